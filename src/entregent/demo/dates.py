"""Dates as each file spells them, whatever the machine's language and time zone data."""

from calendar import isleap
from datetime import date, datetime, time, timedelta
from functools import cache

MONTHS_FR = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
MONTHS_EN = (
    "January February March April May June July August September October November December".split()
)
_DAYS_EN = "Mon Tue Wed Thu Fri Sat Sun".split()


def days_before(on: date, days: int) -> date:
    """Return the day that many days earlier."""
    return on - timedelta(days=days)


def years_before(on: date, years: int) -> date:
    """Return the same day of an earlier year, 28 February for a 29th that year lacks."""
    year = on.year - years
    return on.replace(year=year, day=28 if _is_leap_day(on) and not isleap(year) else on.day)


def birth_on(day: date, age: int) -> date:
    """Return the birth date of somebody who turns about that age on that day of the year."""
    year = day.year - age
    while _is_leap_day(day) and not isleap(year):
        year -= 1
    return day.replace(year=year)


def working_day(day: date) -> date:
    """Return the day itself, or the Friday before when it falls on a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def at_hour(day: date, hour: int, minute: int = 0) -> datetime:
    """Return that hour of the day, as a clock in Paris shows it."""
    return datetime.combine(day, time(hour, minute))


def in_utc(paris: datetime) -> datetime:
    """Return the moment in universal time."""
    return paris - timedelta(hours=_offset(paris.date()))


def linkedin_day(day: date) -> str:
    """Return a day as in "12 Mar 2021"."""
    return f"{day.day:02d} {MONTHS_EN[day.month - 1][:3]} {day.year}"


def linkedin_month(day: date) -> str:
    """Return a month as in "Mar 2021"."""
    return f"{MONTHS_EN[day.month - 1][:3]} {day.year}"


def linkedin_moment(paris: datetime) -> str:
    """Return a moment as in "3/14/25, 2:37 PM", in universal time."""
    at = in_utc(paris)
    half = "AM" if at.hour < 12 else "PM"
    return f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M} {half}"


def mail_date(paris: datetime) -> str:
    """Return a moment as a Date header spells it."""
    return (
        f"{_DAYS_EN[paris.weekday()]}, {paris.day:02d} {MONTHS_EN[paris.month - 1][:3]} "
        f"{paris.year} {paris:%H:%M:%S} +0{_offset(paris.date())}00"
    )


def separator_date(paris: datetime) -> str:
    """Return a moment as the separator line of an mbox spells it."""
    at = in_utc(paris)
    month = MONTHS_EN[at.month - 1][:3]
    return f"{_DAYS_EN[at.weekday()]} {month} {at.day:02d} {at:%H:%M:%S} +0000 {at.year}"


def _is_leap_day(day: date) -> bool:
    return (day.month, day.day) == (2, 29)


def _offset(day: date) -> int:
    """Return the hours between Paris and universal time on that day."""
    start, end = _summer(day.year)
    return 2 if start <= day < end else 1


@cache
def _summer(year: int) -> tuple[date, date]:
    return _last_sunday(year, 3), _last_sunday(year, 10)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
