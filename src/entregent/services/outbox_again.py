"""A message that failed or came back, once more: as a draft, to an address of theirs that works."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.utils import timezone

from entregent.core.bounces import is_dead
from entregent.core.identity import email_key
from entregent.core.introductions import State as IntroductionState
from entregent.core.outbox import MOVES, Move, State, again, moved
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.services.introduction_state import steps_of
from entregent.services.introductions import the_introduction
from entregent.services.mail_account import account_of
from entregent.services.outbox import address_for, refuse_what_must_not_leave
from entregent.storage.database import wait_to_write
from entregent.storage.models import Book, Outgoing, Person
from entregent.storage.queries.outbox import repeated
from entregent.storage.queries.people import emails_of, working_emails_of

_OVER = frozenset({IntroductionState.DECLINED, IntroductionState.CLOSED})


def prepare_again(book: Book, row: Outgoing, *, to: str = "") -> Outgoing:
    """Return a message as a draft to an address that works; `to` chooses one of several.

    One that has not left gets the address itself. Of one that came back there is another, once:
    what followed the first has, so that only the exchange is noted when it leaves.
    """
    account = account_of(book)
    with journal.entry(book, "outbox-again", **_of(row)) as recorder:
        wait_to_write()
        row.refresh_from_db()
        if not may_again(row):
            raise EntregentError("outbox-not-again", number=row.pk)
        values: dict[str, Any] = {"to": _addresses(row, to)}
        if not row.came_back:
            fresh = {"approved_at": None, "not_before": None, "tries": 0}
            after = moved(State(row.state), Move.CHANGE).value
            told = {"state": after, "trouble": "", "reply": "", **fresh}
            Outgoing.objects.filter(pk=row.pk).update(**told)
            row.refresh_from_db()
            recorder.change(row, **values)
            return row
        if there := repeated(book, [row]):
            raise EntregentError("outbox-again-there", number=there[row.pk].pk)
        _refuse_what_is_over(book, row)
        new = Outgoing(
            book=book, person=row.person, other=row.other, subject=row.subject, body=row.body,
            language=row.language, intent=row.intent, item=again(row.message_id),
            message_id=f"<{uuid4()}@{account.address.partition('@')[2]}>",
            state=State.DRAFT.value, made_at=timezone.now(), **values,
        )  # fmt: skip
        refuse_what_must_not_leave(new)
        return recorder.create(new)


def may_again(row: Outgoing) -> bool:
    """Tell whether a message may be prepared again: it has not left, or it came back."""
    return bool(row.came_back) or Move.CHANGE in MOVES[State(row.state)]


def _addresses(row: Outgoing, to: str) -> list[str]:
    people = [one for one in (row.person, row.other) if one]
    if not people:
        raise EntregentError("outbox-not-again", number=row.pk)
    if not to:
        return [_best(one, row) for one in people]
    chosen = email_key(to)
    for place, one in enumerate(people):
        if chosen in working_emails_of(one):
            return [chosen if at == place else address_for(p) for at, p in enumerate(people)]
    if any(chosen in emails_of(one) for one in people):
        raise EntregentError("outbox-bounced", address=chosen, number=row.pk)
    raise EntregentError("not-theirs", value=to[:80])


def in_order(row: Outgoing, addresses: Sequence[str]) -> list[str]:
    """Return the addresses that work, the one it went to first, or last where it is not there."""
    refused = row.trouble == "recipient" or is_dead(row.came_back)
    return sorted(addresses, key=lambda one: (one in row.to) == refused)


def _best(person: Person, row: Outgoing) -> str:
    address_for(person)  # refused where none works
    return in_order(row, working_emails_of(person))[0]


def _refuse_what_is_over(book: Book, row: Outgoing) -> None:
    """Refuse a message of an introduction that is not led any more."""
    if not row.introduction:
        return
    led = the_introduction(book, row.introduction)
    if steps_of(led).state in _OVER:
        raise EntregentError("outbox-introduction-moved", number=led.pk)


def _of(row: Outgoing) -> dict[str, int]:
    return {"person": row.person_id} if row.person_id else {}
