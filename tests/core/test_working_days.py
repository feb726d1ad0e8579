"""Working days, with the public holidays of France where they count."""

from datetime import date

import pytest

from entregent.core.working_days import easter_of, holidays_of, is_working, working_days_after

EASTERS = {
    1961: "04-02", 2000: "04-23", 2008: "03-23", 2011: "04-24", 2019: "04-21", 2024: "03-31",
    2025: "04-20", 2026: "04-05", 2027: "03-28", 2035: "03-25", 2038: "04-25",
}  # fmt: skip


@pytest.mark.parametrize("year", EASTERS)
def test_easter_falls_on_its_day(year: int) -> None:
    assert easter_of(year).isoformat() == f"{year}-{EASTERS[year]}"


def test_the_year_has_eleven_public_holidays() -> None:
    assert len(holidays_of(2027)) == 11
    assert {date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)} <= holidays_of(2027)


@pytest.mark.parametrize(
    ("from_day", "count", "french", "day"),
    [
        ("2026-11-20", 3, True, "2026-11-25"),  # a Friday
        ("2026-12-23", 3, True, "2026-12-29"),
        ("2026-12-23", 3, False, "2026-12-28"),
        ("2026-11-22", 0, True, "2026-11-22"),
        ("2026-04-30", 1, True, "2026-05-04"),
    ],
)
def test_days_off_are_not_counted(from_day: str, count: int, french: bool, day: str) -> None:
    found = working_days_after(date.fromisoformat(from_day), count, french=french)
    assert found.isoformat() == day
    assert count == 0 or is_working(found, french=french)
