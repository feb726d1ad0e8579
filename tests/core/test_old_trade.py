"""Who knows me by my old trade alone: told of what is noted, never guessed."""

import pytest

from entregent.core.old_trade import Knower, Seen, Why, is_leaving, seen_by

TURBALINE, AIRBUS = 1, 2


@pytest.mark.parametrize(
    ("one", "seen"),
    [
        (Knower(9, firms=[AIRBUS, TURBALINE]), Seen(9, Why.SAME_FIRM, firm=TURBALINE)),
        (Knower(9, firms=[AIRBUS], sector="aeronautics"),
         Seen(9, Why.SAME_SECTOR, value="aeronautics")),
        (Knower(9, sector="energy"), Seen(9, Why.OTHER_SECTOR, value="energy")),
        (Knower(9, firms=[TURBALINE], circles=["Clients", "Amis"]),
         Seen(9, Why.ELSEWHERE, value="Amis")),
        (Knower(9, firms=[TURBALINE], sector="energy"), Seen(9, Why.SAME_FIRM, firm=TURBALINE)),
        (Knower(9, firms=[AIRBUS], circles=["Clients"]), None),
    ],
)  # fmt: skip
def test_what_shows_how_somebody_sees_me(one: Knower, seen: Seen | None) -> None:
    assert seen_by(one, my_firms=[TURBALINE], my_sector="aeronautics") == seen


def test_without_a_trade_of_mine_only_a_firm_or_a_circle_tells() -> None:
    assert seen_by(Knower(9, sector="energy"), my_firms=[TURBALINE], my_sector="") is None


def test_two_of_the_four_reasons_label_me() -> None:
    assert {why for why in Why if why.labels} == {Why.SAME_FIRM, Why.SAME_SECTOR}


@pytest.mark.parametrize(
    ("mine", "sought", "new_sector", "leaving"),
    [
        ("aeronautics", {"energy"}, False, True),
        ("aeronautics", {"energy", "aeronautics"}, True, False),
        ("aeronautics", set(), True, True),
        ("aeronautics", set(), False, False),
        ("", {"energy"}, True, True),
        ("", {"energy"}, False, False),
    ],
)
def test_a_goal_leads_out_of_my_trade_where_it_seeks_another(
    mine: str, sought: set[str], *, new_sector: bool, leaving: bool
) -> None:
    assert is_leaving(mine, sought, new_sector=new_sector) is leaving
