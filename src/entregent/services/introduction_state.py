"""Introductions of the book as the core knows them: where each stands, what it waits for."""

from collections.abc import Callable
from datetime import date

from entregent.core.introduction_steps import Next, next_step
from entregent.core.introductions import Introduction as Between
from entregent.core.introductions import Move, State, Step, replayed
from entregent.core.introductions_to_me import ToMe, next_step_to_me, replayed_to_me
from entregent.services.errors import EntregentError
from entregent.storage.models import Book, Introduction, Person
from entregent.storage.queries.introductions import (
    closed_introductions,
    introductions_between,
    open_introductions,
)

ONE, OTHER = "one", "other"


def steps_of(row: Introduction) -> Between | ToMe:
    """Return an introduction as the core knows it."""
    if row.kind == Introduction.MADE:
        sides = {ONE: row.one_id, OTHER: row.other_id or 0}
        return replayed(row.one_id, row.other_id or 0, _told(row, sides.get))
    return replayed_to_me(row.through_id or 0, _told(row, lambda _side: row.through_id))


def between(row: Introduction) -> Between:
    """Return an introduction of two people as the core knows it."""
    known = steps_of(row)
    if isinstance(known, ToMe):
        raise EntregentError("introduced-to-me", number=row.pk)
    return known


def next_of(row: Introduction, *, today: date) -> Next | None:
    """Return what an introduction waits for, None when nothing is left to do."""
    known = steps_of(row)
    if isinstance(known, ToMe):
        return next_step_to_me(known, today=today)
    return next_step(known, today=today)


def is_over(row: Introduction) -> bool:
    """Tell whether nothing is left to do: it is closed, or declined and nobody waits to hear."""
    declined = row.state == State.DECLINED and next_of(row, today=row.moved_on) is None
    return declined or row.state == State.CLOSED


def under_way_and_over(book: Book, *, limit: int) -> tuple[list[Introduction], list[Introduction]]:
    """Return the introductions under way, the longest unmoved first, and the latest of those that
    are over.
    """
    rows = open_introductions(book)
    over = [*(row for row in rows if is_over(row)), *closed_introductions(book, limit=limit)]
    over.sort(key=lambda row: (row.moved_on, row.pk), reverse=True)
    return [row for row in rows if not is_over(row)], over[:limit]


def open_between(one: Person, other: Person) -> Introduction | None:
    """Return the introduction of two people to each other that is under way, or None."""
    return next((row for row in introductions_between(one, other) if not is_over(row)), None)


def is_asked_already(row: Introduction, *, today: date) -> bool:
    """Tell, of an introduction that waits for an answer, whether they have my question: it was
    sent, or a week has gone.
    """
    known = steps_of(row)
    if known.awaited is None:
        return False
    step = next_of(row, today=today)
    return known.steps[-1].sent or bool(step and step.on <= today)


def _told(row: Introduction, whose: Callable[[str], int | None]) -> list[Step]:
    return [
        Step(Move(s["move"]), date.fromisoformat(s["on"]), whose(s["who"]), bool(s["sent"]))
        for s in row.steps
    ]
