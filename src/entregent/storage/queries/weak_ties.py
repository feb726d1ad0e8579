"""Acquaintances who have what a goal seeks, and how many of mine they know."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q

from entregent.core.functions import function_of
from entregent.core.links import KINDS
from entregent.core.no_firm import NO_FIRM
from entregent.storage.bulk import matching
from entregent.storage.models import Address, Book, Goal, Link, Organisation, Person, Position, Tie

MOST = 1_000  # rows looked at for one target


def worked_at(book: Book, key: str, most: int) -> list[tuple[int, bool]]:
    """Return who is or was at an organisation called so, and whether they are there now."""
    firms = Organisation.objects.filter(Q(key=key) | Q(key__startswith=f"{key} "), book=book)
    rows = Position.objects.filter(organisation__in=firms, person__is_me=False).order_by("pk")
    return list(rows.values_list("person_id", "current")[:most])


def in_function(book: Book, function: str, most: int) -> list[int]:
    """Return who works in a function now, as was typed."""
    rows = Position.objects.filter(book=book, current=True, function=function, person__is_me=False)
    return list(rows.values_list("person_id", flat=True)[:most])


def functions_of(person_ids: Collection[int]) -> dict[int, str]:
    """Return what the current positions of these people are about, the latest that says so; as
    typed, else as the title tells.
    """
    told = sorted(matching(
        Position, ("id", "person_id", "title", "function"), "person_id", person_ids, current=True
    ))  # fmt: skip
    guessed = {person: function_of(title) for _, person, title, _ in told if function_of(title)}
    return guessed | {person: typed for _, person, _, typed in told if typed}


def current_positions(person_ids: Collection[int]) -> list[tuple[int, str, str, str]]:
    """Return person, organisation, title and the function that was typed of the current positions
    of these people, the latest last; what stands for no organisation is "".
    """
    rows = Position.objects.filter(person_id__in=person_ids, current=True).order_by("id")
    told = rows.values_list(
        "person_id", "organisation__name", "organisation__key", "title", "function"
    )
    return [
        (who, "" if key in NO_FIRM else firm or "", title, function)
        for who, firm, key, title, function in told
    ]


def addresses_of(person_ids: Collection[int]) -> list[tuple[int, str]]:
    """Return the postal addresses of these people, what files tell before what was typed, the
    latest last.
    """
    rows = Address.objects.filter(person_id__in=person_ids, kind="postal").order_by("id")
    told = rows.values_list("person_id", "value", "origin")
    return [row[:2] for row in sorted(told, key=lambda row: row[2] == "typed")]


def living_at(book: Book, asked: Sequence[str], most: int) -> list[tuple[int, str]]:
    """Return who has a postal address that holds each of these words, with the address."""
    rows = Address.objects.filter(book=book, kind="postal", person__is_me=False)
    for word in asked:
        rows = rows.filter(value__icontains=word)
    return list(rows.values_list("person_id", "value")[:most])


def acquainted(book: Book, person_ids: Collection[int]) -> dict[int, Tie | None]:
    """Return, of these people, those who are mine and in no archive, with the tie if there is one:
    something was exchanged, or we met.
    """
    rows = Person.objects.filter(pk__in=person_ids).select_related("tie")
    told = rows.only("book_id", "archived_on", "met_on", *(f"tie__{name}" for name in _OF_A_TIE))
    ties = {person.pk: getattr(person, "tie", None) for person in told if _listed(person, book)}
    met = {person.pk for person in told if person.met_on}
    return {pk: tie for pk, tie in ties.items() if pk in met or (tie and tie.exchanges)}


def _listed(person: Person, book: Book) -> bool:
    """Tell, of somebody read by number, whether lists of this book have them."""
    return person.book_id == book.pk and person.archived_on is None


def how_many_they_know(person_ids: Iterable[int]) -> dict[int, int]:
    """Return how many of my people each of these knows, as was stated or seen."""
    ids = set(person_ids)
    rows = Link.objects.filter(Q(a_id__in=ids) | Q(b_id__in=ids), kind__in=_KNOWN)
    known: dict[int, set[int]] = defaultdict(set)
    for a, b in rows.values_list("a_id", "b_id").iterator(5_000):
        known[a].add(b)
        known[b].add(a)
    return {pk: len(known[pk]) for pk in ids}


def told_of(person_ids: Collection[int]) -> set[int]:
    """Return of which of these people a present position or a postal address is known."""
    positions = Position.objects.filter(
        ~Q(title="") | Q(organisation__isnull=False), person_id__in=person_ids, current=True
    )
    addresses = Address.objects.filter(person_id__in=person_ids, kind="postal")
    return {
        pk for rows in (positions, addresses) for pk in rows.values_list("person_id", flat=True)
    }


def exchanged_often(person_ids: Collection[int], least: int) -> set[int]:
    """Return with which of these people there were at least so many exchanges."""
    rows = Tie.objects.filter(pk__in=person_ids, exchanges__gte=least)
    return set(rows.values_list("pk", flat=True))


_OF_A_TIE = ("exchanges", "s7", "s60", "s365", "last_at", "last_out_at")
_KNOWN = (*KINDS, "introduced", "mail", "meeting")


def open_goals(book: Book) -> list[Goal]:
    """Return the goals that are open, those for a day first."""
    rows = Goal.objects.filter(book=book, closed_on=None).prefetch_related("targets")
    return list(rows.order_by("by", "pk"))
