"""Whom to meet at an event, of those who take part, and why."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core.functions import function_of
from entregent.core.matching.titles import asked, says
from entregent.core.sectors import sector_of
from entregent.core.text import fold
from entregent.core.ties import Clocks, Label, label
from entregent.core.today import REPLY_OWED_FOR
from entregent.core.whom_to_meet import Reason, ranked
from entregent.services.book import day_of, end_of
from entregent.services.goals_served import goals_served
from entregent.services.thanks_owed import thanks_owed_to
from entregent.services.traits import my_traits, traits_of
from entregent.storage.models import Attendee, Book, Event, Target
from entregent.storage.queries.events import attendees, promised_to, waiting_for_me, who_is_at
from entregent.storage.queries.ties import clocks_of_each
from entregent.storage.queries.weak_ties import open_goals

AT_ONCE = 10
LOOKED_AT = 1_000  # of those who take part
_SILENT = {Label.DORMANT: "dormant", Label.FADING: "fading"}
Told = dict[int, list[Reason]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody to meet, with what speaks for it, the weightiest first."""

    row: Attendee
    reasons: list[Reason]


def propose(book: Book, event: Event, *, on: date, limit: int = AT_ONCE) -> list[Proposed]:
    """Return whom to meet of those who take part; whom I chose to or met already is left out."""
    return propose_of(book, attendees(event), on=on, limit=limit)


def propose_of(
    book: Book, listed: Sequence[Attendee], *, on: date, limit: int = AT_ONCE
) -> list[Proposed]:
    """Return the same of a list that was read already."""
    waiting = [row for row in listed if not row.wanted and row.met_on is None]
    rows = {row.pk: row for row in waiting[:LOOKED_AT]}
    people = {row.person_id: pk for pk, row in rows.items() if row.person_id}
    told: Told = {people[pk]: reasons for pk, reasons in _of_mine(book, people.keys(), on).items()}
    told |= _of_strangers(book, [row for row in rows.values() if row.person_id is None])
    return [Proposed(rows[pk], reasons) for pk, reasons in ranked(told)[:limit]]


def _of_mine(book: Book, people: Collection[int], on: date) -> Told:
    """Return what speaks for meeting people of the book."""
    told: Told = defaultdict(list)
    if not people:
        return told
    for pk, text in promised_to(people):
        told[pk].append(Reason("promised", {"text": text}))
    for pk, goals in goals_served(book, people).items():
        told[pk].append(Reason("goal", {"goal": goals[0]}))
    for one in thanks_owed_to(book, on=on):
        if one.person.pk in people:
            told[one.person.pk].append(Reason("thanks", {}))
    for pk, subject in waiting_for_me(people, since=end_of(book, on - REPLY_OWED_FOR)):
        told[pk].append(Reason("reply", {"subject": subject}))
    _of_ties(book, people, on, told)
    return told


def _of_ties(book: Book, people: Collection[int], on: date, told: Told) -> None:
    at, mine = end_of(book, on), my_traits(book)
    clocks, traits = clocks_of_each(people), traits_of(people)
    for pk in people:
        tie = clocks.get(pk, Clocks())
        last = day_of(book, tie.last) if tie.last else None
        called = label(tie.strength(at), last_contact=last, today=on)
        if called in _SILENT and last:
            told[pk].append(Reason(_SILENT[called], {"days": (on - last).days}))
        elif last and called not in (Label.CLOSE, Label.REGULAR):
            sector = traits[pk].traits.get("sector", "") if pk in traits else ""
            elsewhere = sector and mine.get("sector", sector) != sector
            found = Reason("elsewhere", {"sector": sector}) if elsewhere else Reason("weak", {})
            told[pk].append(found)


def _of_strangers(book: Book, rows: Sequence[Attendee]) -> Told:
    """Return what speaks for meeting people who are in no book, by what a list tells of them."""
    told: Told = defaultdict(list)
    goals = [goal for goal in open_goals(book) if rows]
    there = who_is_at(book, {fold(row.organisation) for row in rows if row.organisation})
    for row in rows:
        for goal in goals:
            if any(_serves(target, row) for target in goal.targets.all()):
                told[row.pk].append(Reason("goal", {"goal": goal.name}))
                break
        if name := there.get(fold(row.organisation)):
            told[row.pk].append(Reason("known-there", {"name": name, "at": row.organisation}))
    return told


def _serves(target: Target, row: Attendee) -> bool:
    """Tell whether a list says of somebody what a goal is aimed at."""
    match target.kind:
        case "organisation":
            return f"{fold(row.organisation)} ".startswith(f"{target.key} ")
        case "sector":
            sector = sector_of(target.value)
            return bool(sector) and sector_of(row.organisation, row.title) == sector
        case "function":
            return function_of(row.title) == target.value
        case "title":
            words = asked(target.value)
            return bool(words) and says(words, row.title, row.organisation)
    return False
