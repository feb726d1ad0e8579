"""Who came through whom, as the book tells."""

from collections.abc import Collection
from datetime import date
from operator import itemgetter

from django.db.models import F

from entregent.core.lineage import Came
from entregent.storage.bulk import matching
from entregent.storage.models import Book, Person


def came_through(book: Book) -> list[Came]:
    """Return everybody whom I met through somebody, with the day.

    Asked so that the index of who came through whom is read, not the whole book.
    """
    rows = Person.objects.alias(of=F("book_id") + 0).filter(
        of=book.pk, through_id__gt=0, is_me=False
    )
    told = rows.values_list("pk", "through_id", "met_on")
    return [Came(*row) for row in sorted(told, key=itemgetter(0))]


def names_of(people: Collection[int]) -> dict[int, str]:
    """Return the names of these people by number."""
    return dict(matching(Person, ["id", "name"], "id", sorted(people)))


def met_through_since(book: Book, *, since: date, until: date, limit: int) -> list[Person]:
    """Return whom I met through somebody between two days, with them, the latest first."""
    rows = Person.objects.filter(
        book=book, through__isnull=False, through__archived_on=None, archived_on=None, is_me=False,
        met_on__gte=since, met_on__lte=until,
    )  # fmt: skip
    return list(rows.select_related("through").order_by("-met_on", "-pk")[:limit])
