"""An outbox to try things on: an account, messages, a clock that is not waited for."""

import ssl
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from entregent.core.drafts import Draft, Intent
from entregent.services.drafts import Reason
from entregent.services.mail_account import Settings, choose_account
from entregent.services.outbox import approve, put
from entregent.services.outbox_sending import Sent, send
from entregent.storage.models import Book, MailAccount, Outgoing, Person
from tests.builders import ME, NOW
from tests.mail_server import MailServer

WORDS = Draft("Déjeuner", "Bonjour Alice,\n\nDéjeunons ?\n\nPaul", "fr", "tu")


def an_account(book: Book, told: MailServer | None = None, **said: Any) -> MailAccount:
    """Choose an account at a server of these tests, or at none that answers."""
    where = {"host": told.host if told else "127.0.0.1", "port": told.port if told else 9}
    usual = {"address": ME, "name": "Paul Moi", "security": "none", **where}
    return choose_account(book, Settings(**{**usual, **said}))


def a_message(
    book: Book, *people: Person, words: Draft = WORDS, reason: Reason | None = None, **how: Any
) -> Outgoing:
    """Put a message into the outbox."""
    return put(book, people, words, reason or Reason(Intent.CATCH_UP), **how)


def an_approved(book: Book, *people: Person, **how: Any) -> Outgoing:
    """Put a message into the outbox and say yes to it."""
    row = a_message(book, *people, **how)
    approve(book, row)
    return row


@dataclass
class Watch:
    """A clock that goes on by what is waited."""

    at: datetime = NOW
    waited: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.at += timedelta(seconds=seconds)


def sent(
    book: Book, watch: Watch | None = None, *, trust: ssl.SSLContext | None = None
) -> Sent:  # fmt: skip
    """Send what is approved, by a clock that nobody waits for."""
    clock = watch or Watch()
    return send(book, now=clock.now, wait=clock.wait, trust=trust)


def state_of(row: Outgoing) -> str:
    """Return where a message stands by now."""
    row.refresh_from_db()
    return row.state
