"""Introductions led from idea to thanks; nothing of one reaches the other too early."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, a_person, exported, imported, written
from tests.drafting import draft_to

from entregent.core.drafts import Intent
from entregent.services.archiving import archive
from entregent.services.drafts import Reason
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.introduction_cautions import cautions
from entregent.services.introduction_drafts import draft_about, message, messages
from entregent.services.introduction_ideas import help_for, ideas
from entregent.services.introduction_items import introduction_items
from entregent.services.introduction_notices import notices
from entregent.services.introduction_proposals import whom_to_ask_first, why_they_should_meet
from entregent.services.introduction_sending import sent
from entregent.services.introduction_state import next_of, under_way_and_over
from entregent.services.introductions import (
    answer,
    ask_side,
    change_reason,
    close,
    note_outcome,
    start,
    thank_side,
    thanked,
    the_introduction,
    to_me,
)
from entregent.services.introductions import (
    written as introduced,
)
from entregent.services.lineage import lineage_of
from entregent.services.links import link
from entregent.services.me import set_mine
from entregent.services.undoing import undo
from entregent.services.wording.errors import error_sentence
from entregent.services.wording.introductions import (
    ask_first,
    momentum,
    next_step,
    notice,
    proposed,
    reason,
    shared,
    state,
)
from entregent.services.wording.language import speaking
from entregent.services.wording.people import evidence, told_of
from entregent.storage.models import Book, Boundary, Introduction, Link, Person
from entregent.storage.queries.dossier import interests_of

WHY = "Both look after wind farms"


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, who needs an accountant."""
    alice = a_person(book, "Alice Martin", emails=["alice@acme.example"])
    set_fields(book, alice, [("phone", "+33 6 12 34 56 78"), ("need", "accounting")], on=TODAY)
    return alice


@pytest.fixture
def benoit(book: Book) -> Person:
    """Benoît, who is one."""
    benoit = a_person(book, "Benoît Durand", emails=["benoit@globex.example"])
    set_fields(book, benoit, [("offer", "comptabilité"), ("language", "fr")], on=TODAY)
    return benoit


def led(book: Book, alice: Person, benoit: Person, until: str) -> Introduction:
    """An introduction of the two in this state."""
    row = start(book, alice, benoit, why=WHY, on=TODAY, ask=until != "idea")
    ways = {
        "half": [(alice, True)],
        "declined": [(alice, True), (benoit, False)],
        "agreed": [(alice, True), (benoit, True)],
        "introduced": [(alice, True), (benoit, True)],
        "met": [(alice, True), (benoit, True)],
    }
    for who, yes in ways.get(until, []):
        answer(book, row, who, yes=yes, on=TODAY)
    if until in ("introduced", "met"):
        introduced(book, row, on=TODAY)
    if until == "met":
        note_outcome(book, row, "They will work together", on=TODAY)
    return the_introduction(book, row.pk)


def test_an_introduction_goes_from_idea_to_thanks_and_back(
    book: Book, alice: Person, benoit: Person
) -> None:
    before = exported(book)
    row = led(book, alice, benoit, "met")
    assert (row.state, row.outcome) == ("met", "They will work together")
    thanked(book, row, on=TODAY)
    assert (row.state, row.thanked_on) == ("closed", TODAY)
    assert evidence(Link.objects.get()) == "you introduced them to each other"
    with speaking("fr"):
        assert evidence(Link.objects.get()) == "vous avez fait leur mise en relation"
    for _ in range(6):
        undo(book)
    assert exported(book) == before


def test_thanks_that_were_sent_to_both_end_it_and_today_asks_no_more(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "met")

    def asked() -> list[tuple[int, str]]:
        found = introduction_items(book, on=TODAY + timedelta(days=8), limit=9)
        return [(i.person_id, i.code) for i in found if i.kind == "answer-introduction"]

    assert asked() == [(alice.pk, "introduction-thank-and-tell")]
    sent(book, row, Intent.INTRODUCE_THANKS, alice, channel="email", on=TODAY)
    assert [(m.intent, m.to) for m in messages(row, on=TODAY)] == [
        (Intent.INTRODUCE_THANKS, [benoit])
    ]
    assert asked() == [(benoit.pk, "introduction-thank-the-other")]
    assert next_step(row, next_of(row, today=TODAY)) == "Thank Benoît Durand too."
    before = exported(book)
    sent(book, row, Intent.INTRODUCE_THANKS, benoit, channel="email", on=TODAY)
    assert (row.state, row.thanked_on, asked()) == ("closed", TODAY, [])
    undo(book)
    assert (exported(book), asked()) == (before, [(benoit.pk, "introduction-thank-the-other")])


