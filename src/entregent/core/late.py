"""Exchanges that come to be known late: what they change of a tie, without replaying all of it.

An exchange counts by the time since the one before it, so one let in among others adds its own
news and takes from the news of the one that follows; all else stands. Clocks forget evenly: what
is added at a moment is added, decayed, to the level of a later one.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import exp2
from typing import NamedTuple

from entregent.core.ties import DAY, HALF_LIVES, Clocks, DueClock, news

Added = list[tuple[datetime, float]]  # when, and how much; what is taken is below 0.0


class Seen(NamedTuple):
    """One exchange of a tie, and whether its clocks do not know it yet."""

    at: datetime
    weight: float
    late: bool


def added(stretch: Iterable[Seen]) -> Iterator[tuple[datetime, float]]:
    """Yield what the late exchanges of a stretch of time add, and take from those that follow.

    The stretch is in order of time and goes from a known exchange to a known one, or to where the
    tie begins or ends.
    """
    before = before_known = None
    for at, weight, late in stretch:
        now = _share(before, at)
        if late:
            yield at, weight * now
        else:
            if before != before_known:
                yield at, weight * (now - _share(before_known, at))
            before_known = at
        before = at


def taken(changes: Added) -> Added:
    """Return what is changed by taking out what adding changed so."""
    return [(at, -much) for at, much in changes]


def clocks_with(clocks: Clocks, changes: Added) -> Clocks:
    """Return clocks after such changes, as they stand at the last exchange, late ones included."""
    last = _last(clocks.last, changes)
    if last is None:
        return clocks
    s7, s60, s365 = (
        _level(level, clocks.last, changes, half_life, last)
        for level, half_life in zip((clocks.s7, clocks.s60, clocks.s365), HALF_LIVES, strict=True)
    )
    return Clocks(s7, s60, s365, last)


def due_clock_with(clock: DueClock, changes: Added) -> DueClock:
    """Return the clock of a cadence after such changes, as `clocks_with` does."""
    last = _last(clock.last, changes)
    if last is None:
        return clock
    level = _level(clock.level, clock.last, changes, clock.cadence, last)
    return DueClock(clock.cadence, level, last)


def _last(known: datetime | None, changes: Added) -> datetime | None:
    moments = [at for at, _ in changes]
    return max(moments if known is None else [known, *moments], default=None)


def _share(before: datetime | None, at: datetime) -> float:
    return 1.0 if before is None else news(_days(before, at))


def _level(
    level: float, then: datetime | None, changes: Added, half_life: float, last: datetime
) -> float:
    held = level * exp2(-_days(then, last) / half_life) if then else 0.0
    return held + sum(much * exp2(-_days(at, last) / half_life) for at, much in changes)


def _days(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / DAY
