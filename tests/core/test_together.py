"""Who worked at one place at the same time."""

from datetime import date

import pytest

from entregent.core.together import Held, worked_at_once

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("mine", "theirs", "known"),
    [
        (Held(1, "2015", "2019-06", False), Held(1, "2018-03", "", True), True),
        (Held(1, "2015", "2019-06", False), Held(1, "2019-07", "", True), None),
        (Held(1, "", "", True), Held(1, "", "", True), True),
        (Held(1, "2015", "2019", False), Held(1, "", "", True), None),
        (Held(1, "2015", "2019", False), Held(1, "", "", False), None),
        (Held(1, "2015", "2019", False), Held(1, "", "2016", False), True),
        (Held(1, "2015", "", True), Held(2, "2015", "", True), None),
        (Held(None, "2015", "", True), Held(None, "2015", "", True), None),
        (Held(1, "2019-05-02", "", True), Held(1, "2010", "2019", False), True),
    ],
)
def test_positions_tell_only_what_they_surely_tell(
    mine: Held, theirs: Held, known: bool | None
) -> None:
    assert worked_at_once([mine], [theirs], on=DAY) is known
    assert worked_at_once([theirs], [mine], on=DAY) is known


def test_one_stay_in_common_is_enough() -> None:
    mine = [Held(1, "2001", "2004", False), Held(2, "2010", "", True)]
    theirs = [Held(2, "2012", "2013", False), Held(1, "2020", "", True)]
    assert worked_at_once(mine, theirs, on=DAY) is True
