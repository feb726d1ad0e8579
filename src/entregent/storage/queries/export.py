"""Every row of a book, in an order in which they can be read back."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from django.db.models import Prefetch

from entregent.storage.bulk import chunks
from entregent.storage.models import (
    Address,
    Book,
    Circle,
    ColumnMapping,
    Decision,
    Exchange,
    FollowUp,
    ForgottenSign,
    IgnoredAddress,
    LikelyPair,
    Link,
    Membership,
    Mention,
    MyAddress,
    Note,
    Occasion,
    Organisation,
    Participant,
    Person,
    Position,
    SavedList,
    SourceRecord,
    Tie,
)
from entregent.storage.queries import wanted
from entregent.storage.queries.people import with_summary

FORMAT = 1  # of the JSON of a whole book
TABLES: tuple[type[models.Model], ...] = (
    MyAddress, IgnoredAddress, ForgottenSign, Organisation, Circle, Person, Address, Position,
    Membership, Note, Mention, SourceRecord, ColumnMapping, Exchange, Participant, Link, Tie,
    Occasion, Decision, FollowUp, LikelyPair, SavedList,
)  # fmt: skip
A_PAGE = 2_000


def rows_of(model: type[models.Model], book: Book) -> Iterator[dict[str, Any]]:
    """Yield the rows of one table as plain values, without their book.

    Of the pairs, those that were kept apart: the others are worked out where the book is read.
    """
    names = [f.attname for f in model._meta.concrete_fields if f.attname != "book_id"]
    rows = model._default_manager.filter(book=book).order_by("pk")
    if model is LikelyPair:
        rows = rows.filter(state=LikelyPair.APART)
    yield from rows.values(*names).iterator(chunk_size=A_PAGE)


def everybody(book: Book) -> Iterator[Person]:
    """Yield every person with all a card of theirs says, by id."""
    ids = wanted.everybody(book).order_by("pk").values_list("pk", flat=True)
    for chunk in chunks(ids.iterator(chunk_size=A_PAGE), A_PAGE):
        yield from with_card(chunk)


def with_card(person_ids: Sequence[int]) -> list[Person]:
    """Return these people with all a card of theirs says, by id."""
    rows = with_summary(Person.objects.filter(pk__in=person_ids)).prefetch_related(
        Prefetch("notes", Note.objects.order_by("id"), to_attr="all_notes"),
        Prefetch(
            "source_records", SourceRecord.objects.order_by("id"), to_attr="all_source_records"
        ),
    )  # type: ignore[no-redef]  # said on Person, for its readers
    return list(rows.order_by("pk"))
