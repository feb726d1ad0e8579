"""Every address there is: closed to strangers, other hosts, forged forms and the numbers of another
book; hostile words are harmless on each.
"""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.builders import NOW
from tests.web.every_page import ADDRESSES, FILES, NAMES, SENT
from tests.web.furnished import furnished
from tests.web.pages import addresses

from entregent.services.ignoring import ignore
from entregent.services.me import add_my_address
from entregent.storage.models import Book, Entry, IgnoredAddress, MyAddress, Person

KEYS: tuple[tuple[str, ...], ...] = (
    (), ("pk",), ("pk", "number"), ("pk", "other"), ("a", "b"), ("key",), ("form",),
    ("pk", "number", "favour"),
)  # fmt: skip


# What is read of one thing alone, by its number.
NUMBERED = sorted(
    address for address in (*ADDRESSES, *FILES.values())
    if "{" in address.replace("{speaks}", "").partition("?")[0] and "{batch}" not in address
)  # fmt: skip


def _where(name: str, number: object = 1) -> tuple[str, tuple[str, ...]]:
    """Return an address of this name, and what it is made with."""
    for keys in KEYS:
        try:
            return reverse(name, kwargs=dict.fromkeys(keys, number)), keys
        except NoReverseMatch:
            continue
    return reverse(name, kwargs={"pk": number, "part": "ways"}), ("pk", "part")


def test_a_stranger_is_let_in_nowhere(stranger: Client, benoit: Person) -> None:
    for name in NAMES:
        address, _ = _where(name)
        assert stranger.get(address).status_code == 403, name
        assert stranger.post(address).status_code == 403, name


def test_no_address_answers_to_another_host(me: Client, benoit: Person) -> None:
    for name in NAMES:
        address, _ = _where(name)
        assert me.get(address, headers={"host": "evil.example"}).status_code == 400, name
        assert me.post(address, headers={"host": "evil.example"}).status_code == 400, name


@pytest.mark.parametrize("token", [{}, {"csrfmiddlewaretoken": "x" * 32}])
def test_no_form_is_taken_without_its_token(
    me: Client, benoit: Person, token: dict[str, str]
) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = me.cookies
    for name in NAMES:
        assert careful.post(_where(name)[0], token).status_code == 403, name


@pytest.fixture
def theirs(book: Book) -> dict[str, Any]:
    """The numbers of all that another book holds."""
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    add_my_address(other, "me@x.example")
    ignore(other, "spam.example")
    return furnished(other) | {
        "my-address": MyAddress.objects.get(book=other, key="me@x.example").pk,
        "ignored": IgnoredAddress.objects.get(book=other).pk,
    }


def test_the_numbers_of_another_book_lead_nowhere(me: Client, theirs: dict[str, Any]) -> None:
    for address in NUMBERED:
        assert me.get(address.format(**theirs, speaks="en")).status_code == 404, address


# Where a form goes that has a number: the first one names what another book holds.
OF_A_ROW = {
    "goal": "goal", "opportunit": "goal", "introduction": "made", "list": "list",
    "settings-not-mine": "my-address", "settings-heed": "ignored", "settings-blurb": "blurb",
    "settings-template": "template", "outbox": "message", "digest": "digest", "review": "share",
}  # fmt: skip


def test_no_form_is_taken_for_what_another_book_holds(me: Client, theirs: dict[str, Any]) -> None:
    before = Entry.objects.count()
    for name in (name for name in sorted(SENT) if {"pk", "a"} & set(_where(name)[1])):
        row = next((row for begin, row in OF_A_ROW.items() if name.startswith(begin)), "person")
        numbers = {"pk": theirs[row], "a": theirs["person"], "b": theirs["other"]}
        numbers |= {
            "other": theirs["other"], "favour": theirs["favour"], "number": theirs["opening"],
        }  # fmt: skip
        address = reverse(name, kwargs={key: numbers[key] for key in _where(name)[1]})
        assert me.post(address).status_code == 404, name
        assert Entry.objects.count() == before, name


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> \u202eeilA\0 =1+1 \U0001f331"


def test_hostile_words_are_harmless_on_every_page(me: Client, book: Book) -> None:
    numbers = furnished(book, name=HOSTILE, words=HOSTILE)
    for address in (each for each in ADDRESSES if "{batch}" not in each):
        page = me.get(address.format(**numbers, speaks="en"))
        assert page.status_code == 200, address
        said = page.content.decode()
        assert not any(harm in said for harm in ("<script>alert", "<img src=x", "\0")), address
        assert addresses(page).inline == [], address
