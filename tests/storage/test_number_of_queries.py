"""Today's list and a person's page ask as many questions whatever the book holds."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import NOW, TODAY, a_person, an_exchange

from entregent.services.fields import set_fields
from entregent.services.summaries import dossier, strongest
from entregent.services.today import forget, settle, todays_list
from entregent.storage.models import Book, Occasion, Person


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def a_network(book: Book, count: int, exchanges: int) -> Person:
    """Add people of every sort that today's list looks for; return the one known best."""
    people = [a_person(book, f"Person {n}", organisation="Acme") for n in range(count)]
    for n, person in enumerate(people):
        fields = [("birthday", f"--{TODAY:%m-%d}")] if n % 3 == 0 else [("cadence", "7")]
        set_fields(book, person, [*fields, ("note", "@Person 0!")], on=TODAY - timedelta(days=90))
        for m in range(exchanges):
            channel = "meeting" if m == 0 and n % 2 else "email"
            day = TODAY - timedelta(days=2 + 30 * m + n)
            an_exchange(book, person, channel=channel, on=day, by="them" if m % 2 else "me")
        Occasion.objects.create(book=book, person=person, kind="new-job", on=TODAY, values={})
        if n:
            set_fields(book, person, [("through", str(people[0].pk))], on=TODAY)
    settle(book, todays_list(book, on=TODAY)[0].item.id, "skip", on=TODAY)
    return people[0]


def queries_of(work: Any) -> int:
    forget()  # today's list is kept until the next act
    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked)


def test_todays_list_asks_the_same_of_a_small_book_and_a_larger_one(book: Book) -> None:
    a_network(book, 6, 2)
    small = queries_of(lambda: todays_list(book, on=TODAY, limit=5))
    a_network(book, 40, 4)
    assert queries_of(lambda: todays_list(book, on=TODAY, limit=5)) == small
    assert queries_of(lambda: todays_list(book, on=TODAY, limit=50)) == small
    assert small <= 30


def test_a_dossier_asks_the_same_whatever_the_exchanges(book: Book) -> None:
    alice = a_network(book, 3, 2)
    small = queries_of(lambda: dossier(book, alice, on=TODAY))
    for n in range(60):
        an_exchange(book, alice, on=TODAY - timedelta(days=n), note="!")
    a_network(book, 20, 1)
    set_fields(book, alice, [("email", "a@x.example"), ("circle", "Choir")], on=TODAY)
    assert queries_of(lambda: dossier(book, alice, on=TODAY)) == small
    assert queries_of(lambda: dossier(book, alice, on=TODAY, told=10)) == small
    assert small <= 25


def test_the_strongest_ties_are_told_with_as_many_queries_whatever_their_number(
    book: Book,
) -> None:
    a_network(book, 4, 2)
    small = queries_of(lambda: strongest(book, on=TODAY, limit=50))
    a_network(book, 40, 3)
    assert queries_of(lambda: strongest(book, on=TODAY, limit=50)) == small
    assert small <= 12
