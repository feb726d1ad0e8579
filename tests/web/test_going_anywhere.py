"""Going anywhere by a word: to actions too, and by what one nearly typed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from tests.builders import TODAY, a_person

from entregent.services.fields import set_fields
from entregent.storage.models import Book, Person

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def yannick(book: Book) -> Person:
    """Yannick, whose name is easily mistyped."""
    return a_person(book, "Yannick Le Goff")


def ways(me: Client, typed: str) -> list[str]:
    return [way.href for way in me.get("/go/", {"to": typed}).context["ways"]]


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("new goal", "/goals/"),
        ("backup", "/settings/#copies"),
        ("export", "/settings/#export"),
        ("undo", "/journal/"),
        ("language", "/settings/#language"),
        ("merge sure", "/duplicates/sure/"),
        ("archive", "/people/?archived=1"),
        ("imprt", "/import/"),
        ("setings", "/settings/"),
        ("write", "/people/"),
        ("write", "/settings/#templates"),
        ("duplicate", "/duplicates/"),
        ("duplicated", "/duplicates/"),
        ("history", "/journal/"),
        ("preferences", "/settings/"),
        ("job title", "/settings/#position"),
        ("écrire", "/people/"),
        ("dupliqué", "/duplicates/"),
        ("doublons", "/duplicates/"),
    ],
)
def test_one_goes_to_what_one_wants_to_do(me: Client, book: Book, typed: str, href: str) -> None:
    assert href in ways(me, typed)


@pytest.mark.parametrize(
    ("typed", "href"),
    [
        ("impoter", "/import/"),
        ("sauveg", "/settings/#copies"),
        ("archiver", "/people/?archived=1"),
        ("langue", "/settings/#language"),
        ("écrire", "/people/"),
        ("ecrire", "/settings/#templates"),
        ("dupliqué", "/duplicates/"),
        ("duplicate", "/duplicates/"),
        ("write", "/people/"),
        ("préférences", "/settings/"),
        ("historique", "/journal/"),
        ("écrire à yannick", "/people/{yannick}/write/"),
        ("ecrire yanick legof", "/people/{yannick}/write/"),
        ("modifier yannick", "/people/{yannick}/edit/portrait/"),
    ],
)
def test_one_goes_there_in_french_too(
    me: Client, book: Book, yannick: Person, typed: str, href: str
) -> None:
    Book.objects.update(language="fr")
    assert href.format(yannick=yannick.pk) in ways(me, typed)


@pytest.mark.parametrize("typed", ["yanick", "yanick legof", "yannick legof", "Le Gof"])
def test_a_name_nearly_typed_is_found(me: Client, yannick: Person, typed: str) -> None:
    assert ways(me, typed) == [f"/people/{yannick.pk}/"]


def test_who_is_meant_is_named_to_the_note(me: Client, yannick: Person) -> None:
    [to_note] = ways(me, "log with yannick")
    assert "Yannick Le Goff" in me.get(to_note).content.decode()


@pytest.mark.parametrize(("language", "typed"), [("en", "écrire"), ("fr", "write")])
def test_what_is_found_by_a_word_of_another_language_is_named_in_that_of_the_page(
    me: Client, book: Book, language: str, typed: str
) -> None:
    Book.objects.update(language=language)
    first = me.get("/go/", {"to": typed}).context["ways"][0]
    assert (first.name, first.href) == (
        {"en": "Write to somebody", "fr": "Écrire à quelqu’un"}[language],
        "/people/",
    )


def test_the_beginning_of_a_name_is_no_word_of_another_language(me: Client, book: Book) -> None:
    Book.objects.update(language="fr")
    undurraga = a_person(book, "Undurraga")
    assert ways(me, "und")[0] == f"/people/{undurraga.pk}/"  # not to undo


def test_a_name_that_is_no_verb_is_still_a_name(me: Client, book: Book) -> None:
    noted = a_person(book, "Marc Noteau")
    assert ways(me, "marc noteau") == [f"/people/{noted.pk}/"]


def test_somebody_called_as_an_action_is_found_too(me: Client, book: Book) -> None:
    a_person(book, "Mailer Daemon")
    assert len(ways(me, "mailer dae")) == 1


def test_as_few_questions_are_asked_however_many_are_near(
    me: Client, book: Book, django_assert_max_num_queries: AtMost
) -> None:
    for number in range(30):
        a_person(book, f"Yannick Le Goff {number}")
    for typed in ("yanick legof", "write to yanick", "yannick"):
        with django_assert_max_num_queries(14):
            ways(me, typed)


@pytest.mark.parametrize(
    "typed", ["06 12 34 56 78", "+33 6 12 34", "345678", "écrire à 0612345678"]
)
def test_one_goes_to_whoever_has_a_telephone_number(
    me: Client, book: Book, yannick: Person, typed: str
) -> None:
    set_fields(book, yannick, [("phone", "+33612345678")], on=TODAY)
    Book.objects.update(language="fr")
    assert any(href.startswith(f"/people/{yannick.pk}/") for href in ways(me, typed))
    assert ways(me, "06 12 34 56 79") == []
    [way] = me.get("/go/", {"to": "06 12 34 56 78"}).context["ways"]
    assert way.more == "+33612345678"
