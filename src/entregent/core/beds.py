"""Where the communities of a map lie: discs apart from each other, near those they have links to.

The largest are placed one by one, each where it touches another and comes nearest to those it has
links to; the many small ones stand around in rings. Places are found by trying, not by forces: no
two discs ever overlap.
"""

from dataclasses import dataclass

import numpy as np

from entregent.core.graph import Floats, Ints

CLOSE = 260  # beds that are placed one by one
_ANGLES = 24
_GAP = 1.6


@dataclass(frozen=True, slots=True)
class Beds:
    """The middle and the radius of each bed, float64; 0, 0 is the middle of what they cover."""

    x: Floats
    y: Floats
    r: Floats


def beds(sizes: Ints, one: Ints, other: Ints, links: Ints, *, alone: int = 0) -> Beds:
    """Return a bed for each community, the largest first; three columns say how many links two
    have, each pair once. A last one is for those who are alone, where there are any.
    """
    if alone:
        sizes = np.append(sizes, alone)
    r = 1.0 + np.sqrt(sizes.astype(np.float64))
    x, y = np.zeros(len(r)), np.zeros(len(r))
    rest = len(r) - bool(alone)
    near = min(CLOSE, rest)
    pulls = _pulls(near, one, other, links)
    turn = 2 * np.pi * np.arange(_ANGLES) / _ANGLES
    for bed in range(1, near):
        goal = _goal(pulls[bed, :bed], x[:bed], y[:bed])
        x[bed], y[bed] = _nearest_place(r[bed], (x[:bed], y[:bed], r[:bed]), turn + bed, goal)
    _ring(x[:rest], y[:rest], r[:rest], near)
    if alone and rest:
        inside = (x[:rest], y[:rest], r[:rest])
        close = rest <= CLOSE
        x[-1], y[-1] = (
            _nearest_place(r[-1], inside, turn, (0.0, 0.0)) if close else _edge(r[-1], inside)
        )
    return _centred(Beds(x, y, r))


def _centred(placed: Beds) -> Beds:
    """Return the beds with the middle of all they cover at 0, 0."""
    if not len(placed.r):
        return placed
    x, y = (
        ((each + placed.r).max() + (each - placed.r).min()) / 2 for each in (placed.x, placed.y)
    )
    return Beds(placed.x - x, placed.y - y, placed.r)


def _pulls(near: int, one: Ints, other: Ints, links: Ints) -> Floats:
    table = np.zeros((near, near))
    kept = (one < near) & (other < near)
    np.add.at(table, (one[kept], other[kept]), links[kept])
    both: Floats = table + table.T
    return both


def _goal(pull: Floats, x: Floats, y: Floats) -> tuple[float, float]:
    if not pull.any():
        return 0.0, 0.0
    return float(pull @ x / pull.sum()), float(pull @ y / pull.sum())


def _nearest_place(
    r: float, placed: tuple[Floats, Floats, Floats], turn: Floats, goal: tuple[float, float]
) -> tuple[float, float]:
    """Return the place nearest to the goal among those beside a bed and over none."""
    x, y, radii = placed
    away = (radii + r + _GAP)[:, None]
    # A hair further out: what touches in exact numbers overlaps in rounded ones.
    tried_x = (x[:, None] + 1.0001 * away * np.cos(turn)).ravel()
    tried_y = (y[:, None] + 1.0001 * away * np.sin(turn)).ravel()
    order = np.argsort((tried_x - goal[0]) ** 2 + (tried_y - goal[1]) ** 2, kind="stable")
    for start in range(0, len(order), 256):
        some = order[start : start + 256]
        apart = (tried_x[some, None] - x) ** 2 + (tried_y[some, None] - y) ** 2
        free = np.flatnonzero((apart >= away[:, 0] ** 2).all(axis=1))
        if len(free):
            best = some[free[0]]
            return float(tried_x[best]), float(tried_y[best])
    return _edge(r, placed)


def _edge(r: float, placed: tuple[Floats, Floats, Floats]) -> tuple[float, float]:
    """Return a place beside everything."""
    x, _, radii = placed
    return float((x + radii).max()) + r + _GAP, 0.0


def _ring(x: Floats, y: Floats, r: Floats, first: int) -> None:
    """Place the beds from the first on in rings around the others, in the order they have."""
    edge = float((np.hypot(x[:first], y[:first]) + r[:first]).max(initial=0.0))
    bed = first
    while bed < len(r):
        widest = r[bed]
        around, angle, begun = edge + _GAP + widest, 0.0, bed
        while bed < len(r):
            if bed > begun:
                angle += _apart(r[bed - 1], r[bed], around)
                if angle + _apart(r[bed], r[begun], around) > 2 * np.pi:
                    break
            x[bed], y[bed] = around * np.cos(angle), around * np.sin(angle)
            bed += 1
        edge = around + widest


def _apart(one: float, other: float, around: float) -> float:
    """Return the angle between two neighbours of a ring."""
    return 2 * float(np.arcsin(min(1.0, 1.0001 * (one + other + _GAP) / (2 * around))))
