"""What a review is worked out from, as plain rows: the days of exchanges come a person at a time,
for a large book holds millions.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from entregent.core.ties import CROWD, WEIGHTS
from entregent.storage.models import (
    Address,
    Book,
    Circle,
    Goal,
    Membership,
    Occasion,
    Organisation,
    Person,
    Position,
)

Row = tuple[Any, ...]
MOMENT = len("2026-11-22 09:30:15,")  # in UTC, as moments are told here
_CROWD = min(CROWD.values())  # recipients: no exchange of fewer is one with a crowd


def everybody(book: Book) -> list[int]:
    """Return everybody but me by number, in order."""
    rows = Person.objects.filter(book=book, is_me=False).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def met(book: Book) -> Iterable[Row]:
    """Return the day I met each person of whom it is known."""
    rows = Person.objects.filter(book=book, met_on__isnull=False)
    return rows.values_list("pk", "met_on").iterator(10_000)


def archived(book: Book) -> list[Row]:
    """Return the day on which each person of the archives was put there."""
    rows = Person.objects.filter(book=book, archived_on__isnull=False)
    return list(rows.values_list("pk", "archived_on"))


def birthdays(book: Book) -> dict[int, str]:
    """Return the birthdays that are known, by person."""
    rows = Person.objects.filter(book=book).exclude(birthday_in_year="")
    return dict(rows.values_list("pk", "birthday"))


def how_met(people: Iterable[int]) -> list[Row]:
    """Return, of each of these people, through whom I met them and what is noted of it."""
    rows = Person.objects.filter(pk__in=list(people))
    return list(rows.values_list("pk", "through_id", "how_met"))


def first_exchanges(book: Book, *, at: str = "first_at") -> tuple[str, str]:
    """Return with whom anything was ever exchanged, by number between commas, and the moment of the
    first exchange with each, or of the last one (`last_at`); "" and "" where there was none.
    """
    sql = (
        f"SELECT {_joined('person_id')}, {_joined(at)} FROM storage_tie"  # noqa: S608 - names of our own
        " WHERE book_id = %s AND exchanges > 0"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [book.pk])
        people, told = cursor.fetchone()
    return (people, _even(told)) if people else ("", "")


def moments_of_exchanges(book: Book, *, since: datetime) -> list[Row]:
    """Return, of each person, the moments of all exchanges since one, end to end in one text, each
    `MOMENT` long with the comma after it; once for each exchange.
    """
    # A tie at a time: whoever was silent all the while is not looked at, and the moments of each
    # stand side by side in the index they are read from.
    sql = (
        f"SELECT t.person_id, (SELECT {_joined('p.at')} FROM storage_participant p"  # noqa: S608 - names of our own
        " WHERE p.person_id = t.person_id AND p.at >= %s)"
        " FROM storage_tie t WHERE t.book_id = %s AND t.last_at >= %s"
    )
    moment = _stored(since)
    with connection.cursor() as cursor:
        cursor.execute(sql, [moment, book.pk, moment])
        return [(person, _even(told)) for person, told in cursor.fetchall() if told]


def in_touch(book: Book, spans: Sequence[tuple[datetime, datetime]]) -> list[list[int]]:
    """Return, for each span of time, with whom anything was exchanged in it, its end left out."""
    if not spans:
        return []
    there = (
        "EXISTS(SELECT 1 FROM storage_participant p"
        " WHERE p.person_id = t.person_id AND p.at >= %s AND p.at < %s)"
    )
    sql = f"SELECT t.person_id, {', '.join([there] * len(spans))} FROM storage_tie t"  # noqa: S608 - names of our own
    moments = [_stored(moment) for span in spans for moment in span]
    last = _stored(max(until for _, until in spans))
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} WHERE t.book_id = %s AND t.first_at < %s", [*moments, book.pk, last])
        rows = cursor.fetchall()
    return [[row[0] for row in rows if row[place]] for place in range(1, len(spans) + 1)]


def other_exchanges(book: Book, *, since: datetime, crowds_since: datetime) -> list[Row]:
    """Return what is no plain message from one to another, by channel and size: the people, by
    number between commas, and the moment for each. Before `since`, only what went to a crowd.
    """
    channels, written = ", ".join(["%s"] * len(WEIGHTS)), ", ".join(["%s"] * len(CROWD))
    sql = (
        f"SELECT e.channel, e.size, {_joined('p.person_id')}, {_joined('e.at')}"  # noqa: S608 - names of our own
        " FROM storage_exchange e JOIN storage_participant p ON p.exchange_id = e.id"
        f" WHERE e.book_id = %s AND e.channel IN ({channels}) AND e.at >= %s AND (e.size > %s"
        f" OR (e.at >= %s AND (e.size > 1 OR e.channel NOT IN ({written}))))"
        " GROUP BY e.channel, e.size"
    )
    crowds = [_stored(crowds_since), _CROWD]
    with connection.cursor() as cursor:
        cursor.execute(sql, [book.pk, *WEIGHTS, *crowds, _stored(since), *CROWD])
        return [(*kind, people, _even(told)) for *kind, people, told in cursor.fetchall()]


def _joined(column: str) -> str:
    """Return what makes one text of a column, its values between commas."""
    if connection.vendor == "postgresql":
        return f"string_agg(CAST({column} AS text), ',')"
    return f"group_concat({column})"


def _even(told: str) -> str:
    """Return moments that are all as long, to the second, each with a comma after it."""
    if "." in told or "+" in told:
        told = ",".join(moment[: MOMENT - 1] for moment in told.split(","))
    return f"{told},"


def positions(book: Book) -> Iterable[Row]:
    """Return of each current position, the latest last: person, organisation, title, level and
    function as typed, when it began.
    """
    rows = Position.objects.filter(book=book, current=True).order_by("pk")
    told = ("person_id", "organisation_id", "title", "level", "function", "started")
    return rows.values_list(*told).iterator(10_000)


def organisations(book: Book) -> dict[int, tuple[str, str]]:
    """Return the name of each organisation, and the same folded."""
    rows = Organisation.objects.filter(book=book).values_list("pk", "name", "key")
    return {pk: (name, key) for pk, name, key in rows.iterator(10_000)}


def postal_addresses(book: Book) -> Iterable[Row]:
    """Return of each postal address: person, what it says; what was typed comes last."""
    rows = Address.objects.filter(book=book, kind="postal").order_by("pk")
    told = list(rows.values_list("person_id", "value", "origin").iterator(10_000))
    return [row[:2] for row in sorted(told, key=lambda row: row[2] == "typed")]


def memberships(book: Book) -> Iterable[Row]:
    """Return who is in which circle."""
    rows = Membership.objects.filter(book=book).order_by("pk")
    return rows.values_list("person_id", "circle_id").iterator(10_000)


def goal_names(goals: Iterable[int]) -> dict[int, str]:
    """Return the names of these goals."""
    return dict(Goal.objects.filter(pk__in=list(goals)).values_list("pk", "name"))


def circle_names(book: Book) -> dict[int, str]:
    """Return the names of the circles of a book."""
    return dict(Circle.objects.filter(book=book).values_list("pk", "name"))


def bounced(book: Book) -> list[Row]:
    """Return who can no longer be reached by mail, and since when."""
    gone = Address.objects.filter(book=book, kind="email").exclude(bounced="")
    latest: dict[int, datetime] = {}
    for person, at in gone.values_list("person_id", "bounced_at"):
        if at is not None:
            latest[person] = max(at, latest.get(person, at))
    working = Address.objects.filter(person_id__in=list(latest), kind="email", bounced="")
    reached = set(working.values_list("person_id", flat=True))
    return [(person, at) for person, at in latest.items() if person not in reached]


def new_jobs(book: Book, *, since: date) -> list[Row]:
    """Return who was seen in a new position since a day, with the last day it was seen."""
    rows = Occasion.objects.filter(book=book, kind="new-job", on__gte=since).order_by("on")
    return list(rows.values_list("person_id", "on"))


def goal_times(book: Book) -> list[Row]:
    """Return of each goal: number, the day it began, the day it was closed."""
    rows = Goal.objects.filter(book=book).order_by("started_on", "pk")
    return list(rows.values_list("pk", "started_on", "closed_on"))


def _stored(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
