"""Saved lists: a search and its filters under a name, at the top of the page."""

from typing import Any

import pytest
from django.test import Client
from tests.builders import a_person
from tests.web.pages import text

from entregent.services.saved_lists import save_list
from entregent.storage.models import Book, SavedList


@pytest.fixture
def fading(book: Book) -> SavedList:
    """A list of those who fade at Acme."""
    a_person(book, organisation="Acme")
    return save_list(book, name="Acme, à relancer", query="label=fading&organisation=Acme")


def undone(me: Client, answer: Any) -> None:
    page = me.get(answer["Location"])
    me.post("/undo/", {"entry": page.context["toast"].entry, "back": "/people/"})


def test_a_search_is_saved_and_listed(me: Client, book: Book) -> None:
    a_person(book, "Benoît Durand")
    answer = me.post("/people/lists/", {"name": " Les  Benoît ", "query": "sort=due&q=beno"})
    assert answer["Location"] == "/people/?q=beno&sort=due"
    page = me.get("/people/")
    assert "Les Benoît" in text(page)
    assert 'href="/people/?q=beno&amp;sort=due"' in page.content.decode()
    me.post("/undo/", {"entry": page.context["toast"].entry})
    assert not SavedList.objects.exists()


def test_a_saved_list_shows_whom_it_finds_and_can_be_renamed(me: Client, fading: SavedList) -> None:
    page = me.get(f"/people/?{fading.query}")
    assert "Change “Acme, à relancer”" in text(page)
    assert "Save this list" not in text(page)
    answer = me.post(f"/people/lists/{fading.pk}/", {"name": "Acme"})
    assert answer["Location"] == f"/people/?{fading.query}"
    assert SavedList.objects.get().name == "Acme"
    undone(me, answer)
    assert SavedList.objects.get().name == "Acme, à relancer"


def test_a_saved_list_is_deleted_and_comes_back(me: Client, fading: SavedList) -> None:
    answer = me.post(f"/people/lists/{fading.pk}/", {"name": "", "drop": "1"})
    assert "nobody left the book" in text(me.get(answer["Location"]))
    assert not SavedList.objects.exists()
    answer = me.post(f"/people/lists/{save_list(fading.book, name='A', query='q=a').pk}/",
                     {"drop": "1"})  # fmt: skip
    undone(me, answer)
    assert SavedList.objects.get().query == "q=a"


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        (" … ", "q=acme", "Give the list a name."),
        ("ACME, A RELANCER", "q=acme", "There is a list called Acme, à relancer already."),
        ("Everybody", "", "Everybody is no list of its own."),
        ("Everybody", "sort=name&label=nothing", "Everybody is no list of its own."),
    ],
)
def test_what_is_refused_keeps_what_was_typed(
    me: Client, fading: SavedList, name: str, query: str, sentence: str
) -> None:
    answer = me.post("/people/lists/", {"name": name, "query": query})
    assert answer.status_code == 422
    assert sentence in text(answer)
    if query == "q=acme":
        assert f'name="name" value="{name}"' in answer.content.decode()
    assert SavedList.objects.count() == 1


def test_a_new_name_that_is_refused_is_kept_in_its_field(me: Client, fading: SavedList) -> None:
    answer = me.post(f"/people/lists/{fading.pk}/", {"name": ""})
    assert answer.status_code == 422
    assert "Give the list a name." in text(answer)


def test_a_list_of_another_book_is_not_found(me: Client, fading: SavedList) -> None:
    other = Book.objects.create(created_at=fading.book.created_at)
    theirs = save_list(other, name="Theirs", query="q=a")
    assert me.post(f"/people/lists/{theirs.pk}/", {"drop": "1"}).status_code == 404
    assert SavedList.objects.count() == 2
    assert "Theirs" not in text(me.get("/people/"))


def test_a_hostile_name_is_shown_as_it_is_written(me: Client, book: Book) -> None:
    name = "<script>alert(1)</script>\x00\u202e" + "é" * 500
    me.post("/people/lists/", {"name": name, "query": "q=%22%3E%3Cb%3E"})
    page = me.get("/people/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "><b>" not in page
    assert len(SavedList.objects.get().name) == 120


def test_lists_are_written_by_forms_with_their_token_alone(me: Client, fading: SavedList) -> None:
    assert me.get("/people/lists/").status_code == 405
    assert me.get(f"/people/lists/{fading.pk}/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = me.cookies
    assert strict.post(f"/people/lists/{fading.pk}/", {"drop": "1"}).status_code == 403
    assert SavedList.objects.exists()
