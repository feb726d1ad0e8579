"""Delimited text as programs and spreadsheets leave it: any usual encoding, delimiter and header.

Columns are found by name in a header that may stand below other lines. A row that cannot be read
is told with its line, and takes no other row along.
"""

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from itertools import chain, islice
from typing import NamedTuple

from entregent.core.text import fold
from entregent.importers.lines import LINE_LIMIT, Lines, LineTooLong, as_utf8, decode, head_as_utf8
from entregent.importers.records import BadRecord

HEAD = 1 << 16  # bytes in which the header must stand
_HEADER_LINES = 100
_HEADER_LENGTH = 20_000
_DELIMITERS = (",", ";", "\t")
_FIELD_LIMIT = 1 << 20
_COLUMN_LIMIT = 10_000
_TITLE_LIMIT = 2_000  # each row, however short, costs as much as its header is wide
# After a quote left open, reading begins again at its next line. Once a file has had so much of it
# read again, none of its rows may have many lines any more.
_AGAIN_LIMIT = 1 << 26
_MOST_LINES_THEN = 10
# What keeps a spreadsheet from taking a text for a number: ="0612345678".
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"\Z')

# The module's own limit of 131,072 characters is under the length of real messages.
csv.field_size_limit(LINE_LIMIT)


@dataclass(frozen=True)
class Header:
    """A line that may be a header: its number, its delimiter, its columns, their folded names."""

    line: int
    delimiter: str
    titles: list[str]
    names: list[str]

    def has(self, *columns: frozenset[str]) -> bool:
        """Tell whether every one of these columns is there, under any of its names."""
        return all(not column.isdisjoint(self.names) for column in columns)


class Row(NamedTuple):
    """The cells of one row, as many as the header has, and "short-row" or "long-row" if it wasn't.

    A last cell, always empty, stands for every column that the file lacks.
    """

    place: str
    cells: list[str]
    problem: str


def headers(head: bytes) -> Iterator[Header]:
    """Yield what may be a header among the first lines of a file, read in every usual way."""
    for number, raw in enumerate(head_as_utf8(head).split(b"\n")[:_HEADER_LINES], 1):
        if len(raw) > _HEADER_LENGTH:
            continue
        line = decode(raw)[0].rstrip("\r")
        for delimiter in _DELIMITERS:
            if delimiter in line:
                with suppress(csv.Error):
                    cells = next(csv.reader([line], delimiter=delimiter), [])
                    if len(cells) <= _TITLE_LIMIT:
                        yield _header(number, delimiter, cells)


def has_too_many_columns(head: bytes) -> bool:
    """Tell whether a file begins with a line of more titles than any table has."""
    first = head_as_utf8(head).partition(b"\n")[0]
    return any(first.count(mark.encode()) >= _TITLE_LIMIT for mark in _DELIMITERS)


def _header(line: int, delimiter: str, cells: list[str]) -> Header:
    """Return the header, without the empty columns a spreadsheet adds at the end."""
    titles = [cell.strip() for cell in cells]
    while titles and not titles[-1]:
        titles.pop()
    return Header(line, delimiter, titles, [fold(title) for title in titles])


def open_table(
    stream: BufferedReader, is_header: Callable[[Header], bool], file: str = ""
) -> "Table | None":
    """Return the table whose header `is_header` knows, or None when there is none.

    `file` is the name that stands before each place.
    """
    head = stream.peek(HEAD)[:HEAD]
    header = next((header for header in headers(head) if is_header(header)), None)
    if header is None:
        return None
    return Table(header, Lines(as_utf8(stream, head)), file)


