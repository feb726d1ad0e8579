"""Who worked with me: as I said, else as positions tell."""

from collections.abc import Iterable, Sequence
from datetime import date

from entregent.core.together import Held, worked_at_once
from entregent.storage.models import Person, Position
from entregent.storage.queries.boundaries import my_positions_held

WORKED = {"yes": True, "no": False}


def worked_together(person: Person, positions: Iterable[Position], *, on: date) -> bool | None:
    """Return whether we worked together: as typed, else as positions tell, None for unknown."""
    if person.is_me:
        return None
    mine = [] if person.worked_together else my_positions_held(person.book_id)
    return worked_with(person, positions, mine, on=on)


def worked_with(
    person: Person, positions: Iterable[Position], mine: Sequence[Held], *, on: date
) -> bool | None:
    """Return the same of somebody else, my own positions told."""
    if person.worked_together:
        return WORKED[person.worked_together]
    theirs = [Held(p.organisation_id, p.started, p.ended, p.current) for p in positions]
    return worked_at_once(mine, theirs, on=on)
