"""Where people are in life, as far as the book knows: their sector, their function, their town."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from entregent.core.functions import function_of
from entregent.core.sectors import sector_of
from entregent.core.towns import town_of
from entregent.storage.models import Book, Position
from entregent.storage.queries import weak_ties as queries
from entregent.storage.queries.dossier import positions_of
from entregent.storage.queries.owner import me, my_last_position, my_position


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody's traits, those that are known; what to call those whose value is a code; and the
    organisation and title they have now.
    """

    traits: dict[str, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    works: dict[str, str] = field(default_factory=dict)


def traits_of(person_ids: Collection[int]) -> dict[int, Known]:
    """Return what is known of each of these people; who is not there has nothing."""
    found: dict[int, Known] = defaultdict(Known)
    typed: set[int] = set()
    for person, firm, title, function in queries.current_positions(person_ids):
        told = {"sector": sector_of(firm, title), "function": function or function_of(title)}
        if person in typed and not function:  # what was typed wins over what another title tells
            told["function"] = ""
        typed |= {person} if function else set()
        found[person].traits.update({kind: value for kind, value in told.items() if value})
        now = {"organisation": firm, "title": title}
        found[person].works.update({kind: value for kind, value in now.items() if value})
    for person, address in queries.addresses_of(person_ids):
        if town := town_of(address):
            found[person].traits["place"] = town.area
            found[person].named["place"] = town.name
    return found


def my_traits(book: Book) -> dict[str, str]:
    """Return where I am in life myself, what I did last where I do nothing now; my sector as the
    latest firm that tells one does.
    """
    owner = me(book)
    mine = dict(traits_of([owner.pk])[owner.pk].traits) if owner else {}
    position = my_position(book) or my_last_position(book)
    if position:
        firm = _firm(position)
        told = {
            "function": position.function or function_of(position.title),
            "sector": sector_of(firm, position.title),
        }
        mine |= {dimension: value for dimension, value in told.items() if value}
    if owner and "sector" not in mine:
        before = (sector_of(_firm(one), one.title) for one in positions_of(owner))
        if sector := next(filter(None, before), ""):
            mine["sector"] = sector
    return mine


def _firm(position: Position) -> str:
    """Return the name of the organisation of a position, "" where there is none."""
    return position.organisation.name if position.organisation else ""
