"""Goals on their pages: begun, aimed, corrected, closed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange
from tests.web.pages import addresses, text

from entregent.services.favours import add_favour, note_answer
from entregent.services.goals import Aim, add_goal
from entregent.services.me import set_mine
from entregent.services.opportunities import Opening, add_opportunity
from entregent.storage.models import Book, Goal, Person, Target

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def goal(book: Book) -> Goal:
    """A goal: to join a firm of aerospace."""
    aims = [Aim("organisation", "Airbus"), Aim("function", "finance")]
    return add_goal(book, name="Join an aerospace firm", kind="job", aims=aims)


def test_without_a_goal_the_page_asks_for_a_first_one(me: Client) -> None:
    response = me.get("/goals/")
    assert "One is enough to begin with" in text(response)
    assert '<details class="card fold" open>' in response.content.decode()


def test_a_goal_is_begun_shown_and_taken_back(me: Client) -> None:
    said = {"name": "A choir", "kind": "other", "by": "2027-06-30", "why": "To sing"}
    response = me.post("/goals/", said, follow=True)
    assert "A choir" in text(response)
    assert "for 30 June 2027" in text(response)
    assert "To sing" in text(response)
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": "/goals/"})
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, "Give the goal a name."),
        ({"name": "JOIN an aerospace firm"}, "There is a goal called"),
        ({"by": "2020-01-01"}, "has passed"),
        ({"by": "soon"}, "is not a date"),
        ({"kind": "war"}, "is not among"),
    ],
)
def test_a_goal_that_cannot_be_comes_back_as_it_was_filled_in(
    me: Client, goal: Goal, wrong: dict[str, str], sentence: str
) -> None:
    said = {"name": "A choir", "kind": "job", "by": "", "why": "Typed with care", **wrong}
    other = add_goal(goal.book, name="Another")
    for page in ("/goals/", f"/goals/{other.pk}/"):
        response = me.post(page, said)
        assert response.status_code == 422
        assert sentence in text(response)
        assert "Typed with care" in response.content.decode()
    assert Goal.objects.count() == 2


def test_a_goal_is_aimed_at_more_and_at_less(me: Client, goal: Goal, benoit: Person) -> None:
    where = f"/goals/{goal.pk}/"
    me.post(f"{where}aim/", {"kind": "person", "value": "Benoît Durand"})
    response = me.post(f"{where}aim/", {"kind": "function:design", "value": ""}, follow=True)
    assert "Function Design" in text(response)
    assert f"/people/{benoit.pk}/" in addresses(response).followed
    first = Target.objects.earliest("pk")
    response = me.post(f"{where}aim/{first.pk}/drop/", follow=True)
    assert "Airbus" not in text(response).replace("Airbus, Lyon", "")
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": where})
    assert Target.objects.filter(pk=first.pk).exists()


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "place", "value": ""},
        {"kind": "person", "value": "Nobody at all"},
        {"kind": "function:cuisine", "value": "x"},
        {"kind": "war", "value": "Typed with care"},
    ],
)
def test_a_target_that_cannot_be_is_refused_with_what_was_typed(
    me: Client, goal: Goal, said: dict[str, str]
) -> None:
    response = me.post(f"/goals/{goal.pk}/aim/", said)
    assert response.status_code == 422
    assert f'value="{said["value"]}"' in response.content.decode()
    assert Target.objects.count() == 2


def test_a_goal_is_corrected_closed_and_opened_again(me: Client, goal: Goal) -> None:
    where = f"/goals/{goal.pk}/"
    me.post(where, {"name": "Airbus", "kind": "sector", "why": "", "by": ""})
    assert Goal.objects.values_list("name", "kind").get() == ("Airbus", "sector")
    response = me.post(f"{where}close/", follow=True)
    assert "Closed on 22 November" in text(response)
    assert "One closed goal" in text(me.get("/goals/"))
    response = me.post(f"{where}close/", follow=True)
    assert "The goal is open again." in text(response)
    assert Goal.objects.get().closed_on is None


def test_a_goal_of_another_book_is_not_found(me: Client, goal: Goal) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    theirs = add_goal(other, name="Theirs", aims=[Aim("place", "Lyon")])
    for page in (f"/goals/{theirs.pk}/", "/goals/999/"):
        assert me.get(page).status_code == 404
        assert me.post(f"{page}close/").status_code == 404
        assert me.post(f"{page}aim/", {"kind": "place", "value": "x"}).status_code == 404
    number = Target.objects.get(goal=theirs).pk
    assert me.post(f"/goals/{goal.pk}/aim/{number}/drop/").status_code == 422
    assert Target.objects.filter(pk=number).exists()


def test_hostile_names_are_shown_harmless(me: Client, book: Book) -> None:
    bad = "<script>alert(1)</script>"
    goal = add_goal(book, name=bad, why=bad, aims=[Aim("place", bad)])
    for page in ("/goals/", f"/goals/{goal.pk}/"):
        assert "<script>alert" not in me.get(page).content.decode()


def test_the_list_asks_the_same_few_questions_however_many_goals(
    me: Client, book: Book, goal: Goal, django_assert_max_num_queries: AtMost
) -> None:
    pages = ("/goals/", f"/goals/{goal.pk}/")
    for page in pages:
        me.get(page)  # how far it is covered is worked out once
        with django_assert_max_num_queries(15):
            me.get(page)
    for n in range(20):
        person = a_person(book, f"Alice {n}")
        aims = [Aim("person", str(person.pk)), Aim("place", f"Place {n}")]
        add_goal(book, name=f"Goal {n}", aims=aims)
        for aim in aims:
            me.post(f"{pages[1]}aim/", {"kind": aim.kind, "value": aim.value})
    me.get("/")
    for page in pages:
        me.get(page)
        with django_assert_max_num_queries(15):
            me.get(page)


def test_a_goal_begins_today(me: Client) -> None:
    me.post("/goals/", {"name": "A choir", "kind": "other"})
    assert Goal.objects.get().started_on == TODAY


def test_a_goal_that_is_reached_says_so(me: Client, goal: Goal) -> None:
    where = f"/goals/{goal.pk}/"
    response = me.post(f"{where}close/", {"do": "reached"}, follow=True)
    assert "Well done: the goal is reached." in text(response)
    assert "Reached on 22 November" in text(response)
    assert Goal.objects.get().reached is True
    me.post(f"{where}close/", {"do": "reached"})
    assert Goal.objects.values_list("closed_on", "reached").get() == (None, False)


def test_the_page_says_first_where_one_knows_nobody(me: Client, book: Book, goal: Goal) -> None:
    alice = a_person(book, "Alice Martin", title="Accountant", circles=["Friends"])
    response = me.get(f"/goals/{goal.pk}/")
    said = text(response)
    assert "You know nobody yet at one of 2 targets: Airbus." in said
    assert said.index("Airbus nobody yet") < said.index("Finance one tie, a close one")
    assert f"/people/{alice.pk}/" in addresses(response).followed
    alone = me.get(f"/goals/{goal.pk}/road/")
    assert "Finance one tie, a close one" in text(alone)


def test_a_goal_of_another_trade_says_who_still_sees_the_old_one(me: Client, book: Book) -> None:
    set_mine(book, [("organisation", "Airbus"), ("title", "Engineer")], on=TODAY)
    alice = a_person(book, "Alice Martin", organisation="Airbus")
    an_exchange(book, alice)
    goal = add_goal(book, name="Energy", kind="sector", aims=[Aim("sector", "énergie")])
    said = text(me.get(f"/goals/{goal.pk}/"))
    assert "Among your strongest ties, one knows you by your old trade alone." in said
    assert "Alice Martin you were both at Airbus" in said


def test_in_a_large_book_the_page_does_not_wait_for_what_is_covered(
    me: Client, goal: Goal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entregent.services.aside.is_worth_it", lambda book: True)
    monkeypatch.setattr("entregent.services.network.aside.done", lambda *words: None)
    where = f"/goals/{goal.pk}/road/"
    page = me.get(f"/goals/{goal.pk}/").content.decode()
    assert f'hx-get="{where}"' in page
    assert "nobody yet" not in page
    assert "nobody yet" in text(me.get(where))
    assert "nobody yet" in text(me.get(f"/goals/{goal.pk}/"))


def test_what_is_covered_is_told_of_open_goals_alone(me: Client, book: Book, goal: Goal) -> None:
    me.post(f"/goals/{goal.pk}/close/")
    assert "nobody yet" not in text(me.get(f"/goals/{goal.pk}/"))
    assert me.get(f"/goals/{goal.pk}/road/").status_code == 404
    aimless = add_goal(book, name="A choir")
    said = text(me.get(f"/goals/{aimless.pk}/"))
    assert "The plan" in said
    assert "How far your network" not in said


def test_closing_a_goal_names_who_helped_until_they_are_thanked(
    me: Client, book: Book, goal: Goal, benoit: Person
) -> None:
    opening = add_opportunity(book, goal, Opening("Airbus"))
    asked = add_favour(book, benoit, kind="advice", given=False, on=TODAY, opportunity=opening)
    note_answer(book, asked, yes=True)
    where = f"/goals/{goal.pk}/"
    response = me.post(f"{where}close/", follow=True)
    assert "One person helped on the way. One is still to be thanked" in text(response)
    assert "Benoît Durand some advice" in text(response)
    (helper,) = response.context["helpers"]
    response = me.post(f"{where}thank/", {"item": helper.item.id}, follow=True)
    assert "All of them were thanked." in text(response)
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": where})
    assert "One is still to be thanked" in text(me.get(where))
