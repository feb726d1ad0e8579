"""The outbox on the pages: each message read whole, approved one by one, sent without waiting."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from tests.builders import ALICE, BENOIT, ME, TODAY, a_person, mail
from tests.mail_server import RCPT, TAKEN, MailServer, a_mail_server
from tests.outbox import WORDS, a_message, an_account, an_approved, state_of
from tests.web.pages import text

from entregent.services import outbox_sending
from entregent.services.fields import set_fields
from entregent.services.introductions import answer, start
from entregent.services.mail_account import keep_password_of
from entregent.services.outbox import change, seal_of
from entregent.storage.models import Book, Exchange, MailAccount, Outgoing, Person

SECRET = "a pass phrase, typed once"
AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send while the page waits, and wait for nothing between messages."""
    monkeypatch.setattr(outbox_sending, "_spawn", lambda do: do())
    monkeypatch.setattr(outbox_sending, "LEAST_APART", outbox_sending.LEAST_APART * 0)
    monkeypatch.setattr("entregent.core.outbox.LEAST_APART", outbox_sending.LEAST_APART)


@pytest.fixture
def alice(book: Book) -> Person:
    return a_person(book, emails=[mail(ALICE)])


def pressed(me: Client, row: Outgoing, do: str, **said: str) -> Any:
    """Press a button under a message, as it was shown."""
    return me.post(f"/outbox/{row.pk}/", {"do": do, "seal": seal_of(row), **said}, follow=True)


def test_what_is_written_is_put_in_read_whole_approved_and_sent(
    me: Client, book: Book, server: MailServer, alice: Person
) -> None:
    write = f"/people/{alice.pk}/write/"
    assert 'value="outbox"' in me.get(write).content.decode()
    words = {"subject": "Déjeuner", "body": "Bonjour,\r\n\r\nDéjeunons ?"}
    page = me.post(write, {"do": "outbox", **words}, follow=True)
    row = Outgoing.objects.get()
    assert page.redirect_chain[-1][0] == f"/outbox/#message-{row.pk}"
    assert "it waits for your yes" in text(page)
    assert "Déjeunons ?" in text(page)
    me.post("/outbox/send/")
    assert server.taken == []
    assert "Approved" in text(pressed(me, row, "approve"))
    me.post("/outbox/send/")
    assert (state_of(row), len(server.taken)) == ("sent", 1)
    assert Exchange.objects.get().subject == "Déjeuner"
    assert "Send 1" not in text(me.get("/outbox/"))


def test_without_an_account_nothing_leads_there(me: Client, book: Book, alice: Person) -> None:
    assert reverse("outbox") not in me.get("/").content.decode()
    assert 'value="outbox"' not in me.get(f"/people/{alice.pk}/write/").content.decode()
    page = me.post(f"/people/{alice.pk}/write/", {"do": "outbox", "body": "Z"})
    assert (page.status_code, "Choose one in the settings" in text(page)) == (422, True)
    assert "Choose one in the settings" in text(me.post("/outbox/send/"))
    an_account(book)
    assert reverse("outbox") in me.get("/").content.decode()


def test_whoever_takes_no_mail_is_not_offered_it(
    me: Client, book: Book, server: MailServer, alice: Person
) -> None:
    set_fields(book, alice, [("boundary", "no-mail")], on=TODAY)
    assert 'value="outbox"' not in me.get(f"/people/{alice.pk}/write/").content.decode()


def test_what_changed_since_it_was_shown_is_not_approved(
    me: Client, book: Book, server: MailServer, alice: Person
) -> None:
    row = a_message(book, alice)
    seen = seal_of(row)
    change(book, row, subject="", body="Other words")
    for seal in (seen, ""):
        page = me.post(f"/outbox/{row.pk}/", {"do": "approve", "seal": seal})
        assert (page.status_code, state_of(row)) == (422, "draft")
        assert "has changed since it was shown" in text(page)


def test_an_introduction_is_put_in_for_both_once_both_agreed(
    me: Client, book: Book, server: MailServer, alice: Person
) -> None:
    benoit = a_person(book, "Benoît Durand", emails=[mail(BENOIT)])
    led = start(book, alice, benoit, why="Both sing", on=TODAY)
    there, words = f"/introductions/{led.pk}/move/", {"subject": "Alice, Benoît", "body": "Hello"}
    said = {"do": "outbox", "intent": "introduce", "who": str(alice.pk), **words}
    assert me.post(there, said).status_code == 422
    for side in (alice, benoit):
        answer(book, led, side, yes=True, on=TODAY)
    assert 'value="outbox"' in me.get(f"/introductions/{led.pk}/").content.decode()
    me.post(there, said)
    row = Outgoing.objects.get()
    assert (row.person, row.other, row.to) == (alice, benoit, [mail(ALICE), mail(BENOIT)])
    pressed(me, row, "approve")
    me.post("/outbox/send/")
    led.refresh_from_db()
    assert (state_of(row), led.state) == ("sent", "introduced")


def test_held_changed_dropped_and_brought_back(
    me: Client, book: Book, server: MailServer, alice: Person
) -> None:
    row = an_approved(book, alice)
    pressed(me, row, "hold")
    assert state_of(row) == "draft"
    pressed(me, row, "approve")
    pressed(me, row, "change", subject="", body="Other words")
    assert (state_of(row), row.body) == ("draft", "Other words")
    refused = pressed(me, row, "change", subject="x", body="")
    assert (refused.status_code, "nothing to send yet" in text(refused)) == (422, True)
    page = pressed(me, row, "drop")
    assert not Outgoing.objects.exists()
    me.post("/undo/", {"entry": page.context["toast"].entry, "back": "/outbox/"})
    assert state_of(row) == "draft"


