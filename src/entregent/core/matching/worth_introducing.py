"""Which two people of mine are worth introducing: one needs what the other offers.

Ranked by how well the offer answers, by how much of another world each is to the other (what they
would not have found by themselves), and by the weaker of my two ties: an introducer needs strength
on both sides (Wilson 2009). Those who know each other already are left out, and nobody is asked
more often than they have room for.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from entregent.core.evidence import from_strength
from entregent.core.matching.fit import Answers, Match, Offers, Said
from entregent.core.matching.meaning import CloseOffers, Meanings

ROOM = 2  # introductions at a time for one person
HELPERS = 20  # looked at for each need
SURELY = 1 + 1e-9  # a fit of 1 may come out a little above
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
    needs: Sequence[Said],
    offers: Iterable[Said],
    sides: Mapping[int, Side],
    *,
    linked: Collection[tuple[int, int]] = frozenset(),
    limit: int = 20,
    meanings: Callable[[], Meanings] = dict,
) -> list[Pair]:
    """Return the pairs best worth introducing, the best first, no person beyond their room.

    `linked` holds the pairs who know each other or were introduced, the lower number first. People
    who are not in `sides` are left out. Those that match by meaning alone follow all that share
    words: `meanings` is asked what texts mean only where these are too few. Linear in the needs and
    in the offers that share a term.
    """
    free = {person: side for person, side in sides.items() if side.room > 0}
    ties = {person: from_strength(side.strength) for person, side in free.items()}
    theirs = [offer for offer in offers if offer.person in free]
    taken: Counter[int] = Counter()
    chosen: dict[tuple[int, int], Pair] = {}
    for index, score, need, fit, place in _found(needs, theirs, free, ties, meanings):
        one, other = need.person, index.people[place]
        pair = (one, other) if one < other else (other, one)
        if pair in linked or pair in chosen:
            continue
        if all(taken[who] < free[who].room for who in pair):
            taken.update(pair)
            chosen[pair] = _pair(index.match(need, fit, place), score, free)
        if len(chosen) >= limit:
            break
    return list(chosen.values())


def _found(
    needs: Sequence[Said],
    offers: Sequence[Said],
    sides: Mapping[int, Side],
    ties: Mapping[int, float],
    meanings: Callable[[], Meanings],
) -> Iterator[tuple[Answers, float, Said, float, int]]:
    """Yield what `_best_first` does with where it was found: by words first, then by meaning."""
    by_words = Offers(offers)
    for found in _best_first(needs, by_words, sides, ties):
        yield (by_words, *found)
    if known := meanings():
        by_meaning = CloseOffers(offers, known)
        for found in _best_first(needs, by_meaning, sides, ties):
            yield (by_meaning, *found)


def _best_first(
    needs: Sequence[Said], index: Answers, sides: Mapping[int, Side], ties: Mapping[int, float]
) -> Iterator[tuple[float, Said, float, int]]:
    """Yield score, need, fit and the place of an offer that answers it, the best first.

    No pair of a need is worth more than the tie with whoever has it: its offers are looked for when
    no pair known is better than that, so that many needs are never looked at.
    """
    waiting = [
        (-ties[need.person] * SURELY, -1, -1, number, 0.0)
        for number, need in enumerate(needs)
        if need.person in ties
    ]
    heapify(waiting)
    while waiting:
        less, one, place, number, fit = heappop(waiting)
        need = needs[number]
        if one > 0:
            yield -less, need, fit, place
            continue
        one = need.person
        worlds, tie = sides[one].worlds, ties[one]
        for fit, place in index.best(need, limit=HELPERS):
            other = index.people[place]
            score = fit * min(tie, ties[other])
            if not worlds.isdisjoint(sides[other].worlds):
                score *= SHARED_WORLD
            heappush(waiting, (-score, one, place, number, fit))


def _pair(match: Match, score: float, sides: Mapping[int, Side]) -> Pair:
    one, other = sides[match.need.person], sides[match.offer.person]
    weaker = match.need if one.strength <= other.strength else match.offer
    return Pair(match, score, one.worlds.isdisjoint(other.worlds), weaker.person)
