"""How far up somebody works, as typed, else as their title tells; and how far above me."""

from entregent.core.level import LEVELS, level_of
from entregent.storage.models import Book, Position
from entregent.storage.queries.owner import my_last_position, my_position


def level_held(position: Position | None) -> str:
    """Return the level of a position, "" where nothing tells."""
    return (position.level or level_of(position.title)) if position else ""


def my_level(book: Book) -> str:
    """Return my own level now, else where I was last, "" where nothing tells."""
    return level_held(my_position(book)) or level_held(my_last_position(book))


def gap(theirs: str, mine: str) -> int | None:
    """Return by how many levels they are above me, None where either is unknown."""
    return LEVELS.index(theirs) - LEVELS.index(mine) if theirs and mine else None
