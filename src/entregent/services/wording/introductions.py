"""Introductions in words: where one stands, what it waits for, why two people are worth it."""

from datetime import date
from typing import TYPE_CHECKING

from entregent.core.introductions import State
from entregent.core.matching.terms import called
from entregent.core.text import fold
from entregent.services.introduction_state import is_over, steps_of
from entregent.services.wording.language import Sentence, _, ngettext, say, spoken
from entregent.services.wording.people import told_of
from entregent.services.wording.positions import function, sector
from entregent.services.wording.times import day, number

if TYPE_CHECKING:
    from entregent.core.introduction_steps import Next
    from entregent.core.lineage import Momentum
    from entregent.core.matching.fit import Match
    from entregent.services.introduction_cautions import Notice
    from entregent.services.introduction_ideas import Idea
    from entregent.services.introduction_proposals import First, Reason
    from entregent.storage.models import Introduction, Person

_TERMS = 3  # shared by a need and an offer: named

_STATES: dict[str, Sentence] = {
    "idea": _("An idea: nobody is asked yet."),
    "awaited": _("%(name)s is asked; the answer is awaited."),
    "half": _("%(name)s would like to. %(other)s is not asked yet."),
    "agreed": _("Both would like to."),
    "introduced": _("They are introduced."),
    "met": _("They met."),
    "declined": _("It will not be, this time."),
    "closed": _("It is over."),
    "agreed-to-me": _("%(name)s will introduce you."),
    "introduced-to-me": _("%(name)s has put you in touch."),
    "met-me": _("You met."),
}
_NEXT: dict[str, Sentence] = {
    "ask-second": _("Ask %(name)s."),
    "remind": _("Ask %(name)s again, once."),
    "give-up": _("No answer is an answer too: let it go kindly."),
    "write": _("Introduce them to each other."),
    "did-they-meet": _("Ask whether they met."),
    "thank-and-tell": _("Thank them both."),
    "thank-the-other": _("Thank %(name)s too."),
    "tell-it-will-not-be": _("Tell %(name)s that it will not be."),
    "wait-for-it": _("%(name)s said yes: a kind word may remind them."),
    "did-we-meet": _("Note whether you met, and what came of it."),
    "thank-them": _("Thank %(name)s, and say what came of it."),
    "first": _("Choose whom to ask first."),
}
_COMMAND = _("Next: %(command)s")
_COMMAND_ANSWERED = _("Next, once %(name)s answers: %(command)s, or --no")
# What leads one on in the terminal, of two others and of me; asking and answers are told of whom.
_LED_BY = {
    State.AGREED: "write",
    State.INTRODUCED: "outcome",
    State.MET: "thank",
    State.DECLINED: "close",
}
_REASONS: dict[str, Sentence] = {
    "needs": _("%(needs)s is looking for “%(need)s”."),
    "offers": _("%(offers)s offers: “%(offer)s”."),
    "by-meaning": _("Near in meaning, not word for word: %(terms)s."),
    "other-worlds": _("They would hardly have met by themselves."),
}
_PAIR: dict[str, Sentence] = {
    "made": _("%(one)s and %(other)s"),
    "asked": _("%(one)s, through %(through)s"),
    "received": _("%(one)s, from %(through)s"),
}
_REASON_LEFT_OUT = _(
    "The reason holds a way to reach somebody. The questions leave the reason out: neither knows"
    " how to reach the other before both agree. Correct it, and say it without an address or a"
    " number."
)
_AGAINST: dict[str, Sentence] = {
    "know-each-other": _("%(one)s and %(other)s know each other already (%(evidence)s)."),
    "same-place": _(
        "%(one)s and %(other)s were at %(place)s at the same time: they may know each other."
    ),
    "archived": _("You archived %(name)s: make sure that the introduction still makes sense."),
    "asked-often": _(
        "%(name)s was asked for %(count)s introductions in the last two months: better wait a"
        " while, or choose somebody else."
    ),
}
_REASON_LANGUAGE = _(
    "The reason is in another language than the message to %(names)s: put it into theirs there."
)
_OTHER_FIRST = _(
    "Better ask %(name)s first, as long as nothing is sent: if the answer is no, %(other)s will not"
    " have hoped in vain."
)
_BUSY = _("%(name)s is busy until %(until)s: better ask after that.")
_BUSY_FOR = _("%(name)s is busy until %(until)s (%(why)s): better ask after that.")
# What both may read of a need and an offer tells of no side whose it is.
_WHY = _("a need on one side, “%(need)s”; on the other an offer, “%(offer)s”")
_NEAR = _("near in meaning: %(terms)s")
_ALIKE: dict[str, Sentence] = {
    "function": _("the same trade, %(value)s"),
    "sector": _("the same sector, %(value)s"),
}
_CALLED = {"function": function, "sector": sector}
_ASK_FIRST: dict[str, Sentence] = {
    "gives": _(
        "Ask %(name)s first, who would give something: if the answer is no, %(other)s will not have"
        " hoped in vain."
    ),
    "higher": _(
        "Ask %(name)s first, whose time is asked for more often: if the answer is no, %(other)s"
        " will not have hoped in vain."
    ),
    "either": _("Either may be asked first."),
}
_GROWN = ngettext("%(count)s person", "%(count)s people")
_RATE = _(
    "In twelve months, %(led)s more came through the %(introduced)s people you met through somebody"
    " (%(rate)s each)."
)
_UNDATED = ngettext(
    "Of one who came through them, the day you met is not noted: it counts in no year.",
    "Of %(count)s who came through them, the day you met is not noted: they count in no year.",
)
_NO_RATE = _("In the last twelve months, nobody you met through somebody has led you to others.")


