"""The page that says whether to ask somebody."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.builders import TODAY, a_person
from tests.web.pages import text

from entregent.services.favours import add_favour
from entregent.services.fields import set_fields
from entregent.services.me import choose_my_position
from entregent.storage.models import Book, Person


def test_from_the_page_of_somebody_one_learns_whether_to_ask(me: Client, benoit: Person) -> None:
    assert f'href="/people/{benoit.pk}/ask/"' in me.get(f"/people/{benoit.pk}/").content.decode()
    page = me.get(f"/people/{benoit.pk}/ask/")
    assert "Go ahead." in text(page)
    to = f"/people/{benoit.pk}/write/?intent=informational-interview"
    assert to in page.content.decode()


def test_when_one_has_to_wait_others_are_named_and_lead_to_the_same_question(
    me: Client, book: Book, benoit: Person
) -> None:
    add_favour(book, benoit, kind="advice", given=False, on=TODAY - timedelta(days=2))
    chloe = a_person(book, "Chloé Petit")
    for person in (benoit, chloe):
        set_fields(book, person, [("circle", "Choir")], on=TODAY)
        add_favour(book, person, kind="help", given=True, on=TODAY - timedelta(days=80))
    me.post(f"/people/{chloe.pk}/log/", {"channel": "call", "on": TODAY.isoformat()})
    page = me.get(f"/people/{benoit.pk}/ask/?for=help")
    assert "Wait until 4 December." in text(page)
    assert "let 14 days go by" in text(page)
    assert "own up to it" in text(page)
    assert f'href="/people/{chloe.pk}/ask/?for=help"' in page.content.decode()


def test_to_somebody_far_above_the_page_leads_to_what_one_can_do_for_them(
    me: Client, book: Book
) -> None:
    choose_my_position(book, title="Designer", organisation="Acme", on=TODAY)
    boss = a_person(book, "Alice Martin", title="Directrice générale")
    page = me.get(f"/people/{boss.pk}/ask/?for=interview")
    assert "give or offer something first" in text(page)
    offering = me.get(f"/people/{boss.pk}/ask/?for=interview&offering=1")
    assert "Go ahead." in text(offering)
    assert f'href="/people/{boss.pk}/#help-them"' in page.content.decode()


def test_asked_often_one_owns_up_to_it_and_goes_ahead(
    me: Client, book: Book, benoit: Person
) -> None:
    for days in (20, 40):
        add_favour(book, benoit, kind="advice", given=False, on=TODAY - timedelta(days=days))
    page = text(me.get(f"/people/{benoit.pk}/ask/"))
    assert "Go ahead." in page
    assert "two favours in two months" in page
    assert "Own up to it:" in page


def test_who_takes_no_mail_is_not_written_to(me: Client, book: Book, benoit: Person) -> None:
    set_fields(book, benoit, [("boundary", "no-mail")], on=TODAY)
    page = me.get(f"/people/{benoit.pk}/ask/")
    assert "call, or meet" in text(page)
    assert f"/people/{benoit.pk}/write/" not in page.content.decode()


@pytest.mark.parametrize("kind", ["", "money", "%00", "advice%20"])
def test_what_nobody_asks_for_is_no_page(me: Client, benoit: Person, kind: str) -> None:
    assert me.get(f"/people/{benoit.pk}/ask/?for={kind}").status_code == 404


def test_another_books_people_are_asked_nothing(me: Client, benoit: Person) -> None:
    other = Book.objects.create(created_at=benoit.created_at)
    theirs = a_person(other, "Dan Roux")
    assert me.get(f"/people/{theirs.pk}/ask/").status_code == 404
