"""A time zone that a calendar describes by its own rules (VTIMEZONE)."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from entregent.importers.vcard.heads import Head

_OFFSET = re.compile(r"([+-]?)(\d\d)(\d\d)(\d\d)?\Z", re.ASCII)
_ONSET = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)", re.ASCII)
_BY_DAY = re.compile(r"BYDAY=([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)\b")
_BY_MONTH = re.compile(r"BYMONTH=(\d\d?)\b", re.ASCII)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_RULES = 100
_LONGEST_PLACE = 300
_FOR_EVER = datetime(9999, 1, 1)  # noqa: DTZ001 - on the clocks of the zone


class Rule(NamedTuple):
    """From when on, every year or once, clocks are at this offset."""

    first: datetime
    offset: timedelta
    before: timedelta
    month: int = 0  # 0: once
    week: int = 0  # 1 for the first of the month, -1 for the last; 0: the day of `first`
    weekday: int = 0
    last: datetime = _FOR_EVER

    def last_onset(self, local: datetime) -> datetime | None:
        """Return when it last began before a local hour, or None."""
        if local < self.first:
            return None
        if not self.month:
            return self.first
        local = min(local, self.last)
        years = (local.year, max(local.year - 1, 1))
        return next((at for year in years if (at := self._in(year)) <= local), None)

    def _in(self, year: int) -> datetime:
        length = monthrange(year, self.month)[1]
        if not self.week:
            day = min(self.first.day, length)
        elif self.week > 0:
            first = (self.weekday - date(year, self.month, 1).weekday()) % 7
            day = 1 + first + 7 * (self.week - 1)
        else:
            last = (date(year, self.month, length).weekday() - self.weekday) % 7
            day = length - last + 7 * (self.week + 1)
        day = min(max(day, 1), length)
        return datetime.combine(date(year, self.month, day), self.first.time())


class RuledZone(tzinfo):
    """A zone of which only the rules are known."""

    def __init__(self, name: str, place: str, rules: tuple[Rule, ...]) -> None:
        self.name = name
        self.place = place  # where the program says it is: "Europe/Paris"
        self.rules = rules

    def utcoffset(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return timedelta()
        local = moment.replace(tzinfo=None)
        onsets = [(at, rule.offset) for rule in self.rules if (at := rule.last_onset(local))]
        if onsets:
            return max(onsets)[1]
        return min(self.rules).before

    def dst(self, _: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, _: datetime | None) -> str:
        return self.name


def read_zone(properties: Iterable[tuple[Head, str]]) -> RuledZone:
    """Return the zone that the lines of a VTIMEZONE describe; without rules when they are none."""
    name = place = ""
    rules: list[Rule] = []
    now: dict[str, str] = {}
    for head, text in properties:
        match head.name:
            case "TZID":
                name = text.strip()
            case "X-LIC-LOCATION":
                place = text.strip()[:_LONGEST_PLACE]
            case "BEGIN":
                now = {}
            case "END":
                if len(rules) < _MOST_RULES:
                    rules += _rule(now)
            case _:
                now.setdefault(head.name, text.strip())
    return RuledZone(name, place, tuple(rules))


def _rule(said: dict[str, str]) -> list[Rule]:
    first = _onset(said.get("DTSTART", ""))
    offset, before = _offset(said.get("TZOFFSETTO", "")), _offset(said.get("TZOFFSETFROM", ""))
    if first is None or offset is None:
        return []
    before = offset if before is None else before
    yearly = said.get("RRULE", "").upper()
    if "FREQ=YEARLY" not in yearly:
        return [Rule(first, offset, before)]
    month, by_day = _BY_MONTH.search(yearly), _BY_DAY.search(yearly)
    number = int(month[1]) if month else first.month
    if not 1 <= number <= 12:
        return []
    week, weekday = (int(by_day[1] or 1), _DAYS.index(by_day[2])) if by_day else (0, 0)
    last = _onset(yearly.partition("UNTIL=")[2]) or _FOR_EVER
    return [Rule(first, offset, before, number, week, weekday, last)]


def _onset(text: str) -> datetime | None:
    found = _ONSET.match(text)
    try:
        return datetime(*map(int, found.groups())) if found else None  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def _offset(text: str) -> timedelta | None:
    found = _OFFSET.match(text)
    if not found:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return None if offset >= timedelta(days=1) else -offset if found[1] == "-" else offset
