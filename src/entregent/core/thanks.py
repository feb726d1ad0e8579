"""Thanks owed: after every favour, also when nothing came of it; again, once, for what came later.

At once is best (practice D9). Afterwards it is asked for calmly: a few days at a time, ever further
apart, and after a year it is left at that.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.asks import NO, YES

ASKED_FOR = (0, 7, 21, 42, 70)  # days after which today's list asks, each time for
AT_A_TIME = 3  # days
LEFT_AFTER = timedelta(days=365)

GRANTED, CAME_OF_IT, REFUSED, RESULT = "granted", "came-of-it", "refused", "result"


@dataclass(frozen=True, slots=True)
class Told:
    """What is noted of a favour that was asked: the answer, what came of it, what was said since.

    `told_on` is when they heard of what came of it after they had been thanked.
    """

    on: date
    answer: str = ""
    answered_on: date | None = None
    outcome: str = ""
    outcome_on: date | None = None
    thanked_on: date | None = None
    told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed: why (granted, came-of-it, refused, result), since when."""

    why: str
    since: date


def owed(favour: Told) -> Owed | None:
    """Return the thanks that are owed for a favour asked, None while nothing was answered, or once
    said.

    What comes of it after the thanks is told once, whatever is corrected later.
    """
    if favour.thanked_on is not None:
        later = favour.outcome and favour.outcome_on and favour.outcome_on > favour.thanked_on
        waits = later and favour.told_on is None
        return Owed(RESULT, favour.outcome_on) if waits and favour.outcome_on else None
    days = [day for day in (favour.on, favour.answered_on, favour.outcome_on) if day]
    if favour.answer == NO:
        return Owed(REFUSED, max(days))
    if favour.outcome:
        return Owed(CAME_OF_IT, max(days))
    return Owed(GRANTED, max(days)) if favour.answer == YES else None


def is_asked_for(since: date, *, today: date) -> bool:
    """Tell whether today's list asks for thanks owed since a day."""
    days = (today - since).days
    return any(first <= days < first + AT_A_TIME for first in ASKED_FOR)


def is_left(since: date, *, today: date) -> bool:
    """Tell whether thanks owed since a day are left at that."""
    return today - since > LEFT_AFTER
