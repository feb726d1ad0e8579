"""Spreading from one end of a chain, hop by hop: who is reached, how likely, and by which way.

At every person only the best labels go on: a label is where a chain began. Whatever another could
still reach from there, those reach at least as likely and in as few hops.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from entregent.core.graph import Floats, Half, Ints


@dataclass(frozen=True, slots=True)
class Rows:
    """People reached, sorted by person: one row a person and label.

    `hop` and `row` say where each stands among the levels, `parent` which row of the level before
    it came from.
    """

    people: Ints
    labels: Ints
    p: Floats
    hop: Ints
    row: Ints
    parent: Ints

    def at(self, places: NDArray[np.generic]) -> "Rows":
        return Rows(
            self.people[places], self.labels[places], self.p[places],
            self.hop[places], self.row[places], self.parent[places],
        )  # fmt: skip


def _rows(people: Ints, labels: Ints, p: Floats, hop: int, parent: Ints) -> Rows:
    size = len(people)
    return Rows(people, labels, p, np.full(size, hop), np.full(size, -1), parent)


_NONE = np.zeros(0, np.int64)
_NOTHING = Rows(_NONE, _NONE, np.zeros(0), _NONE, _NONE, _NONE)


def _both(known: Rows, new: Rows) -> Rows:
    return Rows(
        np.concatenate((known.people, new.people)),
        np.concatenate((known.labels, new.labels)),
        np.concatenate((known.p, new.p)),
        np.concatenate((known.hop, new.hop)),
        np.concatenate((known.row, new.row)),
        np.concatenate((known.parent, new.parent)),
    )


@dataclass(frozen=True, slots=True)
class Walls:
    """Where one end goes no further: it does not go on from stops, nor enter what is closed."""

    stops: Ints
    closed: Ints


@dataclass(slots=True)
class Side:
    """One end: its levels, one a hop, and of each person the best labels known so far."""

    half: Half
    count: int
    walls: Walls
    levels: list[Rows] = field(default_factory=list)
    known: Rows = _NOTHING
    cost: int = 0  # steps that lead on from the last level
    best: float = 0.0  # chance of the last level

    @property
    def last(self) -> Rows:
        return self.levels[-1]

    def begin(self, people: Ints, labels: Ints, p: Floats) -> None:
        """Set the first level: sorted, each person once."""
        size = len(people)
        self.known = Rows(
            people, labels, p, np.zeros(size, np.int64), np.arange(size), np.full(size, -1)
        )
        self._end_with(self.known)

    def spread(self, least: float) -> None:
        """Go one hop further, to whatever is at least so likely."""
        last = self.last
        going = np.flatnonzero(last.p >= least)
        going = going[~among(last.people[going], self.walls.stops)]
        edges, owner = self.half.edges(last.people[going])
        p = last.p[going][owner] * self.half.p[edges]
        likely = np.flatnonzero(p >= least)
        people, p, parent = self.half.ends[edges[likely]], p[likely], going[owner[likely]]
        enters = np.flatnonzero(~among(people, self.walls.closed))
        people, p, parent = people[enters].astype(np.int64), p[enters], parent[enters]
        self._add(_rows(people, last.labels[parent], p, len(self.levels), parent))

    def _add(self, new: Rows) -> None:
        """Add a level: what is better than anything known, and among the best labels there."""
        hop = len(self.levels)
        every = _both(self.known, new)
        if self.count > 1:
            every = every.at(_best_of_each(every))
        # Of equals any will do: none took more hops than this level.
        every = every.at(np.lexsort((-every.p, every.people)))
        every = every.at(np.flatnonzero(rank(every.people) < self.count))
        fresh = np.flatnonzero(every.hop == hop)
        every.row[fresh] = np.arange(len(fresh))
        self.known = every
        self._end_with(every.at(fresh))

    def _end_with(self, level: Rows) -> None:
        self.levels.append(level)
        self.cost = self.half.degree(level.people)
        self.best = float(level.p.max(initial=0.0))

    def way(self, hop: int, row: int) -> Iterator[int]:
        """Yield the people from a row of a level back to the end it started from."""
        for level in reversed(self.levels[: hop + 1]):
            yield int(level.people[row])
            row = int(level.parent[row])


def _best_of_each(rows: Rows) -> Ints:
    """Return the places of the best row of each person and label."""
    order = np.lexsort((-rows.p, rows.labels, rows.people))
    people, labels = rows.people[order], rows.labels[order]
    other = np.ones(len(order), bool)
    other[1:] = (people[1:] != people[:-1]) | (labels[1:] != labels[:-1])
    return order[other]


def rank(people: Ints) -> Ints:
    """Return how many rows of the same person stand before each row of a sorted column."""
    first = np.ones(len(people), bool)
    first[1:] = people[1:] != people[:-1]
    starts = np.flatnonzero(first)
    return np.arange(len(people)) - np.repeat(starts, np.diff(np.append(starts, len(people))))


def among(people: Ints, some: Ints) -> NDArray[np.bool_]:
    """Tell which of these people are among some, which are sorted."""
    if not len(some):
        return np.zeros(len(people), bool)
    at = np.minimum(np.searchsorted(some, people), len(some) - 1)
    return np.asarray(some[at] == people)


def reached(
    half: Half, starts: Ints, hops: int, least: float, *, shut: Ints, avoided: Ints
) -> tuple[Ints, Floats, Ints]:
    """Return who is reached from the starts by chains of at least this chance, sorted, with their
    best chance and the hops it takes; the starts too, by no hop.
    """
    side = Side(half, 1, Walls(shut[:0], np.union1d(shut, avoided)))
    side.begin(starts, np.zeros(len(starts), np.int64), np.ones(len(starts)))
    for _ in range(hops):
        side.spread(least)
    return side.known.people, side.known.p, side.known.hop
