"""Needs and offers of a whole book: who is worth introducing to whom in the terminal, the page of
introductions, and today's list beside them, a need and an offer for each of ten thousand people.
"""

import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench.big_book import TODAY, copy_of
from bench.measure import compiled, entregent, p95, run
from bench.pages import Browser, after_acts, served
from bench.table import duration, print_table, within
from bench.weighing import a_want

if TYPE_CHECKING:
    from entregent.storage.models import Book

WANTING = 10_000  # people, or all of a smaller book
TIMES = 5
PAGES = 50
SUGGEST, PAGE, TODAY_INSIDE = 2.0, 0.04, 0.05


def main(sizes: Sequence[int]) -> None:
    """Print what each takes at each size."""
    compiled()
    for size in sizes:
        with copy_of(size) as home:
            _ask(home, size)


def _ask(home: Path, size: int) -> None:
    told = run([sys.executable, "-m", "bench.wanting", home, TODAY.isoformat()])
    if told.code:
        raise RuntimeError(told.output)
    inside = json.loads(told.output)
    rows = [
        _row("today's list, worked out anew in the process", inside["today"], TODAY_INSIDE),
        _row("weak ties for a goal, within the process", inside["weak"]),
        *(_row(work, seconds) for work, seconds in inside["meaning"].items()),
        _row("introduce suggest", _times(home, "introduce", "suggest"), SUGGEST),
        _row("today", _times(home, "today", "--on", TODAY.isoformat())),
    ]
    with served(home) as (browser, _server):
        rows += [
            _row(f"the page {path}", _visits(browser, path), PAGE)
            for path in ("/introductions/", "/goals/1/", "/goals/1/opportunities/1/", "/")
        ]
        rows.append(_row("the page /, after each act", after_acts(home, browser), PAGE))
    wants = min(size, WANTING)
    print_table(
        f"Wanting: {size:,} people, {wants:,} needs and as many offers, a goal",
        ["work", "first", "median", "p95", "limit"],
        rows,
    )


def _row(work: str, seconds: Sequence[float], limit: float | None = None) -> list[str]:
    middle = median(seconds)
    return [
        work, duration(seconds[0]), duration(middle), duration(p95(seconds)),
        within(middle, limit),
    ]  # fmt: skip


def _times(home: Path, *words: str) -> list[float]:
    return [entregent(home, *words).seconds for _ in range(TIMES)]


def _visits(browser: Browser, path: str) -> list[float]:
    answers = [browser.get(path) for _ in range(PAGES)]
    if any(status != 200 for status, _ in answers):
        raise RuntimeError(f"{path}: {answers[0][0]}")
    return [took for _, took in answers]


def fill(home: str, day: str) -> None:
    """Note the needs, the offers, a goal with an opportunity; print the seconds of reads within."""
    os.environ["ENTREGENT_HOME"] = home
    from entregent.cli.terminal import the_book  # noqa: PLC0415 - needs its folder first

    book = the_book()
    from django.db import connection  # noqa: PLC0415 - once Django is set up

    from entregent.services.goals import Aim, add_goal  # noqa: PLC0415 - once Django is set up
    from entregent.services.opportunities import Opening, add_opportunity  # noqa: PLC0415 - once Django is set up
    from entregent.services.today import forget, todays_list  # noqa: PLC0415 - once Django is set up
    from entregent.services.weak_ties import weak_ties_for  # noqa: PLC0415 - once Django is set up
    from entregent.storage.models import Interest, Organisation, Person  # noqa: PLC0415 - once Django is set up

    rng, on = Random(5), date.fromisoformat(day)
    people = list(Person.objects.filter(is_me=False).values_list("pk", flat=True))
    wanting = rng.sample(people, min(len(people), WANTING))
    Interest.objects.bulk_create(
        [
            Interest(
                book=book, person_id=person, kind=kind, text=a_want(rng), language="", on=on,
                state=Interest.OPEN, origin="typed",
            )
            for kind in (Interest.NEED, Interest.OFFER)
            for person in wanting
        ],
        batch_size=1_000,
    )  # fmt: skip
    firm = Organisation.objects.order_by("pk")[0].name
    aims = [Aim("organisation", firm), Aim("title", "recrutement"), Aim("sector", "énergie")]
    goal = add_goal(book, name="Un emploi", kind="job", aims=aims)
    add_opportunity(book, goal, Opening(firm, "Ingénieure"))

    def anew() -> None:
        forget()
        todays_list(book, on=on)

    seconds: dict[str, Any] = {
        "today": _timed(anew),
        "weak": _timed(lambda: weak_ties_for(book, goal, on=on, limit=3)),
    }
    seconds["meaning"] = _by_meaning(book)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(json.dumps(seconds))


def _by_meaning(book: "Book") -> dict[str, list[float]]:
    """Return the seconds to learn what they mean, by a process of its own, and to find all that
    answers by meaning alone; none where the encoder is not installed.
    """
    from entregent.core.matching.meaning import CloseOffers  # noqa: PLC0415 - once Django is set up
    from entregent.services.meaning import learn_apart, meanings, to_learn  # noqa: PLC0415 - once Django is set up
    from entregent.storage.queries.wants import open_wants  # noqa: PLC0415 - once Django is set up

    texts = len(to_learn(book))
    if not texts:
        return {}
    needs, offers = open_wants(book, "need"), open_wants(book, "offer")

    def found() -> None:
        known = meanings(said.text for said in (*needs, *offers))
        close = CloseOffers(offers, known)
        for need in needs:
            close.best(need, limit=20)

    return {
        f"what {texts:,} texts mean, learnt by a process of its own": _timed(learn_apart, times=1),
        "every answer by meaning alone, within the process": _timed(found, times=3),
    }


def _timed(work: Callable[[], object], *, times: int = PAGES) -> list[float]:
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return seconds


if __name__ == "__main__":
    fill(sys.argv[1], sys.argv[2])
