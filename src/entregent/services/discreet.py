"""What may be told of people to others: a name, words about them, never how to reach them."""

from collections.abc import Collection, Iterable

from entregent.core.contact_details import (
    holds_contact,
    holds_way,
    page_holds_contact,
    pages_named,
    unnamed,
)
from entregent.storage.models import Address, Article, Person
from entregent.storage.queries.people import bounced_last, pages_of_others


def safe_name(person: Person) -> str:
    """Return a name as it may be told to others: "" for one that holds a way to reach somebody."""
    return discreet(person.name, person)


def discreet(text: str, *of: Person) -> str:
    """Return a text, "" where it holds a way to reach anybody, or these people as it is known.

    With nobody given, it may tell of anybody: what looks like a way is taken for one.
    """
    return "" if holds_contact(text, _ways(of) if of else None) else text


def tells_how_to_reach(text: str, of: Iterable[Person]) -> bool:
    """Tell whether a text about me holds a way to reach these people; it may hold mine."""
    return holds_way(text, _ways(of))


def telling_how_to_reach(kept: Collection[Article]) -> set[int]:
    """Return which of these articles hold a way to reach somebody, in their title or address: a
    mailbox, a number, a profile, or a page of somebody of the book, but mine.
    """
    told = {
        article.pk
        for article in kept
        if holds_contact(article.title, ()) or page_holds_contact(article.address)
    }
    named = {
        article.pk: pages_named(f"{article.title} {article.address}")
        for article in kept
        if article.pk not in told
    }
    known = pages_of_others(set[str]().union(*named.values()))
    return told | {pk for pk, pages in named.items() if not pages.isdisjoint(known)}


def _ways(of: Iterable[Person]) -> list[tuple[str, str]]:
    return [way for person in of for way in (*ways_to(person), ("name", unnamed(person.name)))]


def ways_to(person: Person) -> list[tuple[str, str]]:
    """Return the ways to reach somebody, (kind, value), in the order they were told.

    Those from which mail came back are the last.
    """
    ways: list[tuple[str, str]] | None = getattr(person, "ways_known", None)
    if ways is None:
        rows = Address.objects.filter(person=person).exclude(kind="uid").order_by("pk")
        ways = [(row.kind, row.value) for row in bounced_last(rows)]
        person.ways_known = ways  # type: ignore[attr-defined]  # asked once for a page
    return ways
