"""Who worked with me: as I said, by hand or by a circle of colleagues; else as positions tell."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from entregent.core.together import Held, worked_at_once
from entregent.storage.models import Person, Position
from entregent.storage.queries.boundaries import my_positions_held
from entregent.storage.queries.circles import members_among

WORKED = {"yes": True, "no": False}
# Circles of those I worked with, as people name them.
_COLLEAGUES = frozenset(
    {"collegues", "anciens collegues", "ex collegues", "anciennes collegues", "collegue",
     "colleagues", "former colleagues", "ex colleagues", "old colleagues", "past colleagues",
     "coworkers", "co workers", "former coworkers", "ex coworkers"}
)  # fmt: skip


def worked_together(person: Person, positions: Iterable[Position], *, on: date) -> bool | None:
    """Return whether we worked together: as said, else as positions tell, None for unknown."""
    if person.is_me:
        return None
    if person.worked_together:
        return WORKED[person.worked_together]
    mine = my_positions_held(person.book_id)
    return worked_with(person, positions, mine, colleagues_among([person.pk]), on=on)


def colleagues_among(people: Collection[int]) -> frozenset[int]:
    """Return which of these people a circle says I work or worked with."""
    return members_among(people, _COLLEAGUES)


def worked_with(
    person: Person,
    positions: Iterable[Position],
    mine: Sequence[Held],
    colleagues: Collection[int],
    *,
    on: date,
) -> bool | None:
    """Return the same of somebody else, my own positions and my colleagues told."""
    if person.worked_together:
        return WORKED[person.worked_together]
    if person.pk in colleagues:
        return True
    theirs = [Held(p.organisation_id, p.started, p.ended, p.current) for p in positions]
    return worked_at_once(mine, theirs, on=on)
