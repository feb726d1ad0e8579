"""Introductions in the ledger of favours: asked of whoever stands between, given to both."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from tests.builders import TODAY, a_person, an_exchange, exported
from tests.drafting import draft_to

from entregent.core.drafts import Intent
from entregent.services.draft_check import check_draft
from entregent.services.drafts import Reason
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.favours import add_favour, drop_favour, note_answer, thank
from entregent.services.goals import add_goal
from entregent.services.introduction_drafts import messages
from entregent.services.introductions import (
    answer,
    close,
    note_outcome,
    start,
    thanked,
    to_me,
)
from entregent.services.introductions import written as introduced
from entregent.services.opportunities import Opening, add_opportunity, ask_about
from entregent.services.undoing import undo
from entregent.storage.models import Book, Change, Favour, Introduction, Person

WHY = "Both look after wind farms"


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, who knows Benoît."""
    return a_person(book)


@pytest.fixture
def benoit(book: Book) -> Person:
    """Benoît, whom I would like to meet."""
    return a_person(book, "Benoît Durand")


def asked(book: Book, alice: Person, benoit: Person, *, received: bool = False) -> Introduction:
    """An introduction to Benoît that I asked Alice for."""
    return to_me(book, benoit, through=alice, why=WHY, on=TODAY, received=received)


def ledger() -> list[tuple[str, str, bool, int | None]]:
    rows = Favour.objects.order_by("person__name", "pk").select_related("person")
    return [(f.person.name, f.kind, f.given, f.introduction_id) for f in rows]


def test_what_i_asked_for_is_a_favour_with_its_answer_and_its_thanks(
    book: Book, alice: Person, benoit: Person
) -> None:
    before = exported(book)
    row = asked(book, alice, benoit)
    assert ledger() == [("Alice Martin", "introduction", False, row.pk)]
    answer(book, row, alice, yes=True, on=TODAY)
    assert Favour.objects.get().answer == "yes"
    introduced(book, row, on=TODAY)
    note_outcome(book, row, "A good talk", on=TODAY)
    thanked(book, row, on=TODAY)
    favour = Favour.objects.get()
    assert (favour.on, favour.answer, favour.thanked_on) == (TODAY, "yes", TODAY)
    for _ in range(5):
        undo(book)
    assert exported(book) == before


@pytest.mark.parametrize("silent", [3, 200])
def test_the_message_that_asks_owns_up_to_no_ask_but_those_before_it(
    book: Book, alice: Person, benoit: Person, silent: int
) -> None:
    an_exchange(book, alice, on=TODAY - timedelta(days=silent))
    asks = Reason(Intent.ASK_INTRODUCTION, about=benoit.pk)
    before = draft_to(book, alice, asks, on=TODAY)
    row = to_me(book, benoit, through=alice, why="", on=TODAY, received=False)
    assert [m.draft for m in messages(row, on=TODAY)] == [before]
    assert draft_to(book, alice, asks, on=TODAY) == before
    undo(book)
    add_favour(book, alice, kind="referral", given=False, on=TODAY - timedelta(days=1))
    owned_up = draft_to(book, alice, asks, on=TODAY)
    row = to_me(book, benoit, through=alice, why="", on=TODAY, received=False)
    assert [m.draft for m in messages(row, on=TODAY)] == [owned_up]
    assert owned_up != before


def test_the_check_counts_the_asks_before_the_one_it_reads(
    book: Book, alice: Person, benoit: Person
) -> None:
    add_favour(book, alice, kind="referral", given=False, on=TODAY - timedelta(days=40))
    row = to_me(book, benoit, through=alice, why="", on=TODAY, received=False)
    (ready,) = messages(row, on=TODAY)
    plain = ready.draft._replace(body="Bonjour Alice,\n\nMe présenterais-tu Benoît ?\n\nPaul")
    found, _ = check_draft(book, alice, plain, ready.intent, on=TODAY, asking=row)
    assert "frequent-ask-not-acknowledged" not in {one.code for one in found.findings}


