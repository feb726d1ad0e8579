"""A file as pieces: whole cards where they stand in one block, lines everywhere else."""

import io
import re
from collections.abc import Iterator
from functools import partial

LONGEST_LINE = 10_000_000
LINE_COST = 64  # bytes that Python needs for any line, however short
_BLOCK = 1 << 18
_B = ord("B")
# A card without anything odd in it; every other one is read line by line.
_MARK = rb"(?i:[ \t\xef\xbb\xbf]*(?:BEGIN|END)[ \t]*:)"
_WHOLE = re.compile(rb"BEGIN:VCARD\r?\n((?:(?!" + _MARK + rb")[^\n]*+\n)*+)END:VCARD\r?\n")


class WholeCard(bytes):
    """The lines between a BEGIN and its END, joined."""


def encoding_of(head: bytes) -> str:
    """Return "utf-16" or the like when a file begins so, or "" when its bytes stand for letters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in head[:2]:
        return "utf-16-be" if head[:1] == b"\0" else "utf-16-le"
    return ""


def pieces(stream: io.BufferedReader) -> Iterator[bytes]:
    """Yield cards and lines in UTF-8 or as they stand; one too long comes in parts."""
    head = stream.peek(4096)
    if encoding := encoding_of(head):
        return _converted(stream, encoding, "utf-8")
    if b"\r" in head and b"\n" not in head:
        return _converted(stream, "latin-1", "latin-1")
    return _blockwise(stream)


def is_too_long(line: bytes) -> bool:
    """Tell whether this is a line, or a part of one, that no card should hold."""
    return len(line) >= LONGEST_LINE


def _converted(stream: io.BufferedReader, source: str, target: str) -> Iterator[bytes]:
    with io.TextIOWrapper(stream, source, errors="replace") as text:
        for line in iter(partial(text.readline, LONGEST_LINE), ""):
            yield line.encode(target)


def _blockwise(stream: io.BufferedReader) -> Iterator[bytes]:
    rest = b""
    while block := stream.read(max(_BLOCK, len(rest))):
        data = rest + block
        end = data.rfind(b"\n") + 1
        yield from _cards_and_lines(data[:end])
        rest = data[end:]
        if len(rest) >= LONGEST_LINE:
            yield rest
            rest = b""
    if rest:
        yield rest


def _cards_and_lines(data: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(data):
        whole = _WHOLE.match(data, start) if data[start] == _B else None
        if whole and _cost(whole[1]) < LONGEST_LINE:
            yield WholeCard(whole[1])
            start = whole.end()
        else:
            end = data.index(b"\n", start) + 1
            yield data[start:end]
            start = end


def _cost(card: bytes) -> int:
    return len(card) + LINE_COST * card.count(b"\n")
