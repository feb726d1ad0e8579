"""Every page: nothing from elsewhere, nothing inline, no more queries as the book grows."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.builders import TODAY, a_person, an_exchange
from tests.web.pages import addresses

from entregent.services.fields import set_fields
from entregent.storage.models import Book, Person

PAGES = [
    "/",
    "/?more=10",
    "/people/",
    "/people/?q=a",
    "/people/?q=zzz",
    "/people/1/",
    "/nowhere/",
    "/goals/",
]
TEMPLATES = Path(__file__).parents[2] / "src" / "entregent" / "web" / "templates"
AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def garden(book: Book, benoit: Person) -> Book:
    """A book with somebody to write to, and one who wrote."""
    an_exchange(book, benoit, channel="meeting", on=TODAY - timedelta(days=2))
    set_fields(book, benoit, [("email", "benoit@globex.example")], on=TODAY)
    return book


def test_no_template_writes_by_hand_where_a_page_is() -> None:
    by_hand = re.compile(r'(?:href|action|hx-get|hx-post)="/\w')
    assert [
        path.name for path in TEMPLATES.glob("*.html") if by_hand.search(path.read_text())
    ] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_loads_nothing_from_elsewhere(me: Client, garden: Book, page: str) -> None:
    found = addresses(me.get(page.replace("1", str(Person.objects.get().pk))))
    assert found.loaded
    assert all(address[:1] == "/" != address[1:2] for address in found.loaded)
    assert all(address.startswith(("/", "?", "#", "mailto:")) for address in found.followed)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_script_or_style_within(me: Client, garden: Book, page: str) -> None:
    response = me.get(page)
    policy = response["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert addresses(response).inline == []


def test_the_closed_page_is_as_strict(stranger: Client) -> None:
    response = stranger.get("/")
    assert "unsafe" not in response["Content-Security-Policy"]
    assert all(address.startswith("/static/") for address in addresses(response).loaded)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_kept_by_the_browser(me: Client, garden: Book, page: str) -> None:
    assert me.get(page)["Cache-Control"] == "no-store"


def test_no_frame_of_another_page_holds_ours(me: Client) -> None:
    assert me.get("/")["X-Frame-Options"] == "DENY"


def _grow(book: Book, person: Person) -> None:
    for number in range(30):
        an_exchange(book, person, on=TODAY - timedelta(days=3 * number))
        other = a_person(book, f"Alice {number}", organisation=f"Firm {number}", through=person)
        known = [
            ("birthday", "--11-22"),
            ("cadence", "7"),
            ("note", f"@{person.name} @{other.name}"),
        ]
        set_fields(book, other, known, on=TODAY)
        set_fields(book, person, [("note", f"@{other.name}")], on=TODAY)
        an_exchange(book, other, channel="meal", on=TODAY - timedelta(days=number * 40))


@pytest.mark.parametrize(
    ("page", "queries"),
    [
        ("/", 34),
        ("/people/", 10),
        ("/people/?q=a", 11),
        ("/people/?q=alcie", 14),
        ("/people/?q=benoitdurand", 14),
        ("/people/?q=alcie zzz", 15),
        ("person", 30),
        ("/people/?sort=strength&label=weak&no-email=1&circle=x&silent=3&no-cadence=1", 11),
        ("/people/?sort=due&new=1&organisation=firm", 12),
    ],
)
def test_a_page_asks_the_same_few_questions_however_large_the_book(
    me: Client, garden: Book, benoit: Person, django_assert_max_num_queries: AtMost,
    page: str, queries: int,
) -> None:  # fmt: skip
    address = page.replace("person", f"/people/{benoit.pk}/")
    with django_assert_max_num_queries(queries):
        me.get(address)
    _grow(garden, benoit)
    with django_assert_max_num_queries(queries):
        me.get(address)


def test_a_name_made_to_turn_the_line_round_turns_nothing(me: Client, book: Book) -> None:
    a_person(book, "\u202eecilA Martin")
    a_person(book, "דנה Martin")
    said = {"who": "Martin", "on": TODAY.isoformat(), "channel": "call"}
    page = me.post("/note/", {**said, "who": "\u202eecilA"}, follow=True).content.decode()
    sentences = [line for line in page.splitlines() if 'role="alert"' in line or "toast" in line]
    assert sentences
    assert not any("\u202e" in line for line in sentences)
