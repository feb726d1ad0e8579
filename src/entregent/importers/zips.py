"""Zips, whatever they hold: whole, free to read and of a plausible size, or refused by name."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path

from entregent.importers.records import UnreadableFile

ZIP_MARKS = (b"PK\3\4", b"PK\5\6")
_SIZE_LIMIT = 4 << 30
_RATIO_LIMIT = 200
_HARMLESS_SIZE = 64 << 20  # small files of few words are packed more tightly than that by right
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
    try:
        archive = zipfile.ZipFile(path)
    except ZIP_ERRORS:
        raise UnreadableFile("broken-zip", name=path.name) from None
    with archive:
        files = archive.infolist()
        size = sum(file.file_size for file in files)
        packed = sum(file.compress_size for file in files)
        if size > _SIZE_LIMIT or size > max(packed * _RATIO_LIMIT, _HARMLESS_SIZE):
            raise UnreadableFile("suspicious-zip", name=path.name)
        yield archive
