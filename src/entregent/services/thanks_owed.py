"""Whom thanks are owed to: for what they did, tried or answered, and for what came of it later."""

from dataclasses import dataclass
from datetime import date

from entregent.core.introductions import State
from entregent.core.thanks import LEFT_AFTER, RESULT, is_asked_for, is_left
from entregent.core.today import (
    FOR_A_FAVOUR,
    FOR_BEING_INTRODUCED,
    FOR_ITS_RESULT,
    Item,
    goal_meant,
    numbered,
    thanks_item,
)
from entregent.services.favours import thank, the_favour
from entregent.services.introductions import thanked, the_introduction
from entregent.storage.models import Book, Favour, Introduction, Person
from entregent.storage.queries.favours import favours_answered, favours_of, thanks_of
from entregent.storage.queries.introductions import introduced_to_me

RECEIVED = "received"
LONGEST_OUTCOME = 160  # characters of it in a reason


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thanks owed to somebody: why, since when, for a favour or an introduction they made."""

    person: Person
    why: str  # of core.thanks, or received
    since: date
    favour: Favour | None = None
    introduction: Introduction | None = None

    @property
    def item(self) -> Item:
        """Return it as the daily list names it, as of the day since which it is owed."""
        return self.as_item(self.since)

    def as_item(self, today: date) -> Item:
        """Return it as an item of the daily list of a day."""
        facts: dict[str, object] = {}
        if self.favour:
            mark = FOR_ITS_RESULT if self.why == RESULT else FOR_A_FAVOUR
            ref = f"{mark}{self.favour.pk}"
            told = " ".join(outcome_of(self.favour).split())[:LONGEST_OUTCOME]
            facts = {"asked": self.favour.kind, "on": self.favour.on, "outcome": told}
        elif self.introduction:
            ref = f"{FOR_BEING_INTRODUCED}{self.introduction.pk}"
            facts = {"other": self.introduction.one.name, "on": self.since}
        return thanks_item(
            self.person.pk, ref=ref, code=f"thanks-{self.why}", on=self.since, today=today,
            facts=facts,
        )  # fmt: skip


def thanks_for(row: Favour) -> Thanks | None:
    """Return what is owed for one favour, None for nothing."""
    due = thanks_of(row)
    return Thanks(row.person, due.why, due.since, favour=row) if due else None


def thanks_received(row: Introduction) -> Thanks | None:
    """Return what is owed for an introduction that somebody made unasked, None for nothing."""
    if row.through is None or row.thanked_on or row.state not in (State.INTRODUCED, State.MET):
        return None
    return Thanks(row.through, RECEIVED, row.moved_on, introduction=row)


def outcome_of(favour: Favour) -> str:
    """Return what came of a favour, or of the introduction that it is, "" for nothing noted."""
    return favour.outcome or (favour.introduction.outcome if favour.introduction else "")


def thanks_owed_to(book: Book, *, on: date) -> list[Thanks]:
    """Return all thanks that are owed on a day, the longest owed last, those of a year left out."""
    since = on - LEFT_AFTER
    rows = map(thanks_for, favours_answered(book, since=since, until=on))
    found = [one for one in rows if one]
    found += [
        Thanks(row.through, RECEIVED, row.moved_on, introduction=row)
        for row in introduced_to_me(book, since=since, until=on)
        if row.through
    ]
    known = [one for one in found if one.since <= on and not is_left(one.since, today=on)]
    return sorted(known, key=lambda one: (one.since, one.person.pk), reverse=True)


def thanks_items(book: Book, *, on: date, limit: int) -> list[Item]:
    """Return those that the list of a day asks for: at once, then ever less often.

    Of an introduction that led to a meeting, its own line asks.
    """
    asked = [one for one in thanks_owed_to(book, on=on) if is_asked_for(one.since, today=on)]
    return [one.as_item(on) for one in asked if not _leads_on(one)][:limit]


def _leads_on(one: Thanks) -> bool:
    row = one.favour.introduction if one.favour else one.introduction
    return row is not None and row.state == State.MET


def note_thanked(book: Book, person: Person, ref: str, *, on: date) -> None:
    """Note the thanks that an item of the daily list was about: for a favour, for being introduced,
    or, with the news that a goal is reached, for what was asked on the way to it.
    """
    if number := numbered(ref, FOR_A_FAVOUR) or numbered(ref, FOR_ITS_RESULT):
        favour = the_favour(book, number)
        if thanks_of(favour):
            thank(book, person, number=number, on=on)
    elif goal := goal_meant(ref):
        for row in favours_of(person):
            if row.opportunity and row.opportunity.goal_id == goal and thanks_of(row):
                thank(book, person, number=row.pk, on=on)
    elif number := numbered(ref, FOR_BEING_INTRODUCED):
        led = the_introduction(book, number)
        if led.thanked_on is None and led.state in (State.INTRODUCED, State.MET):
            thanked(book, led, on=max(on, led.moved_on))
