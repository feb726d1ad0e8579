"""A network of many people, made from a seed and kept as arrays: heavy-tailed numbers of links (a
few know thousands), seven of ten links within communities of two hundred, each direction its own
chance.

Run as `python -m bench.paths_graph COUNT`, in a process of its own.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np

from bench.places import DATA, REPO
from entregent.core.graph import Floats, Graph, Half, Ints, build

LINKS_EACH = 11.3  # before those told twice are left out: ten
COMMUNITY = 200
INSIDE = 0.7
BUSIEST = 5_000
_TAIL = 1.3  # of the numbers of links: Pareto's exponent
_PARTS = ("starts", "ends", "p")


def folder_of(people: int) -> Path:
    """Return where the arrays of a network of this size lie; made at the first use."""
    folder = DATA / f"paths-{people}"
    if not folder.exists():
        print(f"making a network of {people:,} people …", file=sys.stderr)
        command = [sys.executable, "-m", "bench.paths_graph", str(people)]
        subprocess.run(command, check=True, cwd=REPO)
    return folder


def load(folder: Path) -> Graph:
    """Return the graph of a folder, its arrays mapped from the files."""
    asks, asked = (
        Half(*(np.asarray(np.load(folder / f"{half}-{part}.npy", mmap_mode="r"))
               for part in _PARTS))
        for half in ("asks", "asked")
    )  # fmt: skip
    return Graph(asks, asked)


def pairs(people: int, count: int) -> list[tuple[int, int]]:
    """Return who seeks whom, the same at every run."""
    drawn = np.random.default_rng(11).integers(0, people, (count, 2))
    return [(a, b) for a, b in drawn.tolist() if a != b]


def _links(people: int, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Return the two ends of each link, every pair once."""
    pull = np.minimum((1 - rng.random(people)) ** (-1 / _TAIL), BUSIEST / 7)
    pull *= LINKS_EACH / pull.mean()
    one = np.repeat(np.arange(people), rng.poisson(pull))
    near = one // COMMUNITY * COMMUNITY + rng.integers(0, COMMUNITY, len(one))
    summed = np.cumsum(pull)
    far = np.searchsorted(summed, rng.random(len(one)) * summed[-1])
    other = np.minimum(np.where(rng.random(len(one)) < INSIDE, near, far), people - 1)
    key = np.minimum(one, other) * people + np.maximum(one, other)
    key = np.unique(key[one != other])
    return key // people, key % people


def _chances(ties: Floats, rng: np.random.Generator) -> Floats:
    """Return the chance of each step one way: as strong as the tie, and a fifth more or less."""
    known = 0.05 + 0.75 * (1 - np.exp(-ties / 1.5))
    return np.clip(known * rng.uniform(0.8, 1.2, len(ties)), 0.02, 0.9).astype(np.float32)


def main(people: int) -> None:
    """Make a network in a folder that appears once it is whole."""
    rng = np.random.default_rng(7)
    one, other = _links(people, rng)
    ties = rng.lognormal(0, 1, len(one))
    p = np.concatenate([_chances(ties, rng), _chances(ties, rng)])
    graph = build(np.concatenate([one, other]), np.concatenate([other, one]), p, people)
    draft = DATA / f"paths-{people}.part"
    draft.mkdir(parents=True, exist_ok=True)
    for name, half in (("asks", graph.asks), ("asked", graph.asked)):
        for part in _PARTS:
            np.save(draft / f"{name}-{part}.npy", getattr(half, part))
    draft.rename(DATA / f"paths-{people}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
