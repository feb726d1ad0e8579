"""What the pages say of what one notes oneself: boundaries, favours, goals, who knows whom."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import template

from entregent.services.thanks_owed import thanks_for
from entregent.services.wording import boundaries, favours, goal_helpers, goals, people, positions

if TYPE_CHECKING:
    from entregent.core.today import Item
    from entregent.services.goal_helpers import Helper
    from entregent.services.goal_proposals import Proposed
    from entregent.storage.models import Boundary, Favour, Interest, Target

register = template.Library()


@register.filter
def open_ones(interests: "Iterable[Interest]", kind: str) -> "list[Interest]":
    """Return what is not over of a kind of interest."""
    return [i for i in interests if i.kind == kind and i.state == i.OPEN]


@register.filter
def boundary(row: "Boundary") -> str:
    """Return a boundary in words."""
    return boundaries.boundary(row)


@register.filter
def boundary_kind(kind: str) -> str:
    """Return a kind of boundary in words."""
    return boundaries.boundary_kind(kind)


@register.filter
def together(known: bool) -> str:
    """Return whether we worked together."""
    return boundaries.worked_together(known)


@register.filter
def ask(kind: str) -> str:
    """Return a kind of favour."""
    return _capital(favours.ask(kind))


@register.filter
def favour(row: "Favour") -> str:
    """Return a favour: given or asked, and what."""
    return favours.favour(row)


@register.filter
def favour_answered(row: "Favour") -> str:
    """Return what whoever was asked for a favour said."""
    return favours.answered(row)


@register.filter
def thanks_item(row: "Favour") -> "Item | None":
    """Return the thanks owed for a favour as the daily list names them, None for nothing."""
    owed = thanks_for(row)
    return owed.item if owed else None


@register.filter
def overall(given: int, asked: int) -> str:
    """Return what went both ways between me and everybody."""
    return favours.balance_overall(given=given, asked=asked)


@register.filter
def balance(rows: "Iterable[Favour]") -> str:
    """Return what went both ways."""
    return favours.balance_of(rows)


@register.filter
def link_kind(kind: str) -> str:
    """Return what two people are to each other."""
    return _capital(people.link_kind(kind))


@register.filter
def goal_kind(kind: str) -> str:
    """Return a kind of goal."""
    return goals.goal_kind(kind)


@register.filter
def target_kind(kind: str) -> str:
    """Return a kind of target."""
    return goals.target_kind(kind)


@register.filter
def proposed(one: "Proposed") -> str:
    """Return what a goal could be aimed at."""
    return goals.proposal(one)


@register.filter
def helped_with(one: "Helper") -> str:
    """Return what somebody did on the way to a goal."""
    return goal_helpers.what(one)


@register.filter
def target_value(target: "Target") -> str:
    """Return what a goal is aimed at."""
    return goals.target_value(target)


@register.filter
def function(code: str) -> str:
    """Return a function."""
    return positions.function(code)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
