"""Introductions: those that are open, one of them, those that name somebody."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from entregent.storage.models import Book, Interest, Introduction, Person


def open_introductions(book: Book) -> list[Introduction]:
    """Return those that are not closed with their people, the longest unmoved first."""
    rows = Introduction.objects.filter(book=book).exclude(state="closed").order_by("moved_on", "pk")
    # Read with their people only where there are any: today's list asks every morning.
    return list(_with_people(rows)) if rows.exists() else []


def closed_introductions(book: Book, *, limit: int) -> list[Introduction]:
    """Return the latest of those that are closed, with their people."""
    rows = _with_people(Introduction.objects.filter(book=book, state="closed"))
    return list(rows.order_by("-moved_on", "-pk")[:limit])


def closed_since(book: Book, day: date) -> list[Introduction]:
    """Return the introductions of two of my people that were closed on a day or later."""
    rows = Introduction.objects.filter(book=book, state="closed", kind=Introduction.MADE)
    return list(rows.filter(moved_on__gte=day).order_by("pk"))


def introduction_of(book: Book, number: int) -> Introduction | None:
    """Return an introduction of the book, None when there is none such."""
    return _with_people(Introduction.objects.filter(book=book, pk=number)).first()


def introductions_naming(people: Collection[int]) -> QuerySet[Introduction]:
    """Return the introductions that name one of these people, the oldest first."""
    theirs = Q(one__in=people) | Q(other__in=people) | Q(through__in=people)
    return Introduction.objects.filter(theirs).order_by("pk")


def introductions_between(one: Person, other: Person) -> list[Introduction]:
    """Return the introductions of two people to each other, the oldest first."""
    rows = Introduction.objects.filter(
        Q(one=one, other=other) | Q(one=other, other=one), kind=Introduction.MADE
    )
    return list(rows.order_by("pk"))


def asked_of(through: Person, one: Person) -> Introduction | None:
    """Return the introduction to a person that somebody was asked for and has not made, or None."""
    rows = Introduction.objects.filter(kind=Introduction.ASKED, through=through, one=one)
    return rows.filter(state__in=("asked-first", "agreed")).order_by("-pk").first()


def open_to_me(through: Person, one: Person) -> Introduction | None:
    """Return the introduction of me to a person by somebody that is neither over nor refused."""
    rows = Introduction.objects.exclude(kind=Introduction.MADE).filter(through=through, one=one)
    return rows.exclude(state__in=("declined", "closed")).order_by("-pk").first()


def introduced_to_me(book: Book, *, since: date, until: date) -> list[Introduction]:
    """Return the introductions of me that somebody made unasked between two days and that they were
    not thanked for, with their people, the latest first.
    """
    rows = Introduction.objects.filter(
        book=book, kind=Introduction.RECEIVED, state__in=("introduced", "met"), thanked_on=None,
        moved_on__gte=since, moved_on__lte=until, through__archived_on=None,
    )  # fmt: skip
    return list(_with_people(rows).order_by("-moved_on", "-pk"))


def led_to_me(people: Collection[int]) -> set[tuple[int, int]]:
    """Return, of these people, who was introduced to me by whom: through whom, and who."""
    rows = Introduction.objects.filter(one__in=people, through__isnull=False)
    return {(through, one) for through, one in rows.values_list("through_id", "one_id") if through}


def introduced_pairs(book: Book) -> set[tuple[int, int]]:
    """Return who was ever to be introduced to whom, the lower number first."""
    rows = Introduction.objects.filter(book=book, kind=Introduction.MADE)
    pairs = rows.values_list("one_id", "other_id")
    return {(min(a, b), max(a, b)) for a, b in pairs if b is not None}


def _with_people(rows: QuerySet[Introduction]) -> QuerySet[Introduction]:
    return rows.select_related("book", "one", "other", "through")


def is_anything_needed(book: Book) -> bool:
    """Tell whether a need of anybody is open."""
    return Interest.objects.filter(book=book, kind=Interest.NEED, state=Interest.OPEN).exists()
