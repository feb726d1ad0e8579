"""Dates of a card: birthdays with or without their year, days of revision."""

import re
from datetime import date

_TIME = r"(?:[T ].*|Z)?\Z"
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.]?)([0-9]{1,2})\2([0-9]{1,2})" + _TIME, re.DOTALL)
_YEAR_LAST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})" + _TIME, re.DOTALL)
_NO_YEAR = re.compile(r"--([0-9]{2})-?([0-9]{2})" + _TIME, re.DOTALL)
# Years that address books write where they know none; 1604 is Apple's.
_NO_YEARS = ("0000", "1604")
_LEAP_YEAR = 1604


def birthday_of(text: str, omitted_year: str = "") -> str:
    """Return "1980-12-01", or "--12-01" without its year; "" when no day and month are told."""
    year, month, day = _parts(text.strip())
    unknown = year in ("", omitted_year, *_NO_YEARS)
    if not _is_day(_LEAP_YEAR if unknown else int(year), month, day):
        return ""
    return f"--{month:02}-{day:02}" if unknown else f"{year}-{month:02}-{day:02}"


def day_of(text: str) -> date | None:
    """Return the day of a date or a time, or None when there is none."""
    year, month, day = _parts(text.strip())
    if not year or not _is_day(int(year), month, day):
        return None
    return date(int(year), month, day)


def _parts(text: str) -> tuple[str, int, int]:
    if found := _YEAR_FIRST.match(text):
        # Without separators, only eight digits are a date: 1980121 could be two.
        if found[2] or len(found[3]) + len(found[4]) == 4:
            return found[1], int(found[3]), int(found[4])
    elif found := _YEAR_LAST.match(text):
        return found[3], int(found[2]), int(found[1])
    elif found := _NO_YEAR.match(text):
        return "", int(found[1]), int(found[2])
    return "", 0, 0


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
