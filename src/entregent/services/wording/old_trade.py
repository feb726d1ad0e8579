"""Who sees me in my old trade and who does not, in words, and what to say to them."""

from typing import TYPE_CHECKING

from entregent.core.old_trade import Why
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.positions import sector

if TYPE_CHECKING:
    from entregent.services.old_trade import OldTrade, Sight

_WHY: dict[Why, Sentence] = {
    Why.SAME_FIRM: _("you were both at %(value)s"),
    Why.SAME_SECTOR: _("is in the trade you leave: %(value)s"),
    Why.ELSEWHERE: _("circle “%(value)s”"),
    Why.OTHER_SECTOR: _("is in another trade: %(value)s"),
}
_NAMED = _("%(name)s: %(why)s")
_LABELLING: Sentence = ngettext(
    "Among your strongest ties, one knows you by your old trade alone.",
    "Among your strongest ties, %(count)s know you by your old trade alone.",
)
_NOBODY = _("None of your strongest ties knows you by your old trade alone.")
_FREE: Sentence = ngettext(
    "One knows you from elsewhere, and has no label for you.",
    "%(count)s know you from elsewhere, and have no label for you.",
)
_TO_THEM = _(
    "Say first where you are going, then the one thing of your trade that serves you there; ask"
    " what they hear of it, rather than for a place."
)
_TO_OTHERS = _("Ask these first whom they know there: they see you as you are now.")


def why(one: "Sight") -> str:
    """Return what shows how somebody sees me."""
    is_sector = one.seen.why in (Why.SAME_SECTOR, Why.OTHER_SECTOR)
    return say(_WHY[one.seen.why], value=sector(one.shown_by) if is_sector else one.shown_by)


def named(one: "Sight") -> str:
    """Return somebody with what shows how they see me."""
    return say(_NAMED, name=one.name, why=why(one))


def labelling(told: "OldTrade") -> str:
    """Return how many know me by my old trade alone."""
    if not told.labelling:
        return say(_NOBODY)
    return say(_LABELLING, count=len(told.labelling))


def free(told: "OldTrade") -> str:
    """Return how many do not, "" where nobody is known not to."""
    return say(_FREE, count=len(told.free)) if told.free else ""


def to_them() -> str:
    """Return what to say to those who know me by my old trade alone."""
    return say(_TO_THEM)


def to_others() -> str:
    """Return what to say to the others."""
    return say(_TO_OTHERS)
