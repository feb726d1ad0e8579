"""Who is close to me: one asks them as a peer, and needs nobody to come to them."""

from collections.abc import Collection
from datetime import date

from entregent.core.ties import CLOSE, REGULAR
from entregent.services.book import end_of
from entregent.services.errors import EntregentError
from entregent.services.manner import is_family_or_friend
from entregent.storage.models import Book, Person
from entregent.storage.queries.ties import clocks_of


def is_close(
    book: Book, person: Person, *, on: date, circles: Collection[str] | None = None
) -> bool:
    """Tell whether one asks somebody as one asks a peer, however high they stand: a tie that is
    kept up, family, a friend; `circles` where they were read already.
    """
    # The first asks nothing.
    return is_kept_up(book, person, on=on) or is_family_or_friend(person, circles)


def is_kept_up(book: Book, person: Person, *, on: date) -> bool:
    """Tell whether the tie with somebody is at least regular."""
    return _strength(book, person, on) >= REGULAR


def is_known_well(book: Book, person: Person, *, on: date) -> bool:
    """Tell whether one needs nobody to come to somebody: a close tie, family, a friend."""
    return _strength(book, person, on) >= CLOSE or is_family_or_friend(person)


def refuse_known_well(book: Book, person: Person, *, on: date) -> None:
    """Refuse to ask for an introduction to somebody one knows well: one writes to them oneself."""
    if is_known_well(book, person, on=on):
        raise EntregentError("known-well", name=person.name)


def _strength(book: Book, person: Person, on: date) -> float:
    tie = getattr(person, "tie", None)
    return clocks_of(tie).strength(end_of(book, on)) if tie is not None else 0.0
