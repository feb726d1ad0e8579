"""Why a weak tie is worth asking, what to ask for, and what Burt's figures say."""

from typing import TYPE_CHECKING

from entregent.core.weak_ties import Reason, Traits, WeakTie
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.positions import function, sector
from entregent.services.wording.times import number

if TYPE_CHECKING:
    from entregent.services.brokerage import Figures, Part

_REASONS: dict[str, Sentence] = {
    "bridges": _("As far as the book tells, nobody else you know knows them."),
    "bridges-but-one": _("As far as the book tells, one other person you know knows them."),
    "other-sector": _("Their sector is not yours: %(value)s."),
    "other-function": _("Their trade is not yours: %(value)s."),
    "other-place": _("They live in another town than you: %(value)s."),
    "sought-organisation": _("They are at %(value)s."),
    "sought-organisation-before": _("They were at %(value)s."),
    "sought-sector": _("What they do is close to what you seek: %(value)s."),
    "sought-function": _("They work in what you seek: %(value)s."),
    "sought-place": _("They live where you are headed: %(value)s."),
    "sought-title": _("Their position is what you seek: %(value)s."),
    "knows-yours": ngettext(
        "Somebody you know also knows them.",
        "%(count)s people you know also know them: enough to vouch for you, few enough for fresh"
        " news, which suits a job best.",
    ),
    "known-to-many": _(
        "%(count)s people you know also know them: what they hear may have reached you already."
    ),
}
_ASKS: dict[str, Sentence] = {
    "what-is-new": _("Ask what is new where they are."),
    "new-sector": _("Ask what is changing in their sector (%(sector)s)."),
    "new-sector-at": _(
        "Ask what is changing in their sector (%(sector)s), and what %(organisation)s is working"
        " on."
    ),
    "new-function": _("Ask %(heard)s."),
    "new-function-at": _("Ask about %(organisation)s: %(heard)s."),
    "new-place": _("Ask what is going on around %(place)s, and whom to meet there."),
    "new-organisation": _("Ask what %(organisation)s is working on, and with whom."),
    "new-title": _("Ask what is new in their work (%(title)s)."),
    "hiring-organisation": _("Ask who does the hiring at %(organisation)s, and how one gets in."),
    "hiring-organisation-alike": _(
        "Their work is close to yours: ask how it goes at %(organisation)s, and who does the"
        " hiring."
    ),
    "hiring-decides": _(
        "They decide at %(organisation)s, or know who does: ask who is missing there, and who does"
        " the hiring."
    ),
    "hiring-organisation-before": _(
        "Ask whom they still know at %(organisation)s, and who does the hiring there."
    ),
    "hiring-recruits": _("Ask which positions they are hiring for, and what they look for."),
    "hiring-recruits-at": _(
        "Ask which positions they are hiring for at %(organisation)s, and what they look for."
    ),
    "hiring-title": _(
        "Ask who is hiring for work like theirs (%(title)s), and how they got there."
    ),
    "hiring-title-at": _(
        "Ask who is hiring for work like theirs (%(title)s), %(organisation)s first, and how they"
        " got there."
    ),
    "hiring-function": _(
        "Ask who is hiring in their trade (%(function)s), and whom you should talk to."
    ),
    "hiring-function-at": _(
        "Ask who is hiring in their trade (%(function)s), %(organisation)s first, and whom you"
        " should talk to."
    ),
    "hiring-sector": _(
        "Ask who is hiring in their sector (%(sector)s), and whom you should talk to."
    ),
    "hiring-sector-at": _(
        "Ask who is hiring in their sector (%(sector)s), %(organisation)s first, and whom you"
        " should talk to."
    ),
    "hiring-sector-heard": _(
        "Ask about %(organisation)s: %(heard)s. Then who is hiring in the sector (%(sector)s)."
    ),
    "meet-sector-heard": _(
        "Ask about %(organisation)s: %(heard)s. Then whom to meet in the sector (%(sector)s)."
    ),
    "hiring-place": _("Ask who is hiring around %(place)s, and whom you should talk to."),
    "meet-organisation": _("Ask whom you should meet at %(organisation)s."),
    "meet-organisation-before": _("Ask whom they still know at %(organisation)s."),
    "meet-title": _("Ask whom else you should meet of those who do their work (%(title)s)."),
    "meet-title-at": _(
        "Ask whom else you should meet of those who do their work (%(title)s), %(organisation)s"
        " first."
    ),
    "meet-function": _("Ask whom you should meet in their trade (%(function)s)."),
    "meet-function-at": _(
        "Ask whom you should meet in their trade (%(function)s), %(organisation)s first."
    ),
    "meet-sector": _("Ask whom you should meet in their sector (%(sector)s)."),
    "meet-sector-at": _(
        "Ask whom you should meet in their sector (%(sector)s), %(organisation)s first."
    ),
    "meet-place": _("Ask whom you should meet around %(place)s."),
}
# What each trade hears of before others do, in words that go on from "Ask".
_HEARD: dict[str, Sentence] = {
    "sales": _("which clients are buying, and what they still look for"),
    "marketing": _("what the market talks about, and what reaches it"),
    "finance": _("what is being invested in, and what is cut"),
    "people": _("which people are sought, and for which work"),
    "engineering": _("what is being built, and what is hard to get right"),
    "it": _("which systems are changing, and who leads that"),
    "product": _("what is to come out, and for whom"),
    "operations": _("what is running short, and what is being reorganised"),
    "legal": _("which rules are about to change, and for whom"),
    "research": _("what is being found, and who makes use of it"),
    "education": _("what is taught now, and where those who learn it go"),
    "health": _("what is changing for patients, and who leads it"),
    "design": _("what is being designed, and with whom"),
    "communication": _("what is about to be told, and to whom"),
    "consulting": _("which questions clients come with these days"),
    "public": _("which projects are being prepared, and who decides on them"),
    "general": _("where things are heading, and who is missing for it"),
}
_FIRST: dict[str, Sentence] = {
    "take-news": _("It has been a while: take their news first."),
    "make-known": _("Nothing was exchanged yet: first say where you know each other from."),
}
_CALLED = {"function": function, "sector": sector}
_BRIDGES = frozenset({"bridges", "bridges-but-one"})
_ONE = _("One contact so far.")
_SIZE = _(
    "%(count)s contacts. As some know one another, they bring as much as about %(worth)s who would"
    " not."
)
_STRANGERS = _("%(count)s contacts who, as far as the book tells, do not know one another.")
_CONSTRAINT: dict[str, Sentence] = {
    "open": _("Your network is open: news reaches you from many sides."),
    "mixed": _("Your network is rather open; a few people hold much of it together."),
    "closed": _("Your network is closed: the same news reaches you from everybody."),
}
_NO_SECTOR = _(
    "Nothing tells your own sector, so that nobody is said to be in another: note where you work,"
    " or worked, under a name that tells it."
)
_REPEATS_NOBODY = 0.999  # of a contact
_UNDER = _("under %(value)s")
_LEAST_TOLD = 0.01
_A_WHOLE_ONE = 0.995
_ROUNDING = 1e-6
_AMONG_THE_LAST = 1 / 3  # of the contacts, by how little they repeat others
_ADDS: dict[str, Sentence] = {
    "elsewhere": _("As far as the book tells, none of your other contacts knows them."),
    "known-by": ngettext(
        "One of your other contacts knows them too.",
        "%(count)s of your other contacts know them too.",
    ),
    "assumed": ngettext(
        "One of your other contacts was at the same firm or school at the same time: that they know"
        " each other is assumed.",
        "%(count)s of your other contacts were at the same firm or school at the same time: that"
        " they know each other is assumed.",
    ),
    "assumed-besides": ngettext(
        "One more was at the same firm or school at the same time: that they know each other is"
        " assumed.",
        "%(count)s more were at the same firm or school at the same time: that they know each other"
        " is assumed.",
    ),
    "same": _(
        "That is more than for most of your contacts: what they know may reach you through these"
        " too."
    ),
}
_MEASURED = _(
    "Effective size: %(size)s of %(count)s contacts repeat nobody else. Constraint: %(constraint)s,"
    " from 0, where no one closes your network, to 1, where everything goes through the same few."
)
_PART = _("Counts for %(adds)s of a contact, and for %(share)s of the constraint.")
_TOLD_SHARE = 0.05  # of what holds the network together
_HOLDS = _("%(share)s of what holds your network together goes through them.")
_HOLDING = _("What holds it together goes most through %(names)s.")


