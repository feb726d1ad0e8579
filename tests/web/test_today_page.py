"""Today: the list, what one answers to it, and a quiet end."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.builders import NOW, TODAY, a_person, an_exchange, called
from tests.web.pages import text

from entregent.services.fields import set_fields
from entregent.storage.models import Book, Decision, Exchange, Person, Tie


@pytest.fixture
def met(book: Book, benoit: Person) -> str:
    """The item of the list that speaks of Benoît, met two days ago."""
    exchange = an_exchange(book, benoit, channel="meeting", on=TODAY - timedelta(days=2))
    return f"follow-up-{benoit.pk}-{exchange.pk}"


def answer(me: Client, item: str, **said: str) -> Any:
    """Press a button of an item, and follow to the page it leads to."""
    return me.post("/today/answer/", {"item": item, **said}, follow=True)


def listed(response: Any) -> list[str]:
    """Return the names in today's list."""
    return [line.person.name for line in response.context["lines"]]


def test_a_book_with_nobody_to_write_to_says_so(me: Client, benoit: Person, book: Book) -> None:
    Tie.objects.create(book=book, person=benoit, cadence=30)
    assert "Nobody to write to today." in text(me.get("/"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Nobody to propose yet."), ("fr", "Personne à vous proposer pour l’instant.")],
)
def test_people_of_whom_no_exchange_is_known_lead_to_what_would_tell(
    me: Client, benoit: Person, book: Book, language: str, said: str
) -> None:
    Book.objects.filter(pk=book.pk).update(language=language)
    page = me.get("/")
    assert said in text(page)
    main = page.content.decode().partition('class="quiet"')[2]
    assert 'href="/import/"' in main
    assert 'href="/settings/cadences/"' in main


def test_the_page_says_the_day_and_how_long_it_takes(me: Client, met: str) -> None:
    said = text(me.get("/"))
    assert "Sunday 22 November" in said
    assert "One person. About 4 minutes." in said


def test_an_item_says_who_why_and_what_to_do(me: Client, met: str) -> None:
    said = text(me.get("/"))
    for words in (
        "Follow up",
        "Benoît Durand",
        "Designer · Globex",
        "You met two days ago, and nothing has been sent since.",
        "Send a word while it is fresh",
    ):
        assert words in said


def test_what_is_done_leaves_the_list_and_is_named_below(me: Client, met: str) -> None:
    response = answer(me, met, verdict="done")
    assert response.redirect_chain == [("/", 303)]
    assert listed(response) == []
    said = text(response)
    assert "Done: Benoît Durand." in said
    assert "That is all for today." in said
    assert re.search(r"Done today +Benoît Durand +Done +Undo", said)


@pytest.mark.parametrize(("days", "day"), [("1", 23), ("3", 25), ("7", 29)])
def test_what_is_snoozed_comes_back_on_the_day_said(
    me: Client, met: str, days: str, day: int
) -> None:
    said = text(answer(me, met, snooze=days))
    assert f"Benoît Durand will come back on {day} November." in said
    assert Decision.objects.get().until == TODAY + timedelta(days=int(days))


def test_what_is_skipped_leaves_the_list(me: Client, met: str) -> None:
    response = answer(me, met, verdict="skip")
    assert listed(response) == []
    assert "Benoît Durand: not this time." in text(response)


@pytest.mark.parametrize("said", [{"verdict": "done"}, {"verdict": "skip"}, {"snooze": "30"}])
def test_an_answer_can_be_undone(me: Client, met: str, said: dict[str, str]) -> None:
    done = answer(me, met, **said)
    response = me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/"}, follow=True)
    assert listed(response) == ["Benoît Durand"]
    assert "Undone: all is as it was." in text(response)


def test_what_was_done_is_said_once(me: Client, met: str) -> None:
    answer(me, met, verdict="done")
    assert "Done: Benoît" not in text(me.get("/"))


def test_undo_never_undoes_something_done_since(me: Client, met: str, book: Book) -> None:
    said = {"item": met, "channel": "email", "on": "2026-11-21"}
    done = me.post("/today/log/", said, follow=True)
    alice = a_person(book)
    response = me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/"}, follow=True)
    assert "nothing was undone" in text(response)
    assert Person.objects.filter(pk=alice.pk).exists()
    assert Decision.objects.exists()


def test_an_answer_is_undone_from_under_what_came_since(me: Client, met: str, book: Book) -> None:
    done = answer(me, met, verdict="skip")
    a_person(book)
    response = me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/"}, follow=True)
    assert listed(response) == ["Benoît Durand"]
    assert Person.objects.count() == 2


def test_an_answer_given_again_is_undone_the_last_first(me: Client, met: str) -> None:
    first = answer(me, met, snooze="1").context["toast"].entry
    second = answer(me, met, verdict="done").context["toast"].entry
    me.post("/undo/", {"entry": first})
    assert Decision.objects.get().verdict == "done"
    me.post("/undo/", {"entry": second})
    assert Decision.objects.get().verdict == "snooze"


def test_all_that_was_done_today_is_listed_with_what_it_was(
    me: Client, book: Book, met: str
) -> None:
    for name in ("Alice Martin", "Chloé Petit", "Dan Roux"):
        set_fields(book, a_person(book, name), [("birthday", "--11-22")], on=TODAY)
    items = {line.person.name: line.item.id for line in me.get("/").context["lines"]}
    answer(me, items["Alice Martin"], verdict="skip")
    answer(me, items["Chloé Petit"], snooze="3")
    me.post("/today/log/", {"item": met, "channel": "call", "on": "2026-11-22"})
    said = answer(me, items["Dan Roux"], verdict="done")
    assert [done.name for done in said.context["done"]] == [
        "Dan Roux", "Benoît Durand", "Chloé Petit", "Alice Martin",
    ]  # fmt: skip
    for words in (
        "Dan Roux Done Undo", "Benoît Durand Noted: a call",
        "Chloé Petit Comes back on 25 November Undo", "Alice Martin Not this time Undo",
    ):  # fmt: skip
        assert words in text(said)
    assert "That is all for today." in text(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "To undo an earlier act, first undo what came after it."),
        ("fr", "Pour annuler une action plus ancienne, annulez d’abord ce qui l’a suivie."),
    ],
)
def test_what_can_no_longer_be_undone_below_the_list_says_why(
    me: Client, book: Book, met: str, language: str, said: str
) -> None:
    me.get("/", {"lang": language})
    me.post("/today/log/", {"item": met, "channel": "call", "on": "2026-11-22"})
    assert said not in text(me.get("/"))
    a_person(book)
    page = me.get("/")
    assert [done.can_be_undone for done in page.context["done"]] == [False]
    assert said in text(page)
    assert 'href="/journal/"' in page.content.decode().partition('class="done"')[2]


