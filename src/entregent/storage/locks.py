"""A lock that the system lets go of when its holder ends, however it ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_TRIED_FOR = 5.0  # seconds: whoever only asks whether it is held lets go at once
_FOR_EVER = 1e6


@contextmanager
def held(path: Path, *, wait: bool = False) -> Iterator[bool]:
    """Hold the lock of this name inside, and tell whether it could be had."""
    # SQLite locks files on every system alike, which Python alone does not.
    with closing(sqlite3.connect(path, timeout=_FOR_EVER if wait else _TRIED_FOR)) as lock:
        yield _taken(lock)


def is_held(path: Path) -> bool:
    """Tell whether a process holds the lock of this name."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path, timeout=0)) as lock:
        return not _taken(lock)


def _taken(lock: sqlite3.Connection) -> bool:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return False
    return True
