"""Messages of an introduction: what each may hold of the other, core.discretion says.

Contact details stand in one message alone, the one that introduces, once both agreed: they are
left out of the reason too, and of a name that is but an address.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core.discretion import Fact, may_be_told, may_see_contact
from entregent.core.drafts import LANGUAGES, REGISTERS, Draft, Intent, write
from entregent.core.introductions import Introduction as Between
from entregent.core.introductions import State
from entregent.services.blurbs import blurb_for
from entregent.services.book import today
from entregent.services.boundaries import refuse_not_for_introductions
from entregent.services.discreet import discreet, safe_name, ways_to
from entregent.services.draft_relation import facts_of_relation
from entregent.services.drafts import given_name, names_of
from entregent.services.errors import EntregentError
from entregent.services.introduction_asked import facts_of_ask, facts_of_reminder, place_of
from entregent.services.introduction_proposals import whom_to_ask_first
from entregent.services.introduction_state import (
    between,
    is_asked_already,
    open_between,
    steps_of,
)
from entregent.services.manner import language_with, usual_register
from entregent.services.relation import relation_with
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, Introduction, Person
from entregent.storage.queries.circles import circles_of_person
from entregent.storage.queries.introductions import asked_of
from entregent.storage.queries.owner import me
from entregent.storage.queries.people import working_emails_of


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to be read over: to whom, what for, the words."""

    to: Sequence[Person]
    intent: Intent
    draft: Draft

    @property
    def emails(self) -> list[str]:
        """Return where it goes: nowhere from which mail came back."""
        return [email for person in self.to for email in working_emails_of(person)[:1]]


def messages(row: Introduction, *, on: date) -> list[Message]:
    """Return the messages that an introduction is ready for as it stands, [] when there is none;
    of an idea, that to whoever is better asked first comes first.
    """
    return [Message(to, intent, _draft(row, intent, to, on)) for intent, to in _ready(row, on)]


def message(row: Introduction, intent: Intent, to: Person, *, on: date) -> Message:
    """Return one message of an introduction to somebody; refused where it stands otherwise."""
    if intent is Intent.INTRODUCE:
        _refuse_before_both_agreed(row)
        sides = [row.one, *([row.other] if row.other else [])]
        return Message(sides, intent, _draft(row, intent, sides, on))
    return Message([to], intent, _draft(row, intent, [to], on))


def draft_about(
    book: Book, to: Person, about: Person, intent: Intent, *, on: date, wording: int = 0
) -> Draft:
    """Return a message to somebody about another person: an introduction, or thanks for one."""
    if to.pk == about.pk:
        raise EntregentError("same-person", name=to.name)
    if intent in (Intent.INTRODUCE_ASK, Intent.INTRODUCE_ME_REMIND):
        refuse_not_for_introductions(to)
        refuse_not_for_introductions(about)
    if intent is Intent.INTRODUCE_ME_REMIND and (asked := asked_of(to, about)):
        row = asked
    elif intent in _TO_ME:
        row = Introduction(book=book, kind=Introduction.ASKED, one=about, through=to, started_on=on)
    else:
        row = open_between(to, about) or Introduction(
            book=book, kind=Introduction.MADE, one=to, other=about, state=State.IDEA, steps=[]
        )
    if intent is Intent.INTRODUCE:
        _refuse_before_both_agreed(row)
        return _draft(row, intent, [row.one, about if row.one_id == to.pk else to], on, wording)
    return _draft(row, intent, [to], on, wording)


_TO_ME = (Intent.INTRODUCE_ME_REMIND, Intent.INTRODUCE_ME_THANKS, Intent.THANK)
# What is said in each state, to each side where nothing tells to whom.
_TO_SIDES = {
    State.IDEA: Intent.INTRODUCE_ASK,
    State.INTRODUCED: Intent.INTRODUCE_NEWS,
}
_TO_WHO_INTRODUCES = {
    State.IDEA: Intent.ASK_INTRODUCTION,
    State.ASKED_FIRST: Intent.ASK_INTRODUCTION,
    State.INTRODUCED: Intent.INTRODUCE_ME_THANKS,
    State.MET: Intent.INTRODUCE_ME_THANKS,
}


