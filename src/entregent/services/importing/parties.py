"""Who took part in messages, as people of the book."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from entregent.core.identity import name_key
from entregent.importers.records import BadRecord, Labelled, Party, PersonRecord
from entregent.services.importing.people import PeopleWriter
from entregent.services.importing.signs import Signs, hashed
from entregent.storage.queries.people import people_with_guessed_names


class Parties:
    """Finds or adds the people whom messages name."""

    def __init__(self, writer: PeopleWriter) -> None:
        self._writer = writer
        self._found: dict[str, int | None] = {}

    def find(self, parties: Iterable[tuple[Party, str]]) -> Mapping[str, int | None]:
        """Return the person behind the address of each party, given with its place.

        None for who stays out.
        """
        new: dict[str, tuple[Party, str]] = {}
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for party, place in parties:
            address = address_of(party)
            if address not in self._found:
                new.setdefault(address, (party, place))
                names[address][party.name] += 1
        self._look_up(
            {
                address: _record(party, names[address], place)
                for address, (party, place) in new.items()
            }
        )
        return self._found

    def _look_up(self, records: dict[str, PersonRecord]) -> None:
        writer = self._writer
        wanted: dict[str, Signs] = {}
        for address, record in records.items():
            row = writer.signed(record)
            row.key = hashed(f"party {row.key}")  # no row of a list: what it says replaces none
            if writer.is_wanted(row):
                wanted[address] = row
            else:
                self._found[address] = None
        matches = writer.recognise_parties(list(wanted.values()))
        new: list[Signs] = []
        for row, match in zip(wanted.values(), matches, strict=True):
            if isinstance(match, BadRecord):
                writer.report.tell(match)
            elif match is None:
                new.append(row)
        people = writer.add_parties(new)
        told = self._tell(zip(wanted.values(), matches, strict=True))
        for (address, row), match in zip(wanted.items(), matches, strict=True):
            person = None if isinstance(match, BadRecord) else match or people[id(row)]
            self._found[address] = person
            if person is not None:
                writer.count_party(person, created=id(row) in people, told=person in told)

    def _tell(self, found: Iterable[tuple[Signs, int | BadRecord | None]]) -> set[int]:
        """Tell the book the names of people who had only an address; return who they are."""
        known = [(row, match) for row, match in found if isinstance(match, int)]
        guessed = people_with_guessed_names([person for _, person in known])
        nameless = [(row, p) for row, p in known if p in guessed and row.record.name]
        by_name = [
            (row, p) for row, p in known if p in self._writer.joined_by_name and p not in guessed
        ]
        return self._writer.tell(nameless + by_name)


def address_of(party: Party) -> str:
    """Return the one address a party is told by; its name, marked as one, where it has none."""
    return party.email or party.profile or f"={name_key(party.name)}"


def _record(party: Party, names: Counter[str], place: str) -> PersonRecord:
    del names[""]
    best = names.most_common(1)
    return PersonRecord(
        place,
        name=best[0][0] if best else "",
        emails=(Labelled(party.email),) if party.email else (),
        profiles=(party.profile,) if party.profile and not party.email else (),
    )