def test_a_no_is_theirs_and_whoever_introduces_me_at_once_said_yes(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = asked(book, alice, benoit)
    answer(book, row, alice, yes=False, on=TODAY)
    assert Favour.objects.get().answer == "no"
    undo(book)
    assert Favour.objects.get().answer == ""
    row.refresh_from_db()
    introduced(book, row, on=TODAY)
    assert Favour.objects.get().answer == "yes"


def test_what_nobody_was_asked_for_is_no_favour(book: Book, alice: Person, benoit: Person) -> None:
    asked(book, alice, benoit, received=True)
    row = start(book, alice, benoit, why=WHY, on=TODAY, ask=True)
    close(book, row, on=TODAY)
    assert ledger() == []


def test_two_people_introduced_are_a_favour_to_each(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = start(book, alice, benoit, why=WHY, on=TODAY, ask=True)
    for who in (alice, benoit):
        answer(book, row, who, yes=True, on=TODAY)
    before = exported(book)
    assert ledger() == []
    introduced(book, row, on=TODAY)
    favour = ("introduction", True, row.pk)
    assert ledger() == [("Alice Martin", *favour), ("Benoît Durand", *favour)]
    undo(book)
    assert exported(book) == before


@pytest.mark.parametrize("first", ["by hand", "the introduction"])
def test_one_written_by_hand_the_same_day_is_the_same_favour(
    book: Book, alice: Person, benoit: Person, first: str
) -> None:
    acts = {
        "by hand": lambda: add_favour(
            book, alice, kind="introduction", given=False, on=TODAY, outcome="She will"
        ),
        "the introduction": lambda: asked(book, alice, benoit),
    }
    before = exported(book)
    acts.pop(first)()
    between = exported(book)
    (rest,) = acts.values()
    rest()
    row = Introduction.objects.get()
    assert ledger() == [("Alice Martin", "introduction", False, row.pk)]
    assert Favour.objects.get().outcome == "She will"
    undo(book)
    assert exported(book) == between
    undo(book)
    assert exported(book) == before


def test_another_day_another_kind_and_another_ask_are_other_favours(
    book: Book, alice: Person, benoit: Person
) -> None:
    day_before = TODAY - timedelta(days=1)
    add_favour(book, alice, kind="introduction", given=False, on=day_before)
    add_favour(book, alice, kind="introduction", given=True, on=TODAY)
    add_favour(book, alice, kind="advice", given=False, on=TODAY)
    asked(book, alice, benoit)
    asked(book, alice, a_person(book, "Chloé Petit"))
    assert Favour.objects.count() == 5
    assert Favour.objects.filter(introduction=None).count() == 3


def test_an_introduction_asked_for_about_an_opportunity_is_one_favour(
    book: Book, alice: Person, benoit: Person
) -> None:
    goal = add_goal(book, name="Join a wind farm")
    known = add_opportunity(book, goal, Opening("Globex"))
    row = asked(book, alice, benoit)
    ask_about(book, known, alice, kind="introduction", on=TODAY)
    favour = Favour.objects.get()
    assert (favour.introduction_id, favour.opportunity_id) == (row.pk, known.pk)


def test_what_is_noted_in_the_ledger_is_noted_on_the_introduction(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = asked(book, alice, benoit)
    states = []
    for yes in (True, False):
        before = exported(book)
        note_answer(book, Favour.objects.get(), yes=yes)
        row.refresh_from_db()
        states.append(row.state)
    undo(book)
    assert exported(book) == before
    row.refresh_from_db()
    introduced(book, row, on=TODAY)
    note_outcome(book, row, "A good talk", on=TODAY)
    thank(book, alice, on=TODAY)
    row.refresh_from_db()
    assert (*states, row.state, row.thanked_on) == ("agreed", "declined", "closed", TODAY)


def test_thanks_before_anything_came_of_it_leave_an_introduction_open(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = asked(book, alice, benoit)
    assert thank(book, alice, on=TODAY).thanked_on == TODAY
    row.refresh_from_db()
    assert (row.state, row.thanked_on) == ("asked-first", None)


def brought_up_to_date() -> None:
    """Do to the book what is done to one of an earlier version."""
    step = import_module("entregent.storage.migrations.0013_introductions_in_the_ledger")
    step.note_favours(apps, None)


def whole() -> list[tuple[object, ...]]:
    """The ledger, but for the numbers of its rows."""
    rows = Favour.objects.order_by("person__name", "introduction")
    return list(
        rows.values_list("person", "kind", "given", "on", "answer", "thanked_on", "introduction")
    )


def test_a_book_from_before_the_ledger_gets_the_favours_of_its_introductions(
    book: Book, alice: Person, benoit: Person
) -> None:
    chloe = a_person(book, "Chloé Petit")
    before = exported(book)
    asked(book, alice, benoit, received=True)
    refused = asked(book, alice, chloe)
    answer(book, refused, alice, yes=False, on=TODAY)
    thanked(book, refused, on=TODAY)
    start(book, alice, chloe, why=WHY, on=TODAY)
    row = start(book, alice, benoit, why=WHY, on=TODAY, ask=True)
    for who in (alice, benoit):
        answer(book, row, who, yes=True, on=TODAY + timedelta(days=1))
    introduced(book, row, on=TODAY + timedelta(days=2))
    acts, ledgers = 9, whole()
    assert len(ledgers) == 3
    Favour.objects.all().delete()
    Change.objects.filter(table="favour").delete()
    brought_up_to_date()
    brought_up_to_date()
    assert whole() == ledgers
    for _ in range(acts):
        undo(book)
    assert exported(book) == before


def test_a_book_brought_up_to_date_takes_what_was_typed_for_the_favour_and_none_taken_out(
    book: Book, alice: Person, benoit: Person
) -> None:
    row = asked(book, alice, benoit)
    drop_favour(book, Favour.objects.get())
    brought_up_to_date()
    assert ledger() == []
    Change.objects.filter(table="favour").delete()
    add_favour(book, alice, kind="introduction", given=False, on=TODAY, outcome="She will")
    brought_up_to_date()
    assert ledger() == [("Alice Martin", "introduction", False, row.pk)]
    assert Favour.objects.get().outcome == "She will"


def test_a_favour_taken_out_stays_out(book: Book, alice: Person, benoit: Person) -> None:
    row = asked(book, alice, benoit)
    drop_favour(book, Favour.objects.get())
    answer(book, row, alice, yes=True, on=TODAY)
    assert ledger() == []


def test_the_favour_outlives_whom_it_was_about(book: Book, alice: Person, benoit: Person) -> None:
    asked(book, alice, benoit)
    before = exported(book)
    erase_person(book, benoit)
    assert ledger() == [("Alice Martin", "introduction", False, None)]
    undo(book)
    assert exported(book) == before
    merge(book, alice, benoit)
    assert [row[1:] for row in ledger()] == [("introduction", False, None)]
    undo(book)
    assert exported(book) == before