def state(row: "Introduction") -> str:
    """Return where an introduction stands, as a sentence."""
    known, names = steps_of(row), _names(row)
    if known.awaited is not None:
        return say(_STATES["awaited"], name=names.get(known.awaited, ""))
    if row.kind != row.MADE:
        through = names.get(row.through_id or 0, "")
        code = {"agreed": "agreed-to-me", "introduced": "introduced-to-me", "met": "met-me"}
        return say(_STATES[code.get(row.state, row.state)], name=through)
    if row.state == State.ASKED_FIRST:
        first = next(iter(step.who for step in known.steps if step.who is not None), row.one_id)
        other = row.other_id if first == row.one_id else row.one_id
        return say(_STATES["half"], name=names.get(first, ""), other=names.get(other or 0, ""))
    return say(_STATES[row.state])


def next_step(row: "Introduction", step: "Next | None") -> str:
    """Return what an introduction waits for, "" when nothing is left to do."""
    if step is None:
        return say(_NEXT["first"]) if row.state == State.IDEA else ""
    return say(_NEXT[step.code], name=_names(row).get(step.who or 0, ""))


def command(row: "Introduction", first: "Person | None" = None) -> str:
    """Return how to lead an introduction on in the terminal, "" where nothing is left to do; of an
    idea, by asking `first`.
    """
    known, names = steps_of(row), _names(row)
    verb, rest = _LED_BY.get(State(row.state), ""), ""
    if known.awaited is not None:
        verb, rest = "answer", f" --who {_quoted(names[known.awaited])} --yes"
    elif row.kind == row.MADE and row.state in (State.IDEA, State.ASKED_FIRST):
        asked = {step.who for step in known.steps}
        asked |= {row.one_id} if first and first.pk == row.other_id else set()
        free = [side for side in (row.one_id, row.other_id or 0) if side not in asked]
        verb, rest = "ask", f" --who {_quoted(names.get(free[0], ''))}"
    elif is_over(row):
        verb = ""
    elif verb == "outcome":
        rest = f" {_quoted(say(_('what came of it')))}"
    return f"entregent introduce {verb} {row.pk}{rest}" if verb else ""


def led_by(row: "Introduction", first: "Person | None" = None) -> str:
    """Return the same as a sentence, "" where nothing is left to do."""
    known, led = steps_of(row), command(row, first)
    if led and known.awaited is not None:
        return say(_COMMAND_ANSWERED, name=_names(row)[known.awaited], command=led)
    return say(_COMMAND, command=led) if led else ""


