"""The likeliest path by a library of graphs, as its manual shows it: the shortest, by the negative
logarithm of chances. None of them counts hops.

Run by the tools' own Python as `paths_others.py LIBRARY FOLDER QUESTIONS`, each with "me sought";
prints JSON: seconds to load and per question, and the path found.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import numpy as np

MOST_MEMORY = 8 * 2**30
AT_ONCE = 10_000  # people
FARTHEST = -float(np.log(0.01))
Ask = Callable[[int, int], list[int]]


def _steps(folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    starts = np.load(folder / "asks-starts.npy")
    ends = np.load(folder / "asks-ends.npy")
    length = -np.log(np.load(folder / "asks-p.npy").astype(float))
    return starts, ends, length


def with_scipy(folder: Path) -> Ask:
    """Return a search over everybody nearer than the limit: it has none to one target."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - one tool a process
    from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415 - one tool a process

    starts, ends, length = _steps(folder)
    matrix = csr_matrix((length, ends, starts), shape=(len(starts) - 1,) * 2)

    def ask(me: int, sought: int) -> list[int]:
        far, before = dijkstra(matrix, indices=me, limit=FARTHEST, return_predecessors=True)
        if not np.isfinite(far[sought]):
            return []
        path = [sought]
        while path[-1] != me:
            path.append(int(before[path[-1]]))
        return path[::-1]

    return ask


def with_igraph(folder: Path) -> Ask:
    """Return igraph's search to one target."""
    import igraph  # noqa: PLC0415 - one tool a process

    starts, ends, length = _steps(folder)
    people = len(starts) - 1
    one = np.repeat(np.arange(people), np.diff(starts))
    graph = igraph.Graph(n=people, edges=np.column_stack([one, ends]), directed=True)
    graph.es["length"] = length.tolist()
    return lambda me, sought: graph.get_shortest_path(me, sought, weights="length")


def with_rustworkx(folder: Path) -> Ask:
    """Return rustworkx's search to one target."""
    import rustworkx  # noqa: PLC0415 - one tool a process

    starts, ends, length = _steps(folder)
    graph = rustworkx.PyDiGraph()
    people = len(starts) - 1
    graph.add_nodes_from(range(people))
    for first in range(0, people, AT_ONCE):
        own = starts[first : first + AT_ONCE + 1]
        one = np.repeat(np.arange(first, first + len(own) - 1), np.diff(own)).tolist()
        some = slice(own[0], own[-1])
        rows = zip(one, ends[some].tolist(), length[some].tolist(), strict=True)
        graph.add_edges_from(list(rows))

    def ask(me: int, sought: int) -> list[int]:
        found = rustworkx.dijkstra_shortest_paths(graph, me, target=sought, weight_fn=float)
        return list(found[sought]) if sought in found else []

    return ask


def with_networkx(folder: Path) -> Ask:
    """Return networkx' search from both ends."""
    import networkx  # noqa: PLC0415 - one tool a process

    starts, ends, length = _steps(folder)
    graph = networkx.DiGraph()
    for one in range(len(starts) - 1):
        some = slice(starts[one], starts[one + 1])
        graph.add_weighted_edges_from(
            (one, other, far)
            for other, far in zip(ends[some].tolist(), length[some].tolist(), strict=True)
        )

    def ask(me: int, sought: int) -> list[int]:
        try:
            return list(networkx.bidirectional_dijkstra(graph, me, sought, weight="weight")[1])
        except (networkx.NetworkXNoPath, networkx.NodeNotFound):
            return []

    return ask


LIBRARIES = {
    "scipy": with_scipy,
    "igraph": with_igraph,
    "rustworkx": with_rustworkx,
    "networkx": with_networkx,
}


def main(library: str, folder: Path, questions: list[str]) -> None:
    """Print how long it took to load and to answer each question, and the paths."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    start = perf_counter()
    ask = LIBRARIES[library](folder)
    loading = perf_counter() - start
    seconds, paths = [], []
    for question in questions:
        me, sought = map(int, question.split())
        start = perf_counter()
        paths.append(ask(me, sought))
        seconds.append(perf_counter() - start)
    print(json.dumps({"loading": loading, "seconds": seconds, "paths": paths}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
