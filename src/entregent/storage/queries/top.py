"""The few people to keep closest, and what tells who might be among them."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q

from entregent.core.asks import YES
from entregent.storage.models import Book, Favour, Introduction, Membership, Person, Top


def top_of(book: Book) -> list[Top]:
    """Return the list of those to keep closest with their people, in its order."""
    rows = Top.objects.filter(book=book, rank__isnull=False).select_related("person")
    return list(rows.order_by("rank", "pk"))


def number_in_top(person: Person) -> int | None:
    """Return the place of somebody on the list, from 1 on, None where they are not on it."""
    rows = Top.objects.filter(book_id=person.book_id, rank__isnull=False).order_by("rank", "pk")
    order = list(rows.values_list("person_id", flat=True))
    return order.index(person.pk) + 1 if person.pk in order else None


def circles_among(people: Collection[int], circles: Collection[str]) -> dict[int, str]:
    """Return which of these people are in a circle of one of these folded names, and its name."""
    rows = Membership.objects.filter(person_id__in=people, circle__key__in=circles)
    return dict(rows.order_by("-pk").values_list("person_id", "circle__name"))


def favours_done(people: Collection[int]) -> Counter[int]:
    """Return how often each of these people did something for me: what they were asked for and did,
    and introductions they made unasked.
    """
    done = Q(answer=YES) | ~Q(outcome="")
    asked = Favour.objects.filter(done, person_id__in=people, given=False)
    counts = Counter(dict(asked.values_list("person_id").annotate(n=Count("pk"))))
    made = Introduction.objects.filter(kind=Introduction.RECEIVED, through_id__in=people)
    counts.update(dict(made.values_list("through_id").annotate(n=Count("pk"))))
    return counts


def how_many_brought(people: Collection[int]) -> dict[int, int]:
    """Return how many people I met through each of these, at first hand."""
    rows = Person.objects.filter(through_id__in=people, is_me=False)
    return dict(rows.values_list("through_id").annotate(n=Count("pk")))


def taken_out(book: Book, *, since: date) -> set[int]:
    """Return who was taken off the list by hand since a day."""
    rows = Top.objects.filter(book=book, rank=None, since__gte=since)
    return set(rows.values_list("person_id", flat=True))
