"""Sheets of labels that one buys, and the lines of an address as they stand on one."""

import re
from dataclasses import dataclass

from entregent.core.patterns import lazy_pattern

MOST_LINES = 6
# « 12 bis, rue des Lilas » is one line.
_HOUSE = lazy_pattern(r"\d{1,4}(?: ?(?:bis|ter|quater|[a-z]))?", re.IGNORECASE)
_EDGE, _INSIDE = 5.0, 3.0  # millimetres that no printer reaches, and around the words of a label


@dataclass(frozen=True, slots=True)
class Sheet:
    """An A4 sheet of labels, in millimetres: `across` and `down` of them, from the upper left."""

    across: int
    down: int
    width: float
    height: float
    left: float
    top: float
    step: float  # from the left of one to the left of the next

    @property
    def count(self) -> int:
        """Return how many labels a sheet has."""
        return self.across * self.down

    @property
    def inside(self) -> float:
        """Return how far from the edge of a label its words stay, on the outermost ones too."""
        return max(_INSIDE, _EDGE - self.left)

    def place(self, number: int) -> tuple[int, float, float]:
        """Return the page of a label, and where its upper left corner is on it."""
        page, on_page = divmod(number, self.count)
        row, column = divmod(on_page, self.across)
        return page, self.left + column * self.step, self.top + row * self.height


# As their maker, Avery, gives them; 3474 is what most shops in France have.
SHEETS = {
    "3474": Sheet(3, 8, 70, 37, 0, 0.5, 70),
    "L7160": Sheet(3, 7, 63.5, 38.1, 7.25, 15.15, 66.04),
    "L7163": Sheet(2, 7, 99.1, 38.1, 4.65, 15.15, 101.6),
}


def address_lines(name: str, place: str) -> list[str]:
    """Return the lines of a label, the name first; beyond six, the last ones share one.

    Where a place is typed on lines of its own, its commas part nothing.

    >>> address_lines("Léa Petit", "2 bis, rue des Lilas, 69001 Lyon, France")
    ['Léa Petit', '2 bis, rue des Lilas', '69001 Lyon', 'France']
    """
    told = place.strip()
    parts = [" ".join(part.split()) for part in told.split("\n" if "\n" in told else ",")]
    parts = [part for part in parts if part]
    if len(parts) > 1 and _HOUSE.fullmatch(parts[0]):
        parts[:2] = [", ".join(parts[:2])]
    room = MOST_LINES - 1
    if len(parts) > room:
        parts = [*parts[: room - 1], ", ".join(parts[room - 1 :])]
    return [" ".join(name.split()), *parts]
