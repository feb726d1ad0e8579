"""The CSV of an address book whose columns are known beforehand."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from entregent.importers import days
from entregent.importers.records import BadRecord, Record, UnreadableFile
from entregent.importers.sheet.asides import Asides
from entregent.importers.sheet.fields import Field
from entregent.importers.sheet.person_row import PeopleRows
from entregent.importers.sheet.said import Column
from entregent.importers.sheet.titles import are_day_first
from entregent.importers.source import Progress, open_counted
from entregent.importers.table import Header, Row, open_table

SAMPLE = 500  # rows
Cells = Sequence[Sequence[str]]
_DATES = frozenset({Field.BIRTHDAY, Field.MET_ON})


def read_address_book(
    path: Path,
    progress: Progress,
    is_header: Callable[[Header], bool],
    columns: Callable[[Header, Cells], list[Column]],
) -> Iterator[Record]:
    """Yield the people of a CSV under a header that one knows, with what is wrong in each row."""
    with open_counted(path, progress) as stream:
        table = open_table(stream, is_header)
        if table is None:
            raise UnreadableFile("no-header", name=path.name)
        rows = table.rows()
        first = list(islice(rows, SAMPLE))
        cells = [row.cells for row in first if isinstance(row, Row)]
        known = columns(table.header, cells)
        known = dated(known, first, otherwise=writes_day_first(table.header))
        yield from people_in(chain(first, rows), known)


def people_in(
    rows: Iterator[Row | BadRecord], columns: list[Column], asides: Asides | None = None
) -> Iterator[Record]:
    """Yield what rows under these columns give."""
    reader = PeopleRows(columns, asides)
    for row in rows:
        if isinstance(row, BadRecord):
            yield row
        else:
            yield from reader.records(row)


def writes_day_first(header: Header) -> bool:
    """Tell whether a table writes 31/12 rather than 12/31, as far as its header tells."""
    return header.delimiter == ";" or are_day_first(header.titles)


def dated(columns: list[Column], sample: list[Row | BadRecord], *, otherwise: bool) -> list[Column]:
    """Return the columns, those of dates with the order of day and month found in the sample."""
    return [
        column._replace(day_first=_day_first(index, sample, otherwise=otherwise))
        if column.field in _DATES
        else column
        for index, column in enumerate(columns)
    ]


def _day_first(index: int, sample: list[Row | BadRecord], *, otherwise: bool) -> bool:
    texts = (row.cells[index] for row in sample if isinstance(row, Row))
    return days.day_comes_first(texts, otherwise=otherwise)
