"""The page of weak ties and of those to revive."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange
from tests.web.pages import addresses, text

from entregent.services.fields import set_fields
from entregent.services.goals import Aim, add_goal, close_goal
from entregent.services.language import choose_language
from entregent.services.links import link
from entregent.storage.models import Book, Goal, Person

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def goal(book: Book, benoit: Person) -> Goal:
    """A goal that Benoît may help with, and Zoé who fell silent."""
    an_exchange(book, benoit, on=TODAY - timedelta(days=180), by="them")
    zoe = a_person(book, "Zoé Wolf")
    an_exchange(book, zoe, channel="meal", on=TODAY - timedelta(days=800))
    return add_goal(book, name="Design more", kind="job", aims=[Aim("title", "designer")])


def test_an_empty_book_says_what_to_do(me: Client) -> None:
    said = text(me.get("/reach/weak-ties/"))
    assert "bring your files into the book first" in said
    assert "No tie fell silent" in said


def test_whom_to_ask_for_a_goal_and_whom_to_revive_lead_to_a_message(
    me: Client, goal: Goal, benoit: Person
) -> None:
    response = me.get(f"/reach/weak-ties/?goal={goal.pk}")
    said = text(response)
    assert "Their position is what you seek: designer." in said
    assert "Ask who is hiring for work like theirs (designer)" in said
    assert "of silence" in said
    assert "Your network is" in said
    to = addresses(response).followed
    ask = f"/people/{benoit.pk}/write/?intent=informational-interview&goal={goal.pk}"
    assert ask in to
    assert goal.name in me.get(ask).context["draft"].body
    assert "hiring" in me.get(ask).context["draft"].body
    item = next(a for a in to if "/write/?item=reconnect-" in a)
    assert me.get(item).status_code == 200


def test_the_page_speaks_french(me: Client, book: Book, goal: Goal) -> None:
    choose_language(book, "fr")
    said = text(me.get(f"/reach/weak-ties/?goal={goal.pk}"))
    assert "Son poste est ce que vous cherchez" in said
    assert "Avec qui renouer" in said


def test_a_goal_that_is_closed_or_of_another_book_is_not_there(
    me: Client, book: Book, goal: Goal
) -> None:
    close_goal(book, goal, on=TODAY)
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    theirs = add_goal(other, name="Theirs")
    for number in (goal.pk, theirs.pk, 999, "x"):
        assert me.get(f"/reach/weak-ties/?goal={number}").status_code == 404


def test_the_page_asks_the_same_few_questions_whatever_the_book_holds(
    me: Client, book: Book, goal: Goal, django_assert_max_num_queries: AtMost
) -> None:
    pages = ("/reach/weak-ties/", f"/reach/weak-ties/?goal={goal.pk}")
    for page in pages:
        me.get(page)
        with django_assert_max_num_queries(34):
            me.get(page)
    first = a_person(book, "First")
    for number in range(20):
        friend = a_person(book, f"Friend {number}", title="Designer", organisation="Globex")
        an_exchange(book, friend, on=TODAY - timedelta(days=60 * number), by="them")
        link(book, friend, first, evidence="x")
        add_goal(book, name=f"Goal {number}", aims=[Aim("place", "Lyon")])
    for page in pages:
        me.get(page)
        with django_assert_max_num_queries(34):
            me.get(page)


def test_a_goal_with_a_name_alone_says_what_it_is_taken_for_and_where_paths_lead(
    me: Client, book: Book, benoit: Person
) -> None:
    set_fields(book, benoit, [("organisation", "Nacelles d’Oc")], on=TODAY)
    an_exchange(book, benoit, on=TODAY - timedelta(days=180), by="them")
    goal = add_goal(book, name="Rejoindre l’aéronautique")
    response = me.get(f"/reach/weak-ties/?goal={goal.pk}")
    assert "Understood by its name: aéronautique (sector)." in text(response)
    assert benoit.name in text(response)
    assert any("/reach/?who=a%C3%A9ronautique" in one for one in addresses(response).followed)
