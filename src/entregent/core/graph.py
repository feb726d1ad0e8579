"""Who may ask whom, as arrays that lie in memory or in a file mapped into it.

People are the numbers 0 to n - 1, given by whoever builds the graph. Each step is kept twice, by
who asks and by who is asked, so that a search goes either way: 2 × 12 bytes a step and 16 a person.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Half:
    """The steps by one of their ends: those of person v are `starts[v]` to `starts[v + 1]`."""

    starts: Ints  # int64, n + 1
    ends: Ints  # int32, one a step: the other end
    p: Floats  # float32, one a step

    def edges(self, people: Ints) -> tuple[Ints, Ints]:
        """Return the places of these people's steps, and for each the place of its person."""
        first = self.starts[people].astype(np.int64)
        count = self.starts[people + 1] - first
        owner = np.repeat(np.arange(len(people)), count)
        shift = first - np.concatenate(([0], np.cumsum(count)[:-1]))
        return shift[owner] + np.arange(len(owner)), owner

    def degree(self, people: Ints) -> int:
        """Return how many steps these people have in all."""
        return int((self.starts[people + 1] - self.starts[people]).sum())


@dataclass(frozen=True, slots=True)
class Graph:
    """Everybody's steps, by who asks and by who is asked."""

    asks: Half
    asked: Half

    @property
    def people(self) -> int:
        """Return how many people it holds."""
        return len(self.asks.starts) - 1

    def p(self, asks: int, asked: int) -> float:
        """Return the chance of one step, 0.0 when there is none."""
        own = slice(int(self.asks.starts[asks]), int(self.asks.starts[asks + 1]))
        found = self.asks.p[own][self.asks.ends[own] == asked]
        return float(found.max(initial=0.0))


def build(asks: Ints, asked: Ints, p: Floats, people: int) -> Graph:
    """Return the graph of these steps, three columns of one length; of a step told twice the
    likelier is kept, and nobody asks themselves.

    ValueError when a number is not one of the `people`, or a chance is not within 0 and 1.
    """
    if not len(asks) == len(asked) == len(p):
        raise ValueError("columns of different lengths")
    if len(p) and not (p.min() >= 0 and p.max() <= 1):
        raise ValueError("a chance is from 0 to 1")
    numbers = np.concatenate((asks, asked))
    if len(p) and not (numbers.min() >= 0 and numbers.max() < people):
        raise ValueError(f"a person outside 0 to {people - 1}")
    kept = (asks != asked) & (p > 0)
    asks, asked, p = asks[kept], asked[kept], p[kept]
    key = asks.astype(np.int64) * people + asked
    if not (key[1:] > key[:-1]).all():  # `core.chances` gives them in this order, each once
        order = np.lexsort((-p, key))
        asks, asked, p, key = asks[order], asked[order], p[order], key[order]
        first = np.ones(len(p), bool)
        first[1:] = key[1:] != key[:-1]
        asks, asked, p = asks[first], asked[first], p[first]
    back = np.argsort(asked, kind="stable")
    return Graph(
        _half(asks, asked, p, people), _half(asked[back], asks[back], p[back], people)
    )  # fmt: skip


def _half(one: Ints, other: Ints, p: Floats, people: int) -> Half:
    starts = np.zeros(people + 1, np.int64)
    np.cumsum(np.bincount(one, minlength=people), out=starts[1:])
    return Half(starts, other.astype(np.int32), p.astype(np.float32))
