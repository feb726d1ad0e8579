"""The review of a book: worked out once, and kept as long as the book and the day stay the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from entregent.services import aside, review_kept
from entregent.services.review_kept import Review
from entregent.storage.home import review_file
from entregent.storage.models import Book
from entregent.storage.queries import review as queries
from entregent.storage.queries.journal import version
from entregent.storage.queries.lineage import names_of

_last: tuple[object, Review] | None = None
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Named:
    """The names of whatever a review tells by number: people, goals, circles (as text)."""

    people: Mapping[int, str]
    goals: Mapping[int, str]
    circles: Mapping[str, str]


def review_of(book: Book, *, on: date) -> Review:
    """Return the review of a book as of a day; worked out anew when the book has changed since."""
    global _last  # noqa: PLW0603 - the one that is kept
    key = _key_of(book, on)
    with _lock:
        if _last is None or _last[0] != key:
            _last = (key, review_kept.kept(key) or _built(book, on, key))
        return _last[1]


def _key_of(book: Book, on: date) -> object:
    """Return what a review hangs on."""
    return version(book), book.time_zone, on


def named(book: Book, review: Review) -> Named:
    """Return the names of whatever a review tells by number, as they are now."""
    rise = review.rhythm.rise
    return Named(
        names_of([*review.young.latest, *(one.person for one in review.wider)]),
        queries.goal_names(rise.goals) if rise else {},
        {str(number): name for number, name in queries.circle_names(book).items()},
    )


def _built(book: Book, on: date, key: object) -> Review:
    if aside.is_worth_it(book):
        # The days of millions of exchanges are gone with the process that read them.
        aside.done("review", on.isoformat())
        if found := review_kept.kept(key):
            return found
    review = build_and_keep(book, on=on)
    return review_kept.kept(key) or review


def build_and_keep(book: Book, *, on: date) -> Review:
    """Return the review of a book as of a day, worked out anew, and keep it."""
    from entregent.services.review_building import build_review  # noqa: PLC0415 - seldom done

    key = _key_of(book, on)
    review = build_review(book, on=on)
    review_kept.keep(review, key)
    return review


def forget() -> None:
    """Keep no review any longer."""
    global _last  # noqa: PLW0603 - the one that is kept
    with _lock:
        _last = None
        review_file().unlink(missing_ok=True)