def test_thanks_sent_once_more_are_an_exchange_and_move_nothing(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "met")
    for _ in range(2):
        sent(book, row, Intent.INTRODUCE_THANKS, alice, channel="email", on=TODAY)
    assert (row.state, row.thanked_on, row.steps[-1]["who"]) == ("met", None, "one")
    with pytest.raises(EntregentError, match="thanked-already"):
        thank_side(book, row, alice, on=TODAY)


def test_a_no_ends_it_and_the_other_is_told_in_the_same_words_as_when_i_give_up(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "declined")
    (told,) = messages(row, on=TODAY)
    assert (told.to, told.intent) == ([alice], Intent.INTRODUCE_OFF)
    close(book, row, on=TODAY)
    given_up = start(book, alice, benoit, why=WHY, on=TODAY, ask=True)
    close(book, given_up, on=TODAY)
    after = message(given_up, Intent.INTRODUCE_OFF, alice, on=TODAY)
    assert after.draft == told.draft
    assert "Benoît" not in told.draft.body + told.draft.subject


@pytest.mark.parametrize("until", ["idea", "asked", "half", "declined"])
def test_no_contact_of_one_stands_in_a_text_to_the_other_before_both_agreed(
    book: Book, alice: Person, benoit: Person, until: str
) -> None:
    row = led(book, alice, benoit, until)
    Introduction.objects.update(
        why="Write to alice@acme.example or +33612345678, benoit@globex.example"
    )
    row.refresh_from_db()
    ways = {alice: "benoit@globex.example", benoit: "612345678"}
    for to in (alice, benoit):
        for intent in Intent:
            if intent is Intent.INTRODUCE:
                with pytest.raises(EntregentError, match="introduction-not-agreed"):
                    message(row, intent, to, on=TODAY)
            elif intent.startswith("introduce"):
                said = message(row, intent, to, on=TODAY).draft
                text = f"{said.subject} {said.body}"
                assert ways[to] not in text.replace(" ", "")


def test_the_message_that_introduces_gives_both_a_way_to_each_other(
    book: Book, alice: Person, benoit: Person
) -> None:
    (told,) = messages(led(book, alice, benoit, "agreed"), on=TODAY)
    assert told.emails == ["alice@acme.example", "benoit@globex.example"]
    assert "alice@acme.example" in told.draft.body
    assert "benoit@globex.example" in told.draft.body
    assert WHY in told.draft.body


def test_a_name_that_is_but_an_address_is_told_to_nobody(book: Book, alice: Person) -> None:
    other = a_person(book, "zoe.wolf@initech.example", emails=["zoe.wolf@initech.example"])
    draft = draft_about(book, alice, other, Intent.INTRODUCE_ASK, on=TODAY)
    assert "initech" not in f"{draft.subject} {draft.body}"


