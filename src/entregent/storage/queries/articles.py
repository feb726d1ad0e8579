"""Articles: those kept, to whom each was sent, and what matters to people."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from entregent.core.matching.fit import Said
from entregent.storage.bulk import matching
from entregent.storage.models import Article, Book, Interest, Shared

# One reads about what one cares for, or knows how to do; of a need, one wants it met.
READ_ABOUT = (Interest.MATTERS, Interest.OFFER)


def articles(book: Book, *, since: date | None = None) -> list[Article]:
    """Return the articles kept, since a day if one is given, the latest first."""
    rows = Article.objects.filter(book=book)
    return list((rows.filter(kept_on__gte=since) if since else rows).order_by("-kept_on", "-pk"))


def article_of(book: Book, number: int) -> Article | None:
    """Return an article of the book, None when there is none such."""
    return Article.objects.filter(book=book, pk=number).first()


def shared_with(articles: Collection[Article]) -> dict[int, set[int]]:
    """Return, by article, to whom it was sent."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = matching(Shared, ["article_id", "person_id"], "article_id", [one.pk for one in articles])
    for article, person in rows:
        found[article].add(person)
    return found


def what_matters(book: Book, *, limit: int | None = None) -> list[Said]:
    """Return what matters to people of the book and what they offer, the latest noted first;
    nothing of mine, nor of who is archived.
    """
    rows = Interest.objects.filter(
        book=book, kind__in=READ_ABOUT, state=Interest.OPEN,
        person__is_me=False, person__archived_on=None,
    )  # fmt: skip
    told = rows.order_by("-pk").values_list("person_id", "text")
    return [Said(*row) for row in (told if limit is None else told[:limit])]


def what_matters_to(people: Collection[int]) -> list[Said]:
    """Return the same of these people alone."""
    rows = matching(
        Interest, ["person_id", "kind", "text"], "person_id", sorted(people), state=Interest.OPEN
    )
    return [Said(person, text) for person, kind, text in rows if kind in READ_ABOUT]
