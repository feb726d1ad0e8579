"""Workbooks of Excel and LibreOffice: whether a file is one, and its rows.

They are opened by a process of its own, for two reasons: it reads while this one writes, and a
workbook made to eat all memory takes that process along and no more.
"""

import pickle
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZipFile

from entregent.importers import processes
from entregent.importers.records import UnreadableFile
from entregent.importers.source import Progress
from entregent.importers.zips import ZIP_ERRORS, ZIP_MARKS, open_zip

UNPACKED = 1 << 30  # bytes
AHEAD = 1 << 18  # bytes the process may be ahead by
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_READER = "entregent.importers.sheet.workbook_reader"


class Begun(NamedTuple):
    """A worksheet whose rows come next."""

    name: str
    alone: bool  # it is the only one
    linked: tuple[int, ...] = ()  # the columns of which cells lead to somebody


class RawRow(NamedTuple):
    """The cells of a row as text, without the empty ones at its end."""

    number: int
    cells: list[str]
    links: Mapping[int, str] = {}  # by column, where its cell leads to


class Huge(NamedTuple):
    """A row too large to be read."""

    number: int


Step = Begun | list[RawRow | Huge] | str | None  # a string is the code of a refusal


def is_workbook(path: Path, head: bytes) -> bool:
    """Tell whether a file is a workbook; raise UnreadableFile when it is one nobody can open."""
    if head.startswith(_OLE2):
        return _is_old_workbook(path)
    if not head.startswith(ZIP_MARKS):
        return False
    try:
        with open_zip(path) as archive:
            found = _holds_workbook(archive)
            files = archive.infolist() if found else []
    except UnreadableFile as error:
        # Cut short, it has no list of files any more; its first bytes tell all the same.
        if error.code == "broken-zip" and (b"xl/" in head or b"mimetype" + _ODS in head):
            raise UnreadableFile("broken-sheet", name=path.name) from None
        raise
    if any(file.flag_bits & 1 for file in files):
        raise UnreadableFile("locked-sheet", name=path.name)
    if sum(file.file_size for file in files) > UNPACKED:
        raise UnreadableFile("sheet-too-large", name=path.name)
    return found


def _holds_workbook(archive: ZipFile) -> bool:
    if "xl/workbook.xml" in archive.namelist():
        return True
    try:
        with archive.open("mimetype") as stream:
            return stream.read(len(_ODS)) == _ODS
    except (KeyError, *ZIP_ERRORS):
        return False


def _is_old_workbook(path: Path) -> bool:
    """Tell whether a compound file holds a workbook; a locked one of any age holds that instead."""
    with path.open("rb") as stream:
        header = stream.read(512)
        size = 1 << min(int.from_bytes(header[30:32], "little"), 12)
        stream.seek((int.from_bytes(header[48:52], "little") + 1) * size)
        directory = stream.read(8 * size)
    if size < 512 or not directory:
        raise UnreadableFile("broken-sheet", name=path.name)
    names = {
        directory[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
        for at in range(0, len(directory), 128)
    }
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise UnreadableFile("locked-sheet", name=path.name)
    return bool(names & {"Workbook", "Book"})


def steps(path: Path, progress: Progress) -> Generator[Begun | RawRow | Huge, None, None]:
    """Yield the worksheets of a workbook, each before its rows; blank rows are left out."""
    with processes.started(_READER, str(path), ahead=AHEAD, quiet=True) as reader:
        try:
            if reader.stdout is not None:
                yield from _steps(reader.stdout, path)
        except (EOFError, pickle.UnpicklingError) as error:
            # It ends with None unless something ended it: want of memory, most often.
            raise UnreadableFile("sheet-too-large", name=path.name) from error
        finally:
            reader.kill()
    progress(path.stat().st_size)


def _steps(stream: IO[bytes], path: Path) -> Iterator[Begun | RawRow | Huge]:
    # What comes was written by the process just started, and by nobody else.
    while (step := pickle.load(stream)) is not None:  # noqa: S301 - from a process of ours
        if isinstance(step, str):
            raise UnreadableFile(step, name=path.name)
        if isinstance(step, list):
            yield from step
        else:
            yield step
