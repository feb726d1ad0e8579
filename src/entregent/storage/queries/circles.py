"""Circles, by name."""

from entregent.storage.models import Book, Circle

MOST = 500  # circles that a choice shows


def circles_of(book: Book) -> list[tuple[str, str]]:
    """Return the name and folded name of each circle, in the order of names."""
    rows = Circle.objects.filter(book=book).order_by("key")
    return list(rows.values_list("name", "key")[:MOST])
