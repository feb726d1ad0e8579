"""What to propose for an introduction that is begun: why the two should meet, whom to ask first."""

from dataclasses import dataclass

from entregent.core.level import LEVELS, level_of
from entregent.core.matching.fit import Match, Offers, Said, who_could_help
from entregent.core.matching.meaning import CloseOffers
from entregent.services.meaning import meanings
from entregent.services.traits import Known, traits_of
from entregent.storage.models import Interest, Person
from entregent.storage.queries.dossier import interests_of, positions_of

SHARED = ("function", "sector")  # of what two people are, what is a reason to meet: the first wins


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two people should meet: a need that an offer answers, or what both work on, by its code.

    Nothing of it says whose need it is: both will read it.
    """

    need: str = ""
    offer: str = ""
    kind: str = ""  # one of SHARED
    value: str = ""


@dataclass(frozen=True, slots=True)
class First:
    """Whom to ask first, and the other; the code says why: "gives" or "higher"."""

    who: Person
    other: Person
    code: str


def why_they_should_meet(one: Person, other: Person) -> Reason | None:
    """Return a reason to propose, None where nothing that is known is one."""
    if match := _match(one, other):
        return Reason(match.need.text, match.offer.text)
    known = traits_of([one.pk, other.pk])
    mine, theirs = (known.get(person.pk, Known()).traits for person in (one, other))
    shared = (kind for kind in SHARED if mine.get(kind) and mine.get(kind) == theirs.get(kind))
    kind = next(shared, "")
    return Reason(kind=kind, value=mine[kind]) if kind else None


def whom_to_ask_first(one: Person, other: Person) -> First | None:
    """Return whom a no is likelier from, so that the other hopes for nothing in vain: whoever would
    give something, else whoever stands further up; None where neither is known.
    """
    if match := _match(one, other):
        gives, needs = (one, other) if match.offer.person == one.pk else (other, one)
        return First(gives, needs, "gives")
    here, there = _level(one), _level(other)
    if here < 0 or there < 0 or here == there:
        return None
    return First(one, other, "higher") if here > there else First(other, one, "higher")


def _match(one: Person, other: Person) -> Match | None:
    """Return the need of either that an offer of the other answers best."""
    needs, offers = list[Said](), list[Said]()
    for person in (one, other):
        for interest in interests_of(person):
            if interest.state == Interest.OPEN and interest.kind in (Interest.NEED, Interest.OFFER):
                some = needs if interest.kind == Interest.NEED else offers
                some.append(Said(person.pk, interest.text))
    known = meanings(said.text for said in (*needs, *offers))
    found: list[Match] = []
    for person in (one, other):
        theirs = [need for need in needs if need.person == person.pk]
        others = [offer for offer in offers if offer.person != person.pk]
        found += who_could_help(theirs, Offers(others), CloseOffers(others, known), limit=1)
    return max(found, key=lambda match: match.fit, default=None)


def _level(person: Person) -> int:
    """Return how far up somebody stands now, -1 where nothing tells."""
    current = next((p for p in positions_of(person) if p.current), None)
    level = (current.level or level_of(current.title)) if current else ""
    return LEVELS.index(level) if level in LEVELS else -1
