"""What is said of the groups of the map."""

from typing import TYPE_CHECKING

from entregent.services.wording.language import _, ngettext, say

if TYPE_CHECKING:
    from entregent.services.mapping.groups import Bridge, Name

_NAMES = {
    "around": _("Around %(name)s"),
    "around-firm": _("In and around %(name)s"),
    "around-circle": _("Around the circle %(name)s"),
    "alone": _("Without a known link"),
}
_LEADS = ngettext(
    "To “%(to)s” through %(one)s, who knows %(other)s",
    "To “%(to)s” through %(one)s, who knows %(other)s: %(count)s links in all",
)
_OTHERS = ngettext("and one other", "and %(count)s others")
_PEOPLE = ngettext("one person", "%(count)s people")


def group_name(name: "Name") -> str:
    """Return what a group is called."""
    return say(_NAMES[name.kind], name=name.name) if name.kind in _NAMES else name.name


def group_size(count: int) -> str:
    """Return how many people a group has."""
    return say(_PEOPLE, count=count)


def and_others(count: int) -> str:
    """Return how many people of a group are not told by name."""
    return say(_OTHERS, count=count)


def leads(bridge: "Bridge") -> str:
    """Return what leads from a group to another."""
    to = group_name(bridge.to)
    ends = {"one": bridge.one[1], "other": bridge.other[1]}
    return say(_LEADS, to=to, **ends, count=bridge.links)
