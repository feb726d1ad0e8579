"""The likeliest chains within a number of hops: met in the middle, exact, under a moving bound.

A chance is a product, so every part of a chain is at least as likely as the whole. From both ends
one spreads hop by hop, the smaller side first; what cannot reach the bound any more, even with the
best the other side has, is dropped. The bound rises within a search with what is found, and falls
from search to search until enough is found above it (iterative deepening, Korf 1985). Plain
shortest paths (Dijkstra 1959) don't count hops: in a quarter of cases theirs are too many.

Chains with distinct beginnings are sought at once: each start has a label, and at every person the
`count` best labels go on. Whatever a further label could still reach, those reach at least as
likely and in as few hops, so that none of the best `count` is lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from entregent.core.graph import Floats, Half, Ints

FIRST_BOUND, FALL = 0.3, 3.0
_ROUNDING = 1.0 - 1e-9  # a product taken in another order is not a smaller one


@dataclass(frozen=True, slots=True)
class Chain:
    """One chain from a start to a goal: the place of its start, its chance, its people in turn."""

    start: int
    p: float
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What is sought: chains from any start to any goal, over `hops` steps, at least so likely.

    `p` is the chance with which each start begins. `shut` people (sorted) stand in no middle: they
    may be a start or a goal. `avoided` are entered by nobody.
    """

    starts: Ints
    p: Floats
    goals: Ints  # sorted
    ahead: Half
    back: Half
    hops: int
    least: float
    count: int
    shut: Ints
    avoided: Ints


def likeliest(task: Task) -> list[Chain]:
    """Return the best chain of each of the `count` best starts, the likeliest first."""
    if not len(task.starts) or not len(task.goals):
        return []
    bound = max(FIRST_BOUND, task.least)
    while True:
        chains = _above(task, bound)
        if len(chains) >= task.count or bound <= task.least:
            return chains
        bound = max(bound / FALL, task.least)


@dataclass(frozen=True, slots=True)
class _Rows:
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

    def at(self, places: NDArray[np.generic]) -> "_Rows":
        return _Rows(
            self.people[places], self.labels[places], self.p[places],
            self.hop[places], self.row[places], self.parent[places],
        )  # fmt: skip


def _rows(people: Ints, labels: Ints, p: Floats, hop: int, parent: Ints) -> _Rows:
    size = len(people)
    return _Rows(people, labels, p, np.full(size, hop), np.full(size, -1), parent)


_NONE = np.zeros(0, np.int64)
_NOTHING = _Rows(_NONE, _NONE, np.zeros(0), _NONE, _NONE, _NONE)


def _both(known: _Rows, new: _Rows) -> _Rows:
    return _Rows(
        np.concatenate((known.people, new.people)),
        np.concatenate((known.labels, new.labels)),
        np.concatenate((known.p, new.p)),
        np.concatenate((known.hop, new.hop)),
        np.concatenate((known.row, new.row)),
        np.concatenate((known.parent, new.parent)),
    )


@dataclass(slots=True)
class _Side:
    """One end: its levels, one a hop, and of each person the best labels known so far."""

    half: Half
    count: int
    stops: Ints  # sorted: it does not go on from them
    closed: Ints  # sorted: it does not enter them
    levels: list[_Rows] = field(default_factory=list)
    known: _Rows = _NOTHING

    @property
    def last(self) -> _Rows:
        return self.levels[-1]

    def cost(self) -> int:
        return self.half.degree(self.last.people)

    def best(self) -> float:
        return float(self.last.p.max(initial=0.0))

    def spread(self, least: float) -> None:
        """Go one hop further, to whatever is at least so likely."""
        last = self.last
        going = np.flatnonzero((last.p >= least) & ~_among(last.people, self.stops))
        edges, owner = self.half.edges(last.people[going])
        p = last.p[going][owner] * self.half.p[edges]
        likely = np.flatnonzero(p >= least)
        people = self.half.ends[edges[likely]].astype(np.int64)
        parent = going[owner[likely]]
        new = _rows(people, last.labels[parent], p[likely], len(self.levels), parent)
        if len(self.closed):
            new = new.at(np.flatnonzero(~_among(people, self.closed)))
        self.add(new)

    def add(self, new: _Rows) -> None:
        """Add a level: what is better than anything known, and among the best labels there."""
        hop = len(self.levels)
        every = _both(self.known, new)
        if self.count > 1:
            every = every.at(_best_of_each(every))
        # What was known comes first among equals: the sort is stable, and it took fewer hops.
        every = every.at(np.lexsort((-every.p, every.people)))
        every = every.at(np.flatnonzero(_rank(every.people) < self.count))
        fresh = np.flatnonzero(every.hop == hop)
        every.row[fresh] = np.arange(len(fresh))
        self.levels.append(every.at(fresh))
        self.known = every

    def way(self, hop: int, row: int) -> Iterator[int]:
        """Yield the people from a row of a level back to the end it started from."""
        for level in reversed(self.levels[: hop + 1]):
            yield int(level.people[row])
            row = int(level.parent[row])


