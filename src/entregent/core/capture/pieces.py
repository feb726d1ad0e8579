"""The pieces of a line, between the marks one types: commas, dashes, colons, brackets, stops."""

from collections.abc import Iterator
from typing import NamedTuple

from entregent.core.patterns import lazy_pattern

HIDDEN = "\ufffc"  # stands for each character of an address, so that no mark in it parts the line
_BETWEEN = lazy_pattern(
    r"\s*[,;|]\s*|\s+[–—/-]+\s+|\s*:\s+|(?<=\w\w)[.!…]\s+|\s*\(\s*|\s*\)[\s,;:|–—/.-]*"
)
WORD = lazy_pattern(r"[^\s]+")


class Piece(NamedTuple):
    text: str
    start: int
    ends_sentence: bool = False  # a full stop stands before it


def pieces_of(line: str) -> Iterator[Piece]:
    start, stopped = 0, False
    for mark in [*_BETWEEN.finditer(line), None]:
        end = mark.start() if mark else len(line)
        if line[start:end].strip(f" {HIDDEN}."):
            yield Piece(line[start:end], start, stopped)
        if mark:
            start, stopped = mark.end(), "." in mark[0] or "!" in mark[0] or "…" in mark[0]
