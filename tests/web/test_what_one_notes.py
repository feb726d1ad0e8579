"""On the page of a person: what matters, limits, favours, whom they know."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person
from tests.web.pages import addresses, text

from entregent.services.fields import set_fields
from entregent.services.introductions import answer, to_me
from entregent.storage.models import (
    Book,
    Boundary,
    Favour,
    Interest,
    Link,
    NotLinked,
    Person,
    Position,
)  # fmt: skip

AtMost = Callable[..., AbstractContextManager[Any]]
HOSTILE = '<script>alert("1")</script>'


@pytest.fixture
def where(benoit: Person) -> str:
    """The address of Benoît's page."""
    return f"/people/{benoit.pk}/"


def undone(me: Client, response: Any) -> None:
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": "/"})


def test_needs_and_offers_are_noted_where_they_stand_and_taken_back(me: Client, where: str) -> None:
    said = {"matters": ["Sailing", ""], "need": ["A boat", "A crew"], "offer": [""]}
    response = me.post(f"{where}edit/cares/", said, follow=True)
    assert "What they need A boat" in text(response)
    assert "Corrected: Benoît Durand." in text(response)
    undone(me, response)
    assert not Interest.objects.exists()


def test_a_need_taken_out_of_the_form_is_withdrawn_and_the_others_stay(
    me: Client, book: Book, benoit: Person, where: str
) -> None:
    set_fields(book, benoit, [("need", "A boat"), ("need", "A crew")], on=TODAY)
    before = {"was": "shown", "was-need": ["A boat", "A crew"]}
    me.post(f"{where}edit/cares/", {**before, "need": ["A crew", "A sail"]})
    told = Interest.objects.order_by("pk").values_list("text", "state")
    assert list(told) == [("A boat", "withdrawn"), ("A crew", "open"), ("A sail", "open")]


def test_a_need_is_done_with_one_press(me: Client, book: Book, benoit: Person, where: str) -> None:
    set_fields(book, benoit, [("need", "A boat")], on=TODAY)
    number = Interest.objects.get().pk
    response = me.post(f"{where}done/{number}/", follow=True)
    assert "Done, for Benoît Durand." in text(response)
    assert "A boat" not in text(response)
    assert me.post(f"{where}done/{number}/").status_code == 422


def test_level_and_function_are_chosen_with_the_position_and_shown(
    me: Client, benoit: Person, where: str
) -> None:
    said = {"name": "Benoît Durand", "title": "Designer", "organisation": "Globex"}
    me.post(f"{where}edit/portrait/", {**said, "level": "lead", "function": "design"})
    assert Position.objects.values_list("level", "function").get() == ("lead", "design")
    assert "Senior or lead · Design" in text(me.get(where))
    Position.objects.update(function="")
    assert "Senior or lead · Design, as the title says" in text(me.get(where))
    form = me.get(f"{where}edit/portrait/").content.decode()
    assert '<option value="lead" selected>Senior or lead' in form
    me.post(f"{where}edit/portrait/", {**said, "organisation": "Acme", "level": "lead"})
    latest = Position.objects.latest("pk")
    assert (latest.title, latest.level, latest.function) == ("Designer", "lead", "")


def test_a_position_emptied_needs_no_level(me: Client, book: Book, where: str) -> None:
    Position.objects.update(level="lead")
    said = {"name": "Benoît Durand", "title": "", "organisation": "", "level": "lead"}
    assert me.post(f"{where}edit/portrait/", said).status_code == 303
    assert not Position.objects.filter(current=True, organisation=None, level="lead").exists()


def test_boundaries_are_drawn_by_a_form_and_told_in_words(me: Client, where: str) -> None:
    said = {
        "kind": ["referral", "no-mail"], "why-referral": "Their firm forbids it",
        "begins": ["2026-12-15", ""], "ends": ["2027-01-10", ""], "busy-why": ["Year end", ""],
        "yearly": ["0"],
    }  # fmt: skip
    response = me.post(f"{where}boundaries/", said, follow=True)
    shown = text(response)
    assert "Never ask for a referral (Their firm forbids it)" in shown
    assert "Busy every year from 15 December to 10 January (Year end)" in shown
    form = me.get(f"{where}boundaries/").content.decode()
    assert 'value="2027-01-10"' in form
    assert form.count(" checked") == 3
    me.post(f"{where}boundaries/", {})
    assert not Boundary.objects.exists()


