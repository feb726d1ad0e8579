"""Two people one knows to be one, whom nothing proposes: found, compared, made one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange, exported, names
from tests.web.pages import addresses, text

from entregent.services.archiving import archive
from entregent.services.fields import set_fields
from entregent.services.likeness import catch_up
from entregent.storage.models import Book, Person

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def marie(book: Book) -> Person:
    """Marie Leroy, who was Marie Petit before: nothing tells that they are one."""
    return a_person(book, "Marie Leroy", organisation="Acme")


@pytest.fixture
def before(book: Book) -> Person:
    """Marie as she was called before."""
    return a_person(book, "M. Petit", emails=["mp@globex.example"])


def test_the_page_of_a_person_leads_to_whom_they_are_merged_with(
    me: Client, marie: Person, before: Person
) -> None:
    page = me.get(f"/people/{marie.pk}/")
    assert f"/people/{marie.pk}/merge/" in addresses(page).followed
    found = me.get(f"/people/{marie.pk}/merge/?who=petit")
    assert f"/duplicates/{marie.pk}/{before.pk}/" in addresses(found).followed
    assert "mp@globex.example" in text(found)


def test_nobody_is_offered_to_be_merged_with_themselves(me: Client, marie: Person) -> None:
    found = me.get(f"/people/{marie.pk}/merge/?who=marie")
    assert "Nobody found for “marie”." in text(found)
    assert me.get(f"/duplicates/{marie.pk}/{marie.pk}/")["Location"] == f"/people/{marie.pk}/merge/"


def test_those_who_look_like_them_are_offered_before_anything_is_typed(
    me: Client, book: Book
) -> None:
    robert = a_person(book, "Robert Smith", organisation="Acme")
    bob = a_person(book, "Bob Smith", organisation="Acme")
    catch_up(book)
    page = me.get(f"/people/{bob.pk}/merge/")
    assert "Perhaps one of them" in text(page)
    assert f"/duplicates/{bob.pk}/{robert.pk}/" in addresses(page).followed


def test_somebody_in_the_archives_is_found_and_said_so(
    me: Client, book: Book, marie: Person, before: Person
) -> None:
    archive(book, before, on=TODAY)
    found = text(me.get(f"/people/{marie.pk}/merge/?who=petit"))
    assert "mp@globex.example · In the archives" in found


def test_two_whom_nothing_proposes_are_shown_side_by_side_and_made_one(
    me: Client, book: Book, marie: Person, before: Person
) -> None:
    an_exchange(book, before, channel="meal")
    was = exported(book)
    page = me.get(f"/duplicates/{marie.pk}/{before.pk}/")
    for words in ("Are they one person?", "They differ in one thing", "1 exchange"):
        assert words in text(page)
    chosen = {"alone": "1", "name": before.pk}
    done = me.post(f"/duplicates/{marie.pk}/{before.pk}/merge/", chosen, follow=True)
    assert done.redirect_chain == [(f"/people/{marie.pk}/", 303)]
    assert "M. Petit is one person now." in text(done)
    assert names(book) == ["M. Petit"]
    me.post("/undo/", {"entry": done.context["toast"].entry})
    assert exported(book) == was


def test_two_kept_apart_may_be_looked_at_and_made_one_still(
    me: Client, book: Book, marie: Person, before: Person
) -> None:
    here = f"/duplicates/{marie.pk}/{before.pk}/"
    done = me.post(f"{here}apart/", {"alone": "1"})
    assert done["Location"] == f"/people/{marie.pk}/"
    page = me.get(here)
    assert "You said they are two." in text(page)
    assert f"{here}apart/" not in addresses(page).followed
    me.post(f"{here}merge/", {"alone": "1"})
    assert names(book) == ["Marie Leroy"]


def test_two_ticked_in_the_list_are_shown_side_by_side_before_anything_is_written(
    me: Client, book: Book, marie: Person, before: Person
) -> None:
    answer = me.post("/people/act/", {"do": "merge", "who": [marie.pk, before.pk]})
    assert answer["Location"] == f"/duplicates/{marie.pk}/{before.pk}/"
    assert len(names(book)) == 2


@pytest.mark.parametrize("ticked", [0, 1, 3])
def test_another_number_than_two_is_refused_and_stays_ticked(
    me: Client, book: Book, marie: Person, before: Person, ticked: int
) -> None:
    people = [marie, before, a_person(book, "Zoé Wolf")][:ticked]
    answer = me.post("/people/act/", {"do": "merge", "who": [p.pk for p in people]})
    assert answer.status_code == 422
    assert "Tick two people" in text(answer)
    assert answer.content.decode().count('name="who"') >= ticked
    assert set(answer.context["chosen"]) == {p.pk for p in people}


@pytest.mark.parametrize("path", ["/people/{b}/merge/", "/duplicates/{a}/{b}/"])
def test_somebody_of_another_book_is_compared_with_nobody(
    me: Client, marie: Person, path: str
) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    stranger = a_person(other, "Marie Petit")
    assert me.get(path.format(a=marie.pk, b=stranger.pk)).status_code == 404
    assert "Petit" not in text(me.get(f"/people/{marie.pk}/merge/?who=x"))


def test_a_hostile_name_is_harmless_side_by_side(me: Client, marie: Person) -> None:
    hostile = '"><script>alert(1)</script>\u202e'
    mallory = a_person(marie.book, hostile, title=hostile)
    for path in (
        f"/people/{marie.pk}/merge/?who={hostile}",
        f"/duplicates/{marie.pk}/{mallory.pk}/",
    ):
        answer = me.get(path)
        assert "<script>alert" not in answer.content.decode()
        assert addresses(answer).inline == []


def test_finding_whom_to_merge_with_asks_as_much_of_a_large_book(
    me: Client, book: Book, marie: Person, django_assert_max_num_queries: AtMost
) -> None:
    for number in range(30):
        known: dict[str, Any] = {"organisation": f"Firm {number}", "circles": ["Choir"]}
        set_fields(book, a_person(book, f"Dan Roux {number}", **known), [("note", "x")], on=TODAY)
    with django_assert_max_num_queries(14):
        assert len(me.get(f"/people/{marie.pk}/merge/?who=dan").context["found"]) == 12
