"""People of a source into the book: recognised by a sure sign, else new."""

from collections import Counter
from collections.abc import Mapping, Sequence

from entregent.core.identity import name_key
from entregent.importers.records import BadRecord, PersonRecord
from entregent.services import merging
from entregent.services.importing.arrivals import Arrivals
from entregent.services.importing.owner import Owner
from entregent.services.importing.recognition import Recognition, Said
from entregent.services.importing.refused import Refused
from entregent.services.importing.report import SourceReport
from entregent.services.importing.rows import display_name
from entregent.services.importing.shared import SharedAddresses
from entregent.services.importing.signs import Signs, Told, hashed, signs_of
from entregent.services.importing.updates import Updates
from entregent.services.journal import Recorder
from entregent.services.phones import region
from entregent.storage.bulk import chunks
from entregent.storage.models import Book, Person
from entregent.storage.queries.likeness import kept_apart

MOST_WAITING = 200_000  # for the names of all the others


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
        self.joined_by_name: set[int] = set()
        self.merged: set[int] = set()  # people whose ties change with those of another
        self._country = region(book)
        self._today = Told(recorder.entry.at.date())
        self._recognition = Recognition(book, source)
        self._shared = SharedAddresses()
        self._keys: Counter[str] = Counter()
        self._named: list[str] = []  # names of the rows read, still to be counted
        self._names: Counter[str] = Counter()
        self._waiting: list[Signs] = []
        self._now_one: dict[int, int] = {}
        self._apart = kept_apart(book)
        self._arrivals = Arrivals(book, source, recorder)
        self._updates = Updates(book, source, recorder)

    def write(self, rows: Sequence[Signs]) -> None:
        """Write these people; those nothing but a name tells wait until all names are counted."""
        said = self._recognition.said(rows)
        asked = {row.key for row in rows}
        if self.source != "linkedin":  # there one person comes under several names
            self._share(rows, said)
        rows = [self._keyed(row) for row in rows]
        rows = [row for row in rows if self.is_wanted(row)]
        self.report.people.seen += len(rows)
        self._named += [row.record.name for row in rows]
        said |= self._recognition.said([row for row in rows if row.key not in asked])
        news = [row for row in rows if row.key not in said or said[row.key].is_news(row)]
        self._leave_unchanged(rows, said)
        known = self._recognise(news, said)
        new = [row for row, person in zip(news, known, strict=True) if person is None]
        # LinkedIn names one person in several eras, by mail, by profile or by name alone.
        waits = [self.source == "linkedin" or not (row.sure or row.shared) for row in new]
        early = [row for row, wait in zip(new, waits, strict=True) if not wait]
        self._waiting += [row for row, wait in zip(new, waits, strict=True) if wait]
        met = [(row, p) for row, p in zip(news, known, strict=True) if p is not None]
        self._settle(early, met)
        if len(self._waiting) >= MOST_WAITING:
            self.finish()

    def finish(self) -> None:
        """Write those who waited: joined to the one person of that name in this source, or new."""
        waiting, self._waiting = self._waiting, []
        for rows in chunks(waiting, 2_000):
            # Whoever had a sure sign did not wait: under these telephones they may be there by now.
            dialled = {
                row: self._joined({self._one(person) for person in people})
                for row, people in self._recognition.by_phone(rows).items()
                if people
            }
            left = [row for row in rows if id(row) not in dialled]
            alone = [row for row in left if self._rows_called(row.name_key) == 1]
            named = {
                row: person
                for row, person in self._recognition.by_name_alone(alone).items()
                if person not in self.counted
            }
            known = named | dialled
            new = [row for row in rows if id(row) not in known]
            self._settle(new, [(row, known[id(row)]) for row in rows if id(row) in known])

    def _rows_called(self, key: str) -> int:
        """Return how many rows bear a name; where nothing is new, nobody asks."""
        self._names.update(map(name_key, self._named))
        self._named.clear()
        return self._names[key]

    def _share(self, rows: Sequence[Signs], said: Mapping[str, Said]) -> None:
        """Part the addresses that rows share with each other, or with others in the book."""
        unsure = [row for row in rows if row.key not in said or said[row.key].digest != row.digest]
        self._shared.know(self._recognition.others_at(unsure))
        self._shared.settle(rows)

    def _keyed(self, row: Signs) -> Signs:
        """Number the rows that say the same sign in one file, so that each keeps its digest."""
        self._keys[row.key] += 1
        if (count := self._keys[row.key]) > 1:
            row.key = hashed(f"{row.key}#{count}")
        return row

    def signed(self, record: PersonRecord) -> Signs:
        """Return a record with the signs it is recognised by, told today."""
        return signs_of(record, self._country, self._today)

    def is_wanted(self, row: Signs) -> bool:
        """Tell whether somebody may enter the book, and count those who may not."""
        shared = [("email", email) for email in row.shared]
        own = not self.owner.known.isdisjoint(row.sure)
        if shared and ("name", row.name_key) in self.owner.known:
            own = own or not self.owner.known.isdisjoint(shared)
        if own or self.refused.refuses(row.sure + shared or [("name", row.name_key)]):
            self.report.people.seen += 1
            self.report.people.ignored += 1
            self.report.left_out["yourself" if own else "unwanted-person"] += 1
            return False
        return True

    def _leave_unchanged(self, rows: Sequence[Signs], said: Mapping[str, Said]) -> None:
        for row in rows:
            if row.key in said and not said[row.key].is_news(row):
                self.report.people.unchanged += 1
                self.counted.add(said[row.key].person)

    def _settle(self, new: list[Signs], met: list[tuple[Signs, int]]) -> None:
        created, again = self._arrivals.create(new)
        self.report.people.created += len(created)
        self.report.added += [display_name(row.record) for row, _ in created]
        self.counted.update(person for _, person in created)
        self._updates.have_told(person for _, person in created)
        for _, person, changed in self._updates.apply(met + again):
            if changed:
                self.report.people.updated += 1
                self.changed.add(person)
            else:
                self.report.people.unchanged += 1
            self.counted.add(person)

    def _recognise(self, rows: Sequence[Signs], said: Mapping[str, Said]) -> list[int | None]:
        """Return whom each row means; people brought together by one row become one."""
        known = [
            self._joined({self._one(person) for person in people}) if people else None
            for people in self._recognition.people(rows, said)
        ]
        # A later row may have joined whom an earlier one means to somebody else.
        return [None if person is None else self._one(person) for person in known]

    def _one(self, person: int) -> int:
        while person in self._now_one:
            person = self._now_one[person]
        return person

    def _joined(self, people: set[int]) -> int:
        keep, *others = sorted(people)
        for gone in others:
            if (keep, gone) in self._apart:
                continue
            merging.join(self.recorder, Person.objects.get(pk=keep), Person.objects.get(pk=gone))
            self._now_one[gone] = keep
            self.changed.update((keep, gone))
            self.merged.add(keep)
            self.report.merged += 1
        return keep

    def recognise_parties(self, rows: Sequence[Signs]) -> list[int | BadRecord | None]:
        """Return whom each row of a message means; a problem where two people have that name."""
        known = self._recognise(rows, self._recognition.said(rows))
        unknown = [row for row, person in zip(rows, known, strict=True) if person is None]
        alone = [row for row in unknown if self._rows_called(row.name_key) <= 1]
        named = self._recognition.by_name_alone(alone) if self.source == "linkedin" else {}
        self.joined_by_name.update(named.values())
        nameless = [row.name_key for row in unknown if not row.sure]
        namesakes = self._recognition.called(nameless) if nameless else {}
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
        created, again = self._arrivals.create(new)
        self.report.added += [display_name(row.record) for row, _ in created]
        return {id(row): person for row, person in created + again}

    def tell(self, met: Sequence[tuple[Signs, int]]) -> set[int]:
        """Tell the book what messages say of people it knew less of; return who changed."""
        changed = {person for _, person, was_changed in self._updates.apply(met) if was_changed}
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
