"""The calendars of a path: one file, or those in a zip, as online calendars give them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from entregent.importers.records import UnreadableFile
from entregent.importers.source import Progress, open_counted
from entregent.importers.zips import is_zip, open_member, open_zip

_SUFFIXES = (".ics", ".ical", ".vcs")

Calendar = tuple[str, str, io.BufferedReader]


def calendars_size(path: Path) -> int | None:
    """Return how many bytes of calendars a zip holds, or None when it holds anything else."""
    with open_zip(path) as archive:
        calendars = _in_zip(archive)
        if len(calendars) < sum(not _is_beside(file) for file in archive.infolist()):
            return None
        return sum(file.file_size for file in calendars) if calendars else None


def open_calendars(path: Path, progress: Progress) -> Iterator[Calendar]:
    """Yield each calendar of a path as its file name, what its places begin with, its bytes."""
    if not is_zip(path):
        with open_counted(path, progress) as stream:
            yield path.name, "", stream
        return
    with open_zip(path) as archive:
        for file in _in_zip(archive):
            name = PurePosixPath(file.filename).name
            with open_member(archive, file, progress) as stream:
                yield name, f"{name} ", stream


def _is_beside(file: zipfile.ZipInfo) -> bool:
    """Tell whether it is no file of anybody: a folder, what macOS adds, a page about the rest."""
    place = PurePosixPath(file.filename)
    beside = place.name.startswith(".") or "__MACOSX" in place.parts
    return file.is_dir() or beside or place.suffix.lower() == ".html"


def _in_zip(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    files = [file for file in archive.infolist() if _is_calendar(file.filename)]
    if any(file.flag_bits & 1 for file in files):
        raise UnreadableFile("encrypted-zip", name=Path(archive.filename or "").name)
    return sorted(files, key=lambda file: file.filename)


def _is_calendar(name: str) -> bool:
    place = PurePosixPath(name.replace("\\", "/"))
    hidden = place.name.startswith(".") or "__MACOSX" in place.parts
    return not hidden and place.suffix.lower() in _SUFFIXES
