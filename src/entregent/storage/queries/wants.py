"""What people need and offer, and what tells whether two of them are worth introducing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from entregent.core.boundaries import NO_INTRODUCTIONS
from entregent.core.matching.fit import Said
from entregent.core.ties import Clocks
from entregent.storage.bulk import chunks, matching
from entregent.storage.models import (
    Book,
    Boundary,
    Interest,
    Link,
    Membership,
    NotLinked,
    Position,
    Tie,
)


def open_wants(book: Book, kind: str, *, limit: int | None = None) -> list[Said]:
    """Return what people of the book need, or offer, the latest noted first; not mine."""
    rows = Interest.objects.filter(
        book=book, kind=kind, state=Interest.OPEN, person__is_me=False, person__archived_on=None
    )
    told = rows.order_by("-pk").values_list("person_id", "text")
    return [Said(*row) for row in (told if limit is None else told[:limit])]


def texts_of(book: Book, *, limit: int | None = None) -> list[str]:
    """Return the words of all open needs and offers, mine too, each once; or of so many of each
    kind, the latest noted.
    """
    rows = Interest.objects.filter(book=book, state=Interest.OPEN, person__archived_on=None)
    told: dict[str, None] = {}
    for kind in (Interest.NEED, Interest.OFFER):
        some = rows.filter(kind=kind).order_by("-pk").values_list("text", flat=True)
        told |= dict.fromkeys(some if limit is None else some[:limit])
    return list(told)


def my_offers(book: Book) -> list[Said]:
    """Return what I offer."""
    rows = Interest.objects.filter(
        person__book=book, person__is_me=True, kind=Interest.OFFER, state=Interest.OPEN
    )
    return [Said(*row) for row in rows.order_by("pk").values_list("person_id", "text")]


def not_for_introductions(book: Book) -> set[int]:
    """Return who does not want to be introduced."""
    rows = Boundary.objects.filter(book=book, kind=NO_INTRODUCTIONS)
    return set(rows.values_list("person_id", flat=True))


def clocks_with(people: Collection[int]) -> dict[int, Clocks]:
    """Return the clocks of the ties with these people, as far as there are ties."""
    found: dict[int, Clocks] = {}
    for chunk in chunks(sorted(people), 2_000):
        rows = Tie.objects.filter(pk__in=chunk).values_list("pk", "s7", "s60", "s365", "last_at")
        found |= {pk: Clocks(s7, s60, s365, at) for pk, s7, s60, s365, at in rows}
    return found


def worlds_of(people: Collection[int]) -> dict[int, frozenset[int]]:
    """Return the firms and circles of people as numbers, a circle below zero."""
    worlds: dict[int, set[int]] = defaultdict(set)
    for person, firm, current in matching(
        Position, ["person_id", "organisation_id", "current"], "person_id", sorted(people)
    ):
        if firm is not None and current:
            worlds[person].add(firm)
    for person, circle in matching(
        Membership, ["person_id", "circle_id"], "person_id", sorted(people)
    ):
        worlds[person].add(-circle)
    return {person: frozenset(found) for person, found in worlds.items()}


def known_pairs(people: Collection[int]) -> set[tuple[int, int]]:
    """Return which of these people know each other, or were said not to; lower number first."""
    return set(_pairs(people))


def _pairs(people: Collection[int]) -> Iterator[tuple[int, int]]:
    wanted = set(people)
    for model in (Link, NotLinked):
        rows: Iterable[tuple[int, int]] = matching(model, ["a_id", "b_id"], "a_id", sorted(wanted))
        yield from ((a, b) for a, b in rows if b in wanted)
