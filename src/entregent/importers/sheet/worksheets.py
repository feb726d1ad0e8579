"""The worksheets of a workbook as tables: where the header of each stands, and its rows."""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from entregent.core.text import fold
from entregent.importers.records import BadRecord
from entregent.importers.sheet import workbook
from entregent.importers.sheet.choice import ColumnChoice, score
from entregent.importers.sheet.workbook import Begun, Huge, RawRow
from entregent.importers.source import Progress
from entregent.importers.table import Header, Row, unwrapped

_HEADER_WITHIN = 100  # rows
_ALIKE = 100  # rows one after the other; LibreOffice writes a million of them in one line
_WITHOUT_TITLE = 50  # columns that are read all the same, to the right of the last title


@dataclass(frozen=True)
class Found:
    """A sheet whose header is found: its name ("" when it is alone) and the rows under it."""

    name: str
    header: Header
    rows: Iterator[Row | BadRecord]


def worksheets(
    path: Path, progress: Progress, choice: ColumnChoice
) -> Generator[Found, None, None]:
    """Yield the worksheets that hold anything, each to be read before the next is asked for."""
    with closing(workbook.steps(path, progress)) as steps:
        begun = next(steps, None)
        while isinstance(begun, Begun):
            sheet = _Worksheet(begun, steps)
            first = list(islice(sheet.rows(), _HEADER_WITHIN))
            if first:
                yield sheet.found(first, choice)
            begun = sheet.end()


class _Worksheet:
    """The rows of one worksheet, as they come."""

    def __init__(self, begun: Begun, steps: Iterator[Begun | RawRow | Huge]) -> None:
        self._name = "" if begun.alone else begun.name
        self._place = f"{self._name} row " if self._name else "row "
        self._linked = begun.linked
        self._steps = steps
        self._next: Begun | None = None

    def rows(self) -> Iterator[RawRow | Huge]:
        """Yield the rows until the next worksheet begins."""
        if self._next:
            return
        for step in self._steps:
            if isinstance(step, Begun):
                self._next = step
                return
            yield step

    def end(self) -> Begun | None:
        """Pass over the rows that nobody read; return the worksheet that comes next, if any."""
        for _ in self.rows():
            pass
        return self._next

    def found(self, first: list[RawRow | Huge], choice: ColumnChoice) -> Found:
        """Return the worksheet with the header that its first rows hold."""
        header = self._with_links(_header(first, choice), first)
        following = (row for row in first if row.number > header.line)
        return Found(self._name, header, self._under(header, chain(following, self.rows())))

    def _with_links(self, header: Header, first: list[RawRow | Huge]) -> Header:
        """Return the header with a column more for each whose cells lead to whom no cell tells."""
        titles = header.titles
        rows = [row for row in first if isinstance(row, RawRow) and row.number > header.line]
        self._linked = tuple(
            column
            for column in self._linked
            if column < len(titles)
            and any(_unsaid(row.links.get(column, ""), row.cells) for row in rows)
        )
        more = [f"{titles[column]} (URL)" for column in self._linked]
        return replace(header, titles=[*titles, *more], names=[*header.names, *map(fold, more)])

    def _under(self, header: Header, rows: Iterator[RawRow | Huge]) -> Iterator[Row | BadRecord]:
        width = len(header.titles) - len(self._linked)
        titles = header.titles[:width]
        before: list[str] = []
        alike = 0
        for row in rows:
            place = f"{self._place}{row.number}"
            if isinstance(row, Huge):
                yield BadRecord(place, "huge-row")
                continue
            cells = row.cells
            alike = alike + 1 if cells == before else 0
            before = cells
            if alike >= _ALIKE:
                if alike == _ALIKE:
                    yield BadRecord(place, "repeated-row")
                continue
            problem = "long-row" if len(cells) > width else ""
            cells = [*cells[:width], *[""] * (width - len(cells))]
            if cells != titles:  # said again where a page begins
                links = (_unsaid(row.links.get(column, ""), cells) for column in self._linked)
                yield Row(place, unwrapped([*cells, *links, ""]), problem)


def _header(first: list[RawRow | Huge], choice: ColumnChoice) -> Header:
    """Return the row that most looks like titles, else the widest one; wide enough for its rows."""
    rows = [row for row in first if isinstance(row, RawRow)] or [RawRow(first[0].number, [""])]
    scores = [score(row.cells, choice) for row in rows]
    best = rows[scores.index(max(scores))] if any(scores) else max(rows, key=_filled)
    line, titles = best.number, best.cells
    if not any(scores) and any("@" in cell for cell in titles):
        line, titles = 0, []  # there is no header: people begin at once
    width = max(len(row.cells) for row in rows if row.number >= line)
    titles = [*titles, *[""] * min(width - len(titles), _WITHOUT_TITLE)]
    return Header(line, "", titles, [fold(title) for title in titles])


def _unsaid(link: str, cells: list[str]) -> str:
    """Return where a cell leads to, "" when the row says so itself."""
    told = link and any(link.lower() in cell.lower() for cell in cells)
    return "" if told else link


def _filled(row: RawRow) -> int:
    return sum(map(bool, row.cells))
