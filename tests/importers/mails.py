"""Builders of mails: what a test does not name is as in any ordinary mail."""

from entregent.importers.mail_message import records_of
from entregent.importers.mbox import Head
from entregent.importers.records import BadRecord, MessageRecord, Record

USUAL: dict[str, str | bytes] = {
    "From": "Alice <alice@example.org>",
    "To": "benoit@example.org",
    "Date": "Tue, 3 Mar 2026 10:00:00 +0100",
    "Subject": "Lunch",
    "Message-ID": "<1@example.org>",
}


def mail(body: str = "See you.", **fields: str | bytes) -> bytes:
    return b"%s\n\n%s\n" % (_head(fields)[1:], body.encode())


def mbox(*mails: bytes, separator: str = "From x@y Tue Mar  3 09:30:00 2026") -> bytes:
    return b"".join(separator.encode() + b"\n" + one + b"\n" for one in mails)


def read(separator: bytes = b"", /, **fields: str | bytes) -> list[Record]:
    return records_of("mail 1", Head(separator, _head(fields)))


def message(separator: bytes = b"", /, **fields: str | bytes) -> MessageRecord:
    record = read(separator, **fields)[0]
    assert isinstance(record, MessageRecord)
    return record


def problems(separator: bytes = b"", /, **fields: str | bytes) -> list[BadRecord]:
    return [r for r in read(separator, **fields) if isinstance(r, BadRecord)]


def _head(fields: dict[str, str | bytes]) -> bytes:
    named = USUAL | {name.replace("_", "-"): value for name, value in fields.items()}
    texts = {k: v.encode() if isinstance(v, str) else v for k, v in named.items()}
    return b"".join(b"\n%s: %s" % (k.encode(), v) for k, v in texts.items() if v)
