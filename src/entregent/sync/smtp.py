"""A message handed to a mail server (RFC 5321): taken, refused, put off, or nobody knows.

A server owns a message from the moment it answers to its last line. Until that line was written it
cannot have taken it; from then on until the answer it may have, and only the person can tell.
"""

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from ipaddress import ip_address
from threading import Timer

PATIENCE = 30  # seconds for each answer, until the last
LAST_PATIENCE = 300  # for the answer to the message itself (RFC 5321, 4.5.3.2.6 allows 600)
_GO_ON = 354
_KNOWN = (235, 503)  # who one is is known, or was before


class Security(StrEnum):
    """How the line is kept from others."""

    TLS = "tls"  # from the first byte
    STARTTLS = "starttls"
    NONE = "none"  # to this machine alone


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server one sends by, and who one is there."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


class Trouble(Exception):
    """What kept a message from leaving, or from being known to have left.

    Codes: unreachable, insecure, not-tls, not-itself (its certificate), login, sender, recipient,
    words, lost. `later` says that the same may be taken later; `reply` is what the server answered,
    or what the system says of it; `of` is the address that was refused, "" where none was.
    """

    def __init__(self, code: str, reply: str = "", *, later: bool = False, of: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reply = reply
        self.later = later
        self.of = of


def greet(server: Server, *, trust: ssl.SSLContext | None = None) -> None:
    """Open a line, say who one is and close it: what a test of the settings does."""
    with _line(server, trust):
        pass


def hand_over(
    server: Server,
    message: bytes,
    *,
    sender: str,
    recipients: tuple[str, ...],
    now_or_never: Callable[[], None],
    trust: ssl.SSLContext | None = None,
) -> None:
    """Give a whole message to a server; raise Trouble where it was not taken.

    `now_or_never` is called once all is agreed, before the first word of the message leaves: what
    it raises keeps the message here. `trust` tells which certificates to believe, those of the
    system unless told.
    """
    with _line(server, trust) as line:
        options = _options(line, sender, recipients)
        _ask(lambda: line.mail(sender, options), "sender")
        for recipient in recipients:
            _ask(partial(line.rcpt, recipient), "recipient", of=recipient)
        now_or_never()
        _ask(lambda: line.docmd("DATA"), "words", good=(_GO_ON,))
        _write(line, message)


class _Line(smtplib.SMTP):
    """A line on which the whole of an answer comes in time, however slowly its words do."""

    def getreply(self) -> tuple[int, bytes]:
        """Return an answer; SMTPServerDisconnected where it has not ended in time."""
        patience = (self.sock.gettimeout() if self.sock else None) or PATIENCE
        watch = Timer(patience, self._hang_up)
        watch.daemon = True
        watch.start()
        try:
            return super().getreply()
        finally:
            watch.cancel()

    def login(
        self, user: str, password: str, *, initial_response_ok: bool = True
    ) -> tuple[int, bytes]:
        """Say who one is; in UTF-8 where ASCII has not the letters of it (RFC 4616), as smtplib
        can't.
        """
        if user.isascii() and password.isascii():
            return super().login(user, password, initial_response_ok=initial_response_ok)
        self.ehlo_or_helo_if_needed()
        offered = self.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            answer = self.docmd("AUTH", f"PLAIN {_in_utf8(f'{chr(0)}{user}{chr(0)}{password}')}")
        elif "LOGIN" in offered:
            for said in ("AUTH LOGIN", _in_utf8(user), _in_utf8(password)):
                answer = self.docmd(said)
        else:
            raise smtplib.SMTPNotSupportedError("AUTH PLAIN, LOGIN")
        if answer[0] not in _KNOWN:
            raise smtplib.SMTPAuthenticationError(*answer)
        return answer

    def _hang_up(self) -> None:
        if self.sock is not None:
            with suppress(OSError):  # closed meanwhile
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


class _SecureLine(_Line, smtplib.SMTP_SSL):
    """The same, kept from others from the first byte."""


@contextmanager
def _line(server: Server, trust: ssl.SSLContext | None) -> Iterator[smtplib.SMTP]:
    """Give a line on which one has said who one is; how it is closed changes nothing any more."""
    line = _opened(server, trust)
    try:
        yield line
        with suppress(OSError, smtplib.SMTPException):
            line.quit()
    finally:
        line.close()


def _opened(server: Server, trust: ssl.SSLContext | None) -> smtplib.SMTP:
    if server.security is Security.NONE and not is_here(server.host):
        raise Trouble("insecure")
    encrypted = server.security is not Security.NONE  # the certificates take a moment to read
    context = trust or (ssl.create_default_context() if encrypted else None)
    try:
        if server.security is Security.TLS:
            line: smtplib.SMTP = _SecureLine(
                server.host, server.port, timeout=PATIENCE, context=context
            )
        else:
            line = _Line(server.host, server.port, timeout=PATIENCE)
    except ssl.SSLCertVerificationError as error:
        raise Trouble("not-itself", _said(error)) from error
    except ssl.SSLError as error:
        raise Trouble("not-tls") from error
    except smtplib.SMTPConnectError as error:
        raise Trouble("unreachable", _reply(error.smtp_error), later=True) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Trouble("unreachable", _said(error), later=True) from error
    try:
        _present(line, server, context)
    except BaseException:
        line.close()
        raise
    return line


def _present(line: smtplib.SMTP, server: Server, context: ssl.SSLContext | None) -> None:
    try:
        line.ehlo_or_helo_if_needed()
        if server.security is Security.STARTTLS:
            if not line.has_extn("starttls"):
                raise Trouble("insecure")
            line.starttls(context=context)
            line.ehlo()
        if server.user:
            line.login(server.user, server.password)
    except smtplib.SMTPAuthenticationError as error:
        later = 400 <= error.smtp_code < 500
        raise Trouble("login", _reply(error.smtp_error), later=later) from error
    except smtplib.SMTPNotSupportedError as error:
        raise Trouble("login", _said(error)) from error
    except ssl.SSLError as error:
        raise Trouble("not-itself", _said(error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Trouble("unreachable", _said(error), later=True) from error


def _options(line: smtplib.SMTP, sender: str, recipients: tuple[str, ...]) -> list[str]:
    """Return what the addresses need of the server: letters beyond ASCII (RFC 6531)."""
    if all(address.isascii() for address in (sender, *recipients)):
        return []
    if not line.has_extn("smtputf8"):
        raise Trouble("recipient")
    line.command_encoding = "utf-8"
    return ["SMTPUTF8", "BODY=8BITMIME"]


def _ask(
    ask: Callable[[], tuple[int, bytes]],
    code: str,
    *,
    good: tuple[int, ...] = (250, 251, 252),
    of: str = "",
) -> None:
    try:
        answer, said = ask()
    except (OSError, smtplib.SMTPException) as error:
        raise Trouble("unreachable", _said(error), later=True) from error
    if answer not in good:
        raise Trouble(code, _reply(said), later=400 <= answer < 500, of=of)


def _write(line: smtplib.SMTP, message: bytes) -> None:
    """Write the words, then the line that ends them: from there on the server may have them."""
    words = b"\r\n".join(message.splitlines())
    words = (b"." + words if words.startswith(b".") else words).replace(b"\r\n.", b"\r\n..")
    if line.sock is not None:  # the line that ends them is not to wait for their receipt
        line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        line.send(words)
    except (OSError, smtplib.SMTPException) as error:
        raise Trouble("unreachable", _said(error), later=True) from error
    if line.sock is not None:
        line.sock.settimeout(LAST_PATIENCE)
    try:
        line.send(b"\r\n.\r\n")
        answer, said = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise Trouble("lost", _said(error)) from error
    if not 200 <= answer < 300:
        raise Trouble("words", _reply(said), later=400 <= answer < 500)


def _in_utf8(text: str) -> str:
    return b64encode(text.encode()).decode("ascii")


def is_here(host: str) -> bool:
    """Tell whether a host is this very machine: no name tells but localhost."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _reply(said: bytes | str) -> str:
    return _line_of(said.decode("utf-8", "replace") if isinstance(said, bytes) else said)


def _said(error: Exception) -> str:
    """Return what is said of a line that failed; "" where it is only that nobody answered."""
    match error:
        case smtplib.SMTPServerDisconnected() | TimeoutError():
            return ""
        case smtplib.SMTPResponseException():
            return _reply(error.smtp_error)
        case ssl.SSLCertVerificationError():
            return _line_of(error.verify_message)
        case OSError(strerror=str(said)):
            return _line_of(said)
    return _line_of(str(error))


def _line_of(text: str) -> str:
    """Return what a server said as one line that a terminal prints and does not obey."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(plain.split())[:300]
