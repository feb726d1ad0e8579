"""What the map says of its groups."""

from typing import TYPE_CHECKING

from django import template

from entregent.services.wording import mapping

if TYPE_CHECKING:
    from entregent.services.mapping.groups import Bridge, Name

register = template.Library()


@register.filter
def group_name(name: "Name") -> str:
    """Return what a group is called."""
    return mapping.group_name(name)


@register.filter
def group_size(count: int) -> str:
    """Return how many people a group has."""
    return mapping.group_size(count)


@register.filter
def and_others(count: int) -> str:
    """Return how many people of a group are not told by name."""
    return mapping.and_others(count)


@register.filter
def leads(bridge: "Bridge") -> str:
    """Return what leads from a group to another."""
    return mapping.leads(bridge)
