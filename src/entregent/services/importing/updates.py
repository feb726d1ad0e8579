"""What a source says anew of people already in the book.

What was typed wins over every file; a file changes only what the same source gave before, and
fills what nobody said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from entregent.core.text import fold
from entregent.importers.records import PersonRecord
from entregent.services.importing import rows
from entregent.services.importing.signs import Signs
from entregent.services.journal import Recorder
from entregent.services.phones import region
from entregent.storage.models import (
    Address,
    Book,
    Membership,
    Note,
    Occasion,
    Person,
    Position,
    SourceRecord,
)

REMEMBERED = 20  # former versions of a row, so that files that disagree do not take turns
_FIELDS = ("given", "family", "birthday", "language", "met_on")


class Updates:
    """Applies records to people they were recognised as."""

    def __init__(self, book: Book, source: str, recorder: Recorder) -> None:
        self._book = book
        self._source = source
        self._recorder = recorder
        self._country = region(book)
        self._names = rows.Names(book, recorder)
        self._told: set[int] = set()  # within one file, the first to say a thing wins

    def apply(self, met: Sequence[tuple[Signs, int]]) -> Iterator[tuple[Signs, int, bool]]:
        """Yield each row with its person and whether anything changed."""
        known = self._source_records([row.key for row, _ in met])
        self._load([person for _, person in met])
        for row, person in met:
            changed = self._tell(self._people[person], row.record, row.told.on)
            self._remember(row, person, known.get(row.key))
            self._told.add(person)
            yield row, person, changed

    def have_told(self, people: Iterable[int]) -> None:
        """Note people the file has just told of: what it says later of them counts less."""
        self._told.update(people)

    def _source_records(self, keys: list[str]) -> dict[str, SourceRecord]:
        found = SourceRecord.objects.filter(book=self._book, source=self._source, key__in=keys)
        return {record.key: record for record in found}

    def _remember(self, row: Signs, person: int, known: SourceRecord | None) -> None:
        said: dict[str, Any] = {
            "digest": row.digest,
            "person_id": person,
            "told_on": row.told.by_source,
            "extras": list(row.record.extras),
        }
        if known:
            former = known.former.split()
            if known.digest != row.digest:
                former = [d for d in former if d != row.digest] + [known.digest]
            said["former"] = " ".join(former[-REMEMBERED:])
            self._recorder.change(known, **said)
        else:
            self._recorder.create(
                SourceRecord(book=self._book, source=self._source, key=row.key, **said)
            )

    def _load(self, people: list[int]) -> None:
        """Read at once all that is known of the people about to be told of."""
        self._people = Person.objects.in_bulk(people)
        self._addresses: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for person, kind, key in Address.objects.filter(person_id__in=people).values_list(
            "person_id", "kind", "key"
        ):
            self._addresses[person].add((kind, key))
        self._positions: dict[int, list[Position]] = defaultdict(list)
        current = Position.objects.filter(person_id__in=people, current=True)
        for position in current.select_related("organisation").order_by("id"):
            self._positions[position.person_id].append(position)
        self._circles: dict[int, set[int]] = defaultdict(set)
        for person, circle in Membership.objects.filter(person_id__in=people).values_list(
            "person_id", "circle_id"
        ):
            self._circles[person].add(circle)

    def _tell(self, person: Person, record: PersonRecord, told_on: date) -> bool:
        changed = [
            self._tell_fields(person, record),
            self._tell_addresses(person, record),
            self._tell_position(person, record, told_on),
            self._tell_circles(person, record),
            self._tell_note(person, record),
        ]
        return any(changed)

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
        return self._recorder.change(person, **values, origins={**person.origins, **told})

    def _tell_addresses(self, person: Person, record: PersonRecord) -> bool:
        there = self._addresses[person.pk]
        new = [
            a
            for a in rows.addresses(record, self._country)
            if (a.kind, a.key) not in there and rows.taken_away(a.kind, a.key) not in person.origins
        ]
        for address in new:
            self._recorder.create(
                Address(book=self._book, person=person, origin=self._source, **address._asdict())
            )
            there.add((address.kind, address.key))
        return any(address.kind != "uid" for address in new)

    def _tell_position(self, person: Person, record: PersonRecord, told_on: date) -> bool:
        if not record.organisation and not record.title:
            return False
        if rows.taken_away("position", "") in person.origins:
            return False
        positions = self._positions[person.pk]
        if any(p.origin == "typed" for p in positions) or any(
            _same_position(p, record) for p in positions
        ):
            return False
        former = next((p for p in positions if p.origin == self._source), None)
        if former and (person.pk in self._told or _says_less(former, record)):
            return False
        organisation = self._names.organisations([record.organisation]).get(record.organisation)
        if former and _says_more(former, record):
            self._recorder.change(
                former, title=record.title[:300] or former.title, organisation_id=organisation
            )
            return True
        started = told_on.isoformat() if former else ""
        position = self._recorder.create(
            Position(
                book=self._book,
                person=person,
                organisation_id=organisation,
                title=record.title[:300],
                started=started,
                origin=self._source,
            )
        )
        if former:
            self._recorder.change(former, current=False, ended=started)
            positions.remove(former)
            self._note_new_job(person, former, record, told_on)
        positions.append(position)
        return True

    def _note_new_job(
        self, person: Person, former: Position, record: PersonRecord, told_on: date
    ) -> None:
        before = former.organisation.name if former.organisation else ""
        values = {
            "organisation": record.organisation,
            "title": record.title,
            "former_organisation": before,
            "former_title": former.title,
        }
        self._recorder.create(
            Occasion(book=self._book, person=person, kind="new-job", on=told_on, values=values)
        )

    def _tell_circles(self, person: Person, record: PersonRecord) -> bool:
        there = self._circles[person.pk]
        told = [
            name
            for name in record.circles
            if rows.taken_away("circle", rows.circle_key(name)) not in person.origins
        ]
        new = set(self._names.circles(told).values()) - there
        for circle in sorted(new):
            self._recorder.create(
                Membership(book=self._book, person=person, circle_id=circle, origin=self._source)
            )
        there |= new
        return bool(new)

    def _tell_note(self, person: Person, record: PersonRecord) -> bool:
        if not record.note:
            return False
        same = Note.objects.filter(person=person)
        if same.filter(text=record.note).exists():
            return False
        mine = same.filter(origin=self._source).order_by("-id").first()
        if mine and person.pk not in self._told:
            return self._recorder.change(mine, text=record.note)
        self._recorder.create(
            Note(
                book=self._book,
                person=person,
                at=self._recorder.entry.at,
                text=record.note,
                origin=self._source,
            )
        )
        return True


def _organisation_key(position: Position) -> str:
    return position.organisation.key if position.organisation else ""


def _same_position(position: Position, record: PersonRecord) -> bool:
    return _organisation_key(position) == fold(record.organisation) and fold(
        position.title
    ) == fold(record.title)


def _says_more(former: Position, record: PersonRecord) -> bool:
    """Tell whether the record only fills what the position left open."""
    fills_title = not former.title and _organisation_key(former) == fold(record.organisation)
    fills_firm = former.organisation is None and fold(former.title) == fold(record.title)
    return fills_title or fills_firm


def _says_less(former: Position, record: PersonRecord) -> bool:
    """Tell whether the record leaves open what the position says, and agrees on the rest."""
    no_title = not record.title and _organisation_key(former) == fold(record.organisation)
    no_firm = not record.organisation and fold(former.title) == fold(record.title)
    return no_title or no_firm
