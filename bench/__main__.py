"""Run as `python -m bench`: every part, or one of them (`python -m bench reading`, or --only), at
every size or at some (`--size 1k`)."""

import argparse
import os
import platform
from collections.abc import Callable, Sequence

from bench import (
    asking,
    drawing,
    duplicates,
    pages,
    paths,
    reading,
    strength,
    tools,
    wanting,
    weighing,
)

PARTS: dict[str, Callable[[Sequence[int]], None]] = {
    "reading": reading.main,
    "asking": asking.main,
    "pages": pages.main,
    "duplicates": duplicates.main,
    "paths": lambda _sizes: paths.main(),
    "weighing": lambda _sizes: weighing.main(),
    "wanting": wanting.main,
    "map": drawing.main,
    "strength": lambda _sizes: strength.main(),
    "tools": tools.main,
}


def sizes_of(text: str) -> list[int]:
    """Return the sizes asked for: "1k,10k,100k" or plain numbers."""
    return [int(word.lower().replace("k", "000")) for word in text.split(",")]


def main() -> None:
    """Print the machine, then the tables of the parts asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="run this part alone")
    parser.add_argument("--only", choices=PARTS, help="the same")
    parser.add_argument("--size", type=sizes_of, default=[1_000, 10_000, 100_000])
    asked = parser.parse_args()
    print(_machine(), flush=True)
    for name, part in PARTS.items():
        if (asked.part or asked.only) in (None, name):
            part(asked.size)


def _machine() -> str:
    """Return what the figures were taken on, and how busy it was: beyond 1.5, take them again."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()},"
        f" Python {platform.python_version()}; load {os.getloadavg()[0]:.1f} at the start"
    )


if __name__ == "__main__":
    main()
