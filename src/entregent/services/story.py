"""The story with somebody: exchanges, notes and occasions as one list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from entregent.core import story as core
from entregent.core.story import Kind, Place
from entregent.services.book import day_of, end_of, zone
from entregent.storage.models import Book, Note, Occasion, Person, Position
from entregent.storage.queries import dossier as queries
from entregent.storage.queries.dossier import Moment


class Told(NamedTuple):
    """One thing of a story, with its place in it; of a birthday, its day."""

    place: Place
    what: Moment | Note | Occasion | Position | date

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.place.kind

    @property
    def facts(self) -> dict[str, Any]:
        """What a file or somebody said of it, as plain values."""
        if isinstance(self.what, Moment):
            _, channel, by, subject, note, origin, _ = self.what
            return {
                "channel": channel, "by": by, "subject": subject, "note": note, "origin": origin,
            }  # fmt: skip
        if isinstance(self.what, Note):
            return {"text": self.what.text, "origin": self.what.origin}
        if isinstance(self.what, Occasion):
            return dict(self.what.values)
        if isinstance(self.what, Position):
            firm = self.what.organisation
            return {
                "title": self.what.title,
                "organisation": firm.name if firm else "",
                "started": self.what.started,
            }
        return {}


@dataclass(frozen=True, slots=True)
class Happened:
    """Whose story it is up to which day, and what happened to them, which is never much."""

    book: Book
    person: Person
    on: date
    occasions: Sequence[Occasion]
    positions: Sequence[Position]

    @property
    def until(self) -> datetime:
        """The last moment that is told."""
        return end_of(self.book, self.on)


def happened_to(book: Book, person: Person, *, on: date) -> Happened:
    """Return what happened to a person up to a day."""
    return Happened(book, person, on, queries.occasions_of(person), queries.positions_of(person))


def story(
    happened: Happened,
    *,
    limit: int | None,
    before: Place | None = None,
    only: Collection[Kind] = tuple(Kind),
) -> list[Told]:
    """Return exchanges, notes and occasions before a place in the story, the latest first."""
    if limit == 0:
        return []
    streams = [
        [told for told in _occasions(happened) if told.kind in only and _is_before(told, before)]
    ]
    if Kind.EXCHANGE in only:
        streams.append(_exchanges(happened, limit, before))
    if Kind.NOTE in only:
        streams.append(_notes(happened, limit, before))
    return core.merged(streams, limit=limit)


def count_told(happened: Happened) -> int:
    """Return how much there is in a story."""
    person, until = happened.person, happened.until
    written = queries.count_exchanges(person, until=until) + queries.count_notes(
        person, until=until
    )
    return written + len(_occasions(happened))


def _is_before(told: Told, before: Place | None) -> bool:
    return before is None or told.place < before


def _at_most(kind: Kind, before: Place | None) -> tuple[datetime, int | None] | None:
    """Return before which moment, and at it before which number, one of a kind must be."""
    return before and (before.at, core.last_number(kind, before))


def _exchanges(happened: Happened, limit: int | None, before: Place | None) -> list[Told]:
    rows = queries.timeline(
        happened.person,
        until=happened.until,
        limit=limit,
        before=_at_most(Kind.EXCHANGE, before),
    )
    return [Told(Place(row.at, Kind.EXCHANGE, row.id), row) for row in rows]


def _notes(happened: Happened, limit: int | None, before: Place | None) -> list[Told]:
    rows = queries.notes_told(
        happened.person,
        until=happened.until,
        limit=limit,
        before=_at_most(Kind.NOTE, before),
    )
    return [Told(Place(row.at, Kind.NOTE, row.pk), row) for row in rows]


def _occasions(happened: Happened) -> list[Told]:
    """Return new positions that files told of, positions begun, birthdays: the latest first."""
    book, until = happened.book, happened.on
    told = [_on(book, n.on, Kind.NEW_JOB, n.pk, n) for n in happened.occasions if n.on <= until]
    told += [
        _on(book, day, Kind.POSITION, position.pk, position)
        for day, position in _begun(happened)
        if day <= until
    ]
    told += [_on(book, day, Kind.BIRTHDAY, day.year, day) for day in _birthdays(happened)]
    return sorted(told, key=lambda one: one.place, reverse=True)


def _on(book: Book, day: date, kind: Kind, number: int, what: Occasion | Position | date) -> Told:
    """Return what happened on a day, told before all that was said on it."""
    morning = datetime.combine(day, time.min, tzinfo=zone(book)).astimezone(UTC)
    return Told(Place(morning, kind, number), what)


def _begun(happened: Happened) -> list[tuple[date, Position]]:
    """Return the positions whose beginning is known, but for those that are news already."""
    news = {(n.values.get("title"), n.values.get("organisation")) for n in happened.occasions}
    return [
        (day, position)
        for position in happened.positions
        if (day := core.first_day(position.started))
        and (position.title, position.organisation.name if position.organisation else "")
        not in news
    ]


def _birthdays(happened: Happened) -> list[date]:
    """Return the last birthdays since we know each other."""
    person = happened.person
    if not person.birthday:
        return []
    tie = getattr(person, "tie", None)
    first = day_of(happened.book, tie.first_at) if tie and tie.first_at else None
    known = min((day for day in (first, person.met_on) if day), default=None)
    return core.birthdays(person.birthday, since=known, until=happened.on) if known else []
