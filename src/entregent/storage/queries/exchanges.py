"""Exchanges, as ties and pages need them."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from entregent.storage.bulk import matching
from entregent.storage.models import Book, Exchange, Participant, Person, Tie
from entregent.storage.moments import as_text, moment

Row = tuple[int, datetime, str, str, int]


def exchanges_of(person_ids: Sequence[int], *, until: datetime | None = None) -> Iterator[Row]:
    """Yield (person, at, channel, by, size) of these people's exchanges, each person's by date."""
    rows = Participant.objects.filter(person_id__in=person_ids)
    if until is not None:
        rows = rows.filter(at__lte=until)
    told = (
        rows.order_by("person_id", "at", "exchange_id")
        .values_list(
            "person_id", as_text("at"), "exchange__channel", "exchange__by", "exchange__size"
        )
        .iterator(chunk_size=5_000)
    )
    return ((person, moment(at), channel, by, size) for person, at, channel, by, size in told)


def timeline(person_id: int) -> list[tuple[str, int]]:
    """Return the moment, as a text, and the exchange of all that happened with somebody, by date.

    Read along its index alone: the exchanges of a long tie lie all over the book.
    """
    rows = Participant.objects.filter(person_id=person_id).order_by("at", "exchange_id")
    return list(rows.values_list(as_text("at"), "exchange_id"))


def kinds_of(exchange_ids: Collection[int]) -> dict[int, tuple[str, str, int]]:
    """Return the channel of each of these exchanges, who it is by, and how many it was for."""
    rows = Exchange.objects.filter(pk__in=exchange_ids)
    told = rows.values_list("pk", "channel", "by", "size")
    return {pk: (channel, by, size) for pk, channel, by, size in told}


def how_many_with(person_ids: Collection[int]) -> dict[int, int]:
    """Return how many exchanges each of these people took part in."""
    counted = ["person_id", "count(*)"]
    return dict(matching(Participant, counted, "person_id", person_ids, by="person_id"))


def first_moment(person_id: int, *, without: Collection[int]) -> datetime | None:
    """Return when the first exchange with somebody took place, these left out."""
    rows = Participant.objects.filter(person_id=person_id).exclude(exchange_id__in=without)
    return rows.order_by("at").values_list("at", flat=True).first()


def moments_of(exchange_ids: Collection[int]) -> set[datetime]:
    """Return when these exchanges took place."""
    return set(Exchange.objects.filter(pk__in=exchange_ids).values_list("at", flat=True))


def unanswered_mails(
    book: Book, *, after: datetime, before: datetime
) -> QuerySet[Participant, tuple[int, int, str, datetime]]:
    """Return who wrote to me alone between these moments and got nothing back since: the person,
    the exchange, its subject, when.
    """
    answered = Tie.objects.filter(
        person_id=OuterRef("person_id"), last_out_at__gt=OuterRef("exchange__at")
    )
    return (
        Participant.objects.filter(
            exchange__book=book,
            person__archived_on=None,
            exchange__awaits_answer=True,
            exchange__at__gte=after,
            exchange__at__lte=before,
        )
        .exclude(Exists(answered))
        .order_by("-exchange__at")
        .values_list("person_id", "exchange_id", "exchange__subject", "exchange__at")
    )


def meetings_without_follow_up(
    book: Book, *, after: datetime, before: datetime, among: int
) -> QuerySet[Participant]:
    """Return whom I met between these moments, among so few, and have not written to since."""
    later = Tie.objects.filter(person_id=OuterRef("person_id")).filter(
        Q(last_at__gt=OuterRef("exchange__at")) | Q(last_out_at__gt=OuterRef("exchange__at"))
    )
    return (
        Participant.objects.filter(
            exchange__book=book,
            person__archived_on=None,
            exchange__channel__in=["meeting", "meal", "event"],
            exchange__size__lte=among,
            exchange__at__gte=after,
            exchange__at__lte=before,
        )
        .exclude(Exists(later))
        .select_related("exchange")
        .only("person_id", "exchange__at", "exchange__channel", "exchange__note")
        .order_by("-exchange__at")
    )


def exchange_with(person: Person, number: int) -> Exchange | None:
    """Return an exchange somebody took part in, None when it is none of theirs."""
    return Exchange.objects.filter(pk=number, participants__person=person).first()
