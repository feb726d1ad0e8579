"""The daily digest of Today: chosen, due once a day, and settled by the person where it went wrong.

Where one stands is in no journal, as it is with messages: undoing makes none that left unsent.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from entregent.core.outbox import ImpossibleMove, Move, State, moved
from entregent.services import journal
from entregent.services.book import day_of, zone
from entregent.services.errors import EntregentError
from entregent.services.job_runs import DIGEST, forget_trouble
from entregent.services.mail_account import account_of
from entregent.storage.database import wait_to_write
from entregent.storage.home import outbox_lock
from entregent.storage.locks import held, is_held
from entregent.storage.models import Book, Digest
from entregent.storage.queries.digests import (
    chosen_at,
    digest_on,
    latest_digests,
    on_their_way,
    to_be_sent,
)

MAIL, DESKTOP = "mail", "desktop"
OFF = ""
WAYS = (OFF, MAIL, DESKTOP)
NOT_RUNNING = "not-running"  # a trouble that no server tells
_TOLD_OF = timedelta(days=7)  # of a longer silence, the last days are told
_TIME = re.compile(r"([01]?\d|2[0-3])\s*(?:[:hH.]\s*([0-5]\d)?)?")


def choose_digest(book: Book, *, by: str, at: time) -> None:
    """Send a digest that way at that time of each day from now on; "" for none any more."""
    if by not in WAYS:
        choices = ", ".join(way for way in WAYS if way)
        raise EntregentError("not-a-choice", value=by[:60], choices=choices)
    at_text = f"{at:%H:%M}"
    if (by, at_text) == (book.digest_by, book.digest_at):
        return
    if by == MAIL:
        account_of(book)
    with journal.entry(book, "digest") if by else journal.entry(book, "digest-off") as recorder:
        recorder.change(book, digest_by=by, digest_at=at_text)
        if by:
            to_be_sent(book).update(not_before=None)
        else:
            to_be_sent(book).delete()  # no word of it left


def time_typed(text: str) -> time:
    """Return a time of the day as one types it: 7:30, 07:30, 7h30, 7h."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise EntregentError("not-a-time", value=text[:60])
    return time(int(found[1]), int(found[2] or 0))


def begins(book: Book, day: date) -> datetime:
    """Return the moment at which the digest of a day is to leave, where the person lives."""
    return datetime.combine(day, time.fromisoformat(book.digest_at), tzinfo=zone(book))


def next_digest(book: Book, now: datetime) -> datetime | None:
    """Return when something is next to be done about a digest, None where none is wanted.

    A day that is over is not made up for; what is left of one is noted at once.
    """
    day = day_of(book, now)
    if on_their_way(book).exists() or to_be_sent(book).filter(day__lt=day).exists():
        return now
    if not book.digest_by:
        return None
    row, at = digest_on(book, day), begins(book, day)
    if row is None:
        return now if _days_missed(book, now) else at
    if row.state == State.APPROVED:
        return max(row.not_before or at, at)
    return begins(book, day + timedelta(days=1))


def note_missed(book: Book, now: datetime) -> None:
    """Let the person see on which days a digest was to leave and nothing ran that would send it."""
    Digest.objects.bulk_create(missed(book, now), ignore_conflicts=True)  # another may note them


def missed(book: Book, now: datetime) -> list[Digest]:
    """Return the digests of the days before this one of which none was begun, the latest last; none
    of them is kept yet.
    """
    told = {"by": book.digest_by, "state": State.FAILED.value, "trouble": NOT_RUNNING}
    return [Digest(book=book, day=day, **told) for day in _days_missed(book, now)]


def _days_missed(book: Book, now: datetime) -> list[date]:
    if not book.digest_by:
        return []
    day, last, chosen = day_of(book, now), latest_digests(book, limit=1), chosen_at(book)
    begun = last[0].day + timedelta(days=1) if last else None
    first = max(filter(None, (begun, chosen and day_of(book, chosen))), default=day)
    first = max(first, day - _TOLD_OF)
    days = (first + timedelta(days=number) for number in range((day - first).days))
    return [one for one in days if chosen is None or begins(book, one) > chosen]


def settle_left_behind(book: Book) -> None:
    """Let what a process that died was handing over be settled; what one is handing over stays."""
    if not on_their_way(book).exists() or is_held(outbox_lock()):
        return
    with held(outbox_lock()) as alone:
        if alone:
            left_to_settle(book)


def left_to_settle(book: Book) -> None:
    """Let what is being handed over be for the person to settle: nobody hands it over any more."""
    on_their_way(book).update(state=moved(State.SENDING, Move.LOST))


def is_of_today(book: Book, row: Digest) -> bool:
    """Tell whether a digest is that of this day: no other leaves any more."""
    return row.day == day_of(book, timezone.now())


def settle(book: Book, row: Digest, *, arrived: bool) -> None:
    """Say of a digest of which nobody knows whether it left; of today's, no is `send_again`."""
    if arrived:
        _move(row, Move.HAS_LEFT, sent_at=row.handed_at or timezone.now())
    elif is_of_today(book, row):
        send_again(book, row)
    else:
        _move(row, Move.HAS_NOT_LEFT, settled_at=timezone.now())


def send_again(book: Book, row: Digest) -> None:
    """Let today's digest leave at the next run, whatever became of it: a yes to just that."""
    if not book.digest_by:
        raise EntregentError("digest-off")
    if not is_of_today(book, row):
        raise EntregentError("digest-day-over")
    fresh: dict[str, Any] = {"tries": 0, "not_before": None, "trouble": "", "reply": ""}
    with transaction.atomic():
        if row.state == State.UNKNOWN:
            _move(row, Move.HAS_NOT_LEFT)
        if row.state == State.APPROVED:
            Digest.objects.filter(pk=row.pk, state=row.state).update(**fresh)
            forget_trouble(book, DIGEST)
        else:
            _move(row, Move.APPROVE, settled_at=None, **fresh)


def seen(book: Book, row: Digest) -> None:
    """Note that the person saw that this digest, and those before it, did not leave."""
    failed = Digest.objects.filter(book=book, day__lte=row.day, settled_at=None)
    stopped = failed.filter(state__in=(State.FAILED, State.DRAFT))
    if not stopped.update(settled_at=timezone.now()):
        raise EntregentError("digest-known")
    forget_trouble(book, DIGEST)


def _move(row: Digest, move: Move, **told: Any) -> None:
    """Move a digest on from where it stands by now."""
    with transaction.atomic():
        wait_to_write()
        row.refresh_from_db()
        if row.state == State.SENDING:
            raise EntregentError("outbox-busy")
        try:
            after = moved(State(row.state), move)
        except ImpossibleMove as error:
            raise EntregentError("digest-known") from error
        Digest.objects.filter(pk=row.pk).update(state=after, **told)
        row.refresh_from_db()
        forget_trouble(row.book, DIGEST)
