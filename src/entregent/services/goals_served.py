"""Which open goals people serve, by what they are now: a few people are looked at, not the book."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from entregent.core.matching.titles import asked, says
from entregent.core.sectors import sector_of
from entregent.core.text import fold
from entregent.services.traits import Known, traits_of
from entregent.storage.models import Book, Goal, Target
from entregent.storage.queries import weak_ties as queries

# A town or a function alone says little where a goal is aimed at more.
_TELLING = frozenset({"person", "organisation", "title", "sector"})


@dataclass(slots=True)
class _Now:
    """Where somebody is: the organisation and title of each position, their addresses."""

    positions: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    known: Known = field(default_factory=Known)


def goals_served(book: Book, people: Collection[int]) -> dict[int, list[str]]:
    """Return the names of the open goals that each of these people serves, those for a day first;
    who serves none is left out.
    """
    return _served([goal for goal in queries.open_goals(book) if goal.targets.all()], people)


def who_serves(goal: Goal, people: Collection[int]) -> set[int]:
    """Return which of these people serve a goal, open or not."""
    return set(_served([goal], people)) if people and goal.targets.all() else set()


def _served(goals: Sequence[Goal], people: Collection[int]) -> dict[int, list[str]]:
    if not goals:
        return {}
    now: dict[int, _Now] = defaultdict(_Now)
    for person, firm, title, _function in queries.current_positions(people):
        now[person].positions.append((firm, title))
    for person, address in queries.addresses_of(people):
        now[person].addresses.append(address)
    aimed = {target.kind for goal in goals for target in goal.targets.all()}
    for person, known in traits_of(people).items() if aimed & {"sector", "function"} else ():
        now[person].known = known
    served: dict[int, list[str]] = defaultdict(list)
    for goal in goals:
        targets = list(goal.targets.all())
        kinds = {target.kind for target in targets}
        telling = [_had(target) for target in targets if target.kind in (kinds & _TELLING or kinds)]
        for person in people:
            if any(has_it(person, now[person]) for has_it in telling):
                served[person].append(goal.name)
    return served


def _had(target: Target) -> Callable[[int, _Now], bool]:
    """Return what tells whether somebody has what a goal is aimed at, where they are now."""
    match target.kind:
        case "person":
            return lambda person, _now: target.person_id == person
        case "organisation":
            return lambda _person, now: any(_is_at(firm, target.key) for firm, _ in now.positions)
        case "function":
            return lambda _person, now: now.known.traits.get("function") == target.value
        case "place":
            wanted = set(fold(target.value).split())
            return lambda _person, now: any(
                wanted <= set(fold(one).split()) for one in now.addresses
            )
    words = asked(target.value)
    sector = sector_of(target.value) if target.kind == "sector" else ""
    return lambda _person, now: (
        (bool(sector) and now.known.traits.get("sector") == sector)
        or (bool(words) and any(says(words, title, firm) for firm, title in now.positions))
    )


def _is_at(firm: str, key: str) -> bool:
    return f"{fold(firm)} ".startswith(f"{key} ")
