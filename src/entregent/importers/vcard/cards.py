"""A file cut into its cards, whatever is missing between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from entregent.importers.records import BadRecord
from entregent.importers.vcard.physical import WholeCard, is_too_long
from entregent.importers.vcard.raw import RawCard, shown

_BEGIN = re.compile(rb"[\s\xef\xbb\xbf]*BEGIN\s*:\s*VCARD\s*\Z", re.IGNORECASE)
# White space, byte order marks, and the end of a file as DOS wrote it.
_NOTHING = b" \t\r\n\f\v\0\x1a\xef\xbb\xbf"

Found = RawCard | BadRecord


def cut_cards(pieces: Iterable[bytes]) -> Iterator[Found]:
    """Yield each card, and each run of lines that stands outside the cards of the file."""
    cutter = _Cutter()
    for piece in pieces:
        if not isinstance(piece, WholeCard):
            yield from cutter.take(piece)
        elif cutter.card is None:
            yield from cutter.take_whole(piece)
        else:
            # The card before forgot its END, or this one is inside it.
            for line in (b"BEGIN:VCARD", *piece.split(b"\n")[:-1], b"END:VCARD"):
                yield from cutter.take(line + b"\n")
    yield from cutter.finish()


class _Cutter:
    """The card whose END is still to come, if any, and what was met since the last END."""

    def __init__(self) -> None:
        self.card: RawCard | None = None
        self._cards = 0
        self._lines = 0
        self._outside = _Outside()
        self._in_long_line = False

    def take_whole(self, card: WholeCard) -> Iterable[Found]:
        """Return a card that came in one block, after the lines before it."""
        self._lines += card.count(b"\n") + 2
        self._cards += 1
        return (*self._outside.told(), RawCard(self._cards, [card]))

    def take(self, line: bytes) -> Iterable[Found]:
        """Return what this line ends: a card, a run of lines outside, most often nothing."""
        if self._in_long_line or is_too_long(line):
            self._leave_out(line)
            return ()
        self._lines += 1
        if self.card and (not _BEGIN.match(line) or self.card.holds_begin(line)):
            return self._ended() if self.card.take(line) else ()
        if not _BEGIN.match(line):
            self._outside.add(line, self._lines)
            return ()
        ended = (*self._unfinished(), *self._outside.told())
        self._cards += 1
        self.card = RawCard(self._cards, indent=line[: len(line) - len(line.lstrip(b" \t"))])
        return ended

    def finish(self) -> Iterable[Found]:
        """Return what the end of the file leaves; nothing when there was no card in it."""
        return (*self._unfinished(), *self._outside.told()) if self._cards else ()

    def _ended(self) -> Iterable[Found]:
        card, self.card = self.card, None
        return (card,) if card else ()

    def _unfinished(self) -> Iterable[Found]:
        if self.card:
            self.card.end_missing()
        return self._ended()

    def _leave_out(self, line: bytes) -> None:
        if not self._in_long_line:
            self._lines += 1
            if self.card:
                self.card.skip(line)
            else:
                self._outside.add(line, self._lines)
        self._in_long_line = not line.endswith(b"\n")


@dataclass(slots=True)
class _Outside:
    """A run of lines that belong to no card: those of a lost BEGIN, or text around the cards."""

    start: int = 0
    count: int = 0
    text: str = ""

    def add(self, line: bytes, number: int) -> None:
        if not line.strip(_NOTHING):
            return
        if not self.count:
            self.start, self.text = number, shown(line)
        self.count += 1

    def told(self) -> tuple[BadRecord, ...]:
        """Return the run as one problem, and forget it; nothing when there was none."""
        if not self.count:
            return ()
        values = {"value": self.text, "lines": str(self.count)}
        self.count = 0
        return (BadRecord(f"line {self.start}", "outside-card", values),)
