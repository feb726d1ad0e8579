"""Meetings of a calendar, offered as events; my own card; cards that a telephone read."""

from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    BENOIT,
    ME,
    TODAY,
    a_calendar,
    an_event,
    exported,
    imported,
)

from entregent.services.capturing import capture_lines, understood
from entregent.services.errors import EntregentError
from entregent.services.event_offers import accept_offer, offers
from entregent.services.events import Said, add_event
from entregent.services.exporting import vcard_of
from entregent.services.me import add_my_address
from entregent.services.my_card import my_card
from entregent.services.qr import code_of, printed_code_of
from entregent.services.undoing import undo
from entregent.storage.models import Book, Person
from entregent.storage.queries.events import attendees

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar(book: Book, tmp_path: Path) -> Book:
    salon = an_event(ME, ALICE, BENOIT, uid="1", title="Salon Aéro")
    imported(book, a_calendar(tmp_path, salon, an_event(ME, ALICE, uid="2")), me=[ME])
    return book


def test_a_meeting_that_was_an_event_is_offered_once(calendar: Book) -> None:
    [offer] = offers(calendar, on=TODAY)
    assert (offer.name, offer.on.isoformat()) == ("Salon Aéro", "2026-11-16")
    before = exported(calendar)
    event = accept_offer(calendar, offer.exchange)
    assert [row.name for row in attendees(event)] == ["Alice Martin", "Benoît Durand"]
    assert offers(calendar, on=TODAY) == []
    undo(calendar)
    assert exported(calendar) == before


def test_what_is_no_meeting_of_the_calendar_is_refused(calendar: Book) -> None:
    with pytest.raises(EntregentError, match="no-such-meeting"):
        accept_offer(calendar, 10**9)


def test_my_card_says_who_i_am_and_how_to_reach_me(book: Book) -> None:
    with pytest.raises(EntregentError, match="nothing-of-me"):
        my_card(book)
    Person.objects.create(
        book=book, name="Paul Moi", name_key="paul moi", is_me=True, created_at=book.created_at
    )
    add_my_address(book, "paul@moi.example")
    known = my_card(book)
    assert "FN:Paul Moi" in vcard_of(known)
    assert "paul@moi.example" in vcard_of(known)
    assert code_of(known).startswith(b"<svg")
    assert "█" in printed_code_of(known) or "▄" in printed_code_of(known)


def test_a_card_that_a_telephone_read_is_pasted_among_the_lines(book: Book) -> None:
    event = add_event(book, Said("Salon", TODAY))
    text = (
        "Zoé Wolf, CTO chez Initech\nBEGIN:VCARD\nVERSION:3.0\nN:Dupont;Marie\nFN:Marie Dupont\n"
        "ORG:Airbus\nTITLE:DRH\nTEL:+33612345678\nEMAIL:marie@airbus.example\nEND:VCARD\n"
    )
    zoe, marie = (line.met for line in understood(book, event, text, on=TODAY))
    assert zoe.name == "Zoé Wolf"
    assert (marie.name, marie.organisation, marie.title) == ("Marie Dupont", "Airbus", "DRH")
    capture_lines(book, event, text, on=TODAY)
    marie_kept = Person.objects.get(name="Marie Dupont")
    assert sorted(marie_kept.addresses.values_list("kind", flat=True)) == ["email", "phone"]
