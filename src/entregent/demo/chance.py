"""Chance that can be told again: the same seed and the same purpose give the same draws."""

import random
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def stream(seed: int, purpose: str) -> random.Random:
    """Return the draws of one purpose, which draws for another purpose never shift."""
    return random.Random(f"{seed} {purpose}")  # noqa: S311 - a story is drawn, not a secret


def maybe(rng: random.Random, chance: float) -> bool:
    """Tell yes as often as `chance` says."""
    return rng.random() < chance


def weighted(rng: random.Random, choices: Sequence[tuple[Thing, int]]) -> Thing:
    """Return one of the things, drawn by the weight beside it."""
    return rng.choices([c[0] for c in choices], [c[1] for c in choices])[0]


def spread(rng: random.Random, count: int, low: int, high: int) -> list[int]:
    """Return `count` whole numbers between the two bounds, in order, bounds included."""
    return sorted(rng.randint(low, max(low, high)) for _ in range(count))
