"""A calendar cut into its events and time zones, whatever is missing between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from entregent.importers.calendar.lines import Line
from entregent.importers.records import BadRecord
from entregent.importers.vcard.charsets import decode
from entregent.importers.vcard.heads import Head
from entregent.importers.vcard.lines import split_line
from entregent.importers.vcard.raw import shown
from entregent.importers.vcard.text import without_controls

MOST_LINES = 10_000  # of one event: a list of guests or of dates longer than that is cut
LARGEST = 24_000_000  # bytes of one event

_MARK = re.compile(rb"(BEGIN|END)\s*:\s*([\w-]+)\s*\Z", re.IGNORECASE)
_TOP = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})


@dataclass(slots=True)
class Component:
    """An event, a time zone, a task… with its lines but for those of what it holds inside."""

    name: str
    number: int  # among those of its name
    lines: list[bytes] = field(default_factory=list)
    problems: list[BadRecord] = field(default_factory=list)
    size: int = 0

    @property
    def place(self) -> str:
        return f"event {self.number}" if self.name == "VEVENT" else f"{self.name} {self.number}"

    def properties(self) -> Iterator[tuple[Head, str]]:
        """Yield its properties, each as head and text."""
        guessed = ""
        for line in self.lines:
            text, guess = decode(line)
            if guess and not guessed:
                guessed = guess
                values = {"charset": guess.replace("cp125", "windows-125")}
                self.problem("guessed-charset", **values)
            if parsed := split_line(without_controls(text)):
                yield parsed

    def problem(self, code: str, **values: str) -> None:
        """Note something wrong that does not keep it from being read."""
        self.problems.append(BadRecord(self.place, code, values, kept=True))


Found = Component | BadRecord


def cut_components(lines: Iterable[Line]) -> Iterator[Found]:
    """Yield each event, time zone… of a file; the calendars around them come as VCALENDAR.

    What a calendar says of itself, wherever it stands, comes as a VCALENDAR of its own.
    """
    cutter = _Cutter()
    for line in lines:
        yield from cutter.take(line)
    yield from cutter.unfinished()


class _Cutter:
    """The component whose END is still to come, if any, and how deep inside it one stands."""

    def __init__(self) -> None:
        self._now: Component | None = None
        self._inside = 0
        self._counts: dict[str, int] = {}

    def take(self, line: Line) -> Iterable[Found]:
        """Return what this line ends; most often nothing."""
        if line.too_long:
            return self._told(line, "long-line")
        if b":" not in line.text:
            return self._told(line, "bad-line")
        if mark := _MARK.match(line.text):
            name = mark[2].decode("ascii", "replace").upper()
            return self._begin(name, line) if mark[1][:1] in b"bB" else self._end(name)
        return self._property(line.text)

    def unfinished(self) -> Iterable[Found]:
        """Return the component whose END never came, as it stands."""
        if self._now and self._now.name in _TOP:
            self._now.problem("missing-end")
        return self._ended()

    def _told(self, line: Line, code: str) -> Iterable[Found]:
        return (BadRecord(f"line {line.number}", code, {"value": shown(line.text)}, kept=True),)

    def _begin(self, name: str, line: Line) -> Iterable[Found]:
        if name == "VCALENDAR":
            return (*self.unfinished(), Component(name, 0))
        if self._now is None or name in _TOP:
            ended = self.unfinished()
            self._counts[name] = number = self._counts.get(name, 0) + 1
            self._now = Component(name, number)
            return ended
        self._inside += 1
        self._keep_of_zone(line.text)
        return ()

    def _end(self, name: str) -> Iterable[Found]:
        if self._now and name == self._now.name:
            return self._ended()
        if name == "VCALENDAR":
            return self.unfinished()
        self._keep_of_zone(b"END:" + name.encode())
        self._inside = max(0, self._inside - 1)
        return ()

    def _property(self, text: bytes) -> Iterable[Found]:
        if self._now is None:
            return (Component("VCALENDAR", 0, [text]),)
        if self._inside:
            self._keep_of_zone(text)
        else:
            self._keep(self._now, text)
        return ()

    def _keep_of_zone(self, text: bytes) -> None:
        # Of what stands inside, only the rules of a time zone are read.
        if self._now and self._now.name == "VTIMEZONE":
            self._keep(self._now, text)

    def _keep(self, component: Component, text: bytes) -> None:
        component.size += len(text)
        if len(component.lines) < MOST_LINES and component.size <= LARGEST:
            component.lines.append(text)
        elif not any(p.code == "long-event" for p in component.problems):
            component.problem("long-event")

    def _ended(self) -> Iterable[Found]:
        ended, self._now, self._inside = self._now, None, 0
        return (ended,) if ended else ()
