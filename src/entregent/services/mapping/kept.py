"""The drawing kept in a file beside the book, and in memory as long as the file is the same."""

import os
import secrets
import zipfile
from dataclasses import fields
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from entregent.core.crossings import Crossings
from entregent.services.mapping.drawing import Drawing
from entregent.storage.home import make_home, map_file
from entregent.storage.in_the_making import in_the_making

_WORDS = ("version", "digest")
_ACROSS = tuple(each.name for each in fields(Crossings))
_COLUMNS = tuple(each.name for each in fields(Drawing) if each.name not in (*_WORDS, "across"))
_MOST = 2**31  # bytes: a file that says more was not written by us

_read: tuple[Path, int, int, Drawing] | None = None
_lock = Lock()


def kept() -> Drawing | None:
    """Return the drawing kept last; None when there is none that can be read."""
    global _read  # noqa: PLW0603 - the one that is kept
    path = map_file()
    try:
        seen = path.stat()
    except OSError:
        return None
    with _lock:
        if _read is None or _read[:3] != (path, seen.st_mtime_ns, seen.st_size):
            found = _load(path)
            _read = (path, seen.st_mtime_ns, seen.st_size, found) if found else None
        return _read[3] if _read else None


def keep(drawing: Drawing) -> None:
    """Keep a drawing in the place of the one before."""
    columns: dict[str, Any] = {name: getattr(drawing, name) for name in (*_WORDS, *_COLUMNS)}
    columns |= {f"across_{name}": getattr(drawing.across, name) for name in _ACROSS}
    draft = make_home() / f".map-{secrets.token_hex(8)}"
    with in_the_making(draft):
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            np.savez(file, **columns)
        draft.replace(map_file())


def _load(path: Path) -> Drawing | None:
    try:
        with zipfile.ZipFile(path) as file:
            if sum(entry.file_size for entry in file.infolist()) > _MOST:
                return None
        with np.load(path, allow_pickle=False) as file:
            across = Crossings(*(file[f"across_{name}"] for name in _ACROSS))
            told: dict[str, Any] = {name: str(file[name]) for name in _WORDS}
            told |= {name: file[name] for name in _COLUMNS}
            return Drawing(**told, across=across)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None  # damaged: it is drawn anew
