"""Ties gained and lost: a network wears out, and is renewed.

A tie is active while something was exchanged in the last year (`ties.FADING_AFTER`, as its label
says), until it is known to have ended otherwise. Erosion is the share of the ties active a year ago
that no longer are; renewal, the share of today's active ties first met within the year. The
half-life is what the same losses, year after year, would leave half the ties after.

Days are ordinals (`date.toordinal`), one entry for each person and day of contact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import log
from typing import NamedTuple

import numpy as np

from entregent.core.graph import Ints
from entregent.core.regularity import first_of_month, month_of
from entregent.core.ties import FADING_AFTER

YEAR = FADING_AFTER.days
NEVER = date.max.toordinal()
LEAST = 20  # ties of a year before, below which no half-life is told
ROOTED = 3  # days of contact, from which on a new tie has taken root


class Cause(StrEnum):
    """Why a tie is no longer active."""

    LOST = "lost"  # put away in the archives
    BOUNCED = "bounced"  # no address of theirs works any longer
    RETIRED = "retired"
    MOVED = "moved"  # seen in another position since
    SILENT = "silent"


def cause(*, archived: bool, bounced: bool, retired: bool, moved: bool) -> Cause:
    """Return why a tie is no longer active, the surest reason first."""
    told = ((archived, Cause.LOST), (bounced, Cause.BOUNCED), (retired, Cause.RETIRED))
    first = next((cause for holds, cause in told if holds), None)
    return first or (Cause.MOVED if moved else Cause.SILENT)


class Stretches(NamedTuple):
    """When ties were active: of each stretch the person, its first day, the first day after it."""

    person: Ints
    start: Ints
    end: Ints

    def active(self, on: date) -> Ints:
        """Return whose tie is active on a day."""
        day = on.toordinal()
        found: Ints = self.person[(self.start <= day) & (day < self.end)]
        return found

    def ends(self, on: date, years: int) -> list[Ints]:
        """Return whose tie was active on a day, then a year before, up to so many."""
        return [self.active(a_year_before(on, back)) for back in range(years + 1)]


def stretches(person: Ints, day: Ints, *, ended: Mapping[int, int]) -> Stretches:
    """Return the stretches in which ties were active, from days in order by person, then by day.

    `ended` says of some people from which day on their tie is none, whatever was exchanged before.
    """
    if not len(person):
        return Stretches(person, day, day)
    first = np.ones(len(person), bool)
    first[1:] = (person[1:] != person[:-1]) | (day[1:] - day[:-1] >= YEAR)
    starts = np.flatnonzero(first)
    lasts = np.append(starts[1:], len(person)) - 1
    who, start, end = person[starts], day[starts], day[lasts] + YEAR
    if ended:
        at = np.array([ended.get(int(one), NEVER) for one in who], np.int64)
        end = np.minimum(end, at)
        there = start < end
        who, start, end = who[there], start[there], end[there]
    return Stretches(who, start, end)


class Month(NamedTuple):
    """A month: its first day, the ties it brought for the first time, those that came back, those
    that were lost in it.
    """

    on: str  # ISO
    first: int
    again: int
    lost: int


@dataclass(frozen=True, slots=True)
class Wear:
    """How ties wear out and are renewed: of `before` active a year ago, `gone` no longer are; of
    `now` active today, `new` were first met within the year.
    """

    before: int
    gone: int
    causes: dict[str, int]
    now: int
    new: int
    half_life: float | None  # years
    months: list[Month]

    @property
    def erosion(self) -> float | None:
        """Return the share lost within the year, None where there was no tie a year ago."""
        return self.gone / self.before if self.before else None

    @property
    def renewal(self) -> float | None:
        """Return the share of today's ties first met within the year, None where there is none."""
        return self.new / self.now if self.now else None


def a_year_before(on: date, years: int = 1) -> date:
    """Return the day so many years of 365 days before."""
    return date.fromordinal(on.toordinal() - years * YEAR)


def wear(
    ties: Stretches,
    *,
    on: date,
    ends: Sequence[Ints],
    met: Ints,
    causes: Mapping[int, Cause],
    months: int = 12,
) -> Wear:
    """Return how ties wear out and are renewed, as of a day.

    `ends` are the people whose tie is active on the day, then a year before, and so on: the
    half-life is that of these years. `met` is the day each person was first met, 0 where it is not
    known, by the number they have in `ties`; `causes` why a tie is lost, where it is not for
    silence alone.
    """
    now, before = ends[0], ends[1]
    gone = np.setdiff1d(before, now)
    why = [causes.get(int(one), Cause.SILENT) for one in gone]
    return Wear(
        before=len(before),
        gone=len(gone),
        causes={cause: why.count(cause) for cause in Cause if cause in why},
        now=len(now),
        new=int(np.count_nonzero(met[now] > a_year_before(on).toordinal())),
        half_life=_half_life(ends),
        months=[_month(ties, first, after, met) for first, after in _months(on, months)],
    )


def _half_life(ends: Sequence[Ints]) -> float | None:
    """Return after how many years half the ties are lost at the pace of these years."""
    pairs = [(old, new) for new, old in pairwise(ends) if len(old)]
    were = sum(len(old) for old, _ in pairs)
    kept = sum(len(np.intersect1d(old, new)) for old, new in pairs)
    if were < LEAST or kept in (0, were):
        return None
    return log(0.5) / log(kept / were)


def _month(ties: Stretches, first: date, after: date, met: Ints) -> Month:
    start, end = first.toordinal(), after.toordinal()
    gained = (start <= ties.start) & (ties.start < end)
    lost = (start <= ties.end) & (ties.end < end)
    # Somebody met days before the first exchange, as connections are, is new all the same.
    new = met[ties.person[gained]] > ties.start[gained] - YEAR
    firsts = int(np.count_nonzero(new))
    return Month(first.isoformat(), firsts, len(new) - firsts, int(np.count_nonzero(lost)))


def _months(on: date, count: int) -> list[tuple[date, date]]:
    """Return the last months up to a day: of each the first day, the first day after it."""
    found = []
    number, after = month_of(on), date.fromordinal(on.toordinal() + 1)
    for at in range(number, number - count, -1):
        first = first_of_month(at)
        found.append((first, after))
        after = first
    return found[::-1]
