"""The list of people, and the search that finds one."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.builders import TODAY, a_person, an_exchange
from tests.web.pages import text

from entregent.storage.models import Book


def found(me: Client, query: str = "", page: str = "1") -> list[str]:
    """Return the names on a page of the list."""
    response = me.get("/people/", {"q": query, "page": page})
    return [row.person.name for row in response.context["rows"]]


def test_an_empty_book_says_how_to_begin(me: Client) -> None:
    assert "entregent import linkedin.zip" in text(me.get("/people/"))


def test_the_list_says_who_where_and_since_when(me: Client, book: Book) -> None:
    alice = a_person(book, organisation="Acme", title="Engineer")
    an_exchange(book, alice, on=TODAY - timedelta(days=21))
    said = text(me.get("/people/"))
    for words in ("Alice Martin", "Engineer · Acme", "Weak", "three weeks ago"):
        assert words in said


@pytest.mark.parametrize(
    "query", ["Alice", "alice mar", "MARTIN", "  acme ", "engineer", "Ali Acm", "alice@acme"]
)
def test_somebody_is_found_by_the_beginning_of_any_word(me: Client, book: Book, query: str) -> None:
    a_person(book, organisation="Acme", title="Engineer", emails=["alice@acme.example"])
    a_person(book, "Chloé Petit", organisation="Initech")
    assert found(me, query) == ["Alice Martin"]


@pytest.mark.parametrize("query", ["benoit", "Benoît", "BENOÎT d"])
def test_accents_do_not_matter(me: Client, book: Book, query: str) -> None:
    a_person(book, "Benoît Durand")
    assert found(me, query) == ["Benoît Durand"]


@pytest.mark.parametrize("query", ["zzz", "' OR 1=1", "a* NOT b", "words:zoe", "\x00é"])
def test_a_query_that_finds_nobody_says_so(me: Client, book: Book, query: str) -> None:
    a_person(book, "Zoé Wolf")
    assert "Nobody found" in text(me.get("/people/", {"q": query}))


@pytest.mark.parametrize("query", ['"', "((", "*"])
def test_a_query_without_a_word_finds_nobody(me: Client, book: Book, query: str) -> None:
    a_person(book, "Zoé Wolf")
    assert found(me, query) == []


def test_an_empty_query_lists_everybody(me: Client, book: Book) -> None:
    a_person(book, "Zoé Wolf")
    assert found(me, "  ") == ["Zoé Wolf"]


def test_the_search_is_kept_in_its_field(me: Client) -> None:
    assert 'value="l&#x27;amie"' in me.get("/people/", {"q": "l'amie"}).content.decode()


def test_fifty_people_make_a_page(me: Client, book: Book) -> None:
    for number in range(60):
        a_person(book, f"Alice {number:02}")
    assert found(me, "alice") == [f"Alice {n:02}" for n in range(50)]
    assert found(me, "alice", page="2") == [f"Alice {n:02}" for n in range(50, 60)]
    assert "Next" in text(me.get("/people/"))
    assert "Previous" in text(me.get("/people/?page=2"))
    assert "Next" not in text(me.get("/people/?page=2"))


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "99999999999999999999"])
def test_a_page_that_is_none_is_the_first(me: Client, book: Book, page: str) -> None:
    a_person(book)
    assert found(me, page=page) == ["Alice Martin"]
