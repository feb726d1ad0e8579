"""Which two people of mine are worth introducing: one needs what the other offers.

Ranked by how well the offer answers, by how much of another world each is to the other (what they
would not have found by themselves), and by the weaker of my two ties: an introducer needs strength
on both sides (Wilson 2009). Those who know each other already are left out, and nobody is asked
more often than they have room for.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from entregent.core.evidence import from_strength
from entregent.core.matching.fit import Match, Offers, Said

ROOM = 2  # introductions at a time for one person
HELPERS = 20  # looked at for each need
SHARED_WORLD = 0.5  # the novelty of two who share a firm, a circle or a sector


@dataclass(frozen=True, slots=True)
class Side:
    """One of my people: how strong the tie is, their worlds, and how often they may still be asked.

    `worlds` are numbers of firms, circles and sectors. `room` is 0 for whoever was asked often
    lately, or does not want to be introduced.
    """

    strength: float = 0.0
    worlds: frozenset[int] = frozenset()
    room: int = ROOM


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people worth introducing: by which words, and how well worth it."""

    match: Match
    score: float
    other_worlds: bool  # they share none
    weaker: int  # the person to whom my tie is the weaker one

    @property
    def needs(self) -> int:
        """Return who needs something."""
        return self.match.need.person

    @property
    def offers(self) -> int:
        """Return who offers it."""
        return self.match.offer.person


def worth_introducing(
    needs: Iterable[Said],
    offers: Iterable[Said],
    sides: Mapping[int, Side],
    *,
    linked: Collection[tuple[int, int]] = frozenset(),
    limit: int = 20,
) -> list[Pair]:
    """Return the pairs best worth introducing, the best first, no person beyond their room.

    `linked` holds the pairs who know each other or were introduced, the lower number first. People
    who are not in `sides` are left out. Linear in the needs and in the offers that share a term.
    """
    free = {person: side for person, side in sides.items() if side.room > 0}
    ties = {person: from_strength(side.strength) for person, side in free.items()}
    index = Offers([offer for offer in offers if offer.person in free])
    best: dict[tuple[int, int], tuple[float, Said, float, int]] = {}
    for need in needs:
        one = need.person
        if one not in free:
            continue
        worlds, tie = free[one].worlds, ties[one]
        for fit, place in index.best(need, limit=HELPERS):
            other = index.people[place]
            pair = (one, other) if one < other else (other, one)
            if pair in linked:
                continue
            score = fit * min(tie, ties[other])
            if not worlds.isdisjoint(free[other].worlds):
                score *= SHARED_WORLD
            if pair not in best or score > best[pair][0]:
                best[pair] = (score, need, fit, place)
    order = sorted(best.values(), key=lambda one: (-one[0], one[1].person, one[3]))
    chosen = _within_room(
        ((need.person, index.people[place]) for _, need, _, place in order), sides, limit
    )
    return [
        _pair(index.match(need, fit, place), score, sides)
        for score, need, fit, place in (order[n] for n in chosen)
    ]


def _pair(match: Match, score: float, sides: Mapping[int, Side]) -> Pair:
    one, other = sides[match.need.person], sides[match.offer.person]
    weaker = match.need if one.strength <= other.strength else match.offer
    return Pair(match, score, one.worlds.isdisjoint(other.worlds), weaker.person)


def _within_room(
    pairs: Iterable[tuple[int, int]], sides: Mapping[int, Side], limit: int
) -> list[int]:
    """Return the places of the first pairs, each person taken as often as there is room for."""
    taken: Counter[int] = Counter()
    chosen: list[int] = []
    for place, pair in enumerate(pairs):
        if len(chosen) == limit:
            break
        if all(taken[who] < sides[who].room for who in pair):
            taken.update(pair)
            chosen.append(place)
    return chosen
