"""A message reworded by a service one chose: shown first, sent as shown, and only when told."""

import socket
import stat
import threading
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests import rewording_service as fake
from tests.builders import TODAY, a_person, exported
from tests.drafting import draft_to
from tests.rewording_service import FAILURES, KEY, Service, a_service

from entregent.core.drafts import Intent
from entregent.services import rewording_client
from entregent.services.backup import backup
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.rewording import LONGEST, proposed, reworded
from entregent.services.rewording_client import as_sent
from entregent.services.rewording_service import (
    KEY_VARIABLE,
    checked_address,
    choose_service,
    forget_key,
    keep_key,
    key_known,
    leave_service,
    service_of,
)
from entregent.services.undoing import undo
from entregent.storage.home import rewording_key_file
from entregent.storage.models import Book, Entry

MESSAGE = "Hello Alice,\n\nCall me on Tuesday: +33 6 12 34 56 78, or paul@roux.example.\n\nPaul"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this test's key to itself."""
    monkeypatch.setenv("ENTREGENT_HOME", str(tmp_path / "home"))
    monkeypatch.delenv(KEY_VARIABLE, raising=False)


def refused(book: Book, message: str = MESSAGE, intent: Intent = Intent.CATCH_UP) -> EntregentError:
    with pytest.raises(EntregentError) as error:
        reworded(proposed(book, message, intent))
    return error.value


def still_waiting() -> bool:
    """Tell whether a thread waits for an answer though nobody waits for it, ten seconds on."""
    left = [one for one in threading.enumerate() if one.name == rewording_client.THREAD]
    for one in left:
        one.join(10)
    return any(one.is_alive() for one in left)


def test_what_is_shown_is_what_is_sent_and_the_answer_comes_whole(
    book: Book, service: Service
) -> None:
    sent = proposed(book, MESSAGE.replace("\n", "\r\n"), Intent.CATCH_UP)
    assert service.asked == []
    assert reworded(sent) == f"In other words: {MESSAGE}"
    (asked,) = service.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.words == [sent.instruction, sent.message]
    assert asked.body.keys() == {"model", "messages", "stream"}
    assert (asked.body["model"], asked.body["stream"]) == ("llama3.2", False)
    assert "Authorization" not in asked.headers


def test_no_way_to_reach_anybody_leaves(book: Book, service: Service) -> None:
    sent = proposed(book, MESSAGE, Intent.CATCH_UP)
    assert "Call me on Tuesday: [CONTACT-1], or [CONTACT-2]." in sent.message
    left = as_sent(sent.service, sent.instruction, sent.message)
    assert b"roux.example" not in left
    assert b"12 34" not in left


def test_what_is_asked_is_in_the_language_of_the_message(book: Book, service: Service) -> None:
    english = proposed(book, MESSAGE, Intent.CATCH_UP).instruction
    french = proposed(book, "Bonjour Alice,\n\nComment vas-tu ?", Intent.CATCH_UP).instruction
    assert "in English" in english
    assert "150 words" in english
    assert "easy way to say no" in english
    assert "[CONTACT-1]" in english
    assert "en français" in french
    assert "tutoiement" in french
    assert "CONTACT" not in french


def test_a_note_to_connect_stays_one(book: Book, service: Service) -> None:
    sent = proposed(book, "Hello Alice, we met in Lyon.", Intent.CONNECT)
    assert "300 characters" in sent.instruction
    service.words = lambda message: message * 20
    assert refused(book, "Hello Alice, we met.", Intent.CONNECT).code == "rewording-too-long"


@pytest.mark.parametrize("code", FAILURES)
def test_each_failure_is_named(book: Book, service: Service, code: str) -> None:
    for name, value in FAILURES[code].items():
        setattr(service, name, value)
    message = MESSAGE if code != "rewording-too-long" else "Hello. " * 20
    error = refused(book, message)
    assert (error.code, error.values) == (code, {"host": service.host, **_facts(service, code)})


