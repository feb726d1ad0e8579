"""How likely two people are one: what they agree on, weighed by how rarely others do.

The odds of each agreement are multiplied (Fellegi & Sunter 1969), and a value nobody else has
weighs more than a common one (Winkler 1989).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from entregent.core.likeness import levels
from entregent.core.likeness.addresses import compare_addresses
from entregent.core.likeness.names import Name
from entregent.core.likeness.traits import Kind, Traits, guesses, key, keys_of_place
from entregent.core.likeness.weights import (
    COLLEAGUES,
    COMMON,
    RELATIVES,
    SMALLEST_BOOK,
    TOGETHER,
    TWICE,
    WEIGHTS,
    Chances,
)

# How many others a book without one instance of a value is expected to hold.
_EXPECTED = {
    Kind.GIVEN: 7.0, Kind.FAMILY: 1.25, Kind.PHONE: 0.01, Kind.LOCAL: 0.2, Kind.FIRM: 2.0,
    Kind.PLACE: 0.05,
}  # fmt: skip
_SEVERAL = 4  # people: a slip is not made so often
_DISAGREE = frozenset({"different", "other-initial", "maybe-other", "other-gender", "near"})
_AGREE = frozenset({"same", "close", "nickname", "part", "initial"})


class Agreement(NamedTuple):
    """One comparison that said something: its level, the value, what others may share of it."""

    comparison: str
    level: str
    kind: Kind | None = None
    value: str = ""

    @property
    def code(self) -> str:
        """Return the name of this sign."""
        return f"{self.comparison}-{self.level}"


class Likeness(NamedTuple):
    """How likely two people are one, from 0 to 1, and the agreements it comes from."""

    probability: float
    agreements: Sequence[Agreement] = ()


NO_LIKENESS = Likeness(0.0)


class Crowd:
    """What is common in a book: how many people it holds, and how many of them share a key.

    `twice` is how often somebody is in it a second time.
    """

    def __init__(self, people: int, sharing: Callable[[int], int], twice: float = TWICE) -> None:
        self.people = people
        self.twice = twice
        self._sharing = sharing
        self._known: dict[tuple[Kind, str], int] = {}
        size = people + SMALLEST_BOOK
        self._priors = Chances(2 * twice / size, 1.0, 2 * RELATIVES / size, 2 * COLLEAGUES / size)

    def likeness(self, a: Traits, b: Traits) -> Likeness:
        """Return how likely two people are one, and what says so or speaks against it."""
        named = _best(self, a, b)
        if _nothing_says_so(named, a, b):
            return NO_LIKENESS
        agreements = [*named, *_beside_the_name(a, b)]
        return Likeness(self.probability(agreements), agreements)

    def probability(self, agreements: Sequence[Agreement]) -> float:
        """Return how likely two people who agree so are one."""
        one, strangers, relatives, colleagues = self._priors
        for comparison, level, kind, value in agreements:
            of_one, of_strangers, of_relatives, of_colleagues = WEIGHTS[comparison][level]
            common = self._common(kind, value) if kind is not None else COMMON
            one *= of_one
            strangers *= max(of_strangers, common)
            relatives *= of_relatives or common
            colleagues *= max(of_colleagues, common)
        return one / (one + strangers + relatives + colleagues)

    def holding(self, kind: Kind, value: str) -> int:
        """Return how many people have this value."""
        known = self._known.get((kind, value))
        if known is None:
            known = self._known[kind, value] = self._sharing(key(kind, value))
        return known

    def knows(self, given: Sequence[str]) -> bool:
        """Tell whether a given name is one that several others bear."""
        return self.holding(Kind.GIVEN, "".join(given)) > _SEVERAL

    def _common(self, kind: Kind, value: str) -> float:
        """Return how often two others share this value, by chance."""
        others = max(self.holding(kind, value) - 2, 0)
        often = TOGETHER if kind is Kind.FAMILY else 1.0
        return often * (others + _EXPECTED[kind]) / (self.people + SMALLEST_BOOK)


def _nothing_says_so(named: Sequence[Agreement], a: Traits, b: Traits) -> bool:
    """Tell whether two are named otherwise and share neither birthday, telephone nor address."""
    return (
        all(agreement.level in _DISAGREE for agreement in named)
        and (not a.birthday or a.birthday != b.birthday)
        and a.phones.isdisjoint(b.phones)
        and a.locals.isdisjoint(b.locals)
    )


def _best(crowd: Crowd, a: Traits, b: Traits) -> list[Agreement]:
    """Return how two names compare, the way that makes them likeliest; empty when one has none."""
    if a.name and b.name:
        one, other = a.name.beside(b.name), b.name.beside(a.name)
        named = _named(crowd, one, other)
        # Names that agree as they stand are not looked at the other way round.
        if {agreement.level for agreement in named} <= _AGREE:
            return named
        swapped = _swapped(crowd, one, other)
        return max(named, swapped, key=crowd.probability) if swapped else named
    found = [
        agreements
        for nameless, other in ((a, b), (b, a))
        for guess in guesses(nameless)
        if (agreements := _guessed(guess.beside(other.name), other.name))
    ]
    return max(found, key=crowd.probability, default=[])


def _named(crowd: Crowd, a: Name, b: Name) -> list[Agreement]:
    found = _parts(crowd, a, b)
    if level := levels.compare_generation(a, b):
        found.append(Agreement("generation", level))
    return found


def _parts(crowd: Crowd, a: Name, b: Name) -> list[Agreement]:
    if a.family and b.family and a.given + a.family == b.given + b.family:
        # "Jean Marc Roux" is "Jean-Marc Roux", wherever the family name begins.
        one = max(a, b, key=lambda name: len(name.given))
        return [_given("same", one, one), _family("same", one, one)]
    given = levels.compare_given(a.given, b.given) or levels.compare_perhaps(a, b)
    if given == "close" and crowd.knows(a.given) and crowd.knows(b.given):
        given = "near"  # two names, not one and a slip
    family = levels.compare_family(a.family, a.joined, b.family, b.joined)
    found = [_given(given, a, b)] if given else []
    if family == "close":
        rarer = min(a.joined, b.joined, key=lambda name: (crowd.holding(Kind.FAMILY, name), name))
        found.append(Agreement("family", family, Kind.FAMILY, rarer))
    elif family:
        found.append(_family(family, a, b))
    return found


def _given(level: str, a: Name, b: Name) -> Agreement:
    if level == "same":
        return Agreement("given", level, Kind.GIVEN, min("".join(a.given), "".join(b.given)))
    return Agreement("given", level)


def _family(level: str, a: Name, b: Name) -> Agreement:
    if level in ("same", "part"):
        shared = {*a.family} & {*b.family} or _wholes(a) & _wholes(b)
        value = max(shared, key=lambda word: (len(word), word))
        return Agreement("family", level, Kind.FAMILY, value)
    return Agreement("family", level)


def _wholes(name: Name) -> set[str]:
    """Return a family name in one word, without its particles and with them."""
    return {"".join(name.family), name.joined}


def _swapped(crowd: Crowd, a: Name, b: Name) -> list[Agreement]:
    """Return how two names compare when one was written the other way round.

    The one turned is that whose given name fewer bear; where as many do, whichever agrees more.
    """
    if not (a.given and a.family and b.given and b.family) or a.given == b.given:
        return []
    if not (_crosses(a, b) or _crosses(b, a)):
        return []
    one, other = (crowd.holding(Kind.GIVEN, "".join(name.given)) for name in (a, b))
    ways = [_turned(crowd, a, b)] if one >= other else []
    if other >= one:
        ways.append(_turned(crowd, b, a))
    return max(ways, key=crowd.probability)


def _turned(crowd: Crowd, right: Name, turned: Name) -> list[Agreement]:
    straight = Name(turned.family, turned.given, "".join(turned.given))
    return [*_named(crowd, right, straight), Agreement("swapped", "yes")]


def _crosses(a: Name, b: Name) -> bool:
    """Tell whether the given name of one is the family name of the other, or a slip away."""
    given = "".join(a.given)
    return given == b.joined or given in b.family or levels.closeness(given, b.joined) == "close"


def _guessed(guess: Name, name: Name) -> list[Agreement]:
    """Return how a name read out of an address compares: only a family name as it is counts."""
    given = levels.compare_given(guess.given, name.given)
    family = levels.compare_family(guess.family, guess.joined, name.family, name.joined)
    if family != "same" or given not in ("initial", "same"):
        return []
    return [_given(given, guess, name), _family(family, guess, name)]


def _beside_the_name(a: Traits, b: Traits) -> Iterator[Agreement]:
    if a.phones and b.phones:
        yield _shared("phone", Kind.PHONE, a.phones & b.phones)
    if a.firms and b.firms:
        yield _shared("organisation", Kind.FIRM, a.firms & b.firms)
    if a.locals and b.locals:
        yield from _emails(a, b)
    if level := levels.compare_birthdays(a.birthday, b.birthday):
        yield Agreement("birthday", level, None, a.birthday if "same" in level else "")
    if a.places and b.places:
        yield _places(a, b)
    if a.profiles and b.profiles and a.profiles.isdisjoint(b.profiles):
        yield Agreement("profile", "different")


def _shared(comparison: str, kind: Kind, values: frozenset[str]) -> Agreement:
    if values:
        return Agreement(comparison, "same", kind, min(values))
    return Agreement(comparison, "different")


def _emails(a: Traits, b: Traits) -> Iterator[Agreement]:
    if shared := a.locals & b.locals:
        local = min(shared)
        digits = sum(c.isdecimal() for c in local)
        if not (_is_of(local, a.name) or _is_of(local, b.name)):
            yield Agreement("email", "same-local", Kind.LOCAL, local)
        elif digits > 1:
            yield Agreement("email", "same-local-numbered")
        else:
            yield Agreement("email", "same-local-of-name")
        return
    level = compare_addresses(a.emails, b.emails) if a.domains & b.domains else None
    # Two names that differ by a letter make two addresses that do.
    if level and (level != "close" or a.name == b.name):
        yield Agreement("email", level)


def _is_of(local: str, name: Name) -> bool:
    """Tell whether an address is made of the name, which then says it a second time."""
    words = (*name.given, *name.family, *dict(name.written_out))
    return any(len(word) > 2 and word in local for word in words)


def _places(a: Traits, b: Traits) -> Agreement:
    rank, place = max(
        (levels.PLACES.index(levels.compare_places(x, y)), min(x, y))
        for x in a.places
        for y in b.places
    )
    return Agreement("postal", levels.PLACES[rank], Kind.PLACE, next(keys_of_place(place), ""))
