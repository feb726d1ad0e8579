"""Articles, kept to be shared: written down, taken away, for whom each is, sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.articles import Reader, readers
from entregent.core.identity import web_key
from entregent.core.language import language_of
from entregent.core.matching.fit import Said
from entregent.core.quoted import within_quotes
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.discreet import telling_how_to_reach
from entregent.services.errors import EntregentError
from entregent.storage.models import Article, Book, Person, Shared
from entregent.storage.queries import articles as queries
from entregent.storage.queries import people as people_queries

LONGEST_TITLE, LONGEST_ADDRESS, LONGEST_WORDS = 300, 2_000, 2_000  # characters
FRESH_FOR = timedelta(days=90)  # an article older than that is news to nobody
LOOKED_AT = 400  # of what matters to people, the latest noted: what a page has time for
LONGEST_IN_SUBJECT = 70  # characters


@dataclass(frozen=True, slots=True)
class ForSomebody:
    """An article that may please somebody, by these words of what matters to them."""

    article: Article
    person: Person
    text: str


def keep_article(book: Book, *, title: str, address: str = "", words: str = "") -> Article:
    """Keep an article; the one of this address, or of this title where there is none, is corrected
    instead, where it is there already.
    """
    written = _written(title, address, words)
    known = {"address": written["address"]} if address.strip() else {"title": written["title"]}
    there = Article.objects.filter(book=book, **known).first()
    if there:
        change_article(book, there, title=title, address=address or there.address, words=words)
        return there
    with journal.entry(book, "article") as recorder:
        return recorder.create(Article(book=book, kept_on=today(book), **written))


def change_article(
    book: Book, article: Article, *, title: str, address: str = "", words: str = ""
) -> None:
    """Correct an article."""
    written = _written(title, address, words)
    if all(getattr(article, field) == value for field, value in written.items()):
        return
    with journal.entry(book, "article-set") as recorder:
        recorder.change(article, **written)


def drop_article(book: Book, article: Article) -> None:
    """Keep an article no longer; `undo` brings it back."""
    with journal.entry(book, "article-drop") as recorder:
        recorder.delete(Shared.objects.filter(article=article))
        recorder.delete(Article.objects.filter(pk=article.pk))


def the_article(book: Book, number: int) -> Article:
    """Return the article of this number."""
    found = queries.article_of(book, number)
    if found is None:
        raise EntregentError("no-such-article", number=number)
    return found


def for_whom(
    book: Book, kept: Collection[Article], *, limit: int, looked_at: int | None = None
) -> dict[int, list[ForSomebody]]:
    """Return, by article, at most so many people it may please and who were not sent it, looking at
    so much of what matters to people, the latest noted; nobody for one that holds a way to reach
    somebody.
    """
    held_back = telling_how_to_reach(kept)
    said = queries.what_matters(book, limit=looked_at) if kept else []
    sent = queries.shared_with(kept)
    chosen = {
        article.pk: [
            reader
            for reader in (_readers(article, said) if article.pk not in held_back else ())
            if reader.person not in sent[article.pk]
        ][:limit]
        for article in kept
    }
    numbers = {reader.person for found in chosen.values() for reader in found}
    named = {person.pk: person for person in people_queries.summaries(sorted(numbers))}
    return {
        article.pk: [
            ForSomebody(article, named[reader.person], reader.text) for reader in chosen[article.pk]
        ]
        for article in kept
    }


def to_send(book: Book, people: Collection[int], *, on: date) -> dict[int, Article]:
    """Return, by person, the freshest article that may please them, of those not sent to them;
    none that holds a way to reach somebody.
    """
    kept = queries.articles(book, since=on - FRESH_FOR)
    if not kept or not people:
        return {}
    held_back = telling_how_to_reach(kept)
    kept = [article for article in kept if article.pk not in held_back]
    said = queries.what_matters_to(people)
    sent = queries.shared_with(kept)
    found: dict[int, Article] = {}
    for article in kept:
        for reader in _readers(article, said):
            if reader.person not in sent[article.pk]:
                found.setdefault(reader.person, article)
    return found


def note_sent(book: Book, article: Article, person: Person, *, on: date) -> None:
    """Note that somebody was sent an article, by whatever way; once."""
    if not Shared.objects.filter(article=article, person=person).exists():
        with journal.entry(book, "article-sent", person=person.pk) as recorder:
            recorder.create(Shared(book=book, article=article, person=person, on=on))


def facts_of_article(book: Book, person: Person, number: int) -> dict[str, str]:
    """Return what a message says of an article: its title, shortly where a subject has room for
    it, its address, whether it is about what matters to them; {} for none. Refused where it holds a
    way to reach somebody.
    """
    if not number:
        return {}
    article = the_article(book, number)
    if telling_how_to_reach([article]):
        raise EntregentError("article-reaches", number=number)
    facts = {"article": within_quotes(article.title)}
    facts |= {"shortly": ""} if len(article.title) <= LONGEST_IN_SUBJECT else {}
    if _readers(article, queries.what_matters_to([person.pk])):
        facts["matters"] = ""  # said, and not quoted: those are notes of mine
    return facts | ({"address": article.address} if article.address else {})


def _readers(article: Article, said: Collection[Said]) -> list[Reader]:
    return readers(f"{article.title}, {article.words}", said)


def _written(title: str, address: str, words: str) -> dict[str, str]:
    """Return what was typed as an article has it; refused where it says too little or too much."""
    called, place = " ".join(typed(title).split()), "".join(typed(address).split())
    said = typed(words).strip()
    if not called:
        raise EntregentError("article-untitled")
    if place and "://" not in place:
        place = f"https://{place}"
    if place and not web_key(place):
        raise EntregentError("not-a-website", value=place[:60])
    for value, most in (
        (called, LONGEST_TITLE),
        (place, LONGEST_ADDRESS),
        (said, LONGEST_WORDS),
    ):
        if len(value) > most:
            raise EntregentError("words-too-long", most=most)
    return {"title": called, "address": place, "words": said, "language": language_of(called)}
