"""People, one page of a list at a time."""

from django.db.models.expressions import RawSQL

from entregent.core.text import fold
from entregent.storage.models import Book, Person
from entregent.storage.queries.people import people, with_summary


def people_page(
    book: Book, query: str = "", *, page: int = 1, size: int = 50
) -> tuple[list[Person], bool]:
    """Return one page of the people found, by name, and whether there are more after it."""
    rows = people(book)
    words = fold(query).split()
    if words:
        match = " ".join(f'"{word}"*' for word in words)
        found = RawSQL("SELECT rowid FROM storage_search WHERE words MATCH %s", [match])  # noqa: S611
        rows = rows.filter(pk__in=found)
    first = (page - 1) * size
    listed = list(with_summary(rows.order_by("name_key", "pk")[first : first + size + 1]))
    return listed[:size], len(listed) > size
