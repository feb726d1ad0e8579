"""A file being read: opened from a folder or from inside a zip, and how far one has got."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import IO

Progress = Callable[[int], None]


def no_progress(_: int) -> None:
    """Watch nothing."""


class CountingReader(io.RawIOBase):
    """Bytes of a stream, telling `progress` how many were read at each step."""

    def __init__(self, stream: IO[bytes], progress: Progress) -> None:
        self._stream = stream
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # as io has it
        count = self._stream.readinto(buffer)  # type: ignore[attr-defined]  # a raw stream has it
        self._progress(count)
        return int(count)

    def close(self) -> None:
        self._stream.close()
        super().close()


def open_counted(path: Path, progress: Progress = no_progress) -> io.BufferedReader:
    """Open a file for reading as bytes, counting them as they go by."""
    return io.BufferedReader(CountingReader(path.open("rb", buffering=0), progress), 1 << 18)
