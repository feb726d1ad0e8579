"""A message of the outbox as it goes to a mail server (RFC 5322)."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from entregent.core.text import typed
from entregent.services.book import zone
from entregent.storage.models import MailAccount, Outgoing

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})?")


def as_mail(
    row: Outgoing, account: MailAccount, *, at: datetime, by_itself: bool = False
) -> bytes:  # fmt: skip
    """Return a message in bytes, dated from this moment where its writer lives.

    One made `by_itself` says so (RFC 3834), so that no notice of an absence answers it. ValueError
    where a line of its head would be two: nothing adds to what it says.
    """
    sender, to = sender_of(account), recipients_of(row)
    plain = all(one.isascii() for one in (sender, *to))
    mail = EmailMessage(policy=SMTP if plain else SMTPUTF8)
    mail["From"] = Address(account.name, addr_spec=sender)
    mail["To"] = [Address(addr_spec=one) for one in to]
    mail["Subject"] = " ".join(typed(row.subject).split())
    mail["Date"] = format_datetime(at.astimezone(zone(row.book)))
    mail["Message-ID"] = row.message_id
    mail.set_content(f"{row.body}\n", charset="utf-8", cte="quoted-printable")
    if _LANGUAGE.fullmatch(row.language):
        mail["Content-Language"] = row.language
    if by_itself:
        mail["Auto-Submitted"] = "auto-generated"
    return mail.as_bytes()


def sender_of(account: MailAccount) -> str:
    """Return the address a message is sent from, as servers name it."""
    return _on_the_wire(account.address)


def recipients_of(row: Outgoing) -> tuple[str, ...]:
    """Return the addresses a message goes to, as servers name them."""
    return tuple(map(_on_the_wire, row.to))


def _on_the_wire(address: str) -> str:
    """Return an address with its domain in ASCII; ValueError where it is none."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain}" if domain.isascii() else f"{local}@{domain.encode('idna').decode()}"
