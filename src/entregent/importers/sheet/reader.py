"""Sheets of any program as records: delimited text, or each worksheet of a workbook."""

from collections.abc import Generator, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from entregent.core.text import fold
from entregent.importers.records import BadRecord, ColumnsRecord, Record, UnreadableFile
from entregent.importers.sheet.address_book import SAMPLE, dated, people_in, writes_day_first
from entregent.importers.sheet.asides import Asides
from entregent.importers.sheet.choice import NO_CHOICE, ColumnChoice, chosen, names_people
from entregent.importers.sheet.delimited import delimited
from entregent.importers.sheet.fields import Field
from entregent.importers.sheet.guess import column_of
from entregent.importers.sheet.name_order import with_name_order
from entregent.importers.sheet.workbook import is_workbook
from entregent.importers.sheet.worksheets import Found, worksheets
from entregent.importers.source import Progress, no_progress
from entregent.importers.table import Row

_SHOWN = 30  # columns named in a refusal
_CELLS = 3  # of each column, to tell by what it holds
_CELL = 60  # characters of each
Rows = list[Row | BadRecord]


def read_sheet(
    path: Path, progress: Progress = no_progress, choice: ColumnChoice = NO_CHOICE
) -> Iterator[Record]:
    """Yield, for each sheet, what its columns are taken for, then the people of its rows.

    Raises UnreadableFile when no column names people, or one that was given is not there.
    """
    unread: list[ColumnsRecord] = []
    read: list[ColumnsRecord] = []
    with closing(_sheets(path, progress, choice)) as sheets:
        for found in sheets:
            first, columns = _begun(found, choice)
            if names_people(columns):
                read.append(columns)
                yield columns
                yield from _people(found, first, columns)
            else:
                unread.append(columns)
    _check(path, read, unread, choice)
    for columns in unread:
        yield BadRecord(columns.place, "sheet-left-out", {"columns": _named(columns)})


class Glance(NamedTuple):
    """A sheet looked at: what its columns are taken for, and the first cells of each."""

    columns: ColumnsRecord
    cells: list[list[str]]  # of each column, in the order of the titles


def glance(path: Path, choice: ColumnChoice = NO_CHOICE) -> list[Glance]:
    """Return each sheet of a file, whether it names people or not, without reading on."""
    with closing(_sheets(path, no_progress, choice)) as sheets:
        begun = [_begun(found, choice) for found in sheets]
    return [Glance(columns, _cells(first, len(columns.titles))) for first, columns in begun]


def _cells(first: Rows, width: int) -> list[list[str]]:
    rows = [row.cells for row in first if isinstance(row, Row)]
    filled = ([row[i][:_CELL] for row in rows if i < len(row) and row[i]] for i in range(width))
    return [cells[:_CELLS] for cells in filled]


def columns_of(path: Path, choice: ColumnChoice = NO_CHOICE) -> list[ColumnsRecord]:
    """Return what the columns of each sheet that names people are taken for, without reading on."""
    return [sheet.columns for sheet in glance(path, choice) if names_people(sheet.columns)]


def _sheets(path: Path, progress: Progress, choice: ColumnChoice) -> Generator[Found, None, None]:
    with path.open("rb") as stream:
        head = stream.read(1 << 16)
    if is_workbook(path, head):
        return worksheets(path, progress, choice)
    return delimited(path, progress, choice)


def _begun(found: Found, choice: ColumnChoice) -> tuple[Rows, ColumnsRecord]:
    """Return the first rows of a sheet, and what its columns are taken for in their light."""
    first = list(islice(found.rows, SAMPLE))
    sample = [row.cells for row in first if isinstance(row, Row)]
    return first, chosen(found.name, found.header.titles, sample, choice)


def _people(found: Found, first: Rows, columns: ColumnsRecord) -> Iterator[Record]:
    fields = [Field(columns.mapping[t]) if t in columns.mapping else None for t in columns.titles]
    known = [column_of(title, field) for title, field in zip(columns.titles, fields, strict=True)]
    known = [c._replace(group=columns.digest) if c.field is Field.UID else c for c in known]
    known = dated(known, first, otherwise=writes_day_first(found.header))
    sample = [row.cells for row in first if isinstance(row, Row)]
    known = with_name_order(known, sample)
    return people_in(chain(first, found.rows), known, Asides(known, sample))


def _check(
    path: Path, read: list[ColumnsRecord], unread: list[ColumnsRecord], choice: ColumnChoice
) -> None:
    """Raise UnreadableFile when nothing was read, or not what was asked."""
    told = [*read, *unread]
    if not told:
        raise UnreadableFile("blank-sheet", name=path.name)
    here = {fold(title) or title for columns in told for title in columns.titles}
    missing = [title for title in choice.given if (fold(title) or title) not in here]
    if missing:
        columns = ", ".join(map(_named, told))
        raise UnreadableFile(
            "no-such-column", name=path.name, column=", ".join(missing), columns=columns
        )
    if not read:
        first = unread[0]
        columns = ", ".join(map(_named, unread))
        raise UnreadableFile(
            "no-person-column", name=path.name, columns=columns, example=first.titles[0]
        )


def _named(columns: ColumnsRecord) -> str:
    more = " …" if len(columns.titles) > _SHOWN else ""
    return ", ".join(columns.titles[:_SHOWN]) + more
