"""New people into the book, thousands at a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from entregent.importers.records import PersonRecord
from entregent.services import search
from entregent.services.importing import rows
from entregent.services.importing.gathered import Gathered
from entregent.services.importing.signs import Sign, Signs
from entregent.services.journal import Recorder
from entregent.services.phones import region
from entregent.storage import bulk
from entregent.storage.models import Book, Person

_PERSON = (
    "id", "book_id", "name", "name_key", "given", "family", "is_me", "birthday",
    "birthday_in_year", "language", "register", "how_met", "met_on", "through_id", "origins",
    "created_at",
)  # fmt: skip
_FIELDS = ("name", "given", "family", "birthday", "language", "how_met", "met_on")
Created = list[tuple[Signs, int]]


class Arrivals:
    """Inserts people nobody in the book is."""

    def __init__(self, book: Book, source: str, recorder: Recorder) -> None:
        self._book = book
        self._source = source
        self._recorder = recorder
        self._country = region(book)
        self._names = rows.Names(book, recorder)
        self._gathered = Gathered(book.pk, source, recorder)
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
        if created:
            self._insert(created)
        return created, again

    def _insert(self, created: Created) -> None:
        organisations = self._names.organisations(r.record.organisation for r, _ in created)
        circles = self._names.circles(name for r, _ in created for name in r.record.circles)
        people = [self._person(row, person, self._recorder.entry.at) for row, person in created]
        bulk.insert(Person, _PERSON, people)
        self._recorder.created(Person, people[0][0], people[-1][0])
        for row, person in created:
            record = row.record
            for address in rows.addresses(record, self._country):
                self._gathered.address(person, address)
            if record.organisation or record.title:
                organisation = organisations.get(record.organisation)
                self._gathered.position(person, organisation, record.title[:300])
            for circle in dict.fromkeys(circles[n] for n in record.circles if n in circles):
                self._gathered.membership(person, circle)
            if record.note:
                self._gathered.note(person, record.note)
            self._gathered.said(person, row)
        self._gathered.write()
        search.add((person, rows.searched(row.record)) for row, person in created)

    def _person(self, row: Signs, person: int, at: datetime) -> tuple[Any, ...]:
        record = row.record
        name = rows.display_name(record)
        origins = self._origins(record)
        return (
            person, self._book.pk, name, rows.said_name_key(record), record.given[:150],
            record.family[:150], False, record.birthday, rows.birthday_in_year(record.birthday),
            record.language[:5], "", record.how_met, record.met_on, None, origins, at,
        )  # fmt: skip

    def _origins(self, record: PersonRecord) -> dict[str, str]:
        """Return the source of each field given; the same dictionary for the same fields."""
        given = tuple(field for field in _FIELDS if getattr(record, field))
        if given not in self._origins_of:
            origins = dict.fromkeys(given, self._source)
            self._origins_of[given] = {"name": "guess", **origins}
        return self._origins_of[given]
