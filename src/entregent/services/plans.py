"""The plan towards a goal: how far each step has come by what happened, whom to begin with."""

from dataclasses import dataclass
from datetime import date, datetime

from entregent.core.plan import BASE, MOST_EVENTS, Code, Facts, Plan, end_of_plan, plan
from entregent.services.book import day_of
from entregent.services.coverage import coverage_at_once, coverage_of
from entregent.services.coverage_kept import Coverage
from entregent.services.old_trade import OldTrade, old_trade
from entregent.services.plan_base import base_of, begun
from entregent.storage.models import Book, Goal
from entregent.storage.queries import plans as queries
from entregent.storage.queries.lineage import names_of

SHOWN = 3  # people to begin with
_LOOKED_AT = 200  # meetings at events


@dataclass(frozen=True, slots=True)
class First:
    """Somebody to begin with, and the circle they are in."""

    person: int
    name: str
    circle: str


@dataclass(frozen=True, slots=True)
class Road:
    """How far a goal is covered, the plan towards it, whom to begin with next; and who sees me in
    my old trade, where the goal leads out of it.
    """

    coverage: Coverage
    plan: Plan
    first: tuple[First, ...]
    old_trade: OldTrade | None


def road_of(book: Book, goal: Goal, *, on: date) -> Road:
    """Return how far an open goal is, on a day."""
    return _road(book, goal, coverage_of(book, goal, on=on), on)


def road_at_once(book: Book, goal: Goal, *, on: date) -> Road | None:
    """Return the same where a page need not wait for it, else None."""
    found = coverage_at_once(book, goal, on=on)
    return _road(book, goal, found, on) if found else None


def _road(book: Book, goal: Goal, found: Coverage, on: date) -> Road:
    circles, since = base_of(book), begun(book, goal)
    facts = Facts(
        base=queries.how_many_in(circles, most=BASE) if circles else 0,
        base_spoken=queries.in_touch(book, circles, since=since) if circles else 0,
        known=found.whole.known,
        known_spoken=found.whole.spoken,
        within_reach=found.to_meet,
        introduced=found.introduced,
        events=_events(book, since),
    )
    told = plan(
        facts, begins=goal.started_on, ends=end_of_plan(goal.started_on, goal.by, today=on)
    )  # fmt: skip
    to_begin = any(step.code is Code.BASE and not step.is_done for step in told.steps)
    left = queries.not_in_touch(book, circles, since=since)[:SHOWN] if to_begin else []
    names = names_of([pk for pk, _ in left])
    first = tuple(First(pk, names[pk], circles[circle]) for pk, circle in left)
    return Road(found, told, first, old_trade(book, goal, on=on))


def _events(book: Book, since: datetime) -> int:
    days = {day_of(book, at) for at in queries.events(book, since=since, limit=_LOOKED_AT)}
    return min(len(days), MOST_EVENTS)
