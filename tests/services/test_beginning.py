"""The first people of a book, named by their circles."""

from datetime import timedelta

from tests.builders import TODAY, names

from entregent.services.beginning import FAR, NEAR, Named, begin_with
from entregent.services.today import todays_list
from entregent.services.undoing import undo
from entregent.storage.models import Book, Tie

TEN = [Named(f"Person {n}", "friends", "Friends") for n in range(10)]


def test_the_first_people_are_in_todays_list_and_the_others_in_the_next(book: Book) -> None:
    begin_with(book, TEN, on=TODAY)
    assert len(todays_list(book, on=TODAY)) == 3
    assert len(todays_list(book, on=TODAY + timedelta(days=1), limit=20)) == 6


def test_each_has_the_rhythm_of_their_circle(book: Book) -> None:
    named = [Named("Alice", "family", "Family"), Named("Benoît", "clients", "Clients")]
    begin_with(book, [*named, Named("Chloé", "", "")], on=TODAY)
    cadences = dict(Tie.objects.values_list("person__name", "cadence"))
    assert cadences == {"Alice": NEAR, "Benoît": FAR, "Chloé": FAR}


def test_they_are_taken_back_at_once(book: Book) -> None:
    begin_with(book, TEN, on=TODAY)
    undo(book)
    assert names(book) == []
    assert not Tie.objects.exists()
