"""Who is in a book twice: how well it is told, beside splink where it installs, and how fast.

The weights were chosen on the seeds 1 to 12 of the truth test; those it prints are others.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from bench import febrl
from bench.doubles import as_vcards, cards
from bench.make_files import made
from bench.measure import compiled, entregent, run, startup
from bench.places import REPO, TOOLS
from bench.table import duration, print_table, within

HELD_OUT = (401, 402, 403, 404, 405, 501, 502, 503, 504, 505)
SIZES = {20_000: 3.0, 100_000: 20.0}  # people, and the seconds set out to be reached
NEWCOMERS = 300
_PYTHON = TOOLS / "bin" / "python"


def main(sizes: Sequence[int]) -> None:
    """Print how well and how fast likely pairs are found."""
    compiled()
    print_table(
        "FEBRL, without its columns of numbers",
        ["data set", "program", "precision", "recall", "F1", "time"],
        [row for number in (1, 2, 3) for row in _febrl(number)],
    )
    print_table(
        "Books of about 9,600 people with known truth, 1,125 of them twice",
        ["seed", "wrong clusters", "people split", "precision", "recall", "time"],
        [_truth(seed) for seed in HELD_OUT],
    )
    print_table(
        "Comparing, database included",
        ["work", "time", "limit", "cpu", "memory"],
        [row for size in SIZES if size <= max(sizes) for row in _speed(size)],
    )


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(mkdtemp(prefix="entregent-bench-"))
    try:
        yield folder
    finally:
        rmtree(folder)


def _judged(path: Path, home: Path) -> dict[str, Any]:
    done = run([sys.executable, "-m", "bench.truth", path, home])
    if done.code:
        raise RuntimeError(done.output)
    told: dict[str, Any] = json.loads(done.output)
    return told


def _febrl(number: int) -> Iterator[list[str]]:
    with _folder() as folder:
        told = _judged(febrl.write(number, folder / "febrl.vcf"), folder / "book")
    yield [f"FEBRL {number}", "Entregent", *_shares(told, "f1"), duration(told["seconds"])]
    if _splink():
        data = febrl.FOLDER / f"dataset{number}.csv"
        done = run([_PYTHON, REPO / "bench" / "splink_febrl.py", data])
        if done.code == 0:
            told = json.loads(done.output.splitlines()[-1])
            yield ["", "splink", *_shares(told, "f1"), duration(told["seconds"])]


def _splink() -> bool:
    """Install splink beside the other tools at its first use; tell whether it is there."""
    if not _PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
    there = [_PYTHON, "-c", "import pandas, splink"]
    if run(there).code:
        run([_PYTHON, "-m", "pip", "install", "--quiet", "splink", "pandas"])
    return run(there).code == 0


def _shares(told: dict[str, Any], *more: str) -> list[str]:
    return [f"{told[name]:.3f}" for name in ("precision", "recall", *more)]


def _truth(seed: int) -> list[str]:
    with _folder() as folder:
        path = folder / "book.vcf"
        path.write_text("".join(as_vcards(cards(seed))), encoding="utf-8")
        told = _judged(path, folder / "book")
    counts = [str(told["wrong"]), str(told["split"])]
    return [str(seed), *counts, *_shares(told), duration(told["seconds"])]


def _speed(size: int) -> Iterator[list[str]]:
    """Yield what comparing everybody takes, then nobody, then a few who came since."""
    with _folder() as folder:
        start = startup(folder / "empty")
        home = folder / "book"
        entregent(home, "import", made("cards", size))
        yield _row(home, f"{size:,} people, all of them", start, SIZES[size])
        yield _row(home, f"{size:,} people, nobody new", start, 0.15)
        few = folder / "few.vcf"
        few.write_text("".join(as_vcards(cards(9, NEWCOMERS)[:NEWCOMERS])), encoding="utf-8")
        before = entregent(home, "--json", "import", few, "--dry-run").seconds
        after = entregent(home, "--json", "import", few).seconds
        took = max(0.0, after - before)
        yield [f"{NEWCOMERS} new in {size:,}", duration(took), within(took, 2), "", ""]
        entregent(home, "add", "Robert Smith")
        yield _row(home, f"1 new in {size:,}", start, 0.15)


def _row(home: Path, work: str, start: float, limit: float) -> list[str]:
    done = entregent(home, "--json", "duplicates")
    took = max(0.0, done.seconds - start)
    used = f"{done.megabytes:.0f} MB"
    return [work, duration(took), within(took, limit), duration(done.cpu), used]
