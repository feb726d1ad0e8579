"""Whom to meet or revive for the widest gain: people who make my active ties more diverse, or bring
them nearer to the shares I want.

Of each dimension, what one person more adds: where shares are wanted, by how much they bring these
nearer, `Σ max(0, wanted − share)`; else how much Blau's index rises (`core.diversity`). Chosen
greedily, each counted before the next, so that three people don't bring the same (Nemhauser, Wolsey
& Fisher 1978: for such gains, near the best there is). What nobody is known to have adds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from entregent.core.graph import Floats, Ints

CHOSEN = 3
_SILENT_HALF = 365.0  # days
_NEVER = 0.5  # what somebody one never exchanged with is worth beside whoever answers


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A dimension: the place of the value that each person has, -1 for none known; how many active
    ties have each value; and the share of them that is wanted, 0.0 where none is.
    """

    value: Ints
    counts: Floats
    wanted: Floats


class Gain(NamedTuple):
    """Somebody to meet or revive: their place, what they are worth, and the dimensions on which
    they bring something with the place of the value, what brings most first.
    """

    person: int
    score: float
    brings: tuple[tuple[str, int], ...]


def answering(silent_days: Floats, spoken: Ints) -> Floats:
    """Return what may be hoped of each person: `½ + ½·2^−(years − 1)` after so many days of
    silence, 1.0 within a year; 0.5 where nothing was ever exchanged.
    """
    beyond = np.maximum(0.0, silent_days - _SILENT_HALF)
    kept = _NEVER + (1.0 - _NEVER) * np.exp2(-beyond / _SILENT_HALF)
    return np.where(spoken > 0, kept, _NEVER)


def widest(
    sides: Mapping[str, Side], worth: Floats, *, active: int, count: int = CHOSEN
) -> list[Gain]:
    """Return whom to meet or revive, the first choice first; [] where nobody adds anything.

    `worth` is what may be hoped of each person, 0.0 of whoever is no candidate. What Blau's index
    gains counts by the share of the `active` ties of which the dimension is known: one known of
    few would else outweigh all others.
    """
    counts = {name: side.counts.astype(float).copy() for name, side in sides.items()}
    left = worth.astype(float).copy()
    found: list[Gain] = []
    while len(found) < count and left.any():
        gains = {name: _gains(side, counts[name], active) for name, side in sides.items()}
        score = left * sum(gains.values(), np.zeros(len(left)))
        best = int(np.argmax(score)) if len(score) else 0
        if score[best] <= 0.0:
            break
        told = sorted(
            ((float(gain[best]), name) for name, gain in gains.items() if gain[best] > 0.0),
            key=lambda one: -one[0],
        )
        brings = tuple((name, int(sides[name].value[best])) for _, name in told)
        found.append(Gain(best, float(score[best]), brings))
        left[best] = 0.0
        for name, side in sides.items():
            if side.value[best] >= 0:
                counts[name][side.value[best]] += 1.0
    return found


def _gains(side: Side, counts: Floats, active: int) -> Floats:
    """Return what each person adds to a dimension; what lowers it counts as such."""
    total = counts.sum()
    if not total:
        return np.zeros(len(side.value))
    if side.wanted.any():
        of_value = _nearer(counts, total, side.wanted)
    else:
        of_value = _blau(counts, total) * min(1.0, float(side.counts.sum()) / active)
    known = side.value >= 0
    gains: Floats = np.where(known, np.append(of_value, 0.0)[side.value], 0.0)
    return gains


def _blau(counts: Floats, total: float) -> Floats:
    """Return by how much Blau's index rises for one more of each value."""
    squares = (counts**2).sum()
    now = 1.0 - squares / total**2
    rise: Floats = 1.0 - (squares + 2.0 * counts + 1.0) / (total + 1.0) ** 2 - now
    return rise


def _nearer(counts: Floats, total: float, wanted: Floats) -> Floats:
    """Return by how much one more of each value brings the shares nearer to those wanted."""
    missing = np.maximum(0.0, wanted - counts / total)
    others = np.maximum(0.0, wanted - counts / (total + 1.0))
    itself = np.maximum(0.0, wanted - (counts + 1.0) / (total + 1.0))
    nearer: Floats = missing.sum() - (others.sum() - others + itself)
    return nearer
