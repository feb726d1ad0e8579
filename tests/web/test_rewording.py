"""Where one writes: what would be sent is shown, sent once told, and one's own words stay."""

import socket
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.builders import exported
from tests.rewording_service import FACTS, FAILURES, KEY, Service, a_service
from tests.web.every_page import ADDRESSES
from tests.web.furnished import furnished
from tests.web.pages import text

from entregent.services import rewording_client
from entregent.services.errors import EntregentError
from entregent.services.rewording_service import KEY_VARIABLE, choose_service, keep_key
from entregent.services.wording.language import speaking
from entregent.services.wording.pages import refusal
from entregent.storage.home import rewording_key_file
from entregent.storage.models import Book, Person

MINE = "Hello Benoît,\n\nCall me: +33 6 12 34 56 78.\n\nPaul"
LEAVES = "Hello Benoît,\n\nCall me: [CONTACT-1].\n\nPaul"


@pytest.fixture
def where(benoit: Person) -> str:
    """The address where Benoît is written to."""
    return f"/people/{benoit.pk}/write/"


def pressed(me: Client, where: str, do: str, **said: object) -> Any:
    return me.post(where, {"subject": "Lyon", "body": MINE, "do": do, **said})


def shown(me: Client, where: str, **said: object) -> dict[str, str]:
    """Have it shown what would be sent; return what the form then sends along."""
    page = pressed(me, where, "reword:show", **said)
    return {"shown": page.context["reword"].sent.seal}


def test_what_would_be_sent_is_shown_word_for_word_and_not_sent(
    me: Client, service: Service, where: str
) -> None:
    page = pressed(me, where, "reword:show")
    said, sent = unescape(page.content.decode()), page.context["reword"].sent
    assert page.status_code == 200
    assert LEAVES in said
    assert sent.instruction in said
    assert f"{service.address}/chat/completions" in said
    assert f"Send this to {service.host}" in text(page)
    assert "1 address, link or telephone number stays here" in text(page)
    assert "Subject" not in sent.instruction
    assert page.context["draft"].body == MINE
    assert service.asked == []


def test_what_was_shown_is_sent_once_told_and_ones_own_message_stays(
    me: Client, book: Book, service: Service, where: str
) -> None:
    before = exported(book)
    service.words = "{} {{name}}".format
    page = pressed(me, where, "reword:send", **shown(me, where))
    (asked,) = service.asked
    assert asked.words[1] == LEAVES
    assert "Lyon" not in str(asked.body)
    assert f"Other words, from {service.host}" in text(page)
    assert page.context["reword"].answer == f"{MINE} {{name}}"
    assert "A field was left open: {name}" in text(page)
    assert page.context["draft"].body == MINE
    assert exported(book) == before


@pytest.mark.parametrize("do", ["look", "check", "reword:show"])
def test_no_other_button_sends_anything(me: Client, service: Service, where: str, do: str) -> None:
    pressed(me, where, do, **shown(me, where))
    assert service.asked == []


@pytest.mark.parametrize("said", [{"body": f"{MINE}!"}, {"shown": ""}, {"shown": "é"}])
def test_what_was_not_shown_is_not_sent_but_shown(
    me: Client, service: Service, where: str, said: dict[str, str]
) -> None:
    page = pressed(me, where, "reword:send", **(shown(me, where) | said))
    assert page.status_code == 422
    assert "nothing was sent" in text(page)
    assert page.context["reword"].sent
    assert service.asked == []


def test_another_service_chosen_meanwhile_gets_nothing_unshown(
    me: Client, book: Book, service: Service, where: str
) -> None:
    seen = shown(me, where)
    with a_service() as other:
        choose_service(book, address=other.address, model="llama3.2")
        assert pressed(me, where, "reword:send", **seen).status_code == 422
        assert (service.asked, other.asked) == ([], [])


def test_other_words_are_taken_when_told_and_given_back(
    me: Client, service: Service, where: str
) -> None:
    page = pressed(me, where, "take", other="Other\r\nwords")
    assert page.context["draft"].body == "Other\nwords"
    assert "Take mine back" in text(page)
    assert page.context["before"] == MINE
    back = me.post(where, {"body": "Other\nwords", "mine": page.context["before"], "do": "back"})
    assert back.context["draft"].body == MINE
    assert me.post(where, {"body": MINE, "do": "take"}).context["draft"].body == MINE


def test_ones_own_words_outlive_a_second_rewording_and_anything_else(
    me: Client, service: Service, where: str
) -> None:
    page = pressed(me, where, "take", other="Other words")
    kept = {"body": "Other words", "mine": page.context["before"]}
    for do in ("reword:show", "look", "check", "register:tu"):
        assert MINE in me.post(where, {**kept, "do": do}).content.decode(), do
    again = me.post(where, {**kept, "other": "Third words", "do": "take"})
    assert (again.context["draft"].body, again.context["before"]) == ("Third words", MINE)


def test_without_an_address_there_is_no_button_and_nothing_to_press(
    me: Client, book: Book, where: str
) -> None:
    assert "Reword…" not in text(me.get(where))
    page = pressed(me, where, "reword:send", shown="x")
    assert page.status_code == 422
    assert "Choose one in the settings" in text(page)
    choose_service(book, address="https://api.example/v1", model="m")
    assert "Reword…" in text(me.get(where))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("code", FAILURES)
