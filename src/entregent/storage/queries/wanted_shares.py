"""The shares of one's ties that one wants."""

from entregent.storage.models import Book, WantedShare


def wanted_shares(book: Book) -> list[WantedShare]:
    """Return the shares that are wanted, dimension by dimension, the largest first."""
    rows = WantedShare.objects.filter(book=book)
    return list(rows.order_by("dimension", "-percent", "pk"))
