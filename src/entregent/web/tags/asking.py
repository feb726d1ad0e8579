"""What the pages say of asking somebody."""

from datetime import date
from typing import TYPE_CHECKING

from django import template

from entregent.core.boundaries import Reason
from entregent.services.wording import asking

if TYPE_CHECKING:
    from entregent.services.asking import Answer, Instead

register = template.Library()


@register.filter
def asking_verdict(answer: "Answer", on: date) -> str:
    """Return what to do."""
    return asking.verdict(answer, on=on)


@register.simple_tag
def asking_reason(reason: Reason, on: date, pace: int) -> str:
    """Return what speaks for waiting, or against asking."""
    return asking.reason(reason, on=on, pace=pace)


@register.filter
def asking_approach(answer: "Answer") -> list[str]:
    """Return how to come to somebody."""
    return asking.approach(answer)


@register.simple_tag
def what_to_bring() -> str:
    """Return what one may bring to somebody far above."""
    return asking.what_to_bring()


@register.filter
def asking_own_up(answer: "Answer") -> str:
    """Return what leads to the sentence that owns up to asking often."""
    return asking.own_up(answer)


@register.filter
def asking_nobody(answer: "Answer") -> str:
    """Return why nobody is named instead, "" where there is nothing to say."""
    return asking.nobody(answer)


@register.filter
def asking_instead(other: "Instead", on: date) -> str:
    """Return what speaks for asking somebody else."""
    return asking.instead(other, on=on)
