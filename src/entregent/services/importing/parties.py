"""Who took part in messages, as people of the book."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from entregent.core.identity import name_key
from entregent.importers.records import BadRecord, Labelled, Party, PersonRecord
from entregent.services.importing.people import PeopleWriter
from entregent.services.importing.signs import Signs
from entregent.storage.models import Person


class Parties:
    """Finds or adds the people whom messages name."""

    def __init__(self, writer: PeopleWriter) -> None:
        self._writer = writer
        self._found: dict[Party, int | None] = {}

    def find(self, parties: Iterable[tuple[Party, str]]) -> dict[Party, int]:
        """Return the person of each party, given with its place; who stays out is left out."""
        places: dict[Party, str] = {}
        names: dict[Party, Counter[str]] = defaultdict(Counter)
        for party, place in parties:
            address = addressed(party)
            places.setdefault(address, place)
            if party.name:
                names[address][party.name] += 1
        self._look_up(
            {
                address: _record(address, names[address], place)
                for address, place in places.items()
                if address not in self._found
            }
        )
        return {a: p for a in places if (p := self._found[a]) is not None}

    def _look_up(self, records: dict[Party, PersonRecord]) -> None:
        writer = self._writer
        wanted: dict[Party, Signs] = {}
        for address, record in records.items():
            row = writer.signed(record)
            if writer.is_wanted(row):
                wanted[address] = row
            else:
                self._found[address] = None
        matches = writer.recognise_parties(list(wanted.values()))
        new: list[Signs] = []
        for row, match in zip(wanted.values(), matches, strict=True):
            if isinstance(match, BadRecord):
                writer.report.problems.append(match)
            elif match is None:
                new.append(row)
        people = writer.add_parties(new)
        told = self._worth_telling(zip(wanted.values(), matches, strict=True))
        for address, match in zip(wanted, matches, strict=True):
            row = wanted[address]
            person = None if isinstance(match, BadRecord) else match or people[id(row)]
            self._found[address] = person
            if person is not None:
                writer.count_party(person, created=id(row) in people, told=person in told)

    def _worth_telling(self, found: Iterable[tuple[Signs, int | BadRecord | None]]) -> set[int]:
        """Tell the book the names of people who had only an address; return who they are."""
        known = [(row, match) for row, match in found if isinstance(match, int)]
        guessed = set(
            Person.objects.filter(
                pk__in=[person for _, person in known], origins__name="guess"
            ).values_list("pk", flat=True)
        )
        nameless = [(row, p) for row, p in known if p in guessed and row.record.name]
        by_name = [
            (row, p) for row, p in known if p in self._writer.joined_by_name and p not in guessed
        ]
        return self._writer.tell(nameless + by_name)


def addressed(party: Party) -> Party:
    """Return a party by its address, or by its name's key where it has none."""
    if party.email:
        return Party(email=party.email)
    if party.profile:
        return Party(profile=party.profile)
    return Party(name=name_key(party.name))


def _record(address: Party, names: Counter[str], place: str) -> PersonRecord:
    best = names.most_common(1)
    return PersonRecord(
        place,
        name=best[0][0] if best else "",
        emails=(Labelled(address.email),) if address.email else (),
        profiles=(address.profile,) if address.profile else (),
    )