def _ready(row: Introduction, on: date) -> list[tuple[Intent, list[Person]]]:
    known = steps_of(row)
    if not isinstance(known, Between):
        if row.through and is_asked_already(row, today=on):
            return [(Intent.INTRODUCE_ME_REMIND, [row.through])]
        intent = _TO_WHO_INTRODUCES.get(known.state)
        return [(intent, [row.through])] if intent and row.through else []
    sides = {p.pk: p for p in (row.one, row.other) if p}
    order = list(sides.values())
    if known.state is State.IDEA and row.other and (first := whom_to_ask_first(row.one, row.other)):
        order = [first.who, first.other]
    told = [(_TO_SIDES[known.state], [p]) for p in order if known.state in _TO_SIDES]
    if known.awaited is not None:
        asked = Intent.INTRODUCE_REMIND if is_asked_already(row, today=on) else Intent.INTRODUCE_ASK
        told = [(asked, [sides[known.awaited]])]
    elif known.state is State.ASKED_FIRST:
        told = [(Intent.INTRODUCE_ASK, [sides[known.side(known.asked[0])]])]
    elif known.state is State.MET:
        told = [(Intent.INTRODUCE_THANKS, [sides[pk]]) for pk in known.to_thank]
    elif known.state is State.AGREED:
        told = [(Intent.INTRODUCE, list(sides.values()))]
    elif known.state is State.DECLINED:
        waiting = [p for p in sides.values() if Fact.WILL_NOT_BE in may_be_told(known, p.pk)]
        told = [(Intent.INTRODUCE_OFF, [p]) for p in waiting]
    return told


def _draft(
    row: Introduction, intent: Intent, to: Sequence[Person], on: date, wording: int = 0
) -> Draft:
    if intent is Intent.INTRODUCE:
        return _joint(row, to, wording)
    person = to[0]
    lang = _language(row.book, to)
    circles = tuple(circles_of_person(person))
    register = person.register or usual_register(person, circles)
    facts = names_of(row.book, person, register)
    asking = row if intent is Intent.ASK_INTRODUCTION else None
    with speaking(lang):
        relation = relation_with(row.book, person, on=on, circles=circles, asking=asking)
        facts |= facts_of_relation(row.book, person, relation, intent, on=on, asking=asking)
        if intent is Intent.INTRODUCE_ME_REMIND:
            facts |= facts_of_reminder(row, today=on)
        else:
            facts |= _about_the_other(row, intent, person)
    if intent is Intent.ASK_INTRODUCTION:
        blurb = blurb_for(row.book, lang, about=[row.one])
        facts |= {"blurb": blurb.text} if blurb else {}
    return write(intent, facts, lang=lang, register=register, whom=person.pk, wording=wording)


def _about_the_other(row: Introduction, intent: Intent, to: Person) -> dict[str, str]:
    """Return what a message to one side may say."""
    if row.kind != Introduction.MADE:
        if intent is Intent.ASK_INTRODUCTION:
            asked = facts_of_ask(to, row.one, why=row.why)
            return {name: value for name, value in asked.items() if value}
        said = {"other": safe_name(row.one)}
        if intent is Intent.INTRODUCE_ME_THANKS:
            said["outcome"] = row.outcome
        return {name: discreet(value, row.one) for name, value in said.items() if value}
    known = between(row)
    other = row.other if to.pk == row.one_id else row.one
    if other is None:
        return {}
    told, said = may_be_told(known, to.pk), dict[str, str]()
    if Fact.NAME in told:
        said |= {"other": safe_name(other), "what": place_of(other)}
    if Fact.REASON in told:
        said["why"] = row.why
    said = {name: text for name, value in said.items() if (text := discreet(value, other))}
    return said | ({"agreed": ""} if Fact.AGREED in told else {})


def _joint(row: Introduction, to: Sequence[Person], wording: int) -> Draft:
    """Return the message that introduces two people to each other."""
    one, other = to
    known = between(row)
    facts = {"why": row.why, "one": safe_name(one), "other": safe_name(other)}
    facts |= {"one_what": place_of(one), "other_what": place_of(other)}
    facts |= {"given": given_name(one), "and_given": given_name(other)}
    if owner := me(row.book):
        facts["me"] = owner.name
    if may_see_contact(known, one.pk, other.pk) and may_see_contact(known, other.pk, one.pk):
        facts |= {"one_reach": _reach(one), "other_reach": _reach(other)}
    facts = {name: value for name, value in facts.items() if value}
    lang = _language(row.book, to)
    return write(
        Intent.INTRODUCE, facts, lang=lang, register=REGISTERS[1], whom=one.pk, wording=wording
    )


def _refuse_before_both_agreed(row: Introduction) -> None:
    known = between(row)
    agreed = known.agreed == {known.one, known.other}
    if not agreed or known.state is State.CLOSED:
        raise EntregentError("introduction-not-agreed", number=row.pk or "")


def _language(book: Book, to: Sequence[Person]) -> str:
    said = {language_with(book, person, on=today(book)) for person in to}
    lang = said.pop() if len(said) == 1 else book.language
    return lang if lang in LANGUAGES else "en"


def _ways(person: Person, kind: str) -> list[str]:
    return [value for known, value in ways_to(person) if known == kind]


def _reach(person: Person) -> str:
    if emails := working_emails_of(person):
        return emails[0]
    kinds = ("phone", "profile", "email")  # an address from which mail came back is the last
    return next((w[0] for kind in kinds if (w := _ways(person, kind))), "")
