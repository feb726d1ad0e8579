"""What the pages of opportunities say of each, and of who may help."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django import template

from entregent.services.wording import opportunities

if TYPE_CHECKING:
    from entregent.services.referrals import Helper
    from entregent.storage.models import Favour, Opportunity

register = template.Library()


@register.filter
def opportunity_called(known: "Opportunity") -> str:
    """Return what an opportunity is called."""
    return opportunities.called(known)


@register.filter
def opportunity_state(code: str) -> str:
    """Return how far one is."""
    return opportunities.state(code)


@register.filter
def helper_why(helper: "Helper", on: date) -> str:
    """Return where somebody stands who may help."""
    return opportunities.why(helper, on=on)


@register.filter
def helper_advice(helper: "Helper", on: date) -> str:
    """Return what to ask them for."""
    return opportunities.advice(helper, on=on)


@register.filter
def ask_stands(row: "Favour", on: date) -> str:
    """Return where an ask stands."""
    return opportunities.stands(row, on=on)


@register.filter
def asks_counted(asks: "Sequence[Favour]") -> str:
    """Return how many were asked, and said yes."""
    return opportunities.count_of(asks)
