"""What may be asked of people as one noted it, each table read once for all of them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cached_property

from entregent.core.boundaries import Boundaries
from entregent.core.together import Held
from entregent.services.boundaries import boundaries_known
from entregent.services.together import colleagues_among, worked_with
from entregent.storage.models import Book, Boundary, Person, Position
from entregent.storage.queries.boundaries import my_positions_held
from entregent.storage.queries.network import boundaries_of_all, positions_of_all


class Limits:
    """The boundaries of some people, their positions, and whether they worked with me."""

    def __init__(self, book: Book, people: Collection[int], *, on: date) -> None:
        self._book, self._people, self._on = book, people, on
        self.rows: dict[int, list[Boundary]] = defaultdict(list)
        for row in boundaries_of_all(people):
            self.rows[row.person_id].append(row)
        self.positions: dict[int, list[Position]] = defaultdict(list)
        for position in positions_of_all(people):
            self.positions[position.person_id].append(position)

    def of(self, person: Person) -> Boundaries:
        """Return the boundaries of somebody."""
        return boundaries_known(self.rows[person.pk], self.worked(person))

    def worked(self, person: Person) -> bool | None:
        """Return whether somebody worked with me, None for unknown, and of myself."""
        if person.is_me:
            return None
        if person.worked_together:  # said: nothing else is read
            return worked_with(person, (), (), (), on=self._on)
        theirs = self.positions[person.pk]
        return worked_with(person, theirs, self._mine, self._colleagues, on=self._on)

    @cached_property
    def _mine(self) -> list[Held]:
        return my_positions_held(self._book.pk)

    @cached_property
    def _colleagues(self) -> frozenset[int]:
        return colleagues_among(self._people)
