"""Each fact known of a person, with the source that gave it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from entregent.services.book import day_of
from entregent.services.wording.boundaries import boundary
from entregent.storage.models import (
    Address,
    Book,
    Boundary,
    Entry,
    Interest,
    Membership,
    Note,
    Person,
    Position,
    SourceRecord,
)
from entregent.storage.queries import sources as queries

_COLUMN = "X-ENTREGENT-COLUMN:"  # what a sheet said in a column that is no field
_SHOWN = 200  # characters of a property that is no field
FIELDS = (
    "name", "given", "family", "birthday", "language", "register", "how_met", "met_on",
    "worked_together",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Where something came from: the kind of source, the file ("" when none is known), the day."""

    kind: str
    file: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a person: what it is, what it says, where it came from."""

    what: str
    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Telling:
    """A source that told of a person, by so many exchanges or, when none, by a row of its own."""

    source: Source
    exchanges: int


def tellings_of(book: Book, person: Person) -> list[Telling]:
    """Return every file that told of a person."""
    return [
        Telling(_source(book, told.source, told.entry), told.exchanges)
        for told in queries.told_by(book, person)
    ]


def facts_of(book: Book, person: Person) -> list[Fact]:
    """Return each fact known of a person with its source."""
    return [*_fields(book, person), *_rows(book, person)]


def _fields(book: Book, person: Person) -> Iterator[Fact]:
    """Yield the fields; of which file they come is told only where the journal knows."""
    wrote = queries.who_wrote(person, FIELDS)
    for field in FIELDS:
        if value := getattr(person, field):
            kind = kind_of(person.origins.get(field, ""))
            entry = wrote[field]
            known = entry is not None and entry.values.get("kind") == kind
            yield Fact(field, str(value), _source(book, kind, entry if known else None))


def _rows(book: Book, person: Person) -> Iterator[Fact]:
    addresses = Address.objects.filter(person=person).exclude(kind="uid").order_by("pk")
    for row, entry in queries.readings(addresses):
        yield Fact(row.kind, row.value, _source(book, row.origin, entry))
    positions = Position.objects.filter(person=person).select_related("organisation")
    for row, entry in queries.readings(positions.order_by("-current", "-pk")):
        firm = row.organisation.name if row.organisation else ""
        said = " · ".join(part for part in (row.title, firm) if part)
        yield Fact("position", said, _source(book, row.origin, entry))
    circles = Membership.objects.filter(person=person).select_related("circle").order_by("pk")
    for row, entry in queries.readings(circles):
        yield Fact("circle", row.circle.name, _source(book, row.origin, entry))
    for row, entry in queries.readings(Note.objects.filter(person=person).order_by("-at")):
        yield Fact("note", row.text, _source(book, row.origin, entry))
    interests = Interest.objects.filter(person=person, state=Interest.OPEN).order_by("pk")
    for row, entry in queries.readings(interests):
        yield Fact(row.kind, row.text, _source(book, row.origin, entry))
    for row, entry in queries.readings(Boundary.objects.filter(person=person).order_by("pk")):
        yield Fact("boundary", boundary(row), _source(book, row.origin, entry))
    records = SourceRecord.objects.filter(person=person).exclude(extras=[]).order_by("pk")
    for row, entry in queries.readings(records):
        for line in row.extras:
            yield Fact("kept", as_said(line), _source(book, row.source, entry))


def _source(book: Book, origin: str, entry: Entry | None) -> Source:
    if entry is None:
        return Source(kind_of(origin))
    return Source(kind_of(origin), str(entry.values.get("path", "")), day_of(book, entry.at))


def kind_of(origin: str) -> str:
    """Return the kind of a source; which of several sheets it was is told by the file."""
    return origin.partition(":")[0]


def as_said(kept: str) -> str:
    """Return a line kept as it stood, as its file said it; a picture is not shown."""
    words = kept.removeprefix(_COLUMN).replace("\\n", "\n")
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
