"""What a source says anew of people already in the book.

What was typed wins over every file; a file changes only what the same source gave before, and
fills what nobody said. The rows of a chunk are told one by one in memory, then written at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from entregent.importers.records import PersonRecord
from entregent.services.importing import rows
from entregent.services.importing.gathered import Gathered
from entregent.services.importing.jobs import Jobs
from entregent.services.importing.signs import Signs
from entregent.services.journal import Recorder, changed
from entregent.services.phones import region
from entregent.storage.bulk import matching
from entregent.storage.models import Address, Book, Membership, Note, Person, SourceRecord

REMEMBERED = 20  # former versions of a row, so that files that disagree do not take turns
_FIELDS = ("given", "family", "birthday", "language", "how_met", "met_on")
Met = Sequence[tuple[Signs, int]]


class Updates:
    """Applies records to people they were recognised as."""

    def __init__(self, book: Book, source: str, recorder: Recorder) -> None:
        self._book = book
        self._source = source
        self._country = region(book)
        self._names = rows.Names(book, recorder)
        self._gathered = Gathered(book.pk, source, recorder)
        self._jobs = Jobs(source, self._names, self._gathered)
        self._told: set[int] = set()  # within one file, the first to say a thing wins

    def apply(self, met: Met) -> list[tuple[Signs, int, bool]]:
        """Return each row with its person and whether anything changed."""
        if not met:
            return []
        self._load(met)
        result = []
        for row, person in met:
            has_changed = self._tell(self._people[person], row)
            self._remember(row, person)
            self._told.add(person)
            result.append((row, person, has_changed))
        self._jobs.write()
        self._gathered.write()
        return result

    def have_told(self, people: Iterable[int]) -> None:
        """Note people the file has just told of: what it says later of them counts less."""
        self._told.update(people)

    def _load(self, met: Met) -> None:
        """Read at once all that is known of the people about to be told of."""
        people = list({person for _, person in met})
        self._people = Person.objects.in_bulk(people)
        self._jobs.load(people)
        self._addresses: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for person, kind, key in _of(Address, people, "kind", "key"):
            self._addresses[person].add((kind, key))
        self._load_circles(met)
        self._load_notes([person for row, person in met if row.record.note])
        keys = [row.key for row, _ in met]
        said = SourceRecord.objects.filter(book=self._book, source=self._source, key__in=keys)
        self._said = {record.key: record for record in said}

    def _load_circles(self, met: Met) -> None:
        self._circles: dict[int, set[int]] = defaultdict(set)
        for person, circle in _of(Membership, list(self._people), "circle_id"):
            self._circles[person].add(circle)
        named = [name for row, person in met for name in self._circles_told(person, row.record)]
        self._circle_ids = self._names.circles(named)

    def _load_notes(self, people: Sequence[int]) -> None:
        self._notes: dict[int, list[Note]] = defaultdict(list)
        for note in Note.objects.filter(person_id__in=people).order_by("id"):
            self._notes[note.person_id].append(note)

    def _remember(self, row: Signs, person: int) -> None:
        known = self._said.get(row.key)
        if known is None:
            self._gathered.said(person, row)
            return
        former = known.former.split()
        if known.digest != row.digest:
            former = [d for d in former if d != row.digest] + [known.digest]
        self._change(
            known,
            digest=row.digest,
            person_id=person,
            told_on=row.told.by_source,
            extras=list(row.record.extras),
            former=" ".join(former[-REMEMBERED:]),
        )

    def _change(self, row: models.Model, **values: Any) -> bool:
        """Change a row in memory, to be written with the others; tell whether anything differed."""
        told = changed(row, **values)
        if told is None:
            return False
        self._gathered.change(type(row), told)
        return True

    def _tell(self, person: Person, row: Signs) -> bool:
        told = [
            self._tell_fields(person, row.record),
            self._tell_addresses(person, row.record),
            self._tell_job(person, row),
            self._tell_circles(person.pk, row.record),
            self._tell_note(person.pk, row.record),
        ]
        return any(told)

    def _may_tell(self, person: Person, field: str) -> bool:
        origin: str | None = person.origins.get(field)
        if not getattr(person, field):
            return origin != "typed"  # emptied on purpose
        return origin == "guess" or (origin == self._source and person.pk not in self._told)

    def _tell_fields(self, person: Person, record: PersonRecord) -> bool:
        values: dict[str, Any] = {
            field: said
            for field in _FIELDS
            if (said := getattr(record, field)) and self._may_tell(person, field)
        }
        if record.name and self._may_tell(person, "name"):
            values["name"] = rows.display_name(record)
        told = dict.fromkeys(values, self._source)
        if "name" in values:
            values["name_key"] = rows.said_name_key(record)
        if "birthday" in values:
            values["birthday_in_year"] = rows.birthday_in_year(record.birthday)
        if all(getattr(person, field) == value for field, value in values.items()):
            return False
        return self._change(person, **values, origins={**person.origins, **told})

    def _tell_addresses(self, person: Person, record: PersonRecord) -> bool:
        there = self._addresses[person.pk]
        new = [
            a
            for a in rows.addresses(record, self._country)
            if (a.kind, a.key) not in there and rows.taken_away(a.kind, a.key) not in person.origins
        ]
        for address in new:
            self._gathered.address(person.pk, address)
            there.add((address.kind, address.key))
        return any(address.kind != "uid" for address in new)

    def _tell_job(self, person: Person, row: Signs) -> bool:
        if not row.record.organisation and not row.record.title:
            return False
        if rows.taken_away("position", "") in person.origins:
            return False
        again = person.pk in self._told
        key = rows.position_said(self._source)
        before = person.origins.get(key)
        news = self._jobs.tell(person.pk, row.record, row.told.on, again=again, before=before)
        if not again and (before is not None or self._jobs.has_typed(person.pk)):
            said = rows.as_said(row.record.organisation, row.record.title)
            self._change(person, origins={**person.origins, key: said})
        return news

    def _circles_told(self, person: int, record: PersonRecord) -> list[str]:
        """Return the circles a record names, without those the person was taken out of."""
        origins = self._people[person].origins
        return [
            name
            for name in record.circles
            if rows.taken_away("circle", rows.circle_key(name)) not in origins
        ]

    def _tell_circles(self, person: int, record: PersonRecord) -> bool:
        there, ids = self._circles[person], self._circle_ids
        told = {ids[name] for name in self._circles_told(person, record) if name in ids}
        new = told - there
        for circle in sorted(new):
            self._gathered.membership(person, circle)
        there |= new
        return bool(new)

    def _tell_note(self, person: int, record: PersonRecord) -> bool:
        notes = self._notes[person]
        if not record.note or any(note.text == record.note for note in notes):
            return False
        mine = [note for note in notes if note.origin == self._source]
        if mine and person not in self._told:
            return self._change(mine[-1], text=record.note)
        self._gathered.note(person, record.note)
        notes.append(Note(text=record.note, origin=self._source))
        return True


def _of(model: type[models.Model], people: Sequence[int], *columns: str) -> list[tuple[Any, ...]]:
    return matching(model, ("person_id", *columns), "person_id", people)
