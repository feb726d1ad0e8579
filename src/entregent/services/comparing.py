"""Comparing very many people, by a process of its own: the pages answer meanwhile."""

import subprocess
from contextlib import suppress
from threading import Lock

from entregent.importers import processes

AT_ONCE = 2_000  # people, whom a page compares by itself
_PIPE = 4_096  # bytes, of which nothing is written


class _Comparing:
    """The process that compares, None while there is none; and whether the last one failed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.failed = False

    def start(self) -> None:
        with self._lock:
            if self._process is None:
                self.failed = False
                self._process = processes.started(
                    "entregent.services.comparing", ahead=_PIPE, quiet=True
                )

    def wait(self, seconds: float) -> None:
        process = self._process
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(seconds)

    def goes_on(self) -> bool:
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


_comparing = _Comparing()


def compare_meanwhile(*, wait: float = 3.0) -> bool:
    """Compare all who wait, unless it goes on already; return whether it is over by then."""
    _comparing.start()
    _comparing.wait(wait)
    return not _comparing.goes_on()


def goes_on() -> bool:
    """Tell whether people are being compared just now."""
    return _comparing.goes_on()


def failed() -> bool:
    """Tell whether the last comparing stopped before its end."""
    return _comparing.failed


def _compare() -> None:
    import os  # noqa: PLC0415 - of the process alone, as all that follows

    import django  # noqa: PLC0415 - of the process alone

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
    django.setup()
    from entregent.services.book import open_book  # noqa: PLC0415 - once the tables are loaded
    from entregent.services.likeness import catch_up  # noqa: PLC0415 - once Django is set up

    catch_up(open_book())


if __name__ == "__main__":
    _compare()
