"""When messages of a campaign leave: on the days and within the hours chosen, evenly apart.

All moments are what clocks show where the person lives, of no zone.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from entregent.core.patterns import lazy_pattern

Spans = tuple[tuple[time, time], ...]
_SPAN = lazy_pattern(r"(\d{1,2})(?:[:hH](\d{2})?)?\s*[-–]\s*(\d{1,2})(?:[:hH](\d{2})?)?\s*h?")
WORKING_DAYS = frozenset({1, 2, 3, 4, 5})
MOST_SPANS = 6
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """From which day to which, on which days of the week (Monday is 1), between which times of the
    day, and how many a day at most.
    """

    first: date
    last: date
    weekdays: frozenset[int]
    spans: Spans
    a_day: int

    @property
    def open_for(self) -> timedelta:
        """Return how long messages may leave within a day."""
        return sum((_between(*span) for span in self.spans), timedelta())


def turns(
    hours: Hours, count: int, *, now: datetime, left: Sequence[datetime], least_apart: timedelta
) -> list[datetime]:
    """Return when the next messages leave, at most `count`, as far as the last day has room."""
    free = turns_each(hours, [None] * count, now=now, left=left, least_apart=least_apart)
    return list(free.values())


def turns_each(
    hours: Hours,
    messages: Sequence[Callable[[date], bool] | None],
    *,
    now: datetime,
    left: Sequence[datetime],
    least_apart: timedelta,
) -> dict[int, datetime]:
    """Return when each of these messages leaves, by its place, in the order in which they leave.

    A message may tell on which days it may not leave; it gives way to the next one then, and is not
    there where no other day is left for it. `left` are the moments at which others of the campaign
    left, in any order. What a machine that slept missed is not made up for at once: from now on
    they leave as far apart as ever.
    """
    if not hours.spans or hours.a_day < 1:
        return {}
    apart = max(hours.open_for / hours.a_day, least_apart)
    gone = Counter(moment.date() for moment in left)
    at = max(now, datetime.combine(hours.first, time()))
    if left:
        at = max(at, _later(hours, max(left), apart))
    found: dict[int, datetime] = {}
    waiting = dict(enumerate(messages))
    while waiting and at.date() <= hours.last:
        free = _open_from(hours, at) if gone[at.date()] < hours.a_day else None
        place = _first(waiting, at.date()) if free else None
        if free is None or place is None:
            at = _next_day(at)
            continue
        found[place] = free
        del waiting[place]
        gone[free.date()] += 1
        at = _later(hours, free, apart)
    return found


def _first(waiting: Mapping[int, Callable[[date], bool] | None], on: date) -> int | None:
    """Return the place of the first message that may leave on a day, None where none may."""
    return next((place for place, held in waiting.items() if not (held and held(on))), None)


def room(hours: Hours) -> int:
    """Return how many messages fit between the first day and the last."""
    days = (hours.last - hours.first).days + 1
    dates = (hours.first + timedelta(days=n) for n in range(days))
    return hours.a_day * sum(day.isoweekday() in hours.weekdays for day in dates)


def spans_of(said: str) -> Spans:
    """Return times of the day as one writes them, in order: "9-12, 14:30-18".

    ValueError where they can't be read, end before they begin, or overlap.
    """
    spans = []
    for part in filter(None, (one.strip() for one in said.replace(";", ",").split(","))):
        found = _SPAN.fullmatch(part)
        if found is None:
            raise ValueError(part)
        begins, ends = _time(found[1], found[2]), _time(found[3], found[4])
        if begins >= ends:
            raise ValueError(part)
        spans.append((begins, ends))
    spans.sort()
    overlap = any(one[1] > other[0] for one, other in pairwise(spans))
    if overlap or not 0 < len(spans) <= MOST_SPANS:
        raise ValueError(said)
    return tuple(spans)


def as_text(spans: Spans) -> str:
    """Return times of the day as they are kept and read back: "09:00-12:00,14:00-18:00"."""
    return ",".join(f"{begins:%H:%M}-{ends:%H:%M}" for begins, ends in spans)


def _time(hour: str, minute: str | None) -> time:
    """Return a time of the day; 24:00 is its last moment."""
    if int(hour) == 24 and not int(minute or 0):
        return time.max
    return time(int(hour), int(minute or 0))


def _between(begins: time, ends: time) -> timedelta:
    day = date.min
    whole = datetime.combine(day, ends) - datetime.combine(day, begins)
    return whole + timedelta.resolution if ends == time.max else whole


def _open_from(hours: Hours, at: datetime) -> datetime | None:
    """Return the first moment of a day, not before this one, at which a message may leave."""
    if at.isoweekday() not in hours.weekdays:
        return None
    for begins, ends in hours.spans:
        if at.time() < ends:
            return max(at, datetime.combine(at.date(), begins))
    return None


def _later(hours: Hours, at: datetime, apart: timedelta) -> datetime:
    """Return the moment so much later, of the time that messages may leave within the day; where
    there is not as much left, the next day.
    """
    rest = apart
    for begins, ends in hours.spans:
        start = max(at, datetime.combine(at.date(), begins))
        if start.time() >= ends or start.date() > at.date():
            continue
        here = _between(start.time(), ends)
        if rest < here:
            return start + rest
        rest -= here
    return _next_day(at)


def _next_day(at: datetime) -> datetime:
    return datetime.combine(at.date() + _A_DAY, time())
