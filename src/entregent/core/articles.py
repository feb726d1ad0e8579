"""Articles one keeps to share: whom one is for, by what matters to people."""

from collections.abc import Iterable
from typing import NamedTuple

from entregent.core.matching.fit import Said
from entregent.core.matching.terms import UNKNOWN, Terms, topics

ENOUGH = 0.55  # of what matters to somebody; below, an article is about something else


class Reader(NamedTuple):
    """Somebody whom an article may please: by what they said, and how much of it it is about."""

    person: int
    text: str
    share: float


def readers(article: str, said: Iterable[Said]) -> list[Reader]:
    """Return whom an article is for, those it suits best first, a person once.

    `said` is what matters to people, and what they offer.
    """
    terms = _named_in(article)
    best: dict[int, Reader] = {}
    for one in said:
        share = _share(terms, one.text)
        if share >= ENOUGH and (one.person not in best or share > best[one.person].share):
            best[one.person] = Reader(one.person, one.text, share)
    return sorted(best.values(), key=lambda reader: (-reader.share, reader.person))


def share_of(article: str, said: str) -> float:
    """Return the share of what somebody said that an article is about, from 0 to 1.

    Of the things they named, the best. An article says much besides, so that its own terms do not
    count against it, as they would in a cosine (Tversky 1977 has the asymmetry).
    """
    return _share(_named_in(article), said)


def _named_in(article: str) -> Terms:
    named: dict[str, float] = {}
    for topic in topics(article):
        for term, weight in topic.items():
            named[term] = max(weight, named.get(term, 0.0))
    return named


def _share(named: Terms, said: str) -> float:
    return max((_covered(named, topic) for topic in topics(said)), default=0.0)


def _covered(named: Terms, topic: Terms) -> float:
    """Return how much of a topic is named; nothing where only its commonest words are."""
    both = [weight for term, weight in topic.items() if term in named]
    if max(both, default=0.0) < UNKNOWN:
        return 0.0
    return sum(weight * weight for weight in both) / sum(w * w for w in topic.values())
