"""Ties: the strongest, those due, those that fell silent."""

from datetime import date, datetime
from heapq import nlargest

from django.db.models import QuerySet

from entregent.core.ties import HALF_LIVES, SHARES, Clocks
from entregent.storage.models import Book, Tie

DAY = 86_400.0


def clocks_of(tie: Tie) -> Clocks:
    """Return the clocks of a tie as the core knows them."""
    return Clocks(tie.s7, tie.s60, tie.s365, tie.last_at)


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
    """Return the strongest ties at a moment, exactly, without reading them all.

    Of a past moment, only those `settled`, by then, can be told so: the others have to be replayed.

    The order by one clock alone never changes with time, so three indexes hold it. Reading the
    top of each, no tie left unread can exceed the sum of the three clocks last read (Fagin, Lotem
    & Naor 2003, threshold algorithm).
    """
    depth = max(2 * limit, 64)
    known = of_people_listed(book).filter(**({"last_at__lte": at} if settled else {}))
    while True:
        seen: dict[int, Tie] = {}
        bound, exhausted = 0.0, False
        for name, half_life, share in zip(
            ("rank7", "rank60", "rank365"), HALF_LIVES, SHARES, strict=True
        ):
            ranked = known.filter(**{f"{name}__isnull": False}).order_by(f"-{name}")
            rows = list(ranked[:depth])
            seen.update((tie.pk, tie) for tie in rows)
            exhausted = exhausted or len(rows) < depth
            if rows:
                bound += share * 2 ** (getattr(rows[-1], name) - at.timestamp() / DAY / half_life)
        best = nlargest(limit, seen.values(), key=lambda tie: clocks_of(tie).strength(at))
        if exhausted or (len(best) == limit and clocks_of(best[-1]).strength(at) >= bound):
            return best
        depth *= 4


def ties_due(book: Book, *, on: date, limit: int) -> list[Tie]:
    """Return the ties whose due date has come, the longest due first."""
    rows = of_people_listed(book).filter(due_on__lte=on).only("due_on", "cadence", "last_at")
    return list(rows.order_by("due_on")[:limit])


def silent_ties(book: Book, *, since: datetime, limit: int) -> list[Tie]:
    """Return the ties silent since then that were the strongest while they lasted."""
    rows = of_people_listed(book).filter(last_at__lt=since).only("last_at", "former", "cadence")
    return list(rows.order_by("-former")[:limit])


def cadence_of(person_id: int) -> int | None:
    """Return how often, in days, one wants to be in touch with a person."""
    return Tie.objects.filter(pk=person_id).values_list("cadence", flat=True).first()


def chosen_cadences(book: Book) -> list[int]:
    """Return every cadence chosen, in days."""
    rows = of_people_listed(book).filter(due_on__isnull=False, cadence__isnull=False)
    return [cadence for cadence in rows.values_list("cadence", flat=True) if cadence]
