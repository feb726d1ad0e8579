"""Goals and their targets in words."""

from typing import TYPE_CHECKING

from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.positions import function

if TYPE_CHECKING:
    from entregent.services.goal_proposals import Proposed
    from entregent.storage.models import Target

KINDS: dict[str, Sentence] = {
    "job": _("A job"),
    "sector": _("A new sector"),
    "clients": _("Clients"),
    "recruits": _("People to hire"),
    "learning": _("Something to learn"),
    "other": _("Something else"),
}
TARGETS: dict[str, Sentence] = {
    "organisation": _("Organisation"),
    "sector": _("Sector"),
    "function": _("Function"),
    "place": _("Place"),
    "title": _("Words of a title"),
    "person": _("Person"),
}

_PROPOSED = ngettext("%(value)s (one person)", "%(value)s (%(count)s people)")


def goal_kind(kind: str) -> str:
    """Return what sort of goal it is."""
    return say(KINDS[kind])


def target_kind(kind: str) -> str:
    """Return what sort of target it is."""
    return say(TARGETS[kind])


def proposal(one: "Proposed") -> str:
    """Return what a goal could be aimed at, with how many people have it."""
    value = function(one.aim.value) if one.aim.kind == "function" else one.aim.value
    return say(_PROPOSED, value=value, count=one.people)


def target_value(target: "Target") -> str:
    """Return what a goal is aimed at, a person by name."""
    if target.person:
        return target.person.name
    return function(target.value) if target.kind == "function" else target.value
