"""The outbox on every page: what the person has to look at in it."""

from typing import TYPE_CHECKING

from entregent.services.book import today
from entregent.services.outbox_sending import settle_left_behind
from entregent.services.wording import outbox as wording
from entregent.storage.queries.outbox import to_look_at

if TYPE_CHECKING:
    from entregent.storage.models import Book


def told_everywhere(book: "Book") -> str:
    """Return how many messages may have left, or could not be sent; "" where all is well."""
    if not book.outbox_wrong:
        return ""
    settle_left_behind(book)
    return wording.to_look_at(*to_look_at(book, today(book)))
