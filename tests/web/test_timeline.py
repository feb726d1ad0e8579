"""The whole story with a person, exchanges, notes and occasions, fifty at a time."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange
from tests.web.pages import addresses, text

from entregent.services.fields import set_fields
from entregent.storage.models import (
    Book,
    Exchange,
    Note,
    Occasion,
    Organisation,
    Participant,
    Person,
    Position,
)

AtMost = Callable[..., AbstractContextManager[Any]]


def many(book: Book, person: Person, count: int) -> None:
    """Write so many mails with somebody, two at each moment."""
    for number in range(count):
        mail = Exchange.objects.create(
            book=book, at=NOW - timedelta(days=1 + number // 2), channel="email", by="me",
            subject=f"({number})", origin="mail", key=str(number),
        )  # fmt: skip
        Participant.objects.create(book=book, exchange=mail, person=person, at=mail.at)


def earlier(page: Any) -> str:
    """Return where a page says that the story goes on, "" when it says nothing."""
    return next((href for href in addresses(page).followed if "/story/?before=" in href), "")


def told(page: Any) -> list[int]:
    """Return the mails a page tells of."""
    return [int(number) for number in re.findall(r"\((\d+)\)", text(page))]


@pytest.mark.parametrize("count", [50, 51, 125])
def test_every_exchange_is_reached_once(me: Client, book: Book, benoit: Person, count: int) -> None:
    many(book, benoit, count)
    page = me.get(f"/people/{benoit.pk}/")
    seen = told(page)
    while here := unescape(earlier(page)):
        page = me.get(here)
        assert page.status_code == 200
        seen += told(page)
    assert sorted(seen) == list(range(count))


def test_earlier_ones_come_alone_to_stand_under_the_others(
    me: Client, book: Book, benoit: Person
) -> None:
    many(book, benoit, 51)
    where = unescape(earlier(me.get(f"/people/{benoit.pk}/")))
    answer = me.get(where, headers={"HX-Request": "true"})
    assert b"<html" not in answer.content
    assert len(told(answer)) == 1
    assert earlier(answer) == ""


def test_exchanges_notes_and_occasions_are_one_list(me: Client, book: Book) -> None:
    alice = a_person(book, "Alice Martin")
    benoit = a_person(book, "Benoît Durand")
    said = [("birthday", "1980-09-01"), ("met-on", "2024-11-20")]
    set_fields(book, benoit, said, on=TODAY)
    me.post(f"/people/{benoit.pk}/notes/", {"text": "Sails with @Alice Martin"})
    an_exchange(book, benoit, channel="meal", on=TODAY - timedelta(days=20), note="(1)")
    an_exchange(book, benoit, channel="call", on=TODAY - timedelta(days=200), note="(2)")
    firm = Organisation.objects.create(book=book, name="Initech", key="initech")
    Position.objects.create(
        book=book, person=benoit, organisation=firm, title="Captain", started="2026-03", origin="x"
    )
    news = {"title": "Admiral", "organisation": "Hooli"}
    on = TODAY - timedelta(days=10)
    Occasion.objects.create(book=book, person=benoit, kind="new-job", on=on, values=news)
    page = me.get(f"/people/{benoit.pk}/")
    said = text(page)
    story = said[said.index("Over time") : said.index("Whom they know here")]
    told = [
        "Sails with", "New position: Admiral, Hooli", "A meal", "Birthday", "A call", "March 2026",
        "Position begun: Captain, Initech", "Birthday",
    ]  # fmt: skip
    places = [story.index(told[0])]
    for what in told[1:]:
        places.append(story.index(what, places[-1] + 1))
    assert places == sorted(places)
    assert story.count("Birthday") == 2  # since we know each other
    assert f"/people/{alice.pk}/" in addresses(page).followed


def test_what_a_file_told_as_news_is_not_told_again_as_a_position(
    me: Client, book: Book, benoit: Person
) -> None:
    job = Position.objects.get(person=benoit)
    job.started = "2026-10-01"
    job.save()
    news = {"title": "Designer", "organisation": "Globex"}
    Occasion.objects.create(
        book=book, person=benoit, kind="new-job", on=date(2026, 10, 1), values=news
    )
    said = text(me.get(f"/people/{benoit.pk}/"))
    assert "New position: Designer, Globex" in said
    assert "Position begun" not in said


def test_notes_are_put_right_and_taken_away_where_they_are_told(
    me: Client, book: Book, benoit: Person
) -> None:
    set_fields(book, benoit, [("note", "Sails")], on=TODAY)
    note = Note.objects.get()
    there = addresses(me.get(f"/people/{benoit.pk}/")).followed
    assert f"/people/{benoit.pk}/notes/{note.pk}/" in there
    assert f"/people/{benoit.pk}/notes/{note.pk}/remove/" in there


@pytest.mark.parametrize(
    ("only", "shown"),
    [("exchanges", "A call, by"), ("notes", "Sails"), ("occasions", "Position begun")],
)
def test_one_kind_alone_can_be_asked_for(
    me: Client, book: Book, benoit: Person, only: str, shown: str
) -> None:
    set_fields(book, benoit, [("note", "Sails")], on=TODAY)
    an_exchange(book, benoit, channel="call", on=TODAY)
    Position.objects.filter(person=benoit).update(started="2020")
    said = text(me.get(f"/people/{benoit.pk}/story/?only={only}"))
    for what in ("A call, by", "Sails", "Position begun"):
        assert (what in said) == (what == shown)


def test_a_kind_that_is_none_leads_nowhere(me: Client, benoit: Person) -> None:
    assert me.get(f"/people/{benoit.pk}/story/?only=secrets").status_code == 404


def test_notes_and_exchanges_of_one_moment_are_each_reached_once(
    me: Client, book: Book, benoit: Person
) -> None:
    many(book, benoit, 60)
    for number in range(60, 120):
        Note.objects.create(
            book=book, person=benoit, at=NOW - timedelta(days=1 + number // 4), text=f"({number})",
            origin="typed",
        )  # fmt: skip
    page = me.get(f"/people/{benoit.pk}/")
    seen = told(page)
    while here := unescape(earlier(page)):
        page = me.get(here)
        seen += told(page)
    assert sorted(seen) == list(range(120))


@pytest.mark.parametrize(
    "asked",
    [
        "x",
        "2026-11-20",
        "2026-11-20T10:00:00 note 1",
        "9999-12-31T23:59:59Z note 1",
        "2026-13-01T00:00:00Z note 1",
        "2026-11-20T10:00:00Z letter 1",
        "2026-11-20T10:00:00Z note -1",
        "2026-11-20T10:00:00Z note 99999999999999999999",
    ],
)
def test_what_is_no_moment_leads_nowhere(me: Client, benoit: Person, asked: str) -> None:
    assert me.get(f"/people/{benoit.pk}/story/", {"before": asked}).status_code == 404


def test_somebody_of_another_book_has_no_story_here(me: Client) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    assert me.get(f"/people/{a_person(other).pk}/story/").status_code == 404


def test_a_long_story_asks_as_little_as_a_short_one(
    me: Client, book: Book, benoit: Person, django_assert_max_num_queries: AtMost
) -> None:
    many(book, benoit, 125)
    with django_assert_max_num_queries(8):
        assert len(told(me.get(f"/people/{benoit.pk}/story/"))) == 50


def test_a_day_is_shown_once_and_told_each_time(me: Client, book: Book) -> None:
    alice = a_person(book)
    for days in (1, 1, 2):
        an_exchange(book, alice, on=TODAY - timedelta(days=days))
    set_fields(book, alice, [("note", "Sails")], on=TODAY)
    page = me.get(f"/people/{alice.pk}/story/").content.decode()
    days = re.findall(r'<p class="soft when( unseen)?">([^<]*)</p>', page)
    assert [(day, bool(unseen)) for unseen, day in days] == [
        ("22\u00a0November", False), ("21\u00a0November", False), ("21\u00a0November", True),
        ("20\u00a0November", False),
    ]  # fmt: skip