def _best_of_each(rows: _Rows) -> Ints:
    """Return the places of the best row of each person and label."""
    order = np.lexsort((-rows.p, rows.labels, rows.people))
    people, labels = rows.people[order], rows.labels[order]
    other = np.ones(len(order), bool)
    other[1:] = (people[1:] != people[:-1]) | (labels[1:] != labels[:-1])
    return order[other]


def _rank(people: Ints) -> Ints:
    """Return how many rows of the same person stand before each row of a sorted column."""
    first = np.ones(len(people), bool)
    first[1:] = people[1:] != people[:-1]
    starts = np.flatnonzero(first)
    return np.arange(len(people)) - np.repeat(starts, np.diff(np.append(starts, len(people))))


def _among(people: Ints, some: Ints) -> NDArray[np.bool_]:
    """Tell which of these people are among some, which are sorted."""
    if not len(some):
        return np.zeros(len(people), bool)
    at = np.minimum(np.searchsorted(some, people), len(some) - 1)
    return np.asarray(some[at] == people)


def _above(task: Task, bound: float) -> list[Chain]:
    """Return the best chains of the best starts, of those at least as likely as the bound."""
    ends = np.unique(task.starts)
    ahead = _Side(
        task.ahead, task.count, stops=task.goals,
        closed=np.union1d(np.setdiff1d(task.shut, task.goals), task.avoided),
    )  # fmt: skip
    back = _Side(
        task.back, 1, stops=np.intersect1d(task.shut, ends),
        closed=np.union1d(np.setdiff1d(task.shut, ends), task.avoided),
    )  # fmt: skip
    begun = np.flatnonzero(task.p >= bound * _ROUNDING)
    size = len(task.goals)
    ahead.add(_rows(task.starts[begun].astype(np.int64), begun, task.p[begun].astype(float), 0,
                    np.full(len(begun), -1)))  # fmt: skip
    back.add(_rows(task.goals.astype(np.int64), np.zeros(size, np.int64), np.ones(size), 0,
                   np.full(size, -1)))  # fmt: skip
    found = _Found(task.count, bound)
    found.meet(ahead.known, back.known)
    for _ in range(task.hops):
        if not len(ahead.last.people) or not len(back.last.people):
            break
        if ahead.cost() <= back.cost():
            ahead.spread(found.bound * _ROUNDING / back.best())
            found.meet(ahead.last, back.known)
        else:
            back.spread(found.bound * _ROUNDING / ahead.best())
            found.meet(ahead.known, back.last)
    return [
        Chain(start, p, (*reversed([*ahead.way(*a)]), *[*back.way(*b)][1:]))
        for start, (p, _, a, b) in found.ranked()
    ]


@dataclass(slots=True)
class _Found:
    """The best meeting of each start; the bound rises to the last of the `count` best."""

    count: int
    bound: float
    best: dict[int, tuple[float, int, tuple[int, int], tuple[int, int]]] = field(
        default_factory=dict
    )

    def meet(self, ahead: _Rows, back: _Rows) -> None:
        """Note where these rows meet; those of `back` have each person once."""
        if not len(ahead.people) or not len(back.people):
            return
        at = np.minimum(np.searchsorted(back.people, ahead.people), len(back.people) - 1)
        one = np.flatnonzero(back.people[at] == ahead.people)
        p = ahead.p[one] * back.p[at[one]]
        likely = p >= self.bound * _ROUNDING
        one, p = one[likely], p[likely]
        other = at[one]
        hops = ahead.hop[one] + back.hop[other]
        order = np.lexsort((hops, -p, ahead.labels[one]))
        order = order[_rank(ahead.labels[one][order]) == 0]
        order = order[np.lexsort((hops[order], -p[order]))][: self.count]
        for n in order.tolist():
            a, b = int(one[n]), int(other[n])
            told = (
                float(p[n]), -int(hops[n]),
                (int(ahead.hop[a]), int(ahead.row[a])), (int(back.hop[b]), int(back.row[b])),
            )  # fmt: skip
            label = int(ahead.labels[a])
            if label not in self.best or told[:2] > self.best[label][:2]:
                self.best[label] = told
        if len(self.best) >= self.count:
            self.bound = max(self.bound, self.ranked()[-1][1][0])

    def ranked(self) -> list[tuple[int, tuple[float, int, tuple[int, int], tuple[int, int]]]]:
        """Return the best starts, the likeliest first, of equals the shortest."""
        every = sorted(self.best.items(), key=lambda one: (-one[1][0], -one[1][1], one[0]))
        return every[: self.count]
