"""Every row of a book, in an order in which they can be read back."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import F

from entregent.storage.bulk import chunks
from entregent.storage.models import (
    Address,
    Article,
    Attendee,
    Blurb,
    Book,
    Boundary,
    Campaign,
    Circle,
    ColumnMapping,
    Decision,
    Event,
    Exchange,
    Favour,
    FollowUp,
    ForgottenSign,
    Goal,
    Greeting,
    HeldReview,
    IgnoredAddress,
    Interest,
    Introduction,
    LikelyPair,
    Link,
    MailAccount,
    Membership,
    Mention,
    MyAddress,
    Note,
    NotLinked,
    Occasion,
    Opportunity,
    Organisation,
    Outgoing,
    Participant,
    Person,
    Position,
    SavedList,
    Shared,
    SourceRecord,
    Target,
    Template,
    Tie,
    Top,
    WantedShare,
)
from entregent.storage.queries.wanted import everybody_unsorted

FORMAT = 1  # of the JSON of a whole book
TABLES: tuple[type[models.Model], ...] = (
    MyAddress, IgnoredAddress, ForgottenSign, Organisation, Circle, Person, Address, Position,
    Membership, Note, Mention, SourceRecord, ColumnMapping, Exchange, Participant, Link, Tie,
    Occasion, Decision, FollowUp, LikelyPair, SavedList, Interest, Boundary, Goal, Target,
    NotLinked, Introduction, Opportunity, Favour, Blurb, Template,
    Campaign, Greeting, MailAccount, Outgoing, Article, Shared, Top, Event, Attendee,
    WantedShare, HeldReview,
)  # fmt: skip
A_PAGE = 2_000


def columns_of(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    """Return the columns of a table that are written out: all but the book."""
    return [f for f in model._meta.concrete_fields if f.attname != "book_id"]


def rows_of(model: type[models.Model], book: Book) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of one table by the thousand, as the database has them, without their book.

    Of the pairs, those that were kept apart: the others are worked out where the book is read.
    """
    # Asked of the book alone, SQLite would go by an index of the book, and sort them all in memory.
    rows = model._default_manager.alias(of=F("book_id") + 0).filter(of=book.pk).order_by("pk")
    if model is LikelyPair:
        rows = rows.filter(state=LikelyPair.APART)
    names = [field.attname for field in columns_of(model)]
    sql, asked = rows.values_list(*names).query.sql_with_params()
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, asked)
        while found := cursor.fetchmany(A_PAGE):
            yield found


class Card(NamedTuple):
    """What is written out of a person."""

    person: Person
    addresses: list[tuple[str, str, str]]  # kind, value, label
    organisation: str
    title: str
    circles: list[str]
    notes: list[str]
    extras: list[str]  # lines of the cards they came from


def everybody(book: Book, *, extras: bool) -> Iterator[Card]:
    """Yield the card of every person, by id; what their own cards said besides, if asked for."""
    ids = everybody_unsorted(book).order_by("pk").values_list("pk", flat=True)
    for chunk in chunks(ids.iterator(chunk_size=A_PAGE), A_PAGE):
        cards = cards_of(chunk[0], chunk[-1], extras=extras)
        yield from (cards[pk] for pk in chunk)


def card(person: Person) -> Card:
    """Return the card of one person."""
    return cards_of(person.pk, person.pk, extras=True)[person.pk]


def cards_of(first: int, last: int, *, extras: bool) -> dict[int, Card]:
    """Return the cards of the people between two identifiers."""
    cards = {
        person.pk: Card(person, [], "", "", [], [], [])
        for person in Person.objects.filter(pk__gte=first, pk__lte=last).defer("origins", "also")
    }

    def told(model: type[models.Model], *columns: str) -> Iterator[Any]:
        rows = model._default_manager.filter(person_id__gte=first, person_id__lte=last)
        return rows.order_by("id").values_list("person_id", *columns).iterator(chunk_size=A_PAGE)

    for pk, *address in told(Address, "kind", "value", "label"):
        cards[pk].addresses.append(tuple(address))
    for pk, circle in told(Membership, "circle__name"):
        cards[pk].circles.append(circle)
    for pk, text in told(Note, "text"):
        cards[pk].notes.append(text)
    for pk, organisation, title, current in told(
        Position, "organisation__name", "title", "current"
    ):
        if current:  # the latest of them is the one that stays
            cards[pk] = cards[pk]._replace(organisation=organisation or "", title=title)
    for pk, lines in told(SourceRecord, "extras") if extras else ():
        cards[pk].extras.extend(lines)
    return cards
