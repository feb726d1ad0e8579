"""The parts of a postal address on one line, in the order in which cards give them."""

from collections.abc import Sequence

from entregent.importers.sheet.fields import Field

_ORDER = (Field.BOX, Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY)


def on_one_line(parts: Sequence[tuple[Field, str]]) -> str:
    """Return the address that these parts make; a whole one counts where there are no parts."""
    detail = [piece for wanted in _ORDER for part, piece in parts if part is wanted]
    whole = [piece for part, piece in parts if part is Field.ADDRESS]
    if not any(part is Field.STREET for part, _ in parts):
        detail = [*whole, *(piece for piece in detail if not any(piece in one for one in whole))]
    elif not all(_is_told(one, detail) for one in whole):
        detail = [*whole, *detail]
    lines = [line.strip(" ,\t") for piece in detail for line in piece.splitlines()]
    return " ".join(", ".join(filter(None, lines)).split())


def _is_told(whole: str, detail: Sequence[str]) -> bool:
    """Tell whether the parts say what a whole address begins with."""
    return any(piece and whole.startswith(piece) for piece in detail)
