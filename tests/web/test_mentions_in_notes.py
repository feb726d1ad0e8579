"""Notes that name people lead to them, and their pages show where they are named."""

from django.test import Client
from tests.builders import TODAY, a_person
from tests.web.pages import text

from entregent.services.fields import set_fields
from entregent.storage.models import Book, Person


def test_a_note_leads_to_whom_it_names_and_they_show_it(
    me: Client, book: Book, benoit: Person
) -> None:
    claire = a_person(book, "Claire Morel")
    me.post(f"/people/{benoit.pk}/notes/", {"text": "Dîner avec @Claire Morel\nà Lyon"})
    page = me.get(f"/people/{benoit.pk}/").content.decode()
    assert f'avec <a href="/people/{claire.pk}/">@Claire Morel</a><br>à Lyon' in page
    said = text(me.get(f"/people/{claire.pk}/"))
    assert "Named in your notes on others" in said
    assert "@Claire Morel à Lyon" in said
    assert "Named in" not in text(me.get(f"/people/{benoit.pk}/"))


def test_who_is_named_in_a_note_on_themselves_is_not_told_so(me: Client, benoit: Person) -> None:
    me.post(f"/people/{benoit.pk}/notes/", {"text": "@Benoît Durand himself"})
    assert "Named in" not in text(me.get(f"/people/{benoit.pk}/"))


def test_hostile_names_and_notes_are_shown_harmless(me: Client, book: Book) -> None:
    name = "Zoé <b>Wolf</b> <script>alert(1)</script>"
    zoe = a_person(book, name)
    alice = a_person(book)
    set_fields(book, alice, [("note", f"@{name} & <img src=x onerror=alert(1)>")], on=TODAY)
    page = me.get(f"/people/{alice.pk}/").content.decode()
    assert f'<a href="/people/{zoe.pk}/">@Zoé &lt;b&gt;Wolf&lt;/b&gt;' in page
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x" in me.get(f"/people/{zoe.pk}/").content.decode()


def test_a_note_of_ten_thousand_signs_is_kept(me: Client, benoit: Person) -> None:
    me.post(f"/people/{benoit.pk}/notes/", {"text": "@a" * 5_000})
    assert "@a@a" in text(me.get(f"/people/{benoit.pk}/"))
