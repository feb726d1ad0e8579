"""When a series took place: its rule followed up to now, within bounds whatever it says."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo

from entregent.importers.calendar.event import Event
from entregent.importers.calendar.moments import read_until

MOST_OCCURRENCES = 5_000  # of one series, the latest: nineteen years of working days
MOST_STEPS = 50_000  # through one series: every day since 1890
_STEPS_IN_A_FILE = 3_000_000
_OCCURRENCES_IN_A_FILE = 100_000
_VAIN_SEARCHES = 5  # a rule that never comes is sought up to the year 9999

_FOLLOWED = re.compile(r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|\Z)")
_UNTIL = re.compile(r"UNTIL=([^;]*)(?:;|\Z)")
_COUNT = re.compile(r"COUNT=(\d+)")
_MAY_NEVER_COME = re.compile(
    r"BY(?:MONTH|MONTHDAY|YEARDAY|WEEKNO|SETPOS|EASTER)=|BYDAY=[^;]*\d"
    r"|BYDAY=(?=.*FREQ=DAILY)|FREQ=DAILY.*BYDAY="  # every seventh day, and never the day of now
)
_NO_INTERVAL = re.compile(r"INTERVAL=(?:0+(?:;|\Z)|[^\d]|\d{5})")
_LONGEST_RULE = 1_000
# What dateutil raises for rules that are none: it has no exception of its own.
_RULE_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)


# Parts that change nothing: what is no part at all, and the calendar everybody uses.
_SAYS_NOTHING = re.compile(r"[^=]*\Z|X-|RSCALE=GREGORIAN\Z|SKIP=")


def _meant(rule: str) -> str:
    parts = "".join(rule.upper().split()).split(";")
    return ";".join(part for part in parts if not _SAYS_NOTHING.match(part))


@dataclass(slots=True)
class Past:
    """The starts of a series up to now, and the code of what kept some of them out, or ""."""

    starts: list[datetime]
    problem: str = ""


@dataclass(slots=True)
class Follower:
    """Follows the series of one file, and stops where nobody's calendar would go."""

    home: tzinfo
    now: datetime
    _steps: int = field(default_factory=lambda: _STEPS_IN_A_FILE)
    _occurrences: int = field(default_factory=lambda: _OCCURRENCES_IN_A_FILE)
    _vain: int = 0

    def past(self, event: Event, ahead: timedelta = timedelta()) -> Past:
        """Return when a series took place, its first time alone where its rule can't be told.

        What should take place `ahead` of now belongs to it.
        """
        now = (self.now + ahead).astimezone(event.start.zone or self.home).replace(tzinfo=None)
        starts, problem = (
            self._by_rule(event, event.rule, now) if event.rule else (deque[datetime](), "")
        )
        every = {start for start in (event.start.local, *event.added, *starts) if start <= now}
        for rule in event.leaving_out:
            left_out, unclear = self._by_rule(event, rule, now)
            every.difference_update(left_out)
            problem = problem or ("left-out-by-rule" if unclear else "")
        latest = sorted(every)[-min(MOST_OCCURRENCES, max(1, self._occurrences)) :]
        if len(latest) < len(every):
            problem = problem or (
                "recurs-too-long" if len(latest) == MOST_OCCURRENCES else "too-many-meetings"
            )
        self._occurrences -= len(latest)
        return Past(latest, problem)

    def _by_rule(self, event: Event, said: str, now: datetime) -> tuple[deque[datetime], str]:
        rule = _meant(said)
        starts: deque[datetime] = deque(maxlen=MOST_OCCURRENCES)
        try:
            if code := self._why_not(rule):
                return starts, code
            left = self._steps
            for start in self._starts(event, rule, now):
                starts.append(start)
                self._steps -= 1
                if left - self._steps > MOST_STEPS:
                    return deque(), "recurs-too-often"
        except _RULE_ERRORS:
            return starts, "bad-recurrence"
        return starts, "recurs-too-long" if left - self._steps > MOST_OCCURRENCES else ""

    def _why_not(self, rule: str) -> str:
        """Return why a rule is not followed, or ""."""
        if not _FOLLOWED.search(rule):
            often = re.search("FREQ=(?:HOURLY|MINUTELY|SECONDLY)", rule)
            return "recurs-too-often" if often else "bad-recurrence"
        if len(rule) > _LONGEST_RULE or _NO_INTERVAL.search(rule):
            return "bad-recurrence"
        in_vain = self._vain >= _VAIN_SEARCHES and _MAY_NEVER_COME.search(rule)
        return "too-many-meetings" if self._steps <= 0 or in_vain else ""

    def _starts(self, event: Event, rule: str, now: datetime) -> Iterator[datetime]:
        from dateutil.rrule import rrulestr  # noqa: PLC0415 - slow, and few files hold a series

        until = _UNTIL.search(rule)
        last = min(now, read_until(until[1], event.start, self.home)) if until else now
        count = _COUNT.search(rule)
        found = 0
        for start in rrulestr(_UNTIL.sub("", rule).strip(";"), dtstart=event.start.local):
            if start > last:
                return
            found += 1
            yield start
        if not count or found < int(count[1]):
            self._vain += 1
