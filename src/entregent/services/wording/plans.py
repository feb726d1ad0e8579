"""The plan towards a goal in words."""

from datetime import date
from typing import TYPE_CHECKING

from entregent.core.plan import Code
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.review import percent
from entregent.services.wording.times import day

if TYPE_CHECKING:
    from entregent.core.plan import Plan, Step
    from entregent.services.plans import First

_STEPS: dict[Code, Sentence] = {
    Code.BASE: ngettext(
        "Tell somebody of your family, your friends or former colleagues about it.",
        "Tell %(count)s of your family, friends and former colleagues about it.",
    ),
    Code.KNOWN: ngettext(
        "Write to the one person you know where it is aimed.",
        "Write to %(count)s of those you know where it is aimed.",
    ),
    Code.INTRODUCTIONS: ngettext(
        "Be introduced to somebody you do not know there yet.",
        "Be introduced to %(count)s people you do not know there yet.",
    ),
    Code.EVENTS: ngettext(
        "Go to an event where you may meet them.", "Go to %(count)s events where you may meet them."
    ),
}
_COUNTED: dict[Code, Sentence] = {
    Code.BASE: _("Counted: those with whom anything was exchanged since the goal began."),
    Code.KNOWN: _("Counted: those with whom anything was exchanged since the goal began."),
    Code.INTRODUCTIONS: _("Counted: introductions you asked for or were given since then."),
    Code.EVENTS: _("Counted: the days on which you noted that you met somebody at an event."),
}
_SO_FAR = _("%(done)s of %(wanted)s")
_BY = _("by %(day)s")
_DONE = _("Done")
_SHARE = _("%(share)s of the plan is behind you.")
_BEGINS = _("It begins with this first step.")
_ALL_DONE = _("Every step has been taken.")
_FIRST = _("%(name)s (%(circle)s)")
_NO_BASE = _(
    "Nobody is in a circle of family, friends or former colleagues yet: put them there, the plan"
    " begins with them."
)


def step(one: "Step") -> str:
    """Return what is to be done."""
    return say(_STEPS[one.code], count=one.wanted)


def counted_by(one: "Step") -> str:
    """Return what a step is counted from."""
    return say(_COUNTED[one.code])


def so_far(one: "Step") -> str:
    """Return how far a step has come."""
    return say(_SO_FAR, done=one.done, wanted=one.wanted)


def by(one: "Step", on: date) -> str:
    """Return by when a step is to be taken, or that it is done."""
    return say(_DONE) if one.is_done else say(_BY, day=day(one.by, today=on))


def summary(told: "Plan") -> list[str]:
    """Return how far the whole has come, and that its first step lacks people."""
    if told.now is None:
        said = [say(_ALL_DONE)]
    else:
        said = [say(_SHARE, share=percent(told.share)) if told.share else say(_BEGINS)]
    has_base = any(one.code is Code.BASE for one in told.steps)
    return said if has_base else [*said, say(_NO_BASE)]


def first(one: "First") -> str:
    """Return somebody to begin with, and their circle."""
    return say(_FIRST, name=one.name, circle=one.circle)
