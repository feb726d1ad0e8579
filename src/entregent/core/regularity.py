"""How steadily one keeps in touch over the months, and whether one does only in times of need.

What counts is days of contact: a person and a day, however many messages. Of the months that are
over, the steady share is what already falls where a steady rhythm would have it: one less than
Hoover's index (1936), `1 − Σ|x − mean| / 2Σx`; 1.0 where all months are alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

LEAST_MONTHS = 3  # that are over, below which nothing is said
LEAST = 12  # days of contact, likewise
IN_NEED = 2  # months of a goal, below which nothing is said of it
TIMES = 2.0  # as much in the months of a goal as in the others: activity rises around it
WEEKS = 365.25 / 12 / 7  # of a month
STEADY, UNEVEN = 0.8, 0.6  # shares


class Month(NamedTuple):
    """A month by its first day: days of contact, whether it is over, whether a goal was open."""

    on: str  # ISO
    contacts: int
    over: bool
    goal: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which a goal, told by its number, was open; `ended` is None where it still is."""

    goal: int
    began: date
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Rise:
    """That one keeps in touch mostly while goals are open: a month's days of contact then, and in
    other months; in how many months of each.
    """

    goals: list[int]
    during: float
    otherwise: float
    months_during: int
    months_otherwise: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The months up to a day; of those that are over, the mean and the steady share.

    `share` and `rise` are None where too little is known, or nothing rises.
    """

    months: list[Month]
    mean: float
    share: float | None
    rise: Rise | None

    @property
    def a_week(self) -> float:
        """Return how many days of contact a week the same contacts make, spread evenly."""
        return self.mean / WEEKS

    @property
    def said(self) -> str:
        """Return how steady it is: steady, uneven, in-bursts; "" where too little is known."""
        if self.share is None:
            return ""
        return (
            "steady" if self.share >= STEADY else "uneven" if self.share >= UNEVEN else "in-bursts"
        )


def month_of(day: date) -> int:
    """Return the number of a month, which counts on from year to year."""
    return day.year * 12 + day.month - 1


def first_of_month(number: int) -> date:
    """Return the first day of a month by its number."""
    return date(number // 12, number % 12 + 1, 1)


def rhythm(
    contacts: Sequence[int], *, on: date, begun: date | None, goals: Sequence[Window] = ()
) -> Rhythm:
    """Return how steady the contacts of the last months are; the last one is that of the day.

    Nothing is counted before `begun`, the first exchange of the book; None where there is none.
    """
    last = month_of(on)
    # The month of the first exchange is not whole: it says nothing of the rhythm.
    start = max(last - len(contacts) + 1, month_of(begun) + 1) if begun else last + 1
    open_in = {number for goal in goals for number in _months_of(goal, on)}
    months = [
        Month(first_of_month(number).isoformat(), count, number < last, number in open_in)
        for number, count in enumerate(contacts, last - len(contacts) + 1)
        if number >= start
    ]
    over = [month for month in months if month.over]
    counts = [month.contacts for month in over]
    enough = len(over) >= LEAST_MONTHS and sum(counts) >= LEAST
    mean = sum(counts) / len(counts) if counts else 0.0
    shown = [goal.goal for goal in goals if _shows(goal, months, on)]
    return Rhythm(
        months,
        mean,
        steady_share(counts) if enough else None,
        _rise(over, shown) if enough else None,
    )


def steady_share(counts: Sequence[int]) -> float:
    """Return the share of contacts that already falls where a steady rhythm would have it.

    >>> steady_share([10, 10, 40])
    0.6666666666666667
    """
    total = sum(counts)
    if not total:
        return 0.0
    mean = total / len(counts)
    return 1.0 - sum(abs(count - mean) for count in counts) / (2 * total)


def _rise(over: Sequence[Month], goals: list[int]) -> Rise | None:
    during = [month.contacts for month in over if month.goal]
    other = [month.contacts for month in over if not month.goal]
    if len(during) < IN_NEED or len(other) < LEAST_MONTHS:
        return None
    means = sum(during) / len(during), sum(other) / len(other)
    if means[0] < TIMES * means[1] or means[0] < 1.0:
        return None
    return Rise(goals, *means, len(during), len(other))


def _months_of(goal: Window, on: date) -> range:
    ended = min(goal.ended or on, on)
    return range(month_of(goal.began), month_of(ended) + 1) if goal.began <= ended else range(0)


def _shows(goal: Window, months: Sequence[Month], on: date) -> bool:
    shown = {month.on for month in months if month.over}
    return any(first_of_month(number).isoformat() in shown for number in _months_of(goal, on))
