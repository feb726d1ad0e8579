"""Opportunities of a goal: kept, moved on; who can help, and the ledger of what was asked."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from tests.builders import TODAY, a_person, an_exchange, exported

from entregent.core.drafts import Intent
from entregent.services.archiving import archive
from entregent.services.asking import may_i_ask
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour, note_answer, thank
from entregent.services.fields import set_fields
from entregent.services.goals import add_goal
from entregent.services.links import link
from entregent.services.me import set_mine
from entregent.services.opportunities import (
    Opening,
    add_opportunity,
    ask_about,
    drop_opportunity,
    set_opportunity,
    the_opportunity,
)
from entregent.services.referrals import help_with, ways_in
from entregent.services.undoing import undo
from entregent.services.wording import opportunities as wording
from entregent.storage.models import Book, Favour, Goal, Opportunity, Person
from entregent.storage.queries.favours import favours
from entregent.storage.queries.opportunities import opportunities

AtMost = Callable[..., AbstractContextManager[Any]]
SOON = TODAY + timedelta(days=20)


@pytest.fixture
def goal(book: Book) -> Goal:
    """A goal: to join a firm of aerospace."""
    return add_goal(book, name="Rejoindre l’aéronautique", kind="job")


@pytest.fixture
def cabin(book: Book, goal: Goal) -> Opportunity:
    """An opening at Airbus."""
    return add_opportunity(
        book, goal, Opening("Airbus", "Ingénieure cabine", "airbus.example/jobs/12", until=SOON)
    )


def insider(book: Book, name: str, organisation: str = "Airbus", **known: Any) -> Person:
    """Add somebody of the firm with whom something was exchanged."""
    person = a_person(book, name, organisation=organisation, title="Engineer", **known)
    an_exchange(book, person, channel="meal", on=TODAY - timedelta(days=40))
    return person


def who(book: Book, known: Opportunity) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.person.name, one.asks.kinds) for one in help_with(book, known, on=TODAY).people]


def test_an_opportunity_is_kept_inside_its_goal_and_taken_back(
    book: Book, goal: Goal, cabin: Opportunity
) -> None:
    assert (cabin.state, cabin.on, cabin.until) == ("seen", TODAY, SOON)
    assert cabin.link == "https://airbus.example/jobs/12"
    assert opportunities(book, goal) == [cabin]
    undo(book)
    assert not Opportunity.objects.exists()


def test_how_far_one_is_keeps_its_day_and_what_is_over_comes_last(
    book: Book, goal: Goal, cabin: Opportunity
) -> None:
    Opportunity.objects.update(on=TODAY - timedelta(days=9), moved_on=TODAY - timedelta(days=9))
    other = add_opportunity(book, goal, Opening("Safran"))
    cabin = the_opportunity(book, cabin.pk)
    before = exported(book)
    set_opportunity(book, cabin, [("state", "closed"), ("until", ""), ("note", "Too far")])
    assert (cabin.moved_on, cabin.until, cabin.note) == (TODAY, None, "Too far")
    assert opportunities(book) == [other, cabin]
    undo(book)
    assert exported(book) == before


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ([("organisation", " … ")], "opportunity-nameless"),
        ([("title", "a" * 301)], "words-too-long"),
        ([("note", "a" * 2001)], "words-too-long"),
        ([("state", "hired")], "not-a-choice"),
        ([("on", "2999-01-01")], "opportunity-in-future"),
        ([("on", "1066-01-01")], "not-a-date"),
        ([("until", "2020-01-01")], "opportunity-backwards"),
        ([("until", "soon")], "not-a-date"),
        ([("link", "javascript:alert(1)")], "not-a-link"),
        ([("link", "data:text/html,<b>")], "not-a-link"),
        ([("link", "https://[x")], "not-a-link"),
        ([("link", "my notes")], "not-a-link"),
        ([("link", "https://a.example/" + "a" * 1000)], "words-too-long"),
    ],
)
def test_an_opportunity_that_cannot_be_is_refused_whole(
    book: Book, cabin: Opportunity, fields: list[tuple[str, str]], code: str
) -> None:
    before = exported(book)
    with pytest.raises(EntregentError, match=code):
        set_opportunity(book, cabin, fields)
    assert exported(book) == before


def test_whoever_is_there_comes_before_whoever_was_and_strangers_are_left_out(
    book: Book, cabin: Opportunity
) -> None:
    left = insider(book, "Alice Martin")
    set_fields(book, left, [("organisation", "Globex"), ("title", "")], on=TODAY)
    insider(book, "Benoît Durand", organisation="Airbus Defence")
    a_person(book, "Chloé Petit", organisation="Airbus")  # nothing was ever exchanged
    archive(book, insider(book, "Dan Roux"), on=TODAY)
    assert who(book, cabin) == [
        ("Benoît Durand", ("referral", "introduction", "advice")),
        ("Alice Martin", ("introduction", "advice")),
    ]


def test_boundaries_are_kept_and_only_who_worked_with_me_is_asked_to_recommend(
    book: Book, cabin: Opportunity
) -> None:
    alice, benoit, chloe = (
        insider(book, name) for name in ("Alice Martin", "Benoît Durand", "Chloé Petit")
    )
    forbidden = ("boundary", "referral: the firm forbids it")
    set_fields(book, alice, [forbidden, ("worked-together", "yes")], on=TODAY)
    set_fields(book, benoit, [("worked-together", "no")], on=TODAY)
    never = [("boundary", kind) for kind in ("referral", "introduction", "advice")]
    set_fields(book, chloe, never, on=TODAY)
    assert who(book, cabin) == [
        ("Alice Martin", ("introduction", "advice", "recommendation")),
        ("Benoît Durand", ("referral", "introduction", "advice")),
    ]
    held = help_with(book, cabin, on=TODAY).people[0].asks.held
    assert [reason.facts["why"] for reason in held] == ["the firm forbids it"]


def test_somebody_silent_for_long_is_met_again_before_anything_is_asked(
    book: Book, cabin: Opportunity
) -> None:
    alice = insider(book, "Alice Martin")
    quiet = a_person(book, "Benoît Durand", organisation="Airbus")
    an_exchange(book, quiet, channel="meal", on=TODAY - timedelta(days=400))
    found = help_with(book, cabin, on=TODAY).people
    assert [(one.person, one.silent) for one in found] == [(alice, False), (quiet, True)]


def test_an_ask_stands_in_the_ledger_and_nowhere_else(book: Book, cabin: Opportunity) -> None:
    alice = insider(book, "Alice Martin")
    ask = ask_about(book, cabin, alice, kind="referral", on=TODAY)
    assert [(f.person, f.opportunity, f.given) for f in favours(book)] == [(alice, cabin, False)]
    note_answer(book, ask, yes=True)
    thank(book, alice, number=ask.pk, on=TODAY)
    (helper,) = help_with(book, cabin, on=TODAY).people
    assert [(f.answer, f.thanked_on) for f in helper.asked] == [("yes", TODAY)]
    for _ in range(3):
        undo(book)
    assert not Favour.objects.exists()


def test_whoever_was_asked_is_shown_first_wherever_they_are(book: Book, cabin: Opportunity) -> None:
    insider(book, "Alice Martin")
    benoit = insider(book, "Benoît Durand")
    far = a_person(book, "Chloé Petit")
    for person in (benoit, far):
        ask_about(book, cabin, person, kind="advice", on=TODAY)
    found = help_with(book, cabin, on=TODAY)
    assert [helper.person.name for helper in found.people] == ["Benoît Durand", "Alice Martin"]
    assert [favour.person for favour in found.others] == [far]


def test_a_favour_one_did_has_no_answer(book: Book) -> None:
    given = add_favour(book, a_person(book), kind="help", given=True, on=TODAY)
    with pytest.raises(EntregentError, match="favour-given"):
        note_answer(book, given, yes=True)


def test_what_was_asked_stays_when_the_opportunity_leaves(book: Book, cabin: Opportunity) -> None:
    ask_about(book, cabin, a_person(book), kind="advice", on=TODAY)
    before = exported(book)
    drop_opportunity(book, cabin)
    assert Favour.objects.get().opportunity_id is None
    assert not Opportunity.objects.exists()
    undo(book)
    assert exported(book) == before
    with pytest.raises(EntregentError, match="no-such-opportunity"):
        the_opportunity(book, 999)


def test_what_was_asked_follows_somebody_who_is_merged_or_erased(
    book: Book, cabin: Opportunity
) -> None:
    alice, other = a_person(book), a_person(book, "A. Martin")
    for person in (alice, other):
        ask_about(book, cabin, person, kind="advice", on=TODAY)
    before = exported(book)
    merge(book, alice, other)
    assert Favour.objects.count() == 1
    undo(book)
    assert exported(book) == before
    erase_person(book, other)
    assert Favour.objects.count() == 1
    undo(book)
    assert exported(book) == before


def test_ways_in_go_through_others_to_somebody_of_the_firm(book: Book, cabin: Opportunity) -> None:
    assert ways_in(book, cabin, on=TODAY) == []
    alice = insider(book, "Alice Martin", organisation="Globex")
    benoit = a_person(book, "Benoît Durand", organisation="Airbus")
    link(book, alice, benoit, evidence="Same choir", kind="close")
    (way,) = ways_in(book, cabin, on=TODAY)
    assert [step.other.person for step in way.steps] == [alice, benoit]


def test_who_can_help_heeds_what_is_said_of_asking_them(book: Book, cabin: Opportunity) -> None:
    set_mine(book, [("title", "Ingénieure")], on=TODAY)
    head = a_person(book, "Paola Da Silva", organisation="Airbus", title="Directrice générale")
    an_exchange(book, head, channel="email", by="them", on=TODAY - timedelta(days=90))
    assert may_i_ask(book, head, "referral", on=TODAY).gives_first
    (helper,) = help_with(book, cabin, on=TODAY).people
    assert (helper.gives_first, helper.intent) == (True, Intent.OFFER)
    assert wording.advice(helper, on=TODAY).startswith("They are far above you, and nothing")
    add_favour(book, head, kind="help", given=True, on=TODAY - timedelta(days=30))
    add_favour(book, head, kind="help", given=False, on=TODAY - timedelta(days=3))
    (helper,) = help_with(book, cabin, on=TODAY).people
    assert (helper.gives_first, helper.intent) == (False, Intent.ASK_REFERRAL)
    said = wording.advice(helper, on=TODAY)
    assert said.startswith("They may put your name forward inside. You asked them for something")


def test_the_same_few_questions_are_asked_however_many_can_help(
    book: Book, cabin: Opportunity, django_assert_max_num_queries: AtMost
) -> None:
    for n in range(40):
        person = insider(book, f"Alice {n}")
        set_fields(book, person, [("boundary", "referral")], on=TODAY)
        ask_about(book, cabin, person, kind="advice", on=TODAY)
    with django_assert_max_num_queries(12):
        assert len(help_with(book, cabin, on=TODAY).people) == 8
