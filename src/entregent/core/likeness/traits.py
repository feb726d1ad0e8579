"""What is compared of a person, and the keys under which two likely ones meet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from hashlib import blake2b

from entregent.core.likeness.addresses import names_in_address
from entregent.core.likeness.levels import sound
from entregent.core.likeness.names import NAMELESS, Name
from entregent.core.likeness.nicknames import roots


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of a person, in the form that is compared; empty where nothing is."""

    id: int
    name: Name = NAMELESS
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()
    birthday: str = ""
    places: tuple[str, ...] = ()
    profiles: frozenset[str] = frozenset()
    locals: frozenset[str] = frozenset()  # what stands before the @, of addresses of one person
    domains: frozenset[str] = frozenset()  # what stands after it


class Kind(IntEnum):
    """What two people share under a key; a key tells its kind by its last digit."""

    GIVEN = 0
    FAMILY = 1
    FULL_NAME = 2
    PHONE = 3
    LOCAL = 4
    BIRTHDAY = 5
    PLACE = 6
    FIRM_AND_GIVEN = 7
    FIRM_AND_FAMILY = 8
    FIRM = 9


# A key that more people share tells too little: those who are one meet under another key as well,
# or nothing but a common name likens them. It bounds the pairs: near-linear in the people.
MOST = {
    Kind.GIVEN: 10, Kind.FAMILY: 10, Kind.FULL_NAME: 30, Kind.PHONE: 20, Kind.LOCAL: 20,
    Kind.BIRTHDAY: 40, Kind.PLACE: 6, Kind.FIRM_AND_GIVEN: 4, Kind.FIRM_AND_FAMILY: 10,
    Kind.FIRM: 0,
}  # fmt: skip


def key(kind: Kind, text: str) -> int:
    """Return the number of 60 bits under which people who share this are found."""
    digest = int.from_bytes(blake2b(text.encode(), digest_size=7).digest())
    return digest << 4 | kind


def kind_of(number: int) -> Kind:
    """Return what people under this key share."""
    return Kind(number & 15)


def guesses(traits: Traits) -> list[Name]:
    """Return the names to try for somebody known by an address alone, none for others."""
    if traits.name:
        return []
    return [name for email in traits.emails for name in names_in_address(email)]


def keys_of(traits: Traits) -> tuple[int, ...]:
    """Return every key of a person, each once."""
    return tuple({key(kind, text) for kind, text in _keys(traits)})


def _keys(traits: Traits) -> Iterator[tuple[Kind, str]]:
    for name in [traits.name] if traits.name else guesses(traits):
        yield from _keys_of_name(name, traits.firms)
        if name.written_out:
            yield from _keys_of_name(name.spelled_otherwise(), traits.firms)
    for kind, values in (
        (Kind.PHONE, traits.phones),
        (Kind.LOCAL, traits.locals),
        (Kind.FIRM, traits.firms),
    ):
        for value in values:
            yield kind, value
    if len(traits.birthday) == 10:
        yield Kind.BIRTHDAY, traits.birthday
    for place in traits.places:
        yield from ((Kind.PLACE, text) for text in keys_of_place(place))


def _keys_of_name(name: Name, firms: Iterable[str]) -> Iterator[tuple[Kind, str]]:
    given = "".join(name.given)
    families = {*name.family, name.joined} - {""}
    called = {given} | roots(given) | (roots(name.given[0]) if name.given else set())
    if len(given) > 1:
        yield Kind.GIVEN, given
    for family in families:
        yield Kind.FAMILY, family
        for one in called if len(given) > 1 else ():
            # In order, so that "Morel Claire" meets "Claire Morel".
            yield Kind.FULL_NAME, " ".join(sorted((sound(one), sound(family))))
    for firm in firms:
        for one in called if len(given) > 1 else ():
            yield Kind.FIRM_AND_GIVEN, f"{firm} {one}"
        for family in families:
            yield Kind.FIRM_AND_FAMILY, f"{firm} {sound(family)}"


def keys_of_place(place: str) -> Iterator[str]:
    """Yield what people at one postal address share: its numbers, its house and longest word."""
    words = place.split()
    numbers = [word for word in words if word.isdecimal()]
    longest = sorted((w for w in words if w.isalpha()), key=len, reverse=True)
    if len(numbers) > 1:
        yield " ".join(sorted(set(numbers)))
    if numbers and longest:
        yield f"{numbers[0]} {longest[0]}"
