"""Ties: the strongest, those due, those that fell silent."""

from collections.abc import Collection
from datetime import date, datetime
from heapq import nsmallest
from itertools import starmap
from typing import NamedTuple

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from entregent.core.ties import Clocks
from entregent.storage.models import Book, Tie
from entregent.storage.queries.strongest import top_of_three

OF_SILENCE = ("last_at", "former", "cadence")


def clocks_of(tie: Tie) -> Clocks:
    """Return the clocks of a tie as the core knows them."""
    return Clocks(tie.s7, tie.s60, tie.s365, tie.last_at)


def clocks_of_each(person_ids: Collection[int]) -> dict[int, Clocks]:
    """Return the clocks of the ties of these people; who has none is left out."""
    rows = Tie.objects.filter(pk__in=person_ids)
    told = rows.values_list("pk", "s7", "s60", "s365", "last_at")
    return {pk: Clocks(s7, s60, s365, last) for pk, s7, s60, s365, last in told}


def incoming_of(tie: Tie) -> Clocks:
    """Return the clocks of what they sent me."""
    return Clocks(tie.in7, tie.in60, tie.in365, tie.last_in_at)


def outgoing_of(tie: Tie) -> Clocks:
    """Return the clocks of what I sent them."""
    return Clocks(tie.out7, tie.out60, tie.out365, tie.last_out_at)


def of_people_listed(book: Book) -> QuerySet[Tie]:
    """Return the ties with everybody who is not archived."""
    return Tie.objects.filter(book=book, person__archived_on=None)


def ties_that_went_on(book: Book, *, at: datetime) -> list[int]:
    """Return whom there were exchanges with both before and after a moment."""
    rows = of_people_listed(book).filter(first_at__lte=at, last_at__gt=at)
    return list(rows.values_list("pk", flat=True))


def strongest_ties(book: Book, *, at: datetime, limit: int, settled: bool = False) -> list[Tie]:
    """Return the strongest ties at a moment, as `strongest_people` finds them."""
    best = strongest_people(book, at=at, limit=limit, settled=settled)
    there = Tie.objects.in_bulk(best)
    return [there[pk] for pk in best]


def strongest_people(book: Book, *, at: datetime, limit: int, settled: bool = False) -> list[int]:
    """Return the people of the strongest ties at a moment, exactly, without reading them all.

    Of a past moment, only those `settled`, by then, can be told so: the others have to be replayed.
    """
    known = of_people_listed(book).filter(**({"last_at__lte": at} if settled else {}))
    depth = max(2 * limit, 64)
    while True:
        seen, bound = top_of_three(known, at, depth=depth)
        best = nsmallest(limit, seen)
        if not bound or (len(best) == limit and -best[-1][0] >= bound):
            return [pk for _, pk in best]
        depth *= 4


def ties_due(book: Book, *, on: date, limit: int) -> list[Tie]:
    """Return the ties whose due date has come, the longest due first."""
    rows = of_people_listed(book).filter(due_on__lte=on).only("due_on", "cadence", "last_at")
    return list(rows.order_by("due_on")[:limit])


class Silent(NamedTuple):
    """A tie that fell silent: since when, and how strong it was until then."""

    person: int
    last_at: datetime
    former: float
    cadence: int | None


def silent_ties(book: Book, *, since: datetime, limit: int) -> list[Silent]:
    """Return the ties silent since then that were the strongest while they lasted."""
    # By strength along its index, which holds the moment too: asked by the moment, the database
    # would read and sort every tie of a long life.
    rows = of_people_listed(book).alias(last=Coalesce("last_at", "last_at"))
    silent = rows.filter(last__lt=since).order_by("-former")
    return list(starmap(Silent, silent.values_list("person_id", *OF_SILENCE)[:limit]))


def cadence_of(person_id: int) -> int | None:
    """Return how often, in days, one wants to be in touch with a person."""
    return Tie.objects.filter(pk=person_id).values_list("cadence", flat=True).first()


def chosen_cadences(book: Book) -> list[int]:
    """Return every cadence chosen, in days."""
    rows = of_people_listed(book).filter(due_on__isnull=False, cadence__isnull=False)
    return [cadence for cadence in rows.values_list("cadence", flat=True) if cadence]
