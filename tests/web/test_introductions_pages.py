"""Introductions on their pages: ideas, questions, answers, outcomes; who came through whom."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person
from tests.web.pages import text

from entregent.services.fields import set_fields
from entregent.services.introductions import answer, note_outcome, start, to_me, written
from entregent.services.links import link
from entregent.services.today import forget
from entregent.services.undoing import undo
from entregent.storage.models import Book, Entry, Exchange, Introduction, Person

AtMost = Callable[..., AbstractContextManager[Any]]
PATHS = ("/introductions/", "/introductions/{row}/", "/lineage/", "/people/{alice}/", "/")


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, who needs an accountant."""
    alice = a_person(book, "Alice Martin", emails=["alice@acme.example"])
    set_fields(book, alice, [("need", "accounting"), ("phone", "+33612345678")], on=TODAY)
    return alice


@pytest.fixture
def chloe(book: Book) -> Person:
    """Chloé, who is one."""
    chloe = a_person(book, "Chloé Petit", emails=["chloe@globex.example"])
    set_fields(book, chloe, [("offer", "comptabilité")], on=TODAY)
    return chloe


def moved(me: Client, pk: int, do: str, **said: object) -> str:
    return text(me.post(f"/introductions/{pk}/move/", {"do": do, **said}, follow=True))


def test_an_idea_is_led_to_thanks(me: Client, alice: Person, chloe: Person) -> None:
    page = text(me.get("/introductions/"))
    assert "Alice Martin is looking for “accounting”. Chloé Petit offers: “comptabilité”." in page
    said = {"one": alice.pk, "other": chloe.pk, "why": "Books to keep"}
    response = me.post("/introductions/", said, follow=True)
    assert "The idea is kept" in text(response)
    row = Introduction.objects.get()
    sent = {"channel": "email", "subject": "An idea"}
    page = moved(me, row.pk, "sent", intent="introduce-ask", who=alice.pk, **sent)
    assert "What does Alice Martin say?" in page
    page = moved(me, row.pk, "yes", who=alice.pk)
    assert "Ask Chloé Petit." in page
    moved(me, row.pk, "sent", intent="introduce-ask", who=chloe.pk, **sent)
    page = moved(me, row.pk, "yes", who=chloe.pk)
    assert "Introduce them to each other." in page
    assert "To Alice Martin and Chloé Petit" in page
    page = moved(me, row.pk, "sent", intent="introduce", who=alice.pk, **sent)
    assert "Noted as sent to Alice Martin and Chloé Petit." in page
    assert "They are introduced." in page
    page = moved(me, row.pk, "outcome", outcome="A first contract")
    assert "A first contract" in page
    page = moved(me, row.pk, "thank")
    assert "Thanks sent on" in page
    row.refresh_from_db()
    assert (row.state, row.outcome) == ("closed", "A first contract")
    assert Exchange.objects.count() == 4
    assert "One that is over" in text(me.get("/introductions/"))


def test_letters_of_thanks_lead_to_the_end_one_after_the_other(
    me: Client, book: Book, alice: Person, chloe: Person
) -> None:
    row = start(book, alice, chloe, why="Z", on=TODAY)
    for who in (alice, chloe):
        answer(book, row, who, yes=True, on=TODAY)
    written(book, row, on=TODAY)
    note_outcome(book, row, "A first contract", on=TODAY)
    page = moved(me, row.pk, "sent", intent="introduce-thanks", who=alice.pk, channel="email")
    assert "Thank Chloé Petit too." in page
    assert "Alice Martin was thanked" in page
    me.get("/?lang=fr")
    page = text(me.get(f"/introductions/{row.pk}/"))
    assert "Remerciez aussi Chloé Petit." in page
    page = moved(me, row.pk, "sent", intent="introduce-thanks", who=chloe.pk, channel="email")
    assert "C’est terminé" in page
    row.refresh_from_db()
    assert (row.state, row.thanked_on) == ("closed", TODAY)


