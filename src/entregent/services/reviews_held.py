"""The reviews one holds: when the next one is due, what was decided at each."""

from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.follow_ups import months_after
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.book import day_of, today
from entregent.services.errors import EntregentError
from entregent.storage.models import Book, HeldReview

MOST_MONTHS = 24
OFFERED = (1, 2, 3, 6, 12)  # months between two
LONGEST = 4_000  # characters of what is decided
_SETTLED_IN = timedelta(days=14)  # before one looks back at a new book


@dataclass(frozen=True, slots=True)
class Held:
    """A review that was held: its day, what was decided."""

    on: date
    decided: str


def next_review(book: Book) -> date | None:
    """Return the day the next review is due, None where one wants none."""
    if not book.review_months:
        return None
    if book.reviewed_on is None:
        return day_of(book, book.created_at) + _SETTLED_IN
    return months_after(book.reviewed_on, book.review_months)


def is_due(book: Book, on: date) -> bool:
    """Tell whether it is time to hold a review."""
    due = next_review(book)
    return due is not None and due <= on


def reviews_held(book: Book) -> list[Held]:
    """Return the reviews held so far, the latest first."""
    rows = HeldReview.objects.filter(book=book).order_by("-on")
    return [Held(row.on, row.decided) for row in rows]


def hold(book: Book, decided: str, *, on: date | None = None) -> None:
    """Note that a review was held, and what was decided; held again on a day, it says that."""
    words, day = typed(decided).replace("\r\n", "\n"), on or today(book)
    if len(words) > LONGEST:
        raise EntregentError("words-too-long", most=LONGEST)
    with journal.entry(book, "review-held") as recorder:
        there = HeldReview.objects.filter(book=book, on=day).first()
        if there is None:
            recorder.create(HeldReview(book=book, on=day, decided=words))
        else:
            recorder.change(there, decided=words)
        recorder.change(book, reviewed_on=max(day, book.reviewed_on or day))


def choose_review_months(book: Book, months: int) -> None:
    """Hold a review every so many months from now on, 0 for never."""
    if not 0 <= months <= MOST_MONTHS:
        raise EntregentError("not-review-months", most=MOST_MONTHS)
    if months == book.review_months:
        return
    with journal.entry(book, "review-months", count=months) as recorder:
        recorder.change(book, review_months=months)


def months_offered(book: Book) -> list[int]:
    """Return the numbers of months to choose from, the one chosen among them, never last."""
    return [*sorted({*OFFERED, book.review_months or 1}), 0]