def test_what_happened_long_ago_and_is_noted_now_is_no_work_of_the_day(
    me: Client, book: Book, benoit: Person
) -> None:
    an_exchange(book, benoit, on=TODAY - timedelta(days=40))
    assert not me.get("/").context["done"]
    an_exchange(book, benoit, on=TODAY)
    assert [done.name for done in me.get("/").context["done"]] == ["Benoît Durand"]


def test_what_was_done_yesterday_is_not_of_today(
    me: Client, met: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(me, met, snooze="1")
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=1))
    page = me.get("/")
    assert listed(page) == ["Benoît Durand"]
    assert not page.context["done"]


def test_whoever_was_erased_since_is_not_named(me: Client, met: str, benoit: Person) -> None:
    answer(me, met, verdict="done")
    me.post(f"/people/{benoit.pk}/erase/")
    me.get("/")
    assert "Benoît" not in text(me.get("/"))


def test_a_long_day_asks_no_more_than_a_short_one(
    me: Client, book: Book, met: str, django_assert_max_num_queries: Any
) -> None:
    benoit = called(book, "Benoît Durand")
    answer(me, met, verdict="done")
    with CaptureQueriesContext(connection) as short:
        me.get("/")
        asked = len(short)
    for number in range(20):
        said = {"channel": "call", "on": "2026-11-22", "note": str(number)}
        me.post(f"/people/{benoit.pk}/log/", said)
    me.get("/")
    with django_assert_max_num_queries(asked):
        assert len(me.get("/").context["done"]) == 21


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:x", ""])
def test_undo_leads_nowhere_else(me: Client, back: str) -> None:
    assert me.post("/undo/", {"back": back})["Location"] == "/"


def test_telling_what_happened_logs_it_and_settles_the_item(me: Client, met: str) -> None:
    response = me.post(
        "/today/log/",
        {"item": met, "channel": "email", "on": "2026-11-21", "note": "Sent the photos"},
        follow=True,
    )
    assert listed(response) == []
    assert "Noted and done: Benoît Durand." in text(response)
    logged = Exchange.objects.latest("id")
    assert (logged.channel, logged.by, logged.note) == ("email", "me", "Sent the photos")


def test_undo_takes_back_both_the_log_and_the_answer(me: Client, met: str) -> None:
    done = me.post(
        "/today/log/", {"item": met, "channel": "email", "on": "2026-11-21"}, follow=True
    )
    me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/"})
    assert not Decision.objects.exists()
    assert Exchange.objects.count() == 1


