"""People of a source into the book: recognised by a sure sign, else new."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from entregent.core.identity import is_full_name
from entregent.importers.records import BadRecord, PersonRecord
from entregent.services import merging
from entregent.services.importing.arrivals import Arrivals
from entregent.services.importing.owner import Owner
from entregent.services.importing.refused import Refused
from entregent.services.importing.report import SourceReport
from entregent.services.importing.rows import display_name
from entregent.services.importing.signs import Sign, Signs, hashed, signs_of
from entregent.services.importing.updates import Told, Updates
from entregent.services.journal import Recorder
from entregent.services.phones import region
from entregent.storage.models import Address, Book, Person, SourceRecord
from entregent.storage.queries import people as people_queries


class PeopleWriter:
    """Writes the people of one source; `finish` must be called once all were given."""

    def __init__(
        self,
        book: Book,
        source: str,
        *,
        recorder: Recorder,
        owner: Owner,
        report: SourceReport,
    ) -> None:
        self.book = book
        self.source = source
        self.recorder = recorder
        self.owner = owner
        self.report = report
        self.refused = Refused(book)
        self.counted: set[int] = set()  # people this source has already been counted for
        self.changed: set[int] = set()  # people whose words in the index change
        self._country = region(book)
        self.joined_by_name: set[int] = set()
        self._keys: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._waiting: list[Signs] = []
        self._now_one: dict[int, int] = {}
        self._arrivals = Arrivals(book, source, recorder)
        self._updates = Updates(book, source, recorder)

    def write(self, records: Iterable[PersonRecord], *, told: Told) -> None:
        """Write these people; those nothing but a name tells wait until all names are counted."""
        rows = [self._keyed(self.signed(record)) for record in records]
        rows = [row for row in rows if self.is_wanted(row)]
        self.report.people.seen += len(rows)
        for row in rows:
            self._names[row.name_key] += 1
        known = self.recognise(rows)
        new = [row for row, person in zip(rows, known, strict=True) if person is None]
        # LinkedIn names one person in several eras, by mail, by profile or by name alone.
        early = [row for row in new if row.sure and self.source != "linkedin"]
        self._waiting += [row for row in new if not row.sure or self.source == "linkedin"]
        met = [(row, p) for row, p in zip(rows, known, strict=True) if p is not None]
        self._settle(early, met, told)

    def finish(self, *, told: Told) -> None:
        """Write those who waited: joined to the one person of that name in this source, or new."""
        waiting, self._waiting = self._waiting, []
        for start in range(0, len(waiting), 2_000):
            rows = waiting[start : start + 2_000]
            # Somebody may have come since, by the same sign.
            known = self.recognise(rows)
            unknown = [row for row, person in zip(rows, known, strict=True) if person is None]
            named = {
                row: person
                for row, person in self._by_name_alone(unknown).items()
                if person not in self.counted
            }
            new: list[Signs] = []
            met: list[tuple[Signs, int]] = []
            for row, person in zip(rows, known, strict=True):
                match = person or named.get(id(row))
                if match is None:
                    new.append(row)
                else:
                    met.append((row, match))
            self._settle(new, met, told)

    def _keyed(self, row: Signs) -> Signs:
        """Number the rows that say the same sign in one file, so that each keeps its digest."""
        self._keys[row.key] += 1
        if (count := self._keys[row.key]) > 1:
            row.key = hashed(f"{row.key}#{count}")
        return row

    def signed(self, record: PersonRecord) -> Signs:
        """Return a record with the signs it is recognised by."""
        return signs_of(record, self._country)

    def is_wanted(self, row: Signs) -> bool:
        """Tell whether somebody may enter the book, and count those who may not."""
        own = any(sign in self.owner.known for sign in row.sure)
        if own or self.refused.refuses(row.sure, row.name_key):
            self.report.people.seen += 1
            self.report.people.ignored += 1
            return False
        return True

    def _settle(self, new: list[Signs], met: list[tuple[Signs, int]], told: Told) -> None:
        created, again = self._arrivals.create(new, by_source=told.by_source)
        self.report.people.created += len(created)
        self.report.added += [display_name(row.record) for row, _ in created]
        self.changed.update(person for _, person in created)
        self.counted.update(person for _, person in created)
        for _, person, changed in self._updates.apply(met + again, told=told):
            if changed:
                self.report.people.updated += 1
                self.changed.add(person)
            else:
                self.report.people.unchanged += 1
            self.counted.add(person)

    def recognise(self, rows: Sequence[Signs]) -> list[int | None]:
        """Return, for each row, whom its key in this source or a sure sign means."""
        by_key = self._by_key(rows)
        by_sign = self._by_sign(rows)
        by_phone = self._by_phone(rows)
        result: list[int | None] = []
        for row in rows:
            people = {self._one(by_sign[sign]) for sign in row.sure if sign in by_sign}
            if not people and row.key in by_key:
                people = {self._one(by_key[row.key])}
            if not people:
                people = {
                    self._one(by_phone[number, row.name_key])
                    for number in row.phones
                    if (number, row.name_key) in by_phone
                }
            result.append(self._joined(people) if people else None)
        return result

    def _by_key(self, rows: Sequence[Signs]) -> dict[str, int]:
        found = SourceRecord.objects.filter(
            book=self.book, source=self.source, key__in=[row.key for row in rows]
        )
        return dict(found.values_list("key", "person_id"))

    def _by_sign(self, rows: Sequence[Signs]) -> dict[Sign, int]:
        wanted: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for kind, key in row.sure:
                wanted[kind].add(key)
        found: dict[Sign, int] = {}
        for kind, keys in wanted.items():
            for key, person in people_queries.by_sign(self.book, kind, keys):
                found.setdefault((kind, key), person)
        return found

    def _by_phone(self, rows: Sequence[Signs]) -> dict[tuple[str, str], int]:
        numbers = {number for row in rows for number in row.phones}
        found = Address.objects.filter(book=self.book, kind="phone", key__in=numbers)
        return {
            (key, name): person
            for key, name, person in found.values_list("key", "person__name_key", "person_id")
        }

    def _by_name_alone(self, rows: Sequence[Signs]) -> dict[int, int]:
        """Return, by row, the one person of this source with the row's full name, if there is one.

        Their profile addresses must not differ, and outside LinkedIn neither may have a sure sign.
        """
        alone = [r for r in rows if self._names[r.name_key] <= 1 and is_full_name(r.name_key)]
        people = self._called([row.name_key for row in alone])
        kinds = {"profile"} if self.source == "linkedin" else {"profile", "email", "uid"}
        signed = set(
            Address.objects.filter(
                person_id__in=[p for same in people.values() for p in same], kind__in=kinds
            ).values_list("person_id", flat=True)
        )
        joined: dict[int, int] = {}
        for row in alone:
            match people.get(row.name_key, []):
                case [person]:
                    has_sign = any(kind in kinds for kind, _ in row.sure)
                    both = person in signed and has_sign
                    either = person in signed or has_sign
                    if not (both if self.source == "linkedin" else either):
                        joined[id(row)] = person
        return joined

    def _called(self, names: Sequence[str]) -> dict[str, list[int]]:
        """Return whom this source told of before under each of these names."""
        found: dict[str, list[int]] = defaultdict(list)
        people = Person.objects.filter(
            book=self.book,
            name_key__in=names,
            source_records__source=self.source,
            is_me=False,
        ).distinct()
        for person, name in people.values_list("pk", "name_key"):
            found[name].append(person)
        return found

    def recognise_parties(self, rows: Sequence[Signs]) -> list[int | BadRecord | None]:
        """Return whom each row of a message means; a problem where two people have that name."""
        known = self.recognise(rows)
        unknown = [row for row, person in zip(rows, known, strict=True) if person is None]
        named = self._by_name_alone(unknown) if self.source == "linkedin" else {}
        self.joined_by_name.update(named.values())
        namesakes = self._called([row.name_key for row in unknown if not row.sure])
        result: list[int | BadRecord | None] = []
        for row, person in zip(rows, known, strict=True):
            match = person or named.get(id(row))
            if match is None and not row.sure and len(namesakes.get(row.name_key, [])) > 1:
                values = {"name": row.record.name}
                result.append(BadRecord(row.record.place, "ambiguous-name", values))
            else:
                result.append(match)
        return result

    def add_parties(self, new: Sequence[Signs]) -> dict[int, int]:
        """Add people whom messages name; return the person of each row."""
        created, again = self._arrivals.create(new, by_source=None)
        self.changed.update(person for _, person in created)
        self.report.added += [display_name(row.record) for row, _ in created]
        return {id(row): person for row, person in created + again}

    def tell(self, met: Sequence[tuple[Signs, int]]) -> set[int]:
        """Tell the book what messages say of people it knew less of; return who changed."""
        applied = self._updates.apply(met, told=Told(self.recorder.entry.at.date()))
        changed = {person for _, person, was_changed in applied if was_changed}
        self.changed |= changed
        return changed

    def count_party(self, person: int, *, created: bool, told: bool) -> None:
        """Count somebody a message names, unless this source counted them before."""
        if person in self.counted:
            return
        self.counted.add(person)
        self.report.people.seen += 1
        if created:
            self.report.people.created += 1
        elif told:
            self.report.people.updated += 1
        else:
            self.report.people.unchanged += 1

    def _one(self, person: int) -> int:
        while person in self._now_one:
            person = self._now_one[person]
        return person

    def _joined(self, people: set[int]) -> int:
        """Return the one person these are; when sure signs say several are one, they become it."""
        keep, *others = sorted(people)
        for gone in others:
            merging.join(self.recorder, Person.objects.get(pk=keep), Person.objects.get(pk=gone))
            self._now_one[gone] = keep
            self.changed.update((keep, gone))
            self.report.merged += 1
        return keep
