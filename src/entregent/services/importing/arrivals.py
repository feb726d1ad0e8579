"""New people into the book, thousands at a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import models

from entregent.importers.records import PersonRecord
from entregent.services import search
from entregent.services.importing import rows
from entregent.services.importing.signs import Sign, Signs
from entregent.services.journal import Recorder
from entregent.services.phones import region
from entregent.storage import bulk
from entregent.storage.models import (
    Address,
    Book,
    Membership,
    Note,
    Person,
    Position,
    SourceRecord,
)

_PERSON = (
    "id", "book_id", "name", "name_key", "given", "family", "is_me", "birthday",
    "birthday_in_year", "language", "register", "how_met", "met_on", "through_id", "origins",
    "created_at",
)  # fmt: skip
_ADDRESS = ("id", "book_id", "person_id", "kind", "value", "key", "label", "origin")
_POSITION = (
    "id", "book_id", "person_id", "organisation_id", "title", "started", "ended", "current",
    "origin",
)  # fmt: skip
_MEMBERSHIP = ("id", "book_id", "circle_id", "person_id", "origin")
_NOTE = ("id", "book_id", "person_id", "at", "text", "origin")
_SOURCE = ("id", "book_id", "source", "key", "digest", "person_id", "former", "told_on", "extras")
_FIELDS = ("name", "given", "family", "birthday", "language", "met_on")
Created = list[tuple[Signs, int]]


class Arrivals:
    """Inserts people nobody in the book is."""

    def __init__(self, book: Book, source: str, recorder: Recorder) -> None:
        self._book = book
        self._source = source
        self._recorder = recorder
        self._country = region(book)
        self._names = rows.Names(book, recorder)
        self._first: dict[Sign, int] = {}
        self._origins_of: dict[tuple[str, ...], dict[str, str]] = {}

    def create(self, new: Sequence[Signs]) -> tuple[Created, Created]:
        """Insert these people; return them, and the rows that turned out to be one of them."""
        # Only LinkedIn's people all wait until the end: for others the tables hold who came before.
        first = self._first if self._source == "linkedin" else {}
        created: Created = []
        again: Created = []
        ids = iter(bulk.reserve_ids(Person, len(new)))
        for row in new:
            signs = [*row.sure, *((f"phone {row.name_key}", number) for number in row.phones)]
            signs += ((f"email of {name}", email) for email, name in row.shared.items())
            same = next((first[sign] for sign in signs if sign in first), None)
            person = next(ids) if same is None else same
            first.update((sign, person) for sign in signs if sign not in first)
            (created if same is None else again).append((row, person))
        self._insert(created, self._recorder.entry.at)
        return created, again

    def _insert(self, created: Created, at: datetime) -> None:
        book, origin = self._book.pk, self._source
        organisations = self._names.organisations(r.record.organisation for r, _ in created)
        circles = self._names.circles(name for r, _ in created for name in r.record.circles)
        people, addresses, positions, memberships, notes, sources = ([] for _ in range(6))
        for row, person in created:
            record = row.record
            people.append(self._person(row, person, at))
            for address in rows.addresses(record, self._country):
                addresses.append((book, person, *address, origin))
            if record.organisation or record.title:
                organisation = organisations.get(record.organisation)
                title = record.title[:300]
                positions.append((book, person, organisation, title, "", "", True, origin))
            for circle in dict.fromkeys(circles[n] for n in record.circles if n in circles):
                memberships.append((book, circle, person, origin))
            if record.note:
                notes.append((book, person, at, record.note, origin))
            sources.append(
                (
                    book,
                    origin,
                    row.key,
                    row.digest,
                    person,
                    "",
                    row.told.by_source,
                    list(record.extras),
                )
            )
        self._write(Person, _PERSON, people, with_ids=True)
        self._write(Address, _ADDRESS, addresses)
        self._write(Position, _POSITION, positions)
        self._write(Membership, _MEMBERSHIP, memberships)
        self._write(Note, _NOTE, notes)
        self._write(SourceRecord, _SOURCE, sources)
        search.add((person, rows.searched(row.record)) for row, person in created)

    def _person(self, row: Signs, person: int, at: datetime) -> tuple[Any, ...]:
        record = row.record
        name = rows.display_name(record)
        origins = self._origins(record)
        return (
            person, self._book.pk, name, rows.said_name_key(record), record.given[:150],
            record.family[:150], False, record.birthday, rows.birthday_in_year(record.birthday),
            record.language[:5], "", "", record.met_on, None, origins, at,
        )  # fmt: skip

    def _origins(self, record: PersonRecord) -> dict[str, str]:
        """Return the source of each field given; the same dictionary for the same fields."""
        given = tuple(field for field in _FIELDS if getattr(record, field))
        if given not in self._origins_of:
            origins = dict.fromkeys(given, self._source)
            self._origins_of[given] = {"name": "guess", **origins}
        return self._origins_of[given]

    def _write(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        values: list[tuple[Any, ...]],
        *,
        with_ids: bool = False,
    ) -> None:
        if not values:
            return
        if not with_ids:
            ids = bulk.reserve_ids(model, len(values))
            values = [(pk, *row) for pk, row in zip(ids, values, strict=True)]
        bulk.insert(model, columns, values)
        self._recorder.created(model, values[0][0], values[-1][0])
