"""Those of an organisation, and those whose position says some words."""

from collections.abc import Collection, Sequence
from operator import itemgetter

from django.db.models import Q, QuerySet

from entregent.core.no_firm import NO_FIRM
from entregent.storage.bulk import matching
from entregent.storage.models import Book, Note, Organisation, Position
from entregent.storage.queries.wanted import with_words

MOST = 3_000  # positions looked at


def _called(book: Book, key: str) -> QuerySet[Organisation]:
    return Organisation.objects.filter(Q(key=key) | Q(key__startswith=f"{key} "), book=book)


def organisation_called(book: Book, key: str) -> str:
    """Return the name of an organisation called so, or that begins with it; "" when none is."""
    found = _called(book, key).order_by("key").values_list("name", flat=True).first()
    return found or ""


def people_at(book: Book, key: str) -> list[int]:
    """Return who is at an organisation called so now."""
    there = Position.objects.filter(organisation__in=_called(book, key), current=True)
    rows = there.filter(person__is_me=False).order_by("person_id")
    return list(rows.values_list("person_id", flat=True).distinct())


def who_was_at(book: Book, places: Collection[int], most: int) -> list[tuple[int, int, bool]]:
    """Return person, place and whether they are there now, of those who are or were at these firms
    or schools; the latest noted first.
    """
    rows = Position.objects.filter(organisation__in=list(places), book=book, person__is_me=False)
    told = rows.exclude(organisation__key__in=NO_FIRM).order_by("-pk")
    return list(told.values_list("person_id", "organisation_id", "current")[:most])


def current_titles(
    book: Book, asked: Sequence[Sequence[str]], *, limit: int = MOST
) -> list[tuple[int, str, str]]:
    """Return person, title and organisation of those who have, for each of these, a word that
    begins with one; some of them where they are many.
    """
    return titles_of_each(book, [asked], limit=limit)[0]


def noted(book: Book, begun: Sequence[str]) -> list[tuple[int, str]]:
    """Return person and text of the notes on those of whom a word begins with one of these; some of
    them where they are many.
    """
    found = with_words([begun], MOST)
    rows = matching(Note, ("person_id", "text"), "person_id", found, book_id=book.pk)
    return [(person, text) for person, text in rows]


def titles_of_each(
    book: Book, wanted: Sequence[Sequence[Sequence[str]]], *, limit: int = MOST
) -> list[list[tuple[int, str, str]]]:
    """Return the same for several of these, with the positions of all of them read at once."""
    # By number: the database would walk through all positions. The owner is in no index.
    found = [set(with_words(asked, limit)) for asked in wanted]
    rows = matching(
        Position, ("person_id", "title", "organisation_id"), "person_id", set().union(*found),
        book_id=book.pk, current=True,
    )  # fmt: skip
    named = {firm for _, _, firm in rows if firm}
    firms = dict(matching(Organisation, ("id", "name"), "id", named))
    rows.sort(key=itemgetter(0))
    told = [(person, title, firms.get(firm, "")) for person, title, firm in rows]
    return [[row for row in told if row[0] in some][:limit] for some in found]
