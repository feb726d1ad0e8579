"""Whether the one column of names of a sheet puts the family name first."""

from collections import Counter
from collections.abc import Iterable, Sequence

from entregent.core.likeness.nicknames import is_known
from entregent.core.text import fold
from entregent.importers.names import capitals_first
from entregent.importers.sheet.fields import Field
from entregent.importers.sheet.said import Column
from entregent.importers.sheet.titles import FAMILY_FIRST, plain

_PARTS = frozenset({Field.GIVEN, Field.FAMILY, Field.BIRTH_NAME})


def with_name_order(columns: list[Column], sample: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns, that of names with its order where it is the only one that names."""
    fields = [column.field for column in columns]
    if Field.NAME not in fields or not _PARTS.isdisjoint(fields):
        return columns
    email = fields.index(Field.EMAIL) if Field.EMAIL in fields else -1
    return [
        column._replace(
            family_first=_family_first(column.title, [(row[index], row[email]) for row in sample])
        )
        if column.field is Field.NAME
        else column
        for index, column in enumerate(columns)
    ]


def _family_first(title: str, rows: Iterable[tuple[str, str]]) -> bool:
    """Tell it by the title, unless the cells say otherwise; else by the capitals of most cells."""
    several = [(cell, email) for cell, email in rows if " " in cell and "," not in cell]
    if plain(title) in FAMILY_FIRST:
        votes = Counter(_vote(cell, email) for cell, email in several)
        return votes[False] <= votes[True]
    return 2 * sum(capitals_first(cell) is True for cell, _ in several) > len(several)


def _vote(cell: str, email: str) -> bool | None:
    """Tell whether the family name comes first in one cell; None when nothing tells."""
    words = fold(cell).split()
    if len(words) < 2 or capitals_first(cell) is not None:
        return None  # capitals tell of their own cell alone
    first, last = words[0], words[-1]
    local = fold(email.partition("@")[0]).replace(" ", "")
    if first in local and last in local:
        return local.index(last) < local.index(first)
    return is_known(last) if is_known(first) != is_known(last) else None
