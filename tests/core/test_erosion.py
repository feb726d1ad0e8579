"""Ties gained and lost, worked out by hand for four people."""

from datetime import date
from math import log
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.erosion import Cause, Stretches, Wear, a_year_before, cause, stretches, wear
from entregent.core.ties import Label, label

ON = date(2026, 11, 22)
ALICE, BENOIT, CHLOE, DAVID = range(4)
SEEN = {
    ALICE: [date(2023, 1, 10), date(2025, 6, 1), date(2026, 5, 1)],  # came back, and stayed
    BENOIT: [date(2025, 1, 15), date(2025, 10, 20)],  # fell silent on 20 October 2026
    CHLOE: [date(2026, 3, 2), date(2026, 3, 2)],  # new this year
    DAVID: [date(2025, 9, 1), date(2026, 2, 1)],  # archived in June 2026
}


def ties(seen: dict[int, list[date]], **ended: int) -> Stretches:
    days = sorted({(who, day.toordinal()) for who, all_of in seen.items() for day in all_of})
    columns = np.array(days, np.int64).reshape(-1, 2).T
    return stretches(*columns, ended={DAVID: ended["david"]} if ended else {})


def worn(known: Stretches, *, years: int, **told: Any) -> Wear:
    return wear(known, on=ON, ends=known.ends(ON, years), **told)


@pytest.fixture
def known() -> Stretches:
    return ties(SEEN, david=date(2026, 6, 10).toordinal())


MET = np.array([date(2023, 1, 10), date(2024, 12, 1), date(2026, 3, 1), date(2025, 9, 1)])
FIRST = np.array([day.toordinal() for day in MET.tolist()])


def test_a_tie_is_active_while_its_label_says_neither_fading_nor_dormant(known: Stretches) -> None:
    assert known.active(ON).tolist() == [ALICE, CHLOE]
    last = date(2025, 10, 20)
    for day in (date(2026, 10, 19), date(2026, 10, 20)):
        silent = label(0.0, last_contact=last, today=day) in (Label.FADING, Label.DORMANT)
        assert (BENOIT in known.active(day)) is not silent


def test_a_year_of_silence_parts_two_stretches(known: Stretches) -> None:
    mine = known.person == ALICE
    assert known.start[mine].tolist() == [
        date(2023, 1, 10).toordinal(), date(2025, 6, 1).toordinal(),
    ]  # fmt: skip
    assert date.fromordinal(int(known.end[mine][0])) == date(2024, 1, 10)


def test_erosion_and_renewal_are_those_counted_by_hand(known: Stretches) -> None:
    told = worn(known, met=FIRST, causes={DAVID: Cause.LOST}, years=1)
    # A year ago: Alice, Benoît, David. Today: Alice, and Chloé who is new.
    assert (told.before, told.gone, told.now, told.new) == (3, 2, 2, 1)
    assert told.erosion == pytest.approx(2 / 3)
    assert told.renewal == pytest.approx(1 / 2)
    assert told.causes == {Cause.LOST: 1, Cause.SILENT: 1}


def test_months_tell_what_was_gained_and_lost_in_each(known: Stretches) -> None:
    told = worn(known, met=FIRST, causes={}, years=1, months=18)
    gained = {month.on: (month.first, month.again) for month in told.months}
    lost = {month.on: month.lost for month in told.months if month.lost}
    assert told.months[-1].on == "2026-11-01"
    assert gained["2026-03-01"] == (1, 0)  # Chloé
    assert gained["2025-06-01"] == (0, 1)  # Alice, first met in 2023
    assert lost == {"2026-06-01": 1, "2026-10-01": 1}
    before = len(known.active(date(2025, 5, 31)))
    change = sum(m.first + m.again - m.lost for m in told.months)
    assert before + change == told.now


def test_the_half_life_is_that_of_the_losses_of_these_years() -> None:
    seen = {who: [a_year_before(ON), *([ON] if who < 15 else [])] for who in range(20)}
    told = worn(ties(seen), met=np.zeros(20, np.int64), causes={}, years=2)
    assert told.half_life == pytest.approx(log(0.5) / log(15 / 20))


def test_no_half_life_is_told_of_few_ties_or_where_none_was_lost(known: Stretches) -> None:
    assert worn(known, met=FIRST, causes={}, years=2).half_life is None
    lasting = ties({who: [a_year_before(ON), ON] for who in range(30)})
    told = worn(lasting, met=np.zeros(30, np.int64), causes={}, years=1)
    assert (told.half_life, told.erosion) == (None, 0.0)


def test_of_nobody_there_is_no_share() -> None:
    told = worn(ties({}), met=np.zeros(0, np.int64), causes={}, years=2)
    assert (told.erosion, told.renewal, told.half_life) == (None, None, None)


def test_the_surest_cause_is_told() -> None:
    nothing = {"archived": False, "bounced": False, "retired": False, "moved": False}
    assert cause(**nothing) is Cause.SILENT
    assert cause(**nothing | {"moved": True}) is Cause.MOVED
    assert cause(**nothing | {"moved": True, "retired": True}) is Cause.RETIRED
    assert cause(**nothing | {"bounced": True, "retired": True}) is Cause.BOUNCED
    assert cause(archived=True, bounced=True, retired=True, moved=True) is Cause.LOST


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2500)), max_size=60), st.integers(0, 3000)
)
def test_a_tie_is_active_on_a_day_just_when_something_was_exchanged_in_the_year_before(
    seen: list[tuple[int, int]], after: int
) -> None:
    start = date(2018, 1, 1).toordinal()
    day = date.fromordinal(start + after)
    every: dict[int, list[date]] = {}
    for who, at in seen:
        every.setdefault(who, []).append(date.fromordinal(start + at))
    expected = {
        who for who, days in every.items() if any(0 <= (day - one).days < 365 for one in days)
    }
    assert set(ties(every).active(day).tolist()) == expected
