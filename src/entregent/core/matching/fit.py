"""How well an offer answers a need, and the best of thousands by an inverted index."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Protocol

from entregent.core.matching.postings import postings
from entregent.core.matching.terms import Terms, topics

ENOUGH = 0.4  # a fit below is none
_APART = 0.75  # what is left of a fit where each is after something else too
_SUBJECT = 1.0  # weight from which a term is a subject of its own
_COMMON = 0.5  # how much less a term says that every offer names


@dataclass(frozen=True, slots=True)
class Said:
    """A need or an offer of somebody, in their words."""

    person: int
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """An offer that answers a need: how well, from 0.4 to 1, and by which terms.

    One that does so by meaning alone fits less well than 0.4; its terms are what both are near.
    """

    need: Said
    offer: Said
    fit: float
    terms: tuple[str, ...]
    by_meaning: bool = False


def fit(need: str, offer: str) -> float:
    """Return how well an offer answers a need, from 0 to 1: the best of their parts."""
    found = [_cosine(one, other) for one in topics(need) for other in topics(offer)]
    return max(found, default=0.0)


def _cosine(one: Terms, other: Terms) -> float:
    """Return how much two things share (Salton, Wong & Yang 1975)."""
    shared = sum(weight * other[term] for term, weight in one.items() if term in other)
    cosine = shared / (_size(one) * _size(other)) if shared else 0.0
    return _APART * cosine if _are_apart(one, other) else cosine


def _are_apart(one: Terms, other: Terms) -> bool:
    """Tell whether each names a subject that the other does not: a buyer of planes, of clothes."""
    return _has_more(one, other) and _has_more(other, one)


def _has_more(one: Terms, other: Terms) -> bool:
    return any(weight >= _SUBJECT and term not in other for term, weight in one.items())


def _size(terms: Terms) -> float:
    return sqrt(sum(weight * weight for weight in terms.values()))


class Offers:
    """Offers, found by what they are about: the work grows with those that share a term."""

    def __init__(self, offers: Iterable[Said]) -> None:
        """Index the offers; a term that many of them name says less (Spärck Jones 1972)."""
        self._offers: list[tuple[Said, Terms]] = [
            (offer, topic) for offer in offers for topic in topics(offer.text)
        ]
        self.people: Sequence[int] = [offer.person for offer, _ in self._offers]
        named = Counter(term for _, topic in self._offers for term in topic)
        whole = log(1 + len(self._offers)) or 1.0
        self._rarity = {
            term: 1 - _COMMON * log(count) / whole for term, count in named.items()
        }  # fmt: skip
        self._index = postings([self._shares(topic) for _, topic in self._offers])

    def _shares(self, topic: Terms) -> list[tuple[str, float]]:
        """Return the terms of a topic, weighed by rarity, as a vector of length 1."""
        rarity = self._rarity
        weighed = [(term, weight * rarity.get(term, 1.0)) for term, weight in topic.items()]
        size = sqrt(sum([weight * weight for _, weight in weighed]))
        return [(term, weight / size) for term, weight in weighed]

    def best(self, need: Said, *, limit: int) -> list[tuple[float, int]]:
        """Return how well, and the places of the offers that answer a need best, each of another
        person and none of the person's own.
        """
        found = [
            (-score, place, at)
            for at, topic in enumerate(topics(need.text))
            for score, place in self._index.sharing(self._shares(topic), least=ENOUGH)
        ]
        found.sort()
        chosen: dict[int, tuple[float, int]] = {need.person: (0.0, -1)}
        wanted = topics(need.text)
        for less, place, at in found:
            if -less * _APART < ENOUGH and _are_apart(wanted[at], self._offers[place][1]):
                continue
            chosen.setdefault(self.people[place], (-less, place))
            if len(chosen) > limit:
                break
        return list(chosen.values())[1:]

    def match(self, need: Said, score: float, place: int) -> Match:
        """Return what `best` found with its words, the terms that tell most of it first."""
        offer, own = self._offers[place]
        terms = max((topic.keys() & own.keys() for topic in topics(need.text)), key=len)
        shared = sorted(terms, key=lambda term: (-own[term] * self._rarity[term], term))
        return Match(need, offer, min(1.0, score), tuple(shared))


class Answers(Protocol):
    """Offers among which those are found that answer a need."""

    people: Sequence[int]  # who offers, by place

    def best(self, need: Said, *, limit: int) -> list[tuple[float, int]]:
        """Return how well, and the places of the offers that answer a need best, each of another
        person and none of the person's own.
        """
        ...

    def match(self, need: Said, score: float, place: int) -> Match:
        """Return what `best` found with its words."""
        ...


def answering(need: Said, offers: Sequence[Answers], *, limit: int) -> list[Match]:
    """Return the offers that answer a need best, none of the person's own, one of each person."""
    found: dict[int, Match] = {}
    for some in offers:
        if len(found) >= limit:
            break
        for score, place in some.best(need, limit=limit):
            found.setdefault(some.people[place], some.match(need, score, place))
    return list(found.values())[:limit]


def who_could_help(needs: Sequence[Said], *offers: Answers, limit: int = 10) -> list[Match]:
    """Return the best answers to the needs of one person, a helper once, the best first."""
    found = [match for need in needs for match in answering(need, offers, limit=limit)]
    best: dict[int, Match] = {}
    for match in sorted(found, key=lambda one: -one.fit):
        best.setdefault(match.offer.person, match)
    return list(best.values())[:limit]