def pair(row: "Introduction") -> str:
    """Return between whom an introduction is."""
    names = _names(row)
    return say(
        _PAIR[row.kind],
        one=row.one.name,
        other=names.get(row.other_id or 0, ""),
        through=names.get(row.through_id or 0, ""),
    )


def notice(told: "Notice", *, on: date) -> str:
    """Return what to know before an introduction goes on."""
    if told.code == "ask-first":
        return ask_first(told.facts["first"])
    if told.code == "reason-language":
        return say(_REASON_LANGUAGE, **told.facts)
    if told.code == "other-first":
        return say(_OTHER_FIRST, **told.facts)
    if told.code in _AGAINST:
        facts = dict(told.facts)
        if "link" in facts:
            facts["evidence"] = told_of(facts.pop("link"))
        return say(_AGAINST[told.code], **facts)
    if told.code != "busy":
        return say(_REASON_LEFT_OUT)
    facts = {**told.facts, "until": day(told.facts["until"], today=on)}
    return say(_BUSY_FOR if facts["why"] else _BUSY, **facts)


def reason(idea: "Idea") -> str:
    """Return why two people are worth introducing."""
    match = idea.pair.match
    said = [
        say(_REASONS["needs"], needs=idea.needs.name, need=match.need.text),
        say(_REASONS["offers"], offers=idea.offers.name, offer=match.offer.text),
    ]
    if match.by_meaning:
        said.append(say(_REASONS["by-meaning"], terms=shared(match)))
    if idea.pair.other_worlds:
        said.append(say(_REASONS["other-worlds"]))
    return " ".join(said)


def proposed(why: "Reason | None") -> str:
    """Return a reason to propose, for both to read; "" where there is none."""
    if why is None:
        return ""
    if why.kind:
        return say(_ALIKE[why.kind], value=_CALLED[why.kind](why.value))
    return say(_WHY, need=why.need, offer=why.offer)


def proposed_for(idea: "Idea") -> str:
    """Return the reason to propose for two people worth introducing."""
    match = idea.pair.match
    return say(_WHY, need=match.need.text, offer=match.offer.text)


def ask_first(found: "First | None") -> str:
    """Return whom to ask first, and why."""
    if found is None:
        return say(_ASK_FIRST["either"])
    return say(_ASK_FIRST[found.code], name=found.who.name, other=found.other.name)


def ask_first_of(idea: "Idea") -> str:
    """Return whom to ask first of two people worth introducing: whoever offers."""
    return say(_ASK_FIRST["gives"], name=idea.offers.name, other=idea.needs.name)


def shared(match: "Match") -> str:
    """Return what a need and an offer share: construction, leave permits; a word that stands in a
    longer expression is not told again.
    """
    told = [called(term, spoken(), match.need.text) for term in match.terms]
    words = {one: set(fold(one).split()) for one in told}
    apart = [one for one in words if not any(words[one] < others for others in words.values())]
    said = ", ".join(apart[:_TERMS])
    return said.replace("'", "’") if spoken() == "fr" else said


def near(match: "Match") -> str:
    """Return what a need and an offer are both near to, "" where they match by their words."""
    return say(_NEAR, terms=shared(match)) if match.by_meaning else ""


def fits(match: "Match") -> str:
    """Return why an offer fits a need: what they share, or what both are near to."""
    return near(match) or shared(match)


def grown(count: int) -> str:
    """Return how many people came."""
    return say(_GROWN, count=count)


def momentum(told: "Momentum") -> str:
    """Return how introductions multiply, and of how many people the day is not known."""
    undated = say(_UNDATED, count=told.undated) if told.undated else ""
    if not told.led_to:
        return undated or say(_NO_RATE)
    rate = say(_RATE, led=told.led_to, introduced=told.introduced, rate=number(told.rate))
    return f"{rate} {undated}".rstrip()


def _quoted(words: str) -> str:
    return '"{}"'.format(words.replace('"', ""))


def _names(row: "Introduction") -> dict[int, str]:
    sides: list[Person | None] = [row.one, row.other, row.through]
    return {side.pk: side.name for side in sides if side is not None}
