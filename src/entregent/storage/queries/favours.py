"""Favours given and asked."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q

from entregent.core.asks import NO, YES
from entregent.storage.models import Book, Favour, Person


def favours_of(person: Person) -> list[Favour]:
    """Return the favours between me and a person with what they were about, the latest first."""
    about = ("opportunity", "introduction__one", "introduction__other", "introduction__through")
    rows = Favour.objects.filter(person=person).select_related(*about)
    return list(rows.order_by("-on", "-pk"))


def favours(book: Book, *, limit: int | None = None) -> list[Favour]:
    """Return the favours of the book with their people, the latest first."""
    rows = Favour.objects.filter(book=book).select_related("person").order_by("-on", "-pk")
    return list(rows[:limit] if limit is not None else rows)


def count_favours(book: Book) -> tuple[int, int]:
    """Return how many favours I gave, and how many I asked for."""
    rows = Favour.objects.filter(book=book)
    told = rows.aggregate(given=Count("pk", filter=Q(given=True)), all=Count("pk"))
    return told["given"], told["all"] - told["given"]


def favour_of(book: Book, number: int) -> Favour | None:
    """Return a favour of the book, None when there is none such."""
    return Favour.objects.filter(book=book, pk=number).select_related("person").first()


def given_and_asked(person_ids: Collection[int]) -> list[tuple[int, date, bool]]:
    """Return the person, the day and whether I gave it, of each favour between me and these."""
    rows = Favour.objects.filter(person_id__in=person_ids)
    return list(rows.values_list("person_id", "on", "given"))


def to_thank_for(person: Person) -> Favour | None:
    """Return the latest favour of theirs not thanked for yet, None when there is none.

    One that they did, or that something came of, stands before one not answered; what they would
    rather not do is none.
    """
    done = _not_thanked(person)
    return next(filter(_was_done, done), None) or next(iter(done), None)


def thanks_owed(person: Person) -> Favour | None:
    """Return the latest favour they surely did me that I did not thank for, None for none."""
    return next(filter(_was_done, _not_thanked(person)), None)


def _not_thanked(person: Person) -> list[Favour]:
    rows = (row for row in favours_of(person) if not row.given and row.thanked_on is None)
    return [row for row in rows if row.answer != NO]


def _was_done(row: Favour) -> bool:
    return row.answer == YES or bool(row.outcome)
