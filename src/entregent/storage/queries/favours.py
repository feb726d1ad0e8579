"""Favours given and asked."""

from collections.abc import Collection
from datetime import date
from itertools import chain

from django.db.models import Count, F, Q

from entregent.core.asks import NO, YES
from entregent.core.thanks import Owed, Told, owed
from entregent.storage.models import Book, Favour, Introduction, Person


def favours_of(person: Person, *, but: Introduction | None = None) -> list[Favour]:
    """Return the favours between me and a person with what they were about, the latest first;
    without that of one introduction.
    """
    about = ("opportunity", "introduction__one", "introduction__other", "introduction__through")
    rows = Favour.objects.filter(person=person).select_related(*about)
    rows = rows.exclude(introduction_id=but.pk) if but and but.pk else rows
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
    """Return the latest favour of theirs to thank for, None when there is none.

    One that they did, or that something came of, stands before one they answered otherwise, and
    that before one not answered yet; what came of one after the thanks is told as well.
    """
    rows = _not_thanked(person)
    done = (row for row in rows if row.answer != NO and _was_done(row))
    refused = (row for row in rows if row.answer == NO)
    later = (row for row in favours_of(person) if thanks_of(row) and row.thanked_on)
    return next(chain(done, later, refused, rows), None)


def thanks_owed(person: Person) -> Favour | None:
    """Return the latest favour they surely did me that I did not thank for, None for none."""
    rows = _not_thanked(person)
    return next((row for row in rows if row.answer != NO and _was_done(row)), None)


def thanks_of(row: Favour) -> Owed | None:
    """Return what is owed for a favour asked, with the introduction it is where it is one."""
    if row.given:
        return None
    led = row.introduction
    told = Told(
        on=row.on, answer=row.answer, answered_on=row.answered_on,
        outcome=row.outcome or (led.outcome if led else ""), outcome_on=row.outcome_on,
        thanked_on=row.thanked_on, told_on=row.told_on,
    )  # fmt: skip
    return owed(told)


def favours_answered(book: Book, *, since: date, until: date) -> list[Favour]:
    """Return what was asked of people in lists that may be owed thanks, the latest first."""
    lately = Q(on__gte=since) | Q(answered_on__gte=since) | Q(outcome_on__gte=since)
    said = ~Q(answer="") | ~Q(outcome="") | Q(introduction__isnull=False)
    waits = Q(thanked_on=None) | Q(told_on=None, outcome_on__gt=F("thanked_on"))
    rows = Favour.objects.filter(
        lately, said, waits, book=book, given=False, on__lte=until, person__archived_on=None
    )
    about = ("person", "introduction__one", "introduction__through")
    return list(rows.select_related(*about).order_by("-on", "-pk"))


def _not_thanked(person: Person) -> list[Favour]:
    return [row for row in favours_of(person) if not row.given and row.thanked_on is None]


def _was_done(row: Favour) -> bool:
    return row.answer == YES or bool(row.outcome)
