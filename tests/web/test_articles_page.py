"""The page of articles to share."""

import pytest
from django.test import Client
from tests.builders import TODAY, a_person

from entregent.services.articles import keep_article
from entregent.services.fields import set_fields
from entregent.storage.models import Article, Book

pytestmark = pytest.mark.django_db

KEPT = {"title": "L’éolien flottant", "address": "https://revue.example/a", "words": "en mer"}


def test_one_is_kept_found_for_somebody_corrected_and_taken_away(me: Client, book: Book) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("matters", "l’éolien")], on=TODAY)
    page = me.post("/articles/", KEPT, follow=True).content.decode()
    article = Article.objects.get()
    assert "Alice Martin" in page
    assert f"/people/{alice.pk}/write/?intent=share&amp;article={article.pk}" in page
    assert "L’éolien flottant" in me.get(f"/people/{alice.pk}/").content.decode()
    write = me.get(f"/people/{alice.pk}/write/?intent=share&article={article.pk}")
    assert "https://revue.example/a" in write.content.decode()
    me.post(f"/articles/{article.pk}/", {**KEPT, "title": "La couture"})
    page = me.get("/articles/").content.decode()
    assert "La couture" in page
    me.post(f"/articles/{article.pk}/drop/")
    assert not Article.objects.exists()


def test_what_is_refused_stands_as_typed(me: Client, book: Book) -> None:
    article = keep_article(book, title="Éolien")
    wrong = {**KEPT, "address": "nulle part"}
    for address in ("/articles/", f"/articles/{article.pk}/"):
        answer = me.post(address, wrong)
        assert answer.status_code == 422
        assert 'value="nulle part"' in answer.content.decode()
    assert Article.objects.get().title == "Éolien"


def test_an_article_of_nowhere_is_not_there(me: Client) -> None:
    assert me.post("/articles/999/", KEPT).status_code == 404
    assert me.post("/articles/999/drop/").status_code == 404
