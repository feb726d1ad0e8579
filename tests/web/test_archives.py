"""Putting people into the archives from the pages, finding them there and bringing them back."""

from datetime import timedelta

from django.test import Client
from tests.builders import TODAY, a_person, an_exchange
from tests.web.pages import text

from entregent.services.archiving import archive
from entregent.services.follow_ups import plan
from entregent.storage.models import Book, FollowUp, Person


def shown(me: Client, query: str = "") -> list[str]:
    """Return the names on the first page of a list."""
    return [row.name for row in me.get(f"/people/{query}").context["rows"]]


def test_a_person_is_archived_from_their_page_and_undo_brings_them_back(
    me: Client, benoit: Person
) -> None:
    page = me.post(f"/people/{benoit.pk}/archive/", follow=True)
    said = text(page)
    assert "Benoît Durand is in the archives." in said
    assert "In the archives since 22 November" in said
    assert shown(me) == []
    me.post("/undo/", {"entry": page.context["toast"].entry})
    assert shown(me) == ["Benoît Durand"]


def test_a_person_is_brought_back_from_their_page(me: Client, book: Book, benoit: Person) -> None:
    archive(book, benoit, on=TODAY)
    page = me.post(f"/people/{benoit.pk}/back/", follow=True)
    assert "Benoît Durand is back in your lists." in text(page)
    assert "In the archives" not in text(page)
    assert shown(me) == ["Benoît Durand"]


def test_the_page_says_that_one_was_in_touch_since(me: Client, book: Book, benoit: Person) -> None:
    archive(book, benoit, on=TODAY - timedelta(days=9))
    assert "in touch since" not in text(me.get(f"/people/{benoit.pk}/"))
    an_exchange(book, benoit, on=TODAY - timedelta(days=3))
    assert "You have been in touch since: the last time was 19 November" in text(
        me.get(f"/people/{benoit.pk}/")
    )


def test_a_search_finds_and_marks_them_and_a_filter_shows_them_alone(
    me: Client, book: Book, benoit: Person
) -> None:
    a_person(book, "Alice Durand")
    archive(book, benoit, on=TODAY)
    assert shown(me) == ["Alice Durand"]
    assert shown(me, "?q=durand") == ["Alice Durand", "Benoît Durand"]
    assert me.get("/people/?q=durand").content.decode().count('class="away"') == 1
    assert shown(me, "?archived=1") == ["Benoît Durand"]
    assert "Benoît Durand" in text(me.get("/go/?to=benoit"))
    assert "Benoît" not in text(me.get("/note/who/?who=benoit"))


def test_a_book_whose_people_are_all_archived_says_so(
    me: Client, book: Book, benoit: Person
) -> None:
    archive(book, benoit, on=TODAY)
    said = text(me.get("/people/"))
    assert "Everybody is in the archives." in said
    assert "still empty" not in said
    assert "still empty" not in text(me.get("/"))


def test_those_ticked_are_archived_and_brought_back(me: Client, book: Book, benoit: Person) -> None:
    alice = a_person(book)
    both = {"who": [alice.pk, benoit.pk]}
    page = me.post("/people/act/", {**both, "do": "archive"}, follow=True)
    assert "2 people are in the archives now." in text(page)
    assert shown(me) == []
    page = me.post("/people/act/", {**both, "do": "bring-back", "found": "archived=1"}, follow=True)
    assert "2 people are back in your lists." in text(page)
    me.post("/undo/", {"entry": page.context["toast"].entry})
    assert shown(me, "?archived=1") == ["Alice Martin", "Benoît Durand"]


def test_a_form_left_open_plans_nothing_about_somebody_archived(
    me: Client, book: Book, benoit: Person
) -> None:
    plan(book, benoit, "write", on=TODAY)
    archive(book, benoit, on=TODAY)
    answer = me.post(f"/people/{benoit.pk}/plan/", {"text": "call", "on": "2026-12-01"})
    assert answer.status_code == 422
    assert "Bring them back first." in text(answer)
    assert FollowUp.objects.count() == 1


def test_nobody_of_another_book_is_archived(me: Client, book: Book) -> None:
    other = a_person(Book.objects.create(created_at=book.created_at), "Dan Roux")
    for way in ("archive", "back"):
        assert me.post(f"/people/{other.pk}/{way}/").status_code == 404
        assert me.get(f"/people/{other.pk}/{way}/").status_code == 405
