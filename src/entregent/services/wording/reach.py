"""Paths in words: what each step stands on, how likely it is, whom to ask first and how."""

from datetime import date
from typing import TYPE_CHECKING

from entregent.core.drafts import Intent
from entregent.core.evidence import NEAR
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.people import evidence, link_kind, words_of
from entregent.services.wording.positions import sector
from entregent.services.wording.ties import last
from entregent.services.wording.ties import tie as called
from entregent.services.wording.times import counted, day, length

if TYPE_CHECKING:
    from entregent.services.reach import KeptOut, Missing, Reached, Step, Way
    from entregent.services.sought import Sought
    from entregent.services.who_may_know import MayKnow
    from entregent.storage.models import Person

_CHANCES: dict[str, Sentence] = {
    "likely": _("more likely than not"),
    "one-in": ngettext("all but sure", "about one chance in %(count)s"),
}
_EVIDENCE: dict[str, Sentence] = {
    "said": _("%(kind)s: “%(words)s”"),
    "assumed": _("both at %(place)s at the same time; that they know each other is assumed"),
    "assumed-mine": _("at %(place)s when you were there; that you know each other is assumed"),
    "tie": _("%(tie)s, %(last)s"),
    "circle-spouse": _("your partner"),
    "circle-family": _("your family"),
    "circle-close": _("close to you"),
    "connected": _("you met or connected %(ago)s ago, and nothing was exchanged"),
    "known": _("you know each other, and nothing was exchanged yet"),
}
_HOW: dict[str, Sentence] = {
    "write-to-them": _("You know %(name)s yourself: write to them."),
    "renew": _(
        "You know %(name)s yourself, and have not been in touch for a while: renew the tie first."
    ),
    "say-who-you-are": _(
        "%(name)s is among your contacts, and nothing was exchanged yet: say where you know each"
        " other from, then what brings you."
    ),
    "make-known": _(
        "Ask %(name)s first. Nothing was exchanged yet: before you ask, say where you know each"
        " other from."
    ),
    "call": _(
        "Ask %(name)s first, aloud: over a call or face to face, people say yes far oftener."
    ),
    "take-news": _(
        "Ask %(name)s first. It has been a while: take their news before you ask for anything."
    ),
    "write": _("Ask %(name)s first, in a short message that can be passed on."),
}
_BUSY = _("They are busy now: wait until %(day)s.")
_WEAKEST = _("The weakest step: from %(one)s to %(other)s.")
_WEAKEST_MINE = _("The weakest step: from you to %(other)s.")
_LONG = _("A long way round, for want of another near one.")
_MISSING: dict[str, Sentence] = {
    "pair": _("If %(one)s and %(other)s knew each other, there would be a path."),
    "me": _("If you got to know %(other)s, there would be a path."),
}
_KEPT_OUT: dict[str, Sentence] = {
    "archived": _("%(one)s knows %(other)s, but you archived them."),
    "noted": _("%(one)s knows %(other)s, but you noted not to ask them for introductions."),
}
_NOT_INTRODUCED = _("You noted that nobody is to be introduced to %(name)s.")
_NO_PATH = _("No path to %(name)s yet.")
_NO_PATH_SO_SHORT = ngettext(
    "No path to %(name)s in one step; one of %(longer)s steps leads there: ask for it with --hops"
    " %(longer)s.",
    "No path to %(name)s in %(count)s steps; one of %(longer)s steps leads there: ask for it with"
    " --hops %(longer)s.",
)
_ONLY_SOME = ngettext(
    "Nobody’s position says all of “%(words)s”; that of one person says some of it.",
    "Nobody’s position says all of “%(words)s”; those of %(count)s people say some of it.",
)
_SAID = _("The position says: %(words)s.")
_NOTED = _("Your notes say that they are hiring.")
_BY_MEANING = _("Close in meaning: %(words)s.")
_NOBODY_AT = _("Nobody at %(name)s in your book.")
_ELSEWHERE = _("These paths lead to people elsewhere, whose position comes near it.")
_TO_BE_THERE = _(
    "For a path to it: add somebody you hear of at %(name)s, and say whom they know among yours."
)
_MAY_KNOW: dict[str, Sentence] = {
    "firm": _("%(one)s is at %(value)s too: ask whether they know %(other)s."),
    "firm-before": _("%(one)s was at %(value)s: ask whether they know %(other)s."),
    "sector": _(
        "%(one)s works in the same sector (%(value)s): ask who around them knows %(other)s."
    ),
    "place": _("%(one)s lives near too (%(value)s): ask who around them knows %(other)s."),
}
_NOBODY_NEAR = _(
    "Nobody you know shares a firm, a school, a sector or a town with %(name)s, as far as the book"
    " tells. Note where they work, studied or live, and who may know them is said here."
)
# What somebody is written to for whom one knows, by how they are asked.
_WRITTEN_FOR = {"write-to-them": Intent.CATCH_UP}
_DRAFT = _("The message, ready to read over: %(command)s")
_LINK = _("Once you learn who knows them: %(command)s")
_NOTHING = _(
    "Nobody you know leads there yet. Say who knows whom as you learn it, or read another file into"
    " the book."
)


def nobody_at(found: "Reached") -> list[str]:
    """Return that nobody is at the organisation sought, where the paths lead, what would make one
    there; [] where somebody is.
    """
    name = found.sought.nobody_at
    if not name:
        return []
    elsewhere = [say(_ELSEWHERE)] if found.ways else []
    return [say(_NOBODY_AT, name=name), *elsewhere, say(_TO_BE_THERE, name=name)]


