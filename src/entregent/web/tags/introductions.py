"""What the pages say of introductions."""

from datetime import date
from typing import TYPE_CHECKING

from django import template

from entregent.services.wording import introductions, pages

if TYPE_CHECKING:
    from entregent.core.introduction_steps import Next
    from entregent.core.lineage import Momentum
    from entregent.core.matching.fit import Match
    from entregent.services.introduction_cautions import Notice
    from entregent.services.introduction_ideas import Idea
    from entregent.storage.models import Introduction

register = template.Library()


@register.filter
def pair(row: "Introduction") -> str:
    """Return between whom an introduction is."""
    return introductions.pair(row)


@register.filter
def state(row: "Introduction") -> str:
    """Return where an introduction stands."""
    return introductions.state(row)


@register.simple_tag
def next_step(row: "Introduction", step: "Next | None") -> str:
    """Return what an introduction waits for."""
    return introductions.next_step(row, step)


@register.filter
def notice(told: "Notice", on: date) -> str:
    """Return what to know before an introduction goes on."""
    return introductions.notice(told, on=on)


@register.filter
def idea_reason(idea: "Idea") -> str:
    """Return why two people are worth introducing."""
    return introductions.reason(idea)


@register.filter
def idea_why(idea: "Idea") -> str:
    """Return the reason to propose to both."""
    return introductions.proposed_for(idea)


@register.filter
def idea_first(idea: "Idea") -> str:
    """Return whom to ask first."""
    return introductions.ask_first_of(idea)


@register.filter
def shared(match: "Match") -> str:
    """Return what a need and an offer share."""
    return introductions.shared(match)


@register.filter
def fits(match: "Match") -> str:
    """Return why an offer fits a need."""
    return introductions.fits(match)


@register.filter
def momentum(told: "Momentum") -> str:
    """Return how introductions multiply."""
    return introductions.momentum(told)


@register.filter
def grown(count: int) -> str:
    """Return how many people came."""
    return introductions.grown(count)


@register.filter
def introduction_number(ref: str) -> int:
    """Return which introduction an item of today's list is about."""
    return int(ref.partition("x")[0])


@register.filter
def story(row: "Introduction") -> list[tuple[date, str]]:
    """Return what happened, the oldest first: the day and the sentence."""
    sides = {"one": row.one, "other": row.other or row.through, "": None}
    told = [(row.started_on, pages.words("step-started"))]
    for step in row.steps:
        side = sides[step["who"]]
        name = side.name if side else ""
        told.append(
            (date.fromisoformat(step["on"]), pages.words(f"step-{step['move']}", name=name))
        )
    return told
