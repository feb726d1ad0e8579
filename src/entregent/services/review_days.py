"""The days of a book's exchanges as arrays: told by the clock of where the person lives."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from entregent.core.graph import Ints
from entregent.storage.queries.review import MOMENT

_HOURS = 24
_HOUR = timedelta(hours=1)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_MONTHS = np.array(
    [
        date(year, month, 1).toordinal()
        for year in range(_FIRST_YEAR, _LAST_YEAR)
        for month in range(1, 13)
    ]
)
_ZERO = np.uint8(ord("0"))
_PAIRS = (0, 2, 5, 8, 11)  # where the figures of century, year, month, day and hour stand


def days_told(moments: Sequence[str], zone: ZoneInfo) -> Ints:
    """Return the days, as ordinals, of moments written in UTC, any number to a text.

    Where clocks differ from UTC by part of an hour, they are told as an hour less.
    """
    letters = np.frombuffer("".join(moments).encode(), np.uint8).reshape(-1, MOMENT)
    century, year, month, at, clock = (_figures(letters, place) for place in _PAIRS)
    months = (century.astype(np.int32) * 100 + year - _FIRST_YEAR) * 12 + month
    day = _MONTHS[months - 1] + at
    hour = (day - 1) * _HOURS + clock
    if not len(hour):
        return np.zeros(0, np.int64)
    first = int(day.min())
    here = hour + _shifts(zone, first, int(day.max()))[hour - first * _HOURS]
    found: Ints = here // _HOURS
    return found


def _figures(letters: NDArray[np.uint8], place: int) -> NDArray[np.uint8]:
    """Return the number below a hundred that two figures at a place make."""
    found: NDArray[np.uint8] = (letters[:, place] - _ZERO) * 10 + (letters[:, place + 1] - _ZERO)
    return found


def _shifts(zone: ZoneInfo, first: int, last: int) -> Ints:
    """Return by how many hours the clock differs from UTC, for each hour of these days."""
    found = np.zeros((last - first + 1, _HOURS), np.int64)
    begins = _shift(zone, first, 0)
    for at, day in enumerate(range(first, last + 1)):
        ends = _shift(zone, day + 1, 0)
        found[at] = begins
        if begins != ends:  # clocks are moved on this day
            found[at] = [_shift(zone, day, hour) for hour in range(_HOURS)]
        begins = ends
    every: Ints = found.reshape(-1)
    return every


def _shift(zone: ZoneInfo, day: int, hour: int) -> int:
    moment = datetime.combine(date.fromordinal(day), time(hour), tzinfo=UTC)
    return (moment.astimezone(zone).utcoffset() or timedelta()) // _HOUR
