"""A person's page: how we know each other, the tie, the ways, the story so far."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.builders import TODAY, a_person, an_exchange
from tests.web.pages import addresses, text

from entregent.services.erasing import erase_person
from entregent.services.fields import set_fields
from entregent.storage.models import Address, Book, Exchange, Person, Tie


def page(me: Client, person: Person) -> str:
    """Return what a person's page says."""
    return text(me.get(f"/people/{person.pk}/"))


def test_the_page_says_how_we_know_each_other(me: Client, book: Book) -> None:
    alice = a_person(book)
    benoit = a_person(book, "Benoît Durand", met="At the regatta", through=alice)
    said = page(me, benoit)
    assert "At the regatta" in said
    assert "Through Alice Martin" in said
    assert "one introduced you to the other" in said


def test_the_page_tells_positions_with_the_current_one_first(
    me: Client, book: Book, benoit: Person
) -> None:
    set_fields(book, benoit, [("organisation", "Initech"), ("title", "Director")], on=TODAY)
    said = page(me, benoit)
    assert "Director · Initech" in said
    assert said.index("Director", said.index("Positions")) < said.index("Designer")
    assert "November 2026" in said


def test_the_ways_to_reach_somebody_can_be_opened(me: Client, book: Book, benoit: Person) -> None:
    ways = [
        ("email", "benoit@globex.example"),
        ("phone", "+33 6 12 34 56 78"),
        ("profile", "https://www.linkedin.com/in/benoit-durand"),
    ]
    set_fields(book, benoit, ways, on=TODAY)
    response = me.get(f"/people/{benoit.pk}/")
    followed = addresses(response).followed
    assert "mailto:benoit@globex.example" in followed
    assert "tel:+33612345678" in followed
    assert "https://www.linkedin.com/in/benoit-durand" in followed
    assert 'rel="noopener noreferrer"' in response.content.decode()


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("web", "javascript:alert(1)"),
        ("web", "data:text/html,x"),
        ("email", "a@b.example?bcc=x@y.example"),
        ("profile", "JAVASCRIPT:alert(1)"),
    ],
)
def test_an_address_from_a_file_never_chooses_what_it_opens(
    me: Client, book: Book, benoit: Person, kind: str, value: str
) -> None:
    Address.objects.create(
        book=book, person=benoit, kind=kind, value=value, key=value, origin="vcard"
    )
    followed = addresses(me.get(f"/people/{benoit.pk}/")).followed
    assert value not in followed
    assert all(
        link.startswith(("/", "?", "#", "mailto:", "https://")) and "?bcc" not in link
        for link in followed
    )


def test_what_a_file_says_is_shown_as_text(me: Client, book: Book) -> None:
    mallory = a_person(book, "<script>alert(1)</script>", title="<img src=x onerror=y>")
    body = me.get(f"/people/{mallory.pk}/").content.decode()
    assert "<script>alert" not in body
    assert "<img src=x" not in body


def test_the_tie_is_told_in_words(me: Client, book: Book, benoit: Person) -> None:
    an_exchange(book, benoit, channel="meal", on=TODAY - timedelta(days=3))
    said = page(me, benoit)
    assert "Regular" in said
    assert "a meal three days ago" in said
    assert "From them" in said


def test_somebody_never_written_to_has_an_empty_story(me: Client, benoit: Person) -> None:
    assert "Nothing exchanged so far." in page(me, benoit)


def test_the_last_fifty_moments_are_told_and_lead_to_those_before(
    me: Client, book: Book, benoit: Person
) -> None:
    for days in range(53):
        an_exchange(book, benoit, on=TODAY - timedelta(days=days + 1), by="them", note=f"({days})")
    said = page(me, benoit)
    assert "A mail, by them" in said
    assert "(49)" in said
    assert "(50)" not in said
    assert "41 moments before" in said
    assert "Show what came before" in said


def test_somebody_who_knows_half_the_book_has_a_short_page_still(
    me: Client, book: Book, benoit: Person
) -> None:
    for number in range(23):
        a_person(book, f"Alice {number}", through=benoit)
    said = page(me, benoit)
    assert "and 3 other people" in said
    assert said.index("and 3 other people") < said.index("Alice 22")


def test_an_exchange_can_be_logged_and_undone(me: Client, benoit: Person) -> None:
    where = f"/people/{benoit.pk}/"
    said = {"channel": "call", "on": "2026-11-20", "by": "them", "note": "The sea"}
    response = me.post(f"{where}log/", said, follow=True)
    assert response.redirect_chain == [(where, 303)]
    assert "Noted, with Benoît Durand." in text(response)
    assert "The sea" in text(response)
    undone = me.post(
        "/undo/", {"entry": response.context["toast"].entry, "back": where}, follow=True
    )
    assert undone.redirect_chain == [(where, 303)]
    assert not Exchange.objects.exists()


