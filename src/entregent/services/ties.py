"""Ties follow the exchanges: whoever writes an exchange refreshes the ties it touches."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from heapq import nlargest
from itertools import groupby
from math import log2
from operator import itemgetter
from typing import Any

from entregent.core.late import clocks_with, due_clock_with, taken
from entregent.core.ties import (
    CLOSE,
    HALF_LIVES,
    REGULAR,
    Clocks,
    DueClock,
    exchange_weight,
)
from entregent.services.book import day_of, today, zone
from entregent.services.late import FEW_AMONG, Changed, changes_by
from entregent.storage import bulk
from entregent.storage.bulk import chunks
from entregent.storage.models import Book, Exchange, Tie
from entregent.storage.queries.exchanges import exchanges_of, first_moment, moments_of
from entregent.storage.queries.ties import (
    clocks_of,
    incoming_of,
    outgoing_of,
    strongest_people,
    strongest_ties,
    ties_that_went_on,
)

DAY = 86_400.0
_STATE = [
    "exchanges", "first_at", "last_at", "s7", "s60", "s365",
    "last_in_at", "in7", "in60", "in365", "last_out_at", "out7", "out60", "out365",
    "rank7", "rank60", "rank365", "former", "close_until", "regular_until", "due_level", "due_on",
]  # fmt: skip
_KEPT = ["person_id", *_STATE]
_ALL = [*_KEPT, "book_id", "cadence", "cadence_chosen_on"]
Seen = list[tuple[datetime, float, str]]


def refresh(book: Book, person_ids: Iterable[int]) -> None:
    """Work out the ties with these people anew from all their exchanges."""
    for chunk in chunks(sorted(person_ids), 2_000):
        before = Tie.objects.in_bulk(chunk)
        new: list[Tie] = []
        known: list[Tie] = []
        gone: list[int] = []
        seen = _exchanges_by_person(chunk)
        for person_id in chunk:
            tie = _at_rest(book, person_id, before.get(person_id))
            exchanges = seen.get(person_id, [])
            if not exchanges and tie.cadence is None:
                gone.append(person_id)
                continue
            _advance(book, tie, exchanges)
            (known if person_id in before else new).append(tie)
        Tie.objects.filter(pk__in=[pk for pk in gone if pk in before]).delete()
        bulk.insert(Tie, _ALL, [_values(tie, _ALL) for tie in new])
        bulk.update(Tie, _KEPT, [_values(tie, _KEPT) for tie in known])


def refresh_due(book: Book, person_ids: Iterable[int]) -> None:
    """Work out anew when to be in touch with these people, where their cadences alone changed.

    A tie without a cadence is due on no day: what happened of it is not gone through.
    """
    for chunk in chunks(sorted(person_ids), 2_000):
        there = Tie.objects.in_bulk(chunk)
        resting = {pk: tie for pk, tie in there.items() if tie.cadence is None and tie.exchanges}
        bulk.update(
            Tie, ["person_id", "due_level", "due_on"], [(person, 0.0, None) for person in resting]
        )
        refresh(book, [person for person in chunk if person not in resting])


def _values(tie: Tie, columns: list[str]) -> tuple[Any, ...]:
    return tuple(getattr(tie, column) for column in columns)


def clocks_until(person_id: int, at: datetime) -> tuple[Clocks, Clocks, Clocks]:
    """Return the clocks of a tie as they stood at a moment: all, incoming, outgoing."""
    exchanges = _exchanges_by_person([person_id], until=at).get(person_id, [])
    return _clocks(exchanges, Clocks(), Clocks(), Clocks())


def strongest(book: Book, *, at: datetime, limit: int) -> list[int]:
    """Return the people of the strongest ties at a moment, the strongest first.

    At a past one, the ties that went on since are replayed up to it.
    """
    if day_of(book, at) >= today(book):
        return strongest_people(book, at=at, limit=limit)
    ties = strongest_ties(book, at=at, limit=limit, settled=True)
    then = {tie.pk: clocks_of(tie).strength(at) for tie in ties}
    for chunk in chunks(ties_that_went_on(book, at=at), 2_000):
        for person, seen in _exchanges_by_person(chunk, until=at).items():
            every, _, _ = _clocks(seen, Clocks(), Clocks(), Clocks())
            then[person] = every.strength(at)
    return nlargest(limit, then, key=then.__getitem__)


def _exchanges_by_person(
    person_ids: list[int], *, until: datetime | None = None
) -> dict[int, Seen]:
    """Return each person's exchanges, oldest first, with the weight of each."""
    rows = exchanges_of(person_ids, until=until)
    return {
        person_id: [(at, exchange_weight(channel, size), by) for _, at, channel, by, size in rows]
        for person_id, rows in groupby(rows, key=itemgetter(0))
    }


def _at_rest(book: Book, person_id: int, known: Tie | None) -> Tie:
    """Return a tie before anything happened, with the cadence chosen for it."""
    tie = Tie(person_id=person_id, book=book)
    if known:
        tie.cadence, tie.cadence_chosen_on = known.cadence, known.cadence_chosen_on
    return tie


def strengthen(book: Book, person_id: int, exchange: Exchange) -> None:
    """Let a tie know of one exchange just written."""
    tie = Tie.objects.filter(pk=person_id).first()
    at = exchange.at
    if tie is None or (tie.last_at and at < tie.last_at):
        let_in(book, {person_id: {exchange.pk}})
        return
    weight = exchange_weight(exchange.channel, exchange.size)
    _advance(book, tie, [(at, weight, exchange.by)])
    bulk.update(Tie, _KEPT, [_values(tie, _KEPT)])


