"""Who is close to me: one asks them as a peer, and needs nobody to come to them."""

from collections.abc import Collection
from datetime import date, datetime

from entregent.core.ties import REGULAR
from entregent.services.book import end_of
from entregent.services.errors import EntregentError
from entregent.services.manner import is_family_or_friend
from entregent.storage.models import Book, Person, Tie
from entregent.storage.queries.ties import clocks_of

SOME = 5  # exchanges


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
    tie = getattr(person, "tie", None)
    return tie is not None and clocks_of(tie).strength(end_of(book, on)) >= REGULAR


def is_known_well(book: Book, person: Person, *, on: date) -> bool:
    """Tell whether one needs nobody to come to somebody: a tie of some exchanges that is kept up,
    family, a friend. One meal makes a tie, and nobody one knows well.
    """
    tie = getattr(person, "tie", None)
    return is_often_kept_up(tie, at=end_of(book, on)) or is_family_or_friend(person)


def is_often_kept_up(tie: Tie | None, *, at: datetime) -> bool:
    """Tell whether a tie is of some exchanges, and kept up."""
    return tie is not None and tie.exchanges >= SOME and clocks_of(tie).strength(at) >= REGULAR


def refuse_known_well(book: Book, person: Person, *, on: date) -> None:
    """Refuse to ask for an introduction to somebody one knows well: one writes to them oneself."""
    if is_known_well(book, person, on=on):
        raise EntregentError("known-well", name=person.name)