@pytest.mark.parametrize("day", ["", "20/11/2026", "2026-13-01", "2027-01-01"])
def test_a_day_that_cannot_be_is_refused_with_what_was_typed(
    me: Client, benoit: Person, day: str
) -> None:
    said = {"channel": "call", "on": day, "note": "Typed with care"}
    response = me.post(f"/people/{benoit.pk}/log/", said)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert 'value="Typed with care"' in response.content.decode()
    assert not Exchange.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Log an exchange"), ("fr", "Noter un échange")]
)
def test_what_leads_to_the_log_stands_beside_the_name(
    me: Client, benoit: Person, language: str, words: str
) -> None:
    me.get("/", {"lang": language})
    said = me.get(f"/people/{benoit.pk}/").content.decode()
    head = said.partition('<header class="portrait"')[2].partition("</header>")[0]
    assert f'href="#log">{words}</a>' in head
    assert f'id="log">{words}</h2>' in said


def test_a_cadence_can_be_chosen_and_taken_away(me: Client, benoit: Person) -> None:
    where = f"/people/{benoit.pk}/cadence/"
    response = me.post(where, {"cadence": "90"}, follow=True)
    assert "To write to by 20 February 2027" in text(response)
    assert '<option value="90" selected>Every three months' in response.content.decode()
    me.post(where, {"cadence": ""})
    assert not Tie.objects.exclude(cadence=None).exists()


def test_a_cadence_typed_elsewhere_is_among_the_choices(
    me: Client, book: Book, benoit: Person
) -> None:
    set_fields(book, benoit, [("cadence", "45")], on=TODAY)
    body = me.get(f"/people/{benoit.pk}/").content.decode()
    assert '<option value="45" selected>Every 45 days' in body


def test_a_cadence_that_is_none_is_refused(me: Client, benoit: Person) -> None:
    response = me.post(f"/people/{benoit.pk}/cadence/", {"cadence": "often"})
    assert response.status_code == 422
    assert "Choose a cadence of the list." in text(response)


def test_choosing_the_same_cadence_again_offers_to_undo_nothing_else(
    me: Client, benoit: Person
) -> None:
    where = f"/people/{benoit.pk}/cadence/"
    me.post(where, {"cadence": "30"})
    me.get("/")
    response = me.post(where, {"cadence": "30"}, follow=True)
    assert response.context["toast"].entry == 0


@pytest.mark.parametrize("number", ["999", "99999999999999999999999", "0"])
def test_somebody_who_is_not_there_is_said_calmly(me: Client, number: str) -> None:
    response = me.get(f"/people/{number}/")
    assert response.status_code == 404
    assert "There is nothing at this address." in text(response)


def test_what_was_written_to_somebody_erased_meanwhile_is_not_lost(
    me: Client, book: Book, benoit: Person
) -> None:
    erase_person(book, benoit)
    said = {"text": "Ils cherchent un local <b>à Lyon</b>", "csrfmiddlewaretoken": "a b"}
    response = me.post(f"/people/{benoit.pk}/notes/", said)
    assert response.status_code == 404
    assert (
        "Ils cherchent un local &lt;b&gt;à Lyon&lt;/b&gt;</textarea>" in response.content.decode()
    )
    assert "a b</textarea>" not in response.content.decode()
    assert reverse("journal") in response.content.decode()


def test_the_owner_is_nobody_to_keep_in_touch_with(me: Client, book: Book, benoit: Person) -> None:
    benoit.is_me = True
    benoit.save()
    assert me.get(f"/people/{benoit.pk}/").status_code == 404


def test_the_page_says_what_gives_a_tie_its_strength(
    me: Client, book: Book, benoit: Person
) -> None:
    an_exchange(book, benoit, channel="meal", on=TODAY - timedelta(days=3))
    assert "What gives it its strength" not in text(me.get(f"/people/{benoit.pk}/"))
    an_exchange(book, benoit, channel="email", on=TODAY - timedelta(days=40))
    said = text(me.get(f"/people/{benoit.pk}/"))
    assert re.search(r"Meetings +9\d% +Mails +\d%", said)
    assert re.search(r"Under a week +9\d% +Under three months +\d%", said)


def test_thousands_of_exchanges_are_told_by_the_latest_and_the_rest(
    me: Client, book: Book, benoit: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("entregent.services.summaries.WEIGHED", 2)
    for days in range(4):
        an_exchange(book, benoit, channel="call", on=TODAY - timedelta(days=days))
    said = text(me.get(f"/people/{benoit.pk}/"))
    assert re.search(r"Calls +\d\d% +Earlier exchanges +\d\d%", said)
