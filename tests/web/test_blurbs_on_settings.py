"""The few lines about oneself on the settings: written, corrected, taken away, brought back."""

from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, exported
from tests.web.pages import text

from entregent.services.blurbs import LONGEST, add_blurb
from entregent.services.goals import add_goal, close_goal
from entregent.services.me import choose_my_position, set_mine
from entregent.storage.models import Blurb, Book

TYPED = "Paul builds bridges\r\nand <b>looks</b> for a yard."
KEPT = "Paul builds bridges and <b>looks</b> for a yard."


def sent(me: Client, to: str = "", **said: object) -> Any:
    return me.post(f"/settings/blurbs/{to}", {"text": TYPED, "language": "en", **said})


def undo(me: Client, page: Any) -> None:
    me.post("/undo/", {"entry": page.context["toast"].entry, "back": "/settings/"})


def test_lines_are_written_corrected_taken_away_and_each_is_undone(me: Client, book: Book) -> None:
    before = exported(book)
    done = sent(me)
    assert done.headers["Location"] == "/settings/#blurbs"
    page = me.get("/settings/")
    assert "Your lines are kept." in text(page)
    assert KEPT in unescape(page.content.decode())
    assert "<b>looks" not in page.content.decode()
    blurb, written = Blurb.objects.get(), exported(book)
    sent(me, f"{blurb.pk}/", text="Paul builds ships.")
    corrected = me.get("/settings/")
    assert "Paul builds ships." in text(corrected)
    undo(me, corrected)
    assert exported(book) == written
    sent(me, f"{blurb.pk}/drop/")
    assert not Blurb.objects.exists()
    undo(me, me.get("/settings/"))
    assert exported(book) == written
    undo(me, page)
    assert exported(book) == before


def test_a_first_sentence_is_proposed_and_nothing_is_kept(me: Client, book: Book) -> None:
    set_mine(book, [("name", "Paul Moi")], on=TODAY)
    choose_my_position(book, title="Engineer", organisation="Acme", on=TODAY)
    before = exported(book)
    page = me.get("/settings/")
    assert "Paul Moi works at Acme as an engineer." in text(page)
    assert "nothing is kept yet" in text(page)
    assert exported(book) == before
    sent(me)
    new = me.get("/settings/").context["blurbs"].new
    assert (new.language, new.text) == ("fr", "Paul Moi est engineer chez Acme.")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"text": " "}, "Write a few sentences about yourself"),
        ({"text": "x" * (LONGEST + 1)}, "longer than 1200 characters"),
        ({"text": "Mine", "language": "xx"}, "not among"),
        ({"text": "Mine", "language": "fr"}, "correct it, above"),
        ({"text": "Mine", "goal": "999"}, "no goal called"),
        ({"text": "Mine", "goal": "²"}, "no goal called"),
    ],
)
def test_what_was_typed_is_still_there_when_it_is_refused(
    me: Client, book: Book, said: dict[str, str], why: str
) -> None:
    goal = add_goal(book, name="A yard")
    add_blurb(book, text="Paul construit des ponts.", language="fr")
    before = exported(book)
    page = sent(me, **({"goal": ""} | said), back="/goals/")
    assert page.status_code == 422
    assert why in text(page)
    part = page.context["blurbs"]
    assert (part.new.text, part.new.is_open, part.back) == (said["text"], True, "/goals/")
    assert [one.pk for one in part.goals] == [goal.pk]
    assert exported(book) == before


def test_a_refused_correction_stands_in_its_own_form(me: Client, book: Book) -> None:
    blurb = add_blurb(book, text="Paul construit des ponts.", language="fr")
    page = sent(me, f"{blurb.pk}/", text=" ")
    assert page.status_code == 422
    (row,) = page.context["blurbs"].rows
    assert (row.is_open, bool(row.refusal), page.context["blurbs"].new.refusal) == (True, True, "")
    assert Blurb.objects.get().text == "Paul construit des ponts."


def test_another_page_leads_to_the_form_meant_and_is_come_back_to(me: Client, book: Book) -> None:
    goal, over = add_goal(book, name="A yard"), add_goal(book, name="A pier")
    close_goal(book, over, on=TODAY)
    page = me.get("/settings/", {"language": "fr", "goal": goal.pk, "back": "/goals/"})
    new = page.context["blurbs"].new
    assert (new.language, new.goal, new.is_open) == ("fr", goal.pk, True)
    assert [one.name for one in page.context["blurbs"].goals] == ["A yard"]
    assert '<input type="hidden" name="back" value="/goals/">' in page.content.decode()
    assert sent(me, back="/goals/").headers["Location"] == "/goals/"
    assert sent(me, language="fr", back="https://evil.example/").headers["Location"] == "/"
    blurb = Blurb.objects.get(language="fr")
    (open_one,) = (
        row for row in me.get("/settings/", {"blurb": blurb.pk}).context["blurbs"].rows
        if row.is_open
    )  # fmt: skip
    assert open_one.blurb == blurb


def test_the_page_asks_the_same_of_the_database_however_many_there_are(
    me: Client, book: Book
) -> None:
    add_blurb(book, text="One.", language="fr", goal=add_goal(book, name="Goal"))
    with CaptureQueriesContext(connection) as few:
        me.get("/settings/")
    for number in range(12):
        add_blurb(book, text="One.", language="fr", goal=add_goal(book, name=f"Goal {number}"))
    with CaptureQueriesContext(connection) as many:
        me.get("/settings/")
    assert len(many) == len(few)


def test_the_words_are_french_on_a_french_page(me: Client, book: Book) -> None:
    book.language = "fr"
    book.save()
    add_blurb(book, text="Paul construit.", language="fr", goal=add_goal(book, name="Un chantier"))
    said = text(me.get("/settings/"))
    assert "Quelques lignes sur vous" in said
    assert "En français, pour «\u202fUn chantier\u202f»" in said
    assert "Vos lignes sont enregistrées." in text(me.get(sent(me, language="fr")["Location"]))


def test_a_language_we_do_not_speak_is_shown_by_its_code(me: Client, book: Book) -> None:
    Blurb.objects.create(book=book, language="oc", text="Pau bastís.", written_on=TODAY)
    page = me.get("/settings/")
    assert page.status_code == 200
    assert "oc Pau bastís." in text(page)


def test_lines_taken_away_in_another_window_are_not_lost_when_they_are_corrected(
    me: Client,
) -> None:
    page = me.post("/settings/blurbs/999/", {"text": "I build bridges.", "language": "en"})
    assert page.status_code == 404
    assert "I build bridges." in text(page)
    assert "not there any more" in text(page)
