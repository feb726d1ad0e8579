"""The plan towards a goal: counted from what happens, and taken a step a day by the day's list."""

from datetime import date, timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange
from tests.drafting import draft_to

from entregent.core.plan import Code
from entregent.services.drafts import Reason
from entregent.services.goals import Aim, add_goal, find_goal
from entregent.services.introductions import to_me
from entregent.services.links import link
from entregent.services.plans import Road, road_of
from entregent.services.today import Line, settle, todays_list
from entregent.services.undoing import undo
from entregent.services.wording import plans as wording
from entregent.services.wording import today as today_wording
from entregent.storage.models import Book, Goal, Person


@pytest.fixture
def goal(book: Book) -> Goal:
    """A goal for a hundred days from now, at Airbus; Alice and Benoît are friends, Chloé works at
    Airbus, and leads to David, who does too.
    """
    for name, days in (("Alice Martin", 90), ("Benoît Durand", 200)):
        friend = a_person(book, name, circles=["Amis"])
        an_exchange(book, friend, on=TODAY - timedelta(days=days))
    chloe = a_person(book, "Chloé Petit", organisation="Airbus", title="Buyer")
    an_exchange(book, chloe, on=TODAY - timedelta(days=150), by="them")
    david = a_person(book, "David Roux", organisation="Airbus")
    link(book, chloe, david, evidence="Same team", kind="close")
    by = TODAY + timedelta(days=100)
    add_goal(book, name="To Airbus", kind="sector", by=by, aims=[Aim("organisation", "Airbus")])
    return find_goal(book, "To Airbus")


def counts(road: Road) -> dict[Code, tuple[int, int]]:
    return {step.code: (step.done, step.wanted) for step in road.plan.steps}


def named(name: str) -> Person:
    return Person.objects.get(name=name)


def test_each_step_is_counted_from_what_happens_and_undone_with_it(book: Book, goal: Goal) -> None:
    road = road_of(book, goal, on=TODAY)
    assert counts(road) == {
        Code.BASE: (0, 2), Code.KNOWN: (0, 1), Code.INTRODUCTIONS: (0, 1), Code.EVENTS: (0, 3),
    }  # fmt: skip
    assert [one.name for one in road.first] == ["Alice Martin", "Benoît Durand"]
    an_exchange(book, named("Alice Martin"), on=TODAY)
    an_exchange(book, named("Chloé Petit"), on=TODAY, channel="event")
    to_me(book, named("David Roux"), through=named("Chloé Petit"), why="", on=TODAY, received=False)
    assert counts(road_of(book, goal, on=TODAY)) == {
        Code.BASE: (1, 2), Code.KNOWN: (1, 1), Code.INTRODUCTIONS: (1, 1), Code.EVENTS: (1, 3),
    }  # fmt: skip
    undo(book)
    assert counts(road_of(book, goal, on=TODAY))[Code.INTRODUCTIONS] == (0, 1)


def of_the_goal(book: Book, on: date = TODAY) -> list[Line]:
    """Return what the list of a day has for a goal, those of the base first."""
    told = [line for line in todays_list(book, on=on, limit=20) if "goal" in line.item.ref]
    return sorted(told, key=lambda line: line.item.practice != "D1")


def test_the_list_of_the_day_takes_one_of_the_base_and_an_acquaintance(
    book: Book, goal: Goal
) -> None:
    line, other = of_the_goal(book)
    assert (line.person.name, line.item.practice) == ("Alice Martin", "D1")
    assert (other.person.name, other.item.practice) == ("Chloé Petit", "A3")
    assert today_wording.reason(line.item) == (
        "Circle “Amis”: one of the first to tell about “To Airbus”."
    )
    assert "whom they would talk to" in today_wording.action(line.item)
    an_exchange(book, line.person, on=TODAY)
    line, _chloe = of_the_goal(book)
    assert line.person.name == "Benoît Durand"
    an_exchange(book, line.person, on=TODAY)
    (line,) = of_the_goal(book)
    assert (line.person.name, line.item.practice) == ("Chloé Petit", "A3")


def test_once_one_was_told_the_others_wait_for_another_day(book: Book, goal: Goal) -> None:
    line, _chloe = of_the_goal(book)
    settle(book, line.item.id, "done", on=TODAY)
    assert of_the_goal(book) == []
    tomorrow = TODAY + timedelta(days=1)
    assert [line.person.name for line in of_the_goal(book, tomorrow)] == [
        "Benoît Durand",
        "Chloé Petit",
    ]


def test_the_message_to_whoever_is_told_names_the_goal(book: Book, goal: Goal) -> None:
    line, _chloe = of_the_goal(book)
    draft = draft_to(book, line.person, Reason.of_item(line.item.id), on=TODAY)
    assert "To Airbus" in draft.body


def test_without_anybody_to_begin_with_the_plan_says_whom_to_put_in_circles(book: Book) -> None:
    add_goal(book, name="A choir")
    road = road_of(book, find_goal(book, "A choir"), on=TODAY)
    assert [step.code for step in road.plan.steps] == [Code.EVENTS]
    assert "put them there" in wording.summary(road.plan)[1]
