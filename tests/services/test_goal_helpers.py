"""Closing a goal names everyone who helped, reached or not, until they are thanked."""

import pytest
from tests.builders import TODAY, a_person, an_exchange

from entregent.services.favours import add_favour, note_answer
from entregent.services.fields import set_fields
from entregent.services.goal_helpers import Helper, who_helped
from entregent.services.goals import Aim, add_goal, close_goal
from entregent.services.introductions import to_me
from entregent.services.opportunities import Opening, add_opportunity
from entregent.services.today import settle
from entregent.services.undoing import undo
from entregent.services.wording import goal_helpers as wording
from entregent.storage.models import Book, Goal, Person


@pytest.fixture
def goal(book: Book) -> Goal:
    """A goal on the way to which Alice gave advice, Benoît introduced me to David of Airbus
    unasked, Chloé would rather not, and Elsa introduced me to somebody elsewhere.
    """
    goal = add_goal(book, name="To Airbus", kind="job", aims=[Aim("organisation", "Airbus")])
    opening = add_opportunity(book, goal, Opening("Airbus", "Buyer", "", "", TODAY))
    alice, benoit, chloe, elsa = (
        a_person(book, name) for name in ("Alice Martin", "Benoît Durand", "Chloé Petit", "Elsa")
    )
    for person, yes in ((alice, True), (chloe, False)):
        asked = add_favour(book, person, kind="advice", given=False, on=TODAY, opportunity=opening)
        note_answer(book, asked, yes=yes)
    david = a_person(book, "David Roux", organisation="Airbus")
    other = a_person(book, "Farid", organisation="EDF")
    to_me(book, david, through=benoit, why="", on=TODAY, received=True)
    to_me(book, other, through=elsa, why="", on=TODAY, received=True)
    return goal


def told(found: list[Helper]) -> dict[str, str]:
    return {one.person.name: wording.what(one) for one in found}


@pytest.mark.parametrize("reached", [False, True])
def test_everyone_who_helped_is_to_be_thanked_reached_or_not(
    book: Book, goal: Goal, *, reached: bool
) -> None:
    close_goal(book, goal, on=TODAY, reached=reached)
    found = who_helped(book, goal, on=TODAY)
    assert told(found) == {
        "Alice Martin": "some advice", "Benoît Durand": "an introduction to David Roux",
    }  # fmt: skip
    assert wording.summary(found) == (
        "2 people helped on the way. 2 are still to be thanked, or to hear how it ended."
    )
    for one in found:
        assert one.item is not None
        settle(book, one.item.id, "done", on=TODAY)
    assert wording.summary(who_helped(book, goal, on=TODAY)).endswith("All of them were thanked.")
    undo(book)
    assert "One is still to be thanked" in wording.summary(who_helped(book, goal, on=TODAY))


def test_whoever_was_thanked_before_it_was_reached_is_told_that_it_is(
    book: Book, goal: Goal
) -> None:
    elsa = Person.objects.get(name="Elsa")
    set_fields(book, Person.objects.get(name="David Roux"), [("through", "Elsa")], on=TODAY)
    close_goal(book, goal, on=TODAY, reached=True)
    by_name = {one.person.name: one for one in who_helped(book, goal, on=TODAY)}
    assert wording.what(by_name["Elsa"]) == "you know David Roux through them"
    assert by_name["Elsa"].item is not None
    an_exchange(book, elsa, on=TODAY, by="me")
    by_name = {one.person.name: one for one in who_helped(book, goal, on=TODAY)}
    assert by_name["Elsa"].item is None


def test_without_help_nobody_is_named(book: Book) -> None:
    goal = add_goal(book, name="A choir")
    close_goal(book, goal, on=TODAY)
    assert who_helped(book, goal, on=TODAY) == []
    assert wording.summary([]) == ""
