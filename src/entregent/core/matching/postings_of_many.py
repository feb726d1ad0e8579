"""The index of terms of thousands of things: their shares are added up as arrays."""

from collections.abc import Mapping, Sequence

import numpy as np


class Many:
    """Where terms are named, and how much they say there, an array for each term."""

    def __init__(
        self, where: Mapping[str, Sequence[int]], parts: Mapping[str, Sequence[float]]
    ) -> None:
        """Keep the places and the parts of each term."""
        self._where = {term: np.array(places) for term, places in where.items()}
        self._parts = {term: np.array(some) for term, some in parts.items()}

    def sharing(
        self, shares: Sequence[tuple[str, float]], *, least: float
    ) -> list[tuple[float, int]]:
        """Return how much things share with these terms, at least so much, and their places."""
        shared = [(term, part) for term, part in shares if term in self._where]
        if not shared:
            return []
        places = np.concatenate([self._where[term] for term, _ in shared])
        parts = np.concatenate([part * self._parts[term] for term, part in shared])
        scores = np.bincount(places, parts)
        found = np.flatnonzero(scores >= least)
        return list(zip(scores[found].tolist(), found.tolist(), strict=True))
