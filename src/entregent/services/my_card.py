"""My own card, to be handed on: as a file, or as a code that a telephone's camera reads."""

from entregent.services.finding import myself
from entregent.storage.models import Book
from entregent.storage.queries.export import Card, card
from entregent.storage.queries.owner import my_addresses


def my_card(book: Book) -> Card:
    """Return what is known of me, with the addresses said to be mine."""
    known = card(myself(book))
    there = {(kind, value.casefold()) for kind, value, _ in known.addresses}
    mine = [(a.kind, a.key, "") for a in my_addresses(book) if a.kind in ("email", "profile")]
    more = [one for one in mine if one[:2] not in there]
    return known._replace(addresses=[*known.addresses, *more])
