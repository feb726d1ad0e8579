"""Opportunities of goals, and what was asked about them."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Case, F, Value, When

from entregent.core.opportunities import CLOSED
from entregent.storage.models import Book, Favour, Goal, Opportunity

_OVER = Case(When(state=CLOSED, then=Value(1)), default=Value(0))  # those that are come last


def opportunities(book: Book, goal: Goal | None = None) -> list[Opportunity]:
    """Return the opportunities of a goal or of all: those for a day first, those over last."""
    rows = Opportunity.objects.filter(book=book).select_related("goal")
    if goal is not None:
        rows = rows.filter(goal=goal)
    return list(rows.order_by(_OVER, F("until").asc(nulls_last=True), "-on", "pk"))


def opportunity_of(book: Book, number: int) -> Opportunity | None:
    """Return an opportunity of the book with its goal, None when there is none such."""
    rows = Opportunity.objects.filter(book=book, pk=number)
    return rows.select_related("goal", "book").first()


def asks_about(numbers: Iterable[int]) -> dict[int, list[Favour]]:
    """Return what was asked about each of these opportunities with whom, the latest first."""
    rows = Favour.objects.filter(opportunity__in=list(numbers)).select_related("person")
    found: dict[int, list[Favour]] = defaultdict(list)
    for favour in rows.order_by("-on", "-pk"):
        found[favour.opportunity_id or 0].append(favour)
    return found
