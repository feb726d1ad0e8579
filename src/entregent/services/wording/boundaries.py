"""Boundaries of somebody in words."""

from typing import TYPE_CHECKING

from entregent.core.boundaries import BUSY, Said
from entregent.services.wording.favours import ask
from entregent.services.wording.language import Sentence, _, say
from entregent.services.wording.times import birthday

if TYPE_CHECKING:
    from entregent.storage.models import Boundary

_KINDS: dict[str, Sentence] = {
    "no-introductions": _("Not for introductions"),
    "no-mail": _("No e-mails"),
}
_NEVER = _("Never ask for %(what)s")
_BUSY = _("Busy from %(begins)s to %(ends)s")
_BUSY_YEARLY = _("Busy every year from %(begins)s to %(ends)s")
_WORKED: dict[bool | None, Sentence] = {
    True: _("You worked together"),
    False: _("You have not worked together"),
    None: _("Whether you worked together is not known"),
}
_ANSWERS: dict[str, Sentence] = {"yes": _("yes"), "no": _("no")}


def boundary_kind(kind: str) -> str:
    """Return a boundary of a kind that has no days."""
    return say(_KINDS[kind]) if kind in _KINDS else say(_NEVER, what=ask(kind))


def boundary(row: "Boundary | Said") -> str:
    """Return a boundary, with its reason where there is one."""
    said = boundary_kind(row.kind) if row.kind != BUSY else _period(row.begins, row.ends)
    return say(_("%(boundary)s (%(why)s)"), boundary=said, why=row.why) if row.why else said


def _period(begins: str, ends: str) -> str:
    sentence = _BUSY_YEARLY if begins.startswith("--") else _BUSY
    return say(sentence, begins=birthday(begins), ends=birthday(ends))


def worked_together(known: bool | None) -> str:
    """Return whether we worked together."""
    return say(_WORKED[known])


def yes_or_no(value: str) -> str:
    """Return an answer as one says it."""
    return say(_ANSWERS[value]) if value in _ANSWERS else value