class Table:
    """Rows under a header, read as they come."""

    def __init__(self, header: Header, lines: Lines, file: str) -> None:
        self.header = header
        self.width = len(header.names)
        self._place = f"{file} line " if file else "line "
        self._lines = lines
        self._broken = False
        self._rows = self._read()

    def column(self, names: frozenset[str]) -> int:
        """Return where the first column of these names stands: past the end, so empty, if none."""
        return next(self.columns(names), self.width)

    def columns(self, names: frozenset[str]) -> Iterator[int]:
        """Yield where each column of these names stands, a name written twice included."""
        return (index for index, name in enumerate(self.header.names) if name in names)

    def sample(self, column: int) -> list[str]:
        """Return the first cells of a column, their rows still to be read."""
        first = list(islice(self._rows, 500))
        self._rows = chain(first, self._rows)
        return [row.cells[column] for row in first if isinstance(row, Row)]

    def rows(self) -> Iterator[Row | BadRecord]:
        """Yield the rows that hold anything, and what could not be read in between."""
        yield from self._rows

    def _read(self) -> Iterator[Row | BadRecord]:
        lines = self._lines
        lines.skip(self.header.line)
        reader = csv.reader(lines, delimiter=self.header.delimiter)
        again, guessed = _AGAIN_LIMIT, False
        while (cells := self._next_cells(reader)) is not None:
            place = f"{self._place}{lines.first}"
            if lines.guessed and not guessed:
                guessed = True  # once a file is enough
                yield BadRecord(place, "guessed-charset", {"charset": "windows-1252"}, kept=True)
            if self._has_swallowed_rows(cells):
                yield BadRecord(place, "open-quote")
                again -= lines.read_again()
                if again < 0:
                    lines.most_lines = _MOST_LINES_THEN
            elif self._broken or _is_huge(cells):
                yield BadRecord(place, "huge-row")
            elif row := self._row(place, cells):
                yield row

    def _next_cells(self, reader: Iterator[list[str]]) -> list[str] | None:
        """Return the next cells as they stand, none when they cannot be; None at the end."""
        self._lines.begin()
        self._broken = False
        try:
            return next(reader, None)
        except (csv.Error, LineTooLong):
            self._broken = True
            return []

    def _has_swallowed_rows(self, cells: list[str]) -> bool:
        """Tell whether a quote left open made one row of lines that are rows by themselves."""
        if self._lines.ended:
            return True
        first, *following = self._lines.row or [""]
        if not following or self._broken:
            return bool(following)
        if len(cells) == self.width and first.count(self.header.delimiter) < self.width - 1:
            return False  # a cell of several lines, as messages have
        return any(map(self._is_row, following))

    def _is_row(self, line: str) -> bool:
        """Tell whether a line is as wide as a row, and no prose: that has blanks after commas."""
        if line.count(self.header.delimiter) < self.width - 1:
            return False
        cells = next(csv.reader([line], delimiter=self.header.delimiter), [])
        spaced = sum(cell.startswith(" ") for cell in cells)
        return len(cells) == self.width and spaced * 2 < self.width

    def _row(self, place: str, cells: list[str]) -> Row | None:
        """Return the row at the width of the header, or None when it is blank or the header."""
        width = self.width
        cells = unwrapped([cell.strip() for cell in cells])
        problem = ""
        if not any(cells):
            return None
        if len(cells) < width:
            problem = "short-row"
            cells.extend([""] * (width - len(cells)))
        elif len(cells) > width:
            problem = "long-row" if any(cells[width:]) else ""
            del cells[width:]
        if cells == self.header.titles:  # two exports put end to end
            return None
        cells.append("")
        return Row(place, cells, problem)


def unwrapped(cells: list[str]) -> list[str]:
    """Return the cells, those written as a formula of a text alone without the formula."""
    for index, cell in enumerate(cells):
        if cell[:2] == '="' and (found := _TEXT_FORMULA.match(cell)):
            cells[index] = found[1].replace('""', '"').strip()
    return cells


def _is_huge(cells: list[str]) -> bool:
    return len(cells) > _COLUMN_LIMIT or max(map(len, cells), default=0) > _FIELD_LIMIT
