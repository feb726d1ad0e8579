"""The first run: three ways in, ten names by circle, the example network."""

from typing import Any

import pytest
from django.test import Client
from tests.builders import a_person, names
from tests.web.pages import text

from entregent.services.bringing import starting
from entregent.services.bringing.batch import batches
from entregent.storage.models import Book, Membership


def ten(me: Client, **said: str) -> Any:
    """Send the form of ten names."""
    return me.post("/begin/people/", {k.replace("_", "-"): v for k, v in said.items()}, follow=True)


def test_an_empty_book_offers_three_ways_in(me: Client) -> None:
    said = text(me.get("/"))
    for words in ("Bring my files", "Write names", "Show me around"):
        assert words in said


def test_a_book_with_somebody_in_it_offers_none(me: Client, book: Book) -> None:
    a_person(book)
    assert "Bring my files" not in text(me.get("/"))


def test_the_people_named_are_in_the_book_and_in_todays_list(me: Client, book: Book) -> None:
    response = ten(
        me,
        name_1="Alice Martin", circle_1="friends", email_1="alice@acme.example",
        name_4="Benoît Durand", circle_4="",
    )  # fmt: skip
    assert response.redirect_chain == [("/", 303)]
    assert names(book) == ["Alice Martin", "Benoît Durand"]
    assert Membership.objects.get().circle.name == "Friends"
    said = text(response)
    assert "2 people are in your book." in said
    assert {line.person.name for line in response.context["lines"]} == set(names(book))


def test_the_people_named_can_be_taken_back(me: Client, book: Book) -> None:
    done = ten(me, name_1="Alice Martin")
    me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/"})
    assert names(book) == []


def test_a_form_with_nobody_in_it_says_so(me: Client) -> None:
    response = ten(me, name_1="  ", circle_1="friends")
    assert response.status_code == 422
    assert "One name is enough to begin." in text(response)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name_1": "Alice", "email_1": "alice@"}, "“alice@” is no e-mail address."),
        ({"email_1": "alice@acme.example"}, "Write a name beside this e-mail address."),
        ({"name_1": "…"}, "A person needs a name. Write it, then save again."),
        (
            {"name_1": "A", "email_1": "a@b.example", "name_2": "B", "email_2": "a@b.example"},
            "is already",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    me: Client, book: Book, said: dict[str, str], words: str
) -> None:
    response = ten(me, **said, name_10="Chloé Petit")
    assert response.status_code == 422
    assert words in text(response)
    assert 'value="Chloé Petit"' in response.content.decode()
    assert names(book) == []


def test_a_circle_that_is_none_of_ours_is_no_circle(me: Client, book: Book) -> None:
    ten(me, name_1="Alice", circle_1="<script>")
    assert not Membership.objects.exists()


def test_hostile_names_are_shown_as_they_stand(me: Client) -> None:
    hostile = ("<script>alert(1)</script>", "\u202eecilA", "A" * 10_000, "Zoé 👩‍🌾", "a\0b")
    response = ten(me, **{f"name_{n}": name for n, name in enumerate(hostile, 1)})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_the_example_is_read_as_an_import(me: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(starting, "_spawn", lambda _batch, task: asked.append(task))
    response = me.post("/begin/example/")
    [batch] = batches()
    assert response["Location"] == f"/import/{batch.key}/"
    assert asked == ["read"]
    assert "Making the example network" in text(me.get(response["Location"]))
    assert me.get("/begin/example/").status_code == 405
