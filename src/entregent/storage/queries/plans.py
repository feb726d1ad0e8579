"""What a plan towards a goal is counted from."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import F, Q

from entregent.storage.models import Book, Circle, Exchange, Introduction, Membership, Person, Tie

LOOKED_AT = 60  # of those to begin with, the strongest ties


def circles(book: Book) -> list[tuple[int, str]]:
    """Return the number and the folded name of each circle."""
    return list(Circle.objects.filter(book=book).values_list("pk", "key"))


def how_many_in(circles: Collection[int]) -> int:
    """Return how many listed people are in these circles."""
    rows = Membership.objects.filter(circle_id__in=circles, person__archived_on=None)
    return rows.filter(person__is_me=False).values("person_id").distinct().count()


def in_touch(book: Book, circles: Collection[int], *, since: datetime) -> int:
    """Return with how many of those in these circles something was exchanged since a moment."""
    rows = Tie.objects.filter(book=book, last_at__gte=since)
    inside = Membership.objects.filter(circle_id__in=circles).values("person_id")
    return rows.filter(person__archived_on=None, pk__in=inside).count()


def not_in_touch(
    book: Book, circles: Collection[int], *, since: datetime, limit: int = LOOKED_AT
) -> list[tuple[int, str]]:
    """Return some of those in these circles with whom nothing was exchanged since a moment, the
    strongest ties first, with the circle.
    """
    rows = Membership.objects.filter(circle_id__in=circles, book=book)
    rows = rows.filter(person__archived_on=None, person__is_me=False)
    rows = rows.filter(Q(person__tie=None) | Q(person__tie__last_at=None) | Q(
        person__tie__last_at__lt=since
    ))  # fmt: skip
    strongest = F("person__tie__rank365").desc(nulls_last=True)
    told = rows.order_by(strongest, "person_id", "pk").values_list("person_id", "circle__name")
    return list(dict(reversed(told[:limit])).items())[::-1]


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
