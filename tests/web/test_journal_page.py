"""The journal: every act by day, and Undo where it can be."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, a_vcf, an_exchange, exported, imported, names
from tests.web.pages import addresses, text

from entregent.services.duplicates import keep_apart, merge
from entregent.services.fields import set_fields
from entregent.services.language import choose_language
from entregent.storage.models import Book, Entry, Person


def undo(me: Client, entry: int, query: str = "") -> Any:
    """Press Undo beside an act, and follow to the page it leads to."""
    return me.post(f"/journal/undo/{query}", {"entry": entry}, follow=True)


def undoable(response: Any) -> list[int]:
    """Return the acts that have a button to undo them."""
    lines = [line for _, lines in response.context["days"] for line in lines]
    return [line.act.entry.pk for line in lines if line.can_be_undone]


def acts(response: Any) -> list[str]:
    """Return what was done, as listed."""
    return [line.act.entry.act for _, lines in response.context["days"] for line in lines]


def latest() -> int:
    return Entry.objects.latest("id").pk


def test_a_new_book_has_done_nothing(me: Client) -> None:
    assert "Nothing was done yet." in text(me.get("/journal/"))


def test_every_act_is_told_by_day_and_hour_with_where_it_came_from(
    me: Client, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(book, a_vcf(tmp_path))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=1))
    me.post(f"/people/{Person.objects.get().pk}/log/", {"channel": "call", "on": "2026-11-22"})
    said = text(me.get("/journal/"))
    for words in (
        "Monday 23 November",
        "An exchange logged with Alice Martin (a call, 22 November) 10:30 , on the pages",
        "Sunday 22 November",
        "The import of contacts.vcf",
        "in the terminal",
    ):
        assert words in said
    assert said.index("Monday") < said.index("Sunday")


def test_the_latest_act_is_undone_and_then_the_one_before(me: Client, book: Book) -> None:
    empty = exported(book)
    benoit = a_person(book, "Benoît Durand")
    added = latest()
    an_exchange(book, benoit)
    logged = latest()
    assert undoable(me.get("/journal/")) == [logged]
    done = undo(me, logged)
    assert undoable(done) == [added]
    assert "An exchange logged with Benoît Durand (" in text(done)
    assert ") undone" in text(done)
    undo(me, added)
    assert exported(book) == empty


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "To undo an earlier act, first undo what came after it."),
        ("fr", "Pour annuler une action plus ancienne, annulez d’abord ce qui l’a suivie."),
    ],
)
def test_the_journal_says_once_why_an_earlier_act_has_no_undo(
    me: Client, book: Book, language: str, said: str
) -> None:
    me.get("/", {"lang": language})
    for name in ("Alice Martin", "Benoît Durand"):
        a_person(book, name)
        told = text(me.get("/journal/")).count(said)
        assert told == (name == "Benoît Durand")
    a_person(book, "Chloé Petit")
    assert text(me.get("/journal/")).count(said) == 1


def test_what_is_undone_or_changed_nothing_waits_for_nothing(
    me: Client, book: Book, tmp_path: Path
) -> None:
    for _ in range(2):
        imported(book, a_vcf(tmp_path))
    an_exchange(book, Person.objects.get())
    undo(me, latest())
    assert "came after it" not in text(me.get("/journal/"))


def test_another_than_the_latest_is_refused_and_says_why(me: Client, book: Book) -> None:
    benoit = a_person(book, "Benoît Durand")
    added = latest()
    an_exchange(book, benoit)
    response = me.post("/journal/undo/", {"entry": added})
    assert response.status_code == 422
    assert "Something else was done since." in text(response)
    assert names(book) == ["Benoît Durand"]


def test_a_merge_is_undone_from_under_what_came_since(me: Client, book: Book) -> None:
    robert, bob = a_person(book, "Robert Smith"), a_person(book, "Bob Smith")
    merge(book, robert, bob)
    merged = latest()
    set_fields(book, robert, [("note", "Sails")], on=TODAY)
    corrected = latest()
    assert undoable(me.get("/journal/")) == [corrected, merged]
    undo(me, merged)
    assert names(book) == ["Bob Smith", "Robert Smith"]
    assert undoable(me.get("/journal/")) == [corrected]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "An item skipped, about Benoît Durand"),
        ("fr", "Une ligne passée, pour Benoît Durand"),
    ],
)
def test_a_line_skipped_twice_is_told_once(
    me: Client, book: Book, language: str, said: str
) -> None:
    benoit = a_person(book, "Benoît Durand")
    set_fields(book, benoit, [("birthday", "--11-22")], on=TODAY)
    me.get("/", {"lang": language})
    for _ in range(2):
        item = f"occasion-{benoit.pk}-20261122"
        again = me.post("/today/answer/", {"item": item, "verdict": "skip"}, follow=True)
        assert "Benoît Durand" in again.context["toast"].sentence
    assert text(me.get("/journal/")).count(said) == 1


@pytest.mark.parametrize("entry", ["", "0", "x", "-3", "99999", "9" * 40])
def test_an_act_that_is_none_is_said_to_be(me: Client, book: Book, entry: str) -> None:
    a_person(book)
    response = me.post("/journal/undo/", {"entry": entry})
    assert response.status_code == 422
    assert "This act is undone already, or older than a month." in text(response)
    assert names(book) == ["Alice Martin"]


def test_an_act_of_another_book_is_not_undone(me: Client, book: Book) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    a_person(other)
    assert me.post("/journal/undo/", {"entry": latest()}).status_code == 422
    assert names(other) == ["Alice Martin"]
    assert "Alice" not in text(me.get("/journal/"))


def test_what_is_older_than_a_month_is_told_without_undo(
    me: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_person(book)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=29))
    assert len(undoable(me.get("/journal/"))) == 1
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(days=40))
    a_person(book, "Benoît Durand")
    assert undoable(me.get("/journal/")) == [latest()]


@pytest.fixture
def busy(book: Book) -> Book:
    """A book in which acts of several kinds were done."""
    one, other = a_person(book, "Robert Smith"), a_person(book, "Bob Smith")
    an_exchange(book, one)
    keep_apart(book, one, other)
    choose_language(book, "fr")
    choose_language(book, "en")
    return book


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("people", ["add", "add"]),
        ("exchanges", ["log"]),
        ("duplicates", ["keep-apart"]),
        ("imports", []),
        ("other", ["language", "language"]),
        ("gossip", ["language", "language", "keep-apart", "log", "add", "add"]),
    ],
)
def test_acts_of_one_kind_are_shown_alone(
    me: Client, busy: Book, kind: str, told: list[str]
) -> None:
    assert acts(me.get("/journal/", {"kind": kind})) == told


def test_undo_leads_back_to_where_one_was(me: Client, busy: Book) -> None:
    response = me.post("/journal/undo/?kind=other", {"entry": latest()})
    assert response["Location"] == "/journal/?kind=other"


def test_fifty_acts_make_a_page_and_none_is_told_twice(me: Client, book: Book) -> None:
    for number in range(60):
        a_person(book, f"Alice {number:02}")
    first = me.get("/journal/")
    assert len(acts(first)) == 50
    second = me.get("/journal/", {"before": first.context["earlier"], "kind": "people"})
    assert len(acts(second)) == 10
    assert second.context["earlier"] == 0
    assert "Back to the latest" in text(second)
    a_person(book, "Benoît Durand")
    again = me.get("/journal/", {"before": first.context["earlier"]})
    assert len(acts(again)) == 10


def test_a_hostile_name_is_shown_harmless(me: Client, book: Book, tmp_path: Path) -> None:
    hostile = '"><script>alert(1)</script>\u202e'
    merge(book, a_person(book, hostile), a_person(book, "Bob " + hostile))
    response = me.get("/journal/")
    assert "<script>alert" not in response.content.decode()
    assert addresses(response).inline == []


def test_a_stranger_neither_reads_nor_undoes(stranger: Client, benoit: Person) -> None:
    assert "Benoît" not in text(stranger.get("/journal/"))
    assert stranger.post("/journal/undo/", {"entry": latest()}).status_code == 403
    assert Person.objects.filter(pk=benoit.pk).exists()


def test_a_longer_journal_takes_no_more_questions(
    me: Client,
    busy: Book,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]],
) -> None:
    with django_assert_max_num_queries(9):
        me.get("/journal/")
    for number in range(60):
        an_exchange(busy, a_person(busy, f"Alice {number}"))
    with django_assert_max_num_queries(9):
        me.get("/journal/")
