"""What a plan towards a goal is counted from."""

from collections.abc import Collection
from datetime import date, datetime

from entregent.storage.models import Book, Circle, Exchange, Introduction, Membership, Person, Tie
from entregent.storage.queries.circles import strongest_of_circles

LOOKED_AT = 60  # of those to begin with, the strongest ties


def circles(book: Book) -> dict[int, str]:
    """Return the name of each circle by its number."""
    return dict(Circle.objects.filter(book=book).values_list("pk", "name"))


def how_many_in(circles: Collection[int], *, most: int) -> int:
    """Return how many listed people are in these circles, so many at most."""
    rows = Membership.objects.filter(circle_id__in=circles, person__archived_on=None)
    return rows.filter(person__is_me=False).values("person_id").distinct()[:most].count()


def in_touch(book: Book, circles: Collection[int], *, since: datetime) -> int:
    """Return with how many of those in these circles something was exchanged since a moment."""
    rows = Tie.objects.filter(book=book, last_at__gte=since)
    inside = Membership.objects.filter(circle_id__in=circles).values("person_id")
    return rows.filter(person__archived_on=None, pk__in=inside).count()


def not_in_touch(book: Book, circles: Collection[int], *, since: datetime) -> list[tuple[int, int]]:
    """Return those of the strongest ties in these circles with whom nothing was exchanged since a
    moment, the strongest first, with the number of the circle; whoever nothing was ever exchanged
    with where these are few.
    """
    found = strongest_of_circles(book, circles, limit=LOOKED_AT)
    touched = Tie.objects.filter(pk__in=list(found), last_at__gte=since)
    spoken = set(touched.values_list("pk", flat=True))
    if len(found) < LOOKED_AT:
        rows = Membership.objects.filter(circle_id__in=circles, person__tie__rank365=None)
        rows = rows.filter(person__archived_on=None, person__is_me=False).order_by("person_id")
        for person, circle in rows.values_list("person_id", "circle_id")[:LOOKED_AT]:
            found.setdefault(person, circle)
    return [(person, circle) for person, circle in found.items() if person not in spoken]


def introduced(book: Book, *, since: date) -> set[int]:
    """Return to whom somebody was asked to introduce me since a day, did, or through whom else I
    met them.
    """
    rows = Introduction.objects.filter(book=book, started_on__gte=since)
    told = rows.exclude(kind=Introduction.MADE).values_list("one_id", flat=True)
    met = Person.objects.filter(book=book, met_on__gte=since, through__isnull=False)
    return {*told, *met.values_list("pk", flat=True)}


def events(book: Book, *, since: datetime, limit: int) -> list[datetime]:
    """Return when I met people at an event since a moment, the first first; so many at most."""
    rows = Exchange.objects.filter(book=book, channel="event", at__gte=since).order_by("at")
    return list(rows.values_list("at", flat=True)[:limit])
