"""What one means to do: kept until its day, shown then, done by a contact from that day on."""

from datetime import date, timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange

from entregent.services.duplicates import merge
from entregent.services.errors import EntregentError
from entregent.services.exchanges import log_exchange
from entregent.services.fields import set_fields
from entregent.services.follow_ups import drop, plan
from entregent.services.today import settle, todays_list
from entregent.services.undoing import undo
from entregent.storage.models import Book, Entry, FollowUp, Person
from entregent.storage.queries.today import follow_ups_of

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, whom one means to call."""
    return a_person(book)


def listed(book: Book, on: date) -> list[str]:
    """The reasons of the list of a day that were meant."""
    return [
        line.item.facts["text"] for line in todays_list(book, on=on) if line.item.code == "planned"
    ]


def test_what_is_meant_for_tuesday_is_in_the_list_from_tuesday_on(
    book: Book, alice: Person
) -> None:
    assert plan(book, alice, "Relancer mardi").on == TUESDAY
    days = [TUESDAY + timedelta(days=n) for n in (-1, 0, 9)]
    assert [listed(book, day) for day in days] == [[], ["Relancer mardi"], ["Relancer mardi"]]


def test_a_day_given_goes_before_the_one_the_words_say(book: Book, alice: Person) -> None:
    assert plan(book, alice, "Relancer mardi", on=TODAY).on == TODAY


def test_a_contact_of_mine_from_that_day_on_does_it(book: Book, alice: Person) -> None:
    plan(book, alice, "Relancer", on=TODAY)
    an_exchange(book, alice, by="them")
    assert listed(book, TODAY) == ["Relancer"]
    an_exchange(book, alice, by="me")
    assert listed(book, TODAY) == []
    assert follow_ups_of(alice) == []


def test_a_contact_before_that_day_leaves_it_to_be_done(book: Book, alice: Person) -> None:
    plan(book, alice, "Relancer", on=TUESDAY)
    an_exchange(book, alice, by="me")
    assert listed(book, TUESDAY) == ["Relancer"]


@pytest.mark.parametrize("verdict", ["done", "skip"])
def test_done_or_skipped_it_is_over_for_good(book: Book, alice: Person, verdict: str) -> None:
    number = plan(book, alice, "Relancer", on=TODAY).pk
    settle(book, f"follow-up-{alice.pk}-plan{number}", verdict, on=TODAY)
    assert listed(book, TODAY + timedelta(days=200)) == []
    assert follow_ups_of(alice) == []
    undo(book)
    assert listed(book, TODAY) == ["Relancer"]


def test_put_off_it_comes_back(book: Book, alice: Person) -> None:
    number = plan(book, alice, "Relancer", on=TODAY).pk
    item = f"follow-up-{alice.pk}-plan{number}"
    settle(book, item, "snooze", on=TODAY, until=TUESDAY)
    assert (listed(book, TODAY), listed(book, TUESDAY)) == ([], ["Relancer"])
    assert [f.pk for f in follow_ups_of(alice)] == [number]


def test_a_note_that_says_what_is_to_be_done_plans_it_by_the_same_act(
    book: Book, alice: Person
) -> None:
    log_exchange(book, alice, channel="call", on=TODAY, note="Bon échange. Rappeler mardi")
    assert [(f.on, f.text) for f in follow_ups_of(alice)] == [(TUESDAY, "Rappeler mardi")]
    undo(book)
    set_fields(book, alice, [("note", "Follow up tomorrow about the mast")], on=TODAY)
    assert [f.on for f in follow_ups_of(alice)] == [TODAY + timedelta(days=1)]


def test_the_same_meant_twice_for_a_day_is_meant_once(book: Book, alice: Person) -> None:
    first = plan(book, alice, "Relancer mardi")
    entries = Entry.objects.count()
    assert plan(book, alice, " relancer  MARDI ").pk == first.pk
    assert Entry.objects.count() == entries
    log_exchange(book, alice, channel="call", by="them", on=TODAY, note="Relancer mardi")
    assert [f.pk for f in follow_ups_of(alice)] == [first.pk]
    plan(book, alice, "Relancer mardi", on=TODAY)
    plan(book, alice, "Envoyer le livre", on=TUESDAY)
    plan(book, a_person(book, "Benoît Durand"), "Relancer mardi")
    assert FollowUp.objects.count() == 4


def test_what_was_done_may_be_meant_again(book: Book, alice: Person) -> None:
    first = plan(book, alice, "Relancer", on=TODAY)
    settle(book, f"follow-up-{alice.pk}-plan{first.pk}", "done", on=TODAY)
    assert plan(book, alice, "Relancer", on=TODAY).pk != first.pk


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        ("  ", None, "follow-up-missing"),
        ("Relancer", None, "follow-up-without-day"),
        ("Relancer", TODAY - timedelta(days=1), "follow-up-in-past"),
    ],
)
def test_what_has_no_words_or_no_day_to_come_is_refused(
    book: Book, alice: Person, text: str, on: date | None, code: str
) -> None:
    with pytest.raises(EntregentError, match=code):
        plan(book, alice, text, on=on)
    assert not FollowUp.objects.exists()


def test_it_is_given_up_and_taken_back(book: Book, alice: Person) -> None:
    number = plan(book, alice, "Relancer mardi").pk
    drop(book, alice, number)
    assert follow_ups_of(alice) == []
    with pytest.raises(EntregentError, match="no-such-follow-up"):
        drop(book, alice, number)
    undo(book)
    assert [f.pk for f in follow_ups_of(alice)] == [number]


def test_made_one_with_somebody_they_keep_what_was_meant_for_either(
    book: Book, alice: Person
) -> None:
    other = a_person(book, "A. Martin")
    plan(book, other, "Relancer mardi")
    merge(book, alice, other)
    assert [f.text for f in follow_ups_of(alice)] == ["Relancer mardi"]
