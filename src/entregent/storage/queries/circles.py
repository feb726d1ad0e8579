"""Circles, by name."""

from entregent.storage.models import Book, Circle, Membership, Person

MOST = 500  # circles that a choice shows


def circles_of(book: Book) -> list[tuple[str, str]]:
    """Return the name and folded name of each circle, in the order of names."""
    rows = Circle.objects.filter(book=book).order_by("key")
    return list(rows.values_list("name", "key")[:MOST])


def circles_of_person(person: Person) -> list[str]:
    """Return the names of the circles somebody is in."""
    return list(Membership.objects.filter(person=person).values_list("circle__name", flat=True))
