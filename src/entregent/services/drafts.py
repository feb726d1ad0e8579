"""A draft to somebody, from what the book knows of them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from entregent.core import today as core
from entregent.core.drafts import (
    ABOUT_ANOTHER,
    ASKS,
    LANGUAGES,
    REGISTERS,
    Draft,
    Intent,
    note,
    write,
)
from entregent.core.text import number_in
from entregent.core.ties import FADING_AFTER
from entregent.services.articles import facts_of_article
from entregent.services.asking_about import ASKED_BY, KIND_OF, SHARE, facts_about
from entregent.services.blurbs import blurb_for
from entregent.services.book import day_of, end_of
from entregent.services.boundaries import boundaries_known, refuse_not_for_introductions
from entregent.services.closeness import refuse_known_well
from entregent.services.discreet import safe_name, ways_to
from entregent.services.draft_news import (
    is_congratulated,
    occasion,
    quoted_topic,
    told_of_them,
)
from entregent.services.draft_relation import (
    facts_of_relation,
    last_talk,
    refuse_what_follows_my_letter,
    refuse_what_follows_nothing,
    refuse_what_is_not_asked,
    refuse_what_strangers_get,
)
from entregent.services.errors import EntregentError
from entregent.services.exchanges import TOGETHER
from entregent.services.follow_up_facts import facts_begun, is_begun, met_there
from entregent.services.good_news import what_to_tell
from entregent.services.introduction_asked import facts_of_ask, facts_of_reminder
from entregent.services.introduction_state import is_asked_already
from entregent.services.item_due import item_due
from entregent.services.manner import is_family, language_with, usual_register
from entregent.services.relation import relation_with
from entregent.services.templates import drafts_of_mine
from entregent.services.thanking import facts_of_favour, favour_thanked_for
from entregent.services.wording.language import speaking
from entregent.services.wording.times import length
from entregent.storage.models import Book, Exchange, Introduction, Person, Template
from entregent.storage.queries import dossier
from entregent.storage.queries.boundaries import boundaries_of
from entregent.storage.queries.circles import circles_of_person
from entregent.storage.queries.exchanges import exchange_with
from entregent.storage.queries.favours import to_thank_for
from entregent.storage.queries.goals import goal_of
from entregent.storage.queries.introductions import asked_of, introduction_of
from entregent.storage.queries.opportunities import opportunity_of
from entregent.storage.queries.owner import me
from entregent.storage.queries.positions import positions_now
from entregent.storage.queries.wanted import these_of

WRITTEN = frozenset({"email", "message", "letter"})  # what an answer is owed to
LOOKED_AT = 50  # of the latest exchanges, for the last meeting or the last mail from them
RECENT = timedelta(days=21)  # one does not say how long ago a meeting before that was
_DONE_BY_THEM = {"role", "where"}  # what a first letter says why it is to them
_OF_THE_LAST_TALK = {"silence", "topic"}  # what a promise or a question of mine is not about
_INTENTS = {
    core.ItemKind.REPLY: Intent.REPLY,
    core.ItemKind.FOLLOW_UP: Intent.FOLLOW_UP,
    core.ItemKind.OCCASION: Intent.CONGRATULATE,
    core.ItemKind.KEEP_IN_TOUCH: Intent.CATCH_UP,
    core.ItemKind.RECONNECT: Intent.RECONNECT,
    core.ItemKind.THANK: Intent.THANK,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """What a message is for and, where the daily list gave it, the item it answers."""

    intent: Intent
    item: str = ""
    ref: str = ""
    about: int = 0  # whom one would like to meet
    via: int = 0  # who stands between
    goal: int = 0
    opportunity: int = 0
    favour: int = 0  # one they did me, that they are thanked for
    article: int = 0  # one to share with them
    kind: str = ""  # of what is asked for, where the intent alone does not tell

    @classmethod
    def of_item(cls, item: str) -> "Reason":
        """Return what an item of the daily list asks to be written."""
        named = core.parse_id(item)
        if named is None:
            raise EntregentError("no-such-item", item=item)
        kind, _person, ref = named
        if kind not in _INTENTS:  # led on the page of introductions
            raise EntregentError("no-such-item", item=item)
        if is_begun(ref):
            return cls(Intent.FOLLOW_UP, item, ref)
        weak_tie = kind is core.ItemKind.RECONNECT and core.is_for_a_goal(ref)
        if weak_tie:
            return cls(Intent.INTERVIEW, item, ref, goal=core.goal_meant(ref))
        return cls(Intent.CATCH_UP if core.is_planned(ref) else _INTENTS[kind], item, ref)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A message, what it says in the end, the facts it was made of, the template of mine it is; and
    the introduction it asks for, where that is noted already.
    """

    draft: Draft
    intent: Intent
    facts: Mapping[str, str]
    template: Template | None = None
    asking: Introduction | None = None


