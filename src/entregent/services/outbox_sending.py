"""What was approved handed to the mail server, one message after the other, each once."""

import ssl
import time
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Thread
from typing import Any

from django.db import connections, transaction
from django.utils import timezone

from entregent.core.outbox import (
    AN_HOUR,
    LEAST_APART,
    MOST_TRIES,
    Move,
    State,
    free_from,
    moved,
    wait_after,
)
from entregent.services.bounced import refused_at_once
from entregent.services.campaign_hours import leaving
from entregent.services.errors import EntregentError
from entregent.services.mail_account import account_of, server_of
from entregent.services.mail_written import as_mail, recipients_of, sender_of
from entregent.services.outbox import refuse_what_must_not_leave
from entregent.services.outgoing import withdraw
from entregent.services.sent import NOT_FOLLOWED, left
from entregent.storage.database import on_the_disk, wait_to_write
from entregent.storage.home import make_home, outbox_lock
from entregent.storage.locks import held, is_held
from entregent.storage.models import Book, MailAccount, Outgoing
from entregent.storage.queries.outbox import (
    account_in,
    approved_messages,
    handed_over_since,
    left_behind,
)
from entregent.sync.smtp import Server, Trouble, hand_over

# What is wrong with the server or the account: it would be so with every message.
OF_THE_SERVER = frozenset({"unreachable", "insecure", "not-tls", "not-itself", "login", "sender"})
_NOBODY_KNOWS = frozenset({"lost", "desktop-lost"})
MALFORMED = "malformed"  # a message of which no mail can be made


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one message; `trouble` is "" where all is well, `later` when it is tried."""

    row: Outgoing
    state: State
    trouble: str = ""
    reply: str = ""
    later: datetime | None = None

    @property
    def failed(self) -> bool:
        """Tell whether the person has to look at it."""
        of_the_server = self.trouble in OF_THE_SERVER
        return of_the_server or self.state in (State.FAILED, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run did, and when another may go on with what is left, None where nothing is."""

    results: list[Result]
    waiting: int
    next_at: datetime | None


class _Withdrawn(Exception):
    """The yes was taken back at the last moment."""


def send(
    book: Book,
    *,
    now: Callable[[], datetime] = timezone.now,
    wait: Callable[[float], None] | None = None,
    tell: Callable[[Result], None] | None = None,
    trust: ssl.SSLContext | None = None,
) -> Sent:
    """Hand over each approved message whose time has come, in the order of the yeses.

    At most as many an hour as the account says, none at once after another: for that short while
    `wait` waits, given seconds; without it the rest is left for another run. It stops at what is
    wrong with the server. Refused while another process sends, and without an account.
    """
    account = account_of(book)
    make_home()
    with held(outbox_lock()) as alone:
        if not alone:
            raise EntregentError("outbox-busy")
        left_to_settle(book)
        server, results, done = server_of(account), list[Result](), set[int]()
        while row := _due(book, now(), done):
            free = _free_from(book, account, now())
            if free > now():
                if wait is None or free - now() > LEAST_APART:
                    break
                wait((free - now()).total_seconds())
                continue
            done.add(row.pk)
            result = _sent(row, account, server, now, trust)
            if result is None:
                continue
            results.append(result)
            if tell:
                tell(result)
            if result.trouble in OF_THE_SERVER:
                break
    return Sent(results, *_left_to_send(book, account, now()))


def begin_to_send(book: Book) -> None:
    """Begin to send, and wait for nothing; refused where it could not begin."""
    server_of(account_of(book))
    if is_sending():
        raise EntregentError("outbox-busy")
    _spawn(partial(send, book, wait=time.sleep))


def is_sending() -> bool:
    """Tell whether a process hands messages over right now."""
    return is_held(outbox_lock())


def _spawn(do: Callable[[], object]) -> None:
    """Do something beside what goes on; the server ending ends it, as a kill does."""

    def run() -> None:
        try:
            do()
        finally:
            connections.close_all()

    Thread(target=copy_context().run, args=(run,), daemon=True).start()


def settle_left_behind(book: Book) -> None:
    """Let what a process that died was handing over be settled; what one is handing over stays."""
    if not left_behind(book).exists() or is_held(outbox_lock()):
        return
    with held(outbox_lock()) as alone:
        if alone:
            left_to_settle(book)


