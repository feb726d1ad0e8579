"""Whom to meet at an event, of those who take part: what speaks for each, the weightiest first.

What I owe somebody comes first, for a debt is best paid face to face; then what I am after; then
the ties that a meeting serves most: those asleep, for advice of them is worth as much as that of
current ones (Levin, Walter & Murnighan 2011), and weak ones that lead elsewhere (Granovetter 1973).
Whoever is close is met anyway. The weights are our judgement.
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

WEIGHTS: dict[str, float] = {
    "promised": 3.0,  # by me, and not done yet
    "goal": 3.0,
    "thanks": 2.5,  # owed to them
    "reply": 2.0,  # they wrote, and wait
    "dormant": 2.0,
    "elsewhere": 1.75,  # a weak tie into another sector than mine
    "fading": 1.5,
    "weak": 1.0,
    "known-there": 0.75,  # somebody in no book yet, where one of mine is
}


class Reason(NamedTuple):
    """What speaks for meeting somebody: a code of WEIGHTS, and what it is about."""

    code: str
    facts: Mapping[str, Any]


def ranked(told: Mapping[int, Collection[Reason]]) -> list[tuple[int, list[Reason]]]:
    """Return those for whom anything speaks with their reasons, most of it first; each code counts
    once, and is told with what it is about first.
    """
    found = [(pk, _once(reasons)) for pk, reasons in told.items() if reasons]
    return sorted(found, key=lambda one: (-_weight(one[1]), one[0]))


def _once(reasons: Collection[Reason]) -> list[Reason]:
    by_code: dict[str, Reason] = {}
    for reason in reasons:
        by_code.setdefault(reason.code, reason)
    return sorted(by_code.values(), key=lambda reason: -WEIGHTS[reason.code])


def _weight(reasons: Collection[Reason]) -> float:
    return sum(WEIGHTS[reason.code] for reason in reasons)
