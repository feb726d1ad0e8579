"""French and English: the page speaks the language of the book."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from tests.builders import TODAY, an_exchange
from tests.web.pages import text

from entregent.services.wording.language import spoken
from entregent.storage.models import Book, Entry, Person


@pytest.fixture
def french(book: Book) -> Book:
    """The book, speaking French."""
    book.language = "fr"
    book.save()
    return book


def test_a_french_book_has_french_pages(me: Client, french: Book, benoit: Person) -> None:
    an_exchange(french, benoit, channel="meeting", on=TODAY - timedelta(days=2))
    response = me.get("/")
    said = text(response)
    assert '<html lang="fr">' in response.content.decode()
    for words in (
        "Dimanche 22 novembre",
        "Une personne. Environ 4 minutes.",
        "Un rendez-vous il y a deux jours, et rien d’envoyé depuis.",
        "Plus tard",
    ):
        assert words in said


def test_a_french_page_keeps_narrow_spaces_before_its_signs(
    me: Client, french: Book, benoit: Person
) -> None:
    said = {"channel": "call", "on": "2026-11-20"}
    an_exchange(french, benoit, channel="meal", on=TODAY - timedelta(days=2))
    response = me.post(f"/people/{benoit.pk}/log/", said, follow=True)
    assert "\u202f: un appel il y a deux jours" in text(response)


def test_the_language_is_chosen_for_good_at_the_foot_of_any_page(me: Client, book: Book) -> None:
    page = me.get("/people/?q=a%26b&sort=due").content.decode()
    assert '<button class="as-link" name="language" value="fr" lang="fr">Français</button>' in page
    assert 'name="back" value="/people/?q=a%26b&amp;sort=due"' in page
    said = {"language": "fr", "back": "/people/?q=a%26b&sort=due"}
    response = me.post("/settings/language/", said)
    assert (response.status_code, response["Location"]) == (303, said["back"])
    book.refresh_from_db()
    assert book.language == "fr"
    assert "Aujourd’hui" in text(me.get("/"))


def test_an_address_may_ask_for_a_language_and_writes_nothing(me: Client, book: Book) -> None:
    response = me.get("/people/?q=a&lang=fr")
    assert (response.status_code, response["Location"]) == (302, "/people/?q=a")
    assert "Aujourd’hui" in text(me.get("/"))
    book.refresh_from_db()
    assert book.language == "en"
    assert not Entry.objects.exists()


def test_settings_show_the_language_that_is_read_and_keep_it_when_saved(
    me: Client, book: Book
) -> None:
    def chosen() -> str:
        page = me.get("/settings/").content.decode()
        [language] = re.findall(r'<option value="(..)" lang=".." selected>', page)
        return str(language)

    assert chosen() == "en"
    me.get("/?lang=fr")
    said = "Ces pages sont dans la langue qu’une adresse a demandée"
    assert chosen() == "fr"
    assert said in text(me.get("/settings/"))
    me.post("/settings/language/", {"language": "fr"})
    book.refresh_from_db()
    assert (chosen(), book.language) == ("fr", "fr")
    assert said not in text(me.get("/settings/"))


def test_a_language_chosen_for_good_is_that_of_this_browser_again(me: Client) -> None:
    me.get("/?lang=fr")
    me.post("/settings/language/", {"language": "en"})
    assert "Today" in text(me.get("/"))


def test_choosing_the_same_language_again_leaves_no_trace(me: Client) -> None:
    me.post("/settings/language/", {"language": "en"})
    assert not Entry.objects.exists()


def test_a_language_that_is_none_is_refused(me: Client, book: Book) -> None:
    response = me.get("/?lang=tlh")
    assert response.status_code == 422
    assert "tlh" in text(response)
    book.refresh_from_db()
    assert book.language == "en"


def test_the_language_of_a_page_ends_with_it(me: Client, french: Book) -> None:
    me.get("/")
    assert spoken() == "en"


def test_a_page_that_is_not_there_is_french_too(me: Client, french: Book) -> None:
    assert "Il n’y a rien à cette adresse." in text(me.get("/people/999/"))
