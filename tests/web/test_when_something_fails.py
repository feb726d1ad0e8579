"""When a page cannot be shown: calm words, and the book as it was."""

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from tests.web.pages import text

from entregent.storage.models import Book


@pytest.fixture
def failing(me: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The owner, before a list that fails."""

    def fail(*_args: object, **_values: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("entregent.web.views.today.todays_list", fail)
    me.raise_request_exception = False
    return me


def test_a_fault_of_ours_is_said_calmly(failing: Client) -> None:
    response = failing.get("/")
    assert response.status_code == 500
    assert "Something went wrong here. Your book is as it was." in text(response)
    assert "RuntimeError" not in text(response)


def test_a_fault_of_ours_is_said_in_the_language_of_the_book(failing: Client, book: Book) -> None:
    book.language = "fr"
    book.save()
    assert "Votre carnet est intact." in text(failing.get("/"))


def test_a_busy_book_says_to_try_again(me: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_args: object, **_values: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("entregent.web.views.today.todays_list", locked)
    response = me.get("/")
    assert response.status_code == 422
    assert "Another program is writing to the book." in text(response)


def test_a_book_of_a_newer_version_is_left_alone(
    me: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entregent.services.book.schema", lambda: "9999_later")
    response = me.get("/", headers={"accept-language": "fr"})
    assert response.status_code == 422
    assert "vient d’une version plus récente" in text(response)


def test_an_address_where_we_do_not_answer_says_so(me: Client) -> None:
    response = me.get("/", headers={"host": "evil.example"})
    assert "Entregent does not answer at this address." in text(response)


def test_what_cannot_be_read_is_not_said_to_be_at_another_address(me: Client) -> None:
    response = me.post("/people/act/", {"who": range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)})
    assert response.status_code == 400
    assert "What was sent could not be read." in text(response)
    assert "does not answer" not in text(response)
