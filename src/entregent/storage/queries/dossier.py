"""All that is known of one person."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.db.models import Prefetch, Q, QuerySet

from entregent.core.links import KINDS
from entregent.storage.models import (
    Interest,
    Link,
    Mention,
    Note,
    Occasion,
    Participant,
    Person,
    Position,
)
from entregent.storage.moments import as_text, moment

Before = tuple[datetime, int | None]
Row = TypeVar("Row", Note, Participant)


class Moment(NamedTuple):
    """One exchange as a timeline tells it; a tuple, for there may be tens of thousands."""

    at: datetime
    channel: str
    by: str
    subject: str
    note: str
    origin: str
    id: int


def positions_of(person: Person) -> list[Position]:
    """Return a person's positions, the current ones first, then the latest."""
    rows = Position.objects.filter(person=person).select_related("organisation")
    return list(rows.order_by("-current", "-started", "-id"))


def notes_of(person: Person) -> list[Note]:
    """Return the notes on a person, the latest first."""
    return list(Note.objects.filter(person=person).order_by("-at", "-id"))


def notes_told(
    person: Person, *, until: datetime, limit: int | None, before: Before | None = None
) -> list[Note]:
    """Return the notes on a person up to a moment with whom they name, as `timeline` does."""
    rows = _with_mentions().filter(person=person, at__lte=until).order_by("-at", "-id")
    return list(_those_before(rows, before, "id")[:limit])


def count_notes(person: Person, *, until: datetime) -> int:
    """Return how many notes there were on a person at a moment."""
    return Note.objects.filter(person=person, at__lte=until).count()


def notes_naming(person: Person, *, limit: int) -> list[Note]:
    """Return the latest notes on others that name a person."""
    named = Mention.objects.filter(person=person).values("note")
    rows = _with_mentions().filter(pk__in=named).exclude(person=person).select_related("person")
    return list(rows.order_by("-at", "-id")[:limit])


def _with_mentions() -> QuerySet[Note]:
    mentions = Prefetch("mentions", Mention.objects.order_by("id"), to_attr="all_mentions")
    return Note.objects.prefetch_related(mentions)  # type: ignore[no-redef]  # said on Note


def interests_of(person: Person) -> list[Interest]:
    """Return what matters to a person, their needs and offers, in the order they were noted."""
    return list(Interest.objects.filter(person=person).order_by("pk"))


def occasions_of(person: Person) -> list[Occasion]:
    """Return what happened to a person, the latest first."""
    return list(Occasion.objects.filter(person=person).order_by("-on", "-id"))


def timeline(
    person: Person,
    *,
    until: datetime,
    limit: int | None,
    before: Before | None = None,
) -> list[Moment]:
    """Return the exchanges with a person up to a moment, before one of them, the latest first."""
    rows = Participant.objects.filter(person=person, at__lte=until).order_by("-at", "-exchange_id")
    rows = _those_before(rows, before, "exchange_id")
    told = rows.values_list(as_text("at"), *(f"exchange__{name}" for name in Moment._fields[1:]))
    # Unpacked by name: `*said` makes a list of each row.
    return [
        Moment(moment(at), channel, by, subject, note, origin, pk)
        for at, channel, by, subject, note, origin, pk in told[:limit]
    ]


def last_talk(person: Person, *, until: datetime, together: Collection[str]) -> Moment | None:
    """Return the latest exchange with a person up to a moment that they had a part in: they wrote,
    or it was by one of these channels.
    """
    rows = Participant.objects.filter(person=person, at__lte=until).order_by("-at", "-exchange_id")
    theirs = rows.filter(~Q(exchange__by="me") | Q(exchange__channel__in=together))
    told = theirs.values_list("at", *(f"exchange__{name}" for name in Moment._fields[1:]))
    said = told.first()
    return Moment(*said) if said else None


def _those_before(
    rows: QuerySet[Row, Row], before: Before | None, numbered: str
) -> QuerySet[Row, Row]:
    """Return the rows before a moment; at that moment, those below the number if there is one."""
    if before is None:
        return rows
    at, number = before
    if number is None:
        return rows.filter(at__lte=at)
    # The first condition alone says where in the index to begin.
    return rows.filter(Q(at__lt=at) | Q(**{f"{numbered}__lt": number}), at__lte=at)


def weighed(person: Person, *, until: datetime, limit: int) -> list[tuple[datetime, str, int]]:
    """Return moment, channel and size of the latest exchanges with a person, the oldest first."""
    rows = Participant.objects.filter(person=person, at__lte=until).order_by("-at", "-exchange_id")
    told = rows.values_list(as_text("at"), "exchange__channel", "exchange__size")[:limit]
    return [(moment(at), channel, size) for at, channel, size in reversed(told)]


def count_exchanges(person: Person, *, until: datetime) -> int:
    """Return how many exchanges there were with a person up to a moment."""
    return Participant.objects.filter(person=person, at__lte=until).count()


def links_of(person: Person) -> list[tuple[Person, Link]]:
    """Return whom a person knows among my people, with the evidence; the surest kinds first."""
    rows = list(Link.objects.filter(Q(a=person) | Q(b=person)).select_related("a", "b"))
    order = ("spouse", "family", "close", "introduced", "colleague", "acquaintance")
    by_hand = {(k.a_id, k.b_id) for k in rows if k.origin == "typed" and k.kind in KINDS}
    ranked = sorted(
        # What one states oneself goes before what files state of the same two.
        (
            k
            for k in rows
            if k.origin == "typed" or k.kind not in KINDS or (k.a_id, k.b_id) not in by_hand
        ),
        key=lambda link: (order.index(link.kind) if link.kind in order else 9, -link.s365),
    )
    return [(link.b if link.a_id == person.pk else link.a, link) for link in ranked]


def moments_of(
    person_ids: Sequence[int], *, after: datetime, until: datetime
) -> list[tuple[int, datetime]]:
    """Return (person, moment) of each exchange with these people in a span of time."""
    rows = Participant.objects.filter(person_id__in=person_ids, at__gt=after, at__lte=until)
    return list(rows.values_list("person_id", "at"))
