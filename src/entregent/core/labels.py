"""Sheets of labels that one buys, and the lines of an address as they stand on one."""

import re
from dataclasses import dataclass

MOST_LINES = 6
_PARTS = re.compile(r"\s*(?:\n|,)\s*")


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

    def place(self, number: int) -> tuple[int, float, float]:
        """Return the page of a label, and where its upper left corner is on it."""
        page, on_page = divmod(number, self.across * self.down)
        row, column = divmod(on_page, self.across)
        return page, self.left + column * self.step, self.top + row * self.height


# As their maker, Avery, gives them.
SHEETS = {
    "L7160": Sheet(3, 7, 63.5, 38.1, 7.25, 15.15, 66.04),
    "L7163": Sheet(2, 7, 99.1, 38.1, 4.65, 15.15, 101.6),
}


def address_lines(name: str, place: str) -> list[str]:
    """Return the lines of a label, the name first; beyond six, the last ones share one.

    >>> address_lines("Léa Petit", "2 rue des Lilas, 69001 Lyon, France")
    ['Léa Petit', '2 rue des Lilas', '69001 Lyon', 'France']
    """
    parts = [" ".join(part.split()) for part in _PARTS.split(place) if part.strip()]
    room = MOST_LINES - 1
    if len(parts) > room:
        parts = [*parts[: room - 1], ", ".join(parts[room - 1 :])]
    return [" ".join(name.split()), *parts]
