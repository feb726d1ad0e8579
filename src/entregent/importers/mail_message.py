"""The head of one mail made into records; of a report, its part for machines too."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import lru_cache

from entregent.core.message_id import key_of_mail
from entregent.importers.mail_addresses import (
    REMEMBERED_LENGTH,
    Parties,
    parties_in,
    sender_in,
)
from entregent.importers.mail_dates import read_date
from entregent.importers.mail_headers import read_fields, topmost_received
from entregent.importers.mail_judgement import SENT, label_roles, why_ignored
from entregent.importers.mail_report import report_of
from entregent.importers.mail_text import Repair, as_text, decode_words
from entregent.importers.mbox import Head
from entregent.importers.records import (
    BadRecord,
    Channel,
    MessageRecord,
    Party,
    Record,
)

# Of a long thread, its first mail and the nearest ones tell enough.
_NEAREST_IN_THREAD = 10
_ID = re.compile(r"<([^<>]*)>")

_Fields = Mapping[str, str]
_Repairs = dict[str, Repair]


def records_of(place: str, head: Head, roles: Collection[str] = ()) -> list[Record]:
    """Return the message, then what had to be mended to read it; or why there is no message.

    After a message that is a report of mails that came back, what it tells.
    `roles` are those of the folder it lay in: "sent", "spam", "trash", "draft".
    """
    fields = read_fields(head.fields)
    if not fields:
        return [BadRecord(place, "unfinished-mail" if head.unfinished else "no-headers")]
    written = read_date(fields.get("date", ""))
    at = written or _received_at(head)
    if at is None:
        return [BadRecord(place, "unfinished-mail" if head.unfinished else "no-date")]
    repairs: _Repairs = {}
    message = _message(place, at, fields, roles, repairs)
    cut_short = [BadRecord(place, "unfinished-mail", kept=not message.ignored)] * head.unfinished
    if message.ignored:
        # What is no exchange is not kept: nobody has to hear how it was read.
        came_back = report_of(message, fields, head.body) if head.body else None
        return [message, came_back, *cut_short] if came_back else [message, *cut_short]
    if written and not repairs and not head.cut:
        return [message, *cut_short]
    problems = cut_short + _mended_texts(place, repairs)
    if written is None:
        problems.append(_mended_date(place, fields, at))
    if head.cut:
        problems.append(BadRecord(place, "cut-headers", kept=True))
    return [message, *problems]


def _message(
    place: str, at: datetime, fields: _Fields, roles: Collection[str], repairs: _Repairs
) -> MessageRecord:
    sender = _sender(fields, repairs)
    to = _recipients(fields, "to", repairs)
    cc = _recipients(fields, "cc", repairs)
    subject = _subject(fields, repairs)
    labels = fields.get("x-gmail-labels")
    if labels:
        roles = label_roles(labels).union(roles)
    return MessageRecord(
        place,
        _own_key(fields) or _made_key(at, sender, subject, to, cc),
        at,
        Channel.EMAIL,
        sender,
        to,
        cc,
        subject,
        _thread(fields),
        SENT in roles,
        why_ignored(fields, roles, sender, to, cc),
    )


def _mended_texts(place: str, repairs: _Repairs) -> list[BadRecord]:
    return [
        BadRecord(
            place,
            repair.code,
            {"header": name, "charset": repair.charset.replace("cp125", "windows-125")},
            kept=True,
        )
        for name, repair in repairs.items()
    ]


def _mended_date(place: str, fields: _Fields, at: datetime) -> BadRecord:
    taken = {"taken": at.date().isoformat()}
    date = as_text(fields.get("date", ""))[0]
    if not date:
        return BadRecord(place, "missing-date", taken, kept=True)
    return BadRecord(place, "guessed-date", {"value": date[:80], **taken}, kept=True)


def _received_at(head: Head) -> datetime | None:
    received = topmost_received(head.fields).rpartition(";")[2]
    return read_date(received) or read_date(head.separator.decode("ascii", "replace"))


def _sender(fields: _Fields, repairs: _Repairs) -> Party:
    sender, repair = sender_in(_text(fields, "from", repairs))
    if repair:
        repairs.setdefault("From", repair)
    if sender.email or "sender" not in fields:
        return sender
    other = sender_in(_text(fields, "sender", repairs))[0]
    return Party(sender.name or other.name, other.email)


def _recipients(fields: _Fields, field: str, repairs: _Repairs) -> Parties:
    if field not in fields:
        return ()
    parties, repair = parties_in(_text(fields, field, repairs))
    if repair:
        repairs.setdefault(field.title(), repair)
    return parties


def _subject(fields: _Fields, repairs: _Repairs) -> str:
    subject, repair = decode_words(_text(fields, "subject", repairs))
    if repair:
        repairs.setdefault("Subject", repair)
    return subject


def _text(fields: _Fields, field: str, repairs: _Repairs) -> str:
    value = fields.get(field, "")
    if value.isascii() and value.isprintable():
        return value
    text, repair = as_text(value, fields.get("content-type", ""))
    if repair:
        repairs[field.title()] = repair
    return text


def _own_key(fields: _Fields) -> str:
    ids = _ids(fields.get("message-id", ""))
    return _key(ids[0]) if ids else ""


def _made_key(at: datetime, sender: Party, subject: str, to: Parties, cc: Parties) -> str:
    recipients = sorted(party.email for party in (*to, *cc))
    return _key("\n".join((at.isoformat(), sender.email, subject, *recipients)))


def _thread(fields: _Fields) -> tuple[str, ...]:
    text = f"{fields.get('references', '')} {fields.get('in-reply-to', '')}"
    ids = list(dict.fromkeys(_ids(text)))
    if len(ids) > _NEAREST_IN_THREAD + 1:
        ids = [ids[0], *ids[-_NEAREST_IN_THREAD:]]
    return tuple(map(_key, ids))


def _ids(text: str) -> list[str]:
    found = [i for i in _ID.findall(text) if i.strip()]
    return found or [word.strip("<>,;") for word in text.split() if "@" in word]


def _key(identifier: str) -> str:
    short = len(identifier) < REMEMBERED_LENGTH
    return _remembered_key(identifier) if short else key_of_mail(identifier)


_remembered_key = lru_cache(maxsize=1 << 15)(key_of_mail)
