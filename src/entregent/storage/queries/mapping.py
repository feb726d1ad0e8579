"""Who is on the map, where they work and which circles they are in, as plain rows."""

from collections.abc import Collection, Iterable
from typing import Any

from entregent.core.no_firm import NO_FIRM
from entregent.storage.bulk import matching
from entregent.storage.models import Book, Circle, Membership, Organisation, Person, Position

Row = tuple[Any, ...]


def count_people(book: Book) -> int:
    """Return how many people a book holds."""
    return Person.objects.filter(book=book).count()


def archived(book: Book) -> list[int]:
    """Return who is in the archives."""
    rows = Person.objects.filter(book=book, archived_on__isnull=False)
    return list(rows.values_list("pk", flat=True))


def at_firms(book: Book) -> Iterable[Row]:
    """Return who works where now."""
    rows = Position.objects.filter(book=book, current=True, organisation__isnull=False)
    rows = rows.exclude(organisation__key__in=NO_FIRM)
    return rows.values_list("person_id", "organisation_id").iterator(10_000)


def in_circles(book: Book) -> Iterable[Row]:
    """Return who is in which circle."""
    rows = Membership.objects.filter(book=book)
    return rows.values_list("person_id", "circle_id").iterator(10_000)


def of_circle(book: Book, key: str) -> tuple[str, list[int]] | None:
    """Return the name of a circle and who is in it; None when there is none of this folded name."""
    circle = Circle.objects.filter(book=book, key=key).first()
    if circle is None:
        return None
    rows = Membership.objects.filter(circle=circle)
    return circle.name, list(rows.values_list("person_id", flat=True))


def firms_of(person_ids: Collection[int]) -> list[Row]:
    """Return where these people work now, by number; the position written last comes first."""
    rows = matching(
        Position, ["person_id", "organisation_id", "id"], "person_id", person_ids, current=True
    )
    return [row[:2] for row in sorted(rows, key=lambda row: -row[2]) if row[1]]


def circles_of(person_ids: Collection[int]) -> list[Row]:
    """Return which circles these people are in, by number."""
    return matching(Membership, ["person_id", "circle_id"], "person_id", person_ids)


def names_of_people(ids: Collection[int]) -> dict[int, str]:
    """Return the names of these people."""
    return dict(matching(Person, ["id", "name"], "id", ids))


def names_of_firms(ids: Collection[int]) -> dict[int, str]:
    """Return the names of these organisations, of those that stand for none too."""
    return dict(matching(Organisation, ["id", "name"], "id", ids))


def no_firms(book: Book) -> set[int]:
    """Return the organisations that are none: freelance, retired."""
    rows = Organisation.objects.filter(book=book, key__in=NO_FIRM)
    return set(rows.values_list("pk", flat=True))


def names_of_circles(ids: Collection[int]) -> dict[int, str]:
    """Return the names of these circles."""
    return dict(matching(Circle, ["id", "name"], "id", ids))


def names_in_book(book: Book, ids: Collection[int]) -> dict[int, str]:
    """Return the names of those of these people who are of this book."""
    rows = Person.objects.filter(book=book, pk__in=list(ids)) if ids else Person.objects.none()
    return dict(rows.values_list("pk", "name"))