def left_to_settle(book: Book) -> None:
    """Let what is being handed over be for the person to settle: nobody hands it over any more."""
    withdraw(left_behind(book))


def next_to_leave(book: Book, now: datetime) -> datetime | None:
    """Return when a message may leave next, None where none is approved or there is no account."""
    account = account_in(book)
    return _left_to_send(book, account, now)[1] if account else None


def _due(book: Book, now: datetime, done: set[int]) -> Outgoing | None:
    """Return the message that leaves next, None where none may."""
    while due := next((pk for pk, at in leaving(book, now) if at <= now and pk not in done), 0):
        if row := approved_messages(book).filter(pk=due).first():
            return row
        done.add(due)  # held meanwhile
    return None


def _free_from(book: Book, account: MailAccount, now: datetime) -> datetime:
    return free_from(
        handed_over_since(book, now - AN_HOUR), an_hour=max(1, account.an_hour), now=now
    )


def _left_to_send(
    book: Book, account: MailAccount, now: datetime
) -> tuple[int, datetime | None]:  # fmt: skip
    waiting = [at for _pk, at in leaving(book, now)]
    return len(waiting), max(min(waiting), _free_from(book, account, now)) if waiting else None


def _sent(
    row: Outgoing,
    account: MailAccount,
    server: Server,
    now: Callable[[], datetime],
    trust: ssl.SSLContext | None,
) -> Result | None:
    """Hand one message over and note what became of it; None where the yes was taken back."""
    at = now()
    try:
        refuse_what_must_not_leave(row)
        mail = as_mail(row, account, at=at)
    except EntregentError as error:
        return _kept(row, Trouble(error.code), at)
    except ValueError as error:  # its head would be another than it says
        return _kept(row, Trouble(MALFORMED, f"{error}"[:200]), at)
    try:
        hand_over(
            server,
            mail,
            sender=sender_of(account),
            recipients=recipients_of(row),
            now_or_never=lambda: _now_or_never(row, at),
            trust=trust,
        )
    except _Withdrawn:
        return None
    except Trouble as trouble:
        return _kept(row, trouble, now())
    followed = left(row.book, row, at=at)
    return Result(row, State.SENT, "" if followed else NOT_FOLLOWED)


def _now_or_never(row: Outgoing, at: datetime) -> None:
    """Commit that a message leaves, for good, unless the yes to these words was taken back."""
    with on_the_disk(), transaction.atomic():
        wait_to_write()
        as_read = {"subject": row.subject, "body": row.body, "approved_at": row.approved_at}
        rows = Outgoing.objects.filter(pk=row.pk, state=State.APPROVED, **as_read)
        if not rows.update(state=moved(State.APPROVED, Move.HAND_OVER), handed_at=at):
            raise _Withdrawn


def _kept(row: Outgoing, trouble: Trouble, at: datetime) -> Result | None:
    """Note what kept a message from leaving, or from being known to have left."""
    with transaction.atomic():
        wait_to_write()
        now = Outgoing.objects.filter(pk=row.pk).first()
        if now is None or now.state not in (State.APPROVED, State.SENDING):
            return None  # held, changed or erased meanwhile: it is the person's again
        move, said = move_after(trouble, now.tries + 1), dict[str, Any]()
        after = moved(State(now.state), move)
        if move is Move.PUT_OFF:
            said = {"not_before": at + wait_after(now.tries)}
        told = {"state": after, "tries": now.tries + 1, "trouble": trouble.code, **said}
        Outgoing.objects.filter(pk=row.pk).update(**told, reply=trouble.reply[:300])
        if after is State.FAILED and trouble.of:
            refused_at_once(row.book, trouble.of, trouble.reply, at=at)
    return Result(row, after, trouble.code, trouble.reply, said.get("not_before"))


def move_after(trouble: Trouble, tries: int) -> Move:
    """Return what a trouble does to a message; one of the server is none of the message's."""
    if trouble.code in _NOBODY_KNOWS:
        return Move.LOST
    again = trouble.later or trouble.code in OF_THE_SERVER
    return Move.PUT_OFF if again and tries < MOST_TRIES else Move.REFUSED