def let_in(book: Book, gained: Mapping[int, Collection[int]]) -> None:
    """Let the ties with these people know of exchanges just written among older and later ones.

    A few in a long tie change it by what is around them; other ties are replayed.
    """
    for chunk in chunks(sorted(gained), 2_000):
        there = Tie.objects.in_bulk(chunk)
        long = [tie for pk, tie in there.items() if tie.exchanges >= FEW_AMONG * len(gained[pk])]
        for tie in long:
            _let_in(book, tie, gained[tie.pk])
        bulk.update(Tie, _KEPT, [_values(tie, _KEPT) for tie in long])
        refresh(book, set(chunk).difference(tie.pk for tie in long))


def let_out(book: Book, leaving: Mapping[int, Collection[int]]) -> dict[int, int]:
    """Let long ties with these people forget a few exchanges, still on their timelines, that are
    about to leave them. Return how many each tie that did is to hold then.

    Where one of them is the last of what happened, the tie is left to be replayed.
    """
    left: dict[int, int] = {}
    for chunk in chunks(sorted(leaving), 2_000):
        lighter: list[Tie] = []
        for tie in Tie.objects.filter(pk__in=chunk):
            gone = leaving[tie.pk]
            last = {tie.last_at, tie.last_in_at, tie.last_out_at}
            if tie.exchanges < FEW_AMONG * len(gone) or last & moments_of(gone):
                continue
            every, came, went = changes_by(tie.pk, gone)
            tie.first_at = first_moment(tie.pk, without=gone)
            _let(book, tie, -len(gone), (taken(every), taken(came), taken(went)))
            lighter.append(tie)
            left[tie.pk] = tie.exchanges
        bulk.update(Tie, _KEPT, [_values(tie, _KEPT) for tie in lighter])
    return left


def _let_in(book: Book, tie: Tie, exchange_ids: Collection[int]) -> None:
    changed = changes_by(tie.pk, exchange_ids)
    moments = (tie.first_at, *(at for at, _ in changed[0]))
    tie.first_at = min(filter(None, moments), default=None)
    _let(book, tie, len(exchange_ids), changed)


def _let(book: Book, tie: Tie, more: int, changed: Changed) -> None:
    """Change the clocks of a tie by what so many exchanges more, or fewer, change of them."""
    every, came, went = changed
    if tie.cadence is not None and tie.cadence_chosen_on is not None:
        clock = DueClock(tie.cadence, tie.due_level, tie.last_at)
        _set_due(book, tie, tie.cadence_chosen_on, due_clock_with(clock, every))
    tie.exchanges += more
    _set_clocks(
        tie,
        clocks_with(clocks_of(tie), every),
        clocks_with(incoming_of(tie), came),
        clocks_with(outgoing_of(tie), went),
    )


def _advance(book: Book, tie: Tie, exchanges: Seen) -> None:
    """Take a tie on from where it stands by exchanges that came after, the oldest first."""
    _advance_due_date(book, tie, exchanges)
    every, came, went = _clocks(exchanges, clocks_of(tie), incoming_of(tie), outgoing_of(tie))
    tie.exchanges += len(exchanges)
    tie.first_at = tie.first_at or (exchanges[0][0] if exchanges else None)
    _set_clocks(tie, every, came, went)


def _set_clocks(tie: Tie, every: Clocks, came: Clocks, went: Clocks) -> None:
    tie.last_at, tie.s7, tie.s60, tie.s365 = every.last, every.s7, every.s60, every.s365
    tie.last_in_at, tie.in7, tie.in60, tie.in365 = came.last, came.s7, came.s60, came.s365
    tie.last_out_at, tie.out7, tie.out60, tie.out365 = went.last, went.s7, went.s60, went.s365
    tie.rank7, tie.rank60, tie.rank365 = ranks(every)
    tie.former = every.strength(every.last) if every.last else 0.0
    tie.close_until, tie.regular_until = every.until(CLOSE), every.until(REGULAR)


def _clocks(
    exchanges: Seen, every: Clocks, came: Clocks, went: Clocks
) -> tuple[Clocks, Clocks, Clocks]:
    """Return the clocks of all exchanges, of what came in and of what went out, taken on."""
    return (
        every.after_all((at, weight) for at, weight, _ in exchanges),
        came.after_all((at, weight) for at, weight, by in exchanges if by != "me"),
        went.after_all((at, weight) for at, weight, by in exchanges if by != "them"),
    )


def ranks(clocks: Clocks) -> tuple[float | None, float | None, float | None]:
    """Return each clock on a scale that time does not move: log2 of it, taken back to the epoch."""
    if clocks.last is None or not clocks.s365:
        return None, None, None
    days = clocks.last.timestamp() / DAY
    levels = (clocks.s7, clocks.s60, clocks.s365)
    week, quarter, year = (
        log2(level) + days / half_life for level, half_life in zip(levels, HALF_LIVES, strict=True)
    )
    return week, quarter, year


def _advance_due_date(book: Book, tie: Tie, exchanges: Seen) -> None:
    """Take the clock of the cadence on, and set when to be in touch again."""
    if tie.cadence is None or tie.cadence_chosen_on is None:
        tie.due_level, tie.due_on = 0.0, None
        return
    clock = DueClock(tie.cadence, tie.due_level, tie.last_at)
    clock = clock.after_all((at, weight) for at, weight, _ in exchanges)
    _set_due(book, tie, tie.cadence_chosen_on, clock)


def _set_due(book: Book, tie: Tie, chosen_on: date, clock: DueClock) -> None:
    tie.due_level = clock.level
    # A day is counted where the person lives.
    here = clock.last.astimezone(zone(book)) if clock.last else None
    tie.due_on = replace(clock, last=here).due_on(chosen_on=chosen_on)
