"""Communities: people who know one another more than chance would have it.

Modularity is raised level by level as by Louvain (Blondel, Guillaume, Lambiotte & Lefebvre 2008),
with half of the people, drawn by the seed, choosing at once: a round is one sort of the links.
"""

import numpy as np
from numpy.random import Generator

from entregent.core.graph import Floats, Ints

_ROUNDS = 24
_LEVELS = 12
_SETTLED = 500  # one in so many still moving is enough
_CLEARLY = 1e-9


def communities(one: Ints, other: Ints, weight: Floats, people: int, *, seed: int = 1) -> Ints:
    """Return the community of each person, int32: 0 the largest, -1 for whoever has no link.

    The three columns hold the links, each in one row whichever way round; rows of one pair add up.
    """
    kept = (one != other) & (weight > 0)
    frm, to = np.concatenate((one[kept], other[kept])), np.concatenate((other[kept], one[kept]))
    linked, at = np.unique(frm, return_inverse=True)
    labels = np.full(people, -1, np.int32)
    if not len(linked):
        return labels
    found = _of_linked(at, np.searchsorted(linked, to), np.tile(weight[kept], 2), len(linked), seed)
    sizes = np.bincount(found)
    _, first = np.unique(found, return_index=True)
    order = np.lexsort((first, -sizes))
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order))
    labels[linked] = place[found]
    return labels


def _of_linked(frm: Ints, to: Ints, weight: Floats, count: int, seed: int) -> Ints:
    """Return a community from 0 on for each of those who have links, both ways round."""
    rng = np.random.default_rng(seed)
    w: Floats = weight.astype(np.float64)
    strength: Floats = np.bincount(frm, w, count).astype(np.float64)
    found = np.arange(count)
    for _ in range(_LEVELS):
        frm, to, w = _summed(frm, to, w, count)
        moved = _one_level(frm, to, w, strength, rng)
        names, label = np.unique(moved, return_inverse=True)
        if len(names) == count:
            break
        found = label[found]
        strength = np.asarray(np.bincount(label, strength), np.float64)
        frm, to, count = label[frm], label[to], len(names)
        apart = frm != to
        frm, to, w = frm[apart], to[apart], w[apart]
        if not len(frm):
            break
    return found


def _summed(frm: Ints, to: Ints, w: Floats, count: int) -> tuple[Ints, Ints, Floats]:
    key, place = np.unique(frm * np.int64(count) + to, return_inverse=True)
    return key // count, key % count, np.bincount(place, w, len(key)).astype(np.float64)


def _one_level(frm: Ints, to: Ints, w: Floats, strength: Floats, rng: Generator) -> Ints:
    """Return where each goes: rows are in the order of `frm`, and everybody has one."""
    count, all_of_it = len(strength), float(strength.sum())
    label = np.arange(count)
    for _ in range(_ROUNDS):
        held = np.bincount(label, strength, count)
        key = frm * np.int64(count) + label[to]
        order = np.argsort(key, kind="stable")
        key = key[order]
        starts = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1])))
        towards = np.add.reduceat(w[order], starts)
        who, where = key[starts] // count, key[starts] % count
        own = where == label[who]
        gain = towards - strength[who] * (held[where] - own * strength[who]) / all_of_it
        stays = -strength * (held[label] - strength) / all_of_it
        stays[who[own]] = gain[own]
        first = np.flatnonzero(np.concatenate(([True], who[1:] != who[:-1])))
        persons = who[first]
        best = np.full(count, -np.inf)
        best[persons] = np.maximum.reduceat(gain, first)
        chosen = np.where(gain >= best[who], where, count)
        goal = label.copy()
        goal[persons] = np.minimum.reduceat(chosen, first)
        wants = best > stays + _CLEARLY
        goes = wants & (rng.random(count) < 0.5)
        label = np.where(goes, goal, label)
        if wants.sum() * _SETTLED <= count:
            break
    return label
