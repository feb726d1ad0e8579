"""What would make a path where there is none: which two people, did they know each other, would
bring me nearest to whom I seek.

Anybody might know anybody; those looked at share something (a firm, a sector, a school), which
whoever fills in the groups decides. An acquaintance that is made counts as one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

import numpy as np

from entregent.core.evidence import STATED, Sign
from entregent.core.graph import Graph, Half
from entregent.core.reach import LEAST, MOST_HOPS

MADE = STATED[Sign.ACQUAINTANCE]
_OF_A_GROUP = 20  # the likeliest of each side that are tried with one another


@dataclass(frozen=True, slots=True)
class MissingLink:
    """Two who, as far as is known, don't know each other, and the chance of a path if they did."""

    one: int
    other: int
    chance: float


def missing_links(
    graph: Graph,
    me: int,
    sought: Iterable[int],
    groups: Iterable[tuple[int, int]],
    *,
    count: int = 3,
    hops: int = MOST_HOPS,
    least: float = LEAST,
    not_through: Iterable[int] = (),
) -> list[MissingLink]:
    """Return the links that would give the likeliest paths to somebody sought, the best first.

    `groups` holds rows (person, what they belong to); the two of a link share one, or one of them
    is me: then it is somebody for me to get to know. A person stands in many groups or in none.
    Both sides are taken by their likeliest chain, and a link that then needs more hops is left out.
    """
    goals = sorted(set(sought) - {me})
    shut = frozenset(not_through) - {me}
    near = _within(graph.asked, goals, hops - 1, least / MADE, shut=shut, avoided=frozenset({me}))
    best = max((p for p, _ in near.values()), default=0.0)
    mine = _within(graph.asks, [me], hops - 1, least / (MADE * best), shut=shut) if best else {}
    sides: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for person, group in groups:
        if person in mine and person not in shut:
            sides[group][0].append(person)
        if person in near:
            sides[group][1].append(person)
    found: dict[tuple[int, int], float] = {}
    tried = [(one, other) for side in sides.values() for one, other in _tried(side, mine, near)]
    tried += [(me, other) for other in near]
    for one, other in tried:
        (p, before), (q, after) = mine[one], near[other]
        enough = p * MADE * q >= least and before + 1 + after <= hops
        if enough and one != other and not graph.p(one, other):
            found[one, other] = p * MADE * q
    best_ones = nlargest(count, found.items(), key=lambda one: (one[1], -one[0][0], -one[0][1]))
    return [MissingLink(*pair, chance) for pair, chance in best_ones]


def _tried(
    side: tuple[list[int], list[int]],
    mine: dict[int, tuple[float, int]],
    near: dict[int, tuple[float, int]],
) -> list[tuple[int, int]]:
    ours = nlargest(_OF_A_GROUP, set(side[0]), key=lambda who: mine[who])
    theirs = nlargest(_OF_A_GROUP, set(side[1]), key=lambda who: near[who])
    return [(one, other) for one in ours for other in theirs]


def _within(
    half: Half,
    starts: Iterable[int],
    hops: int,
    least: float,
    *,
    shut: frozenset[int],
    avoided: frozenset[int] = frozenset(),
) -> dict[int, tuple[float, int]]:
    """Return who is reached from the starts, at least so likely: the best chance, and its hops."""
    known = dict.fromkeys(starts, (1.0, 0))
    last = np.array(sorted(known), np.int64)
    for hop in range(1, hops + 1):
        if not len(last):
            break
        p = np.array([known[who][0] for who in last.tolist()])
        edges, owner = half.edges(last)
        chance = p[owner] * half.p[edges]
        likely = np.flatnonzero(chance >= least)
        rows = zip(half.ends[edges[likely]].tolist(), chance[likely].tolist(), strict=True)
        better: dict[int, float] = {}
        for who, reached in rows:
            if who not in shut and who not in avoided:
                better[who] = max(reached, better.get(who, known.get(who, (0.0, 0))[0]))
        better = {who: p for who, p in better.items() if p > known.get(who, (0.0, 0))[0]}
        known |= {who: (p, hop) for who, p in better.items()}
        last = np.array(sorted(better), np.int64)
    return known
