"""Boundaries of somebody: what is never asked of them, and when they are busy."""

from collections.abc import Iterable
from datetime import date

from entregent.core.boundaries import BUSY, NO_INTRODUCTIONS, NO_MAIL, Boundaries, Busy
from entregent.services.errors import EntregentError
from entregent.services.together import worked_together
from entregent.storage.models import Boundary, Person, Position
from entregent.storage.queries.boundaries import boundaries_of


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


def refuse_not_for_introductions(person: Person) -> None:
    """Refuse whom one noted never to introduce to anybody, nor anybody to."""
    if any(row.kind == NO_INTRODUCTIONS for row in boundaries_of(person)):
        raise EntregentError("not-for-introductions", id=person.pk, name=person.name)


def takes_no_mail(person: Person) -> bool:
    """Tell whether somebody takes no e-mails, as one noted."""
    return any(row.kind == NO_MAIL for row in boundaries_of(person))
