"""Whether to ask somebody, in words: go, wait or not at all, why, and whom else to ask."""

from datetime import date
from typing import TYPE_CHECKING

from entregent.core import level
from entregent.core.boundaries import Reason
from entregent.core.favours import Word
from entregent.services.wording.boundaries import boundary_kind
from entregent.services.wording.favours import ask
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import ago, counted, day

if TYPE_CHECKING:
    from entregent.services.asking import Answer, Instead

_WORDS: dict[str, Sentence] = {
    "go": _("Go ahead."),
    "wait-until": _("Wait until %(day)s."),
    "wait": _("Not yet."),
    "not-appropriate": _("Not this person."),
}
_REASONS: dict[str, Sentence] = {
    "never-worked-together": _(
        "You have not worked together: only somebody who saw you work can recommend you."
    ),
    "unknown-whether-worked-together": _(
        "Nothing says that you worked together. If you did, note it on their page first."
    ),
    "busy": _("A busy time for them, until %(day)s."),
    "busy-why": _("A busy time for them, until %(day)s: %(why)s."),
    "asked-lately": ngettext(
        "You asked them for something %(ago)s: let %(count)s day go by between two asks.",
        "You asked them for something %(ago)s: let %(count)s days go by between two asks.",
    ),
    "asked-often": ngettext(
        "You asked them for %(count)s favour in two months: own up to it.",
        "You asked them for %(count)s favours in two months: own up to it.",
    ),
    "no-mail": _("No e-mails: call, or meet."),
    "give-first": _(
        "They are far above you, and nothing is noted of what you brought them: give or offer"
        " something first."
    ),
    "your-turn": _("You asked them for more than you gave: it is your turn, some day."),
    "never-talked": _(
        "No exchange is noted between you: if you hardly know each other, begin with a word that"
        " asks for nothing."
    ),
    "long-silence": _(
        "The last exchange was %(ago)s: own up to the silence, and take their news first."
    ),
    "thanks-owed": _("You have not said thanks yet for %(favour)s, %(ago)s: begin there."),
    "outside-any-firm": _(
        "A referral needs somebody inside a firm, and none is noted of theirs now: note where they"
        " work, or ask somebody who is inside."
    ),
    "nothing-against": _("Nothing speaks against it: no limit of theirs, no other ask too near."),
}
_SINCE = frozenset({"asked-lately", "long-silence", "thanks-owed"})  # tell how long ago
_BRING = _(
    "Bring something first: an interview that gives them an audience, an introduction they can"
    " use, a view of their work with its reasons. One offer, precise and short."
)
_APPROACHES: dict[str, tuple[Sentence, ...]] = {
    "peer": (
        _("Between peers, a call or a coffee will do: take their news, then say what brings you."),
    ),
    "senior": (
        _("Show that you know their work: name one thing they did."),
        _("Their time counts: a short message, one precise question, little of their diary."),
    ),
    "far-above": (
        _(
            "Hundreds of mails reach them each day, and somebody else often reads them first: write"
            " one that can be forwarded as it is."
        ),
        _("Name something precise they did or said; vague praise proves nothing."),
        _BRING,
    ),
}
_SHARED: dict[str, Sentence] = {
    "function": _("in the same field"),
    "organisation": _("at the same firm"),
    "level": _("at the same level"),
}
_OWN_UP = _("Own up to it:")
_IF_IT_CANNOT_WAIT = _("If it cannot wait, own up to it:")
_NOBODY_THERE = _(
    "Nobody else you know is noted as being at %(firm)s now: find a way in through others, under"
    " Reach."
)
_NOBODY_INSIDE = _(
    "Nobody else of their circles is noted as being inside a firm now: note where people work, then"
    " ask again."
)
_ALSO_IN = _("Also in “%(circle)s”")
_NEVER_ASKED = _("never asked for anything")
_LAST_ASKED = _("last asked %(ago)s")


def verdict(answer: "Answer", *, on: date) -> str:
    """Return what to do, in a few words."""
    told = answer.verdict
    if told.word is Word.WAIT and told.until:
        return say(_WORDS["wait-until"], day=day(told.until, today=on))
    return say(_WORDS[told.word])


def reason(one: Reason, *, on: date, pace: int) -> str:
    """Return what speaks for waiting, or against asking."""
    why = one.facts.get("why", "")
    if one.code in ("never-asks", "no-introductions"):
        said = boundary_kind(one.facts.get("kind", one.code))
        return say(_("%(boundary)s (%(why)s)"), boundary=said, why=why) if why else said
    if one.code == "busy":
        until = day(one.until, today=on) if one.until else ""
        return say(_REASONS["busy-why" if why else "busy"], day=until, why=why)
    if one.code in _SINCE:
        then = ago(date.fromisoformat(one.facts["on"]), today=on)
        favour = ask(one.facts["kind"]) if "kind" in one.facts else ""
        return say(_REASONS[one.code], ago=then, count=pace, favour=favour)
    if one.code == "asked-often":
        return counted(_REASONS[one.code], int(one.facts["count"]))
    return say(_REASONS[one.code])


def approach(answer: "Answer") -> list[str]:
    """Return how to come to somebody, [] where it is not known or nothing is to be asked."""
    if answer.verdict.word is Word.NOT:
        return []
    code = level.approach(answer.gap, close=answer.close)
    return [say(line) for line in _APPROACHES.get(code, ())]


def what_to_bring() -> str:
    """Return what one may bring to somebody far above of whom no need is known."""
    return say(_BRING)


def own_up(answer: "Answer") -> str:
    """Return what leads to the sentence that owns up to asking often."""
    return say(_OWN_UP if answer.verdict.word is Word.GO else _IF_IT_CANNOT_WAIT)


def nobody(answer: "Answer") -> str:
    """Return why nobody is named instead, "" where somebody is or nobody was looked for."""
    if not answer.lacks_insiders:
        return ""
    return say(_NOBODY_THERE, firm=answer.firm) if answer.firm else say(_NOBODY_INSIDE)


def instead(one: "Instead", *, on: date) -> str:
    """Return what speaks for asking somebody else."""
    asked = (
        say(_LAST_ASKED, ago=ago(one.last_asked, today=on)) if one.last_asked else say(_NEVER_ASKED)
    )
    shared = [say(_SHARED[name]) for name in _SHARED if name in one.shares]
    among = [say(_ALSO_IN, circle=one.circle)] if one.circle else []
    told = ", ".join([*among, *shared, asked])
    return f"{told[:1].upper()}{told[1:]}."
