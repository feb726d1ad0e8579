"""How much of my network only I hold together: Burt's constraint and effective size.

A contact constrains me as far as my time goes to them, directly and through others who know them
(Burt 1992, 2004): `Σ_j (p_ej + Σ_q p_eq p_qj)²`. Effective size is how many contacts I have that
do not repeat one another: `n − Σ_j Σ_q p_eq m_jq`, where m is the link of j and q beside the
strongest link of j. Both are sums over the links, each read once: ten thousand contacts take
milliseconds.
"""

from dataclasses import dataclass

import numpy as np

from entregent.core.graph import Floats, Graph, Ints


@dataclass(frozen=True, slots=True)
class Brokerage:
    """Two figures of my network, and each contact's part in them, one a contact."""

    constraint: float  # 0 with many who don't know each other; above 1 in a tiny closed circle
    effective_size: float  # from 1 to the number of contacts
    constrains: Floats  # float64, parts of the constraint
    adds: Floats  # float64, of the effective size: 1 for whoever nobody else of mine knows
    known_by: Ints  # how many of the other contacts know them


def brokerage(mine: Floats, one: Ints, other: Ints, strength: Floats) -> Brokerage:
    """Return the figures of a network whose contact i is tied to me by `mine[i]`.

    The other three columns hold the links between contacts, each in one row whichever way round;
    rows of one pair add up. A tie of no strength is no contact: its parts are 0. ValueError for a
    negative strength or a contact that is not there.
    """
    if min(mine.min(initial=0.0), strength.min(initial=0.0)) < 0:
        raise ValueError("a strength is not negative")
    n = len(mine)
    if len(one) and not (min(one.min(), other.min()) >= 0 and max(one.max(), other.max()) < n):
        raise ValueError(f"a contact outside 0 to {n - 1}")
    kept = (one != other) & (mine[one] > 0) & (mine[other] > 0) & (strength > 0)
    frm, to, z = _each_way(one[kept], other[kept], strength[kept], n)
    z_of_all = mine + np.bincount(frm, z, n)
    all_mine = float(mine.sum())
    if not all_mine:
        return Brokerage(0.0, 0.0, np.zeros(n), np.zeros(n), np.zeros(n, np.int64))
    p = mine / all_mine
    through = np.bincount(to, p[frm] * z / z_of_all[frm], n)
    constrains = np.where(mine > 0, (p + through) ** 2, 0.0)
    strongest = mine.astype(np.float64)
    np.maximum.at(strongest, frm, z)
    repeats = np.bincount(frm, p[to] * z / strongest[frm], n)
    adds = np.where(mine > 0, 1.0 - repeats, 0.0)
    known_by = np.bincount(frm, minlength=n)
    return Brokerage(float(constrains.sum()), float(adds.sum()), constrains, adds, known_by)


def brokerage_around(graph: Graph, me: int) -> Brokerage:
    """Return the figures of somebody's network, everybody by their place in the graph; ties and
    links count by the chance of a yes.
    """
    asks = graph.asks
    own = slice(int(asks.starts[me]), int(asks.starts[me + 1]))
    mine = np.zeros(graph.people)
    mine[asks.ends[own]] = asks.p[own]
    owner = np.repeat(np.arange(graph.people, dtype=np.int32), np.diff(asks.starts))
    kept = (mine[owner] > 0) & (mine[asks.ends] > 0) & (owner < asks.ends)
    return brokerage(mine, owner[kept], asks.ends[kept], asks.p[kept].astype(np.float64))


def _each_way(one: Ints, other: Ints, z: Floats, people: int) -> tuple[Ints, Ints, Floats]:
    """Return each pair in both directions, once each, its strengths added up."""
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other)
    key, place = np.unique(low * people + high, return_inverse=True)
    summed: Floats = np.bincount(place, z, len(key)).astype(np.float64)
    low, high = key // people, key % people
    return np.concatenate((low, high)), np.concatenate((high, low)), np.tile(summed, 2)
