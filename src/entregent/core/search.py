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

from dataclasses import dataclass, field

import numpy as np

from entregent.core.graph import Floats, Half, Ints
from entregent.core.spreading import Rows, Side, Walls, among, rank

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

    `p` is the chance with which each start begins. `shut` people stand in no middle: they may be a
    start or a goal. `avoided` are entered by nobody. All four are sorted, each person once.
    """

    starts: Ints
    p: Floats
    goals: Ints
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
    both = _walls(task)
    bound = max(FIRST_BOUND, task.least)
    while True:
        chains = _above(task, bound, *both)
        if len(chains) >= task.count or bound <= task.least:
            return chains
        bound = max(bound / FALL, task.least)


def _walls(task: Task) -> tuple[Walls, Walls]:
    shut_goals = among(task.shut, task.goals)
    shut_starts = among(task.shut, task.starts)
    ahead = np.concatenate((task.shut[~shut_goals], task.avoided))
    back = np.concatenate((task.shut[~shut_starts], task.avoided))
    ends = task.shut[shut_starts & ~shut_goals]
    return Walls(task.goals, np.sort(ahead)), Walls(ends, np.sort(back))


def _above(task: Task, bound: float, walls_ahead: Walls, walls_back: Walls) -> list[Chain]:
    """Return the best chains of the best starts, of those at least as likely as the bound."""
    ahead = Side(task.ahead, task.count, walls_ahead)
    back = Side(task.back, 1, walls_back)
    begun = np.flatnonzero(task.p >= bound * _ROUNDING)
    goals = np.ones(len(task.goals))
    ahead.begin(task.starts[begun], begun, task.p[begun])
    back.begin(task.goals, np.zeros(len(goals), np.int64), goals)
    found = _Found(task.count, bound)
    found.meet(ahead.known, back.known)
    for _ in range(task.hops):
        if not len(ahead.last.people) or not len(back.last.people):
            break
        if ahead.cost <= back.cost:
            ahead.spread(found.bound * _ROUNDING / back.best)
            found.meet(ahead.last, back.known)
        else:
            back.spread(found.bound * _ROUNDING / ahead.best)
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

    def meet(self, ahead: Rows, back: Rows) -> None:
        """Note where these rows meet; those of `back` have each person once."""
        one, other = _meetings(ahead.people, back.people)
        p = ahead.p[one] * back.p[other]
        likely = p >= self.bound * _ROUNDING
        one, other, p = one[likely], other[likely], p[likely]
        hops = ahead.hop[one] + back.hop[other]
        order = np.lexsort((hops, -p, ahead.labels[one]))
        order = order[rank(ahead.labels[one][order]) == 0]
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


def _meetings(many: Ints, each: Ints) -> tuple[Ints, Ints]:
    """Return the places of the same people in two sorted columns, the second without repeats: the
    shorter is looked up in the longer.
    """
    if len(many) <= len(each):
        at = np.minimum(np.searchsorted(each, many), len(each) - 1)
        one = np.flatnonzero(each[at] == many) if len(each) else at
        return one, at[one]
    first = np.searchsorted(many, each)
    count = np.searchsorted(many, each, side="right") - first
    other = np.repeat(np.arange(len(each)), count)
    shift = first - np.concatenate(([0], np.cumsum(count)[:-1]))
    return shift[other] + np.arange(len(other)), other
