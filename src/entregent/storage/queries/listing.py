"""People, one page of a list at a time: each page goes on after the last person of the one before,
so that the hundredth costs what the first does.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from entregent.core.telephone import holds
from entregent.core.ties import Clocks
from entregent.storage.models import Address, Book, Person, Position, Tie
from entregent.storage.queries.positions import shown
from entregent.storage.queries.strongest import RANKS, Order, order_of, top_of_three
from entregent.storage.queries.wanted import Found, Times, Wanted, found_people

_CLOCKS = ("s7", "s60", "s365", "last_at")
A_PAGE = 30  # people: two screens and more; a search as one types waits for all of them
_DEEP = 2_000  # of the top of an index are read; beyond, all the ties that may do
# By what each order but that of names goes; who has none of it comes last, by name.
_TOLD_BY = {"strength": "rank365", "last": "last_at", "due": "due_on"}


@dataclass(frozen=True, slots=True)
class Page:
    """The people of a page by number, whether more follow, how many there are where it is known."""

    ids: list[int]
    more: bool
    count: int | None


class Line(NamedTuple):
    """What a list shows of a person."""

    id: int
    name: str
    met_on: date | None
    clocks: Clocks
    due_on: date | None
    archived_on: date | None
    title: str
    organisation: str


def listed(
    book: Book, wanted: Wanted, times: Times, *, after: int | None = None, size: int = A_PAGE
) -> Page:
    """Return the page that follows a person, or the first."""
    people = found_people(book, wanted, times)
    last = Person.objects.filter(book=book, pk=after).first() if after else None
    order = _in_order(book, people, wanted.sort, times.now, last=last, size=size + 1)
    found = list(islice(order, size + 1))
    return Page(found[:size], len(found) > size, None if people.few is None else len(people.few))


def lines(person_ids: Sequence[int]) -> list[Line]:
    """Return what a list shows of these people, in this order."""
    places: dict[int, list[Position]] = defaultdict(list)
    current = Position.objects.filter(person_id__in=person_ids, current=True).order_by("-id")
    told = current.select_related("organisation").only("person", "title", "organisation__name")
    for position in told:
        places[position.person_id].append(position)
    clocks_of_tie = (f"tie__{clock}" for clock in _CLOCKS)
    columns = ("id", "name", "met_on", *clocks_of_tie, "tie__due_on", "archived_on")
    found: dict[int, Line] = {}
    for pk, name, met_on, s7, s60, s365, last, due_on, archived_on in Person.objects.filter(
        pk__in=person_ids
    ).values_list(*columns):
        clocks = Clocks(s7, s60, s365, last) if last else Clocks()
        job = shown(places.get(pk, ()))
        firm = job.organisation.name if job and job.organisation else ""
        title = job.title if job else ""
        found[pk] = Line(pk, name, met_on, clocks, due_on, archived_on, title, firm)
    return [found[pk] for pk in person_ids if pk in found]


def numbers(person_ids: Sequence[int], digits: str) -> dict[int, str]:
    """Return the telephone number, as it was written, by which each of these people was found."""
    phones = Address.objects.filter(person_id__in=person_ids, kind="phone").order_by("-id")
    told = phones.values_list("person_id", "key", "value")
    return {person: value for person, key, value in told if holds(key, digits)}


def _in_order(
    book: Book, found: Found, sort: str, now: datetime, *, last: Person | None, size: int
) -> Iterator[int]:
    """Yield people in an order, those after `last`: first by what it goes by, then by name."""
    told_by = _TOLD_BY.get(sort)
    if told_by is None:
        yield from _by_name(found.people, last, size)
        return
    tie = Tie.objects.filter(pk=last.pk).first() if last else None
    reached = tie is not None and getattr(tie, told_by) is not None
    if last is None or reached:
        # Asked of what was exchanged alone, the latest are a run of an index.
        ties = found.exchanged if sort == "last" and not found.by_person else found.ties
        ties = _ties_of(book, found, ties).filter(**{f"{told_by}__isnull": False})
        start = tie if reached else None
        if sort == "last":
            yield from _latest(ties, start, size)
        elif sort == "due":
            yield from _soonest(ties, start, size)
        else:
            yield from _strongest(book, found, now, start, size)
    told = Exists(Tie.objects.filter(pk=OuterRef("pk"), **{f"{told_by}__isnull": False}))
    yield from _by_name(found.people.exclude(told), None if reached else last, size)


def _ties_of(book: Book, found: Found, ties: QuerySet[Tie]) -> QuerySet[Tie]:
    """Return these ties as those of the book; a few people known by number are of it already.

    Asked of the book too, SQLite would go through all its ties rather than through the numbers.
    """
    return ties if found.few is not None else ties.filter(book=book)


def _by_name(people: QuerySet[Person], last: Person | None, size: int) -> Iterator[int]:
    if last:
        beyond = Q(name_key__gt=last.name_key) | Q(pk__gt=last.pk)
        people = people.filter(beyond, name_key__gte=last.name_key)
    yield from _numbers(people.order_by("name_key", "pk"), size)


def _latest(ties: QuerySet[Tie], last: Tie | None, size: int) -> Iterator[int]:
    if last:
        beyond = Q(last_at__lt=last.last_at) | Q(pk__lt=last.pk)
        ties = ties.filter(beyond, last_at__lte=last.last_at)
    yield from _numbers(ties.order_by("-last_at", "-pk"), size)


def _soonest(ties: QuerySet[Tie], last: Tie | None, size: int) -> Iterator[int]:
    if last:
        beyond = Q(due_on__gt=last.due_on) | Q(pk__gt=last.pk)
        ties = ties.filter(beyond, due_on__gte=last.due_on)
    yield from _numbers(ties.order_by("due_on", "pk"), size)


def _numbers(rows: QuerySet[Person] | QuerySet[Tie], size: int) -> Iterator[int]:
    yield from rows.values_list("pk", flat=True)[:size]


def _strongest(
    book: Book, found: Found, now: datetime, last: Tie | None, size: int
) -> Iterator[int]:
    """Yield the strongest: from the top of three indexes as long as that may do, else from all."""
    top = order_of(now, last.pk, last.rank7, last.rank60, last.rank365) if last else None
    depth = max(2 * size, 64)
    while found.few is None and not found.by_tie and (not found.by_person or depth <= _DEEP):
        seen, bound = top_of_three(found.exchanged, now, below=top, depth=depth)
        sure = sorted(order for order in seen if (not top or order > top) and -order[0] >= bound)
        best = list(islice(_wanted_of(found, sure), size))
        if len(best) == size or not bound:
            yield from best
            return
        depth *= 4
    ties = _ties_of(book, found, found.exchanged).filter(rank365__isnull=False)
    ranks = ties.values_list("pk", *RANKS)
    every = sorted(
        order for tie in ranks if (order := order_of(now, *tie)) and (not top or order > top)
    )
    yield from _wanted_of(found, every)


def _wanted_of(found: Found, orders: Sequence[Order]) -> Iterator[int]:
    """Yield those of these people who are wanted."""
    many = 1_000
    for start in range(0, len(orders), many):
        ids = [pk for _, pk in orders[start : start + many]]
        wanted = set(ids)
        if found.by_person:
            wanted = set(found.people.filter(pk__in=ids).values_list("pk", flat=True))
        yield from (pk for pk in ids if pk in wanted)
