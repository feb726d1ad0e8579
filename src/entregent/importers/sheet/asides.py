"""Rows of a sheet that stand between those of people: headings of its parts, and totals."""

import re
from collections.abc import Sequence

from entregent.core.text import fold
from entregent.importers.sheet.fields import NAMED
from entregent.importers.sheet.said import Column

_TOTAL = re.compile(
    r"(?:(?:sous |grand |sub)?totals?(?: general)?|nombre(?: total)? de? .+|nb(?: de?)? .+|somme"
    r"|effectif|number of .+|count|gesamt|summe|anzahl(?: .+)?)"
    r"(?: (?:de|des|of|contacts?|people|personnes?|membres?|members?|lignes?|rows?|\d+))*\Z"
)
_COUNT = re.compile(r"[\d\s.,%€$]{1,9}\Z")
_GROUPS = frozenset(
    "famille family familie amis friends freunde collegues colleagues kollegen clients customers"
    " kunden prospects fournisseurs suppliers lieferanten partenaires partners partner anciens"
    " alumni voisins neighbours neighbors divers autres others sonstige contacts relations reseau"
    " pro perso professionnels personnels travail work association entreprise".split()
)


class Asides:
    """Tells such rows by what the rows of people beside them look like."""

    def __init__(self, columns: Sequence[Column], sample: Sequence[Sequence[str]]) -> None:
        self._names = [i for i, column in enumerate(columns) if column.field in NAMED]
        several = sum(len(list(filter(None, row))) > 1 for row in sample)
        self._rows_are_full = 2 * several > len(sample)
        names = [row[i] for row in sample for i in self._names if row[i]]
        self._names_are_shouted = 2 * sum(map(str.isupper, names)) > len(names)

    def is_heading(self, cells: Sequence[str]) -> bool:
        """Tell whether a row holds a word alone, and that is no name, where others hold more."""
        if not self._rows_are_full or len(filled := list(filter(None, cells))) != 1:
            return False
        (text,) = filled
        if not any(cells[index] for index in self._names):
            return False
        shouted = text.isupper() and not self._names_are_shouted
        return (
            shouted
            or len(text) == 1
            or text[-1] == ":"
            or not _GROUPS.isdisjoint(fold(text).split())
        )

    def is_total(self, cells: Sequence[str]) -> bool:
        """Tell whether a row counts the others: "Nombre de contacts", and nothing but a number."""
        texts = [cell for cell in cells if cell and not _COUNT.match(cell)]
        return len(texts) == 1 and bool(_TOTAL.match(fold(texts[0])))
