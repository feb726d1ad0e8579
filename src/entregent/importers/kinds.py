"""What a path holds: the kind of each file by its content, never by its name alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from entregent.importers.calendar import calendars_size, looks_like_calendar, read_calendar
from entregent.importers.google import looks_like_google, read_google
from entregent.importers.lines import head_as_utf8
from entregent.importers.linkedin import (
    archive_size,
    is_named_unread,
    is_unread_table,
    looks_like_linkedin,
    may_be_member,
    read_linkedin,
)
from entregent.importers.mailbox import (
    folder_size,
    is_maildir,
    looks_like_mailbox,
    read_mailbox,
)
from entregent.importers.outlook import looks_like_outlook, read_outlook
from entregent.importers.own_csv import (
    looks_like_exchanges,
    looks_like_links,
    read_exchanges,
    read_links,
)
from entregent.importers.records import BadRecord, Kind, Record, UnreadableFile
from entregent.importers.sheet.choice import NO_CHOICE, ColumnChoice
from entregent.importers.sheet.delimited import looks_like_sheet
from entregent.importers.sheet.reader import read_sheet
from entregent.importers.sheet.workbook import is_workbook
from entregent.importers.source import Progress, no_progress
from entregent.importers.table import has_too_many_columns
from entregent.importers.vcard import looks_like_vcard, read_vcards
from entregent.importers.zips import ZIP_MARKS, paths_outside

_HEAD = 1 << 16
_BOOK = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"entregent"\s*:')
# How what gzip, bzip2, xz, 7-Zip and RAR write begins.
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
BOOK_FILE = "book.sqlite3"  # in the folder of a book
_OF_NO_USE = frozenset({"unknown-kind", "empty-file", "blank-file", "too-many-columns"})

_READERS: dict[Kind, Callable[[Path, Progress], Iterator[Record]]] = {
    Kind.LINKEDIN: read_linkedin,
    Kind.GOOGLE: read_google,
    Kind.OUTLOOK: read_outlook,
    Kind.VCARD: read_vcards,
    Kind.MAILBOX: read_mailbox,
    Kind.CALENDAR: read_calendar,
    Kind.EXCHANGES: read_exchanges,
    Kind.LINKS: read_links,
    Kind.SHEET: read_sheet,
}
# Their readers refuse what has no header of theirs; a header with no rows is a source of nobody.
WITH_A_HEADER = frozenset(
    {Kind.LINKEDIN, Kind.GOOGLE, Kind.OUTLOOK, Kind.EXCHANGES, Kind.LINKS, Kind.SHEET}
)


@dataclass(frozen=True)
class Source:
    """A file or folder that one reader reads as a whole, and how many bytes that makes."""

    path: Path
    kind: Kind
    size: int
    columns: ColumnChoice = NO_CHOICE


def read(
    source: Source, progress: Progress = no_progress, *, now: datetime | None = None
) -> Iterator[Record]:
    """Yield the records of a source of any kind but a book, which is no list of records.

    What a calendar holds is past or future by `now`, in the owner's time zone.
    """
    match source.kind:
        case Kind.SHEET:
            return read_sheet(source.path, progress, source.columns)
        case Kind.CALENDAR:
            return read_calendar(source.path, progress, now=now)
    return _READERS[source.kind](source.path, progress)


def find_sources(
    path: Path, kind: Kind | None = None, columns: ColumnChoice = NO_CHOICE
) -> list[Source | BadRecord]:
    """Return what a path holds, of the given kind or of any, and the files that hold nothing known.

    Raises UnreadableFile when nothing at all can be read.
    """
    try:
        if path.is_dir():
            return _Folder(path, kind, columns).sources()
        if not path.exists():
            raise UnreadableFile("no-such-file", name=shown(path.name))
        return [_of_file(path, kind, columns)]
    except OSError:
        raise UnreadableFile("not-readable", name=shown(path.name)) from None


def _of_file(path: Path, kind: Kind | None, columns: ColumnChoice) -> Source:
    """Return the source a file is; raise UnreadableFile when it is none."""
    name = shown(path.name)
    head = _head(path)
    if not head:
        raise UnreadableFile("empty-file", name=name)
    size: int | None = path.stat().st_size
    if size == len(head) and _is_blank(head):
        raise UnreadableFile("blank-file", name=name)
    if kind in {None, Kind.SHEET} and is_workbook(path, head):
        kind = Kind.SHEET
    elif head.startswith(ZIP_MARKS):
        kind, size = _of_zip(path, kind)
    kind = kind or _kind(head, columns)
    if kind is None and size is not None and has_too_many_columns(head):
        raise UnreadableFile("too-many-columns", name=name)
    if kind is None or size is None:
        packed = head.startswith(_PACKED)
        zipped = head.startswith(ZIP_MARKS) and path.suffix.lower() == ".zip"
        packed |= zipped and not paths_outside(path)
        raise UnreadableFile("packed-file" if packed else "unknown-kind", name=name)
    return Source(path, kind, size, columns if kind is Kind.SHEET else NO_CHOICE)


def _of_zip(path: Path, kind: Kind | None) -> tuple[Kind | None, int | None]:
    """Return which kind of files a zip holds, and how many bytes of them; (None, None) of none."""
    for one, size_of in ((Kind.LINKEDIN, archive_size), (Kind.CALENDAR, calendars_size)):
        if kind in {None, one} and (size := size_of(path)) is not None:
            return one, size
    return None, None


def _head(path: Path) -> bytes:
    """Return the first bytes of a file; a pipe, which would wait for ever, is none."""
    try:
        if not path.is_file():
            code = "not-a-file" if path.exists() else "not-readable"  # a link to itself
            raise UnreadableFile(code, name=shown(path.name))
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        raise UnreadableFile("not-readable", name=shown(path.name)) from None


def _is_blank(head: bytes) -> bool:
    """Tell whether nothing stands here, whatever marks an editor puts before it."""
    return not head_as_utf8(head).decode(errors="replace").replace("\ufeff", "").strip()


def _kind(head: bytes, columns: ColumnChoice) -> Kind | None:
    """Return the kind of a file that begins so, or None."""
    tests: tuple[tuple[Callable[[bytes], object], Kind], ...] = (
        (_BOOK.match, Kind.BOOK),
        # Before the tables: the text of a mail may hold one.
        (looks_like_mailbox, Kind.MAILBOX),
        (looks_like_vcard, Kind.VCARD),
        (looks_like_calendar, Kind.CALENDAR),
        (looks_like_linkedin, Kind.LINKEDIN),
        (looks_like_exchanges, Kind.EXCHANGES),
        (looks_like_links, Kind.LINKS),
        (looks_like_google, Kind.GOOGLE),
        (looks_like_outlook, Kind.OUTLOOK),
        # The last: any table that names people is one.
        (partial(looks_like_sheet, choice=columns), Kind.SHEET),
    )
    return next((kind for test, kind in tests if test(head)), None)


class _Folder:
    """A folder gone through, hidden files left out."""

    def __init__(self, top: Path, kind: Kind | None, columns: ColumnChoice) -> None:
        self.top = top
        self.kind = kind
        self.columns = columns
        self.found: list[Source | BadRecord] = []

    def sources(self) -> list[Source | BadRecord]:
        """Return what the folder and those below it hold."""
        folders = [(self.top, False)]
        while folders:
            folder, in_archive = folders.pop()
            try:
                below = self._folder(folder, in_archive=in_archive)
            except OSError:
                self._bad(folder, UnreadableFile("not-readable", name=shown(folder.name)))
            else:
                folders.extend(reversed(below))
        if not any(isinstance(one, Source) for one in self.found):
            raise self._nothing()
        return self.found

    def _folder(self, folder: Path, *, in_archive: bool) -> list[tuple[Path, bool]]:
        """Note what one folder holds; return the folders in it."""
        if self.kind in {None, Kind.MAILBOX} and is_maildir(folder):
            self.found.append(Source(folder, Kind.MAILBOX, folder_size(folder)))
            return []
        size_of_archive = archive_size(folder) if self.kind in {None, Kind.LINKEDIN} else None
        if size_of_archive is not None:
            self.found.append(Source(folder, Kind.LINKEDIN, size_of_archive))
            in_archive = True
        below = []
        for path in sorted(folder.iterdir()):
            if path.name.startswith(".") or _is_nothing(path):
                continue
            if path.is_dir():
                # A link could lead back here; a book is no source of itself.
                if not path.is_symlink() and not (path / BOOK_FILE).exists():
                    below.append((path, in_archive))
            else:
                self._file(path, in_archive=in_archive)
        return below

    def _file(self, path: Path, *, in_archive: bool) -> None:
        """Note what a file is; of an archive, nobody need be told what LinkedIn adds unread."""
        try:
            source = _of_file(path, self.kind, self.columns)
        except UnreadableFile as error:
            if not (in_archive and error.code in _OF_NO_USE and is_named_unread(path)):
                self._bad(path, error)
        else:
            if not (in_archive and self._is_of_archive(source)):
                self.found.append(source)

    def _is_of_archive(self, source: Source) -> bool:
        """Tell whether a file beside LinkedIn's is one of them, read with them or not at all."""
        path = source.path
        match source.kind:
            case Kind.LINKEDIN:  # found out, or given
                is_read = may_be_member(path) and looks_like_linkedin(_head(path))
                return is_read or is_named_unread(path)
            case Kind.SHEET:
                return is_unread_table(path, _head(path))
        return False

    def _bad(self, path: Path, error: UnreadableFile) -> None:
        place = shown(path.relative_to(self.top).as_posix())
        self.found.append(BadRecord(place, error.code, error.values))

    def _nothing(self) -> UnreadableFile:
        """Return why none of it can be read: that there is nothing, or its first file's reason."""
        folder = shown(self.top.name)
        first = next((bad for bad in self.found if isinstance(bad, BadRecord)), None)
        if first is None:
            return UnreadableFile("empty-folder", name=folder)
        name = folder if first.place == "." else f"{folder}/{first.place}".lstrip("/")
        return UnreadableFile(first.code, **{**first.values, "name": name})


def _is_nothing(path: Path) -> bool:
    """Tell whether a file in a folder is a program's own: an index, an empty folder, a lock."""
    if path.name.startswith("~$"):  # Excel, of a workbook that is open
        return True
    if path.suffix:
        return path.suffix.lower() in {".msf", ".dat"}
    return path.is_file() and not path.stat().st_size


def shown(name: str) -> str:
    """Return a name that can be printed, whatever bytes the disk has for it."""
    return name.encode("utf-8", "replace").decode()
