"""How far my network covers what a goal is aimed at, worked out of all that is known."""

from collections.abc import Sequence
from datetime import date, timedelta

from entregent.core.coverage import Covered, coverage
from entregent.services.aimed_at import people_aimed_at
from entregent.services.book import end_of
from entregent.services.closeness import SOME
from entregent.services.coverage_kept import Coverage, Part
from entregent.services.manner import FAMILY_AND_FRIENDS
from entregent.services.network import network_of
from entregent.services.network_kept import Network
from entregent.storage.models import Book, Goal, Target
from entregent.storage.queries import coverage as queries
from entregent.storage.queries.goals import targets_of
from entregent.storage.queries.plans import introduced

NAMED = 5  # people of a target that are kept by number


def build_coverage(book: Book, goal: Goal, *, on: date) -> Coverage:
    """Return how far a goal is covered on a day, worked out anew."""
    targets = targets_of(goal)
    if not targets:
        return Coverage(Part(0, 0, 0, 0, 0, 0, 0, ()), ())
    known = network_of(book, on=on)
    aimed = _people(book, targets)
    places = {pk: known.places(people) for pk, people in aimed.items()}
    at = end_of(book, on)
    well = queries.close_ties(book, at=at, often=SOME) | queries.members(book, FAMILY_AND_FRIENDS)
    found = coverage(
        known.graph, known.me, places, known_well=known.places(well), not_through=known.shut
    )
    begun = end_of(book, goal.started_on - timedelta(days=1))
    touched = queries.in_touch_since(book, begun)
    parts = {pk: _part(known, pk, covered, touched) for pk, covered in found.items()}
    led = introduced(book, since=goal.started_on) & aimed[0]
    near = known.ids[[*found[0].by_two, *found[0].by_three]].tolist()
    return Coverage(
        parts[0], tuple(parts[target.pk] for target in targets), len(led), len({*near} - led)
    )  # fmt: skip


def _people(book: Book, targets: Sequence[Target]) -> dict[int, set[int]]:
    away = queries.in_archives(book)
    aimed = {pk: who - away for pk, who in people_aimed_at(book, targets).items()}
    return {0: set().union(*aimed.values()), **aimed}


def _part(known: Network, target: int, covered: Covered, touched: set[int]) -> Part:
    strong, weak, two, three = (
        known.ids[list(some)].tolist()
        for some in (covered.strong, covered.weak, covered.by_two, covered.by_three)
    )
    who = [*queries.strongest_first(strong), *queries.strongest_first(weak)] or [*two, *three]
    return Part(
        target, len(strong), len(weak), len(two), len(three), len(covered.none),
        len(touched.intersection([*strong, *weak])), tuple(who[:NAMED]),
    )  # fmt: skip