def test_each_failure_is_said_with_the_next_step_and_the_message_stays(
    me: Client, book: Book, service: Service, where: str, code: str, lang: str
) -> None:
    book.language = lang
    book.save()
    for name, value in FAILURES[code].items():
        setattr(service, name, value)
    body = MINE if code != "rewording-too-long" else "Hello. " * 20
    page = pressed(me, where, "reword:send", body=body, **shown(me, where, body=body))
    assert page.status_code == 422
    facts = {
        "host": service.host,
        "url": f"{service.address}/chat/completions",
        **FACTS.get(code, {}),
    }
    with speaking(lang):
        assert refusal(EntregentError(code, **facts)) in text(page)
    assert page.context["draft"].body == body.strip()
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "did not answer within"), ("fr", "n’a pas répondu en")]
)
def test_who_takes_too_long_is_not_waited_for(
    me: Client, book: Book, service: Service, where: str, monkeypatch: pytest.MonkeyPatch,
    lang: str, said: str,
) -> None:  # fmt: skip
    book.language = lang
    book.save()
    monkeypatch.setattr(rewording_client, "LIMIT", 0.2)
    service.waits = True
    assert said in text(pressed(me, where, "reword:send", **shown(me, where)))


@pytest.mark.parametrize(("lang", "said"), [("en", "does not answer"), ("fr", "ne répond pas")])
def test_who_does_not_run_is_named(
    me: Client, book: Book, where: str, lang: str, said: str
) -> None:
    book.language = lang
    book.save()
    with a_service() as gone:
        choose_service(book, address=gone.address, model="llama3.2")
    page = pressed(me, where, "reword:send", **shown(me, where))
    assert f"{gone.host} {said}" in text(page)


def test_what_a_service_says_is_shown_harmless(me: Client, service: Service, where: str) -> None:
    service.words = lambda message: f'{message} <script>alert(1)</script>"><img src=x>'
    page = pressed(me, where, "reword:send", **shown(me, where)).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_no_page_speaks_to_anybody(me: Client, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = furnished(book)

    def spoken(*_words: object, **_how: object) -> None:
        raise AssertionError("a page opened a connection")

    monkeypatch.setattr(socket.socket, "connect", spoken)
    monkeypatch.setattr(socket, "getaddrinfo", spoken)
    for address in (each for each in ADDRESSES if "{batch}" not in each):
        assert me.get(address.format(**numbers, speaks="en")).status_code == 200, address
    where = f"/people/{numbers['person']}/write/"
    for do in ("reword:show", "reword:send", "check", "look"):
        pressed(me, where, do)


def settled(me: Client, to: str = "", **said: object) -> Any:
    return me.post(f"/settings/rewording/{to}", said, follow=True)


def test_a_service_is_chosen_left_and_brought_back(me: Client, book: Book) -> None:
    assert "None is asked unless you set its address" in text(me.get("/settings/"))
    before = exported(book)
    page = settled(me, address="https://api.example/v1", model="m")
    assert page.redirect_chain[-1][0] == "/settings/#rewording"
    assert "Each message is shown to you before it leaves." in text(page)
    left = settled(me, "off/")
    assert exported(book) == before
    me.post("/undo/", {"entry": left.context["toast"].entry, "back": "/settings/"})
    book.refresh_from_db()
    assert (book.rewording_address, book.rewording_model) == ("https://api.example/v1", "m")


def test_an_address_that_anybody_could_read_along_is_refused_beside_its_form(
    me: Client, book: Book
) -> None:
    page = settled(me, address="http://api.example/v1", model="m")
    assert page.status_code == 422
    assert "would let anybody on the way read your messages" in text(page)
    assert 'value="http://api.example/v1"' in page.content.decode()
    assert Book.objects.get().rewording_address == ""


def test_of_a_key_the_page_tells_only_that_there_is_one(
    me: Client, service: Service, where: str
) -> None:
    page = settled(me, "key/", key=KEY)
    assert "A key is kept for this service." in text(page)
    assert KEY not in page.content.decode()
    sent = pressed(me, where, "reword:show")
    assert "The key of this service goes along." in text(sent)
    assert KEY not in sent.content.decode()
    gone = settled(me, "key/", do="forget")
    assert "The key is removed" in text(gone)
    assert not rewording_key_file().exists()


def test_a_key_that_is_none_comes_back_on_no_page(me: Client, service: Service) -> None:
    page = settled(me, "key/", key="two words")
    assert page.status_code == 422
    assert "This is no key" in text(page)
    assert "two words" not in page.content.decode()


def test_a_key_of_the_environment_or_of_another_host_is_told(
    me: Client, book: Book, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_key(book, KEY)
    choose_service(book, address="https://api.example/v1", model="m")
    assert "It is not sent to this one." in text(me.get("/settings/"))
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    page = me.get("/settings/")
    assert "The key comes from the variable" in text(page)
    assert KEY not in page.content.decode()
