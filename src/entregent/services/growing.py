"""A file that is read while it is still being written.

It is written in a thread of its own and as fast as it can be, so that whoever reads it slowly, or
stops half-way, keeps nobody from anything: what its writing holds of the book ends with it.
"""

from collections.abc import Callable, Iterator
from io import BufferedWriter, RawIOBase, TextIOWrapper
from tempfile import TemporaryFile
from threading import Condition, Thread
from typing import IO, TYPE_CHECKING

from entregent.storage.database import by_itself
from entregent.storage.home import make_home

if TYPE_CHECKING:
    from typing_extensions import Buffer

A_PIECE = 256 * 1024  # bytes


class _NobodyReads(Exception):
    """Whoever the file was for has gone."""


class Growing:
    """A file without a name, in the book's own folder, that is gone with whoever reads it."""

    def __init__(self, write: Callable[[IO[str]], object], *, encoding: str) -> None:
        """Begin to write: what `write` puts into the open file it is given."""
        self._file = TemporaryFile(dir=make_home(), buffering=0)  # noqa: SIM115 - closed by close
        self._grown = Condition()
        self._bytes = 0
        self._whole = False
        self._error: BaseException | None = None
        Thread(target=self._fill, args=(write, encoding), daemon=True).start()

    def pieces(self) -> Iterator[bytes]:
        """Yield what is written as it comes; raise what kept the rest from being written."""
        place = 0
        while piece := self._after(place):
            place += len(piece)
            yield piece
        if self._error:
            raise self._error

    def wait(self) -> int:
        """Return how many bytes the whole file holds; raise what kept it from being whole."""
        with self._grown:
            self._grown.wait_for(lambda: self._whole)
        if self._error:
            raise self._error
        return self._bytes

    def close(self) -> None:
        """Leave the file, and whatever is still to be written."""
        with self._grown:
            self._file.close()

    def put(self, data: "Buffer") -> int:
        """Write at the end; return how many bytes were."""
        with self._grown:
            if self._file.closed:
                raise _NobodyReads
            self._file.seek(self._bytes)
            written = self._file.write(data)
            self._bytes += written
            self._grown.notify_all()
        return written

    def _after(self, place: int) -> bytes:
        with self._grown:
            self._grown.wait_for(lambda: self._bytes > place or self._whole)
            self._file.seek(place)
            return self._file.read(A_PIECE)

    def _fill(self, write: Callable[[IO[str]], object], encoding: str) -> None:
        try:
            end = BufferedWriter(_End(self), A_PIECE)
            with TextIOWrapper(end, encoding, newline="") as out, by_itself():
                write(out)
        except _NobodyReads:
            pass
        except BaseException as error:
            self._error = error
        finally:
            with self._grown:
                self._whole = True
                self._grown.notify_all()


class _End(RawIOBase):
    """The end at which a file is written."""

    def __init__(self, growing: Growing) -> None:
        self._growing = growing

    def writable(self) -> bool:
        return True

    def write(self, data: "Buffer") -> int:
        return self._growing.put(data)
