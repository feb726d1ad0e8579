"""Long work done aside, by a process of its own: the pages answer meanwhile, and the memory it
takes ends with it.
"""

import subprocess
import sys
from contextlib import suppress
from threading import Lock

from entregent.importers import processes
from entregent.storage.models import Book, Person

WORTH_A_PROCESS = 20_000  # people, from whom on what is worked out of all of them is done aside
_DOES_IT = "entregent.services.apart"
_PIPE = 4_096  # bytes, of which nothing is written


def command(work: str, *words: str) -> list[str]:
    """Return the command that does some work by its name."""
    return [sys.executable, "-m", _DOES_IT, work, *words]


def started(work: str, *words: str) -> "subprocess.Popen[bytes]":
    """Start a process that does it; what it has to say of its end is not shown."""
    return processes.started(_DOES_IT, work, *words, ahead=_PIPE, quiet=True)


def is_worth_it(book: Book) -> bool:
    """Tell whether a book is large enough for its network or its review to be worked out aside."""
    return Person.objects.filter(book=book).count() >= WORTH_A_PROCESS


def done(work: str, *words: str) -> None:
    """Have it done, and wait for its end; it may fail to."""
    with started(work, *words) as process:
        process.wait()


class Aside:
    """The process that does it, one at a time; and whether the last one failed."""

    def __init__(self, work: str) -> None:
        self._work = work
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.failed = False

    def start(self) -> None:
        """Start it, unless it goes on already."""
        self.goes_on()  # one that is over makes room
        with self._lock:
            if self._process is None:
                self.failed = False
                self._process = started(self._work)

    def wait(self, seconds: float) -> None:
        """Wait for its end, so long at most."""
        process = self._process
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(seconds)

    def goes_on(self) -> bool:
        """Tell whether it goes on; once it is over, how it ended is known."""
        with self._lock:
            process = self._process
            if process is None:
                return False
            if process.poll() is None:
                return True
            with process:  # closes what it could have written to
                self.failed = process.returncode != 0
            self._process = None
            return False
