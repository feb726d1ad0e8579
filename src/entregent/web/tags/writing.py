"""What the page says on which a message is written."""

from typing import Any

from django import template

from entregent.services.checking import place

register = template.Library()
LONGEST = 120  # characters of a place


@register.filter
def place_in(found: dict[str, Any], text: str) -> str:
    """Return the place of a fault in a text, cut short."""
    return place(text, found["start"], found["end"], longest=LONGEST)
