"""What the pages of paths say of each step."""

from datetime import date
from typing import TYPE_CHECKING

from django import template

from entregent.core.weak_ties import WeakTie
from entregent.services.wording import reach, weak_ties

if TYPE_CHECKING:
    from entregent.services.brokerage import Figures, Part
    from entregent.services.reach import KeptOut, Missing, Reached, Step, Way
    from entregent.services.weak_ties import Found
    from entregent.services.who_may_know import MayKnow

register = template.Library()


@register.filter
def path_chance(p: float) -> str:
    """Return how likely something is."""
    said = reach.chance(p)
    return said[:1].upper() + said[1:]


@register.filter
def step_evidence(step: "Step", on: date) -> str:
    """Return what a step stands on."""
    return reach.step_evidence(step, on=on)


@register.filter
def path_ask(way: "Way", on: date) -> str:
    """Return whom to ask first, and how."""
    return reach.ask(way, on=on)


@register.filter
def path_weakest(way: "Way") -> str:
    """Return which step is the least likely."""
    return reach.weakest(way)


@register.filter
def path_matched(way: "Way") -> str:
    """Return what of the words sought the position says, "" where it says them all."""
    return reach.matched(way)


@register.filter
def path_long(way: "Way") -> str:
    """Return that a path is a long way round, "" where it is not."""
    return reach.long_way(way)


@register.filter
def nobody_at(found: "Reached") -> list[str]:
    """Return that nobody is at the organisation sought and what would help, [] where one is."""
    return reach.nobody_at(found)


@register.filter
def path_missing(found: "Missing") -> str:
    """Return what would make a path."""
    return reach.missing(found)


@register.filter
def path_kept_out(found: "KeptOut") -> str:
    """Return who would lead there, and why they are not asked."""
    return reach.kept_out(found)


@register.filter
def not_introduced(found: "Reached") -> str:
    """Return that nobody is to be introduced to whom one seeks, "" where somebody may be."""
    return reach.not_introduced(found)


@register.simple_tag
def nothing_leads_there() -> str:
    """Return that nothing known comes near whom one seeks."""
    return reach.nothing_leads_there()


@register.filter
def only_some(words: object) -> str:
    """Return that nobody has all the words sought."""
    return reach.only_some(words)  # type: ignore[arg-type]  # what services.sought found


@register.filter
def may_know(one: "MayKnow", found: "Reached") -> tuple[str, str, str]:
    """Return why somebody of mine may know whom one seeks: what stands before their name, the name,
    and what stands after it.
    """
    return reach.may_know(one, found).partition(one.person.name)


@register.filter
def nobody_near(found: "Reached") -> str:
    """Return that nothing tells who may know whom one seeks."""
    return reach.nobody_near(found)


@register.filter
def weak_reason(tie: WeakTie) -> str:
    """Return why a weak tie is worth asking."""
    return weak_ties.reason(tie)


@register.filter
def weak_ask(tie: WeakTie) -> str:
    """Return what to ask a weak tie for."""
    return weak_ties.ask(tie)


@register.filter
def part_beside(one: "Found", parts: "dict[int, Part]") -> str:
    """Return what a weak tie is of my network, "" where its reason says it already."""
    return weak_ties.part_beside(one.tie, parts.get(one.person.pk))


@register.filter
def part_told(part: "Part") -> str:
    """Return what somebody is of my network."""
    return weak_ties.part(part)


@register.filter
def network_measured(told: "Figures") -> str:
    """Return Burt's two figures and what they mean."""
    return weak_ties.measured(told)


@register.filter
def network_figures(told: "Figures") -> list[str]:
    """Return what the figures of my network say."""
    return weak_ties.figures(told)
