"""Today's digest handed over, once: by mail to one's own address, or shown on the desktop."""

import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from entregent.core.outbox import Move, State, moved, wait_after
from entregent.services.book import day_of
from entregent.services.digest import MAIL, begins, left_to_settle, note_missed
from entregent.services.errors import EntregentError
from entregent.services.mail_account import account_of, server_of
from entregent.services.mail_written import as_mail, recipients_of, sender_of
from entregent.services.outbox_sending import MALFORMED, move_after
from entregent.services.today import Line, todays_list
from entregent.services.wording import digest as wording
from entregent.services.wording.language import speaking
from entregent.storage.database import on_the_disk, wait_to_write
from entregent.storage.home import make_home, outbox_lock
from entregent.storage.locks import held
from entregent.storage.models import Book, Digest, Outgoing
from entregent.storage.queries.digests import digest_on, to_be_sent
from entregent.sync.desktop import notify
from entregent.sync.smtp import Trouble, hand_over

KEPT_FOR = timedelta(days=60)
_TOO_LATE = "too-late"  # a trouble that no server tells
Now = Callable[[], datetime]


class _Withdrawn(Exception):
    """It was not wanted any more at the last moment."""


def send_todays(
    book: Book, *, now: Now = timezone.now, trust: ssl.SSLContext | None = None
) -> Digest | None:
    """Hand today's digest over if its time has come, and return where it stands then.

    None where there was nothing to do, or another process sends. A list with nobody in it sends
    nothing, and is done. What a process that died left is for the person to settle; what a server
    puts off is tried again until the day ends.
    """
    make_home()
    with held(outbox_lock()) as alone:
        if not alone:
            return None
        left_to_settle(book)
        _give_up(book, now())
        row = _to_send(book, now())
        if row is None:
            return None
        _send(book, row, now, trust)
    row.refresh_from_db()
    return row


def _give_up(book: Book, now: datetime) -> None:
    """Let what a day that is over did not send be seen, and forget what is long past."""
    day = day_of(book, now)
    over, failed = to_be_sent(book).filter(day__lt=day), moved(State.APPROVED, Move.REFUSED)
    over.filter(trouble="").update(trouble=_TOO_LATE)
    over.update(state=failed)
    note_missed(book, now)
    Digest.objects.filter(book=book, day__lt=day - KEPT_FOR).delete()


def _to_send(book: Book, now: datetime) -> Digest | None:
    """Return today's digest where it is to leave now, begun if need be."""
    day = day_of(book, now)
    if not book.digest_by or now < begins(book, day):
        return None
    row = digest_on(book, day)
    if row is None:
        # Another machine may begin it at this moment, where the book is in PostgreSQL.
        told = {"by": book.digest_by, "state": State.APPROVED.value}
        row, _ = Digest.objects.get_or_create(book=book, day=day, defaults=told)
    waits = row.not_before and row.not_before > now
    return None if row.state != State.APPROVED or waits else row


def _send(book: Book, row: Digest, now: Now, trust: ssl.SSLContext | None) -> None:
    lines = todays_list(book, on=row.day)
    if not lines:
        _note(row, now(), people=0)
        return
    try:
        _now(row, people=len(lines), by=book.digest_by)
        with speaking(book.language):
            if row.by == MAIL:
                _by_mail(book, row, lines, now(), trust)
            else:
                _on_the_desktop(row, lines, now())
    except _Withdrawn:
        return
    except EntregentError as error:
        _kept(row, Trouble(error.code, str(error.values.get("reason", "")), later=True), now())
    except Trouble as trouble:
        _kept(row, trouble, now())
    else:
        _note(row, now(), sent_at=now())


def _by_mail(
    book: Book, row: Digest, lines: list[Line], at: datetime, trust: ssl.SSLContext | None
) -> None:
    account = account_of(book)
    server = server_of(account)
    if not row.message_id:
        _now(row, message_id=f"<{uuid4()}@{account.address.partition('@')[2]}>")
    message = Outgoing(
        book=book, to=[account.address], subject=wording.subject(lines),
        body=wording.body(lines, on=row.day), language=book.language, message_id=row.message_id,
    )  # fmt: skip
    try:
        mail = as_mail(message, account, at=at, by_itself=True)
    except ValueError as error:  # its head would be another than it says
        raise Trouble(MALFORMED, f"{error}") from error
    hand_over(
        server,
        mail,
        sender=sender_of(account),
        recipients=recipients_of(message),
        now_or_never=partial(_now_or_never, row, at),
        trust=trust,
    )


def _on_the_desktop(row: Digest, lines: list[Line], at: datetime) -> None:
    notify(
        wording.subject(lines),
        wording.in_short(lines),
        now_or_never=partial(_now_or_never, row, at),
    )


def _now_or_never(row: Digest, at: datetime) -> None:
    """Commit that a digest leaves, for good, unless it is not wanted any more."""
    with on_the_disk(), transaction.atomic():
        wait_to_write()
        rows = Digest.objects.filter(pk=row.pk, state=State.APPROVED, book__digest_by=row.by)
        if not rows.update(state=moved(State.APPROVED, Move.HAND_OVER), handed_at=at):
            raise _Withdrawn


def _now(row: Digest, **told: Any) -> None:
    """Note what is to leave, unless it is not to any more."""
    if not Digest.objects.filter(pk=row.pk, state=State.APPROVED).update(**told):
        raise _Withdrawn
    for name, value in told.items():
        setattr(row, name, value)


def _note(row: Digest, at: datetime, **told: Any) -> None:
    """Note that a digest is done: it has left, or there was nobody to tell of."""
    with transaction.atomic():
        wait_to_write()
        done = moved(State.SENDING, Move.ACCEPTED)
        fresh = {"not_before": None, "trouble": "", "reply": ""}
        Digest.objects.filter(pk=row.pk).update(state=done, settled_at=at, **fresh, **told)


def _kept(row: Digest, trouble: Trouble, at: datetime) -> None:
    """Note what kept a digest from leaving, or from being known to have left."""
    with transaction.atomic():
        wait_to_write()
        now = Digest.objects.filter(pk=row.pk).first()
        if now is None or now.state not in (State.APPROVED, State.SENDING):
            return
        move, later = move_after(trouble, now.tries + 1), at + wait_after(now.tries)
        if move is Move.PUT_OFF and day_of(row.book, later) != row.day:
            move = Move.REFUSED  # that day is over then
        told = {"tries": now.tries + 1, "trouble": trouble.code, "reply": trouble.reply[:300]}
        waits = later if move is Move.PUT_OFF else None
        after = moved(State(now.state), move)
        Digest.objects.filter(pk=row.pk).update(state=after, not_before=waits, **told)
