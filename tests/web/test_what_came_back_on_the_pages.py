"""What came back, on the pages: said where one reads the address, and where one would write."""

from pathlib import Path

import pytest
from django.test import Client
from tests.builders import ALICE, ME, TODAY, a_person, imported, mail, written
from tests.importers.reports import in_an_mbox, postfix
from tests.outbox import a_message, an_account
from tests.web.pages import text

from entregent.core.outbox import State
from entregent.services.fields import set_fields
from entregent.services.introductions import start
from entregent.storage.models import Address, Book, Outgoing, Person

DEAD = mail(ALICE)


@pytest.fixture
def alice(book: Book) -> Person:
    return a_person(book, emails=[DEAD])


def came_back(book: Book, folder: Path, *reports: str) -> None:
    imported(book, written(folder / "in.mbox", in_an_mbox(*(reports or (postfix(),)))), me=[ME])


def test_a_person_s_page_says_what_came_back_and_a_button_that_it_works(
    me: Client, book: Book, alice: Person, tmp_path: Path
) -> None:
    here = f"/people/{alice.pk}/"
    assert "came back" not in text(me.get(here))
    came_back(book, tmp_path)
    assert "mail came back on 3 November: no such mailbox" in text(me.get(here))
    page = me.post(f"{here}works/", {"address": DEAD}, follow=True)
    assert "The address of Alice Martin works" in text(page)
    assert "came back" not in text(page)
    assert me.post(f"{here}works/", {"address": "other@x.example"}).status_code == 422


def test_whoever_writes_is_led_to_another_address_or_another_way(
    me: Client, book: Book, alice: Person, tmp_path: Path
) -> None:
    an_account(book)
    came_back(book, tmp_path)
    set_fields(book, alice, [("phone", "+33 6 12 34 56 78")], on=TODAY)
    write = f"/people/{alice.pk}/write/"
    page = me.get(write)
    assert "Ask for another address" in text(page)
    assert "tel:+33612345678" in page.content.decode()
    assert f"mailto:{DEAD}" not in page.content.decode()
    assert 'value="outbox"' not in page.content.decode()
    set_fields(book, alice, [("email", "alice@home.example")], on=TODAY)
    page = me.get(write)
    assert "mailto:alice@home.example" in page.content.decode()
    assert "Ask for another address" not in text(page)


def test_the_outbox_says_why_a_message_came_back_and_takes_it_for_arrived(
    me: Client, book: Book, alice: Person, tmp_path: Path
) -> None:
    an_account(book)
    row = a_message(book, alice)
    sent = {"state": State.SENT.value, "sent_at": row.made_at, "handed_at": row.made_at}
    Outgoing.objects.filter(pk=row.pk).update(**sent)
    came_back(book, tmp_path, postfix(original=row.message_id))
    page = text(me.get("/outbox/"))
    assert "Came back" in page
    assert f"It came back on 3 November: there is no mailbox {DEAD}." in page
    page = text(me.post(f"/outbox/{row.pk}/", {"do": "arrived"}, follow=True))
    assert "Noted as arrived" in page
    assert "It came back" not in page
    assert not Address.objects.get(key=DEAD).bounced
    assert me.post(f"/outbox/{row.pk}/", {"do": "arrived"}).status_code == 422


def test_once_the_address_is_corrected_a_button_prepares_the_message_again(
    me: Client, book: Book, alice: Person, tmp_path: Path
) -> None:
    an_account(book)
    row = a_message(book, alice)
    Outgoing.objects.update(state=State.SENT, sent_at=row.made_at, handed_at=row.made_at)
    came_back(book, tmp_path, postfix(original=row.message_id))
    again = {"do": "again"}
    assert "Ask Alice Martin for another address" in text(me.post(f"/outbox/{row.pk}/", again))
    set_fields(book, alice, [("email", "alice@home.example")], on=TODAY)
    page = me.post(f"/outbox/{row.pk}/", again, follow=True)
    assert "It is prepared again" in text(page)
    assert "It came back" not in text(page)
    assert [one.row.to for one in page.context["waiting"]] == [["alice@home.example"]]


def test_an_introduction_says_whose_mail_came_back(
    me: Client, book: Book, alice: Person, tmp_path: Path
) -> None:
    benoit = a_person(book, "Benoît Durand", emails=["benoit@globex.example"])
    came_back(book, tmp_path)
    row = start(book, alice, benoit, why="They both sail", on=TODAY)
    page = me.get(f"/introductions/{row.pk}/")
    assert "Mail to them came back" in text(page)
    assert f"mailto:{DEAD}" not in page.content.decode()
