"""What a LinkedIn archive is made of: a zip, a folder, or one of its CSV files alone.

Nothing is ever extracted: what a zip holds is read as a stream, whatever name it goes by.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from entregent.importers.lines import head_as_utf8
from entregent.importers.linkedin.columns import Family, family_of, is_bare_profile
from entregent.importers.records import UnreadableFile
from entregent.importers.source import Progress, no_progress, open_counted
from entregent.importers.table import HEAD, Header, headers
from entregent.importers.zips import is_zip, open_member, open_zip

_SUFFIXES = (".csv", ".tsv", ".txt")
# Conversations with LinkedIn's own assistants have the columns of those with people.
_ASSISTANTS = ("guide", "coach", "learning", "role")
_NUMERIC_DAY = re.compile(rb"(?<!\d)\d\d?[/.]\d\d?[/.](?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"(?<!\d)(\d\d)-(\d\d)-(\d{4})(?!\d)")


@dataclass(frozen=True)
class Member:
    """A file of an archive: its name, its size, what it tells and how to open it."""

    name: str
    size: int
    family: Family
    open: Callable[[Progress], io.BufferedReader]


def family_in(head: bytes) -> Family | None:
    """Return which file of LinkedIn's begins so, or None."""
    for header in headers(head):
        if family := family_of(header):
            return None if _is_of_others(family, header, head) else family
    return None


def _is_of_others(family: Family, header: Header, head: bytes) -> bool:
    """Tell whether the rows are not LinkedIn's, though the titles might be."""
    match family:
        case Family.PROFILE:
            # An archive has one owner: a list of several is somebody's own.
            rows = head_as_utf8(head).split(b"\n")[header.line :]
            return is_bare_profile(header) and sum(map(bool, map(bytes.strip, rows))) > 1
        case Family.CONNECTIONS:
            text = head_as_utf8(head).lower()
            if b"linkedin.com/" in text:
                return False
            # LinkedIn writes months in words, whatever the language of its titles.
            in_english = "connected on" in header.names
            return b"viadeo.com/" in text or not (in_english or _NUMERIC_DAY.search(text) is None)
    return False


def may_be_member(path: Path) -> bool:
    """Tell whether a file in a folder is read with the archive there, should LinkedIn's it be."""
    return path.suffix.lower() in _SUFFIXES


@contextmanager
def opened(path: Path) -> Iterator[list[Member]]:
    """Give the files of an archive that are read, in the order of reading; none when none is."""
    if path.is_dir():
        members = _in_folder(path)
    elif is_zip(path):
        with open_zip(path) as archive:
            yield _ordered(_in_zip(archive))
            return
    else:
        members = _alone(path)
    yield _ordered(members)


def date_in_name(path: Path) -> date | None:
    """Return the date in the name of an archive (MM-DD-YYYY) or of its folder, or None."""
    for name in (path.name, path.parent.name):
        if found := _DATE.search(name):
            try:
                return date(int(found[3]), int(found[1]), int(found[2]))
            except ValueError:
                continue
    return None


def _ordered(members: Iterator[Member]) -> list[Member]:
    order = list(Family)
    return sorted(members, key=lambda member: (order.index(member.family), member.name))


def _alone(path: Path) -> Iterator[Member]:
    with open_counted(path) as stream:
        family = family_in(stream.peek(HEAD)[:HEAD])
    if family:
        yield Member(path.name, path.stat().st_size, family, partial(open_counted, path))


def _in_folder(folder: Path) -> Iterator[Member]:
    for path in sorted(folder.iterdir()):
        if may_be_member(path) and path.is_file():
            # What cannot be opened, `importers.kinds` names when it goes through the folder.
            with suppress(OSError):
                yield from filter(_is_ours, _alone(path))


def _is_ours(member: Member) -> bool:
    return member.family is not Family.MESSAGES or not member.name.lower().startswith(_ASSISTANTS)


def _in_zip(archive: zipfile.ZipFile) -> Iterator[Member]:
    """Yield the files of ours at the top of a zip, or one folder down."""
    for file in archive.infolist():
        place = PurePosixPath(file.filename.replace("\\", "/"))
        hidden = place.name.startswith(".") or "__MACOSX" in place.parts
        if hidden or len(place.parts) > 2 or place.suffix.lower() not in _SUFFIXES:
            continue
        if file.flag_bits & 1:
            raise UnreadableFile("encrypted-zip", name=Path(archive.filename or "").name)
        opener = partial(open_member, archive, file)
        with opener(no_progress) as stream:
            family = family_in(stream.peek(HEAD)[:HEAD])
        if family:
            yield from filter(_is_ours, [Member(place.name, file.file_size, family, opener)])
