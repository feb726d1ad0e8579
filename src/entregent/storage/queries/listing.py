"""People, one page of a list at a time."""

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from entregent.core.text import fold
from entregent.storage.models import Book, Person
from entregent.storage.queries.people import people, with_summary

FEW = 500  # found people that are looked up one by one
_FOUND = "SELECT rowid FROM storage_search WHERE words MATCH %s"


def people_page(
    book: Book, query: str = "", *, page: int = 1, size: int = 50
) -> tuple[list[Person], bool]:
    """Return one page of the people found, by name, and whether there are more after it."""
    rows = people(book)
    words = fold(query).split()
    if words:
        rows = _with_words(rows, " ".join(f'"{word}"*' for word in words))
    first = (page - 1) * size
    listed = list(with_summary(rows.order_by("name_key", "pk")[first : first + size + 1]))
    return listed[:size], len(listed) > size


def _with_words(rows: QuerySet[Person], match: str) -> QuerySet[Person]:
    """Return those who have these words: a few by number, many by walking through the names."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_FOUND} LIMIT %s", [match, FEW + 1])
        found = [row[0] for row in cursor.fetchall()]
    return rows.filter(pk__in=found if len(found) <= FEW else RawSQL(_FOUND, [match]))  # noqa: S611
