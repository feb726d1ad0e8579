"""Events: noted down, with who takes part and whom I want to meet there."""

from datetime import date, timedelta

import pytest
from tests.builders import TODAY, a_person, exported

from entregent.services.attendees import Named, join, leave, match, want
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.events import (
    Said,
    add_event,
    change_event,
    drop_event,
    find_event,
    set_event,
)
from entregent.services.undoing import undo
from entregent.storage.models import Attendee, Book, Event, Person
from entregent.storage.queries.events import attendees, events

pytestmark = pytest.mark.django_db
SALON = Said("Salon Aéro", TODAY, until=TODAY + timedelta(days=2), place="Toulouse")


def salon(book: Book) -> Event:
    return add_event(book, SALON)


def listed(event: Event) -> list[tuple[str, int | None]]:
    return [(row.name, row.person_id) for row in attendees(event)]


def test_an_event_is_noted_corrected_and_taken_away(book: Book) -> None:
    event = salon(book)
    assert (event.name, event.on, event.until) == ("Salon Aéro", TODAY, SALON.until)
    set_event(book, event, [("on", "2026-12-01"), ("place", "Lyon")])
    assert (event.on, event.until, event.place) == (date(2026, 12, 1), date(2026, 12, 3), "Lyon")
    change_event(book, event, SALON)
    assert event.on == TODAY
    drop_event(book, event)
    assert events(book) == []


def test_an_event_noted_twice_is_one(book: Book) -> None:
    assert salon(book) == salon(book)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(" ", TODAY), "event-unnamed"),
        (Said("Salon", TODAY, until=TODAY - timedelta(days=1)), "event-backwards"),
        (Said("Salon", TODAY, until=TODAY + timedelta(days=99)), "event-backwards"),
        (Said("x" * 201, TODAY), "words-too-long"),
    ],
)
def test_an_event_that_cannot_be_is_refused(book: Book, said: Said, code: str) -> None:
    with pytest.raises(EntregentError, match=code):
        add_event(book, said)


def test_an_event_is_found_by_its_number_or_by_words_of_its_name(book: Book) -> None:
    event = salon(book)
    for which in (str(event.pk), "salon aero", "Sal", "aéro"):
        assert find_event(book, which) == event
    add_event(book, Said("Salon du livre", TODAY))
    with pytest.raises(EntregentError, match="several-events"):
        find_event(book, "salon")
    with pytest.raises(EntregentError, match="no-such-event"):
        find_event(book, "zzz")


def test_who_takes_part_is_matched_to_the_book_by_address_then_by_name(book: Book) -> None:
    alice = a_person(book, emails=["alice@acme.example"])
    benoit = a_person(book, "Benoît Durand")
    one, other = (a_person(book, "Paul Roux", organisation=firm) for firm in ("Acme", "Globex"))
    listed = [
        Named("A. Martin", email="Alice@acme.example"), Named("benoit durand"),
        Named("Paul Roux", "Globex"), Named("Paul Roux"), Named("Zoé Wolf"),
    ]  # fmt: skip
    assert match(book, listed) == [alice, benoit, other, None, None]
    assert one not in match(book, listed)


def test_a_list_brought_twice_changes_nothing(book: Book) -> None:
    event, alice = salon(book), a_person(book)
    told = [Named("Alice Martin"), Named("Zoé Wolf", "Initech")]
    assert join(book, event, told).added == 2
    before = exported(book)
    again = join(book, event, told)
    assert (again.named, again.added, again.known) == (2, 0, 1)
    assert exported(book) == before
    assert listed(event) == [("Alice Martin", alice.pk), ("Zoé Wolf", None)]


def test_whoever_came_into_the_book_since_is_matched_by_the_same_list(book: Book) -> None:
    event = salon(book)
    join(book, event, [Named("Alice Martin")])
    alice = a_person(book)
    join(book, event, [Named("Alice Martin", title="DRH")])
    assert listed(event) == [("Alice Martin", alice.pk)]
    assert attendees(event)[0].title == "DRH"


def test_a_list_that_names_nobody_is_refused(book: Book) -> None:
    with pytest.raises(EntregentError, match="nobody-listed"):
        join(book, salon(book), [Named(" - ")])


def test_whom_to_meet_is_said_with_why_and_taken_back(book: Book) -> None:
    event, alice = salon(book), a_person(book)
    row = want(book, event, alice, why="apprenticeships")
    assert (row.wanted, row.why) == (True, "apprenticeships")
    undo(book)
    assert listed(event) == []


@pytest.mark.parametrize("act", [drop_event, lambda book, event: erase_person(book, alice(book))])
def test_what_is_done_to_an_event_is_undone(book: Book, act: object) -> None:
    event = salon(book)
    want(book, event, a_person(book), why="x")
    join(book, event, [Named("Zoé Wolf")])
    before = exported(book)
    assert callable(act)
    act(book, event)
    assert exported(book) != before
    undo(book)
    assert exported(book) == before


def alice(book: Book) -> Person:
    return Person.objects.get(book=book, name="Alice Martin")


def test_two_people_made_one_take_part_once_with_all_that_was_noted(book: Book) -> None:
    event, keep, gone = salon(book), a_person(book), a_person(book, "A. Martin")
    want(book, event, gone, why="apprenticeships")
    join(book, event, [Named("Alice Martin")])
    before = exported(book)
    merge(book, keep, gone)
    [row] = attendees(event)
    assert (row.person_id, row.wanted, row.why) == (keep.pk, True, "apprenticeships")
    undo(book)
    assert exported(book) == before


def test_somebody_of_the_list_is_taken_off(book: Book) -> None:
    event = salon(book)
    join(book, event, [Named("Zoé Wolf")])
    leave(book, attendees(event)[0])
    assert not Attendee.objects.exists()
