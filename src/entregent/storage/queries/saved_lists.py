"""Saved lists, by name."""

from entregent.storage.models import Book, SavedList

MOST = 100  # lists that a page shows


def saved_lists(book: Book) -> list[SavedList]:
    """Return the saved lists, in the order of names."""
    return list(SavedList.objects.filter(book=book).order_by("key")[:MOST])


def saved_list(book: Book, pk: int) -> SavedList | None:
    """Return one, None when the book has none such."""
    return SavedList.objects.filter(book=book, pk=pk).first()
