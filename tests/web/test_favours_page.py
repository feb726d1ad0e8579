"""The page of favours: to whom thanks are owed, and what went both ways."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.builders import TODAY, a_person
from tests.web.pages import text

from entregent.services.favours import add_favour, note_answer, note_outcome
from entregent.storage.models import Book, Favour, Person


@pytest.fixture
def alice(book: Book) -> Person:
    return a_person(book)


@pytest.fixture
def asked(book: Book, alice: Person) -> Favour:
    """What I asked of Alice, who said yes."""
    favour = add_favour(book, alice, kind="advice", given=False, on=TODAY - timedelta(days=5))
    note_answer(book, favour, yes=True)
    return favour


def test_thanks_owed_stand_first_with_why_and_a_draft(
    me: Client, alice: Person, asked: Favour
) -> None:
    page = me.get(reverse("favours"))
    assert "You asked for some advice on 17 November, and they said yes." in text(page)
    item = f"thank-{alice.pk}-favour{asked.pk}"
    assert f"/people/{alice.pk}/write/?item={item}" in page.content.decode()
    draft = me.get(f"/people/{alice.pk}/write/?item={item}")
    assert "On 17 November I asked you for some advice." in text(draft)


def test_whoever_was_thanked_leaves_the_list_and_undo_brings_them_back(
    me: Client, alice: Person, asked: Favour
) -> None:
    item = f"thank-{alice.pk}-favour{asked.pk}"
    page = me.post(reverse("favours"), {"item": item}, follow=True)
    assert "You owe nobody thanks." in text(page)
    assert "Thanked on 22 November" in text(page)
    assert "Your thanks to Alice Martin are noted." in text(page)
    assert "Undo" in text(page)


def test_the_page_of_somebody_says_what_is_owed_to_them(
    me: Client, book: Book, alice: Person, asked: Favour
) -> None:
    page = reverse("person", args=[alice.pk])
    assert "Thanks are owed." in text(me.get(page))
    me.post(reverse("person-favour", args=[alice.pk, asked.pk]), {"thank": "1"})
    assert "Thanks are owed." not in text(me.get(page))


def test_the_ledger_follows_with_what_came_of_it(me: Client, book: Book, asked: Favour) -> None:
    note_outcome(book, asked, "Two good addresses")
    said = text(me.get(reverse("favours")))
    assert "Asked: some advice" in said
    assert "Two good addresses" in said


def test_with_no_favour_the_page_says_so(me: Client, book: Book) -> None:
    said = text(me.get(reverse("favours")))
    assert "You owe nobody thanks." in said
    assert "No favour noted yet." in said


def test_a_promise_is_told_on_the_page_of_whom_it_was_made_to(me: Client, alice: Person) -> None:
    me.post(
        reverse("person-log", args=[alice.pk]),
        {"channel": "meal", "on": TODAY.isoformat(), "note": "lui envoyer l’article"},
    )
    assert "You promised it" in text(me.get(reverse("person", args=[alice.pk])))
