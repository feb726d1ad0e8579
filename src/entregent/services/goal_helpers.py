"""Who helped on the way to a goal, so that closing it thanks them all, reached or not (D9)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from entregent.core.asks import NO, YES
from entregent.core.today import Item
from entregent.services.goals_served import who_serves
from entregent.services.good_news import good_news_of
from entregent.services.introductions import was_made
from entregent.services.thanks_owed import Thanks, thanks_for, thanks_received
from entregent.storage.models import Book, Favour, Goal, Introduction, Person
from entregent.storage.queries import goals as queries
from entregent.storage.queries.today import decisions


@dataclass(frozen=True, slots=True)
class Did:
    """What somebody did: a favour of a kind, or an introduction to another, by name; `led` where I
    merely know the other through them.
    """

    kind: str
    other: str = ""
    led: bool = False


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helped, with what, and the line of the day's list that thanks them; None where
    they were thanked.
    """

    person: Person
    did: tuple[Did, ...]
    item: Item | None


def who_helped(book: Book, goal: Goal, *, on: date) -> list[Helper]:
    """Return who helped on the way to a goal, those still to be thanked first."""
    did: dict[Person, list[Did]] = defaultdict(list)
    items: dict[Person, list[Item]] = defaultdict(list)
    thanked: set[Person] = set()  # since it was closed: they have heard how it ended
    closed = goal.closed_on or on
    for person, what, owed, thanked_on in _did(goal):
        did[person] += [] if what in did[person] else [what]
        items[person] += [owed.item] if owed else []
        thanked |= {person} if thanked_on and thanked_on >= closed else set()
    for person, other, item in good_news_of(book, goal, on=on):
        did[person] = did[person] or [Did("introduction", other, led=True)]
        items[person] += [item] if item and person not in thanked else []
    settled = decisions(book, on=on).settled
    found = [
        Helper(person, tuple(done), next((i for i in items[person] if i.id not in settled), None))
        for person, done in did.items()
    ]
    return sorted(found, key=lambda one: one.item is None)  # equals stay as they were


def _did(goal: Goal) -> Iterator[tuple[Person, Did, Thanks | None, date | None]]:
    """Yield who did what on the way to a goal, the thanks owed for it, and when they were said."""
    led = _introductions(goal)
    for row in _favours(goal, led):
        met = row.introduction
        did = Did(row.kind, met.one.name if met else "")
        yield row.person, did, thanks_for(row), row.told_on or row.thanked_on
    for one in led:
        if one.kind == Introduction.RECEIVED and one.through:
            did = Did("introduction", one.one.name)
            yield one.through, did, thanks_received(one), one.thanked_on


def _introductions(goal: Goal) -> list[Introduction]:
    """Return the introductions of me, since the goal began, to people where it is aimed."""
    rows = [row for row in queries.led_to_me_since(goal) if was_made(row)]
    there = who_serves(goal, {row.one_id for row in rows})
    return [row for row in rows if row.one_id in there]


def _favours(goal: Goal, led: Iterable[Introduction]) -> list[Favour]:
    """Return what was asked for the goal and granted, or that something came of."""
    rows = queries.favours_for(goal, [row.pk for row in led])
    return [
        row
        for row in rows
        if row.answer == YES or row.outcome or _led(row) or (row.thanked_on and row.answer != NO)
    ]


def _led(row: Favour) -> bool:
    return row.introduction is not None and was_made(row.introduction)
