"""Working days: Monday to Friday, and in France none of the eleven public holidays."""

from datetime import date, timedelta
from functools import cache

_FIXED = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_AFTER_EASTER = (1, 39, 50)  # days: Easter Monday, Ascension, Whit Monday
_SATURDAY = 5


def is_working(day: date, *, french: bool) -> bool:
    """Tell whether one works on a day; `french`, as far as public holidays of France count."""
    return day.weekday() < _SATURDAY and not (french and day in holidays_of(day.year))


def working_days_after(day: date, count: int, *, french: bool) -> date:
    """Return the working day that comes so many working days after a day.

    >>> working_days_after(date(2026, 11, 20), 2, french=True)  # a Friday
    datetime.date(2026, 11, 24)
    """
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day, french=french)
    return day


@cache
def holidays_of(year: int) -> frozenset[date]:
    """Return the public holidays of France (Code du travail, L3133-1)."""
    easter = easter_of(year)
    moving = (easter + timedelta(days=days) for days in _AFTER_EASTER)
    return frozenset((*(date(year, month, day) for month, day in _FIXED), *moving))


def easter_of(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus, Nature, 1876).

    >>> easter_of(2026), easter_of(2027)
    (datetime.date(2026, 4, 5), datetime.date(2027, 3, 28))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
