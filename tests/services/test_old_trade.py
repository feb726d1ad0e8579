"""Who of my closest ties sees me in my old trade, for a goal that leads out of it."""

from datetime import timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange

from entregent.services.goals import Aim, add_goal
from entregent.services.me import set_mine
from entregent.services.old_trade import Sight, old_trade
from entregent.services.wording import old_trade as wording
from entregent.storage.models import Book, Goal


@pytest.fixture
def goal(book: Book) -> Goal:
    """I am at Airbus and go for energy; so was Alice; Benoît works in a bank, Chloé is a friend,
    and of David nothing is known.
    """
    set_mine(book, [("organisation", "Airbus"), ("title", "Engineer")], on=TODAY)
    for name, known in (
        ("Alice Martin", {"organisation": "Airbus"}),
        ("Benoît Durand", {"organisation": "Banque du Sud"}),
        ("Chloé Petit", {"organisation": "Airbus", "circles": ["Amis"]}),
        ("David Roux", {}),
        ("Elsa Roy", {"organisation": "Nacelles d'Oc"}),
    ):
        an_exchange(book, a_person(book, name, **known), on=TODAY - timedelta(days=9))
    return add_goal(book, name="Energy", kind="sector", aims=[Aim("sector", "énergie")])


def named(people: tuple[Sight, ...]) -> list[str]:
    return sorted(wording.named(one) for one in people)


def test_closest_ties_are_told_by_how_they_see_me(book: Book, goal: Goal) -> None:
    told = old_trade(book, goal, on=TODAY)
    assert told is not None
    assert (told.sector, told.asked) == ("aeronautics", 5)
    assert named(told.labelling) == [
        "Alice Martin: you were both at Airbus",
        "Elsa Roy: is in the trade you leave: Aeronautics",
    ]
    assert named(told.free) == [
        "Benoît Durand: is in another trade: Banking",
        "Chloé Petit: circle “Amis”",
    ]
    assert "2 know you by your old trade alone" in wording.labelling(told)
    assert "2 know you from elsewhere" in wording.free(told)


def test_a_goal_in_my_own_trade_tells_nothing_of_it(book: Book, goal: Goal) -> None:
    same = add_goal(book, name="Airbus again", kind="job", aims=[Aim("organisation", "Safran")])
    assert old_trade(book, same, on=TODAY) is None


def test_where_nothing_tells_how_anybody_sees_me_nothing_is_said(book: Book) -> None:
    an_exchange(book, a_person(book), on=TODAY)
    assert old_trade(book, add_goal(book, name="Energy", kind="sector"), on=TODAY) is None
