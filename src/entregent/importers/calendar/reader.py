"""Events of iCalendar, and of vCalendar before it, as records of meetings."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from entregent.core.identity import email_key
from entregent.core.text import fold
from entregent.importers.calendar.components import Component, cut_components
from entregent.importers.calendar.event import read_event
from entregent.importers.calendar.files import open_calendars
from entregent.importers.calendar.guests import is_nobody
from entregent.importers.calendar.lines import unfolded
from entregent.importers.calendar.series import Meetings
from entregent.importers.calendar.zone_rules import read_zone
from entregent.importers.calendar.zones import Zones
from entregent.importers.records import BadRecord, Ignored, MeRecord, Record
from entregent.importers.source import Progress, no_progress
from entregent.importers.vcard.heads import Head
from entregent.importers.vcard.physical import encoding_of, pieces

_FIRST_LINE = re.compile(r"(?:\A|[\r\n])[\s\ufeff]*BEGIN[ \t]*:[ \t]*VCALENDAR\b", re.IGNORECASE)
_EVENT_ALONE = re.compile(r"[\s\ufeff]*BEGIN[ \t]*:[ \t]*VEVENT[ \t]*(?:[\r\n]|\Z)", re.IGNORECASE)
_LOOKED_AT = 4096
_MOST_HELD = 16_000_000  # bytes of events that wait for their zone
_LEAST_HELD = 1_000  # that an event takes up, whatever it holds
# What calendars of birthdays are called, folded: nobody meets there.
_BIRTHDAYS = frozenset(
    "anniversaire anniversaires birthday birthdays contacts birthdays geburtstage geburtstag "
    "cumpleanos compleanni".split()
) | {"contacts birthdays and events", "anniversaires des contacts", "birthday calendar"}


def looks_like_calendar(head: bytes) -> bool:
    """Tell whether a file that begins with these bytes holds a calendar or an event."""
    text = head[:_LOOKED_AT].decode(encoding_of(head) or "utf-8-sig", "replace")
    return bool(_FIRST_LINE.search(text) or _EVENT_ALONE.match(text))


def read_calendar(
    path: Path, progress: Progress = no_progress, *, now: datetime | None = None
) -> Iterator[Record]:
    """Yield the meetings of a file up to now, and why the other events are none.

    The zone of `now` is the owner's: hours that name no zone are of it.
    """
    now = now or datetime.now().astimezone()
    for name, prefix, stream in open_calendars(path, progress):
        yield from _Reader(name, prefix, now).records(stream)


class _Reader:
    """One file on its way into records."""

    def __init__(self, name: str, prefix: str, now: datetime) -> None:
        self._name = name
        self._prefix = prefix
        self._zones = Zones(now.tzinfo or UTC)
        self._meetings = Meetings(prefix, now, self._zones.home)
        self._method = ""
        self._of_birthdays = False
        self._held: list[tuple[Component, str, bool]] = []
        self._room = _MOST_HELD

    def records(self, stream: io.BufferedReader) -> Iterator[Record]:
        """Yield all that the file holds."""
        yield from self._owner(_named_after(self._name))
        for found in cut_components(unfolded(pieces(stream))):
            if isinstance(found, BadRecord):
                yield self._placed(found)
            else:
                yield from self._component(found)
        yield from self._of_zones_after_them()
        yield from self._meetings.finish()

    def _component(self, component: Component) -> Iterator[Record]:
        match component.name:
            case "VEVENT":
                yield from self._event(component)
            case "VCALENDAR":
                yield from self._calendar(component)
            case "VTIMEZONE":
                self._zones.define(read_zone(component.properties()))
            case "VTODO" | "VJOURNAL":
                yield Ignored(self._prefix + component.place, "task", of="exchanges")

    def _calendar(self, component: Component) -> Iterator[Record]:
        """Take what a calendar says of itself, and yield whose it seems to be."""
        if not component.lines:
            self._method, self._of_birthdays = "", False
        for head, text in component.properties():
            match head.name:
                case "METHOD":
                    self._method = text.strip().upper()
                case "X-WR-CALNAME":
                    self._of_birthdays = fold(text) in _BIRTHDAYS
                    yield from self._owner(text)
                case "X-OWNER" | "X-WR-RELCALID":
                    yield from self._owner(text, head)

    def _owner(self, address: str, head: Head | None = None) -> Iterator[Record]:
        email = email_key(address)
        if email and not is_nobody(email):
            name = head.parameters.get("CN", "") if head else ""
            yield MeRecord(self._prefix + "calendar", name, (email,), sure=False)

    def _of_zones_after_them(self) -> Iterator[Record]:
        """Yield the events whose zone no line before them described."""
        self._zones.all_defined = True
        for component, method, of_birthdays in self._held:
            self._method, self._of_birthdays = method, of_birthdays
            yield from self._event(component)

    def _waits(self, component: Component) -> bool:
        """Hold an event back whose zone may be described later, while there is room."""
        if self._zones.all_defined or not self._zones.unknown:
            return False
        self._zones.unknown.clear()
        component.problems.clear()
        self._held.append((component, self._method, self._of_birthdays))
        self._room -= _LEAST_HELD + sum(map(len, component.lines))
        self._zones.all_defined = self._room < 0
        return True

    def _event(self, component: Component) -> Iterator[Record]:
        cut = list(component.problems)
        event = read_event(component, self._zones)
        if self._waits(component):
            component.problems += cut
            return
        yield from map(self._placed, component.problems)
        for zone in self._zones.unknown:
            yield BadRecord(
                self._prefix + component.place, "unknown-zone", {"value": zone[:60]}, kept=True
            )
        self._zones.unknown.clear()
        if isinstance(event, BadRecord):
            yield self._placed(event)
        elif self._of_birthdays:
            yield Ignored(self._prefix + event.place, "birthday", of="exchanges")
        else:
            if self._method == "CANCEL":
                event = replace(event, cancelled=True)
            yield from self._meetings.take(event)

    def _placed(self, bad: BadRecord) -> BadRecord:
        return replace(bad, place=self._prefix + bad.place) if self._prefix else bad


def _named_after(name: str) -> str:
    """Return the address a file is named after, as Google does, or ""."""
    stem = name.rpartition(".")[0].removesuffix(".ical")
    return stem if email_key(stem) else ""
