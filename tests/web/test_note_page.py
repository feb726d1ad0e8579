"""A quick note from any page, and the way to anywhere."""

from django.test import Client
from tests.builders import TODAY, a_person
from tests.web.pages import text

from entregent.storage.models import Book, Exchange, Person

SAID = {"who": "Alice Martin", "channel": "call", "on": TODAY.isoformat(), "note": "Sa régate"}


def test_a_note_goes_back_to_the_page_it_was_written_on(me: Client, book: Book) -> None:
    alice = a_person(book)
    done = me.post("/note/", {**SAID, "back": f"/people/{alice.pk}/"})
    assert done.headers["Location"] == f"/people/{alice.pk}/"
    said = text(me.get(done.headers["Location"]))
    assert "Noted, with Alice Martin." in said
    assert "Sa régate" in said


def test_a_note_never_leads_elsewhere(me: Client, book: Book) -> None:
    for back in ("https://evil.example/", "//evil.example", "javascript:alert(1)", ""):
        assert me.post("/note/", {**SAID, "back": back}).headers["Location"] == "/"


def test_every_page_holds_the_form(me: Client, benoit: Person) -> None:
    for page in ("/", "/people/", f"/people/{benoit.pk}/"):
        content = me.get(page).content
        assert b'id="quick"' in content
        assert f'name="back" value="{page}"'.encode() in content
    assert b'id="quick"' not in me.get("/note/").content


def test_a_refused_note_comes_back_as_it_was_written(me: Client, book: Book) -> None:
    a_person(book, "Alice Petit")
    answer = me.post("/note/", {**SAID, "who": "Alice", "back": "/people/"})
    assert answer.status_code == 422
    for words in ("Who do you mean?", "Alice Petit", "Somebody new: Alice"):
        assert words in text(answer)
    assert b'value="Sa r\xc3\xa9gate"' in answer.content
    assert b'name="back" value="/people/"' in answer.content
    assert not Exchange.objects.exists()


def test_a_day_that_has_not_come_is_refused_in_words(me: Client, book: Book) -> None:
    answer = me.post("/note/", {**SAID, "on": "2026-11-23"})
    assert (answer.status_code, "has not come yet" in text(answer)) == (422, True)


def test_people_are_suggested_as_one_types(me: Client, book: Book) -> None:
    a_person(book, "Zoé <b>Wolf</b>", organisation="Acme")
    said = me.get("/note/who/", {"who": "zo"}).content.decode()
    assert 'value="Zoé &lt;b&gt;Wolf&lt;/b&gt;"' in said
    assert "Acme" in said
    assert me.get("/note/who/").content.strip() == b""


def test_one_goes_to_a_person_or_a_page_by_its_beginning(me: Client, benoit: Person) -> None:
    found = me.get("/go/", {"to": "ben"}, headers={"HX-Request": "true"}).content.decode()
    assert f'href="/people/{benoit.pk}/"' in found
    assert "<html" not in found
    assert 'href="/people/"' in me.get("/go/", {"to": "peo"}).content.decode()
    assert "Nothing is like “zzz”" in text(me.get("/go/", {"to": "zzz"}))


def test_with_nothing_typed_the_pages_are_offered(me: Client, benoit: Person) -> None:
    ways = [way.href for way in me.get("/go/").context["ways"]]
    assert ways[:3] == ["/", "/people/", "/reach/"]
    assert {"/import/", "/duplicates/", "/journal/", "/settings/"} < set(ways)


def test_a_stranger_may_neither_note_nor_look(stranger: Client, benoit: Person) -> None:
    for path in ("/note/", "/note/who/?who=b", "/go/?to=b"):
        assert stranger.get(path).status_code == 403


def test_the_note_asked_for_on_the_page_of_somebody_begins_with_them(
    me: Client, benoit: Person
) -> None:
    page = me.get(f"/people/{benoit.pk}/")
    assert page.context["quick"].who == "Benoît Durand"
    assert "/note/?who=Beno%C3%AEt%20Durand" in page.content.decode()
    assert 'value="Benoît Durand"' in me.get("/note/?who=Benoît Durand").content.decode()