def _facts(service: Service, code: str) -> dict[str, object]:
    where = {"url": f"{service.address}/chat/completions"} if code == "rewording-no-model" else {}
    return {**fake.FACTS.get(code, {}), **where}


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"ended": "length"}, "rewording-too-long"),
        ({"raw": b"x" * (rewording_client.LARGEST + 1)}, "rewording-too-long"),
        ({"words": lambda _message: "a" * 900_000}, "rewording-too-long"),
        ({"words": lambda _message: None}, "rewording-empty"),
        ({"words": lambda _message: ["Hello"]}, "rewording-not-understood"),
        ({"raw": b"[" * 100_000}, "rewording-not-understood"),
        ({"raw": b'{"choices": []}'}, "rewording-not-understood"),
        ({"raw": b"null"}, "rewording-not-understood"),
        ({"raw": b""}, "rewording-not-understood"),
        ({"status": 403}, "rewording-key-refused"),
        ({"status": 302, "leads_to": "/elsewhere"}, "rewording-redirected"),
        ({"status": 302, "leads_to": "https://[x/"}, "rewording-redirected"),
        ({"status": 500, "raw": b"\xff"}, "rewording-failed"),
        ({"status": 413, "raw": b"\xff"}, "rewording-refused"),
    ],
)
def test_whatever_else_is_answered_is_refused_too(
    book: Book, service: Service, how: dict[str, object], code: str
) -> None:
    for name, value in how.items():
        setattr(service, name, value)
    assert refused(book).code == code
    assert len(service.asked) == 1


