"""What would make a path where there is none: which two people, did they know each other, would
bring me nearest to whom I seek.

Anybody might know anybody; those looked at share something (a firm, a sector, a school), which
whoever fills in the groups decides. An acquaintance that is made counts as one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entregent.core.evidence import STATED, Sign
from entregent.core.graph import Floats, Graph, Ints
from entregent.core.reach import LEAST, MOST_HOPS, numbers
from entregent.core.spreading import among, rank, reached

MADE = STATED[Sign.ACQUAINTANCE]
_OF_A_GROUP = 20  # the likeliest of each side that are tried with one another


@dataclass(frozen=True, slots=True)
class MissingLink:
    """Two who, as far as is known, don't know each other, and the chance of a path if they did."""

    one: int
    other: int
    chance: float


@dataclass(frozen=True, slots=True)
class _Around:
    """Who is near one end: sorted, with their best chance and its hops."""

    people: Ints
    p: Floats
    hops: Ints

    def of(self, people: Ints) -> tuple[Floats, Ints]:
        at = np.searchsorted(self.people, people)
        return self.p[at], self.hops[at]

    def by_group(self, person: Ints, group: Ints) -> tuple[Ints, Ints]:
        """Return rows of the likeliest of each group: the person, the group, sorted by group."""
        here = np.flatnonzero(among(person, self.people))
        person, group = person[here], group[here]
        order = np.lexsort((person, -self.of(person)[0], group))
        order = order[rank(group[order]) < _OF_A_GROUP]
        return person[order], group[order]


def missing_links(
    graph: Graph,
    me: int,
    sought: Iterable[int],
    groups: tuple[Ints, Ints],
    *,
    count: int = 3,
    hops: int = MOST_HOPS,
    least: float = LEAST,
    not_through: Iterable[int] = (),
) -> list[MissingLink]:
    """Return the links that would give the likeliest paths to somebody sought, the best first.

    `groups` holds two columns: a person, and what they belong to. The two of a link share one, or
    one of them is me: then it is somebody for me to get to know. A person stands in many groups or
    in none. Both sides are taken by their likeliest chain, and a link that then needs more hops is
    left out.
    """
    goals, shut, mine = numbers(sought), numbers(not_through), np.array([me])
    goals, shut = goals[goals != me], shut[shut != me]
    if not len(goals):
        return []
    nobody = shut[:0]
    # A goal may be shut: it is where the chain ends.
    near = _Around(
        *reached(graph.asked, goals, hops - 1, least / MADE, shut=shut, avoided=mine)
    )  # fmt: skip
    far = _Around(
        *reached(graph.asks, mine, hops - 1, least / MADE, shut=shut, avoided=nobody)
    )  # fmt: skip
    one, other = _sharing(far.by_group(*groups), near.by_group(*groups))
    one = np.concatenate((one, np.full(len(near.people), me)))
    other = np.concatenate((other, near.people))
    (p, before), (q, after) = far.of(one), near.of(other)
    chance = p * MADE * q
    enough = np.flatnonzero((chance >= least) & (before + 1 + after <= hops) & (one != other))
    rows = zip(one[enough].tolist(), other[enough].tolist(), chance[enough].tolist(), strict=True)
    return _unknown(graph, {(a, b): c for a, b, c in rows}, count)


def _sharing(ours: tuple[Ints, Ints], theirs: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """Return every pair of one of ours and one of theirs who share a group."""
    first = np.searchsorted(theirs[1], ours[1])
    times = np.searchsorted(theirs[1], ours[1], side="right") - first
    one = np.repeat(np.arange(len(times)), times)
    shift: NDArray[np.int64] = first - np.concatenate(([0], np.cumsum(times)[:-1]))
    return ours[0][one], theirs[0][shift[one] + np.arange(len(one))]


def _unknown(graph: Graph, chances: dict[tuple[int, int], float], count: int) -> list[MissingLink]:
    """Return the likeliest of those who don't know each other yet."""
    by_chance = sorted(chances.items(), key=lambda pair: (-pair[1], pair[0]))
    found: list[MissingLink] = []
    for (one, other), chance in by_chance:
        if len(found) == count:
            break
        if not graph.p(one, other):
            found.append(MissingLink(one, other, chance))
    return found
