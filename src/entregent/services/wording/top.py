"""The few people to keep closest in words: why they are there, why they might leave."""

from collections.abc import Sequence
from datetime import date

from entregent.core.top import Reason
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import counted, every, length

ERRORS: dict[str, Sentence] = {
    "not-a-top-size": _("Choose between one person and %(most)s."),
    "not-in-top": _(
        "%(name)s is not among those to keep closest. Add them: entregent top add %(id)s"
    ),
    "top-full": ngettext(
        "The list is meant for one person, and %(name)s is on it. Say who takes whose place"
        " (--instead-of %(id)s), or choose a longer list: entregent top size 2",
        "The list is meant for %(count)s people, and it is full; %(name)s is the last. Say who"
        " takes whose place (--instead-of %(id)s), or choose a longer list: entregent top size N",
    ),
}
REFUSALS: dict[str, Sentence] = {
    "not-in-top": _("%(name)s is not on the list any more. Load the page again."),
    "top-full": ngettext(
        "The list is meant for one person. Choose whose place to give, or make it longer.",
        "The list is meant for %(count)s people, and it is full. Choose whose place to give, or"
        " make it longer.",
    ),
}
_REASONS: dict[str, Sentence] = {
    "circle": _("in your circle “%(circle)s”"),
    "tie-close": _("often in touch"),
    "tie-regular": _("in touch regularly"),
    "goal": _("may help with “%(goal)s”"),
    "favours": ngettext("did something for you once", "did something for you %(count)s times"),
    "brought": ngettext("you met somebody through them", "you met %(count)s people through them"),
}
_LEAVING: dict[str, Sentence] = {
    "beyond": _("There are more people than the list is meant for."),
    "never": _("Nothing has been exchanged so far."),
    "silent": _("Nothing has been exchanged for %(length)s."),
    "fading": _("This tie is fading: nothing has been exchanged for %(length)s."),
    "dormant": _("This tie is dormant: nothing has been exchanged for %(length)s."),
    "unreachable": _("Mail to them comes back, and no other way is known."),
}
_LEDE = _(
    "The few people never to lose sight of, in your own order: %(people)s at most, each %(every)s"
    " at least."
)
_PEOPLE = ngettext("one", "%(count)s")


def reasons(found: Sequence[Reason]) -> str:
    """Return what speaks for somebody, in a few words; "" for nothing."""
    said = " · ".join(_reason(one) for one in found)
    return said[:1].upper() + said[1:]


def _reason(one: Reason) -> str:
    if "count" in one.facts:
        return counted(_REASONS[one.code], one.facts["count"])
    return say(_REASONS[one.code], **one.facts)


def leaving(found: Sequence[Reason], *, today: date) -> str:
    """Return why somebody might leave, in a few short sentences; "" for nothing."""
    return " ".join(_why_leave(one, today) for one in found)


def _why_leave(one: Reason, today: date) -> str:
    if "last" not in one.facts:
        return say(_LEAVING[one.code])
    last = one.facts["last"]
    if last is None:
        return say(_LEAVING["never"])
    return say(_LEAVING[one.code], length=length((today - last).days))


def lede(people: int, days: int) -> str:
    """Return what the list is, of so many people to be in touch with every so many days."""
    return say(_LEDE, people=counted(_PEOPLE, people), every=every(days))