@pytest.mark.parametrize("how", ["waits", "drips", "mumbles"])
def test_who_takes_too_long_is_not_waited_for(
    book: Book, service: Service, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(rewording_client, "LIMIT", 0.2)
    setattr(service, how, True)
    assert refused(book).code == "rewording-timed-out"
    assert not still_waiting()


def test_nothing_leaves_where_a_name_is_told_only_once_nobody_waits_any_more(
    book: Book, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, look_up = Event(), socket.getaddrinfo

    def slowly(*asked: Any, **how: Any) -> Any:
        told.wait(30)
        return look_up(*asked, **how)

    monkeypatch.setattr(rewording_client, "LIMIT", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    assert refused(book).code == "rewording-timed-out"
    told.set()
    assert not still_waiting()
    assert not service.asked


def test_a_handshake_that_never_ends_is_not_waited_for(
    book: Book, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewording_client, "LIMIT", 0.2)
    monkeypatch.setattr(rewording_client, "_connect", lambda *_: service.over.wait(30))
    assert refused(book).code == "rewording-timed-out"
    service.over.set()
    assert not still_waiting()
    assert not service.asked


def test_who_does_not_run_is_named(book: Book) -> None:
    with a_service() as gone:
        choose_service(book, address=gone.address, model="llama3.2")
    error = refused(book)
    assert (error.code, error.values["host"]) == ("rewording-unreachable", gone.host)


def test_a_service_that_cannot_prove_who_it_is_gets_nothing(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_service(secret=True) as service:
        address = service.address.replace("http:", "https:")
        choose_service(book, address=address, model="llama3.2")
        assert refused(book).code == "rewording-not-secure"
        assert service.asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(fake.NOBODY))  # vouched for, it is asked
        assert reworded(proposed(book, MESSAGE, Intent.CATCH_UP))


def test_no_proxy_sees_the_message(
    book: Book, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_service() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://{proxy.host}")
        assert reworded(proposed(book, MESSAGE, Intent.CATCH_UP))
        assert proxy.asked == []


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ("<think>Well… </think>\n\nHello.", "Hello."),
        ("```text\nHello.\n```", "Hello."),
        ("  Hello,\r\n\r\nAlice.\x00\x1b[31m ", "Hello,\n\nAlice.[31m"),
        ("Hello \u202eecilA", "Hello ecilA"),
    ],
)
def test_of_an_answer_the_message_alone_is_taken(
    book: Book, service: Service, answer: str, read: str
) -> None:
    service.words = lambda _message: answer
    assert reworded(proposed(book, "Hello Alice.", Intent.CATCH_UP)) == read


@pytest.mark.parametrize(
    ("message", "code"), [(" \n", "nothing-to-reword"), ("x" * (LONGEST + 1), "words-too-long")]
)
def test_what_is_no_message_is_not_sent(
    book: Book, service: Service, message: str, code: str
) -> None:
    assert refused(book, message).code == code
    assert service.asked == []


def test_nothing_rewords_until_a_service_is_chosen(book: Book) -> None:
    assert refused(book).code == "rewording-off"
    with pytest.raises(EntregentError) as error:
        keep_key(book, KEY)
    assert error.value.code == "rewording-off"


def test_a_draft_alone_is_sent_nowhere(book: Book, service: Service) -> None:
    draft_to(book, a_person(book), Reason(Intent.CATCH_UP), on=TODAY)
    proposed(book, MESSAGE, Intent.CATCH_UP)
    assert service.asked == []


def test_the_choice_of_a_service_is_undone(book: Book) -> None:
    before = exported(book)
    choose_service(book, address="https://api.example/v1/", model=" a  model ")
    chosen = exported(book)
    assert (book.rewording_address, book.rewording_model) == ("https://api.example/v1", "a model")
    acts = Entry.objects.count()
    choose_service(book, address="https://api.example/v1/chat/completions", model="a model")
    assert Entry.objects.count() == acts
    leave_service(book)
    leave_service(book)
    assert Entry.objects.count() == acts + 1
    undo(book)
    assert exported(book) == chosen
    undo(book)
    assert exported(book) == before


@pytest.mark.parametrize(
    "address",
    [
        "https://api.example/v1", "https://api.example:8443", "https://[2001:db8::1]/v1",
        "http://127.0.0.1:11434/v1", "http://localhost:1234/v1", "http://[::1]:8080/v1",
        "http://192.168.1.20:8080/v1", "http://10.0.0.2/v1", "http://172.20.0.3/v1",
        "http://[fd00::2]/v1",
    ],
)  # fmt: skip
def test_an_address_is_kept_as_it_is(address: str) -> None:
    assert checked_address(f" {address}/ ") == address


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "not-a-service"),
        ("api.example/v1", "not-a-service"),
        ("ftp://api.example/v1", "not-a-service"),
        ("file:///etc/passwd", "not-a-service"),
        ("https://", "not-a-service"),
        ("https:///v1", "not-a-service"),
        ("https://paul:secret@api.example/v1", "not-a-service"),
        ("https://api.example/v1?key=secret", "not-a-service"),
        ("https://api.example/v1#x", "not-a-service"),
        ("https://api.example:99999/v1", "not-a-service"),
        ("https://api.example:x/v1", "not-a-service"),
        ("https://api example/v1", "not-a-service"),
        ("https://api.example\\@evil.example/v1", "not-a-service"),
        ("https://api.exam\nple/v1", "not-a-service"),
        ("https://é.example/v1", "not-a-service"),
        ("https://[::1/v1", "not-a-service"),
        ("https://-.example/v1", "not-a-service"),
        (f"https://{'a' * 64}.example/v1", "not-a-service"),
        (f"https://api.example/{'v' * 300}", "not-a-service"),
        ("http://api.example/v1", "not-secure"),
        ("http://8.8.8.8/v1", "not-secure"),
        ("http://172.32.0.1/v1", "not-secure"),
        ("http://localhost.evil.example/v1", "not-secure"),
        ("http://127.1/v1", "not-secure"),
    ],
)
def test_what_is_no_address_or_would_be_read_on_the_way_is_refused(
    book: Book, address: str, code: str
) -> None:
    with pytest.raises(EntregentError) as error:
        choose_service(book, address=address, model="llama3.2")
    assert error.value.code == code
    assert book.rewording_address == ""


@pytest.mark.parametrize(
    ("model", "code"), [(" ", "rewording-model-missing"), ("m" * 201, "words-too-long")]
)
def test_a_model_has_a_name(book: Book, model: str, code: str) -> None:
    with pytest.raises(EntregentError) as error:
        choose_service(book, address="https://api.example/v1", model=model)
    assert error.value.code == code


def test_an_address_that_a_file_brought_is_looked_at_again(book: Book) -> None:
    book.rewording_address = "http://evil.example/v1"
    assert refused(book).code == "not-secure"


