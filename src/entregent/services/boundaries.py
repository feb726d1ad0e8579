"""Boundaries of somebody: what is never asked of them, and when they are busy."""

from collections.abc import Iterable
from datetime import date

from entregent.core.boundaries import BUSY, Boundaries, Busy
from entregent.services.together import worked_together
from entregent.storage.models import Boundary, Person, Position


def boundaries(
    person: Person, rows: Iterable[Boundary], positions: Iterable[Position], *, on: date
) -> Boundaries:
    """Return the boundaries of somebody from their rows and positions."""
    return boundaries_known(rows, worked_together(person, positions, on=on))


def boundaries_known(rows: Iterable[Boundary], worked: bool | None) -> Boundaries:
    """Return the boundaries of somebody from their rows; `worked`: whether we worked together."""
    rows = list(rows)
    return Boundaries(
        never={row.kind: row.why for row in rows if row.kind != BUSY},
        busy=[Busy(row.begins, row.ends, row.why) for row in rows if row.kind == BUSY],
        worked_together=worked,
    )
