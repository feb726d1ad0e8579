"""Time zones by the many names calendars give them."""

import re
from collections.abc import Mapping
from datetime import timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from tzlocal.windows_tz import win_tz

from entregent.core.text import fold
from entregent.importers.calendar.zone_rules import RuledZone

_OFFSET = re.compile(r"(?:UTC|GMT)[ ]?(?P<sign>[-+−])(?P<hours>\d\d?):?(?P<minutes>\d\d)?(?!\d)")
_UTC = frozenset({"utc", "gmt", "z", "etc utc", "coordinated universal time", "zulu"})
_BEFORE_AND_AFTER = re.compile(r"\([^()]*\)")
_LONGEST_NAME = 300
_MOST_NAMES = 2_000
_CITIES = re.compile(r"[,;()/]")


class Zones:
    """The time zones of one calendar: those it defines, and those everybody knows."""

    def __init__(self, home: tzinfo) -> None:
        self.home = home  # the owner's: of hours that name no zone
        self._defined: dict[str, RuledZone] = {}
        self._found: dict[str, tzinfo | None] = {}
        self.unknown: list[str] = []  # names met that mean no zone, not told of yet
        self.all_defined = False  # until then a name that means no zone may come to mean one

    def define(self, zone: RuledZone) -> None:
        """Note a zone the calendar describes by its rules."""
        if len(self._defined) < _MOST_NAMES and len(zone.name) <= _LONGEST_NAME:
            self._defined[zone.name] = zone
            self._found.pop(zone.name, None)

    def zone(self, name: str) -> tzinfo | None:
        """Return the zone of this name; None, and the name among the unknown, when there is none.

        A name everybody knows goes before what the file says of it, which may be outdated.
        """
        if len(name) > _LONGEST_NAME:
            self.unknown.append(name)
            return None
        if name not in self._found:
            if len(self._found) >= _MOST_NAMES:
                self._found.clear()
            found = self._look_up(name)
            if found is None:
                self.unknown.append(name)
                if not self.all_defined:
                    return None
            self._found[name] = found
        return self._found[name]

    def _look_up(self, name: str) -> tzinfo | None:
        defined = self._defined.get(name)
        return (
            known_zone(name)
            or (known_zone(defined.place) if defined and defined.place else None)
            or (defined if defined and defined.rules else None)
            or _by_city(name)
            or _by_offset(name)
        )


@lru_cache(maxsize=_MOST_NAMES)
def known_zone(name: str) -> tzinfo | None:
    """Return the zone that IANA or Windows know by this name, or None.

    Programs put addresses of their own before it: "/mozilla.org/20070129_1/Europe/Paris".
    """
    parts = name.strip().strip("/").split("/")
    for start in range(len(parts)):
        if zone := _iana("/".join(parts[start:])):
            return zone
    words = fold(_BEFORE_AND_AFTER.sub("", name))
    # Outlook shows "(UTC-05:00) Eastern Time (US & Canada)" for Eastern Standard Time.
    names = (fold(name), words, f"{words.removesuffix(' time')} standard time")
    return _iana(next((_windows()[known] for known in names if known in _windows()), ""))


def _iana(key: str) -> tzinfo | None:
    try:
        return ZoneInfo(key)
    except (ValueError, KeyError, OSError):  # OSError: "Europe" is a folder of zones
        pass
    proper = _keys().get(key.lower(), "")
    return ZoneInfo(proper) if proper else None


@cache
def _keys() -> Mapping[str, str]:
    return {key.lower(): key for key in available_timezones()}


@cache
def _windows() -> Mapping[str, str]:
    return {fold(name): key for name, key in win_tz.items()} | dict.fromkeys(_UTC, "UTC")


def _by_city(name: str) -> tzinfo | None:
    """Return the zone of the first city named: "(UTC+01:00) Brussels, Copenhagen, Paris"."""
    words = (fold(word).replace(" ", "_") for word in _CITIES.split(name[:300]))
    key = next((_cities()[word] for word in words if word in _cities()), "")
    return ZoneInfo(key) if key else None


@cache
def _cities() -> Mapping[str, str]:
    keys = sorted(key for key in available_timezones() if "/" in key)
    areas = ("Etc/", "SystemV/", "posix/", "right/")
    return {key.rpartition("/")[2].lower(): key for key in keys if not key.startswith(areas)}


def _by_offset(name: str) -> tzinfo | None:
    found = _OFFSET.search(name)
    if not found:
        return None
    minutes = 60 * int(found["hours"]) + int(found["minutes"] or 0)
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=minutes if found["sign"] == "+" else -minutes))
