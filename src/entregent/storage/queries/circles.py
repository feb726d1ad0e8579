"""Circles, by name."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef

from entregent.storage.models import Book, Circle, Membership, Person, Tie

MOST = 500  # circles that a choice shows
MANY = 2_000  # members of circles, beyond which they are not all ranked


def circles_of(book: Book) -> list[tuple[str, str]]:
    """Return the name and folded name of each circle, in the order of names."""
    rows = Circle.objects.filter(book=book).order_by("key")
    return list(rows.values_list("name", "key")[:MOST])


def circles_of_person(person: Person) -> list[str]:
    """Return the names of the circles somebody is in."""
    return list(Membership.objects.filter(person=person).values_list("circle__name", flat=True))


def members_among(people: Collection[int], circles: Collection[str]) -> frozenset[int]:
    """Return which of these people are in a circle of one of these folded names."""
    rows = Membership.objects.filter(person_id__in=people, circle__key__in=circles)
    return frozenset(rows.values_list("person_id", flat=True))


def circles_among(people: Collection[int]) -> dict[int, list[str]]:
    """Return the names of the circles of each of these people, the first they were put in first."""
    rows = Membership.objects.filter(person_id__in=people).order_by("pk")
    found: dict[int, list[str]] = {}
    for person, name in rows.values_list("person_id", "circle__name"):
        found.setdefault(person, []).append(name)
    return found


def circles_joined(person: Person) -> dict[int, str]:
    """Return the circles somebody is in, by number, with their names."""
    rows = Membership.objects.filter(person=person).order_by("pk")
    return dict(rows.values_list("circle_id", "circle__name"))


def strongest_of_circles(book: Book, circles: Collection[int], *, limit: int) -> dict[int, int]:
    """Return who is listed in these circles, by number, and in which first; the strongest ties."""
    inside = Membership.objects.filter(circle_id__in=circles)
    ties = Tie.objects.filter(book=book, person__archived_on=None, person__is_me=False)
    ties = ties.filter(rank365__isnull=False)
    members = list(inside.values_list("person_id", flat=True)[: MANY + 1])
    # Of a small circle, its people are ranked; of a large one, the strongest are looked through.
    if len(members) <= MANY:
        ties = ties.filter(pk__in=members)
    else:
        ties = ties.filter(Exists(inside.filter(person_id=OuterRef("person_id"))))
    strongest = list(ties.order_by("-rank365", "pk").values_list("pk", flat=True)[:limit])
    theirs = inside.filter(person_id__in=strongest).order_by("circle_id")
    first = dict(reversed(list(theirs.values_list("person_id", "circle_id"))))
    return {person: first[person] for person in strongest}
