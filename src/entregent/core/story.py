"""The story with somebody: what happened between us and to them, as one list, the latest first."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from heapq import merge
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

BIRTHDAYS_TOLD = 3  # years; those before say nothing of a story


class Kind(StrEnum):
    """What a story tells of; their order by name decides between two at the same moment."""

    BIRTHDAY = "birthday"
    EXCHANGE = "exchange"
    NEW_JOB = "new-job"
    NOTE = "note"
    POSITION = "position"


# What one may ask to see alone.
PARTS: dict[str, frozenset[Kind]] = {
    "exchanges": frozenset({Kind.EXCHANGE}),
    "notes": frozenset({Kind.NOTE}),
    "occasions": frozenset({Kind.BIRTHDAY, Kind.NEW_JOB, Kind.POSITION}),
}


class Place(NamedTuple):
    """Where something stands in a story: no two stand in the same place."""

    at: datetime
    kind: Kind
    id: int


class Placed(Protocol):
    """Something that has a place in a story."""

    @property
    def place(self) -> Place: ...


AnyTold = TypeVar("AnyTold", bound=Placed)


def merged(streams: Iterable[Iterable[AnyTold]], *, limit: int | None) -> list[AnyTold]:
    """Return the latest of several lists that are each the latest first."""
    return list(islice(merge(*streams, key=lambda told: told.place, reverse=True), limit))


def last_number(kind: Kind, before: Place | None) -> int | None:
    """Return before which number one of a kind must be, at the very moment of a place.

    None where nothing bounds it, 0 where none at that moment comes after the place in the list.
    """
    if before is None or kind < before.kind:
        return None
    return before.id if kind == before.kind else 0


def birthdays(birthday: str, *, since: date, until: date) -> list[date]:
    """Return the birthdays between two days, of the last years alone, the latest first.

    In a year without it, the 29th of February is kept on the 28th.
    """
    month, day = int(birthday[-5:-3]), int(birthday[-2:])
    born = 0 if birthday.startswith("--") else int(birthday[:4])
    days = [
        _in_year(year, month, day)
        for year in range(until.year, until.year - BIRTHDAYS_TOLD - 1, -1)
        if year > born
    ]
    return [day for day in days if since <= day <= until][:BIRTHDAYS_TOLD]


def _in_year(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def first_day(partial: str) -> date | None:
    """Return the first day of a date as precise as it is known; None when it is none."""
    try:
        year, month, day = (*map(int, partial.split("-")), 1, 1)[:3]
        return date(year, month, day)
    except ValueError:
        return None


def as_text(place: Place) -> str:
    """Return a place as an address may hold it."""
    return f"{place.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ} {place.kind} {place.id}"


def place_in(text: str) -> Place | None:
    """Return the place that a text tells, None when it tells none."""
    moment, _, rest = text.partition(" ")
    kind, _, number = rest.partition(" ")
    try:
        at = datetime.fromisoformat(moment)
        place = Place(at, Kind(kind), int(number))
    except ValueError:
        return None
    sound = at.tzinfo is not None and 1 < at.year < 9999 and number.isdecimal()
    return place if sound and place.id < 2**62 else None
