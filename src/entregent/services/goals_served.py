"""Which open goals people serve, by what they are now: a few people are looked at, not the book."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from entregent.core.matching.titles import asked, says
from entregent.core.sectors import sector_of
from entregent.core.text import fold
from entregent.services.traits import Known, traits_of
from entregent.storage.models import Book, Target
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
    goals = [goal for goal in queries.open_goals(book) if goal.targets.all()]
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
        telling = [target for target in targets if target.kind in (kinds & _TELLING or kinds)]
        for person in people:
            if any(_is_had(target, person, now[person]) for target in telling):
                served[person].append(goal.name)
    return served


def _is_had(target: Target, person: int, now: _Now) -> bool:
    match target.kind:
        case "person":
            return target.person_id == person
        case "organisation":
            firms = (fold(firm) for firm, _title in now.positions)
            return any(firm == target.key or firm.startswith(f"{target.key} ") for firm in firms)
        case "function":
            return now.known.traits.get("function") == target.value
        case "place":
            wanted = set(fold(target.value).split())
            return any(wanted <= set(fold(one).split()) for one in now.addresses)
    words = asked(target.value)
    if words and any(says(words, title, firm) for firm, title in now.positions):
        return True
    sector = sector_of(target.value) if target.kind == "sector" else ""
    return bool(sector) and now.known.traits.get("sector") == sector
