"""Files and folders in the making: gone once made, swept when whoever made them was killed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from entregent.storage.locks import held, is_held

_LOCK = ".lock"
_BESIDE = ("", "-journal", "-wal", "-shm")  # what SQLite leaves beside a file


@contextmanager
def in_the_making(path: Path) -> Iterator[None]:
    """Claim a hidden file or folder inside; what is still there at the end is taken away."""
    lock = path.with_name(path.name + _LOCK)
    if not lock.exists():
        os.close(os.open(lock, os.O_WRONLY | os.O_CREAT, 0o600))
    with held(lock):
        try:
            yield
        finally:
            _remove(path)
            lock.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what processes left half made that are no more."""
    for lock in folder.glob(f".*{_LOCK}"):
        if is_held(lock):
            continue
        with held(lock) as free:
            if free:
                _remove(lock.with_name(lock.name.removesuffix(_LOCK)))
                lock.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
