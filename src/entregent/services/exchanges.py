"""Exchanges as the person logs them."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from entregent.core.text import typed
from entregent.core.ties import WEIGHTS
from entregent.services import journal, ties
from entregent.services.book import today, zone
from entregent.services.errors import EntregentError
from entregent.services.follow_ups import plan_as_noted
from entregent.storage.models import Book, Exchange, Participant, Person

CHANNELS = tuple(WEIGHTS)
EARLIEST = 1900  # the first year in which somebody now in a book may have been met
TOGETHER = frozenset({"meeting", "meal", "call", "video", "event"})


def log_exchange(
    book: Book, person: Person, *, channel: str, on: date, by: str = "", note: str = ""
) -> Exchange:
    """Record an exchange and refresh the tie it strengthens.

    Unless said, talks and meetings are by both, what is written is by me.
    """
    if channel not in CHANNELS:
        raise EntregentError("not-a-choice", value=channel, choices=", ".join(CHANNELS))
    if by not in ("", "me", "them", "both"):
        raise EntregentError("not-a-choice", value=by, choices="me, them, both")
    if on.year < EARLIEST:
        raise EntregentError("not-a-date", value=on.isoformat())
    if on > today(book):
        raise EntregentError("exchange-in-future", on=on.isoformat())
    with journal.entry(book, "log", person=person.pk) as recorder:
        exchange = recorder.create(
            Exchange(
                book=book,
                at=_moment(book, person, on),
                whole_day=True,
                channel=channel,
                by=by or ("both" if channel in TOGETHER else "me"),
                note=typed(note),
                origin="typed",
                key=f"typed:{uuid4().hex}",
            )
        )
        recorder.tell(channel=channel, on=on)
        recorder.create(Participant(book=book, exchange=exchange, person=person, at=exchange.at))
        ties.strengthen(book, person.pk, exchange)
        plan_as_noted(recorder, person, note)
    return exchange


def _moment(book: Book, person: Person, on: date) -> datetime:
    """Return now for today; for any other day noon, or a minute after what is logged there."""
    if on == today(book):
        return timezone.now()
    noon = datetime.combine(on, time(12), tzinfo=zone(book)).astimezone(UTC)
    day = Participant.objects.filter(person=person, at__gte=noon, at__lt=noon + timedelta(hours=11))
    last = day.order_by("-at").values_list("at", flat=True).first()
    return last + timedelta(minutes=1) if last else noon
