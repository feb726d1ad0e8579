"""The parts of a postal address on one line, in the order in which cards give them."""

from collections.abc import Sequence
from operator import itemgetter

from entregent.importers.sheet.fields import Field

_ORDER = (Field.BOX, Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY)
_RANK = {field: rank for rank, field in enumerate(_ORDER)}


def on_one_line(parts: Sequence[tuple[Field, str]]) -> str:
    """Return the address that these parts make; a whole one counts where no street is told."""
    whole = [piece for part, piece in parts if part is Field.ADDRESS]
    detail = [(_RANK[part], piece) for part, piece in parts if part is not Field.ADDRESS]
    detail.sort(key=itemgetter(0))
    pieces = [piece for _, piece in detail]
    if whole:
        pieces = _joined(whole, pieces, has_street=any(rank == 1 for rank, _ in detail))
    lines = [line.strip(" ,\t") for line in "\n".join(pieces).split("\n")]
    return " ".join(", ".join(filter(None, lines)).split())


def _joined(whole: list[str], pieces: list[str], *, has_street: bool) -> list[str]:
    """Return whole addresses and parts without what both of them tell."""
    if not has_street:
        return [*whole, *(piece for piece in pieces if not any(piece in one for one in whole))]
    return [*(one for one in whole if not _is_told(one, pieces)), *pieces]


def _is_told(whole: str, detail: Sequence[str]) -> bool:
    """Tell whether the parts say what a whole address begins with."""
    return any(piece and whole.startswith(piece) for piece in detail)
