"""Messages of an introduction in other words: shown first, and nobody's ways go along."""

from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.builders import TODAY, a_person, exported
from tests.rewording_service import Service
from tests.web.pages import text

from entregent.services.fields import set_fields
from entregent.services.introductions import answer, ask_side, start
from entregent.storage.models import Book, Introduction, Person

MINE = "Bonjour Alice,\n\nChloé : chloe@globex.example, 06 98 76 54 32.\n\nPaul"
LEAVES = "Bonjour Alice,\n\nChloé : [CONTACT-1], [CONTACT-2].\n\nPaul"


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, who is asked first."""
    return a_person(book, "Alice Martin", emails=["alice@acme.example"])


@pytest.fixture
def chloe(book: Book) -> Person:
    """Chloé, whom she may meet."""
    chloe = a_person(book, "Chloé Petit", emails=["chloe@globex.example"])
    set_fields(book, chloe, [("phone", "+33698765432")], on=TODAY)
    return chloe


@pytest.fixture
def row(book: Book, alice: Person, chloe: Person) -> Introduction:
    """The idea of introducing them."""
    return start(book, alice, chloe, why="Books to keep", on=TODAY)


def pressed(me: Client, row: Introduction, do: str, **said: object) -> Any:
    who, intent = row.one_id, "introduce-ask"
    told = {"who": who, "intent": intent, "subject": "Lyon", "body": MINE, "do": do, **said}
    return me.post(f"/introductions/{row.pk}/move/", told)


def part(page: Any) -> Any:
    (letter,) = [letter for letter in page.context["letters"] if letter.left]
    return letter.left.reword


@pytest.mark.parametrize(
    ("lang", "named", "would"),
    [("en", "Reword…", "This would be sent to"), ("fr", "Reformuler…", "Voici ce qui partirait")],
)
def test_each_message_of_an_introduction_may_be_put_into_other_words(
    me: Client, book: Book, row: Introduction, service: Service, lang: str, named: str, would: str
) -> None:
    book.language = lang
    book.save()
    assert text(me.get(f"/introductions/{row.pk}/")).count(named) == 2
    page = pressed(me, row, "reword:show")
    assert page.status_code == 200
    assert would in text(page)
    assert LEAVES in unescape(page.content.decode())
    assert service.asked == []


def test_without_a_service_there_is_no_button_and_nothing_is_sent(
    me: Client, row: Introduction
) -> None:
    assert "Reword…" not in text(me.get(f"/introductions/{row.pk}/"))
    page = pressed(me, row, "reword:send", shown="x")
    assert page.status_code == 422


def test_what_was_shown_is_sent_without_the_ways_of_the_other_and_ones_words_stay(
    me: Client, book: Book, row: Introduction, service: Service
) -> None:
    before = exported(book)
    seal = part(pressed(me, row, "reword:show")).sent.seal
    page = pressed(me, row, "reword:send", shown=seal)
    (asked,) = service.asked
    assert asked.words[1] == LEAVES
    assert "globex" not in str(asked.body)
    assert part(page).answer == f"In other words: {MINE}"
    assert f">\n{MINE}</textarea>" in unescape(page.content.decode())
    assert exported(book) == before


@pytest.mark.parametrize("said", [{"body": f"{MINE}!"}, {"shown": ""}])
def test_what_was_not_shown_is_not_sent(
    me: Client, row: Introduction, service: Service, said: dict[str, str]
) -> None:
    seal = part(pressed(me, row, "reword:show")).sent.seal
    page = pressed(me, row, "reword:send", **{"shown": seal, **said})
    assert page.status_code == 422
    assert "nothing was sent" in text(page)
    assert service.asked == []


@pytest.mark.parametrize("way", ["chloe arobase globex point example", "06_98_76_54_32"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "holds a way to reach somebody that no mark can stand for"),
        ("fr", "un moyen de joindre quelqu’un"),
    ],
)
def test_a_way_no_mark_stands_for_keeps_the_message_here(
    me: Client, book: Book, row: Introduction, service: Service, way: str, lang: str, said: str
) -> None:
    book.language = lang
    book.save()
    page = pressed(me, row, "reword:show", body=f"Bonjour Alice,\n\nChloé : {way}.\n\nPaul")
    assert page.status_code == 422
    assert said in text(page)
    assert service.asked == []


def test_other_words_are_taken_when_told_and_given_back(
    me: Client, row: Introduction, service: Service
) -> None:
    page = pressed(me, row, "take", other="Other\r\nwords")
    assert ">\nOther\nwords</textarea>" in page.content.decode()
    assert "Take mine back" in text(page)
    back = pressed(me, row, "back", body="Other\nwords", mine=MINE)
    assert f">\n{MINE}</textarea>" in unescape(back.content.decode())


def test_a_message_it_is_not_ready_for_is_neither_shown_nor_sent(
    me: Client, book: Book, row: Introduction, service: Service, alice: Person
) -> None:
    ask_side(book, row, alice, on=TODAY)
    answer(book, row, alice, yes=True, on=TODAY)
    for intent in ("introduce", "introduce-news", "none", ""):
        page = pressed(me, row, "reword:send", intent=intent, shown="x")
        assert "[CONTACT-1]" not in page.content.decode()
    assert service.asked == []
