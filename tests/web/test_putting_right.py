"""What one noted wrong is put right where it stands."""

from pathlib import Path

import pytest
from django.test import Client
from tests.builders import ME, NOW, TODAY, a_person, an_exchange, an_mbox
from tests.web.pages import addresses, text

from entregent.services.fields import set_fields
from entregent.services.importing.run import import_paths
from entregent.storage.models import Book, Exchange, Note, Person


@pytest.fixture
def call(book: Book, benoit: Person) -> Exchange:
    """A call with Benoît that was not with him, or not a call."""
    return an_exchange(book, benoit, channel="call", note="The sea")


@pytest.fixture
def note(book: Book, benoit: Person) -> Note:
    """What was noted of Benoît."""
    set_fields(book, benoit, [("note", "Sails")], on=TODAY)
    return Note.objects.get()


def test_the_timeline_leads_to_what_was_typed_alone(
    me: Client, book: Book, benoit: Person, call: Exchange, tmp_path: Path
) -> None:
    set_fields(book, benoit, [("email", "alice@acme.example")], on=TODAY)
    import_paths(book, [an_mbox(tmp_path)], me=[ME])
    mail = Exchange.objects.get(channel="email")
    page = me.get(f"/people/{benoit.pk}/")
    assert f"/people/{benoit.pk}/log/{call.pk}/" in addresses(page).followed
    assert f"/people/{benoit.pk}/log/{mail.pk}/" not in addresses(page).followed
    assert me.get(f"/people/{benoit.pk}/log/{mail.pk}/").status_code == 404


def test_an_exchange_is_put_right_and_undone(me: Client, benoit: Person, call: Exchange) -> None:
    where = f"/people/{benoit.pk}/log/{call.pk}/"
    form = me.get(where)
    assert 'value="The sea"' in form.content.decode()
    assert '<option value="call" selected>' in form.content.decode()
    said = {"channel": "meal", "on": "2026-11-20", "by": "both", "note": "The hills"}
    done = me.post(where, said, follow=True)
    assert "Corrected, with Benoît Durand." in text(done)
    assert "The hills" in text(done)
    me.post("/undo/", {"entry": done.context["toast"].entry})
    assert "The sea" in text(me.get(f"/people/{benoit.pk}/"))


def test_an_exchange_is_taken_out_and_undone(me: Client, benoit: Person, call: Exchange) -> None:
    done = me.post(f"/people/{benoit.pk}/log/{call.pk}/", {"remove": "1"}, follow=True)
    assert "The exchange with Benoît Durand is taken out." in text(done)
    assert not Exchange.objects.exists()
    me.post("/undo/", {"entry": done.context["toast"].entry})
    assert Exchange.objects.get().pk == call.pk


def test_a_day_that_cannot_be_is_refused_with_what_was_typed(
    me: Client, benoit: Person, call: Exchange
) -> None:
    said = {"channel": "meal", "on": "2027-01-01", "note": "Typed with care"}
    answer = me.post(f"/people/{benoit.pk}/log/{call.pk}/", said)
    assert answer.status_code == 422
    assert "That day has not come yet." in text(answer)
    assert 'value="Typed with care"' in answer.content.decode()
    assert '<option value="meal" selected>' in answer.content.decode()


def test_a_note_is_put_right_and_undone(me: Client, benoit: Person, note: Note) -> None:
    where = f"/people/{benoit.pk}/notes/{note.pk}/"
    assert ">Sails</textarea>" in me.get(where).content.decode()
    done = me.post(where, {"text": "Climbs"}, follow=True)
    assert "The note about Benoît Durand is corrected." in text(done)
    assert "Climbs" in text(done)
    me.post("/undo/", {"entry": done.context["toast"].entry})
    assert Note.objects.get().text == "Sails"


def test_a_note_that_is_emptied_is_refused_and_stays(
    me: Client, benoit: Person, note: Note
) -> None:
    answer = me.post(f"/people/{benoit.pk}/notes/{note.pk}/", {"text": " "})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert Note.objects.get().text == "Sails"


def test_what_is_the_same_is_said_so_and_offers_no_undo(
    me: Client, benoit: Person, note: Note
) -> None:
    done = me.post(f"/people/{benoit.pk}/notes/{note.pk}/", {"text": "Sails"}, follow=True)
    assert "Nothing was changed." in text(done)
    assert done.context["toast"].entry == 0


def test_only_whom_it_is_about_leads_to_it(
    me: Client, book: Book, benoit: Person, call: Exchange, note: Note
) -> None:
    alice = a_person(book)
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    stranger = a_person(other, "Zoé Wolf")
    theirs = an_exchange(other, stranger)
    for path in (
        f"/people/{alice.pk}/log/{call.pk}/",
        f"/people/{alice.pk}/notes/{note.pk}/",
        f"/people/{benoit.pk}/log/{theirs.pk}/",
        f"/people/{stranger.pk}/log/{theirs.pk}/",
    ):
        assert me.get(path).status_code == 404
        assert me.post(path, {"remove": "1", "text": "x"}).status_code == 404
    assert Exchange.objects.count() == 2


def test_hostile_words_are_shown_harmless_where_they_are_put_right(
    me: Client, book: Book, benoit: Person
) -> None:
    hostile = '"></textarea><script>alert(1)</script>'
    set_fields(book, benoit, [("note", hostile)], on=TODAY)
    logged = an_exchange(book, benoit, note=hostile)
    for path in (f"log/{logged.pk}", f"notes/{Note.objects.get().pk}"):
        answer = me.get(f"/people/{benoit.pk}/{path}/")
        assert "<script>alert" not in answer.content.decode()
        assert addresses(answer).inline == []


def test_the_form_stands_in_the_place_of_what_it_puts_right(
    me: Client, benoit: Person, call: Exchange
) -> None:
    answer = me.get(f"/people/{benoit.pk}/log/{call.pk}/", headers={"HX-Request": "true"})
    assert b"<html" not in answer.content
    assert f'action="/people/{benoit.pk}/log/{call.pk}/"' in answer.content.decode()
