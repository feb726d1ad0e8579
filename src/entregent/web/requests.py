"""A request once the doors have let it in."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from entregent.storage.models import Book


class BookRequest(HttpRequest):
    """A request of the owner of a book."""

    book: "Book"
