"""A story: where things stand in it, and what of a life it tells."""

from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest

from entregent.core.story import (
    Kind,
    Place,
    as_text,
    birthdays,
    first_day,
    last_number,
    merged,
    place_in,
)

NOON = datetime(2026, 11, 22, 12, 0, 0, 5, tzinfo=UTC)


class Thing(NamedTuple):
    place: Place


def at(hour: int, kind: Kind = Kind.NOTE, number: int = 1) -> Thing:
    return Thing(Place(NOON.replace(hour=hour), kind, number))


def test_several_lists_are_told_as_one_the_latest_first() -> None:
    notes, exchanges = [at(9), at(5)], [at(7, Kind.EXCHANGE), at(5, Kind.EXCHANGE)]
    assert merged([notes, exchanges], limit=3) == [at(9), at(7, Kind.EXCHANGE), at(5)]


def test_a_place_is_found_again_in_an_address() -> None:
    place = Place(NOON, Kind.NEW_JOB, 12)
    assert place_in(as_text(place)) == place


def test_of_one_moment_each_kind_goes_on_after_the_place() -> None:
    place = Place(NOON, Kind.NEW_JOB, 12)
    assert last_number(Kind.EXCHANGE, place) is None
    assert last_number(Kind.NEW_JOB, place) == 12
    assert last_number(Kind.NOTE, place) == 0


@pytest.mark.parametrize(
    ("birthday", "since", "told"),
    [
        ("1980-06-01", date(2025, 1, 1), [date(2026, 6, 1), date(2025, 6, 1)]),
        ("--12-24", date(2025, 1, 1), [date(2025, 12, 24)]),
        ("--12-24", date(1990, 1, 1), [date(2025, 12, 24), date(2024, 12, 24), date(2023, 12, 24)]),
        ("2000-02-29", date(2024, 1, 1), [date(2026, 2, 28), date(2025, 2, 28), date(2024, 2, 29)]),
        ("2026-06-01", date(2025, 1, 1), []),
    ],
)
def test_the_last_birthdays_since_two_people_know_each_other_are_told(
    birthday: str, since: date, told: list[date]
) -> None:
    assert birthdays(birthday, since=since, until=date(2026, 11, 22)) == told


@pytest.mark.parametrize(
    ("partial", "day"),
    [("2021", date(2021, 1, 1)), ("2021-03", date(2021, 3, 1)), ("2021-03-14", date(2021, 3, 14)),
     ("", None), ("2021-13", None)],
)  # fmt: skip
def test_a_date_as_precise_as_known_has_a_first_day(partial: str, day: date | None) -> None:
    assert first_day(partial) == day