def test_what_failed_and_what_may_have_left_say_what_to_do(
    me: Client, book: Book, server: MailServer, alice: Person
) -> None:
    gone, lost = an_approved(book, alice), a_message(book, alice)
    server.answers[RCPT] = "550 no such user"
    me.post("/outbox/send/")
    assert "the address may be gone" in text(me.get("/outbox/"))
    server.answers.clear()
    server.go_away_at(TAKEN)
    pressed(me, lost, "approve")
    me.post("/outbox/send/")
    assert (state_of(gone), state_of(lost)) == ("failed", "unknown")
    page = me.get("/outbox/")
    assert "not sent again by itself" in text(page)
    assert page.context["waiting"][0].row == lost
    pressed(me, lost, "left")
    assert (state_of(lost), Exchange.objects.count()) == ("sent", 1)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("unknown", "1 message may have left or not"),
        ("sending", "1 message may have left or not"),  # and the program stopped
        ("failed", "1 message could not be sent"),
    ],
)
def test_a_message_to_look_at_is_said_on_any_page_until_that_is_done(
    me: Client, book: Book, alice: Person, state: str, said: str
) -> None:
    an_account(book)
    row = a_message(book, alice)
    assert "may have left" not in text(me.get("/people/"))
    Outgoing.objects.update(state=state)
    assert said in text(me.get("/people/"))
    assert 'class="unwell"' not in me.get("/outbox/").content.decode()
    pressed(me, row, "drop" if state == "failed" else "left")
    assert 'class="unwell"' not in me.get("/people/").content.decode()


def test_when_it_is_tried_again_is_told_as_clocks_show_it_where_one_lives(
    me: Client, book: Book, server: MailServer, alice: Person
) -> None:
    an_approved(book, alice)
    server.answers[RCPT] = "450 later"
    me.post("/outbox/send/")
    page = me.get("/outbox/")
    later = page.context["waiting"][0].row.not_before.astimezone(ZoneInfo("Europe/Paris"))
    assert f"Tried again from {later:%H:%M} on." in text(page)


def test_sending_does_not_keep_the_page(
    me: Client, book: Book, server: MailServer, alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(outbox_sending, "_spawn", begun.append)
    an_approved(book, alice)
    assert me.post("/outbox/send/").status_code == 303
    assert (len(begun), server.taken) == (1, [])


@pytest.mark.parametrize("more", [0, 8])
def test_more_messages_take_no_more_questions(
    me: Client, book: Book, alice: Person, django_assert_max_num_queries: AtMost, more: int
) -> None:
    an_account(book)
    for _ in range(1 + more):
        an_approved(book, alice, words=WORDS)
    with django_assert_max_num_queries(9):
        me.get("/outbox/")


def settled(me: Client, to: str = "", **said: str) -> Any:
    return me.post(f"/settings/sending/{to}", said, follow=True)


def test_an_account_is_chosen_tried_and_left(me: Client, book: Book) -> None:
    with a_mail_server() as told:
        said = {"address": ME, "host": told.host, "port": str(told.port), "security": "none"}
        page = settled(me, **said)
        assert page.redirect_chain[-1][0] == "/settings/#sending"
        assert "Nothing leaves before you approved it." in text(page)
        assert "The server greets you" in text(settled(me, "test/"))
    page = settled(me, "test/")
    assert (page.status_code, "does not answer" in text(page)) == (422, True)
    settled(me, "off/")
    assert not MailAccount.objects.exists()


def test_what_is_wrong_stands_beside_the_form_as_it_was_filled_in(me: Client, book: Book) -> None:
    page = settled(me, address=ME, host="smtp.moi.example", security="none", port="587")
    assert (page.status_code, "Choose tls or starttls" in text(page)) == (422, True)
    assert 'value="smtp.moi.example"' in page.content.decode()
    for port in ("0x19", "99999"):
        assert settled(me, address=ME, host="h.example", security="tls", port=port).status_code == (
            422
        )


def test_of_a_password_the_pages_tell_only_where_it_is(me: Client, book: Book) -> None:
    settled(me, address=ME, host="smtp.moi.example", security="tls")
    assert "No password is kept." in text(me.get("/settings/"))
    page = settled(me, "password/", key=SECRET)
    assert "sealed in a file beside the book" in text(page)
    wrong = settled(me, "password/", key=SECRET + "\n" + SECRET)
    keep_password_of(book, SECRET)
    pages = [page, wrong, *(me.get(where) for where in ("/settings/", "/outbox/", "/journal/"))]
    pages += [me.get("/settings/export/json/"), settled(me, address="x", host="z")]
    for one in pages:
        said = b"".join(one.streaming_content) if one.streaming else one.content
        assert SECRET.encode() not in said
    gone = settled(me, "password/", do="forget")
    assert "The password is removed" in text(gone)


@pytest.mark.parametrize("do", ["approve", "hold", "change", "drop", "left", "x"])
def test_a_message_of_another_book_is_nobody_s_here(me: Client, book: Book, do: str) -> None:
    other = Book.objects.create(created_at=book.created_at)
    an_account(other)
    row = a_message(other, a_person(other, emails=[mail(ALICE)]))
    assert pressed(me, row, do).status_code == 404
    assert state_of(row) == "draft"