def test_the_form_of_boundaries_comes_alone_where_it_is_put_in_place(
    me: Client, where: str
) -> None:
    alone = me.get(f"{where}boundaries/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in alone
    assert 'name="why-referral"' in alone


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (("2026-12-15", ""), "Give the first day and the last"),
        (("2027-01-10", "2026-12-15"), "ends before it begins"),
        (("soon", "2026-12-15"), "is not a date"),
    ],
)
def test_a_period_that_cannot_be_is_refused_with_all_that_was_typed(
    me: Client, where: str, days: tuple[str, str], sentence: str
) -> None:
    said = {
        "kind": ["help"], "why-help": "Typed with care", "begins": [days[0]], "ends": [days[1]],
        "busy-why": ["Audit & co"],
    }  # fmt: skip
    response = me.post(f"{where}boundaries/", said)
    body = response.content.decode()
    assert response.status_code == 422
    assert sentence in text(response)
    assert 'value="Typed with care"' in body
    assert 'value="Audit &amp; co"' in body
    assert not Boundary.objects.exists()


def test_a_favour_is_noted_followed_thanked_and_removed(me: Client, where: str) -> None:
    said = {"way": "asked", "kind": "advice", "on": "2026-11-20", "outcome": ""}
    response = me.post(f"{where}favours/", said, follow=True)
    assert "You asked them for one favour. It is your turn." in text(response)
    number = Favour.objects.get().pk
    one = f"{where}favours/{number}/"
    response = me.post(one, {"outcome": "Two addresses"}, follow=True)
    assert "Two addresses" in text(response)
    response = me.post(one, {"outcome": "", "thank": "1"}, follow=True)
    assert "Thanked on 22 November" in text(response)
    assert Favour.objects.get().outcome == "Two addresses"
    response = me.post(one, {"drop": "1"}, follow=True)
    assert not Favour.objects.exists()
    undone(me, response)
    assert Favour.objects.get().thanked_on == TODAY


@pytest.mark.parametrize(
    "wrong", [{"on": "2027-01-01"}, {"on": ""}, {"kind": "gossip"}, {"way": "taken"}]
)
def test_a_favour_that_cannot_be_is_refused_with_what_was_typed(
    me: Client, where: str, wrong: dict[str, str]
) -> None:
    said = {"way": "given", "kind": "help", "on": "2026-11-20", "outcome": "With care", **wrong}
    response = me.post(f"{where}favours/", said)
    assert response.status_code == 422
    assert 'value="With care"' in response.content.decode()
    assert not Favour.objects.exists()


def test_an_outcome_too_long_comes_back_in_its_field(me: Client, where: str) -> None:
    me.post(f"{where}favours/", {"way": "given", "kind": "help", "on": "2026-11-20"})
    words = "a" * 2001
    response = me.post(f"{where}favours/{Favour.objects.get().pk}/", {"outcome": words})
    assert response.status_code == 422
    assert words in response.content.decode()


def test_whom_they_know_is_said_and_taken_back_for_good(
    me: Client, book: Book, benoit: Person, where: str
) -> None:
    alice = a_person(book)
    said = {"who": "alice martin", "kind": "spouse", "evidence": "Married in 2012"}
    response = me.post(f"{where}links/", said, follow=True)
    assert re.search(r"Alice Martin.{1,30}Married in 2012", text(response))
    response = me.post(f"{where}links/{alice.pk}/remove/", follow=True)
    assert "no file will say it again" in text(response)
    assert (Link.objects.count(), NotLinked.objects.count()) == (0, 1)
    undone(me, response)
    assert (Link.objects.count(), NotLinked.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"who": "Nobody"},
        {"who": "\0"},
        {"who": "Benoît Durand"},
        {"evidence": ""},
        {"kind": "enemy"},
    ],
)
def test_a_link_that_cannot_be_is_refused_with_what_was_typed(
    me: Client, book: Book, where: str, wrong: dict[str, str]
) -> None:
    a_person(book)
    said = {"who": "Alice Martin", "kind": "close", "evidence": "Typed with care", **wrong}
    response = me.post(f"{where}links/", said)
    assert response.status_code == 422
    assert f'value="{said["who"]}"'.replace("\0", "") in response.content.decode()
    assert f'value="{said["evidence"]}"' in response.content.decode()
    assert not Link.objects.exists()


def test_several_people_of_one_name_are_told_apart_in_the_refusal(
    me: Client, book: Book, where: str
) -> None:
    two = [a_person(book) for _ in range(2)]
    said = {"who": "Alice Martin", "kind": "close", "evidence": "School"}
    response = me.post(f"{where}links/", said)
    assert all(str(p.pk) in text(response) for p in two)
    assert me.post(f"{where}links/", {**said, "who": str(two[0].pk)}).status_code == 303


