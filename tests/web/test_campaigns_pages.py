"""Campaigns on the pages: begun with those one ticks, read one by one, each yes to its words."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.builders import ALICE, BENOIT, TODAY, a_person, mail
from tests.campaigns import a_campaign, approved, figures, the_one
from tests.outbox import an_account
from tests.web.pages import text

from entregent.services import greetings
from entregent.services.favours import add_favour, note_answer
from entregent.services.fields import set_fields
from entregent.services.greetings import All
from entregent.services.many import put_in_circle
from entregent.services.outbox import change
from entregent.storage.models import Address, Book, Campaign, Favour, Greeting, Outgoing, Person

WHEN = {
    "first": "2026-11-22", "last": "2026-12-20", "weekdays": ["1", "2"], "spans": "9-12",
    "a_day": "20",
}  # fmt: skip


@pytest.fixture
def alice(book: Book) -> Person:
    return a_person(book, emails=[mail(ALICE)])


@pytest.fixture
def bea(book: Book) -> Person:
    return a_person(book, "Béa Durand", emails=[mail(BENOIT)])


@pytest.fixture
def campaign(book: Book, alice: Person, bea: Person) -> Campaign:
    """A campaign to Alice and Béa, with an account."""
    an_account(book)
    return a_campaign(book, alice, bea)


def page_of(campaign: Campaign, person: Person | None = None) -> str:
    if person is None:
        return reverse("campaign", args=[campaign.pk])
    number = Greeting.objects.get(campaign=campaign, person=person).pk
    return reverse("greeting", args=[campaign.pk, number])


def pressed(me: Client, campaign: Campaign, person: Person, do: str, **said: str) -> Any:
    """Press a button of a greeting as its page shows it."""
    here = page_of(campaign, person)
    form = me.get(here).context
    left = {"seal": form["seal"], "subject": form["subject"], "body": form["body"], "line": ""}
    return me.post(here, {**left, **said, "do": do})


def test_a_campaign_is_begun_with_those_one_ticks(
    me: Client, book: Book, alice: Person, bea: Person
) -> None:
    put_in_circle(book, [alice.pk], "Choir")
    form = {"name": "New year", "occasion": "new-year", "circles": "Choir", "who": "Béa Durand"}
    answer = me.post(reverse("campaigns"), {**form, **WHEN}, follow=True)
    assert "The drafts are ready; none is approved yet." in text(answer)
    assert "All 2 people" in text(answer)
    me.post("/undo/", {"entry": answer.context["toast"].entry, "back": "/"})
    assert not Campaign.objects.exists()


def test_what_could_not_be_begun_says_why_and_keeps_what_was_typed(
    me: Client, alice: Person
) -> None:
    form = {"name": "", "who": "Alice Martin", **WHEN}
    answer = me.post(reverse("campaigns"), {**form, "occasion": "new-year"})
    assert answer.status_code == 422
    assert "A campaign needs a name" in text(answer)
    assert answer.context["form"].who == "Alice Martin"


def test_the_list_of_people_may_be_greeted_as_it_is_filtered(
    me: Client, book: Book, alice: Person, bea: Person
) -> None:
    answer = me.get(reverse("campaigns"), {"where": "q=alice"})
    assert "as you filtered it" in text(answer)
    form = {"name": "New year", "occasion": "new-year", "where": "q=alice", **WHEN}
    me.post(reverse("campaigns"), form)
    assert [row.person for row in Greeting.objects.all()] == [alice]


def test_a_yes_leads_to_the_next_and_can_be_taken_back_there(
    me: Client, book: Book, campaign: Campaign, alice: Person, bea: Person
) -> None:
    answer = pressed(me, campaign, alice, "approve", line="Your choir moved me.")
    assert answer.status_code == 303
    shown = me.get(answer.url)
    assert "Approved: the message to Alice Martin." in text(shown)
    assert shown.context["person"] == bea
    assert figures(book, campaign) == {"to-write": 1, "approved": 1}
    me.post(page_of(campaign, alice), {"do": "hold"})
    assert figures(book, campaign) == {"to-write": 1, "waiting": 1}


def test_words_are_approved_as_they_stand_on_the_page(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    pressed(me, campaign, alice, "approve", body="Dear Alice, your choir moved me. Paul")
    (row,) = Outgoing.objects.filter(state="approved")
    assert row.body == "Dear Alice, your choir moved me. Paul"


def test_without_a_line_of_its_own_no_yes_is_taken(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    answer = pressed(me, campaign, alice, "approve")
    assert answer.status_code == 422
    assert "says nothing to them alone yet" in text(answer)
    assert figures(book, campaign) == {"to-write": 2}


def test_words_changed_elsewhere_since_they_were_shown_are_not_approved(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    here = page_of(campaign, alice)
    seal = me.get(here).context["seal"]
    message = the_one(book, campaign, alice).message
    assert message
    change(book, message, subject="Other", body="Other words that were typed elsewhere.")
    answer = me.post(here, {"do": "approve", "seal": seal, "subject": "A", "body": "B c d e f"})
    assert answer.status_code == 422
    assert figures(book, campaign) == {"to-write": 1, "waiting": 1}


def test_what_is_typed_is_kept_without_leaving_the_page(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    answer = pressed(me, campaign, alice, "autosave", body="Dear Alice, your choir moved me.")
    assert answer.content.decode() == "Kept."
    message = the_one(book, campaign, alice).message
    assert message
    assert message.body == "Dear Alice, your choir moved me."


@pytest.mark.parametrize(
    ("do", "stands"), [("later", "to-write"), ("out", "out"), ("call", "call")]
)
def test_who_is_put_off_or_greeted_otherwise_gives_way_to_the_next(
    me: Client, book: Book, campaign: Campaign, alice: Person, bea: Person, do: str, stands: str
) -> None:
    answer = pressed(me, campaign, alice, do)
    assert answer.url == page_of(campaign, bea)
    assert the_one(book, campaign, alice).stands == stands
    undone = me.get(answer.url).context["toast"].entry
    me.post("/undo/", {"entry": undone, "back": "/"})
    assert [one.row.person for one in All(book, campaign).to_approve] == [alice, bea]


def test_a_line_made_of_the_book_is_not_said_to_suit_anybody(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    add_favour(book, alice, kind="recommendation", given=False, on=TODAY - timedelta(30))
    note_answer(book, Favour.objects.get(), yes=True)
    row = a_campaign(book, alice, name="Another")
    page = me.get(page_of(row, alice))
    assert "recommendation" in page.context["body"]
    codes = {one.code for one in page.context["checked"].findings}
    assert "impersonal" not in codes
    message = page.context["one"].message
    change(book, message, subject=message.subject, body="Happy New Year!\n\nAll the best,\nPaul")
    page = me.get(page_of(row, alice))
    assert "impersonal" in {one.code for one in page.context["checked"].findings}


def test_an_address_that_came_back_since_the_draft_is_changed_by_a_button(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    here = page_of(campaign, alice)
    assert 'value="again"' not in me.get(here).content.decode()
    Address.objects.update(bounced="5.1.1")
    set_fields(book, alice, [("email", "alice@home.example")], on=TODAY)
    assert "mail came back from it" in text(me.get(here))
    page = me.post(here, {"do": "again"}, follow=True)
    assert "mail came back from it" not in text(page)
    assert Outgoing.objects.get(person=alice).to == ["alice@home.example"]


def test_a_call_that_was_made_is_noted(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    pressed(me, campaign, alice, "call")
    me.post(page_of(campaign, alice), {"do": "done"})
    assert the_one(book, campaign, alice).stands == "done"


def test_a_campaign_is_paused_stopped_and_taken_away(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    approved(book, campaign, alice)
    act = reverse("campaign-act", args=[campaign.pk])
    assert "Paused" in text(me.post(act, {"do": "pause"}, follow=True))
    assert "approved, waits until the campaign goes on" in text(me.get(page_of(campaign)))
    me.post(act, {"do": "resume"})
    assert "approved, leaves 22 November at 10:30" in text(me.get(page_of(campaign)))
    me.post(act, {"do": "stop"})
    assert figures(book, campaign) == {"waiting": 1, "to-write": 1}
    me.post(act, {"do": "drop"})
    assert not Campaign.objects.exists()


def test_what_does_not_fit_before_the_last_day_is_told(
    me: Client, book: Book, campaign: Campaign, alice: Person, bea: Person
) -> None:
    approved(book, campaign, alice, bea)
    act = reverse("campaign-act", args=[campaign.pk])
    when = {**WHEN, "last": TODAY.isoformat(), "weekdays": ["7"], "spans": "9-18", "a_day": "1"}
    me.post(act, {"do": "hours", **when})
    assert "1 approved message does not fit before 22 November" in text(me.get(page_of(campaign)))


def test_days_and_hours_that_are_none_are_refused_beside_their_form(
    me: Client, campaign: Campaign
) -> None:
    act = reverse("campaign-act", args=[campaign.pk])
    answer = me.post(act, {"do": "hours", **WHEN, "spans": "morning"})
    assert answer.status_code == 422
    assert "“morning” are no hours" in text(answer)


def test_the_addresses_of_cards_are_a_sheet(
    me: Client, book: Book, campaign: Campaign, alice: Person
) -> None:
    greetings.greet_by(book, Greeting.objects.get(person=alice), "card")
    assert "No postal address of one of them is known" in text(me.get(page_of(campaign)))
    answer = me.get(reverse("campaign-sheet", args=[campaign.pk]))
    assert answer.content.decode("utf-8-sig") == "name,address 1\r\n"


def test_the_list_tells_where_each_campaign_stands_with_as_many_questions(
    me: Client, book: Book, campaign: Campaign, alice: Person, django_assert_num_queries: Any
) -> None:
    greetings.greet_by(book, Greeting.objects.get(person=alice), "card")
    me.get("/campaigns/")
    with CaptureQueriesContext(connection) as asked:
        me.get("/campaigns/")
    rest = [a_campaign(book, alice, name=f"Year {n}") for n in range(4)]
    approved(book, rest[0], alice)
    with django_assert_num_queries(len(asked)):
        page = me.get("/campaigns/")
    told = [[code for code, _words in figures] for _row, figures in page.context["campaigns"]]
    assert told == [["to-write"]] * 3 + [["approved"], ["to-write", "card"]]
    for row in (campaign, *rest):
        assert greetings.figures_of(book, [row]) == {row.pk: All(book, row).figures}


def test_a_campaign_asks_as_many_questions_whoever_it_greets(
    me: Client, book: Book, campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    others = [a_person(book, f"Person {n}", emails=[f"n{n}@example.org"]) for n in range(20)]
    more = a_campaign(book, *others)
    me.get(page_of(campaign))
    with django_assert_max_num_queries(22):
        me.get(page_of(more))


def test_where_no_message_waits_the_calls_and_cards_left_are_told(
    me: Client, campaign: Campaign, alice: Person, bea: Person
) -> None:
    for person, way in ((alice, "card"), (bea, "call")):
        greetings.greet_by(campaign.book, Greeting.objects.get(person=person), way)
    told = text(me.get(page_of(campaign)))
    assert "No message waits for you" in told
    assert "1 to call, 1 card to send" in told


def test_a_message_without_its_line_is_not_told_that_it_can_go(
    me: Client, campaign: Campaign, bea: Person
) -> None:
    one = Greeting.objects.get(person=bea)
    Outgoing.objects.filter(greeting=one.pk).update(body=one.bare)
    assert "can go as it is" not in text(me.get(page_of(campaign, bea)))
    pressed(me, campaign, bea, "keep", line="Your talk in June stayed with me.")
    assert "can go as it is" in text(me.get(page_of(campaign, bea)))


def test_what_a_campaign_did_not_send_in_its_days_is_told(
    me: Client, campaign: Campaign, alice: Person
) -> None:
    approved(campaign.book, campaign, alice)
    assert "1 approved greeting waits" in text(me.get("/outbox/"))
    told = "1 greeting you approved did not leave"
    assert told not in text(me.get("/"))
    Campaign.objects.update(first=TODAY - timedelta(days=9), last=TODAY - timedelta(days=3))
    assert told in text(me.get("/"))
    Campaign.objects.update(run="stopped")
    assert told not in text(me.get("/"))
