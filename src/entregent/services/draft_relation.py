"""What a message says of the relation: who I am to them, the silence, what I asked of late."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from entregent.core.drafts import ASKS, Intent
from entregent.core.etiquette import Relation
from entregent.core.favours import own_up
from entregent.core.language import said_in
from entregent.core.no_firm import NO_FIRM
from entregent.core.quoted import title, where_met
from entregent.core.text import fold
from entregent.services.book import day_of, end_of
from entregent.services.discreet import discreet, safe_name
from entregent.services.errors import EntregentError
from entregent.services.exchanges import TOGETHER
from entregent.services.introduction_asked import firm_of
from entregent.services.manner import is_family
from entregent.services.relation import latest_word
from entregent.services.wording.language import spoken
from entregent.services.wording.times import length
from entregent.storage.models import Book, Favour, Introduction, Person, Position
from entregent.storage.queries import dossier
from entregent.storage.queries.favours import favours_of
from entregent.storage.queries.owner import me

SILENCE = timedelta(days=21)  # a shorter one is none
LONG = timedelta(days=90)  # one that an ask owns up to
LONGEST_PLACE = 60  # characters of a title, or a firm, within a sentence
VERY_LONG = timedelta(days=365)  # one that any other message owns up to
# What is said of a silence, and from which length on.
_OWNED_UP_TO = {
    Intent.RECONNECT: SILENCE,
    Intent.CATCH_UP: SILENCE,
    Intent.FOLLOW_UP: VERY_LONG,
    Intent.REPLY: VERY_LONG,
    Intent.OFFER: VERY_LONG,
    Intent.INTRODUCE_ASK: VERY_LONG,
    Intent.INTRODUCE_REMIND: VERY_LONG,
    Intent.INTRODUCE_OFF: VERY_LONG,
    Intent.INTRODUCE_NEWS: VERY_LONG,
    Intent.INTRODUCE_ME_REMIND: VERY_LONG,
} | dict.fromkeys(ASKS, LONG)
_AFTER_A_WORD = frozenset({Intent.FOLLOW_UP, Intent.REPLY})
_TO_STRANGERS = frozenset({Intent.COLD, Intent.CONNECT})
# What says why it is them one writes to, where they stand far above me.
_TO_THEM_ALONE = frozenset({Intent.RECONNECT, Intent.OFFER, Intent.INTRODUCE_ASK})
_NOW, _BEFORE = ("my_role", "my_firm"), ("was_role", "was_firm")
# What may be the very first word to somebody, after years of being connected.
_FIRST_WORD = frozenset({Intent.RECONNECT, Intent.CATCH_UP, *ASKS})


def facts_of_relation(
    book: Book,
    person: Person,
    relation: Relation,
    intent: Intent,
    *,
    on: date,
    asking: Introduction | None = None,
) -> dict[str, str]:
    """Return what is to be said of the relation with somebody, in the language that is spoken.

    `asking` is the introduction that is being asked for: the favour it noted is no earlier one.
    """
    before = [favour for favour in favours_of(person, but=asking) if favour.on <= on]
    owner = me(book)
    mine = dossier.positions_of(owner) if owner else []
    theirs = dossier.positions_of(person)
    facts = _doing(theirs[:1], "role", "where") if theirs and theirs[0].current else {}
    facts |= {"my_name": owner.name} if owner and discreet(owner.name) else {}
    facts |= _doing(mine[:1], *(_NOW if mine and mine[0].current else _BEFORE))
    facts |= _same_firm(mine, theirs)
    if intent in _TO_STRANGERS or relation.knows_me in ("maybe", "no"):
        facts |= _where_from(person, mine, theirs) or _unplaced(relation)
    if intent in _OWNED_UP_TO:
        facts |= _silence(book, person, intent, on, before)
    if intent in ASKS:
        facts |= _again(book, relation, on, before)
    return facts | _owed(relation, intent)


def refuse_what_is_not_asked(person: Person, relation: Relation, kind: str) -> None:
    """Refuse to write what a boundary forbids to ask of somebody, at all or in these days; of
    nobody where kind is "".
    """
    if kind in relation.never:
        raise EntregentError("draft-never-asked", name=person.name)
    if kind == "recommendation" and not relation.worked_together:
        known = relation.worked_together is not None
        raise EntregentError("draft-never-worked" if known else "draft-worked", name=person.name)
    if kind and (until := relation.busy_until):
        raise EntregentError("draft-busy", name=person.name, after=until + timedelta(days=1))


def refuse_what_follows_nothing(person: Person, relation: Relation, intent: Intent) -> None:
    """Refuse to answer, or to follow up, where no exchange is known."""
    if intent in _AFTER_A_WORD and relation.days_since_last_exchange is None:
        raise EntregentError("draft-nothing-between", name=person.name)


def last_talk(book: Book, person: Person, *, on: date) -> dossier.Moment | None:
    """Return the last exchange that they had a part in, None where there is none, or it was years
    before I wrote: a letter of mine without an answer is no conversation.
    """
    until = end_of(book, on)
    talk = dossier.last_talk(person, until=until, together=TOGETHER)
    if talk is None or on - day_of(book, talk.at) < VERY_LONG:
        return talk
    (last,) = dossier.timeline(person, until=until, limit=1)
    return talk if on - day_of(book, last.at) >= VERY_LONG else None


def refuse_what_follows_my_letter(book: Book, person: Person, *, on: date) -> None:
    """Refuse to follow up where there was no conversation."""
    if last_talk(book, person, on=on) is None:
        raise EntregentError("draft-unanswered", name=person.name)


def refuse_what_strangers_get(person: Person, intent: Intent, circles: Collection[str]) -> None:
    """Refuse to write to family as to somebody one has yet to come to know."""
    if intent in _TO_STRANGERS and is_family(person, circles):
        raise EntregentError("draft-to-family", name=person.name)


def _owed(relation: Relation, intent: Intent) -> dict[str, str]:
    """Return that they stand far above me, and that something is given along with an ask."""
    facts = {}
    if relation.far_above and (intent in ASKS or intent in _TO_THEM_ALONE):
        facts["far"] = ""
        if intent in ASKS and not relation.given_before:
            facts["owed"] = ""
    return facts


def _again(book: Book, relation: Relation, on: date, before: Sequence[Favour]) -> dict[str, str]:
    """Return how an ask owns up to those before it."""
    if not relation.asks_last_60_days:
        return {}
    asked = [favour for favour in before if not favour.given]
    waiting = not (asked[0].answer or asked[0].outcome or asked[0].thanked_on)
    days = [favour.on for favour in asked]
    how = own_up(days, on=on, pace=book.days_between_asks, waiting=waiting)
    return {how: ""} if how else {}


def _where_from(
    person: Person, mine: Sequence[Position], theirs: Sequence[Position]
) -> dict[str, str]:
    """Return where they know me from: a firm we both were at, else somebody, else where we met."""
    firms = {position.organisation_id for position in mine}
    shared = [position for position in theirs if position.organisation_id in firms]
    if firm := next(filter(None, map(firm_of, shared)), ""):
        return {"colleagues": firm}
    if person.through and (through := safe_name(person.through)):
        return {"through": through}
    met = where_met(discreet(person.how_met), spoken())
    return {"met": met} if met else {}


def _same_firm(mine: Sequence[Position], theirs: Sequence[Position]) -> dict[str, str]:
    """Return that I am, or was, where they are: I don't ask how one works there, nor show it."""
    firms = {position.organisation_id for position in mine if position.organisation_id}
    now = theirs[0] if theirs and theirs[0].current else None
    return {"shared": ""} if now and now.organisation_id in firms else {}


