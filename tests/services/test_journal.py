"""The journal tells what was done, when and from where, and what of it can be undone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from tests.builders import TODAY, a_person, a_vcf, an_exchange, called, imported
from tests.services.conftest import Clock

from entregent.services.duplicates import keep_apart, merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import SETTERS, set_fields
from entregent.services.follow_ups import drop, plan
from entregent.services.journal import KEPT_FOR, coming_through
from entregent.services.language import choose_language
from entregent.services.likely_pairs import merge_above
from entregent.services.today import settle, todays_list
from entregent.services.undoing import undo, undoable
from entregent.services.wording.journal import act_sentence
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, Entry
from entregent.storage.queries.journal import latest_acts


def told(book: Book) -> list[str]:
    return [act_sentence(act.entry, act.name) for act in latest_acts(book, limit=20)]


def test_each_act_is_told_with_whom_it_was_about_the_latest_first(book: Book) -> None:
    alice = a_person(book)
    an_exchange(book, alice)
    set_fields(book, alice, [("title", "CTO")], on=TODAY)
    assert told(book) == [
        "what is known of Alice Martin corrected (title “CTO”)",
        "an exchange logged with Alice Martin (a mail, 22\u00a0November)",
        "Alice Martin added",
    ]


def test_the_journal_says_in_words_what_a_terminal_was_told_in_codes(book: Book) -> None:
    alice, bob = a_person(book), a_person(book, "Bob Ray")
    set_fields(book, alice, [("archived", "yes"), ("through", str(bob.pk))], on=TODAY)
    set_fields(book, alice, [("archived", "no")], on=TODAY)
    assert told(book)[:2] == [
        "what is known of Alice Martin corrected (brought back from the archives)",
        "what is known of Alice Martin corrected (put into the archives, through whom you met)",
    ]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("boundary", "no-mail: he reads none", "boundary “No e-mails (he reads none)”"),
        (
            "boundary",
            "busy 2026-11-14..2026-12-13: tests",
            "boundary “Busy from 14\u00a0November 2026 to 13\u00a0December 2026 (tests)”",
        ),
        ("boundary", "-no-mail", "boundary “No e-mails” taken away"),
        ("boundary", "-busy", "boundary “Busy periods” taken away"),
        ("circle", "-Sailing", "circle “Sailing” taken away"),
        ("cadence", "30", "cadence “every month”"),
        ("met-on", "2024-10-24", "day you met “24\u00a0October 2024”"),
        ("birthday", "--10-24", "birthday “24\u00a0October”"),
        ("language", "fr", "language “French”"),
        ("level", "member", "level “Team member”"),
        ("worked-together", "yes", "worked together “yes”"),
    ],
)
def test_what_is_kept_in_codes_is_told_in_words(field: str, typed: str, said: str) -> None:
    entry = Entry(act="set", values={"fields": [[field, typed]]})
    assert act_sentence(entry, "Alice") == f"what is known of Alice corrected ({said})"


def test_a_title_typed_anew_tells_nothing_of_a_level_that_nobody_said() -> None:
    fields = [["title", "CTO"], ["organisation", "Acme"], ["level", ""], ["function", ""]]
    entry = Entry(act="set", values={"fields": fields})
    assert act_sentence(entry, "Alice").endswith("(title “CTO”, organisation “Acme”)")


@pytest.mark.parametrize("verdict", ["done", "snooze", "skip"])
def test_the_same_answer_given_again_is_told_once(book: Book, verdict: str) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("birthday", "--11-22")], on=TODAY)
    [line] = todays_list(book, on=TODAY)
    for _ in range(2):
        settle(book, line.item.id, verdict, on=TODAY)
    assert [act.entry.act for act in latest_acts(book, limit=20)] == [verdict, "set", "add"]
    settle(book, line.item.id, verdict, on=TODAY + timedelta(days=1))
    assert [act.entry.act for act in latest_acts(book, limit=2)] == [verdict, verdict]


def test_what_was_typed_of_somebody_is_told_until_they_are_erased(book: Book) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("title", "CTO"), ("how-met", "")], on=TODAY)
    set_fields(book, alice, [("note", "x" * 300)], on=TODAY)
    assert told(book)[:2] == [
        f"what is known of Alice Martin corrected (note “{'x' * 80}”)",
        "what is known of Alice Martin corrected (title “CTO”, how you met taken away)",
    ]
    before = told(book)
    erase_person(book, alice)
    kept = str(list(Entry.objects.values_list("values", flat=True)))
    assert not any(words in kept for words in ("CTO", "xxx", "Alice"))
    undo(book)
    assert told(book)[1:] == before


def test_what_is_planned_is_told_until_they_are_erased(book: Book) -> None:
    alice = a_person(book)
    planned = plan(book, alice, "Call about Lyon", on=TODAY + timedelta(days=2))
    drop(book, alice, planned.pk)
    assert told(book)[:2] == [
        "a follow-up with Alice Martin given up (24\u00a0November: “Call about Lyon”)",
        "a follow-up planned with Alice Martin (24\u00a0November: “Call about Lyon”)",
    ]
    erase_person(book, alice)
    assert "Lyon" not in str(list(Entry.objects.values_list("values", flat=True)))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_field_that_can_be_set_has_a_word(book: Book, language: str) -> None:
    entry = Entry(act="set", values={"fields": [[field, "…"] for field in SETTERS]})
    with speaking(language):
        assert act_sentence(entry, "Alice").count("…") == len(SETTERS)


def test_whoever_is_added_by_an_act_that_is_undone_is_named_for_a_month(
    book: Book, clock: Clock
) -> None:
    a_person(book)
    undo(book)
    assert told(book) == ["Alice Martin added"]
    clock.set(clock.now + KEPT_FOR + timedelta(days=1))
    a_person(book, "Benoît Durand")
    assert told(book) == ["Benoît Durand added", "somebody added"]


def test_an_import_is_told_by_its_file(book: Book, tmp_path: Path) -> None:
    imported(book, a_vcf(tmp_path, name="friends.vcf"))
    assert told(book) == ["the import of friends.vcf"]


def test_somebody_erased_is_still_named_while_they_can_come_back(book: Book, clock: Clock) -> None:
    erase_person(book, a_person(book))
    assert told(book) == ["Alice Martin erased", "Alice Martin added"]
    clock.set(clock.now + KEPT_FOR + timedelta(days=1))
    a_person(book, "Benoît Durand")
    assert told(book) == ["Benoît Durand added", "somebody erased", "somebody added"]


def test_an_act_says_through_which_door_it_came(book: Book) -> None:
    alice = a_person(book)
    with coming_through("pages"):
        an_exchange(book, alice)
    assert [act.entry.door for act in latest_acts(book, limit=20)] == ["pages", "terminal"]


def test_what_was_undone_cannot_be_again_and_what_changed_nothing_says_so(
    book: Book, tmp_path: Path
) -> None:
    cards = a_vcf(tmp_path)
    imported(book, cards)
    imported(book, cards)
    an_exchange(book, called(book, "Alice Martin"))
    undo(book)
    assert [act.stands for act in latest_acts(book, limit=20)] == [False, True, True]
    assert told(book)[1:] == [
        "the import of contacts.vcf (nothing changed)",
        "the import of contacts.vcf",
    ]


def test_a_merge_is_told_by_the_two_names_there_were_and_their_numbers(book: Book) -> None:
    magda, other = a_person(book, "Magda Manoukian"), a_person(book, "M. Manoukian")
    merge(book, magda, other)
    sentence = f"M. Manoukian (#{other.pk}) made one with Magda Manoukian (#{magda.pk})"
    assert told(book)[0] == sentence
    with speaking("fr"):
        french = "fusion : M. Manoukian (n° {}) et Magda Manoukian (n° {})"
        spaced = french.replace(" :", "\u202f:").replace("n° ", "n°\u202f")
        assert told(book)[0] == spaced.format(other.pk, magda.pk)


def test_two_people_kept_apart_are_named(book: Book) -> None:
    keep_apart(book, a_person(book, "Anne Roux"), a_person(book, "Anna Roux"))
    assert told(book)[0] == "Anne Roux and Anna Roux kept apart"
    with speaking("fr"):
        assert told(book)[0] == "gardés distincts\u202f: Anne Roux et Anna Roux"


def test_a_merge_of_many_tells_how_many_and_from_what_likeness_on(book: Book) -> None:
    for name in ("Bob Smith", "Rob Smith", "Robert Smith"):
        a_person(book, name, organisation="Acme")
    merge_above(book, 0.805)
    assert told(book)[0] == "2 people made one with others, from 80.5% on"
    with speaking("fr"):
        assert "80,5\u202f%" in told(book)[0]


def test_no_name_of_somebody_erased_stays_in_the_journal_unless_it_is_undone(book: Book) -> None:
    alice, ally, al = (a_person(book, name) for name in ("Alice A.", "Ally A.", "Al A."))
    merge(book, ally, al)
    alice = merge(book, alice, ally)
    before = told(book)
    erase_person(book, alice)
    kept = str(list(Entry.objects.values_list("values", flat=True)))
    assert not any(name in kept for name in ("Alice A.", "Ally A.", "Al A."))
    assert told(book)[1:3] == ["two people made one", "two people made one"]
    undo(book)
    assert told(book)[1:] == before


def test_what_is_said_to_be_undoable_is_undone_and_nothing_else_is(book: Book) -> None:
    alice, benoit = a_person(book), a_person(book, "Benoît Durand")
    keep_apart(book, alice, benoit)
    an_exchange(book, alice)
    set_fields(book, alice, [("given", "Al")], on=TODAY)
    set_fields(book, alice, [("given", "Al")], on=TODAY)
    choose_language(book, "fr")
    entries = list(Entry.objects.order_by("pk"))
    can = undoable(book, entries)
    assert [entry.act for entry in entries if entry.pk in can] == [
        "keep-apart", "set", "language"
    ]  # fmt: skip
    for entry in entries:
        with transaction.atomic():
            if entry.pk in can:
                undo(book, entry.pk)
            else:
                with (
                    pytest.raises(EntregentError, match=r"done-since|nothing-to-undo"),
                    transaction.atomic(),
                ):
                    undo(book, entry.pk)
            transaction.set_rollback(True)
