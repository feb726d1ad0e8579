"""Dates as people's files write them: English, French and German, with or without the hour."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import TypeVar

from entregent.core.patterns import lazy_pattern
from entregent.core.text import fold

_NAMES = (
    "jan january janv janvier januar janner",
    "feb february fev fevr fevrier februar",
    "mar march mars marz maerz mrz",
    "apr april avr avril",
    "may mai",
    "jun june juin juni",
    "jul july juil juillet juli",
    "aug august aou aout",
    "sep sept september septembre",
    "oct october octobre okt oktober",
    "nov november novembre",
    "dec december decembre dez dezember",
)
_MONTHS = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
_WORD = r"([^\W\d_]+)\.?"
_NUMBERS = lazy_pattern(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\Z")
_DAY_WORD = lazy_pattern(rf"(\d{{1,2}})(?:er|st|nd|rd|th|\.)?[ -]+{_WORD},?[ -]+(\d{{4}}|\d\d)\Z")
_WORD_DAY = lazy_pattern(rf"{_WORD} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\Z")
_WORD_YEAR = lazy_pattern(rf"{_WORD}[ -]+(\d{{4}}|\d\d)\Z")
_YEAR_MONTH = lazy_pattern(r"(\d{4})(?:[-/](\d{1,2}))?\Z")
_MONTH_YEAR = lazy_pattern(r"(\d{1,2})[./-](\d{4})\Z")
_YEARLESS = lazy_pattern(r"(?:--)?(\d{1,2})[/-]?(\d{1,2})\Z")
_YEARLESS_WORDS = lazy_pattern(rf"(?:{_WORD} (\d{{1,2}})|(\d{{1,2}})(?:er|\.)?[ -]{_WORD})\Z")
_HOUR = lazy_pattern(
    r"(?:,? (?:at |à |um )?|T)(\d{1,2})[:h](\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
    r"(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(UTC|GMT|Z|[+-]\d\d:?\d\d))?\Z"
)
D = TypeVar("D", bound=date)
FIRST_YEAR, FIRST_BIRTH = 1900, 1800  # years before which days are slips, and birthdays
_LONGEST = 200  # characters; no date has more
# An hour nobody wrote: at noon it is that very day in nearly every time zone.
_NOON = time(12)


class TooLongAgo(ValueError):
    """A day that is one, but before anything that people's files tell of."""


@lru_cache(maxsize=20_000)
def parse_day(text: str, *, day_first: bool = False) -> date:
    """Return the day, its hour left out; raise ValueError when it is none.

    `day_first` settles what could be two days: "03/04/2024" is in April with it, in March without.
    """
    return _day(_HOUR.sub("", _words(text)), day_first=day_first)


def parse_moment(text: str, *, day_first: bool = False) -> datetime:
    """Return the moment in UTC, which is also assumed where no zone is written."""
    words = text.removesuffix(" UTC")
    if len(words) == 19:  # "2024-03-15 09:30:00", as nearly every row has it
        try:
            moment = _plausible(datetime.fromisoformat(words))
        except ValueError:
            pass
        else:
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    words = _words(text)
    found = _HOUR.search(words)
    day = _day(words[: found.start()] if found else words, day_first=day_first)
    if not found:
        return datetime.combine(day, _NOON, UTC)
    return datetime.combine(day, _hour(found), _zone(found[5])).astimezone(UTC)


def parse_partial(text: str) -> str:
    """Return "2021", "2021-03" or "2021-03-14", as precise as the text; "" when it is empty."""
    words = _words(text)
    if not words:
        return ""
    if found := _YEAR_MONTH.match(words):
        year, month = int(found[1]), int(found[2] or 1)
        return date(year, month, 1).isoformat()[: 7 if found[2] else 4]
    if found := _MONTH_YEAR.match(words):
        return date(int(found[2]), int(found[1]), 1).isoformat()[:7]
    if found := _WORD_YEAR.match(words):
        return date(_year(found[2]), _month(found[1]), 1).isoformat()[:7]
    return parse_day(words).isoformat()


def parse_birthday(text: str, *, day_first: bool = False) -> str:
    """Return "1980-12-01", or "--12-01" when the year is not said; "" for an empty one.

    Raise ValueError when it is none, TooLongAgo when its year comes before 1800.
    """
    words = _words(text)
    if not words.strip("0/-. "):  # Outlook writes "0/0/00" for none
        return ""
    if found := _YEARLESS_WORDS.match(words):
        month, day = _month(found[1] or found[4]), int(found[2] or found[3])
    elif found := _YEARLESS.match(words):
        month, day = int(found[1]), int(found[2])
        if day_first and not words.startswith("--"):
            month, day = day, month
    else:
        day_alone = _HOUR.sub("", words)
        return _day(day_alone, day_first=day_first, since=FIRST_BIRTH).isoformat()
    return f"-{date(2000, month, day).isoformat()[4:]}"  # 2000 has a 29 February


def day_comes_first(texts: Iterable[str], *, otherwise: bool) -> bool:
    """Tell whether a column writes 31/12 rather than 12/31, by the days only one way can read."""
    for text in texts:
        words = " ".join(text[:_LONGEST].split())
        hour = _HOUR.search(words)
        if hour and hour[4]:  # whoever writes "PM" writes the month first
            return False
        found = _NUMBERS.match(words[: hour.start()] if hour else words)
        if found and len(found[1]) < 3 and max(int(found[1]), int(found[3])) > 12:
            return int(found[1]) > 12
    return otherwise


def _words(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError(text)
    return " ".join(text.split())


def _day(words: str, *, day_first: bool, since: int = FIRST_YEAR) -> date:
    if found := _NUMBERS.match(words):
        return _plausible(_numbered(*found.groups(), day_first=day_first), since)
    if found := _DAY_WORD.match(words):
        return _plausible(date(_year(found[3]), _month(found[2]), int(found[1])), since)
    if found := _WORD_DAY.match(words):
        return _plausible(date(int(found[3]), _month(found[1]), int(found[2])), since)
    raise ValueError(words)


def _numbered(a: str, separator: str, b: str, c: str, *, day_first: bool) -> date:
    if len(a) == 4:
        return date(int(a), int(b), int(c))
    if separator == "." or int(a) > 12 or (day_first and int(b) <= 12):
        return date(_year(c), int(b), int(a))
    return date(_year(c), int(a), int(b))


def _month(name: str) -> int:
    try:
        return _MONTHS[fold(name)]
    except KeyError:
        raise ValueError(name) from None


def _year(digits: str) -> int:
    """Return the year, two digits standing for 1970 to 2069."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 70 else 1900)
    if len(digits) != 4:
        raise ValueError(digits)
    return year


def _plausible(day: D, since: int = FIRST_YEAR) -> D:
    if day.year < since:
        raise TooLongAgo(day)
    if day.year > 2100:
        raise ValueError(day)
    return day


def _hour(found: re.Match[str]) -> time:
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if found[4] in "Pp" else 0)
    return time(hour, int(found[2]), int(found[3] or 0))


def _zone(name: str | None) -> timezone:
    if not name or name in {"UTC", "GMT", "Z"}:
        return UTC
    sign = -1 if name[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))
