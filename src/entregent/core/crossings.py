"""What leads from one community to another, and which links of a network are worth drawing."""

from dataclasses import dataclass

import numpy as np

from entregent.core.graph import Floats, Ints


@dataclass(frozen=True, slots=True)
class Crossings:
    """Pairs of communities with links between them, those with most first: five columns.

    `a` is the lower label. `one`, of community a, and `other`, of b, are at the ends of their
    strongest link.
    """

    a: Ints
    b: Ints
    links: Ints
    one: Ints
    other: Ints


def crossings(labels: Ints, one: Ints, other: Ints, weight: Floats) -> Crossings:
    """Return every pair of communities between which there is a link; links are given once."""
    swap = labels[one] > labels[other]
    one, other = np.where(swap, other, one), np.where(swap, one, other)
    a, b = labels[one], labels[other]
    across = (a >= 0) & (a != b)
    one, other, a, b, weight = one[across], other[across], a[across], b[across], weight[across]
    order = np.lexsort((other, one, -weight, b, a))
    one, other, a, b = one[order], other[order], a[order], b[order]
    starts = np.flatnonzero(
        np.concatenate(([True], (a[1:] != a[:-1]) | (b[1:] != b[:-1]))) if len(a) else np.zeros(0)
    )
    links = np.diff(np.append(starts, len(a)))
    most = starts[np.argsort(-links, kind="stable")]
    return Crossings(a[most], b[most], np.sort(links)[::-1], one[most], other[most])


def worth_drawing(one: Ints, other: Ints, weight: Floats, people: int, *, at_most: int) -> Ints:
    """Return the places of so many links: the strongest of each person, then the second ones…"""
    if len(one) <= at_most:
        return np.arange(len(one))
    ends, w = np.concatenate((one, other)), np.tile(weight, 2)
    order = np.lexsort((-w, ends))
    first = np.concatenate(([0], np.cumsum(np.bincount(ends, minlength=people))[:-1]))
    rank = np.empty(len(ends), np.int64)
    rank[order] = np.arange(len(ends)) - first[ends[order]]
    best = np.minimum(rank[: len(one)], rank[len(one) :])
    chosen: Ints = np.sort(np.lexsort((-weight, best))[:at_most])
    return chosen
