"""Offers that answer a need without a word in common: both are near the same ideas.

What a text is near to is told from outside (`placing.py`), as shares of ideas of the thesaurus.
Texts that share a word, or words that look alike, are left to the thesaurus: an encoder takes wind
power for wind instruments.
"""

from collections.abc import Iterable, Mapping, Sequence

from entregent.core.matching.fit import ENOUGH, Match, Said
from entregent.core.matching.postings import Shares, postings
from entregent.core.matching.terms import subject_words, topics

CLOSE = 0.95  # what two texts share of their ideas, from which they are about the same thing
_BEGINNING = 3  # letters by which two words begin that look alike
_RUN = 4  # letters in a row that they have in common anywhere
_BELOW = 0.99 * ENOUGH  # the fit of two that mean the same: less than any by words

Meanings = Mapping[str, Shares]  # a text → the ideas it is near to, as a vector of length 1


class CloseOffers:
    """Offers found by the ideas they are near to; those of which no meaning is known are not."""

    def __init__(self, offers: Iterable[Said], meanings: Meanings) -> None:
        """Index the offers of which it is known what they mean."""
        self._meanings = meanings
        self._offers = [offer for offer in offers if offer.text in meanings]
        self.people: Sequence[int] = [offer.person for offer in self._offers]
        self._index = postings([meanings[offer.text] for offer in self._offers])
        self._looks: dict[int, frozenset[str]] = {}  # of offers that were looked at

    def best(self, need: Said, *, limit: int) -> list[tuple[float, int]]:
        """Return how well, and the places of the offers that answer a need best, each of another
        person and none of the person's own.
        """
        meant = self._meanings.get(need.text, ())
        found = [(-score, place) for score, place in self._index.sharing(meant, least=CLOSE)]
        if not found:
            return []
        found.sort()
        looks = _looks(need.text)
        chosen: dict[int, tuple[float, int]] = {}
        for less, place in found:
            if len(chosen) == limit:
                break
            person = self.people[place]
            if person != need.person and person not in chosen and self._differs(place, looks):
                chosen[person] = (-less * _BELOW, place)
        return list(chosen.values())

    def _differs(self, place: int, looks: frozenset[str]) -> bool:
        if place not in self._looks:
            self._looks[place] = _looks(self._offers[place].text)
        return looks.isdisjoint(self._looks[place])

    def match(self, need: Said, score: float, place: int) -> Match:
        """Return what `best` found with its words, the idea that tells most of it first."""
        offer = self._offers[place]
        theirs = dict(self._meanings[offer.text])
        told = {term: part * theirs.get(term, 0.0) for term, part in self._meanings[need.text]}
        most = max(told, key=lambda term: (told[term], term))
        return Match(need, offer, min(score, _BELOW), (most,), by_meaning=True)


def look_alike(one: str, other: str) -> bool:
    """Tell whether two texts share a term, or have words that look alike."""
    return not _looks(one).isdisjoint(_looks(other))


def _looks(text: str) -> frozenset[str]:
    """Return the terms of a text, how its words begin, and each run of letters in them."""
    words = [word for word in subject_words(text) if len(word) >= _BEGINNING]
    begun = {f"{word[:_BEGINNING]}-" for word in words}
    runs = {word[at : at + _RUN] for word in words for at in range(len(word) - _RUN + 1)}
    terms = {f"={term}" for topic in topics(text) for term in topic}
    return frozenset(begun | runs | terms)
