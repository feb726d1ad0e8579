"""What tells how well I know people, and with whom anything was exchanged: each by an index."""

from collections.abc import Collection
from datetime import datetime

from entregent.storage.bulk import matching
from entregent.storage.models import Book, Membership, Person, Tie


def in_archives(book: Book) -> set[int]:
    """Return who is in the archives."""
    rows = Person.objects.filter(book=book, archived_on__isnull=False)
    return set(rows.values_list("pk", flat=True))


def close_ties(book: Book, *, at: datetime, often: int) -> set[int]:
    """Return with whom the tie is close at a moment, or regular and of so many exchanges."""
    rows = Tie.objects.filter(book=book, regular_until__gte=at)
    told = rows.values_list("pk", "exchanges", "close_until").iterator(10_000)
    return {
        pk for pk, exchanges, until in told if exchanges >= often or (until and until >= at)
    }  # fmt: skip


def members(book: Book, circles: Collection[str]) -> set[int]:
    """Return who is in a circle of one of these folded names."""
    rows = Membership.objects.filter(book=book, circle__key__in=circles)
    return set(rows.values_list("person_id", flat=True))


def in_touch_since(book: Book, moment: datetime) -> set[int]:
    """Return with whom anything was exchanged since a moment."""
    rows = Tie.objects.filter(book=book, last_at__gte=moment)
    return set(rows.values_list("pk", flat=True))


def strongest_first(person_ids: Collection[int]) -> list[int]:
    """Return these people, those with the strongest ties first."""
    known: dict[int, float | None] = dict(
        matching(Tie, ("person_id", "rank365"), "person_id", person_ids)
    )
    ranks = {pk: rank for pk, rank in known.items() if rank is not None}
    return sorted(person_ids, key=lambda pk: (-ranks.get(pk, float("-inf")), pk))
