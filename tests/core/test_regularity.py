"""How steady contact is, worked out by hand."""

from datetime import date

import pytest

from entregent.core.regularity import WEEKS, Rhythm, Window, rhythm, steady_share

ON = date(2026, 11, 22)
LONG_AGO = date(2020, 1, 1)
JOB = 7


def told(
    *contacts: int, goals: list[Window] | None = None, begun: date | None = LONG_AGO
) -> Rhythm:
    return rhythm(contacts, on=ON, begun=begun, goals=goals or [])


def test_months_alike_are_steady_and_one_in_need_is_not() -> None:
    assert steady_share([10, 10, 10]) == 1.0
    assert steady_share([10, 10, 40]) == pytest.approx(2 / 3)
    assert steady_share([0, 0, 30]) == pytest.approx(1 / 3)
    assert steady_share([0, 0]) == 0.0


def test_the_month_that_is_not_over_says_nothing_yet() -> None:
    found = told(10, 10, 10, 1)
    assert [month.on for month in found.months][-1] == "2026-11-01"
    assert not found.months[-1].over
    assert (found.mean, found.share, found.said) == (10.0, 1.0, "steady")
    assert found.a_week == pytest.approx(10 / WEEKS)


def test_nothing_is_counted_before_the_first_whole_month() -> None:
    found = told(0, 0, 4, 12, 12, 12, 3, begun=date(2026, 7, 20))
    assert [month.contacts for month in found.months] == [12, 12, 12, 3]
    assert told(0, 0, 0, begun=None).months == []


def test_too_little_is_not_judged() -> None:
    assert told(1, 1, 1, 1).share is None
    assert told(30, 30, 0).said == ""


@pytest.mark.parametrize(
    ("contacts", "said"),
    [((9, 11, 10, 0), "steady"), ((4, 10, 16, 0), "steady"), ((2, 8, 20, 0), "uneven"),
     ((0, 0, 30, 0), "in-bursts")],
)  # fmt: skip
def test_steadiness_has_three_words(contacts: tuple[int, ...], said: str) -> None:
    assert told(*contacts).said == said


def test_contact_that_only_rises_around_a_goal_is_told() -> None:
    search = Window(JOB, date(2026, 8, 10), date(2026, 9, 20))
    found = told(4, 6, 5, 30, 20, 5, 2, goals=[search])
    assert found.rise is not None
    assert found.rise.goals == [JOB]
    assert (found.rise.during, found.rise.otherwise) == (25.0, 5.0)
    assert (found.rise.months_during, found.rise.months_otherwise) == (2, 4)


def test_contact_that_is_as_steady_outside_goals_is_not_held_against_anybody() -> None:
    search = Window(JOB, date(2026, 8, 10), date(2026, 9, 20))
    assert told(15, 16, 15, 20, 18, 15, 2, goals=[search]).rise is None
    assert told(4, 6, 5, 30, 20, 5, 2).rise is None  # no goal
    open_still = Window(JOB, date(2026, 10, 25))
    assert told(4, 6, 5, 5, 5, 30, 20, goals=[open_still]).rise is None  # one month that is over
