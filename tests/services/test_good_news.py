"""Good news: told to those through whom it came, once, and to nobody else."""

from datetime import date, timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange
from tests.drafting import draft_to

from entregent.core.drafts import Intent
from entregent.services.archiving import archive
from entregent.services.drafts import Reason
from entregent.services.favours import add_favour, note_answer
from entregent.services.fields import set_fields
from entregent.services.goals import Aim, add_goal, close_goal, reopen_goal
from entregent.services.introductions import answer, note_outcome, start, written
from entregent.services.opportunities import Opening, add_opportunity
from entregent.services.today import Line, settle, todays_list
from entregent.services.undoing import undo
from entregent.services.wording import today as wording
from entregent.storage.models import Book, Goal, Person


@pytest.fixture
def chain(book: Book) -> list[Person]:
    """Chloé, through whom I met Benoît, through whom I met Alice."""
    chloe, benoit, alice = (
        a_person(book, name) for name in ("Chloé Petit", "Benoît Durand", "Alice Martin")
    )
    set_fields(book, benoit, [("through", str(chloe.pk))], on=TODAY)
    set_fields(book, alice, [("through", str(benoit.pk)), ("organisation", "Airbus")], on=TODAY)
    return [chloe, benoit, alice]


def reached(book: Book, *aims: Aim) -> Goal:
    goal = add_goal(book, name="Rejoindre Airbus", kind="job", aims=aims)
    close_goal(book, goal, on=TODAY, reached=True)
    return goal


def told(book: Book, on: date = TODAY) -> dict[str, Line]:
    lines = todays_list(book, on=on, limit=20)
    return {one.person.name: one for one in lines if one.item.code.startswith("good-news")}


@pytest.mark.parametrize("aim", [Aim("person", "Alice Martin"), Aim("organisation", "Airbus")])
def test_a_goal_reached_is_told_to_those_whose_introductions_led_there(
    book: Book, chain: list[Person], aim: Aim
) -> None:
    reached(book, aim)
    lines = told(book)
    assert lines.keys() == {"Chloé Petit", "Benoît Durand"}
    assert "“Rejoindre Airbus”. You know Alice Martin through them" in wording.reason(
        lines["Benoît Durand"].item
    )
    assert "know Benoît Durand through" in wording.reason(lines["Chloé Petit"].item)
    assert {line.item.practice for line in lines.values()} == {"A2"}


def test_whoever_introduced_me_for_an_opportunity_is_told(book: Book) -> None:
    helper = a_person(book, "David Leroy")
    goal = add_goal(book, name="Rejoindre Airbus")
    opening = add_opportunity(book, goal, Opening("Airbus"))
    favour = add_favour(
        book, helper, kind="introduction", given=False, on=TODAY, opportunity=opening
    )
    note_answer(book, favour, yes=True)
    close_goal(book, goal, on=TODAY, reached=True)
    assert "opened a door" in wording.reason(told(book)["David Leroy"].item)


def test_a_goal_that_is_closed_otherwise_or_opened_again_is_told_to_nobody(
    book: Book, chain: list[Person]
) -> None:
    goal = add_goal(book, name="Rejoindre Airbus", aims=[Aim("organisation", "Airbus")])
    close_goal(book, goal, on=TODAY)
    assert told(book) == {}
    reopen_goal(book, goal)
    close_goal(book, goal, on=TODAY, reached=True)
    assert told(book)
    undo(book)
    assert Goal.objects.get().reached is False
    assert told(book) == {}
    close_goal(book, goal, on=TODAY, reached=True)
    reopen_goal(book, goal)
    assert (Goal.objects.get().reached, told(book)) == (False, {})


def test_good_news_wait_for_nobody_who_is_archived_answered_or_written_to(
    book: Book, chain: list[Person]
) -> None:
    _chloe, benoit, _alice = chain
    reached(book, Aim("organisation", "Airbus"))
    settle(book, told(book)["Chloé Petit"].item.id, "done", on=TODAY)
    add_goal(book, name="Another", aims=[Aim("organisation", "Airbus")])
    assert told(book).keys() == {"Benoît Durand"}
    an_exchange(book, benoit, on=TODAY, by="me")
    assert told(book, TODAY + timedelta(days=1)) == {}
    undo(book)
    archive(book, benoit, on=TODAY)
    assert told(book) == {}


def test_good_news_are_news_for_a_season(book: Book, chain: list[Person]) -> None:
    reached(book, Aim("organisation", "Airbus"))
    assert told(book, TODAY + timedelta(days=89))
    assert told(book, TODAY + timedelta(days=100)) == {}


def test_the_message_thanks_and_tells_the_news(book: Book, chain: list[Person]) -> None:
    reached(book, Aim("organisation", "Airbus"))
    line = told(book)["Benoît Durand"]
    why = Reason.of_item(line.item.id)
    assert why.intent == Intent.THANK
    for lang in ("fr", "en"):
        body = draft_to(book, line.person, why, on=TODAY, lang=lang).body
        assert "Rejoindre Airbus" in body
        assert "Alice Martin" in body


def test_something_coming_of_an_introduction_is_told_to_those_before(
    book: Book, chain: list[Person]
) -> None:
    _chloe, _benoit, alice = chain
    other = a_person(book, "David Leroy")
    row = start(book, alice, other, why="Wind farms", on=TODAY, ask=True)
    for who in (alice, other):
        answer(book, row, who, yes=True, on=TODAY)
    written(book, row, on=TODAY)
    assert told(book) == {}
    note_outcome(book, row, "A contract", on=TODAY)
    lines = told(book)
    assert lines.keys() == {"Chloé Petit", "Benoît Durand"}
    line = lines["Benoît Durand"]
    assert "“A contract”" in wording.reason(line.item)
    body = draft_to(book, line.person, Reason.of_item(line.item.id), on=TODAY).body
    assert "Alice Martin" in body
    assert "David" not in body
    assert "contract" not in body
