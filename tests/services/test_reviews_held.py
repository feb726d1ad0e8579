"""Reviews held: when the next one is due, and what was decided."""

from datetime import date, timedelta

import pytest
from tests.builders import TODAY

from entregent.services.errors import EntregentError
from entregent.services.reviews_held import (
    LONGEST,
    Held,
    choose_review_months,
    hold,
    is_due,
    months_offered,
    next_review,
    reviews_held,
)
from entregent.services.undoing import undo
from entregent.storage.models import Book

pytestmark = pytest.mark.django_db


def test_a_new_book_is_looked_back_at_after_two_weeks(book: Book) -> None:
    made = book.created_at.date()
    assert not is_due(book, made + timedelta(days=13))
    assert is_due(book, made + timedelta(days=14))


def test_a_review_held_is_due_again_three_months_later(book: Book) -> None:
    hold(book, "Write to the choir once a month.", on=date(2026, 11, 30))
    assert next_review(book) == date(2027, 2, 28)
    choose_review_months(book, 1)
    assert next_review(book) == date(2026, 12, 30)
    choose_review_months(book, 0)
    assert next_review(book) is None
    assert not is_due(book, date(2040, 1, 1))
    assert months_offered(book) == [1, 2, 3, 6, 12, 0]


def test_what_was_decided_is_kept_the_latest_first_one_a_day(book: Book) -> None:
    hold(book, "See Benoît.", on=TODAY - timedelta(days=90))
    hold(book, "", on=TODAY)
    hold(book, " See\r\nAlice. ", on=TODAY)
    assert reviews_held(book) == [
        Held(TODAY, "See\nAlice."),
        Held(TODAY - timedelta(days=90), "See Benoît."),
    ]
    undo(book)
    assert reviews_held(book)[0] == Held(TODAY, "")


def test_one_held_before_does_not_put_the_next_one_earlier(book: Book) -> None:
    hold(book, "", on=TODAY)
    hold(book, "What I decided in spring.", on=TODAY - timedelta(days=200))
    assert book.reviewed_on == TODAY


def test_undone_it_is_due_as_before(book: Book) -> None:
    before = next_review(book)
    hold(book, "", on=TODAY)
    undo(book)
    book.refresh_from_db()
    assert (next_review(book), reviews_held(book)) == (before, [])


def test_what_cannot_be_is_refused(book: Book) -> None:
    with pytest.raises(EntregentError) as error:
        choose_review_months(book, 25)
    assert error.value.code == "not-review-months"
    with pytest.raises(EntregentError) as error:
        hold(book, "x" * (LONGEST + 1))
    assert error.value.code == "words-too-long"