def test_a_day_that_has_not_come_is_refused_where_it_was_typed(me: Client, met: str) -> None:
    response = me.post(
        "/today/log/", {"item": met, "channel": "call", "on": "2027-01-01", "note": "Kept"}
    )
    assert response.status_code == 422
    said = response.content.decode()
    assert "That day has not come yet." in said
    assert 'value="Kept"' in said
    assert Exchange.objects.count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"item": "follow-up-999-1", "verdict": "done"},
        {"item": "nonsense", "verdict": "done"},
        {"verdict": "done"},
    ],
)
def test_an_item_that_is_gone_is_said_to_be(me: Client, said: dict[str, str]) -> None:
    response = me.post("/today/answer/", said)
    assert response.status_code == 422
    assert "no longer in today’s list" in text(response)


@pytest.mark.parametrize("said", [{"verdict": "explode"}, {"snooze": "-4"}, {}])
def test_an_answer_that_is_none_is_refused(me: Client, met: str, said: dict[str, str]) -> None:
    assert me.post("/today/answer/", {"item": met, **said}).status_code == 422
    assert not Decision.objects.exists()


def test_the_log_of_an_item_that_is_gone_is_refused_in_words(me: Client, met: str) -> None:
    response = me.post("/today/log/", {"item": "reply-999-1", "channel": "call", "on": "today"})
    assert response.status_code == 422
    assert "999" in text(response)


def test_what_is_done_makes_the_list_shorter_until_asked_for_more(me: Client, book: Book) -> None:
    book.daily_limit = 1
    book.save()
    for name in ("Alice Martin", "Chloé Petit"):
        set_fields(book, a_person(book, name), [("birthday", "--11-22")], on=TODAY)
    first = me.get("/")
    [line] = first.context["lines"]
    done = answer(me, line.item.id, verdict="done")
    assert listed(done) == []
    assert 'href="/?more=2"' in done.content.decode()
    assert len(listed(me.get("/?more=2"))) == 1


@pytest.fixture
def birthdays(book: Book) -> Book:
    """A book with six birthdays, of which two are wished a day."""
    book.daily_limit = 2
    book.save()
    for number in range(6):
        set_fields(book, a_person(book, f"Alice {number}"), [("birthday", "--11-22")], on=TODAY)
    return book


@pytest.mark.parametrize("said", [{"verdict": "skip"}, {"snooze": "3"}, {"verdict": "done"}])
@pytest.mark.parametrize(
    ("language", "end"),
    [("en", "That is all for today."), ("fr", "C’est tout pour aujourd’hui.")],
)
def test_every_answer_leads_to_the_end_of_the_day(
    me: Client, birthdays: Book, said: dict[str, str], language: str, end: str
) -> None:
    me.get("/", {"lang": language})
    for line in me.get("/").context["lines"]:
        page = answer(me, line.item.id, **said)
    assert listed(page) == []
    assert end in text(page)


def test_a_little_more_time_ends_too_and_can_be_taken_again(me: Client, birthdays: Book) -> None:
    for more in ("/", "/?more=4", "/?more=6"):
        lines = me.get(more).context["lines"]
        assert len(lines) == 2
        for line in lines:
            said = {"item": line.item.id, "verdict": "skip"}
            page = me.post(f"/today/answer/{more[1:]}", said, follow=True)
        assert page.redirect_chain == [(more, 303)]
        assert "That is all for today." in text(page)
    assert listed(me.get("/?more=8")) == []


def test_no_more_is_offered_where_nobody_waits(me: Client, met: str) -> None:
    assert "more=" not in answer(me, met, verdict="skip").content.decode()


@pytest.mark.parametrize("more", ["0", "-4", "x", "9" * 30, "1000000"])
def test_more_is_never_more_than_another_such_day(me: Client, birthdays: Book, more: str) -> None:
    assert len(listed(me.get("/", {"more": more}))) == 2


def test_a_change_needs_a_form(me: Client, met: str) -> None:
    assert me.get("/today/answer/", {"item": met, "verdict": "done"}).status_code == 405
    assert not Decision.objects.exists()


def test_how_many_a_day_is_chosen_on_the_page_and_the_minutes_follow(
    me: Client, book: Book
) -> None:
    for number in range(6):
        person = a_person(book, f"Alice {number}")
        set_fields(book, person, [("birthday", f"--{TODAY:%m-%d}")], on=TODAY)
    assert "5 people. About 10 minutes." in text(me.get("/"))
    answer = me.post("/settings/pace/", {"pace": "3", "back": "/"}, follow=True)
    assert answer.request["PATH_INFO"] == "/"
    assert "3 people. About 6 minutes." in text(answer)
    assert 'value="3" selected' in answer.content.decode()
    assert 'value="3" selected' in me.get("/settings/").content.decode()
    me.post("/undo/", {"entry": answer.context["toast"].entry})
    assert "5 people." in text(me.get("/"))


def test_the_choice_leads_back_to_no_other_site(me: Client) -> None:
    answer = me.post("/settings/pace/", {"pace": "3", "back": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
