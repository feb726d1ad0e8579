"""Links somebody wrote down: who knows whom."""

from collections.abc import Sequence

from entregent.core.identity import name_key
from entregent.importers.records import BadRecord, LinkRecord, Party
from entregent.services.importing.parties import Parties, address_of
from entregent.services.importing.people import PeopleWriter
from entregent.storage.models import Book, Link, NotLinked, Person


def write_links(people: PeopleWriter, records: Sequence[LinkRecord]) -> None:
    """Write these links; their people are found by address or full name, else added."""
    parties = [(_known_by_name(people, p), r.place) for r in records for p in (r.a, r.b)]
    found = Parties(people).find(
        (party, place) for party, place in parties if isinstance(party, Party)
    )
    apart = said_apart(people.book)
    for index, record in enumerate(records):
        ends: list[int] = []
        for party, _ in parties[2 * index : 2 * index + 2]:
            if isinstance(party, int):
                people.count_party(party, created=False, told=False)
                ends.append(party)
            elif (person := found[address_of(party)]) is not None:
                ends.append(person)
        if len(set(ends)) == 2:
            if tuple(sorted(ends)) in apart:
                continue
            _write_link(people, record, *sorted(ends))
        elif len(ends) == 2:
            values = {"a": _shown(record.a), "b": _shown(record.b)}
            people.report.tell(BadRecord(record.place, "link-of-one", values))


def said_apart(book: Book) -> set[tuple[int, int]]:
    """Return the pairs that were said not to know each other: no file says otherwise."""
    return set(NotLinked.objects.filter(book=book).values_list("a_id", "b_id"))


def _shown(party: Party) -> str:
    return party.email or party.profile or party.name


def _known_by_name(people: PeopleWriter, party: Party) -> Party | int:
    """Return the one person of the book with this name when a name is all there is."""
    if party.email or party.profile:
        return party
    called = Person.objects.filter(
        book=people.book, name_key=name_key(party.name), is_me=False
    ).values_list("pk", flat=True)[:2]
    match list(called):
        case [person]:
            return person
        case _:
            return party


def _write_link(people: PeopleWriter, record: LinkRecord, a: int, b: int) -> None:
    said = {"evidence": record.evidence, "since": record.since}
    kind = record.kind or "acquaintance"
    link = Link.objects.filter(a_id=a, b_id=b, kind=kind, origin=people.source).first()
    if link:
        people.recorder.change(link, **said)
        return
    people.recorder.create(
        Link(book=people.book, a_id=a, b_id=b, kind=kind, origin=people.source, **said)
    )
    people.report.links += 1
