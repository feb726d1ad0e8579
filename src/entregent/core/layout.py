"""Where each person of a map stands: in the bed of their community, near those they know.

A few steps of forces, each linear in people and links: links draw together, crowds on a grid push
apart, links out of a bed draw towards where they lead. Then each bed is spread evenly: how far
from the middle somebody stands is their rank, and whoever stands too near makes room.
"""

import numpy as np

from entregent.core.beds import Beds, beds
from entregent.core.crossings import crossings
from entregent.core.graph import Floats, Ints

_STEPS = 60
_CELL = 3.0  # side of a square of the grid: some three people
_MOST_CELLS = 1_500  # a side
_GOLDEN = np.pi * (3.0 - np.sqrt(5.0))
_ROOM = 1.4  # wanted between two people
_MAKING_ROOM = 14  # steps


def layout(labels: Ints, one: Ints, other: Ints, weight: Floats) -> tuple[Floats, Floats]:
    """Return the place of each person, two float64 columns; 0, 0 is the middle.

    `labels` are those of `core.communities`; the other columns hold the links, each pair once.
    """
    x, y = np.zeros(len(labels)), np.zeros(len(labels))
    linked, alone = np.flatnonzero(labels >= 0), np.flatnonzero(labels < 0)
    across = crossings(labels, one, other, weight)
    sizes = np.bincount(labels[linked])
    placed = beds(sizes, across.a, across.b, across.links, alone=len(alone))
    if len(linked):
        at = np.full(len(labels), -1, np.int64)
        at[linked] = np.arange(len(linked))
        kept = (labels[one] >= 0) & (labels[other] >= 0) & (one != other)
        x[linked], y[linked] = _in_beds(
            labels[linked], placed, at[one[kept]], at[other[kept]], weight[kept]
        )
    if len(alone):
        turn = np.arange(len(alone))
        away = (placed.r[-1] - 1.0) * np.sqrt((turn + 0.5) / len(alone))
        x[alone] = placed.x[-1] + away * np.cos(turn * _GOLDEN)
        y[alone] = placed.y[-1] + away * np.sin(turn * _GOLDEN)
    return x, y


def _in_beds(
    labels: Ints, placed: Beds, one: Ints, other: Ints, weight: Floats
) -> tuple[Floats, Floats]:
    """Return the place of everybody who has a link."""
    count = len(labels)
    frm, to = np.concatenate((one, other)), np.concatenate((other, one))
    w = np.tile(weight.astype(np.float64), 2)
    middle_x, middle_y, r = placed.x[labels], placed.y[labels], placed.r[labels] - 1.0
    degree = np.bincount(frm, w, count) + 1e-12
    rank, size = _ranks(labels, -degree)
    turn = rank * _GOLDEN
    away = r * np.sqrt((rank + 0.5) / size)
    x, y = away * np.cos(turn), away * np.sin(turn)
    within = labels[frm] == labels[to]
    out_x, out_y = _outwards(placed, labels, (frm[~within], to[~within], w[~within]), degree)
    frm, to, w = frm[within], to[within], w[within]
    held = np.bincount(frm, w, count) + 1e-12
    for step in range(_STEPS):
        heat = 1.0 - step / _STEPS
        near_x, near_y = (np.bincount(frm, w * c[to], count) / held for c in (x, y))
        push_x, push_y = _pushes(x + middle_x, y + middle_y)
        move_x = 0.25 * (near_x - x) + push_x + 0.08 * r * out_x
        move_y = 0.25 * (near_y - y) + push_y + 0.08 * r * out_y
        far = np.hypot(move_x, move_y) + 1e-12
        slow = np.minimum(1.0, (0.2 + 0.25 * r * heat) / far)
        x, y = x + move_x * slow, y + move_y * slow
        over = np.minimum(1.0, r / (np.hypot(x, y) + 1e-12))
        x, y = x * over, y * over
    rank, size = _ranks(labels, np.hypot(x, y))
    angle, away = np.arctan2(y, x), r * np.sqrt((rank + 0.5) / size)
    x, y = away * np.cos(angle), away * np.sin(angle)
    for _ in range(_MAKING_ROOM):
        move_x, move_y = _room(x + middle_x, y + middle_y)
        x, y = x + move_x, y + move_y
        over = np.minimum(1.0, r / (np.hypot(x, y) + 1e-12))
        x, y = x * over, y * over
    return middle_x + x, middle_y + y


