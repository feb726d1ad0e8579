"""Lines of a calendar, unfolded and kept within bounds whatever the file holds."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from entregent.importers.vcard.physical import LONGEST_LINE
from entregent.importers.vcard.raw import shown

_FOLDS = (b" ", b"\t")
_NOTHING = b" \t\r\n\f\v\0\x1a\xef\xbb\xbf"
_END = b"\r\n\0\x1a"
_QUOTED = re.compile(rb"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)
# What is read of an event, a time zone or the calendar itself; the rest is skipped unseen.
_READ = re.compile(
    rb"(?:BEGIN|END|UID|DTSTART|SUMMARY|LOCATION|DESCRIPTION|STATUS|ORGANIZER|ATTENDEE|RRULE|RDATE"
    rb"|EXDATE|EXRULE|RECURRENCE-ID|SEQUENCE|CONFERENCE|URL|X-GOOGLE-CONFERENCE"
    rb"|X-MICROSOFT-SKYPETEAMSMEETINGURL|TZID|TZOFFSETFROM|TZOFFSETTO|X-LIC-LOCATION|METHOD"
    rb"|X-WR-CALNAME|X-WR-RELCALID|X-OWNER)(?:[;:\s]|\Z)",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """An unfolded line with its number in the file; `too_long` when only its beginning is here."""

    number: int
    text: bytes
    too_long: bool = False


def unfolded(pieces: Iterable[bytes]) -> Iterator[Line]:
    """Yield the lines that are read, and every line that is no property or is far too long."""
    number = first = 0
    line = _Growing(b"")
    whole = True  # the piece before ended a line
    for piece in pieces:
        number += whole
        continues = not whole or piece.startswith(_FOLDS) or line.is_soft_break()
        whole = piece.endswith(b"\n")
        if continues:
            line.add(piece.rstrip(b"\r\n"))
        elif piece.strip(_NOTHING):
            yield from line.told(first)
            # Only the end of a line is taken off: a blank before a fold stands between two words.
            line, first = _Growing(piece.lstrip(_NOTHING).rstrip(_END)), number
    yield from line.told(first)


class _Growing:
    """A line while its continuations come."""

    def __init__(self, beginning: bytes) -> None:
        self._parts = [beginning[:LONGEST_LINE]]
        self._size = len(beginning)
        self._is_read = bool(_READ.match(beginning))
        self._is_quoted = bool(self._is_read and _QUOTED.match(beginning))
        self._has_colon = b":" in beginning

    def is_soft_break(self) -> bool:
        return self._is_quoted and self._parts[-1].endswith(b"=")

    def add(self, continuation: bytes) -> None:
        if self.is_soft_break():
            self._parts[-1] = self._parts[-1][:-1]
        elif continuation.startswith(_FOLDS):
            continuation = continuation[1:]
        self._size += len(continuation)
        self._has_colon = self._has_colon or b":" in continuation
        if self._is_read and self._size < LONGEST_LINE:
            self._parts.append(continuation)

    def told(self, number: int) -> tuple[Line, ...]:
        """Return the line if anybody has to see it."""
        if self._size >= LONGEST_LINE:
            return (Line(number, shown(self._parts[0]).encode(), too_long=True),)
        if self._is_read or (self._size and not self._has_colon):
            return (Line(number, b"".join(self._parts)),)
        return ()
