"""The drawing of a book as it is now: at once of a small book, aside of a large one."""

from contextlib import suppress
from datetime import date
from typing import NamedTuple

from entregent.services.aside import Aside
from entregent.services.mapping.drawing import Drawing, draw, version_of
from entregent.services.mapping.kept import keep, kept
from entregent.storage.models import Book
from entregent.storage.queries.mapping import count_people

AT_ONCE = 2_000  # people, whom a page draws by itself

_drawing = Aside("map")


class Shown(NamedTuple):
    """What there is to show, None while nothing was drawn; whether a newer one is being drawn."""

    drawing: Drawing | None
    going_on: bool


def shown(book: Book, *, on: date) -> Shown:
    """Return the drawing of a book; that of before, while a large book is drawn anew."""
    known = kept()
    if known is not None and known.version == version_of(book):
        return Shown(known, going_on=False)
    if count_people(book) <= AT_ONCE:
        return Shown(_drawn(book, on, known), going_on=False)
    _drawing.start()
    same = known is not None and _is_of(known, book)
    return Shown(known if same else None, going_on=True)


def drawn_now(book: Book, *, on: date) -> Drawing:
    """Return the drawing of a book as it is now, however long it takes."""
    known = kept()
    if known is not None and known.version == version_of(book):
        return known
    return _drawn(book, on, known)


def draw_and_keep(book: Book, *, on: date) -> None:
    """Draw a book, and keep the drawing. OSError where it cannot be kept."""
    keep(_draw(book, on, kept()))


def goes_on() -> bool:
    """Tell whether it is being drawn just now."""
    return _drawing.goes_on()


def failed() -> bool:
    """Tell whether the last drawing stopped before its end."""
    return _drawing.failed


def _drawn(book: Book, on: date, known: Drawing | None) -> Drawing:
    drawing = _draw(book, on, known)
    with suppress(OSError):  # on a full disk it is shown all the same
        keep(drawing)
    return drawing


def _draw(book: Book, on: date, known: Drawing | None) -> Drawing:
    return draw(book, on=on, before=known if known and _is_of(known, book) else None)


def _is_of(drawing: Drawing, book: Book) -> bool:
    return drawing.version.partition("\n")[0] == version_of(book).partition("\n")[0]
