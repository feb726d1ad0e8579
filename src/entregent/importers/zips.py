"""Zips, whatever they hold: whole, free to read and of a plausible size, or refused by name."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path
from typing import IO

from entregent.importers.records import UnreadableFile
from entregent.importers.source import CountingReader, Progress

ZIP_MARKS = (b"PK\3\4", b"PK\5\6")
_SIZE_LIMIT = 4 << 30
_RATIO_LIMIT = 200
_HARMLESS_SIZE = 64 << 20  # small files of few words are packed more tightly than that by right
_MOST_FILES = 20_000
_MOST_LISTED = 8 << 20  # bytes of the list of files, which is held in memory as a whole
# The end of a zip, and of a large one, as far as the size of that list.
_END = struct.Struct("<4s8xL")
_LARGE_END = struct.Struct("<4s36xQ")
_MARKS = {_END: rb"PK\x05\x06", _LARGE_END: rb"PK\x06\x06"}
_LONGEST_END = 22 + 20 + 56 + (1 << 16)  # with a comment
# What zipfile raises, by what is wrong with the zip: it has no exception of its own for most.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,  # and NotImplementedError
    ValueError,
)


def is_zip(path: Path) -> bool:
    """Tell whether a file is a zip, a truncated one included."""
    with path.open("rb") as stream:
        return stream.read(4) in ZIP_MARKS


@contextmanager
def open_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip that is whole and of a plausible size."""
    if _listed(path) > _MOST_LISTED:
        raise UnreadableFile("suspicious-zip", name=path.name)
    try:
        archive = zipfile.ZipFile(path)
    except ZIP_ERRORS:
        raise UnreadableFile("broken-zip", name=path.name) from None
    with archive:
        files = archive.infolist()
        if len(files) > _MOST_FILES:
            raise UnreadableFile("suspicious-zip", name=path.name)
        size = sum(file.file_size for file in files)
        packed = sum(file.compress_size for file in files)
        if size > _SIZE_LIMIT or size > max(packed * _RATIO_LIMIT, _HARMLESS_SIZE):
            raise UnreadableFile("suspicious-zip", name=path.name)
        yield archive


def paths_outside(path: Path) -> list[str]:
    """Return the names in a zip that lead far out of the folder it would be unpacked in.

    One that leads a single folder up is read where it lies: nothing is ever unpacked.
    """
    with open_zip(path) as archive:
        names = [file.filename.replace("\\", "/") for file in archive.infolist()]
    return [name for name in names if name.count("/") > 1 and ".." in name.split("/")]


def open_member(
    archive: zipfile.ZipFile, file: zipfile.ZipInfo, progress: Progress
) -> io.BufferedReader:
    """Open a file of a zip for reading as bytes, counting them as they go by."""
    name = Path(archive.filename or "").name
    try:
        stream = archive.open(file)
    except ZIP_ERRORS:
        raise UnreadableFile("broken-zip", name=name) from None
    return io.BufferedReader(_ZipReader(stream, progress, name), 1 << 18)


class _ZipReader(CountingReader):
    """Bytes out of a zip, which may prove broken at any of them."""

    def __init__(self, stream: IO[bytes], progress: Progress, name: str) -> None:
        super().__init__(stream, progress)
        self._name = name

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # as io has it
        try:
            return super().readinto(buffer)
        except ZIP_ERRORS:
            raise UnreadableFile("broken-zip", name=self._name) from None


def _listed(path: Path) -> int:
    """Return how many bytes the list of the files of a zip takes, 0 where nothing tells."""
    with path.open("rb") as stream:
        whole = stream.seek(0, io.SEEK_END)
        stream.seek(max(0, whole - _LONGEST_END))
        tail = stream.read(_LONGEST_END)
    # What looks like an end may stand in a comment: the largest that can be true counts.
    sizes = [
        int(end.unpack_from(tail, found.start())[1])
        for end in (_END, _LARGE_END)
        for found in re.finditer(_MARKS[end], tail)
        if found.start() + end.size <= len(tail)
    ]
    return max((size for size in sizes if size <= whole), default=0)
