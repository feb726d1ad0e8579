"""What may be asked of somebody, and when."""

from datetime import date, timedelta

import pytest

from entregent.core.asks import ASKS
from entregent.core.boundaries import Boundaries, Busy

DAY = date(2026, 11, 22)


def codes(bounds: Boundaries, kind: str, on: date = DAY) -> list[str]:
    return [reason.code for reason in bounds.allows(kind, on)]


@pytest.mark.parametrize("kind", [k for k in ASKS if k != "recommendation"])
def test_anything_may_be_asked_of_somebody_without_boundaries(kind: str) -> None:
    assert Boundaries().allows(kind, DAY) == []


def test_what_somebody_never_does_is_stopped_with_its_reason_and_nothing_else_is() -> None:
    bounds = Boundaries(never={"referral": "Their firm forbids it"})
    [reason] = bounds.allows("referral", DAY)
    assert (reason.code, reason.facts["why"]) == ("never-asks", "Their firm forbids it")
    assert bounds.allows("advice", DAY) == []


def test_somebody_who_is_not_for_introductions_may_be_asked_for_advice() -> None:
    bounds = Boundaries(never={"no-introductions": ""})
    assert codes(bounds, "introduction") == ["no-introductions"]
    assert codes(bounds, "advice") == []


@pytest.mark.parametrize(
    ("known", "said"),
    [(True, []), (False, ["never-worked-together"]), (None, ["unknown-whether-worked-together"])],
)
def test_only_who_worked_with_me_is_asked_to_recommend_me(
    known: bool | None, said: list[str]
) -> None:
    assert codes(Boundaries(worked_together=known), "recommendation") == said


def test_no_mail_is_a_way_not_an_ask() -> None:
    bounds = Boundaries(never={"no-mail": "By telephone"})
    assert codes(bounds, "help") == []
    assert [reason.code for reason in bounds.allows_mail()] == ["no-mail"]
    assert Boundaries().allows_mail() == []


def test_a_busy_period_holds_both_its_days_and_tells_its_last() -> None:
    bounds = Boundaries(busy=[Busy("2026-11-20", "2026-11-25", "Audit")])
    for day, there in ((19, []), (20, ["busy"]), (25, ["busy"]), (26, [])):
        assert codes(bounds, "help", date(2026, 11, day)) == there
    [reason] = bounds.allows("help", DAY)
    assert reason.until == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("on", "until"),
    [
        (date(2026, 12, 14), None),
        (date(2026, 12, 15), date(2027, 1, 10)),
        (date(2027, 1, 10), date(2027, 1, 10)),
        (date(2027, 1, 11), None),
        (date(2031, 1, 1), date(2031, 1, 10)),
    ],
)
def test_a_busy_part_of_every_year_may_go_over_new_year(on: date, until: date | None) -> None:
    assert Busy("--12-15", "--01-10").until(on) == until


def test_the_29th_of_february_is_the_28th_in_other_years() -> None:
    assert Busy("--02-20", "--02-29").until(date(2027, 2, 28)) == date(2027, 2, 28)
    assert Busy("--02-20", "--02-29").until(date(2028, 2, 29)) == date(2028, 2, 29)


def test_the_first_free_day_comes_after_all_periods_that_follow_one_another() -> None:
    periods = [Busy("2026-11-20", "2026-11-30"), Busy("--12-01", "--12-05")]
    assert Boundaries(busy=periods).free_from(DAY) == date(2026, 12, 6)
    assert Boundaries().free_from(DAY) == DAY


def test_of_several_busy_periods_the_longest_is_told() -> None:
    bounds = Boundaries(busy=[Busy("2026-11-20", "2026-11-25"), Busy("2026-11-01", "2026-12-05")])
    assert [reason.until for reason in bounds.allows("help", DAY)] == [date(2026, 12, 5)]


def test_who_is_busy_all_year_is_never_free() -> None:
    assert Boundaries(busy=[Busy("--01-01", "--12-31")]).free_from(DAY) is None
    assert all(Busy("--01-01", "--12-31").until(DAY + timedelta(days=n)) for n in range(0, 800, 31))
