"""Where the time goes: an import or a command under the profiler, the dearest functions first."""

import cProfile
import os
import pstats
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.places import REPO

SHOWN = 30


def main(words: Sequence[str], *, order: str = "tottime") -> None:
    """Run `entregent` with these words under the profiler and print its dearest functions."""
    from entregent.cli.main import run  # noqa: PLC0415 - what is profiled includes loading it

    sys.argv = ["entregent", *words]
    profile = cProfile.Profile()
    try:
        profile.runcall(run)
    except SystemExit as left:
        print(f"exit {left.code}", file=sys.stderr)
    stats = pstats.Stats(profile, stream=sys.stderr)
    stats.sort_stats(order).print_stats(f"{Path(REPO).name}|built-in|method|site-packages", SHOWN)


if __name__ == "__main__":
    main(sys.argv[1:], order=os.environ.get("ORDER", "tottime"))