def test_a_no_is_kept_from_the_other_and_can_be_taken_back(
    me: Client, book: Book, alice: Person, chloe: Person
) -> None:
    row = start(book, alice, chloe, why="Books to keep", on=TODAY, ask=True)
    moved(me, row.pk, "yes", who=alice.pk)
    moved(me, row.pk, "sent", intent="introduce-ask", who=chloe.pk, channel="email")
    response = me.post(f"/introductions/{row.pk}/move/", {"do": "no", "who": chloe.pk}, follow=True)
    assert "It stays between you and Chloé Petit." in text(response)
    letters = response.context["letters"]
    assert [letter.names for letter in letters] == ["Alice Martin"]
    assert "Chloé" not in letters[0].message.draft.body
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": "/"})
    row.refresh_from_db()
    assert row.state == "asked-second"


def test_an_idea_comes_with_a_reason_to_propose_and_whom_to_ask_first(
    me: Client, alice: Person, chloe: Person
) -> None:
    why = "a need on one side, “accounting”; on the other an offer, “comptabilité”"
    first = "Ask Chloé Petit first, who would give something"
    page = text(me.get("/introductions/"))
    assert (why in page, first in page) == (True, True)
    page = text(me.get(f"/introductions/?one={alice.pk}&other={chloe.pk}"))
    assert (page.count(why), page.count(first)) == (2, 2)  # of the idea, and of the form
    page = text(me.get(f"/introductions/?one={alice.pk}&other={chloe.pk}&why=Mine"))
    assert "Mine" in page
    said = {"one": alice.pk, "other": chloe.pk, "why": ""}
    assert me.post("/introductions/", said).status_code == 422


@pytest.mark.parametrize("answers", [[], ["alice"], ["chloe"], ["alice", "no"]])
def test_no_page_writes_the_contact_of_one_to_the_other_before_both_agreed(
    me: Client, book: Book, alice: Person, chloe: Person, answers: list[str]
) -> None:
    why = "Write to chloe@globex.example or alice@acme.example"
    row = start(book, alice, chloe, why=why, on=TODAY)
    for who in answers:
        person = alice if who == "alice" else chloe
        moved(me, row.pk, "no" if who == "no" else "yes", who=person.pk)
    for letter in me.get(f"/introductions/{row.pk}/").context["letters"]:
        assert len(letter.message.to) == 1
        text_of = f"{letter.mailto} {letter.message.draft.subject} {letter.message.draft.body}"
        other = "alice@acme" if letter.who == chloe.pk else "chloe@globex"
        assert other not in text_of
        assert "612345678" not in text_of
    for person, other in ((alice, "chloe@globex"), (chloe, "alice@acme")):
        for intent in ("", "introduce-ask", "introduce", "catch-up", "reconnect", "thank"):
            page = me.get(f"/people/{person.pk}/write/", {"intent": intent})
            assert other not in page.content.decode()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"one": "Alice Martin", "other": "Nobody", "why": "Typed with care"}, "Nobody here"),
        ({"one": "Alice Martin", "other": "Alice Martin", "why": "Typed with care"}, ""),
        (
            {"who": "Nobody", "through": "Alice Martin", "way": "asked", "why": "Typed with care"},
            "Nobody here",
        ),
    ],
)
def test_what_cannot_begin_comes_back_as_it_was_filled_in(
    me: Client, alice: Person, said: dict[str, str], sentence: str
) -> None:
    response = me.post("/introductions/", said)
    assert response.status_code == 422
    assert sentence in text(response)
    assert "Typed with care" in response.content.decode()
    assert not Introduction.objects.exists()


def test_nobody_is_asked_across_a_boundary_or_twice_to_introduce_me(
    me: Client, book: Book, alice: Person, chloe: Person
) -> None:
    said = {"who": "Chloé Petit", "through": "Alice Martin", "way": "asked", "why": "Typed"}
    set_fields(book, alice, [("boundary", "no-introductions")], on=TODAY)
    response = me.post("/introductions/", said)
    assert response.status_code == 422
    assert "Alice Martin does not want to be introduced: a boundary says so." in text(response)
    undo(book)
    me.post("/introductions/", said)
    response = me.post("/introductions/", said)
    assert response.status_code == 422
    assert "An introduction to Chloé Petit by Alice Martin is under way already" in text(response)
    assert Introduction.objects.count() == 1


