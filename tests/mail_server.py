"""A mail server on this machine that does as it is told: takes, refuses, puts off, goes away."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

CONNECT, MAIL, RCPT, DATA, TAKEN = "connect", "mail", "rcpt", "data", "taken"


@dataclass
class MailServer:
    """What it took, and what it answers: by stage, an answer or something to do instead of one."""

    host: str = "127.0.0.1"
    port: int = 0
    password: str = "as agreed"
    taken: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    doing: dict[str, Callable[[], None]] = field(default_factory=dict)
    trust: ssl.SSLContext | None = None
    authority: bytes = b""  # whose certificates `trust` believes

    def go_away_at(self, stage: str) -> None:
        """Drop the line at a stage; at `taken`, once the message is kept and before saying so."""
        self.answers[stage] = "go away"


class _Handler:
    def __init__(self, told: MailServer) -> None:
        self._told = told

    async def handle_EHLO(
        self, server: SMTP, session: Session, _: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self._answer(server, CONNECT, "")
        return responses

    async def handle_MAIL(self, server: SMTP, _: Session, envelope: Envelope, *args: Any) -> str:
        envelope.mail_from = args[0]
        envelope.mail_options.extend(args[1])
        return self._answer(server, MAIL, "250 OK")

    async def handle_RCPT(self, server: SMTP, _: Session, envelope: Envelope, *args: Any) -> str:
        answer = self._answer(server, RCPT, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(args[0])
        return answer

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:
        answer = self._answer(server, DATA, "250 taken")
        if answer.startswith("250"):
            self._told.taken.append(envelope.original_content or b"")
            self._told.envelopes.append((envelope.mail_from or "", list(envelope.rcpt_tos)))
            answer = self._answer(server, TAKEN, answer)
        return answer

    def _answer(self, server: SMTP, stage: str, usual: str) -> str:
        if do := self._told.doing.get(stage):
            do()
        answer = self._told.answers.get(stage, usual)
        if answer == "go away":
            server.transport.abort()
            return usual
        return answer


@contextmanager
def a_mail_server(
    *, tls: str = "", login: bool = False, but: tuple[str, ...] = ()
) -> Iterator[MailServer]:
    """Run one until it is left; `tls` is "", "tls" or "starttls". With `login` one says who one is,
    in any way of saying so but those named.
    """
    told = MailServer()
    context = None
    if tls:
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
        told.trust = ssl.create_default_context()
        authority.configure_trust(told.trust)
        told.authority = authority.cert_pem.bytes()

    def check(_: Any, __: Any, ___: Any, ____: str, given: LoginPassword) -> AuthResult:
        right = given.password.decode() == told.password
        return AuthResult(success=right, handled=False)

    controller = Controller(
        _Handler(told),
        hostname=told.host,
        port=_free_port(),
        ssl_context=context if tls == "tls" else None,
        tls_context=context if tls == "starttls" else None,
        authenticator=check if login else None,
        auth_exclude_mechanism=but,
        auth_required=login,
        auth_require_tls=login and tls == "starttls",
        enable_SMTPUTF8=True,
        decode_data=False,
    )
    controller.start()
    told.port = controller.port
    try:
        yield told
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
