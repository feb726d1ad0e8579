"""The plan towards a goal: how far each step has come by what happened, whom to begin with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entregent.core.plan import BASE, MOST_EVENTS, Code, Facts, Plan, end_of_plan, is_base, plan
from entregent.core.today import FOR_A_GOAL, Item, ItemKind
from entregent.services.book import day_of, end_of
from entregent.services.coverage import coverage_at_once, coverage_of
from entregent.services.coverage_kept import Coverage
from entregent.storage.models import Book, Goal
from entregent.storage.queries import plans as queries
from entregent.storage.queries.lineage import names_of

SHOWN = 3  # people to begin with
_LOOKED_AT = 200  # meetings at events
_BEFORE_OTHERS = 11.0  # the base first: before weak ties for the goal


@dataclass(frozen=True, slots=True)
class First:
    """Somebody to begin with, and the circle they are in."""

    person: int
    name: str
    circle: str


@dataclass(frozen=True, slots=True)
class Road:
    """How far a goal is covered, the plan towards it, and whom to begin with next."""

    coverage: Coverage
    plan: Plan
    first: tuple[First, ...]


def road_of(book: Book, goal: Goal, *, on: date) -> Road:
    """Return how far an open goal is, on a day."""
    return _road(book, goal, coverage_of(book, goal, on=on), on)


def road_at_once(book: Book, goal: Goal, *, on: date) -> Road | None:
    """Return the same where a page need not wait for it, else None."""
    found = coverage_at_once(book, goal, on=on)
    return _road(book, goal, found, on) if found else None


def base_item(book: Book, goal: Goal, *, on: date, but: set[int]) -> Item | None:
    """Return who of the base is to be told of a goal next, as a line of today's list; None once
    enough of them were spoken with since it began.
    """
    circles = _base(book)
    if not circles:
        return None
    since = _begun(book, goal)
    spoken = queries.in_touch(book, circles, since=since)
    if spoken >= queries.how_many_in(circles, most=BASE):
        return None
    left = queries.not_in_touch(book, circles, since=since)
    person, circle = next(((pk, circle) for pk, circle in left if pk not in but), (0, 0))
    if not person:
        return None
    facts = {"goal": goal.name, "circle": circles[circle]}
    return Item(
        ItemKind.RECONNECT, person, f"{FOR_A_GOAL}{goal.pk}", "base-for-a-goal", on,
        _BEFORE_OTHERS, facts,
    )  # fmt: skip


def _road(book: Book, goal: Goal, found: Coverage, on: date) -> Road:
    circles, since = _base(book), _begun(book, goal)
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
    return Road(found, told, tuple(First(pk, names[pk], circles[circle]) for pk, circle in left))


def _base(book: Book) -> dict[int, str]:
    return {number: name for number, name in queries.circles(book).items() if is_base(name)}


def _begun(book: Book, goal: Goal) -> datetime:
    return end_of(book, goal.started_on - timedelta(days=1))


def _events(book: Book, since: datetime) -> int:
    days = {day_of(book, at) for at in queries.events(book, since=since, limit=_LOOKED_AT)}
    return min(len(days), MOST_EVENTS)