def _unplaced(relation: Relation) -> dict[str, str]:
    """Return that they may not know who I am, and whether we wrote to each other before."""
    wrote = relation.days_since_last_exchange is not None
    return {"unplaced": ""} | ({"wrote": ""} if wrote else {})


def _doing(positions: Sequence[Position], role: str, firm: str) -> dict[str, str]:
    """Return what somebody does, and where, under these names, as far as it is known."""
    told: dict[str, str] = {}
    for position in positions:
        known = "" if fold(position.title) in NO_FIRM else discreet(position.title)
        if spoken() == "en":  # an English title stands in a French letter, not the other way
            known = said_in("en", known)
        told = {role: title(known), firm: discreet(firm_of(position))}
    return {name: value for name, value in told.items() if value and _is_plain(value)}


def _is_plain(words: str) -> bool:
    """Tell whether a title or a firm may stand within a sentence: short, and one only."""
    return len(words) <= LONGEST_PLACE and not any(mark in words for mark in "|/•·\n")


def _silence(
    book: Book, person: Person, intent: Intent, on: date, before: Sequence[Favour]
) -> dict[str, str]:
    last = dossier.timeline(person, until=end_of(book, on), limit=1)
    if last or before:
        days = (on - latest_word(book, last, before)).days
        return {"silence": length(days)} if days >= _OWNED_UP_TO[intent].days else {}
    if person.met_on and intent in _FIRST_WORD:
        return {"silence": length((on - person.met_on).days), "connected": ""}
    return {}
