"""What may be asked of somebody, and when: a boundary stops an ask, with its reason as a code.

Boundaries are locks, not advice: a friend is not asked for what makes them uneasy (their firm may
forbid referrals), nor in the busy weeks of their year, nor to recommend whom they never saw work.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from entregent.core.asks import ASKS
from entregent.core.patterns import lazy_pattern

NO_INTRODUCTIONS, NO_MAIL, BUSY = "no-introductions", "no-mail", "busy"
KINDS = (*ASKS, NO_INTRODUCTIONS, NO_MAIL, BUSY)
UNKNOWN = "unknown-whether-worked-together"
_MOST = 60  # periods that may follow one another without a day between
_TYPED = lazy_pattern(
    r"(?P<kind>[\w-]+)(?:\s+(?P<begins>\S+?)\.\.(?P<ends>\S+?))?(?:\s*:\s*(?P<why>.*))?\Z", re.S
)


@dataclass(frozen=True, slots=True)
class Said:
    """One boundary as it is typed; days only for a busy period."""

    kind: str
    begins: str = ""
    ends: str = ""
    why: str = ""


def as_typed(text: str) -> Said | None:
    """Return what `interview`, `referral: why` or `busy --12-15..--01-10: why` says, None when it
    is not written as a boundary is; nothing of it is checked.
    """
    match = _TYPED.match(text.strip())
    return match and Said(**{name: value or "" for name, value in match.groupdict().items()})


@dataclass(frozen=True, slots=True)
class Busy:
    """A busy period, both days included: 2026-12-15 to 2027-01-10, or --12-15 to --01-10 yearly."""

    begins: str
    ends: str
    why: str = ""

    def until(self, on: date) -> date | None:
        """Return the last day of the period when it holds this day, None when it doesn't."""
        if not self.begins.startswith("--"):
            inside = self.begins <= on.isoformat() <= self.ends
            return date.fromisoformat(self.ends) if inside else None
        over_new_year = self.ends < self.begins
        for year in (on.year - 1, on.year):
            last = _day(year + over_new_year, self.ends)
            if _day(year, self.begins) <= on <= last:
                return last
        return None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something may not be asked: a code, its facts, the last day it holds if it has one."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Boundaries:
    """What somebody does not do or take: by kind, why ("" when nothing was said); busy periods.

    `worked_together` is None where nobody said and no position tells.
    """

    never: Mapping[str, str] = field(default_factory=dict)
    busy: Sequence[Busy] = ()
    worked_together: bool | None = None

    def allows(self, kind: str, on: date) -> list[Reason]:
        """Return what stands in the way of asking for this on a day, [] when nothing does.

        Codes: never-asks, no-introductions, never-worked-together,
        unknown-whether-worked-together, busy.
        """
        reasons = []
        if kind in self.never:
            reasons.append(Reason("never-asks", {"kind": kind, "why": self.never[kind]}))
        if kind == "introduction" and NO_INTRODUCTIONS in self.never:
            reasons.append(Reason(NO_INTRODUCTIONS, {"why": self.never[NO_INTRODUCTIONS]}))
        if kind == "recommendation" and not self.worked_together:
            unknown = self.worked_together is None
            code = UNKNOWN if unknown else "never-worked-together"
            reasons.append(Reason(code))
        return reasons + self.allows_busy(on)

    def allows_busy(self, on: date) -> list[Reason]:
        """Return the busy period that holds a day, the longest of several; [] when none does."""
        held = [(until, period) for period in self.busy if (until := period.until(on))]
        last = max(held, key=lambda one: one[0], default=None)
        return [Reason(BUSY, {"why": last[1].why}, last[0])] if last else []

    def allows_mail(self) -> list[Reason]:
        """Return what stands in the way of a mail, [] when nothing does."""
        return [Reason(NO_MAIL, {"why": self.never[NO_MAIL]})] if NO_MAIL in self.never else []

    def free_from(self, on: date) -> date | None:
        """Return the first day from this one on that no busy period holds, None when none ends."""
        for _ in range(_MOST):
            until = max((u for period in self.busy if (u := period.until(on))), default=None)
            if until is None:
                return on
            on = until + timedelta(days=1)
        return None


def _day(year: int, of_year: str) -> date:
    """Return the day --02-29 means in a year, the 28th where it has none."""
    month, day = int(of_year[2:4]), int(of_year[5:7])
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)
