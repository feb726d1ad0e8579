"""Goals and their targets in words."""

from typing import TYPE_CHECKING

from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.positions import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entregent.services.goal_proposals import Proposed
    from entregent.services.goals import Aim
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

_AIM = _("%(value)s (%(kind)s)")
_TAKEN_FOR = _("Understood by its name: %(aims)s.")
_PROPOSED = ngettext("%(value)s (one person)", "%(value)s (%(count)s people)")


def goal_kind(kind: str) -> str:
    """Return what sort of goal it is."""
    return say(KINDS[kind])


def target_kind(kind: str) -> str:
    """Return what sort of target it is."""
    return say(TARGETS[kind])


def proposal(one: "Proposed") -> str:
    """Return what a goal could be aimed at, with how many people have it."""
    value = _value(one.aim.kind, one.aim.value)
    return say(_PROPOSED, value=value, count=one.people)


def taken_for(aims: "Sequence[Aim]") -> str:
    """Return what a goal that is aimed at nothing is understood as, "" where it is nothing."""
    if not aims:
        return ""
    told = (
        say(_AIM, value=_value(aim.kind, aim.value), kind=target_kind(aim.kind).lower())
        for aim in aims
    )
    return say(_TAKEN_FOR, aims=", ".join(told))


def _value(kind: str, value: str) -> str:
    return function(value) if kind == "function" else value


def target_value(target: "Target") -> str:
    """Return what a goal is aimed at, a person by name."""
    if target.person:
        return target.person.name
    return _value(target.kind, target.value)
