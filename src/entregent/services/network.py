"""My network as the core reads it: who would ask whom, with which chance, from all that is known.

It is kept between questions as long as the book and the day stay the same: one network at a time,
some 30 bytes a step.
"""

from datetime import date
from threading import Lock

from entregent.services import aside, network_kept
from entregent.services.network_kept import Network
from entregent.storage.models import Book
from entregent.storage.queries.journal import version

_last: tuple[object, Network] | None = None
_lock = Lock()


def network_of(book: Book, *, on: date) -> Network:
    """Return the network of a book on a day; built anew when the book has changed since."""
    global _last  # noqa: PLW0603 - the one that is kept
    key = (version(book), on)
    with _lock:
        if _last is None or _last[0] != key:
            _last = None  # two would be in memory at once
            _last = (key, network_kept.kept(key) or _built(book, on, key))
        return _last[1]


def is_to_be_built(book: Book, *, on: date) -> bool:
    """Tell whether the network of a large book on a day is not kept yet: `build_apart` makes it."""
    return aside.is_worth_it(book) and not network_kept.is_kept((version(book), on))


def _built(book: Book, on: date, key: object) -> Network:
    if aside.is_worth_it(book):
        build_apart(on)
        found = network_kept.kept(key)
        if found:
            return found
    from entregent.services.network_building import build_network  # noqa: PLC0415 - seldom done

    network = build_network(book, on=on)
    network_kept.keep(network, key)
    return network_kept.kept(key) or network


def build_apart(on: date) -> None:
    """Have the network of the book on a day built by another process; it may fail to."""
    aside.done("network", on.isoformat())


def forget() -> None:
    """Keep no network any longer."""
    global _last  # noqa: PLW0603 - the one that is kept
    with _lock:
        _last = None
        network_kept.forget()
