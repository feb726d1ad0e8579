"""The likeliest path to somebody among a hundred thousand and a million people, beside libraries of
graphs that people use, on the same network and the same questions.

Ours answers from arrays mapped from files; what each takes to load is told apart.
"""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.measure import PATIENCE, Run, compiled, p95, run
from bench.paths_graph import folder_of, pairs
from bench.places import REPO, TOOLS
from bench.table import duration, print_table, within

SIZES = (100_000, 1_000_000)
OURS = ((4, 1), (4, 3), (6, 1), (6, 3))  # hops, and how many alternatives
LIMIT = 0.05  # of 19 questions in 20, for at most four hops
QUESTIONS, ASKED_OF_OTHERS = 200, 20
LIBRARIES = ("scipy", "igraph", "rustworkx", "networkx")
MOST_HOPS = 6
_PYTHON = TOOLS / "bin" / "python"


def main() -> None:
    """Print how long a path takes, at each size."""
    compiled()
    there = _install()
    for people in SIZES:
        folder = folder_of(people)
        links = _links(folder)
        print_table(
            f"The likeliest path: {people:,} people, {links:,} links",
            ["program", "first", "median", "p95", "limit", "loading", "memory", "over six hops"],
            [
                *(_ours(folder, hops, count) for hops, count in OURS),
                *(_other(name, folder, people) for name in LIBRARIES if name in there),
            ],
        )
    for name in LIBRARIES:
        if name not in there:
            print(f"{name}: not tried, it could not be installed.")


def _install() -> list[str]:
    """Install the libraries beside the other tools at the first use; return those there are."""
    if not _PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
    if any(run([_PYTHON, "-c", f"import {name}"]).code for name in LIBRARIES):
        for name in LIBRARIES:
            run([_PYTHON, "-m", "pip", "install", "--quiet", name])
    return [name for name in LIBRARIES if run([_PYTHON, "-c", f"import {name}"]).code == 0]


def _links(folder: Path) -> int:
    # Each link is two steps of four bytes.
    return (folder / "asks-ends.npy").stat().st_size // 8


def _ours(folder: Path, hops: int, count: int) -> list[str]:
    name = f"Entregent, {hops} hops" + (f", {count} alternatives" if count > 1 else "")
    asked = [str(hops), str(count), str(QUESTIONS)]
    done = run([sys.executable, "-m", "bench.paths_ours", folder, *asked])
    return _row(name, done, LIMIT if hops == 4 else None)


def _other(name: str, folder: Path, people: int) -> list[str]:
    questions = [f"{me} {sought}" for me, sought in pairs(people, ASKED_OF_OTHERS)]
    script = REPO / "bench" / "paths_others.py"
    return _row(name, run([_PYTHON, script, name, folder, *questions]), None)


def _row(name: str, done: Run, limit: float | None) -> list[str]:
    memory = f"{done.megabytes:.0f} MB"
    if done.code != 0:
        last = (done.output.strip().splitlines() or ["out of memory"])[-1][:40]
        why = f"> {PATIENCE} s" if done.code is None else last
        return [name, why, "", "", "", "", memory, ""]
    told = json.loads(done.output)
    seconds = told["seconds"]
    slow = p95(seconds)
    hops = [len(path) - 1 for path in told["paths"] if path]
    return [
        name, duration(seconds[0]), duration(median(seconds)), duration(slow),
        within(slow, limit), duration(told["loading"]), memory,
        f"{sum(n > MOST_HOPS for n in hops)} of {len(hops)}",
    ]  # fmt: skip
