"""Building a large network by a process of its own: the memory it takes ends with it."""

import sys
from datetime import date

from entregent.importers import processes

WORTH_A_PROCESS = 20_000  # people
_PIPE = 4_096  # bytes, of which nothing is written


def build_apart(on: date) -> None:
    """Build the network of the book on a day and leave it in files; it may fail to."""
    module = __spec__.name
    with processes.started(module, on.isoformat(), ahead=_PIPE, quiet=True) as process:
        process.wait()


def _build(on: date) -> None:
    import os  # noqa: PLC0415 - of the process alone, as all that follows

    import django  # noqa: PLC0415 - of the process alone

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "entregent.config.settings")
    django.setup()
    from entregent.services import network_kept  # noqa: PLC0415 - once the tables are loaded
    from entregent.services.book import open_book  # noqa: PLC0415 - once the tables are loaded
    from entregent.services.network_building import build_network  # noqa: PLC0415 - as above
    from entregent.storage.queries.network import version  # noqa: PLC0415 - as above

    book = open_book()
    key = (version(book), on)
    network_kept.keep(build_network(book, on=on), key)


if __name__ == "__main__":
    _build(date.fromisoformat(sys.argv[1]))