def test_the_key_goes_along_and_is_in_no_book_export_or_copy(
    book: Book, service: Service, tmp_path: Path
) -> None:
    assert key_known(book) == ""
    keep_key(book, f" {KEY}\n")
    assert key_known(book) == "file"
    reworded(proposed(book, MESSAGE, Intent.CATCH_UP))
    assert service.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    assert stat.S_IMODE(rewording_key_file().stat().st_mode) == 0o600
    assert KEY not in exported(book)
    assert KEY not in repr(service_of(book))
    assert not any(KEY in str(entry.values) for entry in Entry.objects.all())
    forget_key()
    forget_key()
    assert (key_known(book), [*rewording_key_file().parent.iterdir()]) == ("", [])


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_copy_holds_no_key(tmp_path: Path) -> None:
    book = Book.objects.create(language="en", time_zone="UTC", created_at="2026-11-22T09:00:00Z")
    choose_service(book, address="https://api.example/v1", model="m")
    keep_key(book, KEY)
    assert KEY.encode() not in backup(tmp_path / "copy.sqlite3").read_bytes()


def test_the_key_of_one_host_is_never_sent_to_another(book: Book, service: Service) -> None:
    keep_key(book, KEY)
    with a_service() as other:
        choose_service(book, address=other.address, model="llama3.2")
        assert key_known(book) == "elsewhere"
        reworded(proposed(book, MESSAGE, Intent.CATCH_UP))
        assert "Authorization" not in other.asked[0].headers
    undo(book)
    book.refresh_from_db()
    assert key_known(book) == "file"


def test_the_key_of_the_environment_comes_first(
    book: Book, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_key(book, KEY)
    monkeypatch.setenv(KEY_VARIABLE, "of-the-environment")
    assert (key_known(book), service_of(book).key) == ("environment", "of-the-environment")
    monkeypatch.setenv(KEY_VARIABLE, "two words")
    assert refused(book).code == "not-a-key"


@pytest.mark.parametrize("key", ["", " ", "two words", "clé", "a\nb", "x" * 1001])
def test_what_is_no_key_is_refused(book: Book, service: Service, key: str) -> None:
    with pytest.raises(EntregentError) as error:
        keep_key(book, key)
    assert error.value.code == "not-a-key"
    assert not rewording_key_file().exists()


@pytest.mark.parametrize("held", [b"", b"x", b"http://127.0.0.1\n", b"\xff\n\xff\n", b"a\nb c\n"])
def test_a_damaged_file_holds_no_key(book: Book, service: Service, held: bytes) -> None:
    keep_key(book, KEY)
    rewording_key_file().write_bytes(held)
    assert (key_known(book), service_of(book).key) == ("", "")


def test_a_service_that_repeats_the_key_does_not_bring_it_on_the_page(
    book: Book, service: Service
) -> None:
    keep_key(book, KEY)
    service.status, service.raw = 400, f'{{"error": "No: {KEY} is bad"}}'.encode()
    assert refused(book).values["reason"] == "No: … is bad"
    service.raw = f'{{"error": "{"x" * 190} {KEY}"}}'.encode()  # the cut would fall within it
    assert KEY[:5] not in str(refused(book).values["reason"])
    service.raw = rb'{"error": "half an emoji \ud83d"}'
    assert refused(book).values["reason"] == "half an emoji ?"


def test_half_an_emoji_of_an_answer_is_left_out(book: Book, service: Service) -> None:
    service.words = lambda message: f"{message} \ud83d"
    assert "\ud83d" not in reworded(proposed(book, MESSAGE, Intent.RECONNECT))


def test_what_was_shown_is_told_from_anything_else(book: Book, service: Service) -> None:
    seal = proposed(book, MESSAGE, Intent.CATCH_UP).seal
    assert proposed(book, f"{MESSAGE}\n", Intent.CATCH_UP).seal == seal
    assert proposed(book, f"{MESSAGE}!", Intent.CATCH_UP).seal != seal
    keep_key(book, KEY)
    assert proposed(book, MESSAGE, Intent.CATCH_UP).seal != seal
    choose_service(book, address=service.address, model="other")
    assert proposed(book, MESSAGE, Intent.CATCH_UP).seal != seal