@pytest.mark.parametrize("where", ["/undo/", "/journal/undo/"])
def test_undone_a_message_that_was_sent_is_said_to_have_left(
    me: Client, book: Book, alice: Person, chloe: Person, where: str
) -> None:
    row = start(book, alice, chloe, why="Z", on=TODAY)
    moved(me, row.pk, "sent", intent="introduce-ask", who=alice.pk, channel="email")
    sent = Entry.objects.order_by("pk").last()
    assert sent
    response = me.post(where, {"entry": sent.pk}, follow=True)
    assert "Undone here. What was sent has left: nothing calls it back." in text(response)
    moved(me, row.pk, "close")
    closed = Entry.objects.order_by("pk").last()
    assert closed
    response = me.post(where, {"entry": closed.pk}, follow=True)
    assert "Undone: all is as it was." in text(response)


def test_a_move_that_cannot_be_is_refused_with_what_was_typed(
    me: Client, book: Book, alice: Person, chloe: Person
) -> None:
    row = start(book, alice, chloe, why="Z", on=TODAY)
    where = f"/introductions/{row.pk}/move/"
    for do in ("write", "outcome", "thank-you"):
        response = me.post(where, {"do": do, "outcome": "Typed with care"})
        assert response.status_code == (404 if do == "thank-you" else 422)
    typed = {"do": "sent", "intent": "introduce-ask", "who": alice.pk, "channel": "pigeon"}
    response = me.post(where, {**typed, "subject": "Mine", "body": "Typed with care"})
    assert response.status_code == 422
    assert "Typed with care" in response.content.decode()
    row.refresh_from_db()
    assert row.state == "idea"


@pytest.mark.parametrize("kind", ["of two others", "of me"])
def test_a_yes_is_nobody_s_but_of_whoever_was_asked(
    me: Client, book: Book, alice: Person, chloe: Person, kind: str
) -> None:
    third = a_person(book, "Dan Roy")
    if kind == "of me":
        row = to_me(book, alice, through=chloe, why="", on=TODAY, received=False)
    else:
        row = start(book, alice, chloe, why="Z", on=TODAY, ask=True)
    steps = row.steps
    where = f"/introductions/{row.pk}/move/"
    for do in ("yes", "no", "sent"):
        for who in (third.pk, "abc", "", *([alice.pk] if kind == "of me" else [])):
            typed = {"do": do, "who": who, "intent": "introduce-ask", "channel": "email"}
            assert me.post(where, typed).status_code == 404
    row.refresh_from_db()
    assert row.steps == steps


def test_an_introduction_of_me_tells_who_came_through_whom(
    me: Client, book: Book, alice: Person, chloe: Person
) -> None:
    said = {"who": "Chloé Petit", "through": "Alice Martin", "way": "received"}
    me.post("/introductions/", said)
    page = text(me.get("/lineage/"))
    assert "Alice Martin led to one person" in page
    page = me.get(f"/people/{chloe.pk}/lineage/")
    assert "They came through" in text(page)
    write = me.get(f"/people/{alice.pk}/write/", {"item": f"thank-{alice.pk}-{chloe.pk}"})
    assert write.status_code == 200
    assert "Chloé Petit" in write.content.decode()


def test_today_brings_up_what_waits_and_who_is_worth_introducing(
    me: Client, book: Book, alice: Person, chloe: Person
) -> None:
    page = text(me.get("/"))
    assert "Is looking for “accounting”; Chloé Petit offers “comptabilité”" in page
    row = start(book, alice, chloe, why="Z", on=TODAY, ask=True)
    moved(me, row.pk, "yes", who=alice.pk)
    page = me.get("/")
    assert "Alice Martin would like to be introduced: now ask them." in text(page)
    assert f"/introductions/{row.pk}/" in page.content.decode()