def test_hostile_words_are_shown_harmless(
    me: Client, book: Book, benoit: Person, where: str
) -> None:
    fields = [("matters", HOSTILE), ("need", HOSTILE), ("boundary", f"help: {HOSTILE}")]
    set_fields(book, benoit, fields, on=TODAY)
    other = a_person(book, HOSTILE)
    me.post(f"{where}links/", {"who": str(other.pk), "kind": "close", "evidence": HOSTILE})
    said = {"way": "given", "kind": "help", "on": "2026-11-20", "outcome": HOSTILE}
    me.post(f"{where}favours/", said)
    for page in (where, f"{where}edit/cares/", f"{where}boundaries/"):
        body = me.get(page).content.decode()
        assert "alert" in body
        assert "<script>alert" not in body


def test_what_belongs_to_another_book_or_person_is_not_found(
    me: Client, book: Book, benoit: Person, where: str
) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    chloe = a_person(other, "Chloé Petit")
    theirs = Favour.objects.create(
        book=other, person=chloe, kind="help", given=True, on=TODAY, origin="typed"
    )
    alice = a_person(book)
    hers = Favour.objects.create(
        book=book, person=alice, kind="help", given=True, on=TODAY, origin="typed"
    )
    for number in (theirs.pk, hers.pk, 999):
        assert me.post(f"{where}favours/{number}/", {"drop": "1"}).status_code == 404
    assert me.post(f"{where}links/{chloe.pk}/remove/").status_code == 404
    assert me.post(f"/people/{chloe.pk}/favours/", {}).status_code == 404
    assert me.get(f"/people/{chloe.pk}/boundaries/").status_code == 404
    assert Favour.objects.count() == 2


def test_an_introduction_i_asked_for_is_a_favour_with_their_answer(
    me: Client, book: Book, benoit: Person, where: str
) -> None:
    chloe = a_person(book, "Chloé Petit")
    row = to_me(book, chloe, through=benoit, why="", on=TODAY, received=False)
    page = me.get(where)
    assert "Asked: an introduction" in text(page)
    assert "Chloé Petit, through Benoît Durand" in text(page)
    assert f"/introductions/{row.pk}/" in addresses(page).followed
    answer(book, row, benoit, yes=True, on=TODAY)
    assert "they said yes" in text(me.get(where))


@pytest.mark.parametrize("form", ["favours/", "links/", "favours/1/", "links/1/remove/", "done/1/"])
def test_forms_are_posted_with_their_token_alone(me: Client, where: str, form: str) -> None:
    assert me.get(f"{where}{form}").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = me.cookies
    assert strict.post(f"{where}{form}", {}).status_code == 403


def test_a_page_full_of_notes_asks_no_more_questions(
    me: Client, book: Book, benoit: Person, where: str, django_assert_max_num_queries: AtMost
) -> None:
    with django_assert_max_num_queries(30):
        me.get(where)
    for n in range(12):
        fields = [("need", f"Need {n}"), ("offer", f"Offer {n}"), ("matters", f"Thing {n}")]
        days = f"busy 2027-01-{n + 1:02}..2027-02-{n + 1:02}"
        set_fields(book, benoit, [*fields, ("boundary", days)], on=TODAY)
        me.post(f"{where}favours/", {"way": "asked", "kind": "help", "on": "2026-11-20"})
        other = a_person(book, f"Alice {n}")
        to_me(book, other, through=benoit, why="", on=TODAY, received=False)
        me.post(f"{where}links/", {"who": str(other.pk), "kind": "close", "evidence": "x"})
    me.get(where)
    with django_assert_max_num_queries(30):
        me.get(where)


def test_what_i_need_and_offer_is_said_in_the_settings(me: Client, book: Book) -> None:
    said = {"need": ["A flat in Lyon"], "offer": ["Proof-reading", ""]}
    response = me.post("/settings/needs/", said, follow=True)
    assert "What you need A flat in Lyon What you offer Proof-reading" in text(response)
    before = {"was": "shown", "was-need": ["A flat in Lyon"], "was-offer": ["Proof-reading"]}
    response = me.post("/settings/needs/", {**before, "offer": ["Proof-reading"]}, follow=True)
    assert "A flat in Lyon" not in text(response)
    too_long = me.post("/settings/needs/", {"need": ["a" * 501]})
    assert too_long.status_code == 422
    assert "a" * 501 in too_long.content.decode()


def test_my_position_has_a_level_in_the_settings(me: Client, book: Book) -> None:
    said = {"title": "CTO", "organisation": "Acme", "level": "director", "function": "it"}
    me.post("/settings/position/", said)
    assert Position.objects.values_list("level", "function").get() == ("director", "it")
    body = me.get("/settings/").content.decode()
    assert '<option value="director" selected>' in body
    refused = me.post("/settings/position/", {**said, "level": "boss"})
    assert refused.status_code == 422
    assert 'value="CTO"' in refused.content.decode()
