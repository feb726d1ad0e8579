"""Where each term is named and how much it says there, added up term by term."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

MANY = 1_000  # things indexed from which loading numbers costs less than it saves

Shares = Sequence[tuple[str, float]]  # terms of a thing, each with its part of what it says


class Postings(Protocol):
    """Things by their terms, found by what they share with another."""

    def sharing(self, shares: Shares, *, least: float) -> list[tuple[float, int]]:
        """Return how much things share with these terms, at least so much, and their places."""
        ...


def postings(things: Sequence[Shares]) -> Postings:
    """Return an index of the things, by their place."""
    where: dict[str, list[int]] = defaultdict(list)
    parts: dict[str, list[float]] = defaultdict(list)
    for place, shares in enumerate(things):
        for term, part in shares:
            where[term].append(place)
            parts[term].append(part)
    if len(things) < MANY:
        return _Few(where, parts)
    from entregent.core.matching.postings_of_many import Many  # noqa: PLC0415 - loads numbers

    return Many(where, parts)


class _Few:
    def __init__(
        self, where: Mapping[str, Sequence[int]], parts: Mapping[str, Sequence[float]]
    ) -> None:
        self._named = {
            term: list(zip(places, parts[term], strict=True)) for term, places in where.items()
        }

    def sharing(self, shares: Shares, *, least: float) -> list[tuple[float, int]]:
        shared: dict[int, float] = defaultdict(float)
        for term, part in shares:
            for place, other in self._named.get(term, ()):
                shared[place] += part * other
        return [(score, place) for place, score in shared.items() if score >= least]
