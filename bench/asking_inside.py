"""Today's list and other reads within one process; prints their seconds as JSON.

Run as `python -m bench.asking_inside HOME DAY`.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter

TIMES = 30


def main(home: str, day: str) -> None:
    """Print the seconds of thirty runs of each read, and people to ask about."""
    os.environ["ENTREGENT_HOME"] = home
    from entregent.cli.terminal import the_book  # noqa: PLC0415 - needs its folder first

    book = the_book()
    from entregent.services import summaries  # noqa: PLC0415 - once Django is set up
    from entregent.services.network_building import build_network  # noqa: PLC0415 - once Django is set up
    from entregent.services.today import forget, todays_list  # noqa: PLC0415 - once Django is set up
    from entregent.storage.models import Address, Tie  # noqa: PLC0415 - once Django is set up

    on = date.fromisoformat(day)

    def anew() -> None:
        forget()
        todays_list(book, on=on)

    ties = Tie.objects.order_by("-exchanges")
    busiest = ties[0]
    typical = ties.filter(exchanges__lte=80)[10]
    seconds = {
        "today": _timed(anew),
        "people (search as you type)": _timed(
            lambda: summaries.people(book, "mart", limit=50, on=on)
        ),
        "the network, built anew": _timed(lambda: build_network(book, on=on), times=3),
        "ties": _timed(lambda: summaries.strongest(book, on=on, limit=50)),
        "person (80 exchanges)": _timed(
            lambda: summaries.dossier(book, typical.person, on=on, told=50)
        ),
        f"person ({busiest.exchanges:,} exchanges)": _timed(
            lambda: summaries.dossier(book, busiest.person, on=on, told=50)
        ),
    }
    email = Address.objects.filter(kind="email").values_list("key", flat=True)[50]
    told = {
        "seconds": seconds, "typical": typical.pk, "busiest": busiest.pk, "email": email,
        "item": todays_list(book, on=on)[0].item.id,
    }  # fmt: skip
    print(json.dumps(told))


def _timed(work: Callable[[], object], times: int = TIMES) -> list[float]:
    seconds = []
    for _ in range(times):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return seconds


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
