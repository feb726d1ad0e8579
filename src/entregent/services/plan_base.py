"""Those one begins a goal with: family, friends, former colleagues, an association, a school."""

from datetime import date, datetime, timedelta

from entregent.core.plan import BASE, is_base
from entregent.core.today import FOR_A_GOAL, Item, ItemKind
from entregent.services.book import end_of
from entregent.storage.models import Book, Goal
from entregent.storage.queries import plans as queries

_URGENCY = 12.5  # the base first: a weak tie for a goal is worth 12 at most


def base_of(book: Book) -> dict[int, str]:
    """Return the circles of the base by number, with their names."""
    return {number: name for number, name in queries.circles(book).items() if is_base(name)}


def begun(book: Book, goal: Goal) -> datetime:
    """Return the moment since which what happens counts for a goal."""
    return end_of(book, goal.started_on - timedelta(days=1))


def base_item(book: Book, goal: Goal, *, on: date, but: set[int]) -> Item | None:
    """Return who of the base is to be told of a goal next, as a line of today's list; None once
    enough of them were spoken with since it began.
    """
    circles = base_of(book)
    if not circles:
        return None
    since = begun(book, goal)
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
        _URGENCY, facts,
    )  # fmt: skip
