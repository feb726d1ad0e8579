"""What the process does that looks into a batch, or reads it: `look` or `read` is its task.

One reads at a time: the next waits.
"""

import os
import time
from collections.abc import Callable

from entregent.importers.kinds import Source
from entregent.services.book import open_book
from entregent.services.bringing.batch import Batch, Stage, batch_called, shelf
from entregent.services.bringing.reading import look, read
from entregent.services.errors import EntregentError
from entregent.services.journal import coming_through
from entregent.services.trouble import as_trouble
from entregent.services.wording.language import speaking
from entregent.storage.locks import held

AT_MOST_EVERY = 0.25  # seconds


class Progress:
    """Where the work stands, written down a few times a second."""

    def __init__(self, batch: Batch, task: str) -> None:
        self._batch = batch
        self._facts = {"task": task, "of": len(batch.files), "pid": os.getpid()}
        self._written = 0.0
        self._before = 0  # bytes of the files before this one
        self._size = 0
        self._number = 0

    def tell(self, state: str, **facts: object) -> None:
        """Write where it stands."""
        self._written = time.monotonic()
        self._batch.write("now", {**self._facts, "state": state, "at": time.time(), **facts})

    def watch(self, source: Source) -> Callable[[int], None]:
        """Return what is told of each piece of a file."""
        self._before += self._size
        self._size = source.path.stat().st_size if source.path.is_file() else source.size
        self._number += 1
        read = 0

        def step(count: int) -> None:
            nonlocal read
            read += count
            if time.monotonic() - self._written > AT_MOST_EVERY:
                self._tell_of(source, read)

        self._tell_of(source, 0)
        return step

    def _tell_of(self, source: Source, read: int) -> None:
        # A file may unpack to more than it weighs.
        share = min(1.0, read / source.size) if source.size else 1.0
        done = self._before + round(share * self._size)
        self.tell("working", name=source.path.name, read=done, file=self._number)


def work_on(key: str, task: str) -> None:
    """Do one task on a batch, and write how it ended."""
    batch = batch_called(key)
    if batch is None:
        return
    with held(batch.lock) as mine:
        if not mine or batch.read("now").get("state") == "stopped":
            return
        if batch.stage is Stage.DONE:
            return  # another, asked for at the same moment, has read it
        progress = Progress(batch, task)
        progress.tell("waiting")
        with held(shelf() / "lock", wait=True):
            progress.tell("working")
            _work(batch, task, progress)


def _work(batch: Batch, task: str, progress: Progress) -> None:
    try:
        book = open_book()
        with speaking(book.language), coming_through("pages"):
            if task == "look":
                look(book, batch, progress.watch)
            else:
                read(book, batch, progress.watch)
    except Exception as error:
        known = error if isinstance(error, EntregentError) else as_trouble(error)
        values = {name: str(value) for name, value in known.values.items()} if known else {}
        progress.tell("refused", code=known.code if known else "", values=values)
        if known is None:
            raise
    else:
        progress.tell("ended")
