"""The map of a book: everybody drawn anew, drawn again while the links stay the same, and what the
browser then asks for, the page and the picture.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.big_book import TODAY, copy_of
from bench.measure import compiled, p95, run
from bench.pages import Browser, served
from bench.table import duration, print_table, within

TIMES = 5
VISITS = 50
# Whoever waits for a first map is told that it is being drawn: three seconds, and they still wait.
# Where only names changed it comes with the page; the page is one among the others. The picture,
# ten thousand people and thirty thousand links, comes once, while the script that draws it starts.
DRAWN, AGAIN, PAGE, PICTURE = 3.0, 0.2, 0.04, 0.25
_OF_LIMIT = 10_000  # people up to whom these hold


def main(sizes: Sequence[int]) -> None:
    """Print what each takes at each size."""
    compiled()
    for size in sizes:
        with copy_of(size) as home:
            _look(home, size)


def _look(home: Path, size: int) -> None:
    told = run([sys.executable, "-m", "bench.drawing", home, TODAY.isoformat()])
    if told.code:
        raise RuntimeError(told.output)
    inside = json.loads(told.output)
    held = size <= _OF_LIMIT
    rows = [
        _row("drawn anew", inside["anew"], DRAWN if held else None),
        _row("drawn again, the links the same", inside["again"], AGAIN if held else None),
    ]
    with served(home) as (browser, _server):
        rows += [
            _row(f"the page {path}", _visits(browser, path), limit if held else None)
            for path, limit in (("/map/", PAGE), ("/map/picture.json", PICTURE))
        ]
    print_table(
        f"The map: {size:,} people, {inside['links']:,} links between them",
        ["work", "first", "median", "p95", "limit"],
        rows,
    )


def _row(work: str, seconds: Sequence[float], limit: float | None) -> list[str]:
    middle = median(seconds)
    return [
        work, duration(seconds[0]), duration(middle), duration(p95(seconds)),
        within(middle, limit),
    ]  # fmt: skip


def _visits(browser: Browser, path: str) -> list[float]:
    answers = [browser.get(path) for _ in range(VISITS)]
    if any(status != 200 for status, _ in answers):
        raise RuntimeError(f"{path}: {answers[0][0]}")
    return [took for _, took in answers]


def draw_it(home: str, day: str) -> None:
    """Draw the book and keep the drawing; print the seconds it takes, and how many links it has."""
    os.environ["ENTREGENT_HOME"] = home
    from entregent.cli.terminal import the_book  # noqa: PLC0415 - needs its folder first

    book, on = the_book(), date.fromisoformat(day)
    from entregent.services.mapping.drawing import draw  # noqa: PLC0415 - once Django is set up
    from entregent.services.mapping.showing import draw_and_keep, drawn_now  # noqa: PLC0415 - once Django is set up

    seconds = {"anew": _timed(lambda: draw(book, on=on))}
    draw_and_keep(book, on=on)
    known = drawn_now(book, on=on)
    seconds["again"] = _timed(lambda: draw(book, on=on, before=known))
    print(json.dumps({**seconds, "links": len(known.one)}))


def _timed(work: Callable[[], object]) -> list[float]:
    seconds = []
    for _ in range(TIMES):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return seconds


if __name__ == "__main__":
    draw_it(sys.argv[1], sys.argv[2])
