"""How far a network covers what a goal is aimed at: who of it I know, whom mine would lead me to.

People are places in the graph of who would ask whom (`core.graph`). Somebody I know is one step
away. Whoever is two or three steps away counts where the best chain of that length arrives with a
chance of `reach.LEAST` at least, the product of its steps; the first length that does is theirs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from entregent.core.graph import Floats, Graph, Ints
from entregent.core.reach import LEAST, numbers
from entregent.core.spreading import among

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Covered:
    """Of the people a target means: those I know well, those I know otherwise, those mine lead to
    in two and in three steps, those nobody of mine leads to; as people, each once.
    """

    strong: tuple[int, ...] = ()
    weak: tuple[int, ...] = ()
    by_two: tuple[int, ...] = ()
    by_three: tuple[int, ...] = ()
    none: tuple[int, ...] = ()

    @property
    def known(self) -> int:
        """Return how many I know."""
        return len(self.strong) + len(self.weak)

    @property
    def within_reach(self) -> int:
        """Return how many more mine would lead me to."""
        return len(self.by_two) + len(self.by_three)

    @property
    def people(self) -> int:
        """Return how many there are in all."""
        return self.known + self.within_reach + len(self.none)

    @property
    def is_gap(self) -> bool:
        """Tell whether I know nobody there."""
        return not self.known


def coverage(
    graph: Graph,
    me: int,
    targets: Mapping[Of, Iterable[int]],
    *,
    known_well: Iterable[int] = (),
    not_through: Iterable[int] = (),
    least: float = LEAST,
) -> dict[Of, Covered]:
    """Return how far each target is covered, in the order given; whoever several targets mean
    counts in each. `not_through` lead to nobody, and may be sought all the same.
    """
    wanted = {of: numbers(people) for of, people in targets.items()}
    everybody = numbers(np.concatenate([np.zeros(0, np.int64), *wanted.values()]))
    everybody = everybody[everybody != me]
    own = slice(int(graph.asks.starts[me]), int(graph.asks.starts[me + 1]))
    mine = graph.asks.ends[own].astype(np.int64)
    first = np.zeros(graph.people)  # the chance that somebody I ask leads on
    first[mine] = graph.asks.p[own]
    known = np.zeros(graph.people, bool)
    known[mine] = True
    shut = numbers(not_through)
    first[shut] = 0.0
    first[me] = 0.0
    others = everybody[~known[everybody]]
    second, third = _chains(graph, others, first, shut, me)
    steps = np.zeros(graph.people, np.int8)  # 0 where nobody leads there
    steps[others[third >= least]] = 3
    steps[others[second >= least]] = 2
    steps[mine] = 1
    well = numbers(known_well)
    return {of: _covered(people[people != me], steps, well) for of, people in wanted.items()}


def _chains(
    graph: Graph, others: Ints, first: Floats, shut: Ints, me: int
) -> tuple[Floats, Floats]:
    """Return the chance of the best chain of two steps to each of these, and of three."""
    edges, owner = graph.asked.edges(others)
    before, p = graph.asked.ends[edges].astype(np.int64), graph.asked.p[edges].astype(float)
    second = _best(owner, first[before] * p, len(others))
    between = numbers(before)
    between = between[(between != me) & ~among(between, shut)]
    again, at = graph.asked.edges(between)
    led = first[graph.asked.ends[again]] * graph.asked.p[again]
    by_two = np.zeros(graph.people)
    by_two[between] = _best(at, led, len(between))
    return second, _best(owner, by_two[before] * p, len(others))


def _best(owner: Ints, chances: Floats, count: int) -> Floats:
    best = np.zeros(count)
    np.maximum.at(best, owner, chances)
    return best


def _covered(people: Ints, steps: Ints, well: Ints) -> Covered:
    at, strong = steps[people], among(people, well)
    groups = ((at == 1) & strong, (at == 1) & ~strong, at == 2, at == 3, at == 0)
    return Covered(*(tuple(people[some].tolist()) for some in groups))
