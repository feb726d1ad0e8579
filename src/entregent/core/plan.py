"""A plan towards a goal, in steps over months: the base first, then those one knows where it is
aimed at, first introductions, and events to go to (practices D1, A3, D2, D3).

Job searches begin with the people one has (Granovetter 1973: most jobs come through acquaintances;
they hear of a search only when told). How far each step has come is counted from what happened,
never ticked.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from entregent.core.text import fold

IN_ALL = timedelta(days=91)  # three months, where a goal is for no day
BASE, KNOWN, INTRODUCTIONS = 10, 12, 3  # people: enough to begin with
A_MONTH = 30.44  # days
MOST_EVENTS = 6
_BASE = (
    r"\b(?:famille|family|amis?|amies?|friends?|proches|(?:ancien(?:ne)?s?|ex) collegues?"
    r"|(?:former|ex) colleagues?|collegues?|colleagues?|associat\w*|asso|clubs?|alumni"
    r"|promo(?:tion)?|ecole|school)\b"
)


class Code(StrEnum):
    """What a step is, in the order they are taken."""

    BASE = "base"  # family, friends, former colleagues, an association: tell them
    KNOWN = "known"  # write to those I know where the goal is aimed at
    INTRODUCTIONS = "introductions"  # be introduced there
    EVENTS = "events"  # go where they meet


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan is made of: how many people are in the base and where the goal is aimed at, those
    I know and those mine would yet lead me to; what happened since the goal began.
    """

    base: int = 0
    base_spoken: int = 0
    known: int = 0
    known_spoken: int = 0
    within_reach: int = 0
    introduced: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A step: how many of whom, by which day, and how many it has been so far."""

    code: Code
    wanted: int
    done: int
    by: date

    @property
    def is_done(self) -> bool:
        """Tell whether it has been enough."""
        return self.done >= self.wanted


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a goal between two days, in the order they are taken."""

    begins: date
    ends: date
    steps: tuple[Step, ...]

    @property
    def now(self) -> Step | None:
        """Return the step to take now, None where all have been taken."""
        return next((step for step in self.steps if not step.is_done), None)

    @property
    def share(self) -> float:
        """Return how much of it has been done, 0.0 to 1.0; each step counts alike."""
        parts = [step.done / step.wanted for step in self.steps]
        return sum(parts) / len(parts) if parts else 0.0


def is_base(circle: str) -> bool:
    """Tell whether a circle is of those one begins with: family, friends, former colleagues, an
    association, a school.
    """
    return bool(re.search(_BASE, fold(circle)))


def end_of_plan(begins: date, by: date | None, *, today: date) -> date:
    """Return the day a plan runs to: the one the goal is for, else three months from its beginning,
    and three more as often as they have passed.
    """
    if by is not None and by > begins:
        return by
    rounds = max(1, -(-((today - begins).days + 1) // IN_ALL.days))
    return begins + rounds * IN_ALL


def plan(facts: Facts, *, begins: date, ends: date) -> Plan:
    """Return the steps that the book has people for, spread over the time there is: a quarter of it
    for each of the first three, and about one event a month to the end.

    ValueError when it ends before it begins.
    """
    days = (ends - begins).days
    if days < 0:
        raise ValueError(f"a plan from {begins} to {ends}")
    events = min(MOST_EVENTS, max(1, round(days / A_MONTH)))
    told = (
        (Code.BASE, min(BASE, facts.base), facts.base_spoken, 1),
        (Code.KNOWN, min(KNOWN, facts.known), facts.known_spoken, 2),
        (
            Code.INTRODUCTIONS,
            min(INTRODUCTIONS, facts.within_reach + facts.introduced),
            facts.introduced,
            3,
        ),
        (Code.EVENTS, events, facts.events, 4),
    )
    steps = (
        Step(code, wanted, min(done, wanted), begins + timedelta(days=days * quarter // 4))
        for code, wanted, done, quarter in told
        if wanted
    )
    return Plan(begins, ends, tuple(steps))
