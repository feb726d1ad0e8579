"""When something happens: dates and hours as calendars write them."""

import re
from datetime import UTC, datetime, time, tzinfo
from typing import NamedTuple

from entregent.importers.calendar.zones import Zones
from entregent.importers.vcard.heads import Head

_DATE = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?([Zz])?)?(?:/.*)?\Z", re.ASCII
)
_NOON = time(12)
_GREGORIAN = 1583  # the first year of the calendar that days are counted by


class Moment(NamedTuple):
    """An hour on the clocks of a zone, or a whole day; without a zone, wherever the owner lives."""

    local: datetime
    zone: tzinfo | None
    whole_day: bool = False

    def in_utc(self, home: tzinfo) -> datetime:
        """Return the moment in universal time; of a whole day, noon where the owner lives."""
        if self.whole_day:
            return datetime.combine(self.local, _NOON, home).astimezone(UTC)
        return self.local.replace(tzinfo=self.zone or home).astimezone(UTC)

    def named(self) -> str:
        """Return the name by which every calendar knows this occurrence of a series."""
        if self.whole_day:
            return f"{self.local:%Y%m%d}"
        if self.zone is None:
            return f"{self.local:%Y%m%dT%H%M%S}"
        return f"{self.in_utc(UTC):%Y%m%dT%H%M%SZ}"

    def as_told_by(self, other: "Moment", home: tzinfo) -> datetime:
        """Return the hour that the clocks of the other's zone show at this moment.

        An hour of no zone is meant to be of the other's.
        """
        if self.whole_day or self.zone in (None, other.zone):
            return self.local
        moment = self.local.replace(tzinfo=self.zone or home)
        return moment.astimezone(other.zone or home).replace(tzinfo=None)


def read_moment(head: Head, text: str, zones: Zones) -> Moment:
    """Return the moment a property tells; raise ValueError when it is none."""
    return _moment(text, head.parameters.get("TZID", ""), zones)


def read_moments(head: Head, text: str, zones: Zones, most: int) -> tuple[list[Moment], list[str]]:
    """Return the moments among the first parts of a list, and what among them is none."""
    moments, wrong = [], []
    zone = head.parameters.get("TZID", "")
    for part in filter(None, text.split(",", most)[:most]):
        try:
            moments.append(_moment(part, zone, zones))
        except ValueError:
            wrong.append(part)
    return moments, wrong


def read_until(text: str, start: Moment, home: tzinfo) -> datetime:
    """Return the end of a series on the clocks of its start; raise ValueError when it is none."""
    found = _date(text)
    if not found:
        raise ValueError(text)
    local, whole_day = _local(found)
    if whole_day:
        return datetime.combine(local, time.max)
    end = Moment(local, UTC if found[7] else start.zone)
    return end.as_told_by(start, home)


def _moment(text: str, zone: str, zones: Zones) -> Moment:
    # The name of a zone may hold a colon that nothing quotes.
    found = _date(text) or _date(text.rpartition(":")[2])
    if not found:
        raise ValueError(text)
    local, whole_day = _local(found)
    if whole_day:
        return Moment(local, None, whole_day=True)
    if found[7]:
        return Moment(local, UTC)
    return Moment(local, zones.zone(zone) if zone else None)


def _date(text: str) -> re.Match[str] | None:
    return _DATE.match(text.strip(" \t\"'"))


def _local(found: re.Match[str]) -> tuple[datetime, bool]:
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not _GREGORIAN <= year <= 2200:
        raise ValueError(year)
    if found[4] is None:
        return datetime(year, month, day), True  # noqa: DTZ001 - a day has no zone
    # A minute may have a sixty-first second, which datetime does not know.
    second = min(int(found[6] or 0), 59)
    return datetime(year, month, day, int(found[4]), int(found[5]), second), False  # noqa: DTZ001
