"""What becomes of an event: to whom a word is still owed, and of its contacts months later."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from entregent.core.ties import Clocks, Label, label
from entregent.core.today import ItemKind, planned_item
from entregent.core.working_days import working_days_after
from entregent.services.book import day_of, end_of, zone
from entregent.services.follow_ups import KEPT_WITHIN, french_days
from entregent.storage.models import Attendee, Book, Event, FollowUp
from entregent.storage.queries.events import (
    attendees_met,
    exchanges_between,
    exchanges_there,
    how_many_through,
    promises_made,
    settled_items,
    ties_with,
)
from entregent.storage.queries.ties import clocks_of_each

AFTER = (("3", timedelta(days=91)), ("12", timedelta(days=365)))  # months


@dataclass(frozen=True, slots=True)
class FollowUpOwed:
    """Somebody met, and the word owed to them: by when, what was promised, "" for nothing, whether
    it is done. `item` is what the daily list calls it, for the draft that keeps it.
    """

    row: Attendee
    due: date
    promise: str
    item: str
    done: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of somebody met: exchanges within 3 and 12 months after, None where that time is
    not over; what the tie is called now, and how many people one met through them.
    """

    row: Attendee
    within: dict[str, int | None]
    label: Label
    brought: int


@dataclass(frozen=True, slots=True)
class After:
    """An event once it is over: follow-ups, those still owed first, and outcomes."""

    follow_ups: list[FollowUpOwed]
    outcomes: list[Outcome]

    @property
    def done(self) -> int:
        """Return how many of those met have had a word."""
        return sum(one.done for one in self.follow_ups)

    def in_touch(self, months: str) -> int | None:
        """Return with how many there was an exchange within so many months; None before that."""
        counts = [one.within[months] for one in self.outcomes]
        return None if None in counts or not counts else sum(bool(count) for count in counts)


def after(book: Book, event: Event, *, on: date) -> After:
    """Return what is still owed to those met at an event, and what became of them.

    A few questions, however many were met.
    """
    rows = [row for row in attendees_met(event) if row.person_id]
    people = [row.person_id or 0 for row in rows]
    return After(_follow_ups(book, event, rows, people), _outcomes(book, rows, people, on))


def _follow_ups(
    book: Book, event: Event, rows: Sequence[Attendee], people: Collection[int]
) -> list[FollowUpOwed]:
    french = french_days(book)
    there, ties = exchanges_there(event, people), ties_with(people)
    promised = promises_made(people, since=event.on, until=event.until)
    settled = settled_items(people)
    told = []
    for row in rows:
        pk, met_on = row.person_id or 0, row.met_on or event.on
        exchange, mine = there.get(pk), promised.get(pk, [])
        items = [_item(one, met_on) for one in mine]
        open_ones = [
            (one, item) for one, item in zip(mine, items, strict=True) if item not in settled
        ]
        meant = open_ones[0] if open_ones else None
        bare = f"{ItemKind.FOLLOW_UP}-{pk}-{exchange.pk}" if exchange else ""
        wrote = ties[pk].last_out_at if pk in ties else None
        at = exchange.at if exchange else _noon(book, met_on)
        done = bool(wrote and wrote > at) or (not open_ones if mine else bare in settled)
        due = meant[0].on if meant else working_days_after(met_on, KEPT_WITHIN, french=french)
        promise = "; ".join(one.text for one, _ in open_ones)
        told.append(FollowUpOwed(row, due, promise, meant[1] if meant else bare, done))
    return sorted(told, key=lambda one: (one.done, one.due, not one.promise, one.row.pk))


def _item(one: FollowUp, on: date) -> str:
    return planned_item(
        one.person_id, number=one.pk, text=one.text, on=one.on, today=on, kind=one.kind
    ).id


def _outcomes(
    book: Book, rows: Sequence[Attendee], people: Sequence[int], on: date
) -> list[Outcome]:
    at = end_of(book, on)
    clocks, brought = clocks_of_each(people), how_many_through(people)
    counts = {
        months: exchanges_between(
            [(row.person_id or 0, *_window(book, row, length)) for row in rows]
        )
        for months, length in AFTER
    }
    told = []
    for row in rows:
        pk, met_on = row.person_id or 0, row.met_on or on
        tie = clocks.get(pk, Clocks())
        last = day_of(book, tie.last) if tie.last else None
        within = {
            months: counts[months].get(pk, 0) if met_on + length <= on else None
            for months, length in AFTER
        }
        called = label(tie.strength(at), last_contact=last, today=on)
        told.append(Outcome(row, within, called, brought.get(pk, 0)))
    return told


def _window(book: Book, row: Attendee, length: timedelta) -> tuple[datetime, datetime]:
    """Return from when to when an exchange counts: the day they met is none."""
    met_on = row.met_on or row.event.on
    return (
        _midnight(book, met_on + timedelta(days=1)),
        _midnight(book, met_on + length + timedelta(days=1)),
    )


def _midnight(book: Book, day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone(book)).astimezone(UTC)


def _noon(book: Book, day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=zone(book)).astimezone(UTC)
