"""How many people a day one wants to write to, how many days between two asks of somebody."""

from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.storage.models import Book

MOST = 50  # people a day
OFFERED = (1, 2, 3, 5, 8, 12, 20)
MOST_BETWEEN = 365  # days
BETWEEN_OFFERED = (7, 14, 21, 30, 60, 90)


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


def days_offered(book: Book) -> list[int]:
    """Return the numbers of days between two asks to choose from, the one chosen among them."""
    return sorted({*BETWEEN_OFFERED, book.days_between_asks})


def choose_days_between_asks(book: Book, days: int) -> None:
    """Let at least so many days go by from now on before somebody is asked again."""
    if not 1 <= days <= MOST_BETWEEN:
        raise EntregentError("not-days-between-asks", most=MOST_BETWEEN)
    if days == book.days_between_asks:
        return
    with journal.entry(book, "between-asks", count=days) as recorder:
        recorder.change(book, days_between_asks=days)
