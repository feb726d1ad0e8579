"""Opportunities on the pages: noted in a goal, moved on, whom one asks and what they answer."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange
from tests.web.pages import addresses, text

from entregent.services.fields import set_fields
from entregent.services.goals import add_goal
from entregent.services.links import link
from entregent.services.opportunities import Opening, add_opportunity, ask_about
from entregent.storage.models import Book, Favour, Goal, Opportunity, Person

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def goal(book: Book) -> Goal:
    """A goal: to join a firm of aerospace."""
    return add_goal(book, name="Join an aerospace firm", kind="job")


@pytest.fixture
def known(book: Book, goal: Goal) -> Opportunity:
    """An opening where Benoît works."""
    return add_opportunity(book, goal, Opening("Globex", "Cabin engineer", "globex.example/jobs"))


@pytest.fixture
def met(book: Book, benoit: Person) -> Person:
    """Benoît, whom I met."""
    an_exchange(book, benoit, channel="meal")
    return benoit


def where(known: Opportunity) -> str:
    return f"/goals/{known.goal_id}/opportunities/{known.pk}/"


def test_an_opportunity_is_noted_on_the_page_of_its_goal(me: Client, goal: Goal) -> None:
    said = {"organisation": "Airbus", "title": "Cabin engineer", "until": "2026-12-20"}
    response = me.post(f"/goals/{goal.pk}/opportunities/", said, follow=True)
    assert "Cabin engineer at Airbus" in text(response)
    assert "Nobody you are in touch with works there" in text(response)
    assert "answer by 20 December" in text(me.get(f"/goals/{goal.pk}/"))
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": "/goals/"})
    assert not Opportunity.objects.exists()


def test_an_opening_that_was_spotted_has_one_day_not_that_of_its_writing_down(
    me: Client, known: Opportunity
) -> None:
    Opportunity.objects.filter(pk=known.pk).update(on=TODAY - timedelta(days=6), moved_on=TODAY)
    assert "Spotted since" not in text(me.get(where(known)))
    Opportunity.objects.filter(pk=known.pk).update(state="applied")
    assert "since" in text(me.get(where(known)))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"organisation": " "}, "Say at which organisation it is."),
        ({"link": "javascript:alert(1)"}, "is no address of a page"),
        ({"on": "2030-01-01"}, "has not come yet"),
        ({"until": "2020-01-01"}, "comes before"),
    ],
)
def test_an_opportunity_that_cannot_be_comes_back_as_it_was_filled_in(
    me: Client, known: Opportunity, wrong: dict[str, str], sentence: str
) -> None:
    said = {"organisation": "Airbus", "note": "Typed with care", "on": "2026-11-20", **wrong}
    for page in (f"/goals/{known.goal_id}/opportunities/", where(known)):
        response = me.post(page, said)
        assert response.status_code == 422
        assert sentence in text(response)
        assert "Typed with care" in response.content.decode()
    assert Opportunity.objects.get().organisation == "Globex"


def test_the_page_says_who_can_help_and_what_to_ask(
    me: Client, known: Opportunity, met: Person
) -> None:
    set_fields(known.book, met, [("boundary", "referral: the firm forbids it")], on=TODAY)
    response = me.get(where(known))
    assert "Works there." in text(response)
    assert "Never ask for a referral (the firm forbids it)." in text(response)
    assert "Ask them to introduce you" in text(response)
    before_any_other = response.content.decode().partition('id="asked"')[0]
    assert 'value="referral"' not in before_any_other
    ask = f"intent=ask-introduction&goal={known.goal_id}&opportunity={known.pk}"
    assert f"/people/{met.pk}/write/?{ask}" in addresses(response).followed


def test_the_draft_to_who_can_help_is_the_ask_itself_for_that_goal_and_noted_once_sent(
    me: Client, known: Opportunity, met: Person
) -> None:
    page = (
        f"/people/{met.pk}/write/?intent=ask-referral&goal={known.goal_id}&opportunity={known.pk}"
    )
    assert page in addresses(me.get(where(known))).followed
    response = me.get(page)
    draft = response.context["draft"]
    assert "Cabin engineer" in draft.body
    assert "Globex" in draft.body
    assert "join an aerospace firm" in draft.body
    assert b"intent:catch-up" in response.content
    said = {"intent": "ask-referral", "opportunity": known.pk, "channel": "email", "do": "sent"}
    sent = me.post(f"/people/{met.pk}/write/", {**said, "subject": draft.subject}, follow=True)
    assert sent.redirect_chain[-1][0] == where(known)
    favour = Favour.objects.get()
    assert (favour.kind, favour.opportunity_id, favour.person_id) == ("referral", known.pk, met.pk)
    me.post("/undo/", {"entry": sent.context["toast"].entry, "back": "/"})
    assert not Favour.objects.exists()


def test_whoever_is_silent_or_was_asked_is_not_asked_at_once(
    me: Client, known: Opportunity, met: Person
) -> None:
    ask_about(known.book, known, met, kind="referral", on=TODAY)
    old = a_person(known.book, "Anne Roy", organisation="Globex", title="Pilot")
    an_exchange(known.book, old, on=TODAY - timedelta(days=800))
    about = f"goal={known.goal_id}&opportunity={known.pk}"
    followed = addresses(me.get(where(known))).followed
    for person, intent in ((met, "catch-up"), (old, "reconnect")):
        page = f"/people/{person.pk}/write/?intent={intent}&{about}"
        assert page in followed
        assert "Globex" not in me.get(page).context["draft"].body


def test_asking_answering_and_thanking_are_noted_and_undone(
    me: Client, known: Opportunity, met: Person
) -> None:
    response = me.post(f"{where(known)}ask/", {"who": met.pk, "kind": "referral"}, follow=True)
    assert "Noted: you asked Benoît Durand." in text(response)
    assert "Asked: a referral, 22 November · no answer yet" in text(response)
    favour = Favour.objects.get()
    answer = f"{where(known)}asked/{favour.pk}/"
    assert "they said yes" in text(me.post(answer, {"answer": "yes"}, follow=True))
    assert "one person asked · one said yes" in text(me.get(f"/goals/{known.goal_id}/"))
    response = me.post(answer, {"answer": "thank"}, follow=True)
    assert "thanked on 22 November" in text(response)
    assert "Cabin engineer at Globex" in text(me.get(f"/people/{met.pk}/"))
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": "/"})
    assert Favour.objects.get().thanked_on is None


def test_an_ask_that_cannot_be_is_refused_with_what_was_typed(
    me: Client, known: Opportunity
) -> None:
    response = me.post(f"{where(known)}ask/", {"who": "Nobody at all", "kind": "advice"})
    assert response.status_code == 422
    assert 'value="Nobody at all"' in response.content.decode()
    assert me.post(f"{where(known)}ask/", {"who": "x", "kind": "war"}).status_code == 422
    assert not Favour.objects.exists()


def test_how_far_one_is_is_a_button_away(me: Client, known: Opportunity) -> None:
    response = me.post(where(known), {"state": "interview"}, follow=True)
    assert Opportunity.objects.get().state == "interview"
    assert "Interviews" in text(response)
    assert "Nothing was changed." in text(
        me.post(where(known), {"state": "interview"}, follow=True)
    )
    assert me.post(where(known), {"state": "hired"}).status_code == 422


def test_an_opportunity_is_removed_and_what_was_asked_stays(
    me: Client, known: Opportunity, met: Person
) -> None:
    ask_about(known.book, known, met, kind="advice", on=TODAY)
    me.post(where(known), {"drop": "1"})
    assert not Opportunity.objects.exists()
    assert Favour.objects.get().opportunity_id is None


def test_the_ways_in_are_a_page_of_their_own_and_a_part_of_this_one(
    me: Client, book: Book, known: Opportunity, benoit: Person
) -> None:
    alice = a_person(book)
    an_exchange(book, alice)
    link(book, alice, benoit, evidence="Same choir", kind="close")
    ways = f"{where(known)}ways/"
    assert ways in addresses(me.get(where(known))).followed
    found = me.get(ways)
    assert "Same choir" in text(found)
    (to,) = [one for one in addresses(found).followed if "/write/" in one]
    assert to == (
        f"/people/{alice.pk}/write/?intent=ask-introduction&about={benoit.pk}"
        f"&goal={known.goal_id}&opportunity={known.pk}"
    )
    assert "join an aerospace firm." in me.get(to).context["draft"].body
    said = {"intent": "ask-introduction", "about": benoit.pk, "channel": "email", "do": "sent"}
    me.post(f"/people/{alice.pk}/write/", {**said, "opportunity": known.pk, "subject": "Hello"})
    favour = Favour.objects.get()
    assert (favour.kind, favour.opportunity_id) == ("introduction", known.pk)
    assert favour.introduction_id


def test_what_is_of_another_book_or_goal_is_not_found(
    me: Client, book: Book, known: Opportunity, met: Person
) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    theirs = add_opportunity(other, add_goal(other, name="Theirs"), Opening("Airbus"))
    elsewhere = f"/goals/{add_goal(book, name='Another').pk}/opportunities/{known.pk}/"
    for page in (where(theirs), elsewhere, "/goals/999/opportunities/999/"):
        assert me.get(page).status_code == 404
        assert me.get(f"{page}ways/").status_code == 404
        assert me.post(page, {"drop": "1"}).status_code == 404
        assert me.post(f"{page}ask/", {"who": met.pk, "kind": "advice"}).status_code == 404
    assert me.post(f"/goals/{theirs.goal_id}/opportunities/", {}).status_code == 404
    favour = ask_about(book, known, met, kind="advice", on=TODAY)
    assert me.post(f"{where(theirs)}asked/{favour.pk}/", {"answer": "yes"}).status_code == 404
    assert me.post(f"{where(known)}asked/999/", {"answer": "yes"}).status_code == 404
    assert me.post(f"{where(known)}asked/{favour.pk}/", {"answer": "x"}).status_code == 404


def test_hostile_words_are_shown_harmless(me: Client, book: Book, goal: Goal) -> None:
    bad = "<script>alert(1)</script>"
    known = add_opportunity(book, goal, Opening(bad, bad, note=bad))
    for page in (where(known), f"/goals/{goal.pk}/", f"{where(known)}ways/"):
        assert "<script>alert" not in me.get(page).content.decode()


def test_the_pages_ask_the_same_few_questions_however_many_there_are(
    me: Client, book: Book, known: Opportunity, django_assert_max_num_queries: AtMost
) -> None:
    for n in range(20):
        person = a_person(book, f"Alice {n}", organisation="Globex")
        an_exchange(book, person)
        ask_about(book, known, person, kind="advice", on=TODAY)
        add_opportunity(book, known.goal, Opening(f"Firm {n}"))
    me.get("/")
    with django_assert_max_num_queries(21):
        me.get(f"/goals/{known.goal_id}/")
    with django_assert_max_num_queries(18):
        me.get(where(known))
