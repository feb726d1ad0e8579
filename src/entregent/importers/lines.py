"""Lines of text out of bytes: the encoding found out, each line read again if need be."""

import codecs
import io
from collections import deque
from collections.abc import Callable

LINE_LIMIT = 1 << 23
# What a line costs besides its characters, however few: to keep it, and to read it again.
_KEPT_COST = 4
_AGAIN_COST = 32


class LineTooLong(Exception):
    """A line over the limit, left out as a whole; or a row of so many lines."""


def decode(raw: bytes) -> tuple[str, bool]:
    """Return the text of a line, and whether its charset had to be guessed."""
    try:
        return raw.decode(), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), True


def head_as_utf8(head: bytes) -> bytes:
    """Return the first bytes of a file as UTF-8 without a mark, lines ended by line feeds."""
    return _Translator(head)(head, final=True)


def as_utf8(stream: io.BufferedReader, head: bytes) -> io.BufferedReader:
    """Return the stream as UTF-8 without a mark, given its first bytes, lines ended likewise."""
    translator = _Translator(head)
    if translator.charset == "utf-8" and not translator.old_mac:
        if head.startswith(codecs.BOM_UTF8):
            stream.read(len(codecs.BOM_UTF8))
        return stream
    return io.BufferedReader(_Translated(stream, translator))


class _Translator:
    """Bytes of a file into UTF-8 ones, by what its first bytes tell of it."""

    def __init__(self, head: bytes) -> None:
        self.charset = _charset(head)
        decoder = codecs.getincrementaldecoder(self.charset)
        self._decode: Callable[..., str] = decoder("replace").decode
        self.old_mac = b"\r" in head and b"\n" not in head

    def __call__(self, raw: bytes, *, final: bool) -> bytes:
        if self.charset != "utf-8":
            raw = self._decode(raw, final).encode()
        raw = raw.removeprefix(codecs.BOM_UTF8)
        return raw.replace(b"\r", b"\n") if self.old_mac else raw


def _charset(head: bytes) -> str:
    """Return "utf-8" (or anything near it), or which UTF-16 the first bytes are written in."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[:400].count(0) * 4 > len(head[:400]):
        return "utf-16-le" if head[1:400:2].count(0) >= head[0:400:2].count(0) else "utf-16-be"
    return "utf-8"


class _Translated(io.RawIOBase):
    """A stream of bytes seen through a translator."""

    def __init__(self, stream: io.BufferedReader, translator: _Translator) -> None:
        self._stream = stream
        self._translator = translator
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # as io has it
        while not self._left:
            raw = self._stream.read(1 << 16)
            self._left = self._translator(raw, final=not raw)
            if not raw:
                break
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


class Lines:
    """Lines one after the other, those of the row being read kept until the next one begins."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self._number = 0
        self._room = LINE_LIMIT  # of the row
        self.most_lines = LINE_LIMIT  # of a row
        self.row: list[str] = []
        self.first = 1  # the line this row began on
        self.ended = False  # the row asked for a line after the last one
        self.guessed = False  # the charset of a line of this row had to be guessed

    def skip(self, count: int) -> None:
        """Leave out the first lines."""
        for _ in range(count):
            self._stream.readline(LINE_LIMIT)
        self._number += count

    def begin(self) -> None:
        """Forget the row before."""
        self.row = []
        self._room = LINE_LIMIT
        self.first = self._number + 1
        self.guessed = False

    def read_again(self) -> int:
        """Give the lines of this row once more, but for its first; return what that costs."""
        following = self.row[1:]
        self._again.extendleft(reversed(following))
        self._number = self.first
        self.ended = False
        return sum(map(len, following)) + _AGAIN_COST * len(following)

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        text = self._again.popleft() if self._again else self._line()
        self._number += 1
        self.row.append(text)
        self._room -= len(text) + _KEPT_COST
        if len(self.row) > self.most_lines or (self._room < 0 and len(self.row) > 1):
            raise LineTooLong
        return text

    def _line(self) -> str:
        raw = self._stream.readline(LINE_LIMIT)
        if not raw:
            self.ended = True
            raise StopIteration
        if len(raw) == LINE_LIMIT and raw[-1:] != b"\n":
            self._drain()
            raise LineTooLong
        text, guessed = decode(raw)
        if guessed:
            self.guessed = True
        if "\r" in text:  # csv takes a lone one for an error
            text = text.rstrip("\r\n").replace("\r", " ") + "\n"
        return text.replace("\0", "") if "\0" in text else text

    def _drain(self) -> None:
        self._number += 1
        while (rest := self._stream.readline(LINE_LIMIT)) and rest[-1:] != b"\n":
            pass
