"""The whole story with a person, fifty exchanges at a time."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, a_person
from tests.web.pages import addresses, text

from entregent.storage.models import Book, Exchange, Participant, Person

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
    """Return where a page says that earlier exchanges are, "" when it says nothing."""
    return next((href for href in addresses(page).followed if "/exchanges/" in href), "")


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


@pytest.mark.parametrize(
    "asked",
    ["x", "2026-11-20", "2026-11-20T10:00:00", "9999-12-31T23:59:59Z", "2026-13-01T00:00:00Z"],
)
def test_what_is_no_moment_leads_nowhere(me: Client, benoit: Person, asked: str) -> None:
    assert me.get(f"/people/{benoit.pk}/exchanges/", {"before": asked}).status_code == 404


def test_somebody_of_another_book_has_no_story_here(me: Client) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    assert me.get(f"/people/{a_person(other).pk}/exchanges/").status_code == 404


def test_a_long_story_asks_as_little_as_a_short_one(
    me: Client, book: Book, benoit: Person, django_assert_max_num_queries: AtMost
) -> None:
    many(book, benoit, 125)
    with django_assert_max_num_queries(5):
        assert len(told(me.get(f"/people/{benoit.pk}/exchanges/"))) == 50
