"""Boundaries of somebody, and where I worked."""

from entregent.core.together import Held
from entregent.storage.models import Boundary, Person, Position


def boundaries_of(person: Person) -> list[Boundary]:
    """Return the boundaries of a person in the order they were drawn."""
    return list(Boundary.objects.filter(person=person).order_by("pk"))


def my_positions_held(book_id: int) -> list[Held]:
    """Return where and when I worked."""
    mine = Position.objects.filter(person__book=book_id, person__is_me=True)
    rows = mine.values_list("organisation_id", "started", "ended", "current")
    return [Held(*row) for row in rows]
