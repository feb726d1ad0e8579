"""How many people a day one wants to write to."""

from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.storage.models import Book

MOST = 50  # people a day
OFFERED = (1, 2, 3, 5, 8, 12, 20)


def paces(book: Book) -> list[int]:
    """Return the numbers of people a day to choose between, the one chosen among them."""
    return sorted({*OFFERED, book.daily_limit})


def choose_pace(book: Book, people: int) -> None:
    """Propose at most so many people a day from now on."""
    if not 1 <= people <= MOST:
        raise EntregentError("not-a-pace", most=MOST)
    if people == book.daily_limit:
        return
    with journal.entry(book, "pace", count=people) as recorder:
        recorder.change(book, daily_limit=people)
