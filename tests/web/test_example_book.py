"""The book of the example says what it is, and leads to one's own."""

from pathlib import Path

import pytest
from django.test import Client
from tests.web.pages import text

from entregent.services import own_book
from entregent.services.bringing.batch import new_batch
from entregent.services.errors import EntregentError
from entregent.storage.models import Book

pytestmark = pytest.mark.usefixtures("not_elsewhere")


@pytest.fixture
def not_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests of a book in PostgreSQL look at the one of an example, which is a file."""
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def example(me: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The same owner, before the book of an example."""
    monkeypatch.setattr("entregent.services.own_book.home", lambda: tmp_path / "book")
    (tmp_path / own_book.MARK).touch()
    return me


@pytest.mark.parametrize("page", ["/", "/people/", "/import/"])
def test_every_page_of_the_example_says_that_it_is_one(example: Client, page: str) -> None:
    said = text(example.get(page))
    assert "This is an example" in said
    assert "Open my own book" in said


def test_the_import_page_of_the_example_says_that_files_would_mix(example: Client) -> None:
    assert "mix with the people of the example" in text(example.get("/import/"))


@pytest.mark.parametrize("page", ["/", "/people/", "/import/"])
def test_ones_own_book_says_nothing_of_an_example(me: Client, page: str) -> None:
    assert "example:" not in text(me.get(page))


def test_a_database_elsewhere_is_never_the_example(
    example: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/mine")
    assert not own_book.is_example()


def test_the_button_leads_to_ones_own_book(
    example: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = "http://127.0.0.1:8123/open/once/"
    monkeypatch.setattr("entregent.web.views.own.open_own_book", lambda: link)
    response = example.post("/own/")
    assert f'href="{link}"' in response.content.decode()
    assert "entregent serve" in text(response)


def test_a_book_that_does_not_open_is_said_with_the_command_that_opens_it(
    example: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed() -> str:
        raise EntregentError("own-book-closed", command="entregent serve")

    monkeypatch.setattr("entregent.web.views.own.open_own_book", closed)
    response = example.post("/own/")
    assert response.status_code == 422
    assert "from a terminal: entregent serve" in text(response)


def test_from_ones_own_book_there_is_no_other_to_open(me: Client) -> None:
    assert me.post("/own/").status_code == 404


@pytest.mark.parametrize("undone", [False, True])
def test_an_example_read_into_ones_own_book_is_to_be_undone_first(
    me: Client, book: Book, *, undone: bool
) -> None:
    batch = new_batch()
    batch.write("brought", {"at": 1.0, "files": [], "example": True})
    batch.write("result", {"files": [], "taken_back": undone})
    batch.write("now", {"task": "read", "state": "ended", "at": 1.0})
    assert ("Undo the example first" in text(me.get("/import/"))) is not undone