@pytest.mark.parametrize(
    ("until", "act", "code"),
    [
        ("idea", lambda b, r: introduced(b, r, on=TODAY), "introduction-not-agreed"),
        ("asked", lambda b, r: ask_side(b, r, r.one, on=TODAY), "asked-already"),
        ("asked", lambda b, r: ask_side(b, r, r.other, on=TODAY), "answer-awaited"),
        ("asked", lambda b, r: close(b, r, on=TODAY - timedelta(1)), "before-the-last"),
        ("half", lambda b, r: answer(b, r, r.one, yes=True, on=TODAY), "not-asked"),
        ("declined", lambda b, r: introduced(b, r, on=TODAY), "introduction-declined"),
        ("agreed", lambda b, r: note_outcome(b, r, "x", on=TODAY), "introduction-agreed"),
        ("agreed", lambda b, r: note_outcome(b, r, " ", on=TODAY), "outcome-missing"),
        ("met", lambda b, r: introduced(b, r, on=TODAY), "introduction-met"),
        ("idea", lambda b, r: thanked(b, r, on=TODAY), "introduction-idea"),
        ("agreed", lambda b, r: thanked(b, r, on=TODAY), "introduction-agreed"),
        ("introduced", lambda b, r: thanked(b, r, on=TODAY), "introduction-introduced"),
        ("declined", lambda b, r: thanked(b, r, on=TODAY), "introduction-declined"),
        ("met", lambda b, r: thanked(b, r, on=TODAY - timedelta(1)), "before-the-last"),
    ],
)
def test_impossible_moves_are_refused_and_change_nothing(
    book: Book, alice: Person, benoit: Person, until: str, act: object, code: str
) -> None:
    row = led(book, alice, benoit, until)
    before = exported(book)
    with pytest.raises(EntregentError, match=code):
        act(book, row)  # type: ignore[operator]
    assert exported(book) == before


def test_two_people_have_one_open_introduction_and_a_reason(
    book: Book, alice: Person, benoit: Person
) -> None:
    start(book, alice, benoit, why=WHY, on=TODAY)
    for said in ((benoit, alice, WHY, "introduced-already"), (alice, alice, WHY, "same-person")):
        with pytest.raises(EntregentError, match=said[3]):
            start(book, said[0], said[1], why=said[2], on=TODAY)
    other = a_person(book, "Chloé Petit")
    with pytest.raises(EntregentError, match="reason-missing"):
        start(book, alice, other, why=" ", on=TODAY)
    set_fields(book, other, [("boundary", "no-introductions")], on=TODAY)
    with pytest.raises(EntregentError, match="not-for-introductions"):
        start(book, alice, other, why=WHY, on=TODAY)


def test_what_the_first_declined_is_over_and_may_be_thought_of_again(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "asked")
    answer(book, row, alice, yes=False, on=TODAY)
    assert under_way_and_over(book, limit=5) == ([], [row])
    again = start(book, benoit, alice, why=WHY, on=TODAY)
    assert under_way_and_over(book, limit=5) == ([again], [row])


def test_what_the_second_declined_is_over_once_the_first_was_told(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "declined")
    assert under_way_and_over(book, limit=5) == ([row], [])
    with pytest.raises(EntregentError, match="introduced-already"):
        start(book, alice, benoit, why=WHY, on=TODAY)
    sent(book, row, Intent.INTRODUCE_OFF, alice, channel="email", on=TODAY)
    assert under_way_and_over(book, limit=5) == ([], [row])
    assert start(book, alice, benoit, why=WHY, on=TODAY).state == "idea"