def _room(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return how each moves away from those who stand too near."""
    column, row = ((each - each.min()) // _ROOM for each in (x, y))
    wide = np.int64(column.max()) + 3
    cell = row.astype(np.int64) * wide + column.astype(np.int64)
    order = np.argsort(cell, kind="stable")
    sorted_cells = cell[order]
    move_x, move_y = np.zeros(len(x)), np.zeros(len(y))
    for shift in (0, 1, wide - 1, wide, wide + 1):
        first, last = (
            np.searchsorted(sorted_cells, cell + shift, side) for side in ("left", "right")
        )
        many = last - first
        one = np.repeat(np.arange(len(x)), many)
        other = order[np.arange(len(one)) - np.repeat(np.cumsum(many) - many - first, many)]
        if not shift:
            one, other = one[one < other], other[one < other]
        dx, dy = x[one] - x[other], y[one] - y[other]
        far = np.hypot(dx, dy) + 1e-9
        near = far < _ROOM
        one, other, push = one[near], other[near], (0.4 * (_ROOM - far) / far)[near]
        move_x += _each_way(one, other, dx[near] * push, len(x))
        move_y += _each_way(one, other, dy[near] * push, len(x))
    return move_x, move_y


def _each_way(one: Ints, other: Ints, by: Floats, count: int) -> Floats:
    there, back = (np.bincount(end, by, count).astype(np.float64) for end in (one, other))
    return there - back


def _outwards(
    placed: Beds, labels: Ints, links: tuple[Ints, Ints, Floats], degree: Floats
) -> tuple[Floats, Floats]:
    """Return which way each is drawn by whom they know elsewhere, of length 1 at most."""
    frm, to, w = links
    dx = placed.x[labels[to]] - placed.x[labels[frm]]
    dy = placed.y[labels[to]] - placed.y[labels[frm]]
    far = np.hypot(dx, dy) + 1e-12
    count = len(labels)
    x: Floats = np.bincount(frm, w * dx / far, count) / degree
    y: Floats = np.bincount(frm, w * dy / far, count) / degree
    return x, y


def _ranks(labels: Ints, by: Floats) -> tuple[Floats, Floats]:
    """Return the rank of each among those of their label, and how many these are."""
    order = np.lexsort((by, labels))
    sizes = np.bincount(labels)
    first = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    rank = np.empty(len(labels))
    rank[order] = np.arange(len(labels)) - first[labels[order]]
    return rank, sizes[labels].astype(np.float64)


def _pushes(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return how each is pushed by the people of their square of the grid and the eight around."""
    left, low = x.min(), y.min()
    side = max(_CELL, float(max(x.max() - left, y.max() - low)) / _MOST_CELLS)
    wide = int((x.max() - left) / side) + 3
    tall = int((y.max() - low) / side) + 3
    cell = (
        (((y - low) / side).astype(np.int64) + 1) * wide + ((x - left) / side).astype(np.int64) + 1
    )
    people, sum_x, sum_y = (np.bincount(cell, each, wide * tall) for each in (None, x, y))
    push_x, push_y = np.zeros(len(x)), np.zeros(len(y))
    for shift in (dy * wide + dx for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
        there = cell + shift
        many = people[there] - (shift == 0)
        dx = many * x - (sum_x[there] - (shift == 0) * x)
        dy = many * y - (sum_y[there] - (shift == 0) * y)
        near = (dx**2 + dy**2) / np.maximum(many, 1.0) ** 2 + 0.3
        push_x += 0.35 * dx / near
        push_y += 0.35 * dy / near
    return push_x, push_y