def drafted_to(
    book: Book,
    person: Person,
    reason: Reason,
    *,
    on: date,
    lang: str = "",
    register: str = "",
    wording: int = 0,
) -> Drafted:
    """Return a message to somebody in their language and register, unless others are asked for.

    The first wordings are those of my templates, the latest first. With it, what it was made of.
    """
    if reason.intent in ABOUT_ANOTHER - {Intent.THANK} and not reason.item:
        raise EntregentError("about-missing")
    lang = lang if lang in LANGUAGES else language_with(book, person, on=on)
    circles = tuple(circles_of_person(person))
    register = register or person.register or usual_register(person, circles)
    about = these_of(book, [reason.about, reason.via]) if reason.about or reason.via else []
    if reason.intent is Intent.ASK_INTRODUCTION:
        for one in (one for one in about if one.pk == reason.about != person.pk):
            refuse_known_well(book, one, on=on)
    intent, asked = reason.intent, _asked_before(book, person, reason)
    with speaking(lang):
        if asked and is_asked_already(asked, today=on):
            intent = Intent.INTRODUCE_ME_REMIND
            relation = relation_with(book, person, on=on, circles=circles)
            refuse_what_is_not_asked(person, relation, "introduction")
            facts = names_of(book, person, register) | facts_of_reminder(asked, today=on)
        else:
            facts = _facts(book, person, reason, on, register, circles=circles, asking=asked)
    if intent is Intent.ASK_INTRODUCTION:
        blurb = blurb_for(book, lang, about=about, goal=reason.goal, opportunity=reason.opportunity)
        facts |= {"blurb": blurb.text} if blurb else {}
    words = note if intent is Intent.CONNECT else partial(write, intent)
    of_ours = partial(words, facts, lang=lang, register=register, whom=person.pk)
    draft = of_ours(wording=wording)
    if intent in ABOUT_ANOTHER or is_begun(reason.ref):
        return Drafted(draft, intent, facts, asking=asked)
    mine = drafts_of_mine(book, intent, facts, register=register, usual=draft, about=about)
    if wording < len(mine):
        template, draft = mine[wording]
        return Drafted(draft, intent, facts, template, asked)
    words_of_ours = of_ours(wording=wording - len(mine)) if mine else draft
    return Drafted(words_of_ours, intent, facts, asking=asked)


def _asked_before(book: Book, person: Person, reason: Reason) -> Introduction | None:
    """Return the introduction noted as asked of somebody, who has not made it, or None."""
    if reason.intent is not Intent.ASK_INTRODUCTION:
        return None
    about = next(iter(these_of(book, [reason.about])), None)
    return asked_of(person, about) if about else None


def kind_asked(reason: Reason) -> str:
    """Return what a message asks for, by its kind in core/asks; "" for nothing."""
    shares = reason.intent is ASKED_BY[SHARE] and reason.kind == SHARE
    return SHARE if shares else KIND_OF.get(reason.intent, "")


