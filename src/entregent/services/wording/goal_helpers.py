"""Who helped on the way to a goal, in words."""

from typing import TYPE_CHECKING

from entregent.services.wording.favours import ask
from entregent.services.wording.language import Sentence, _, ngettext, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entregent.services.goal_helpers import Did, Helper

_INTRODUCED = _("an introduction to %(other)s")
_LED = _("you know %(other)s through them")
_SUMMARY: Sentence = ngettext(
    "One person helped on the way.", "%(count)s people helped on the way."
)
_TO_THANK: Sentence = ngettext(
    "One is still to be thanked, or to hear how it ended.",
    "%(count)s are still to be thanked, or to hear how it ended.",
)
_ALL_THANKED = _("All of them were thanked.")


def did(one: "Did") -> str:
    """Return what somebody did."""
    if one.led:
        return say(_LED, other=one.other)
    return say(_INTRODUCED, other=one.other) if one.other else ask(one.kind)


def what(one: "Helper") -> str:
    """Return all that somebody did."""
    return ", ".join(did(each) for each in one.did)


def summary(found: "Sequence[Helper]") -> str:
    """Return how many helped, and how many are still to be thanked; "" for nobody."""
    if not found:
        return ""
    left = sum(one.item is not None for one in found)
    rest = say(_TO_THANK, count=left) if left else say(_ALL_THANKED)
    return f"{say(_SUMMARY, count=len(found))} {rest}"
