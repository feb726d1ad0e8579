"""Addresses and domains that stay out of the book."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Model, QuerySet

from entregent.core.identity import email_key
from entregent.services import journal
from entregent.services.erasing import remove
from entregent.services.errors import EntregentError
from entregent.storage.bulk import chunks, matching
from entregent.storage.models import (
    Address,
    Book,
    Boundary,
    Favour,
    IgnoredAddress,
    Interest,
    Membership,
    Note,
    Participant,
    Person,
    Position,
)

_MAIL = "mailbox"
_TYPED = "typed"
_NOTED: tuple[type[Model], ...] = (Note, Membership, Position, Interest, Boundary, Favour)


@dataclass(frozen=True, slots=True)
class Ignored:
    """How many people left the book, and how many stay, by the reason: see `_who_stays`."""

    left: int
    stay: Mapping[str, int] = field(default_factory=dict)


def ignore(book: Book, value: str) -> Ignored:
    """Leave an address or a domain out from now on; return who left the book and who stays.

    Those leave whom only mails told of and of whom no other address is known.
    """
    wanted = value.strip().lower().removeprefix("@")
    if not email_key(wanted) and not email_key(f"somebody@{wanted}"):
        raise EntregentError("not-an-address-or-domain", value=value)
    with journal.entry(book, "ignore", value=wanted) as recorder:
        if not IgnoredAddress.objects.filter(book=book, value=wanted).exists():
            recorder.create(IgnoredAddress(book=book, value=wanted))
        people = {p.pk: p for p in _named_by(book, wanted)}
        stay = _who_stays(people, wanted)
        leaving = [person for pk, person in people.items() if pk not in stay]
        remove(recorder, leaving)
    return Ignored(len(leaving), Counter(stay.values()))


def heed(book: Book, ignored: IgnoredAddress) -> None:
    """Let an address or a domain in again, from the next import on."""
    with journal.entry(book, "heed", value=ignored.value) as recorder:
        recorder.delete(IgnoredAddress.objects.filter(pk=ignored.pk))


def _named_by(book: Book, wanted: str) -> QuerySet[Person]:
    mails = Address.objects.filter(book=book, kind="email")
    found = mails.filter(key=wanted) if "@" in wanted else mails.filter(key__endswith=f"@{wanted}")
    return Person.objects.filter(pk__in=found.values("person_id"), is_me=False)


def _who_stays(people: Mapping[int, Person], wanted: str) -> dict[int, str]:
    """Return why people stay: something was typed of them, a file names the address, another one is
    known, or there were exchanges that no mail tells of; the first that holds.
    """
    stay = dict.fromkeys(_typed(people), "typed")
    columns = ["person_id", "kind", "key", "origin"]
    addresses = matching(Address, columns, "person_id", list(people))
    told = [
        (pk, kind == "email" and wanted in (key, key.partition("@")[2]), origin)
        for pk, kind, key, origin in addresses
    ]
    for pk, named, origin in told:
        if named and origin != _MAIL:
            stay.setdefault(pk, "file")
    for pk, named, _origin in told:
        if not named:
            stay.setdefault(pk, "address")
    for pk, origin in _told_by(people):
        if origin != _MAIL:
            stay.setdefault(pk, "exchanges")
    return stay


def _typed(people: Mapping[int, Person]) -> Iterator[int]:
    yield from (pk for pk, person in people.items() if _TYPED in person.origins.values())
    for model in _NOTED:
        rows = matching(model, ["person_id"], "person_id", list(people), origin=_TYPED)
        yield from (pk for (pk,) in rows)
    yield from (pk for pk, origin in _told_by(people) if origin == _TYPED)


def _told_by(people: Mapping[int, Person]) -> Iterator[tuple[int, str]]:
    """Yield each of the people with what told of an exchange with them."""
    for chunk in chunks(people):
        rows = Participant.objects.filter(person__in=chunk).order_by()
        yield from rows.values_list("person_id", "exchange__origin").distinct()
