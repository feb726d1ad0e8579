"""What one aims at in the review, and whom to meet or revive, in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.review import capital, dimension, percent, value
from entregent.services.wording.times import length

if TYPE_CHECKING:
    from entregent.core.growth import Growth
    from entregent.services.review_aims import ShareAim
    from entregent.services.review_kept import Brought, Wider

ERRORS: dict[str, Sentence] = {
    "no-such-share": _(
        "No share of number %(number)s is wanted any more. Look in the review at those that are."
    ),
    "not-a-growth": _("Say how many new ties a quarter, up to %(most)s; 0 for no number."),
    "not-a-share": _("A share is from 1 to 100 percent, not %(value)s; 0 wants it no longer."),
    "share-of-nothing": _(
        "“%(value)s” tells no %(dimension)s. Say it otherwise: a sector or a firm, a function or a"
        " title, a town, a decade such as 1980, a level."
    ),
    "shares-over-all": _(
        "The shares of one dimension make 100%% at most; %(left)s%% are left for this one."
    ),
}
SHOWN = 2  # of what somebody would bring

_AIM = _("%(value)s: %(share)s of your active ties, %(wanted)s wanted")
_AIM_UNKNOWN = _("%(value)s: %(wanted)s wanted; too little is known to say how many there are")
_AIM_REACHED = _("%(value)s: %(share)s of your active ties; the %(wanted)s you wanted are there")
_SINCE = _("%(said)s (%(before)s a year ago)")
_GROWTH: Sentence = ngettext(
    "One new tie this quarter, of the %(wanted)s you want.",
    "%(count)s new ties this quarter, of the %(wanted)s you want.",
)
_GROWN: Sentence = ngettext(
    "One new tie this quarter: what you wanted, %(wanted)s, is there.",
    "%(count)s new ties this quarter: what you wanted, %(wanted)s, is there.",
)
_NO_TARGET: Sentence = ngettext("One new tie this quarter.", "%(count)s new ties this quarter.")
_BEFORE = _("The quarters before: %(news)s.")
_BRINGS = _("%(value)s (%(dimension)s: %(share)s of your active ties)")
_SILENT = _("silent for %(length)s")
_NEVER = _("never a word exchanged")
_AND = _("%(one)s; %(other)s")
_NAMED = _("%(name)s: %(why)s")


def aim(one: "ShareAim") -> str:
    """Return a share that is wanted, beside the one that is had."""
    called = {one.value: one.name} if one.name else {}
    named = capital(value(one.dimension, one.value, called))
    wanted = percent(one.wanted)
    if one.share is None:
        return say(_AIM_UNKNOWN, value=named, wanted=wanted)
    sentence = _AIM_REACHED if one.is_reached else _AIM
    said = say(sentence, value=named, share=percent(one.share), wanted=wanted)
    if one.a_year_ago is None:
        return said
    return say(_SINCE, said=said, before=percent(one.a_year_ago))


def growth(told: "Growth") -> list[str]:
    """Return how many new ties this quarter brought, then those before."""
    if not told.wanted:
        first = say(_NO_TARGET, count=told.done)
    else:
        first = say(_GROWTH if told.left else _GROWN, count=told.done, wanted=told.wanted)
    before = ", ".join(str(one.new) for one in told.quarters[:-1])
    return [first, say(_BEFORE, news=before)] if before else [first]


def wider(one: "Wider", called: Mapping[str, Mapping[str, str]]) -> str:
    """Return why somebody would widen the network; `called` names values by dimension."""
    brings = [_brings(each, called.get(each.dimension, {})) for each in one.brings[:SHOWN]]
    told = brings[0] if len(brings) < SHOWN else say(_AND, one=brings[0], other=brings[1])
    silent = say(_NEVER) if one.silent is None else say(_SILENT, length=length(one.silent))
    return say(_AND, one=told, other=silent)


def named(name: str, why: str) -> str:
    """Return somebody with why they would widen it."""
    return say(_NAMED, name=name, why=why)


def _brings(one: "Brought", called: Mapping[str, str]) -> str:
    return say(
        _BRINGS,
        value=capital(value(one.dimension, one.value, called)),
        dimension=dimension(one.dimension).lower(),
        share=percent(one.share),
    )
