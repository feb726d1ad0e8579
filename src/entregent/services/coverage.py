"""How far my network covers what a goal is aimed at; worked out once for each state of the book."""

from datetime import date

from entregent.services import aside, coverage_kept
from entregent.services.coverage_kept import Coverage
from entregent.storage.models import Book, Goal


def coverage_of(book: Book, goal: Goal, *, on: date) -> Coverage:
    """Return how far a goal is covered, the targets in the order they were said; worked out anew
    when the book has changed since.
    """
    return coverage_kept.kept(book, goal, on=on) or _built(book, goal, on)


def coverage_at_once(book: Book, goal: Goal, *, on: date) -> Coverage | None:
    """Return how far a goal is covered where a page need not wait for it: kept, or of a book that
    is not large; else None.
    """
    found = coverage_kept.kept(book, goal, on=on)
    return found or (None if aside.is_worth_it(book) else _built(book, goal, on))


def _built(book: Book, goal: Goal, on: date) -> Coverage:
    from entregent.services.coverage_building import build_coverage  # noqa: PLC0415 - numbers are loaded for it alone

    found = build_coverage(book, goal, on=on)
    coverage_kept.keep(book, goal, found, on=on)
    return found
