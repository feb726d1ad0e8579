"""Each thing that runs by itself: when it is next due, and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from entregent.services.digest import next_digest
from entregent.services.digest_sending import send_todays
from entregent.services.errors import EntregentError
from entregent.services.job_runs import DIGEST, OUTBOX, Outcome
from entregent.services.outbox_sending import OF_THE_SERVER, is_sending, next_to_leave, send
from entregent.services.wording.digest import facts_of
from entregent.storage.queries.outbox import account_in

if TYPE_CHECKING:
    from entregent.storage.models import Book

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Job:
    """Something due by the clock, that may be done once more at any moment: nothing is queued.

    `due` says when it is next to be done, None where there is nothing to do.
    """

    name: str
    due: "Callable[[Book, datetime], datetime | None]"
    do: "Callable[[Book, Now], Outcome]"


def _outbox_due(book: "Book", now: datetime) -> datetime | None:
    return None if is_sending() else next_to_leave(book, now)


def _send_outbox(book: "Book", now: Now) -> Outcome:
    """Hand over what is approved, as far as the pace lets: another run goes on."""
    try:
        done = send(book, now=now)
    except EntregentError as error:
        if error.code != "outbox-busy":
            raise
        return Outcome()  # the process that sends goes on with what is left
    facts = {"sent": sum(result.state == "sent" for result in done.results)}
    failed = [result for result in done.results if result.failed]
    of_the_server = next((r for r in failed if r.trouble in OF_THE_SERVER), None)
    if of_the_server is None:
        return Outcome({**facts, "failed": len(failed)}, partly=bool(failed))
    account = account_in(book)
    where = {"host": account.host, "address": account.address} if account else {}
    return Outcome({**facts, **where, "reply": of_the_server.reply}, of_the_server.trouble)


def _digest_due(book: "Book", now: datetime) -> datetime | None:
    due = next_digest(book, now)
    return None if due and due <= now and is_sending() else due


def _send_digest(book: "Book", now: Now) -> Outcome:
    """Hand today's digest over; where it failed, the row of it says the same."""
    row = send_todays(book, now=now)
    if row is None:
        return Outcome()
    if not row.trouble:
        return Outcome({"people": row.people})
    return Outcome(facts_of(row, account_in(book)), row.trouble)


JOBS = (Job(OUTBOX, _outbox_due, _send_outbox), Job(DIGEST, _digest_due, _send_digest))
