"""The process that opens a workbook: `python -m entregent.importers.sheet.workbook_reader PATH`.

It writes pickled steps of `workbook`, and may use only so much memory and time.
"""

import os
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import IO

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from entregent.importers.sheet.workbook import Begun, Huge, RawRow, Step
from entregent.importers.sheet.workbook_links import Links, links_in

MEMORY = 1 << 30  # bytes
SECONDS = 300
A_STEP = 500  # rows
_COLUMN_LIMIT = 10_000
_LINKED_LIMIT = 20  # columns
_CELL_LIMIT = 1 << 20
_ROW_LIMIT = 1 << 22  # characters, of a row as of a step


def _limit() -> None:
    """Let the system end this process when a workbook asks for more than any honest one does."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limits, macOS not all
        import resource  # noqa: PLC0415 - only when asked for

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _steps(path: str) -> Iterator[Step]:
    """Yield the worksheets of a workbook and their rows; raise whatever the library does."""
    with open(path, "rb") as file:  # noqa: PTH123 - the library goes by the name of a Path
        book = CalamineWorkbook.from_filelike(file)
    sheets = [sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    links = links_in(Path(path))
    for name in sheets:
        sheet = book.get_sheet_by_name(name)
        leading = _from_first_column(sheet, links.get(name, {}))
        linked = sorted({column for row in leading.values() for column in row})
        yield Begun(name, alone=len(sheets) == 1, linked=tuple(linked[:_LINKED_LIMIT]))
        rows = _rows(sheet, leading)
        while step := list(_light(islice(rows, A_STEP))):
            yield step


def _light(rows: Iterator[RawRow | Huge]) -> Iterator[RawRow | Huge]:
    """Yield rows until they are as much as may be sent at once."""
    room = _ROW_LIMIT
    for row in rows:
        yield row
        room -= sum(map(len, row.cells)) if isinstance(row, RawRow) else 0
        if room < 0:
            return


def _from_first_column(sheet: CalamineSheet, links: Links) -> Links:
    """Return the links by column as the rows count them: from the first one that holds anything."""
    left = sheet.start[1] if sheet.start else 0
    return {
        number: {column - left: to for column, to in row.items() if column >= left}
        for number, row in links.items()
    }


def _rows(sheet: CalamineSheet, links: Links) -> Iterator[RawRow | Huge]:
    if sheet.start is None:
        return
    for number, values in enumerate(sheet.iter_rows(), 1):
        while values and values[-1] == "":
            values.pop()
        cells = [_stripped(value) if type(value) is str else _text(value) for value in values]
        lengths = list(map(len, cells))
        huge = max(lengths, default=0) > _CELL_LIMIT or sum(lengths) > _ROW_LIMIT
        if huge or len(cells) > _COLUMN_LIMIT:
            yield Huge(number)
        elif any(cells):
            yield RawRow(number, cells, links.get(number, {}))


def _stripped(text: str) -> str:
    return (text.replace("\0", "") if "\0" in text else text).strip()


def _text(value: object) -> str:
    """Return a value as it is written in a table: numbers without a decimal they do not need."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _write(path: str, out: IO[bytes]) -> None:
    """Write the steps of a workbook, or the code of why it cannot be opened, and None after all."""
    refusal: Step = None
    try:
        for step in _steps(path):
            pickle.dump(step, out, protocol=5)
    except BrokenPipeError:
        raise
    except PasswordError:
        refusal = "locked-sheet"
    except MemoryError:
        refusal = "sheet-too-large"
    except BaseException:  # what the library raises where it gives up is no Exception
        refusal = "broken-sheet"
    if refusal:
        pickle.dump(refusal, out)
    pickle.dump(None, out)
    out.flush()


def _main() -> None:
    # Ctrl-C stops the process that reads us; our next write then ends us too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit()
    try:
        _write(sys.argv[1], sys.stdout.buffer)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    _main()