def intents_for(book: Book, person: Person, *, on: date) -> list[Intent]:
    """Return what one may write to somebody for, the likeliest first."""
    known = boundaries_known(boundaries_of(person), None)
    asks = (Intent.COLD, Intent.ASK_HELP)
    shut = {ask for ask in asks if known.allows(kind_asked(Reason(ask)), on)}
    last = next(iter(dossier.timeline(person, until=end_of(book, on), limit=1)), None)
    days = on - day_of(book, last.at) if last else None
    silent = days >= FADING_AFTER if days is not None else person.met_on is not None
    waits = bool(last and _waiting(book, person, on))
    intents = [Intent.CATCH_UP]
    if silent:
        intents = [Intent.RECONNECT, Intent.CATCH_UP]
    elif waits and days and days <= core.REPLY_OWED_FOR:
        intents = [Intent.REPLY, Intent.CATCH_UP]
    if last:
        followed = last_talk(book, person, on=on) or item_due(book, person, on=on)
        intents += [Intent.FOLLOW_UP] if followed else []
        intents += [Intent.REPLY] if waits and Intent.REPLY not in intents else []
    if to_thank_for(person):
        intents.insert(1, Intent.THANK)
    intents += [Intent.CONGRATULATE] if is_congratulated(person, on) else []
    if not last and not is_family(person):
        intents += [Intent.COLD] if positions_now([person.pk]) else []
        intents += [Intent.CONNECT] if any(k == "profile" for k, _ in ways_to(person)) else []
    intents += [Intent.OFFER, Intent.SHARE, Intent.GREETING, Intent.ASK_HELP]
    return [intent for intent in intents if intent not in shut]


def _facts(
    book: Book,
    person: Person,
    reason: Reason,
    on: date,
    register: str,
    *,
    circles: Collection[str],
    asking: Introduction | None,
) -> dict[str, str]:
    facts = names_of(book, person, register)
    relation = relation_with(book, person, on=on, circles=circles, asking=asking)
    refuse_what_is_not_asked(person, relation, kind_asked(reason))
    if not is_begun(reason.ref):
        refuse_what_follows_nothing(person, relation, reason.intent)
    refuse_what_strangers_get(person, reason.intent, circles)
    facts |= facts_of_relation(book, person, relation, reason.intent, on=on, asking=asking)
    _refuse_without_why_them(person, reason.intent, facts)
    facts |= told_of_them(book, person, reason.intent, register, on=on)
    facts |= facts_of_article(book, person, reason.article)
    match reason.intent:
        case Intent.RECONNECT if {"role", "where"} <= facts.keys():
            facts = _named_once(facts)
        case Intent.CONNECT if facts.get("colleagues") == facts.get("where"):
            facts.pop("where", "")  # where we were together, they still are
        case Intent.FOLLOW_UP:
            facts = _followed_up(book, person, reason, facts, register, on=on)
        case Intent.REPLY:
            facts |= quoted_topic(_asked(book, person, reason, on).subject)
        case Intent.CONGRATULATE:
            facts |= occasion(person, reason.ref, on)
        case Intent.THANK:
            facts |= _thanked_for(book, person, reason, register, on)
        case Intent.ASK_INTRODUCTION if reason.about or not reason.opportunity:
            facts |= _introduction(book, person, reason)
        case _ if reason.intent in ASKS:
            facts |= {"sharing": ""} if kind_asked(reason) == SHARE else {}
            facts |= _sought(book, person, reason)
    return facts


def _refuse_without_why_them(person: Person, intent: Intent, facts: Mapping[str, str]) -> None:
    """Refuse a first letter that could not say why it is to them."""
    if intent is Intent.COLD and not _DONE_BY_THEM & facts.keys():
        raise EntregentError("draft-cold", name=person.name)


def _named_once(facts: dict[str, str]) -> dict[str, str]:
    """Return the facts without what would name their new firm, or their new title, twice."""
    twice = {"where", "title"} if "firm" in facts else {"role"} if "title" in facts else set()
    return {name: value for name, value in facts.items() if name not in twice}


def _thanked_for(
    book: Book, person: Person, reason: Reason, register: str, on: date
) -> dict[str, str]:
    """Return what they are thanked for: a favour, whom I met through them, what became of it."""
    number = favour_thanked_for(reason.ref)
    if number or not reason.item:
        return facts_of_favour(book, person, number or reason.favour, register, on=on)
    return _met_through(book, person, reason) | what_to_tell(book, person, reason.ref, on=on)


def _met_through(book: Book, person: Person, reason: Reason) -> dict[str, str]:
    """Return whom I met through them."""
    if number := core.numbered(reason.ref, core.FOR_BEING_INTRODUCED):
        led = introduction_of(book, number)
        return _said({"other": safe_name(led.one)}) if led else {}
    met = Person.objects.filter(book=person.book_id, pk=number_in(reason.ref) or 0).first()
    return _said({"other": safe_name(met)}) if met else {}


