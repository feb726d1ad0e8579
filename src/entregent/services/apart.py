"""What a process of its own does: `python -m entregent.services.apart WORK words…`."""

import os
import sys
from collections.abc import Callable
from datetime import date

import django

# The tables can be named once Django is set up.


def _compare() -> None:
    from entregent.services.book import open_book  # noqa: PLC0415 - as said above
    from entregent.services.likeness import catch_up  # noqa: PLC0415 - as said above

    catch_up(open_book())


def _build_network(day: str) -> None:
    from entregent.services import network_kept  # noqa: PLC0415 - as said above
    from entregent.services.book import open_book  # noqa: PLC0415 - as said above
    from entregent.services.network_building import build_network  # noqa: PLC0415 - as said above
    from entregent.storage.queries.journal import version  # noqa: PLC0415 - as said above

    book, on = open_book(), date.fromisoformat(day)
    key = (version(book), on)
    network_kept.keep(build_network(book, on=on), key)


def _review(day: str) -> None:
    from entregent.services.book import open_book  # noqa: PLC0415 - as said above
    from entregent.services.review import build_and_keep  # noqa: PLC0415 - as said above

    build_and_keep(open_book(), on=date.fromisoformat(day))


def _draw_map() -> None:
    from entregent.services.book import open_book, today  # noqa: PLC0415 - as said above
    from entregent.services.mapping.showing import draw_and_keep  # noqa: PLC0415 - as said above

    book = open_book()
    draw_and_keep(book, on=today(book))


def _learn_meaning() -> None:
    # Read when numbers are loaded: more threads wait for one another where cores are shared, and
    # take what the pages need.
    os.environ["OMP_NUM_THREADS"] = "1"
    from entregent.services.book import open_book  # noqa: PLC0415 - as said above
    from entregent.services.meaning import learn  # noqa: PLC0415 - as said above

    learn(open_book())


def _bring(key: str, task: str) -> None:
    from entregent.services.bringing.work import work_on  # noqa: PLC0415 - as said above

    work_on(key, task)


_WORK: dict[str, Callable[..., None]] = {
    "compare": _compare,
    "network": _build_network,
    "review": _review,
    "map": _draw_map,
    "meaning": _learn_meaning,
    "bring": _bring,
}


def main(work: str, *words: str) -> None:
    """Do one work on the book."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
    django.setup()
    _WORK[work](*words)


if __name__ == "__main__":
    main(*sys.argv[1:])
