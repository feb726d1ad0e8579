"""Templates of messages on the settings, and a message kept as one where it is written."""

from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, a_person, an_exchange, exported
from tests.web.pages import addresses, text

from entregent.services.templates import add_template
from entregent.storage.models import Book, Entry, Person, Template

TYPED = "Hello {given},\r\n\r\nHow <b>are</b> you?\r\n\r\n{me}"
KEPT = "Hello {given},\n\nHow <b>are</b> you?\n\n{me}"
NEW = {"intent": "reconnect", "language": "en", "register": "", "name": "", "subject": ""}


def sent(me: Client, to: str = "", **said: object) -> Any:
    return me.post(f"/settings/templates/{to}", {**NEW, "body": TYPED, **said})


def a_template(book: Book, body: str = "Quoi de neuf ?", **said: str) -> Template:
    return add_template(book, **{"intent": "reconnect", "language": "fr", "body": body, **said})


def undo(me: Client, page: Any) -> None:
    me.post("/undo/", {"entry": page.context["toast"].entry, "back": "/settings/"})


@pytest.fixture
def write(book: Book, benoit: Person) -> str:
    """The address where Benoît, not heard of for three years, is written to."""
    an_exchange(book, benoit, on=TODAY - timedelta(days=1100))
    return f"/people/{benoit.pk}/write/"


def test_one_is_written_corrected_taken_away_and_each_is_undone(me: Client, book: Book) -> None:
    before = exported(book)
    done = sent(me, name="Short", subject="A word, {given}")
    assert done.headers["Location"] == "/settings/#templates"
    page = me.get("/settings/")
    assert "Your template is kept." in text(page)
    assert KEPT in unescape(page.content.decode())
    assert "<b>are" not in page.content.decode()
    assert "Reconnect · In English · “Short”" in text(page)
    template, written = Template.objects.get(), exported(book)
    sent(me, f"{template.pk}/", body="What are you up to?")
    corrected = me.get("/settings/")
    assert "What are you up to?" in text(corrected)
    undo(me, corrected)
    assert exported(book) == written
    sent(me, f"{template.pk}/drop/")
    assert not Template.objects.exists()
    undo(me, me.get("/settings/"))
    assert exported(book) == written
    undo(me, page)
    assert exported(book) == before


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"body": "Hello,"}, "between the greeting and the closing"),
        ({"body": "Hello {nobody}, how are you now, then?"}, "{given}"),
        ({"body": "x " * 5_001 + "."}, "longer than 5000 characters"),
        ({"intent": "thank"}, "not among"),
        ({"language": "xx"}, "not among"),
        ({"register": "xx", "language": "fr"}, "not among"),
    ],
)
def test_what_was_typed_is_still_there_when_it_is_refused(
    me: Client, book: Book, said: dict[str, str], why: str
) -> None:
    before = exported(book)
    page = sent(me, **{"name": "Mine", **said}, back="/goals/")
    assert page.status_code == 422
    assert why in text(page)
    part = page.context["templates"]
    assert (part.new.is_open, part.new.name, part.back) == (True, "Mine", "/goals/")
    assert part.new.body == said.get("body", TYPED)
    assert page.context["blurbs"].new.refusal == ""
    assert exported(book) == before


def test_a_refused_correction_stands_in_its_own_form(me: Client, book: Book) -> None:
    template = a_template(book)
    page = sent(me, f"{template.pk}/", body=" ")
    assert page.status_code == 422
    (row,) = page.context["templates"].rows
    assert (row.is_open, bool(row.refusal)) == (True, True)
    assert not page.context["templates"].new.is_open
    assert Template.objects.get().body == "Quoi de neuf ?"


def test_one_taken_away_in_another_window_is_not_lost_when_it_is_corrected(me: Client) -> None:
    page = sent(me, "999/", body="How is the garden?")
    assert page.status_code == 404
    assert "How is the garden?" in text(page)
    assert "not there any more" in text(page)


def test_the_page_asks_the_same_of_the_database_however_many_there_are(
    me: Client, book: Book
) -> None:
    a_template(book)
    with CaptureQueriesContext(connection) as few:
        me.get("/settings/")
    for number in range(12):
        a_template(book, f"Quoi de neuf {number} ?", intent="catch-up")
    with CaptureQueriesContext(connection) as many:
        me.get("/settings/")
    assert len(many) == len(few)


