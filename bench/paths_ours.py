"""Our own paths over one network; prints their seconds as JSON.

Run as `python -m bench.paths_ours FOLDER HOPS COUNT QUESTIONS`.
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from bench.paths_graph import load, pairs
from entregent.core.reach import warm_paths


def main(folder: Path, hops: int, count: int, questions: int) -> None:
    """Print how long loading and each question took, and the paths found."""
    start = perf_counter()
    graph = load(folder)
    loading = perf_counter() - start
    seconds, paths = [], []
    for me, sought in pairs(graph.people, questions):
        start = perf_counter()
        found = warm_paths(graph, me, [sought], count=count, hops=hops)
        seconds.append(perf_counter() - start)
        paths.append(found[0].people if found else ())
    print(json.dumps({"loading": loading, "seconds": seconds, "paths": paths}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