def reason(tie: WeakTie) -> str:
    """Return why somebody is worth asking, in a few sentences."""
    return " ".join(_reason(one) for one in tie.reasons)


def _reason(one: Reason) -> str:
    if "in_common" in one.facts:
        return say(_REASONS[one.code], count=one.facts["in_common"])
    if one.code in _BRIDGES:
        return say(_REASONS[one.code])
    dimension, value = next(iter(one.facts.items()))
    return say(_REASONS[one.code], value=_named(dimension, value))


def _named(dimension: str, value: str) -> str:
    return _CALLED[dimension](value) if dimension in _CALLED else value


def ask(tie: WeakTie) -> str:
    """Return what to ask them for, and what comes before it."""
    named = {kind: _named(kind, value) for kind, value in tie.about.items()}
    if trade := tie.about.get("function", ""):
        named["heard"] = say(_HEARD[trade]) if trade in _HEARD else named["function"]
    asked = say(_ASKS[tie.ask], **named)
    return f"{say(_FIRST[tie.first])} {asked}" if tie.first else asked


def figures(told: "Figures") -> list[str]:
    """Return what the figures of my network say; [] without a contact.

    Constraint: under 0.1 few hold it together, above 0.4 nearly everybody knows one another.
    """
    if not told.contacts:
        return []
    openness = "open" if told.constraint < 0.1 else "mixed" if told.constraint < 0.4 else "closed"
    strangers = told.contacts - told.effective_size < _ROUNDING
    worth = min(told.contacts - 1, round(told.effective_size))
    if told.contacts == 1:
        return [say(_ONE)]
    size = _STRANGERS if strangers else _SIZE
    said = [say(size, count=told.contacts, worth=worth), say(_CONSTRAINT[openness])]
    if told.holding:
        names = [f"{one.name} ({_share(of.constrains)})" for one, of in told.holding]
        said.append(say(_HOLDING, names=", ".join(names)))
    return said