def test_a_person_shows_who_could_help_and_whom_they_could(
    me: Client, alice: Person, chloe: Person
) -> None:
    assert "Who could help them" in text(me.get(f"/people/{alice.pk}/"))
    assert "Whom they could help" in text(me.get(f"/people/{chloe.pk}/"))


def test_an_introduction_of_another_book_is_not_found(me: Client) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    one, two = a_person(other, "One"), a_person(other, "Two")
    row = start(other, one, two, why="Z", on=TODAY)
    assert me.get(f"/introductions/{row.pk}/").status_code == 404
    assert me.post(f"/introductions/{row.pk}/move/", {"do": "close"}).status_code == 404
    assert me.get(f"/people/{one.pk}/lineage/").status_code == 404


def test_hostile_text_is_shown_harmless(me: Client, book: Book, alice: Person) -> None:
    bad = "<script>alert(1)</script>"
    other = a_person(book, bad)
    set_fields(book, other, [("offer", f"accounting {bad}"), ("through", "Alice Martin")], on=TODAY)
    for page in ("/introductions/", "/lineage/", f"/people/{alice.pk}/", "/"):
        assert "<script>alert" not in me.get(page).content.decode()
    row = start(book, alice, other, why=bad, on=TODAY)
    assert "<script>alert" not in me.get(f"/introductions/{row.pk}/").content.decode()


def test_the_pages_ask_the_same_questions_however_many_people(
    me: Client, book: Book, alice: Person, chloe: Person, django_assert_max_num_queries: AtMost
) -> None:
    row = start(book, alice, chloe, why="Z", on=TODAY, ask=True)
    to_me(book, a_person(book, "Dan"), through=chloe, why="", on=TODAY, received=True)
    pages = [page.format(row=row.pk, alice=alice.pk) for page in PATHS]
    _pairs(book, alice, range(4))
    asked = [_asked(me, page, django_assert_max_num_queries) for page in pages]
    _pairs(book, alice, range(4, 24))
    assert [_asked(me, page, django_assert_max_num_queries) for page in pages] == asked


def _pairs(book: Book, through: Person, numbers: range) -> None:
    """Add people who need and people who offer, every other two being introduced."""
    for n in numbers:
        one = a_person(book, f"Alice {n}", emails=[f"a{n}@x.example"], organisation=f"Firm {n}")
        two = a_person(book, f"Benoît {n}", circles=[f"Circle {n}"])
        set_fields(book, one, [("need", "accounting"), ("through", str(through.pk))], on=TODAY)
        set_fields(book, two, [("offer", "comptabilité")], on=TODAY)
        if n % 2:
            start(book, one, two, why="Z", on=TODAY, ask=True)


def _asked(me: Client, page: str, at_most: AtMost) -> int:
    me.get("/settings/")  # a toast is said elsewhere
    forget()  # of today's list, what no act bears on would stand
    with at_most(60) as asked:
        me.get(page)
    return len(asked)


def test_a_reason_that_messages_leave_out_is_told_and_corrected_on_the_page(
    me: Client, book: Book, alice: Person, chloe: Person
) -> None:
    row = start(book, alice, chloe, why="Call chloe at globex dot com", on=TODAY)
    assert "The questions leave the reason out" in text(me.get(f"/introductions/{row.pk}/"))
    assert "Say why they should meet" in moved(me, row.pk, "why", why=" ")
    page = moved(me, row.pk, "why", why="Both keep books")
    assert "The reason is corrected." in page
    assert "leave the reason out" not in page


def test_what_speaks_against_an_introduction_is_said_before_it_is_begun(
    me: Client, book: Book, alice: Person, chloe: Person
) -> None:
    link(book, alice, chloe, evidence="they cycle together")
    page = text(me.get(f"/introductions/?one={alice.pk}&other={chloe.pk}"))
    assert "Alice Martin and Chloé Petit know each other already (they cycle together)." in page
    set_fields(book, chloe, [("boundary", "no-introductions")], on=TODAY)
    response = me.get(f"/introductions/?one={alice.pk}&other={chloe.pk}")
    assert response.status_code == 200
    assert "Chloé Petit does not want to be introduced" in text(response)