def names_of(book: Book, person: Person, register: str) -> dict[str, str]:
    """Return what to call them, and how I sign: with my given name where one says tu."""
    owner = me(book)
    signs = owner.name if owner else ""
    if owner and register == REGISTERS[0]:
        signs = given_name(owner) or signs
    facts = {"me": signs} if signs else {}
    given = given_name(person)
    return facts | ({"given": given} if given else {})


def given_name(person: Person) -> str:
    """Return the given name, "" where it is not told from an address or a single word."""
    if person.given:
        return person.given
    words = person.name.split()
    named = len(words) > 1 and "@" not in person.name and len(words[0]) > 1
    return words[0].title() if named and words[0].replace("-", "").isalpha() else ""


def _followed_up(
    book: Book, person: Person, reason: Reason, facts: dict[str, str], register: str, *, on: date
) -> dict[str, str]:
    """Return the facts with what is followed up: a promise, a question of mine, else a meeting."""
    if not is_begun(reason.ref):
        refuse_what_follows_my_letter(book, person, on=on)
        return facts | _met(book, person, reason, on)
    known = {name: value for name, value in facts.items() if name not in _OF_THE_LAST_TALK}
    return known | facts_begun(book, person, reason.ref, register, on=on)


def _met(book: Book, person: Person, reason: Reason, on: date) -> dict[str, str]:
    """Return when and how we met last: the meeting the item names, else the latest."""
    met = _meant(person, reason) or _latest(book, person, on, lambda m: m.channel in TOGETHER)
    if met is None:
        return {}
    channel = {"meal": "meal", "call": "call", "video": "call"}.get(met.channel, "meeting")
    day = day_of(book, met.at)
    there = met_there(person, day) if met.channel == "event" else {}
    return {channel: "", **_how_long_ago((on - day).days), **there}


def _asked(book: Book, person: Person, reason: Reason, on: date) -> Exchange | dossier.Moment:
    """Return what they wrote: the mail the item names, else their latest not answered since;
    refused where nothing waits for an answer.
    """
    asked = _meant(person, reason) or _waiting(book, person, on)
    if asked is None:
        raise EntregentError("draft-nothing-to-answer", name=person.name)
    return asked


def _waiting(book: Book, person: Person, on: date) -> dossier.Moment | None:
    """Return what they wrote last, None where I wrote since or we spoke, as for the day's list."""
    wrote_or_spoke = _latest(book, person, on, lambda m: m.by != "them" or m.channel in WRITTEN)
    return wrote_or_spoke if wrote_or_spoke and wrote_or_spoke.by == "them" else None


def _introduction(book: Book, to: Person, reason: Reason) -> dict[str, str]:
    """Return whom one would like to meet, who stands before them, and what for."""
    known = {person.pk: person for person in these_of(book, [reason.about, reason.via])}
    if reason.about not in known:
        raise EntregentError("introduction-to-whom")
    if reason.about == to.pk:
        raise EntregentError("same-person", name=to.name)
    refuse_not_for_introductions(known[reason.about])
    goal = goal_of(book, reason.goal) if reason.goal else None
    between = known.get(reason.via) if reason.via not in (to.pk, reason.about) else None
    aim = goal.name if goal else ""
    return _said(facts_of_ask(to, known[reason.about], between, goal=aim))


def _sought(book: Book, person: Person, reason: Reason) -> dict[str, str]:
    """Return what is asked for: an opening, a goal."""
    known = opportunity_of(book, reason.opportunity) if reason.opportunity else None
    goal = known.goal if known else goal_of(book, reason.goal) if reason.goal else None
    return facts_about(person, known, goal)


def _said(facts: dict[str, str]) -> dict[str, str]:
    """Return the facts that there are."""
    return {name: value for name, value in facts.items() if value}


def _meant(person: Person, reason: Reason) -> Exchange | None:
    number = number_in(reason.ref)
    return exchange_with(person, number) if number is not None else None


def _latest(
    book: Book, person: Person, on: date, wanted: Callable[[dossier.Moment], bool]
) -> dossier.Moment | None:
    seen = dossier.timeline(person, until=end_of(book, on), limit=LOOKED_AT)
    return next(filter(wanted, seen), None)


def _how_long_ago(days: int) -> dict[str, str]:
    if days > RECENT.days:
        return {}
    near = {0: "today", 1: "yesterday"}
    return {near[days]: ""} if days in near else {"length": length(days)}