def unknown_of_mine(mine: Traits) -> str:
    """Return that my own sector is not known, and how to note it; "" where it is."""
    return "" if "sector" in mine else say(_NO_SECTOR)


def measured(told: "Figures") -> str:
    """Return Burt's two figures of my network and what they mean, "" below two contacts."""
    if told.contacts < 2:
        return ""
    least = told.constraint < _LEAST_TOLD
    size = number(told.effective_size)
    constraint = say(_UNDER, value=number(_LEAST_TOLD)) if least else number(told.constraint)
    return say(_MEASURED, size=size, count=told.contacts, constraint=constraint)


def part(of: "Part", tie: WeakTie | None = None) -> str:
    """Return what somebody is of my network, in a few sentences; beside a weak tie, nothing of what
    its reason made of those who know them.
    """
    holds = say(_HOLDS, share=_share(of.constrains)) if of.constrains >= _TOLD_SHARE else ""
    return " ".join(filter(None, (*_who_knows(of, tie), holds, _counts_for(of))))


def _who_knows(of: "Part", tie: WeakTie | None) -> list[str]:
    """Return who else of mine knows them: what is assumed is said to be."""
    if not of.known_by and (not of.assumed or of.adds >= _REPEATS_NOBODY):
        return [say(_ADDS["elsewhere"])]
    assumed = "assumed-besides" if of.known_by else "assumed"
    counts = {"known-by": of.known_by, assumed: of.assumed}
    told = [say(_ADDS[code], count=count) for code, count in counts.items() if count]
    judged = tie is not None and any("in_common" in one.facts for one in tie.reasons)
    return [*told, say(_ADDS["same"])] if of.ahead_of < _AMONG_THE_LAST and not judged else told


def part_beside(tie: WeakTie, of: "Part | None") -> str:
    """Return the same beside a weak tie, "" where its reason says it or nothing is known."""
    return part(of, tie) if of and _BRIDGES.isdisjoint(one.code for one in tie.reasons) else ""


def _counts_for(of: "Part") -> str:
    """Return the figures of a part, "" where a contact counts as a whole one."""
    if of.adds >= _A_WHOLE_ONE:
        return ""
    return say(_PART, adds=number(of.adds), share=_share(of.constrains))


def _share(part_of_one: float) -> str:
    percent = 100 * part_of_one
    return say(
        _("%(percent)s%%"), percent=str(round(percent)) if percent >= 10 else number(percent)
    )
