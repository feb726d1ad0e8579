"""Reading ahead: a large file read by a process of its own, while this one writes what was read.

`python -m entregent.importers.ahead KIND SIZE PATH COLUMNS [NOW ZONE]` is that process; it writes
pickled steps.
"""

import json
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple
from zoneinfo import ZoneInfo

from entregent.importers import kinds, processes
from entregent.importers.records import Kind, Record, UnreadableFile
from entregent.importers.sheet.choice import ColumnChoice
from entregent.importers.source import Progress

WORTH_A_PROCESS = 2_000_000  # bytes, below which starting one takes longer than it saves
A_STEP = 500  # records
A_LARGE_STEP = 1 << 22  # bytes, after which a step holds no more records
AHEAD = 1 << 20  # bytes the reader may be ahead by


class Step(NamedTuple):
    """Some records and how many bytes went by, or why the file cannot be read."""

    records: list[Record]
    read: int
    refusal: tuple[str, dict[str, str]] | OSError | None = None


def read(
    source: kinds.Source, progress: Progress, *, now: datetime | None = None
) -> Iterator[Record]:
    """Yield the records of a source, read ahead on another core where that is worth it.

    `now` is the owner's, in the zone they live in.
    """
    if source.size < WORTH_A_PROCESS or (os.cpu_count() or 1) < 2:
        yield from kinds.read(source, progress, now=now)
        return
    words = [source.kind, str(source.size), str(source.path), json.dumps(source.columns)]
    words += [now.isoformat(), str(now.tzinfo)] if now else []
    with processes.started(__name__, *words, ahead=AHEAD) as reader:
        try:
            if reader.stdout is not None:
                yield from _records(reader.stdout, progress)
        except (EOFError, pickle.UnpicklingError) as error:
            # It ends with None unless something ended it.
            raise UnreadableFile("reader-stopped", name=source.path.name) from error
        finally:
            reader.kill()


def _records(stream: IO[bytes], progress: Progress) -> Iterator[Record]:
    while True:
        # What comes was written by the process just started, and by nobody else.
        step = pickle.load(stream)  # noqa: S301
        if step is None:
            return
        progress(step.read)
        yield from step.records
        if isinstance(step.refusal, OSError):
            raise step.refusal
        if step.refusal:
            code, values = step.refusal
            raise UnreadableFile(code, **values)


def _write_steps(source: kinds.Source, out: IO[bytes], now: datetime | None) -> None:
    """Write the records of a source, step by step, and None after the last."""
    counts: list[int] = []
    records = kinds.read(source, counts.append, now=now)
    refusal: tuple[str, dict[str, str]] | OSError | None = None
    while refusal is None:
        step: list[Record] = []
        try:
            for record in islice(records, A_STEP):
                step.append(record)
                if sum(counts) > A_LARGE_STEP:
                    break
        except UnreadableFile as error:
            refusal = (error.code, dict(error.values))
        except OSError as error:
            refusal = error
        pickle.dump(Step(step, sum(counts), refusal), out, protocol=5)
        counts.clear()
        if not step:
            break
    pickle.dump(None, out)
    out.flush()


def _main() -> None:
    # Ctrl-C stops the process that reads us; our next write then ends us too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    kind, size, path, columns, *clock = sys.argv[1:]
    choice = ColumnChoice(*json.loads(columns))
    now = datetime.fromisoformat(clock[0]).astimezone(ZoneInfo(clock[1])) if clock else None
    source = kinds.Source(Path(path), Kind(kind), int(size), choice)
    try:
        _write_steps(source, sys.stdout.buffer, now)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    # As the module others import, so that what is pickled here is known there.
    from entregent.importers import ahead  # noqa: PLW0406

    ahead._main()