def test_what_a_newer_book_brought_is_shown_by_its_code(me: Client, book: Book) -> None:
    Template.objects.create(
        book=book, intent="sing", language="oc", body="Adieu", written_on=TODAY
    )  # fmt: skip
    page = me.get("/settings/")
    assert page.status_code == 200
    assert "sing · oc" in text(page)


def test_the_words_are_french_on_a_french_page(me: Client, book: Book) -> None:
    book.language = "fr"
    book.save()
    a_template(book, register="tu", name="Mot")
    said = text(me.get("/settings/"))
    assert "Vos modèles" in said
    assert "Renouer · En français, en tutoyant · «\u202fMot\u202f»" in said
    assert "{prénom}, {moi}" in said
    page = sent(me, body="Bonjour {nom}, que devenez-vous ?", language="fr")
    assert "{prénom}" in page.context["templates"].new.refusal


def test_a_message_is_kept_with_places_for_what_was_known_of_them(
    me: Client, book: Book, write: str
) -> None:
    before = exported(book)
    body = "Hello Benoît,\r\n\r\nThree years, and Globex? Tell me."
    asked = {"language": "en", "intent": "reconnect"}
    page = me.post(write, {**asked, "subject": "Mine", "body": body, "do": "keep"})
    assert page.status_code == 200
    assert "Kept as a template" in text(page)
    kept = Template.objects.get()
    assert (kept.intent, kept.language, kept.subject) == ("reconnect", "en", "Mine")
    assert kept.body == "Hello {given},\n\n{Silence}, and {firm}? Tell me."
    assert "Three years, and Globex" in text(page)
    again = me.get(write, asked)
    assert (again.context["draft"].subject, again.context["draft"].body) == (
        "Mine", body.replace("\r\n", "\n"),
    )  # fmt: skip
    me.post("/undo/", {"entry": page.context["toast"].entry, "back": "/"})
    assert exported(book) == before


def test_a_message_that_is_kept_already_is_kept_once(me: Client, book: Book, write: str) -> None:
    said = {"language": "en", "body": "How are you, Benoît?", "do": "keep"}
    me.post(write, said)
    acts = Entry.objects.count()
    assert "Nothing was changed." in text(me.post(write, said))
    assert Entry.objects.count() == acts


def test_what_could_not_be_used_again_is_not_kept(me: Client, book: Book, write: str) -> None:
    page = me.post(
        write, {"language": "en", "body": "Hello {you}, my dear old friend.", "do": "keep"}
    )
    assert page.status_code == 422
    assert "{given}" in text(page)
    assert "my dear old friend" in page.content.decode()
    assert not Template.objects.exists()


def test_a_draft_of_a_template_leads_to_where_it_is_corrected_and_back(
    me: Client, book: Book, write: str
) -> None:
    template = a_template(book, "What are you up to?", language="en")
    page = me.get(write, {"language": "en", "intent": "reconnect"})
    assert page.context["draft"].body == "What are you up to?"
    where = urlsplit(page.context["correct_template"])
    assert page.context["correct_template"] in addresses(page).followed
    assert (where.path, where.fragment) == ("/settings/", f"template-{template.pk}")
    part = me.get(f"{where.path}?{where.query}").context["templates"]
    assert [row.is_open for row in part.rows] == [True]
    assert part.back == parse_qs(where.query)["back"][0]
    done = sent(me, f"{template.pk}/", body="What is new?", back=part.back)
    assert me.get(done.headers["Location"]).context["draft"].body == "What is new?"
    other = me.get(write, {"language": "en", "intent": "reconnect", "wording": 1})
    assert other.context["correct_template"] == ""


def test_thanks_for_whom_one_met_are_no_template(me: Client, book: Book, benoit: Person) -> None:
    chloe = a_person(book, "Chloé Petit")
    asked = {"item": f"thank-{benoit.pk}-{chloe.pk}"}
    page = me.get(f"/people/{benoit.pk}/write/", asked)
    assert 'value="keep"' not in page.content.decode()
