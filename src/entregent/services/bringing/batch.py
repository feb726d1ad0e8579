"""A batch: files brought together, in a folder of their own, and where their reading stands."""

import json
import os
import re
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from entregent.storage.home import home, make_home, make_private
from entregent.storage.locks import is_held

UNFINISHED_KEPT_FOR = timedelta(minutes=10)  # since the last piece of a file came
UNREAD_KEPT_FOR = timedelta(days=1)
TOLD_FOR = timedelta(days=7)  # what became of a batch; its files are gone as soon as it is read
DOWNLOAD = ".download-"  # begins the name of a folder that holds a file being sent
_STARTS_WITHIN = 15  # seconds, a process that was asked for
_KEY = re.compile(r"[0-9a-f]{16}")
Facts = dict[str, Any]


class Stage(StrEnum):
    """Where a batch stands."""

    WORKING = "working"
    FOUND = "found"  # looked into, and waiting for a yes
    DONE = "done"
    REFUSED = "refused"
    CUT_SHORT = "cut-short"


@dataclass(frozen=True, slots=True)
class Brought:
    """One file of a batch."""

    number: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A folder of files brought together."""

    key: str
    folder: Path

    def path(self, file: Brought) -> Path:
        """Return where a file lies; its name alone tells no place."""
        return self.folder / "files" / str(file.number) / file.name

    @property
    def lock(self) -> Path:
        """Return the lock that the process at work on it holds."""
        return self.folder / "lock"

    @property
    def files(self) -> list[Brought]:
        """Return the files as they were brought."""
        return [Brought(**file) for file in self.read("brought").get("files", [])]

    @property
    def is_example(self) -> bool:
        """Tell whether these are the files of the example network."""
        return bool(self.read("brought").get("example"))

    @property
    def total(self) -> int:
        """Return how many bytes the files make."""
        return sum(file.size for file in self.files)

    @property
    def stage(self) -> Stage:
        """Return where it stands, whoever works on it and however they ended."""
        if (self.folder / "result.json").exists():
            return Stage.DONE
        # Asked for in this order: who ended since has written first how it ended.
        working = is_held(self.lock)
        now = self.read("now")
        match now.get("state"):
            case "ended":
                return Stage.FOUND
            case "refused":
                return Stage.REFUSED
            case "asked" if time.time() - now["at"] < _STARTS_WITHIN:
                return Stage.WORKING
        return Stage.WORKING if working else Stage.CUT_SHORT

    @property
    def state_code(self) -> str:
        """Return the code of the words that say where it stands."""
        taken_back = self.read("result").get("taken_back")
        return "batch-state-undone" if taken_back else f"batch-state-{self.stage}"

    def read(self, name: str) -> Facts:
        """Return what is written under a name, nothing when nothing is."""
        try:
            facts: Facts = json.loads((self.folder / f"{name}.json").read_bytes())
        except FileNotFoundError:
            return {}
        return facts

    def write(self, name: str, facts: Facts) -> None:
        """Write something under a name, whole or not at all."""
        draft = self.folder / f"{name}.{secrets.token_hex(4)}"
        with open_private(draft) as file:
            file.write(json.dumps(facts, ensure_ascii=False, default=str))
        draft.replace(self.folder / f"{name}.json")

    def let_go_of_files(self) -> None:
        """Remove the files, and what was found in them, once they are read."""
        shutil.rmtree(self.folder / "files", ignore_errors=True)
        for name in ("found", "said"):
            (self.folder / f"{name}.json").unlink(missing_ok=True)

    def remove(self) -> None:
        """Remove all there is of it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def open_private(path: Path) -> Any:
    """Return a new text file that nobody else may read, to be written."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(handle, "w", encoding="utf-8", errors="replace")


def shelf() -> Path:
    """Return the folder of all batches."""
    make_home()
    return make_private(home() / "incoming")


def new_batch() -> Batch:
    """Return an empty batch."""
    key = secrets.token_hex(8)
    batch = Batch(key, make_private(shelf() / key))
    make_private(batch.folder / "files")
    return batch


def batch_called(key: str) -> Batch | None:
    """Return the batch of this key, None when there is none."""
    if not _KEY.fullmatch(key):
        return None
    batch = Batch(key, home() / "incoming" / key)
    return batch if (batch.folder / "brought.json").exists() else None


def batches() -> list[Batch]:
    """Return every batch, the latest first."""
    folder = home() / "incoming"
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    known = [batch for name in names if (batch := batch_called(name))]
    return sorted(known, key=lambda batch: batch.read("brought").get("at", 0), reverse=True)


def sweep() -> None:
    """Remove what was left: uploads and downloads cut short, batches nobody said yes to, results
    long read.
    """
    for batch in _at_rest():
        if _is_older(batch.folder, _kept_for(batch.folder)):
            batch.remove()
    for folder in home().glob(f"{DOWNLOAD}*"):
        if _is_older(folder, UNFINISHED_KEPT_FOR):
            shutil.rmtree(folder, ignore_errors=True)


def forget() -> None:
    """Remove every batch but those at work or on their way: the book they were for is gone."""
    for batch in _at_rest():
        if batch.stage is not Stage.WORKING and not _is_arriving(batch.folder):
            batch.remove()


def forget_results() -> None:
    """Remove what became of the batches that were read: what it tells of people leaves with them.

    Those that wait for a yes, are at work or on their way stay.
    """
    for batch in _at_rest():
        if batch.stage is Stage.DONE:
            batch.remove()


def _at_rest() -> list[Batch]:
    folder = home() / "incoming"
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    found = [Batch(name, folder / name) for name in names if _KEY.fullmatch(name)]
    return [batch for batch in found if not is_held(batch.lock)]


def _is_arriving(folder: Path) -> bool:
    """Tell whether files are still being sent to a folder, as far as one can see."""
    brought = (folder / "brought.json").exists()
    return not brought and not _is_older(folder, UNFINISHED_KEPT_FOR)


def _is_older(folder: Path, age: timedelta) -> bool:
    return time.time() - _touched(folder) > age.total_seconds()


def _kept_for(folder: Path) -> timedelta:
    if (folder / "result.json").exists():
        return TOLD_FOR
    return UNREAD_KEPT_FOR if (folder / "brought.json").exists() else UNFINISHED_KEPT_FOR


def _touched(folder: Path) -> float:
    """Return when anything in a folder was last written, 0 when it is gone by now."""
    # Other than a glob, it goes past what is moved or removed while one looks.
    inside = (Path(at, name) for at, inner, names in os.walk(folder) for name in (*inner, *names))
    return max(map(_written, (folder, *inside)))


def _written(path: Path) -> float:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime
    return 0.0