def chance(p: float) -> str:
    """Return how likely something is, as one says it."""
    if p >= 0.5:
        return say(_CHANCES["likely"])
    return counted(_CHANCES["one-in"], max(2, round(1 / p)))


def step_evidence(step: "Step", *, on: date) -> str:
    """Return what makes one think that a step would be taken."""
    if step.one is None:
        return _mine(step, on)
    if step.assumed:
        return say(_EVIDENCE["assumed"], place=step.place)
    speaking = [link for link in step.links if link.kind == step.sign] or list(step.links)
    found = speaking[0] if speaking else None
    if found is None:
        return link_kind(step.sign)
    if words := words_of(found):
        return say(_EVIDENCE["said"], kind=link_kind(found.kind), words=words)
    return evidence(found)


def _mine(step: "Step", on: date) -> str:
    tie = step.other.tie
    if step.sign in NEAR:
        return say(_EVIDENCE[f"circle-{step.sign}"])
    if step.last is not None and tie.last_on:
        told = last(tie.last_on, step.last.channel, today=on)
        return say(_EVIDENCE["tie"], tie=called(tie.label), last=told)
    if step.assumed:
        return say(_EVIDENCE["assumed-mine"], place=step.place)
    met = step.other.person.met_on
    if met and met < on:
        return say(_EVIDENCE["connected"], ago=length((on - met).days))
    return say(_EVIDENCE["known"])


def ask(way: "Way", *, on: date) -> str:
    """Return whom to ask first, and how."""
    told = say(_HOW[way.how], name=way.first.person.name)
    if way.busy_until:
        told += " " + say(_BUSY, day=day(way.busy_until, today=on))
    return told


def weakest(way: "Way") -> str:
    """Return which step is the least likely, "" where there is only one."""
    if way.is_direct:
        return ""
    step = way.steps[way.weakest]
    other = step.other.person.name
    if step.one is None:
        return say(_WEAKEST_MINE, other=other)
    return say(_WEAKEST, one=step.one.person.name, other=other)


def long_way(way: "Way") -> str:
    """Return that a path is shown for want of a nearer one, "" where it is near."""
    return say(_LONG) if way.is_long else ""


def missing(found: "Missing") -> str:
    """Return what would make a path."""
    if found.one is None:
        return say(_MISSING["me"], other=found.other.name)
    return say(_MISSING["pair"], one=found.one.name, other=found.other.name)


def may_know(one: "MayKnow", found: "Reached") -> str:
    """Return why somebody of mine may know whom one seeks, and what to ask them."""
    value = sector(one.value) if one.why == "sector" else one.value
    other = found.alone.name if found.alone else ""
    return say(_MAY_KNOW[one.why], one=one.person.name, other=other, value=value)


def nobody_near(found: "Reached") -> str:
    """Return that nothing tells who may know whom one seeks, and what would; "" where it does."""
    if found.alone is None or found.may_know or found.missing or found.kept_out:
        return ""
    return say(_NOBODY_NEAR, name=found.alone.name)


def link_command(found: "Reached") -> str:
    """Return how to say in the terminal who knows whom one seeks, "" where several will do."""
    if found.alone is None:
        return ""
    words, name = say(_("how you know")), _quoted(found.alone)
    return say(_LINK, command=f'entregent link {say(_("WHO"))} {name} --evidence "{words}"')


def draft_command(way: "Way") -> str:
    """Return how to have the message drafted in the terminal that asks the first of a path."""
    first = _quoted(way.first.person)
    if way.is_direct:
        return f"entregent draft {_WRITTEN_FOR.get(way.how, Intent.RECONNECT)} --to {first}"
    via = f" --via {_quoted(way.between.person)}" if way.between else ""
    about = f"--about {_quoted(way.sought.person)}{via}"
    return f"entregent draft {Intent.ASK_INTRODUCTION} --to {first} {about}"


def drafted_by(way: "Way") -> str:
    """Return the same as a sentence."""
    return say(_DRAFT, command=draft_command(way))


def _quoted(person: "Person") -> str:
    return '"{}"'.format(person.name.replace('"', ""))


def kept_out(found: "KeptOut") -> str:
    """Return who would lead there, and why they are not asked."""
    why = "archived" if found.one.archived_on else "noted"
    return say(_KEPT_OUT[why], one=found.one.name, other=found.other.name)


def not_introduced(found: "Reached") -> str:
    """Return that nobody is to be introduced to whom one seeks, or to those of them to whom a path
    would lead, "" where somebody may be.
    """
    people = [found.not_introduced] if found.not_introduced else found.barred
    return " ".join(say(_NOT_INTRODUCED, name=person.name) for person in people)


def no_path(found: "Reached", *, hops: int) -> str:
    """Return that there is no path, or only one of more steps than were asked for."""
    if found.longer:
        return say(_NO_PATH_SO_SHORT, name=found.sought.name, count=hops, longer=found.longer)
    return say(_NO_PATH, name=found.sought.name)


def only_some(sought: "Sought") -> str:
    """Return that nobody has all the words sought, and how many have some."""
    return say(_ONLY_SOME, words=sought.name, count=len(sought.people))


def matched(way: "Way") -> str:
    """Return what of the words of a title the position of whom a path leads to says, in so many
    words or by its meaning, and that a note says of them that they are hiring; "" where the
    position says them all itself.
    """
    told = ((_SAID, way.said), (_BY_MEANING, way.near))
    noted = [say(_NOTED)] if way.noted else []
    return " ".join([*noted, *(say(how, words=", ".join(some)) for how, some in told if some)])


def nothing_leads_there() -> str:
    """Return that nothing that is known comes near whom one seeks."""
    return say(_NOTHING)
