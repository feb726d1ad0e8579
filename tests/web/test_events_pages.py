"""The pages of an event: before it, on the day, after."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.builders import TODAY, a_person, an_exchange

from entregent.services.attendees import Named, join
from entregent.services.capturing import Met, capture
from entregent.services.events import Said, add_event
from entregent.storage.models import Book, Event, Person
from entregent.storage.queries.events import attendees

pytestmark = pytest.mark.django_db
MARIE = "Marie Dupont, DRH chez Airbus, parle de reconversion, lui envoyer l’article sur les CFA"


@pytest.fixture
def event(book: Book) -> Event:
    return add_event(book, Said("Salon Aéro", TODAY - timedelta(days=1), until=TODAY))


def page(me: Client, event: Event, part: str = "") -> str:
    return me.get(f"/events/{event.pk}/{part}").content.decode()


def test_an_event_is_noted_corrected_and_taken_away(me: Client, book: Book) -> None:
    assert "No event yet" in me.get("/events/").content.decode()
    me.post("/events/", {"name": "Salon Aéro", "on": "2026-12-03", "place": "Toulouse"})
    [event] = Event.objects.all()
    assert "Toulouse" in page(me, event)
    assert "It has not begun yet" in page(me, event)
    me.post(f"/events/{event.pk}/", {"name": "Salon", "on": "2026-12-03", "until": "2026-12-05"})
    assert "Salon" in me.get("/events/").content.decode()
    me.post(f"/events/{event.pk}/drop/")
    assert not Event.objects.exists()
    assert me.get(f"/events/{event.pk}/").status_code == 404


def test_a_list_is_pasted_and_whom_to_meet_is_chosen(me: Client, book: Book, event: Event) -> None:
    alice = a_person(book)
    an_exchange(book, alice, on=TODAY.replace(year=2020))
    text = "Alice Martin, Acme\nZoé Wolf, CTO, Initech"
    answer = me.post(f"/events/{event.pk}/people/", {"text": text}, follow=True)
    told = answer.content.decode()
    assert "2 people of this list take part." in told
    assert "a good day to catch up" in told
    row = next(one for one in attendees(event) if one.person_id == alice.pk)
    me.post(f"/events/{event.pk}/people/{row.pk}/", {"do": "want", "why": "the choir"})
    assert f"/people/{alice.pk}/prepare/?for=event" in page(me, event, "?at=before")
    me.post(f"/events/{event.pk}/people/{row.pk}/", {"do": "unwant"})
    me.post(f"/events/{event.pk}/meet/", {"who": "Zoé", "why": "their move"})
    assert [(one.name, one.wanted, one.why) for one in attendees(event)] == [
        ("Alice Martin", False, ""), ("Zoé Wolf", True, "their move"),
    ]  # fmt: skip
    me.post(f"/events/{event.pk}/people/{row.pk}/", {"do": "leave"})
    assert len(attendees(event)) == 1


def test_what_was_understood_is_seen_and_put_right_before_it_is_kept(
    me: Client, book: Book, event: Event
) -> None:
    lines = {"text": f"{MARIE}\ntrès belle soirée", "on": TODAY.isoformat()}
    seen = me.post(f"/events/{event.pk}/capture/", lines).content.decode()
    for value in ("Marie Dupont", "DRH", "Airbus"):
        assert f'value="{value}"' in seen
    assert "Promised: lui envoyer l’article sur les CFA" in seen
    assert "No name was found in this line" in seen
    assert not Person.objects.exists()
    kept = {
        "keep": "yes", "lines": "2", "on": TODAY.isoformat(), "text": lines["text"],
        "keep-0": "yes", "name-0": "Marie Dupond", "title-0": "DRH", "organisation-0": "Airbus",
        "note-0": "lui envoyer l’article sur les CFA", "name-1": "", "note-1": "très belle soirée",
    }  # fmt: skip
    told = me.post(f"/events/{event.pk}/capture/", kept, follow=True).content.decode()
    assert [person.name for person in Person.objects.all()] == ["Marie Dupond"]
    assert "0 of 1 written to" in told
    assert "A word within two working days keeps it warm." in told


def test_one_of_two_namesakes_is_chosen(me: Client, book: Book, event: Event) -> None:
    one, other = a_person(book, "Marie Dupont"), a_person(book, "Marie Dupont")
    seen = me.post(f"/events/{event.pk}/capture/", {"text": MARIE}).content.decode()
    assert f"(#{one.pk})" in seen
    kept = {"keep": "yes", "lines": "1", "keep-0": "yes", "name-0": "Marie Dupont"}
    me.post(f"/events/{event.pk}/capture/", {**kept, "person-0": str(other.pk)})
    assert [row.person_id for row in attendees(event)] == [other.pk]


def test_somebody_of_another_book_is_nobody_here(me: Client, book: Book, event: Event) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=book.created_at)
    chloe = a_person(other, "Chloé Petit")
    kept = {"keep": "yes", "lines": "1", "keep-0": "yes", "name-0": "Chloé Petit"}
    me.post(f"/events/{event.pk}/capture/", {**kept, "person-0": str(chloe.pk)})
    [row] = attendees(event)
    assert row.person_id not in (None, chloe.pk)


def test_a_page_asks_as_much_for_three_people_as_for_thirty(
    me: Client, book: Book, event: Event, django_assert_max_num_queries: Any
) -> None:
    def asked(count: int) -> int:
        people = [a_person(book, f"Alice {count} {number}") for number in range(count)]
        join(book, event, [Named(person.name) for person in people])
        capture(book, event, [Met(one.name, person=one) for one in people[::2]], on=TODAY)
        me.get(f"/events/{event.pk}/")
        with django_assert_max_num_queries(60) as told:
            me.get(f"/events/{event.pk}/")
        return len(told)

    assert asked(3) == asked(30)


def test_a_word_that_was_given_is_counted(me: Client, book: Book, event: Event) -> None:
    kept = {"keep": "yes", "lines": "1", "keep-0": "yes", "name-0": "Marie Dupont"}
    me.post(f"/events/{event.pk}/capture/", kept)
    told = page(me, event, "?at=after")
    item = told.split('name="item" value="')[1].partition('"')[0]
    assert f"/write/?item={item}" in told
    me.post(f"/events/{event.pk}/done/", {"item": item})
    assert "1 of 1 written to" in page(me, event)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("people/", {"text": "-"}),
        ("meet/", {"who": "zzz"}),
        ("capture/", {"text": " "}),
        ("capture/", {"text": MARIE, "on": "2026-01-01", "keep": "yes", "lines": "0"}),
        ("done/", {"item": "x"}),
        ("people/999/", {"do": "want"}),
        ("", {"name": "", "on": "2026-12-03"}),
    ],
)
def test_what_cannot_be_is_said(
    me: Client, book: Book, event: Event, part: str, said: dict[str, str]
) -> None:
    answer = me.post(f"/events/{event.pk}/{part}", said)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
