"""Exchanges as the person logs them, and puts them right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from entregent.core.text import typed
from entregent.core.ties import WEIGHTS
from entregent.services import journal, ties
from entregent.services.book import day_of, today, zone
from entregent.services.errors import EntregentError
from entregent.services.follow_ups import plan_as_noted
from entregent.services.thanks_said import thank_as_noted
from entregent.services.typed import TYPED
from entregent.storage.models import Book, Exchange, Participant, Person
from entregent.storage.queries.exchanges import exchange_with

CHANNELS = tuple(WEIGHTS)
EARLIEST = 1900  # the first year in which somebody now in a book may have been met
TOGETHER = frozenset({"meeting", "meal", "call", "video", "event"})
OUTBOX = "outbox"  # where an exchange comes from that is a mail sent from here


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail of mine that left: when, what about, and the key under which files tell of it."""

    at: datetime
    subject: str
    key: str


def log_exchange(
    book: Book, person: Person, *, channel: str, on: date, by: str = "", note: str = ""
) -> Exchange:
    """Record an exchange and refresh the tie it strengthens.

    Unless said, talks and meetings are by both, what is written is by me.
    """
    _check(book, channel, on, by)
    with journal.entry(book, "log", person=person.pk) as recorder:
        exchange = recorder.create(
            Exchange(
                book=book,
                at=_moment(book, person, on),
                whole_day=True,
                channel=channel,
                by=_begun_by(channel, by),
                note=typed(note),
                origin=TYPED,
                key=f"typed:{uuid4().hex}",
            )
        )
        recorder.tell(channel=channel, on=on)
        recorder.create(Participant(book=book, exchange=exchange, person=person, at=exchange.at))
        ties.strengthen(book, person.pk, exchange)
        plan_as_noted(recorder, person, note, on=on)
        thank_as_noted(recorder, person, note, on=on)
    return exchange


def log_mail(book: Book, people: Sequence[Person], mail: Mail) -> None:
    """Record a mail of mine that left, to whom it went; nothing where a file told of it already."""
    if Exchange.objects.filter(book=book, key=mail.key).exists():
        return
    said = {"channel": "email", "by": "me", "subject": mail.subject, "origin": OUTBOX}
    with journal.entry(book, "log", person=people[0].pk) as recorder:
        exchange = recorder.create(
            Exchange(
                book=book, at=mail.at, size=len(people), key=mail.key, thread=mail.key, **said
            )
        )  # fmt: skip
        for person in people:
            recorder.create(Participant(book=book, exchange=exchange, person=person, at=mail.at))
            ties.strengthen(book, person.pk, exchange)


def correct_exchange(
    book: Book, person: Person, number: int, *, channel: str, on: date, by: str = "", note: str = ""
) -> Exchange:
    """Put right an exchange that was typed; what a file told is its file's to say."""
    exchange = typed_exchange(person, number)
    _check(book, channel, on, by)
    was = exchange.note
    at = exchange.at if day_of(book, exchange.at) == on else _moment(book, person, on)
    said = {"channel": channel, "by": _begun_by(channel, by), "note": typed(note)}
    with journal.entry(book, "log-set", person=person.pk) as recorder:
        recorder.change(exchange, at=at, **said)
        took_part = list(Participant.objects.filter(exchange=exchange))
        for participant in took_part:
            recorder.change(participant, at=at)
        ties.refresh(book, [p.person_id for p in took_part])
        plan_as_noted(recorder, person, note, on=on, instead_of=was)
        thank_as_noted(recorder, person, note, on=on, instead_of=was)
    return exchange


def remove_exchange(book: Book, person: Person, number: int) -> None:
    """Take out an exchange that was typed, as though it had not been."""
    exchange = typed_exchange(person, number)
    with journal.entry(book, "log-drop", person=person.pk) as recorder:
        took_part = Participant.objects.filter(exchange=exchange)
        people = list(took_part.values_list("person_id", flat=True))
        recorder.delete(took_part)
        recorder.delete(Exchange.objects.filter(pk=number))
        ties.refresh(book, people)
        plan_as_noted(recorder, person, "", on=day_of(book, exchange.at), instead_of=exchange.note)


def typed_exchange(person: Person, number: int) -> Exchange:
    """Return an exchange with somebody that was typed; refused when there is none."""
    exchange = exchange_with(person, number)
    if exchange is None or exchange.origin != TYPED:
        raise EntregentError("no-such-exchange", number=number)
    return exchange


def _check(book: Book, channel: str, on: date, by: str) -> None:
    if channel not in CHANNELS:
        raise EntregentError("not-a-choice", value=channel, choices=", ".join(CHANNELS))
    if by not in ("", "me", "them", "both"):
        raise EntregentError("not-a-choice", value=by, choices="me, them, both")
    if on.year < EARLIEST:
        raise EntregentError("not-a-date", value=on.isoformat())
    if on > today(book):
        raise EntregentError("exchange-in-future", on=on.isoformat())


def _begun_by(channel: str, by: str) -> str:
    return by or ("both" if channel in TOGETHER else "me")


def _moment(book: Book, person: Person, on: date) -> datetime:
    """Return now for today; for any other day noon, or a minute after what is logged there."""
    if on == today(book):
        return timezone.now()
    noon = datetime.combine(on, time(12), tzinfo=zone(book)).astimezone(UTC)
    day = Participant.objects.filter(person=person, at__gte=noon, at__lt=noon + timedelta(hours=11))
    last = day.order_by("-at").values_list("at", flat=True).first()
    return last + timedelta(minutes=1) if last else noon
