"""Articles kept to be shared: for whom, in a draft, on today's list, and never twice to one."""

from datetime import date, timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange
from tests.drafting import draft_to

from entregent.core.drafts import Intent
from entregent.services import journal
from entregent.services.articles import (
    FRESH_FOR,
    LONGEST_TITLE,
    change_article,
    drop_article,
    for_whom,
    keep_article,
    note_sent,
    to_send,
)
from entregent.services.draft_check import check_draft
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.merging import join
from entregent.services.sent import follow
from entregent.services.today import forget, todays_list
from entregent.services.undoing import undo
from entregent.storage.models import Article, Book, Person, Shared
from entregent.storage.queries.articles import articles

pytestmark = pytest.mark.django_db

WIND = "L’éolien flottant : retour d’expérience"


def who_cares(book: Book, name: str = "Alice Martin", what: str = "l’éolien") -> Person:
    person = a_person(book, name)
    set_fields(book, person, [("matters", what)], on=TODAY)
    return Person.objects.get(pk=person.pk)


def names(book: Book, article: Article) -> list[str]:
    found = for_whom(book, [article], limit=5)[article.pk]
    return [one.person.name for one in found]


def test_an_article_finds_whom_it_may_please_until_it_is_sent_to_them(book: Book) -> None:
    alice, other = who_cares(book), who_cares(book, "Benoît Durand", "la couture")
    article = keep_article(book, title=WIND)
    assert names(book, article) == ["Alice Martin"]
    assert to_send(book, [alice.pk, other.pk], on=TODAY).keys() == {alice.pk}
    note_sent(book, article, alice, on=TODAY)
    note_sent(book, article, alice, on=TODAY)
    assert names(book, article) == []
    assert to_send(book, [alice.pk, other.pk], on=TODAY) == {}
    undo(book)
    assert names(book, article) == ["Alice Martin"]


def test_nobody_archived_is_told_of_and_what_is_done_counts_no_more(book: Book) -> None:
    alice = who_cares(book)
    article = keep_article(book, title=WIND)
    set_fields(book, alice, [("archived", "yes")], on=TODAY)
    assert names(book, article) == []


@pytest.mark.parametrize(
    ("title", "address"),
    [
        (WIND, "https://medium.com/@lacaze/eolien-2026-11-22"),
        (WIND, "https://www.linkedin.com/pulse/eolien-flottant-612345678901"),
        (WIND, "https://acme.example/blog/eolien"),
        ("Node.js chez Leboncoin.fr : l’éolien en chiffres, 15 000 000 €", ""),
    ],
)
def test_an_article_on_the_web_is_no_way_to_reach_anybody(
    book: Book, title: str, address: str
) -> None:
    set_fields(book, who_cares(book), [("website", "https://acme.example")], on=TODAY)
    assert names(book, keep_article(book, title=title, address=address)) == ["Alice Martin"]


def test_an_address_kept_twice_is_one_article(book: Book) -> None:
    first = keep_article(book, title="Éolien", address="revue.example/eolien")
    again = keep_article(book, title=WIND, address="https://revue.example/eolien", words="en mer")
    assert again.pk == first.pk
    assert [(one.title, one.address, one.words) for one in articles(book)] == [
        (WIND, "https://revue.example/eolien", "en mer")
    ]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"title": "  "}, "article-untitled"),
        ({"title": "A", "address": "javascript:alert(1)"}, "not-a-website"),
        ({"title": "A", "address": "nowhere"}, "not-a-website"),
        ({"title": "A" * (LONGEST_TITLE + 1)}, "words-too-long"),
    ],
)
def test_what_is_no_article_is_refused(book: Book, said: dict[str, str], code: str) -> None:
    with pytest.raises(EntregentError) as refused:
        keep_article(book, **said)
    assert refused.value.code == code
    assert not Article.objects.exists()


def test_it_is_corrected_taken_away_with_whom_it_was_sent_to_and_brought_back(book: Book) -> None:
    alice = who_cares(book)
    article = keep_article(book, title="Éolien")
    change_article(book, article, title=WIND, words="en mer")
    note_sent(book, article, alice, on=TODAY)
    drop_article(book, article)
    assert not Article.objects.exists()
    assert not Shared.objects.exists()
    undo(book)
    assert names(book, Article.objects.get()) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("address", ["", "https://revue.example/l'eolien?a=1&b=2"])
@pytest.mark.parametrize("matters", ["les vents", "la couture"])
def test_a_draft_names_it_and_where_it_is_and_passes_the_check(
    book: Book, lang: str, address: str, matters: str
) -> None:
    alice = who_cares(book, what=matters)
    an_exchange(book, alice, on=TODAY - timedelta(days=20), by="them")
    article = keep_article(book, title="« Vents », la revue", address=address)
    for wording in range(4):
        draft = draft_to(
            book, alice, Reason(Intent.SHARE, article=article.pk),
            on=TODAY, lang=lang, register="vous", wording=wording,
        )  # fmt: skip
        assert "‹ Vents ›, la revue" in f"{draft.subject}\n{draft.body}".replace("\u202f", " ")
        assert not address or address in draft.body.splitlines()
        checked, text = check_draft(book, alice, draft, Intent.SHARE, on=TODAY)
        assert not checked.findings, text


def test_a_long_title_leaves_the_subject_to_other_words(book: Book) -> None:
    alice, title = who_cares(book), "Comment " + "vraiment " * 20 + "bien dormir"
    article = keep_article(book, title=title)
    draft = draft_to(book, alice, Reason(Intent.SHARE, article=article.pk), on=TODAY)
    assert "vraiment" not in draft.subject
    assert "vraiment vraiment" in draft.body


def test_whoever_it_is_time_to_write_to_may_be_sent_one(book: Book) -> None:
    forget()
    alice = who_cares(book)
    an_exchange(book, alice, on=TODAY - timedelta(days=200))
    set_fields(book, alice, [("cadence", "30")], on=TODAY)
    article = keep_article(book, title=WIND)
    Article.objects.update(kept_on=TODAY)
    (line,) = todays_list(book, on=TODAY)
    assert line.article == article
    (later,) = todays_list(book, on=TODAY + FRESH_FOR + timedelta(days=1))
    assert later.article is None


def test_a_message_that_shares_it_is_logged_and_they_are_told_of_it_no_more(book: Book) -> None:
    alice = who_cares(book)
    article = keep_article(book, title=WIND)
    reason = Reason(Intent.SHARE, article=article.pk)
    follow(book, alice, reason, channel="email", on=TODAY, subject=f"À lire : {WIND}")
    assert list(Shared.objects.values_list("article", "person")) == [(article.pk, alice.pk)]
    undo(book)
    assert not Shared.objects.exists()


def test_two_made_one_have_it_once(book: Book) -> None:
    alice, same = who_cares(book), who_cares(book, "Alice M.")
    article = keep_article(book, title=WIND)
    for person, day in ((alice, date(2026, 1, 2)), (same, date(2026, 1, 3))):
        note_sent(book, article, person, on=day)
    with journal.entry(book, "merge") as recorder:
        join(recorder, alice, same)
    assert [row.person_id for row in Shared.objects.all()] == [alice.pk]
    undo(book)
    assert {row.person_id for row in Shared.objects.all()} == {alice.pk, same.pk}
