"""People, one page of a list at a time."""

from entregent.storage.models import Book, Person
from entregent.storage.queries.people import people_found


def people_page(
    book: Book, query: str = "", *, page: int = 1, size: int = 50
) -> tuple[list[Person], bool]:
    """Return one page of the people found, by name, and whether there are more after it."""
    listed = people_found(book, query, start=(page - 1) * size, limit=size + 1)
    return listed[:size], len(listed) > size