def test_a_no_to_whoever_asked_to_be_introduced_is_over_too(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = to_me(book, alice, through=benoit, why="", on=TODAY, received=False)
    answer(book, row, benoit, yes=False, on=TODAY)
    assert under_way_and_over(book, limit=5) == ([], [row])


def test_two_people_whom_one_introduced_are_not_introduced_again(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "met")
    thanked(book, row, on=TODAY)
    with pytest.raises(EntregentError, match="introduced-before"):
        start(book, benoit, alice, why=WHY, on=TODAY)


def test_an_answer_that_is_awaited_too_long_is_reminded_of_once_then_given_up(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "asked")
    week = next_of(row, today=TODAY + timedelta(7))
    assert week
    assert (week.code, week.on) == ("remind", TODAY + timedelta(7))
    assert next_step(row, week) == "Ask Alice Martin again, once."
    late = next_of(row, today=TODAY + timedelta(30))
    assert late
    assert late.code == "give-up"
    assert state(row) == "Alice Martin is asked; the answer is awaited."


@pytest.mark.parametrize(
    ("language", "register", "owns_up", "way_out"),
    [
        ("fr", "tu", r"t’ai (déjà )?(demandé|écrit)", r"dis-le-moi|un simple non"),
        ("fr", "vous", r"vous ai (déjà )?(demandé|écrit)", r"dites-le-moi|un simple non"),
        ("en", "", r"I (asked|wrote to) you", r"one word is enough|a plain no"),
    ],
)
def test_an_ask_that_waits_is_recalled_lightly_and_not_made_again(
    book: Book, alice: Person, benoit: Person, language: str, register: str, owns_up: str,
    way_out: str,
) -> None:  # fmt: skip
    set_fields(book, benoit, [("language", language), ("register", register)], on=TODAY)
    row = to_me(book, alice, through=benoit, why="To learn", on=TODAY, received=False)
    later = TODAY + timedelta(days=9)
    assert [m.intent for m in messages(row, on=TODAY)] == [Intent.ASK_INTRODUCTION]
    assert [m.intent for m in messages(row, on=later)] == [Intent.INTRODUCE_ME_REMIND]
    again = Reason(Intent.ASK_INTRODUCTION, about=alice.pk)
    for wording in range(12):
        drafts = [
            draft_about(book, benoit, alice, Intent.INTRODUCE_ME_REMIND, on=later, wording=wording),
            draft_to(book, benoit, again, on=later, wording=wording),
        ]
        assert drafts[0] == drafts[1]
        assert re.search(owns_up, drafts[0].body), drafts[0].body
        assert re.search(way_out, drafts[0].body), drafts[0].body
        assert re.search("neuf jours|nine days", drafts[0].body)
        assert "To learn" not in drafts[0].body


def test_a_question_that_was_sent_is_not_offered_to_be_sent_again(
    book: Book, alice: Person, benoit: Person
) -> None:
    asked = to_me(book, alice, through=benoit, why="", on=TODAY, received=False)
    before = exported(book)
    sent(book, asked, Intent.ASK_INTRODUCTION, benoit, channel="email", on=TODAY)
    assert [m.intent for m in messages(asked, on=TODAY)] == [Intent.INTRODUCE_ME_REMIND]
    undo(book)
    assert exported(book) == before


def test_an_introduction_to_me_is_kept_and_they_came_through_whoever_made_it(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = to_me(book, alice, through=benoit, why="To learn", on=TODAY, received=False)
    assert messages(row, on=TODAY)[0].to == [benoit]
    answer(book, row, benoit, yes=True, on=TODAY)
    assert state(row) == "Benoît Durand will introduce you."
    introduced(book, row, on=TODAY)
    alice.refresh_from_db()
    assert alice.through_id == benoit.pk
    note_outcome(book, row, "A coffee in May", on=TODAY)
    (thanks,) = messages(row, on=TODAY)
    assert "A coffee in May" in thanks.draft.body
    assert "Alice Martin" in thanks.draft.subject
    received = to_me(book, a_person(book, "Chloé"), through=alice, why="", on=TODAY, received=True)
    assert received.state == "introduced"
    told = lineage_of(book, on=TODAY)
    assert [(t.name, t.grew) for t in told.trees] == [("Benoît Durand", 2)]
    assert told.generations == [1, 1]
    assert [(name, one.grew) for one, name in told.connectors] == [
        ("Benoît Durand", 2),
        ("Alice Martin", 1),
    ]


def test_nobody_comes_through_whoever_came_through_them(
    book: Book, alice: Person, benoit: Person
) -> None:
    chloe = a_person(book, "Chloé Petit")
    set_fields(book, benoit, [("through", "Alice Martin")], on=TODAY)
    set_fields(book, chloe, [("through", "Benoît Durand")], on=TODAY)
    with pytest.raises(EntregentError, match="through-a-circle"):
        set_fields(book, alice, [("through", "Chloé Petit")], on=TODAY)
    row = to_me(book, alice, through=chloe, why="", on=TODAY, received=True)
    alice.refresh_from_db()
    assert (row.state, alice.through_id) == ("introduced", None)
    told = lineage_of(book, on=TODAY)
    assert [(tree.name, tree.grew) for tree in told.trees] == [("Alice Martin", 2)]
    said = "Of one who came through them, the day you met is not noted: it counts in no year."
    assert momentum(told.momentum) == said
    Person.objects.filter(pk=chloe.pk).update(met_on=TODAY)
    said = momentum(lineage_of(book, on=TODAY).momentum)
    assert said.startswith("In twelve months, 1 more came through the 2 people you met through")
    assert said.endswith("(0.50 each).")


def test_people_whom_a_file_says_came_through_one_another_are_drawn_all_the_same(
    book: Book, alice: Person, benoit: Person
) -> None:
    Person.objects.filter(pk=alice.pk).update(through=benoit)
    Person.objects.filter(pk=benoit.pk).update(through=alice)
    (tree,) = lineage_of(book, on=TODAY).trees
    assert [branch.name for _, branch in tree.lines()] == ["Alice Martin", "Benoît Durand"]
    set_fields(book, alice, [("through", "")], on=TODAY)
    assert [tree.name for tree in lineage_of(book, on=TODAY).trees] == ["Alice Martin"]


@pytest.mark.parametrize("whose", ["introduces", "one would meet"])
def test_nothing_is_asked_of_whoever_wants_no_introductions_and_what_they_did_is_noted(
    book: Book, alice: Person, benoit: Person, whose: str
) -> None:
    bound = benoit if whose == "introduces" else alice
    set_fields(book, bound, [("boundary", "no-introductions")], on=TODAY)
    with pytest.raises(EntregentError, match="not-for-introductions"):
        to_me(book, alice, through=benoit, why="", on=TODAY, received=False)
    assert not Introduction.objects.exists()
    assert to_me(book, alice, through=benoit, why="", on=TODAY, received=True).state == "introduced"


@pytest.mark.parametrize("received", [True, False])
def test_the_same_introduction_to_me_is_asked_for_once_and_counted_once(
    book: Book, alice: Person, benoit: Person, received: bool
) -> None:
    row = to_me(book, alice, through=benoit, why="", on=TODAY, received=False)
    before = exported(book)
    with pytest.raises(EntregentError, match="to-me-already"):
        to_me(book, alice, through=benoit, why="", on=TODAY, received=received)
    assert exported(book) == before
    answer(book, row, benoit, yes=False, on=TODAY)
    again = to_me(book, alice, through=benoit, why="", on=TODAY, received=received)
    assert again.pk != row.pk


def test_whoever_introduces_me_is_thanked_once_they_answered_me_or_did(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = to_me(book, alice, through=benoit, why="", on=TODAY, received=False)
    with pytest.raises(EntregentError, match="to-me-asked"):
        thanked(book, row, on=TODAY)
    answer(book, row, benoit, yes=True, on=TODAY)
    with pytest.raises(EntregentError, match="to-me-agreed"):
        thanked(book, row, on=TODAY)
    introduced(book, row, on=TODAY)
    thanked(book, row, on=TODAY)
    assert (row.state, row.thanked_on) == ("introduced", TODAY)
    note_outcome(book, row, "A coffee in May", on=TODAY)
    thanked(book, row, on=TODAY)
    assert row.state == "closed"


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("asked", "Benoît Durand has not answered yet. Note the answer first"),
        ("agreed", "Benoît Durand said yes, and has not introduced you yet."),
        ("declined", "Benoît Durand would rather not introduce you. Close it."),
    ],
)
def test_what_cannot_be_noted_yet_of_an_introduction_to_me_is_told_of_whoever_introduces_me(
    book: Book, alice: Person, benoit: Person, until: str, sentence: str
) -> None:
    row = to_me(book, alice, through=benoit, why="", on=TODAY, received=False)
    if until != "asked":
        answer(book, row, benoit, yes=until == "agreed", on=TODAY)
    with pytest.raises(EntregentError) as refused:
        note_outcome(book, row, "A coffee in May", on=TODAY)
    assert error_sentence(refused.value).startswith(sentence)


def test_whoever_needs_and_whoever_offers_are_worth_introducing_until_they_know_each_other(
    book: Book, alice: Person, benoit: Person
) -> None:
    (idea,) = ideas(book, on=TODAY)
    assert (idea.needs, idea.offers) == (alice, benoit)
    assert "Benoît Durand offers: “comptabilité”." in reason(idea)
    helped = help_for(book, alice, interests_of(alice), on=TODAY)
    assert [person for person, _ in helped.helpers] == [benoit]
    helped = help_for(book, benoit, interests_of(benoit), on=TODAY)
    assert [person for person, _ in helped.helped] == [alice]
    set_fields(book, benoit, [("boundary", "no-introductions")], on=TODAY)
    assert ideas(book, on=TODAY) == []
    undo(book)
    start(book, alice, benoit, why=WHY, on=TODAY)
    assert ideas(book, on=TODAY) == []


def test_what_draws_two_people_together_is_told_once(book: Book) -> None:
    needs, offers = a_person(book, "Alice Martin"), a_person(book, "Benoît Durand")
    set_fields(book, needs, [("need", "une garde d’enfants le mercredi")], on=TODAY)
    set_fields(book, offers, [("offer", "garder des enfants en semaine")], on=TODAY)
    (idea,) = ideas(book, on=TODAY)
    with speaking("fr"):
        assert shared(idea.pair.match) == "garde d’enfants"


def test_whoever_was_asked_twice_lately_is_left_alone_though_it_is_over(
    book: Book, alice: Person
) -> None:
    set_fields(book, a_person(book, "Dan Roy"), [("offer", "accounting")], on=TODAY)
    for name in ("Chloé Petit", "Emma Blanc"):
        assert [idea.needs for idea in ideas(book, on=TODAY)] == [alice]
        row = start(book, alice, a_person(book, name), why=WHY, on=TODAY, ask=True)
        answer(book, row, alice, yes=False, on=TODAY)
        close(book, row, on=TODAY)
    assert ideas(book, on=TODAY + timedelta(days=59)) == []
    assert len(ideas(book, on=TODAY + timedelta(days=60))) == 1


@pytest.mark.parametrize("but", ["declined", "linked", "boundary", "own boundary", "archived"])
def test_nobody_is_named_as_a_help_who_is_not_to_be_introduced(
    book: Book, alice: Person, benoit: Person, but: str
) -> None:
    match but:
        case "declined":
            answer(book, led(book, alice, benoit, "asked"), alice, yes=False, on=TODAY)
        case "linked":
            link(book, alice, benoit, evidence="Studied together")
        case "boundary":
            set_fields(book, benoit, [("boundary", "no-introductions")], on=TODAY)
        case "own boundary":
            set_fields(book, alice, [("boundary", "no-introductions")], on=TODAY)
        case "archived":
            set_fields(book, alice, [("archived", "yes")], on=TODAY)
    set_mine(book, [("offer", "accounting")], on=TODAY)
    told = help_for(book, alice, interests_of(alice), on=TODAY)
    assert told.helpers == []
    assert [match.offer.text for match in told.mine] == ["accounting"]
    assert help_for(book, benoit, interests_of(benoit), on=TODAY).helped == []


def test_an_introduction_follows_its_people_through_a_merge_and_leaves_with_them(
    book: Book, alice: Person, benoit: Person
) -> None:
    led(book, alice, benoit, "half")
    twin, chloe = a_person(book, "Alice M."), a_person(book, "Chloé Petit")
    start(book, twin, chloe, why=WHY, on=TODAY)
    start(book, twin, alice, why=WHY, on=TODAY)
    before = exported(book)
    merge(book, alice, twin)
    assert set(Introduction.objects.values_list("one__name", "other__name")) == {
        ("Alice Martin", "Benoît Durand"),
        ("Alice Martin", "Chloé Petit"),
    }
    undo(book)
    assert exported(book) == before
    erase_person(book, alice)
    assert Introduction.objects.count() == 1
    undo(book)
    assert exported(book) == before


def test_the_day_s_list_reads_the_open_introductions_once(
    book: Book, alice: Person, benoit: Person
) -> None:
    start(book, alice, benoit, why=WHY, on=TODAY, ask=True)
    set_fields(book, alice, [("need", "an accountant")], on=TODAY)
    set_fields(book, a_person(book, "Dan Roy"), [("offer", "accountant")], on=TODAY)
    with CaptureQueriesContext(connection) as asked:
        found = introduction_items(book, on=TODAY + timedelta(days=7), limit=5)
    assert {item.kind for item in found} == {"answer-introduction", "introduce"}
    whole = [q["sql"] for q in asked if 'FROM "storage_introduction"' in q["sql"]]
    of_open_ones = [sql for sql in whole if '"steps"' in sql and '"storage_person"' in sql]
    assert len(of_open_ones) == 1


def test_a_book_with_introductions_is_written_out_and_read_back_the_same(
    book: Book, alice: Person, benoit: Person, tmp_path: Path
) -> None:
    led(book, alice, benoit, "met")
    to_me(book, alice, through=benoit, why=WHY, on=TODAY, received=True)
    said = exported(book)
    other = Book.objects.create(language="en", time_zone="UTC", created_at=book.created_at)
    Book.objects.filter(pk=book.pk).delete()
    imported(other, written(tmp_path / "book.json", said))
    assert exported(other) == said


def told(row: Introduction) -> list[str]:
    return [notice(one, on=TODAY) for one in notices(row, on=TODAY)]


@pytest.mark.parametrize("hidden", ["06-12 34.56 78", "benoit [at] globex.example"])
def test_a_reason_that_the_question_leaves_out_is_said_to_be_until_it_is_corrected(
    book: Book, alice: Person, benoit: Person, hidden: str
) -> None:
    row = start(book, benoit, alice, why=f"{WHY}: {hidden}", on=TODAY, ask=True)
    assert "wind farms" not in message(row, Intent.INTRODUCE_ASK, alice, on=TODAY).draft.body
    (sentence,) = told(row)
    assert "The questions leave the reason out" in sentence
    change_reason(book, row, WHY)
    assert told(row) == []
    assert "wind farms" in message(row, Intent.INTRODUCE_ASK, alice, on=TODAY).draft.body
    undo(book)
    row.refresh_from_db()
    assert told(row) == [sentence]


def test_a_reason_in_another_language_than_the_question_is_said_to_be(
    book: Book, alice: Person, benoit: Person
) -> None:
    for person, language in ((alice, "fr"), (benoit, "en")):
        set_fields(book, person, [("language", language)], on=TODAY)
    row = start(book, benoit, alice, why="Ils ont les mêmes éoliennes", on=TODAY, ask=True)
    (sentence,) = told(row)
    assert sentence.startswith(
        "The reason is in another language than the message to Benoît Durand"
    )
    change_reason(book, row, "They keep the same wind farms")
    (sentence,) = told(row)
    assert "the message to Alice Martin:" in sentence
    change_reason(book, row, "Turbine")
    assert told(row) == []


def test_the_reason_proposed_is_what_is_needed_and_offered_and_says_not_by_whom(
    book: Book, alice: Person, benoit: Person
) -> None:
    for one, other in ((alice, benoit), (benoit, alice)):
        said = proposed(why_they_should_meet(one, other))
        assert said == "a need on one side, “accounting”; on the other an offer, “comptabilité”"
    with speaking("fr"):
        said = proposed(why_they_should_meet(alice, benoit)).replace("\u202f", " ")
    assert said == "d’un côté un besoin, « accounting » ; de l’autre une offre, « comptabilité »"
    row = start(book, alice, benoit, why=said, on=TODAY)
    assert said in message(row, Intent.INTRODUCE_ASK, benoit, on=TODAY).draft.body


def test_whoever_would_give_is_asked_first_else_whoever_stands_further_up(
    book: Book, alice: Person, benoit: Person
) -> None:
    for one, other in ((alice, benoit), (benoit, alice)):
        assert ask_first(whom_to_ask_first(one, other)).startswith("Ask Benoît Durand first, who")
    head = a_person(book, "Chloé Petit", title="Directrice financière")
    clerk = a_person(book, "Dan Roux", title="Chargé de comptabilité")
    first = whom_to_ask_first(clerk, head)
    assert first
    assert (first.who, first.code) == (head, "higher")
    with speaking("fr"):
        assert ask_first(first).startswith("Demandez d’abord à Chloé Petit, dont le temps")
        assert ask_first(whom_to_ask_first(alice, head)).startswith("Peu importe à qui")
    assert proposed(why_they_should_meet(clerk, head)) == "the same trade, Finance"
    assert proposed(why_they_should_meet(alice, head)) == ""


def test_an_idea_says_whom_to_ask_first_until_somebody_is_asked(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "idea")
    (first,) = notices(row, on=TODAY)
    assert notice(first, on=TODAY).startswith("Ask Benoît Durand first")
    assert [one.to for one in messages(row, on=TODAY)] == [[benoit], [alice]]
    ask_side(book, row, benoit, on=TODAY)
    assert notices(row, on=TODAY) == []


def test_where_the_other_was_better_asked_first_it_is_said_until_they_answer(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = start(book, alice, benoit, why=WHY, on=TODAY, ask=True)
    assert told(row)[0].startswith("Better ask Benoît Durand first, as long as nothing is sent")
    answer(book, row, alice, yes=True, on=TODAY)
    assert told(row) == []


def test_a_reason_is_corrected_until_it_has_been_told_to_both(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = led(book, alice, benoit, "introduced")
    with pytest.raises(EntregentError, match="introduction-introduced"):
        change_reason(book, row, "Another")


def test_a_busy_time_of_whoever_is_to_answer_is_told_before_the_question(
    book: Book, alice: Person, benoit: Person
) -> None:
    ends = TODAY + timedelta(days=20)
    Boundary.objects.create(
        book=book, person=benoit, kind="busy", begins=TODAY.isoformat(), ends=ends.isoformat(),
        why="tax season",
    )  # fmt: skip
    row = start(book, alice, benoit, why=WHY, on=TODAY, ask=True)
    (sentence,) = told(row)
    assert sentence.startswith("Benoît Durand is busy until ")
    assert "(tax season)" in sentence
    answer(book, row, alice, yes=True, on=TODAY)
    answer(book, row, benoit, yes=True, on=TODAY)
    assert told(row) == []


@pytest.mark.parametrize(
    "kept", ["You introduced them to each other.", "Vous les avez mis en relation."]
)
def test_what_was_kept_with_an_introduction_once_is_worded_as_it_is_today(
    book: Book, alice: Person, benoit: Person, kept: str
) -> None:
    link(book, alice, benoit, evidence=kept)
    assert evidence(Link.objects.get()) == "you introduced them to each other"


def test_what_two_people_are_to_each_other_is_told_before_how_one_knows(
    book: Book, alice: Person, benoit: Person
) -> None:
    link(book, alice, benoit, evidence="Met at a wedding", kind="spouse")
    assert told_of(Link.objects.get()) == "spouses: “Met at a wedding”"
    link(book, alice, benoit, evidence="Sail together", kind="acquaintance")
    assert told_of(Link.objects.get()) == "Sail together"


def said_against(one: Person, other: Person, *, on: date = TODAY) -> list[str]:
    return [notice(against, on=on) for against in cautions(one, other, on=on)]


def test_two_who_know_each_other_are_begun_with_a_word_of_it(
    book: Book, alice: Person, benoit: Person
) -> None:
    link(book, alice, benoit, evidence="they cycle together")
    row = start(book, alice, benoit, why=WHY, on=TODAY)
    against = "Alice Martin and Benoît Durand know each other already (they cycle together)."
    assert against in told(row)


def test_two_of_one_firm_may_know_each_other(book: Book, alice: Person, benoit: Person) -> None:
    for person in (alice, benoit):
        assert said_against(alice, benoit) == []
        set_fields(book, person, [("organisation", "Globex")], on=TODAY)
    (told,) = said_against(alice, benoit)
    assert told.endswith("were at Globex at the same time: they may know each other.")


def test_somebody_asked_for_introductions_often_lately_is_better_left_a_while(
    book: Book, alice: Person, benoit: Person
) -> None:
    for n, name in enumerate(("Chloé Petit", "Denis Roy")):
        other = a_person(book, name)
        assert said_against(alice, benoit) == []
        start(book, alice, other, why=WHY, on=TODAY - timedelta(days=40 * (1 - n)), ask=True)
    (told,) = said_against(alice, benoit)
    assert told.startswith("Alice Martin was asked for 2 introductions in the last two months")
    assert said_against(alice, benoit, on=TODAY + timedelta(days=30)) == []


def test_somebody_in_the_archives_is_said_to_be_there(
    book: Book, alice: Person, benoit: Person
) -> None:
    archive(book, benoit, on=TODAY)
    (told,) = said_against(alice, benoit)
    assert told.startswith("You archived Benoît Durand")
