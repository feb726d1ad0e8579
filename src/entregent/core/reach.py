"""Warm paths: through whom to reach somebody, whom to ask first, and how likely it is to arrive.

The chance of a path is the product of its steps, for chains die by refusal (Dodds, Muhamad & Watts
2003: 0.37⁴ ≈ 1.9 %, 1.6 % observed). There is no bonus for hubs, and nobody is left out as not
useful; who does not want to introduce stands in no middle, and may be the one sought.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np

from entregent.core.graph import Floats, Graph, Ints
from entregent.core.search import Chain, Task, likeliest
from entregent.core.spreading import among

MOST_HOPS = 6
LEAST = 0.01  # less likely than this is no path
NEAR_HOPS, NEAR = 3, 0.05  # what is shown first


@dataclass(frozen=True, slots=True)
class Path:
    """From me to somebody sought: its people, and the chance of each step between them."""

    people: tuple[int, ...]
    steps: tuple[float, ...]

    @property
    def chance(self) -> float:
        """Return how likely it is that every step is granted."""
        return prod(self.steps)

    @property
    def weakest(self) -> int:
        """Return the place of the step that is least likely, the first of equals."""
        return min(range(len(self.steps)), key=lambda n: self.steps[n])

    @property
    def is_long(self) -> bool:
        """Tell whether it is shown only because nothing nearer is there."""
        return len(self.steps) > NEAR_HOPS or self.chance < NEAR


def warm_paths(
    graph: Graph,
    me: int,
    sought: Iterable[int],
    *,
    count: int = 3,
    hops: int = MOST_HOPS,
    least: float = LEAST,
    not_through: Iterable[int] = (),
) -> list[Path]:
    """Return at most `count` paths to any of the people sought, each with another first contact.

    Contacts n are ranked by p(me, n) · best(n → sought, avoiding me). Short and likely paths come
    first; where they are too few, longer ones with other first contacts follow, which say so. []
    when there is none. ValueError for no hop or more than six.
    """
    if not 1 <= hops <= MOST_HOPS:
        raise ValueError(f"from 1 to {MOST_HOPS} hops, not {hops}")
    goals, shut = numbers(sought), numbers(not_through)
    goals, shut = goals[goals != me], shut[shut != me]
    contacts, p = _contacts(graph, me)
    kept = ~among(contacts, shut) | among(contacts, goals)
    contacts, p = contacts[kept], p[kept]

    def best(hops: int, least: float, count: int, kept: Ints) -> list[Chain]:
        task = Task(
            contacts[kept], p[kept], goals, graph.asks, graph.asked,
            hops=hops - 1, least=least, count=count, shut=shut, avoided=np.array([me]),
        )  # fmt: skip
        return likeliest(task)

    everybody = np.arange(len(contacts))
    chains = best(min(hops, NEAR_HOPS), max(least, NEAR), count, everybody)
    paths = [_path(graph, (me, *chain.people)) for chain in chains]
    if len(paths) < count:
        asked = [path.people[1] for path in paths]
        others = np.flatnonzero(~among(contacts, np.sort(asked)))
        further = best(hops, least, count - len(paths), others)
        paths += [_path(graph, (me, *chain.people)) for chain in further]
    return paths


def nearest(
    graph: Graph,
    me: int,
    among: Iterable[int],
    *,
    count: int = 5,
    hops: int = MOST_HOPS,
    least: float = LEAST,
    not_through: Iterable[int] = (),
) -> list[Path]:
    """Return the best path to each of the `count` most likely reached among these people."""
    shut, starts = numbers(not_through), numbers(among)
    shut, starts = shut[shut != me], starts[starts != me]
    task = Task(
        starts, np.ones(len(starts)), np.array([me]), graph.asked, graph.asks,
        hops=hops, least=least, count=count, shut=shut, avoided=np.zeros(0, np.int64),
    )  # fmt: skip
    return [_path(graph, tuple(reversed(chain.people))) for chain in likeliest(task)]


def numbers(people: Iterable[int]) -> Ints:
    """Return these people sorted, each once."""
    some = people if isinstance(people, np.ndarray) else np.fromiter(people, np.int64)
    return np.unique(some.astype(np.int64))


def _contacts(graph: Graph, me: int) -> tuple[Ints, Floats]:
    own = slice(int(graph.asks.starts[me]), int(graph.asks.starts[me + 1]))
    return graph.asks.ends[own].astype(np.int64), graph.asks.p[own].astype(np.float64)


def _path(graph: Graph, people: Sequence[int]) -> Path:
    return Path(tuple(people), tuple(graph.p(*step) for step in pairwise(people)))
