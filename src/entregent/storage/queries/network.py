"""Everybody and whatever shows that two people know each other, as plain rows: each table once."""

from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Substr

from entregent.core.boundaries import NO_INTRODUCTIONS
from entregent.core.links import KINDS
from entregent.core.no_firm import NO_FIRM
from entregent.storage.models import (
    Book,
    Boundary,
    Link,
    Membership,
    NotLinked,
    Person,
    Position,
    Tie,
)
from entregent.storage.moments import as_text

Row = tuple[Any, ...]
_SECONDS = len("2026-11-22 09:30:15")


def everybody_known(book: Book) -> Iterable[Row]:
    """Return of each person: number, is me, archived, whether anything but a name says I met them.

    In the order of their numbers.
    """
    met = Q(met_on__isnull=False) | ~Q(how_met="") | Q(through__isnull=False)
    away = Q(archived_on__isnull=False)
    rows = Person.objects.filter(book=book).annotate(
        away=ExpressionWrapper(away, BooleanField()), met=ExpressionWrapper(met, BooleanField())
    )
    return rows.order_by("pk").values_list("pk", "is_me", "away", "met").iterator(10_000)


def incoming(book: Book) -> Iterable[Row]:
    """Return of each tie with an exchange: the person, the clocks of what they sent, its moment
    in UTC as text.
    """
    rows = Tie.objects.filter(book=book, exchanges__gt=0)
    return rows.values_list("pk", "in7", "in60", "in365", _text("last_in_at")).iterator(10_000)


def circles(book: Book) -> Iterable[Row]:
    """Return who is in which circle, by its folded name."""
    rows = Membership.objects.filter(book=book)
    return rows.values_list("person_id", "circle__key").iterator(10_000)


def links(book: Book) -> Iterable[Row]:
    """Return of each link: both people, kind, origin, its clocks, their moment as text."""
    rows = Link.objects.filter(book=book)
    told = ("a_id", "b_id", "kind", "origin", "s7", "s60", "s365", _text("last_at"))
    return rows.values_list(*told).iterator(10_000)


def stated_by_hand(book: Book) -> set[tuple[int, int]]:
    """Return the pairs of which one stated oneself how they know each other."""
    rows = Link.objects.filter(book=book, origin="typed", kind__in=KINDS)
    return set(rows.values_list("a_id", "b_id"))


def said_apart(book: Book) -> set[tuple[int, int]]:
    """Return the pairs said not to know each other, the lower number first."""
    return set(NotLinked.objects.filter(book=book).values_list("a_id", "b_id"))


def stays(book: Book) -> Iterable[Row]:
    """Return of each position at a firm or school: person, place, first day, last day, current."""
    rows = Position.objects.filter(book=book, organisation__isnull=False)
    rows = rows.exclude(organisation__key__in=NO_FIRM)
    told = ("person_id", "organisation_id", "started", "ended", "current")
    return rows.values_list(*told).iterator(10_000)


def no_introducers(book: Book) -> list[int]:
    """Return who is never to be asked for an introduction."""
    kinds = (NO_INTRODUCTIONS, "introduction")
    return list(
        Boundary.objects.filter(book=book, kind__in=kinds).values_list("person_id", flat=True)
    )


def boundaries_of_all(person_ids: Iterable[int]) -> list[Boundary]:
    """Return the boundaries of these people."""
    return list(Boundary.objects.filter(person_id__in=list(person_ids)).order_by("pk"))


def links_among(person_ids: Iterable[int]) -> list[Link]:
    """Return the links between these people, what one states oneself before what files say."""
    ids = list(person_ids)
    rows = Link.objects.filter(a_id__in=ids, b_id__in=ids)
    return sorted(rows, key=lambda link: (link.origin != "typed", link.pk))


def positions_of_all(person_ids: Iterable[int]) -> list[Position]:
    """Return the positions of these people, with their organisations."""
    rows = Position.objects.filter(person_id__in=list(person_ids), organisation__isnull=False)
    return list(rows.select_related("organisation").order_by("-current", "-started", "pk"))


def _text(moment: str) -> Substr:
    """Return a moment as text, to the second."""
    return Substr(as_text(moment), 1, _SECONDS)
