"""The account one sends mail by: who one is, which server; in the book, but for the password."""

import re
import ssl
from dataclasses import dataclass
from ipaddress import ip_address

from entregent.core.identity import email_key
from entregent.core.outbox import State
from entregent.core.patterns import lazy_pattern
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.services.job_runs import DIGEST, OUTBOX, forget_trouble
from entregent.services.mail_password import forget_password, keep_password, password_for
from entregent.services.me import add_my_address
from entregent.storage.models import Book, MailAccount, Outgoing
from entregent.storage.queries.digests import to_be_sent
from entregent.storage.queries.outbox import account_in
from entregent.storage.queries.owner import me, my_addresses
from entregent.sync.smtp import Security, Server, Trouble, greet, is_here

PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}
AN_HOUR, MOST_AN_HOUR = 20, 500
_PART = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = lazy_pattern(rf"{_PART}(?:\.{_PART})*\.?", re.IGNORECASE)
LONGEST_NAME, LONGEST_USER, LONGEST_HOST = 200, 320, 253


@dataclass(frozen=True, slots=True)
class Settings:
    """An account as one types it; `port` is 0 for the usual one, `user` None for the address."""

    address: str
    host: str
    security: str = Security.TLS.value
    port: int = 0
    user: str | None = None
    name: str = ""
    an_hour: int = AN_HOUR


def choose_account(book: Book, said: Settings) -> MailAccount:
    """Send mail by this account from now on; a password for another host or user is forgotten."""
    values = _checked(book, said)
    there = account_in(book)
    with journal.entry(book, "mail", host=values["host"]) as recorder:
        # By it a folder of sent mail is known to be theirs.
        if values["address"] not in {mine.key for mine in my_addresses(book)}:
            add_my_address(book, str(values["address"]))
        if there is None:
            return recorder.create(MailAccount(book=book, **values))
        before = (there.host, there.user)
        recorder.change(there, **values)
    if before != (there.host, there.user):
        forget_password()
    _try_again(book)
    return there


def keep_password_of(book: Book, password: str) -> None:
    """Keep the password of the account that was chosen; what waits is tried with it at once."""
    account = account_of(book)
    keep_password(account.host, account.user, password)
    _try_again(book)


def leave_account(book: Book) -> None:
    """Send nothing any more, no digest either, and forget the password."""
    there = account_in(book)
    if there is None:
        return
    with journal.entry(book, "mail-off") as recorder:
        recorder.delete(MailAccount.objects.filter(pk=there.pk))
        if book.digest_by == "mail":
            recorder.change(book, digest_by="")
            to_be_sent(book).delete()
    forget_password()


def account_of(book: Book) -> MailAccount:
    """Return the account of a book; refused where there is none."""
    there = account_in(book)
    if there is None:
        raise EntregentError("mail-off")
    return there


def server_of(account: MailAccount) -> Server:
    """Return the server of an account, with the password that is kept for it."""
    # Looked at again: a book may be read from a file that somebody else wrote.
    host, security = _host(account.host), _security(account.security, account.host)
    password = password_for(host, account.user) if account.user else ""
    if account.user and not password:
        raise EntregentError("mail-password-missing", host=host, user=account.user)
    return Server(host, account.port, security, account.user, password)


def try_account(book: Book, *, trust: ssl.SSLContext | None = None) -> Trouble | None:
    """Greet the server and say who one is; return what is wrong, None where all is well."""
    try:
        greet(server_of(account_of(book)), trust=trust)
    except Trouble as trouble:
        return trouble
    return None


def _try_again(book: Book) -> None:
    """Let what a server kept waiting leave at once: the account is another."""
    Outgoing.objects.filter(book=book, state=State.APPROVED).update(not_before=None)
    to_be_sent(book).update(not_before=None)
    forget_trouble(book, OUTBOX, DIGEST)


def _checked(book: Book, said: Settings) -> dict[str, str | int]:
    address = email_key(said.address)
    if not address:
        raise EntregentError("not-an-email", value=said.address[:80])
    host = _host(said.host)
    security = _security(said.security, host)
    port = said.port or PORTS[security]
    if not 0 < port < 65_536:
        raise EntregentError("not-a-port", value=port)
    if not 0 < said.an_hour <= MOST_AN_HOUR:
        raise EntregentError("not-an-hour-pace", most=MOST_AN_HOUR)
    usual = "" if security is Security.NONE else address
    user = usual if said.user is None else _line(said.user, LONGEST_USER)
    owner = me(book)
    name = _line(said.name, LONGEST_NAME) or (owner.name[:LONGEST_NAME] if owner else "")
    return {
        "address": address, "name": name, "host": host, "port": port,
        "security": security.value, "user": user, "an_hour": said.an_hour,
    }  # fmt: skip


def _host(text: str) -> str:
    host = typed(text).lower()
    if len(host) > LONGEST_HOST or not (_HOST.fullmatch(host) or _is_ip(host)):
        raise EntregentError("not-a-mail-server", value=text[:80])
    return host


def _security(text: str, host: str) -> Security:
    if text not in tuple(Security):
        raise EntregentError("not-a-choice", value=text[:60], choices=", ".join(Security))
    security = Security(text)
    if security is Security.NONE and not is_here(host):
        raise EntregentError("mail-not-secure", host=host)
    return security


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _line(text: str, most: int) -> str:
    line = " ".join(typed(text).split())
    if len(line) > most:
        raise EntregentError("words-too-long", most=most)
    return line
