"""Each import as a command: wall time with start-up apart, peak of memory, then again unchanged."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from bench.make_files import made
from bench.make_mails import ME
from bench.measure import Run, compiled, entregent, startup
from bench.table import duration, print_table, within


@dataclass(frozen=True, slots=True)
class Limit:
    """What was set out to be reached for one size."""

    seconds: float | None = None
    again: float | None = None
    megabytes: float | None = None


LIMITS = {
    ("connections", 30_000): Limit(3, again=1),
    ("cards", 100_000): Limit(20, megabytes=250),
    ("mails", 100_000): Limit(10),
}
LARGEST_SHEET = 100_000  # rows: nobody scrolls through more
WORK = {
    "connections": ("LinkedIn connections", ()),
    "cards": ("vCards", ()),
    "mails": ("mails (mbox)", ("--me", ME)),
    "contacts": ("Google contacts (CSV)", ()),
    "sheet": ("rows of a workbook", ()),
    "known": ("Google contacts, of people known from vCards", ()),
}
BEFORE = {"known": "cards"}  # what the book holds by then


def main(sizes: Sequence[int]) -> None:
    """Print what each import takes at each size."""
    compiled()
    empty = Path(mkdtemp(prefix="entregent-bench-"))
    start = startup(empty)
    rmtree(empty)
    rows = [
        _row(kind, size, start)
        for kind in WORK
        for size in sorted({*sizes, *([30_000] if kind == "connections" else [])})
        if size <= max(sizes) and (kind != "sheet" or size <= LARGEST_SHEET)
    ]
    print_table(
        f"Reading files (start-up of {duration(start)} taken off)",
        ["file", "first", "limit", "cpu", "again", "limit", "cpu", "memory", "people", "exchanges"],
        rows,
    )


def _row(kind: str, size: int, start: float) -> list[str]:
    path = made(kind, size)
    name, words = WORK[kind]
    home = Path(mkdtemp(prefix="entregent-bench-"))
    try:
        if before := BEFORE.get(kind):
            entregent(home, "import", made(before, size))
        first, again = (entregent(home, "--json", "import", path, *words) for _ in range(2))
    finally:
        rmtree(home)
    limit = LIMITS.get((kind, size), Limit())
    took, took_again = first.seconds - start, again.seconds - start
    source = json.loads(first.output)["sources"][0]
    _check(again)
    return [
        f"{size:,} {name}",
        duration(took),
        within(took, limit.seconds),
        duration(first.cpu),
        duration(took_again),
        within(took_again, limit.again),
        duration(again.cpu),
        f"{max(first.megabytes, again.megabytes):.0f} MB",
        f"{source['people']['created'] or source['people']['updated']:,}",
        f"{source['exchanges']['created']:,}",
    ]


def _check(again: Run) -> None:
    """Raise when the same file changed anything at its second reading."""
    source = json.loads(again.output)["sources"][0]
    changed = source["people"]["created"] + source["people"]["updated"]
    if changed or source["exchanges"]["created"]:
        raise RuntimeError(f"{source['path']} changed the book when read again")
