"""Reports of mails that could not be delivered: who, which mail, and the status, nothing else.

Their form is RFC 3464, which Postfix, Exim, Gmail and Exchange write; older Exim tells it in a
header and in words, qmail in words alone.
"""

import binascii
import re
from collections.abc import Callable, Iterator, Mapping

from entregent.core.identity import email_key
from entregent.importers.records import BounceRecord, Failed, MessageRecord

LOOKED_INTO = 1 << 17  # bytes of a body
MOST = 100  # recipients of one report
LONGEST_ID = 400
_NEAR = 600  # characters after an address, in which plain words say why

_NEVER = frozenset({"", "spam", "draft"})  # what is an exchange, or lies where anybody may put it
_DAEMONS = ("mailer-daemon@", "postmaster@")
_STATUS_PART = re.compile(
    rb"\ncontent-type[ \t]*:[ \t]*message/(?:global-)?delivery-status\b", re.IGNORECASE
)
_ENCODED = re.compile(
    rb"\ncontent-transfer-encoding[ \t]*:[ \t]*(base64|quoted-printable)\b", re.IGNORECASE
)
_BLANK = re.compile(rb"\n[ \t]*\n")
_FIELD = re.compile(
    r"^(original-recipient|final-recipient|action|status|diagnostic-code)[ \t]*:"
    r"([^\n]*(?:\n[ \t][^\n]*)*)",
    re.IGNORECASE | re.MULTILINE,
)
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.])([45])(\d\d)[ -]")
_ITS_ID = re.compile(rb"\nmessage-id[ \t]*:\s*(<[!-;=?-~]{3,398}>)", re.IGNORECASE)
_ID = re.compile(r"<[!-;=?-~]{3,398}>")
_IN_WORDS = re.compile(r"\A.{0,200}?\bThis is the .{1,80} program at ", re.DOTALL)
_COPY_BEGINS = "\n--- "
_PARAGRAPH = re.compile(r"\n<([^<>\s]{3,320})>:[ \t]*\n((?:[^\n]+\n){1,20})")
_FULL = "5.2.2"
_PERMANENT = "5.0.0"
_EXPIRED = "4.4.7"


def report_of(
    message: MessageRecord, fields: Mapping[str, str], body: Callable[[int], bytes]
) -> BounceRecord | None:
    """Return what a mail tells to have come back, None for any that is no such report.

    `body` gives so many bytes of what follows its head.
    """
    if message.sent or message.ignored in _NEVER:
        return None
    kind = fields.get("content-type", "")
    begins = kind[:16].lower()
    is_report = begins == "multipart/report" and "disposition-notification" not in kind.lower()
    to = fields.get("x-failed-recipients", "")
    in_words = not kind or begins.startswith("text/plain")
    if not (is_report or to or (in_words and message.sender.email.startswith(_DAEMONS))):
        return None
    told = b"\n" + body(LOOKED_INTO).replace(b"\r\n", b"\n")
    failed: tuple[Failed, ...] = ()
    after = 0
    if part := _STATUS_PART.search(told):
        failed = _told_by_fields(told, part.start())
        after = part.end()
    elif to:
        failed = _told_beside(to, told.decode("utf-8", "replace"))
    elif in_words:
        failed = _told_in_words(told.decode("utf-8", "replace"))
    if not failed:
        return None
    return BounceRecord(message.place, message.at, failed, _message_id(told, after, fields))


def _told_by_fields(told: bytes, at: int) -> tuple[Failed, ...]:
    """Return whom the part for machines says to have failed for good; None were only delayed."""
    begins, ends = told.rfind(b"\n--", 0, at), told.find(b"\n--", at)
    part = told[max(begins, 0) : ends if ends >= 0 else len(told)]
    head, _, content = part.partition(b"\n\n")
    found: dict[str, str] = {}
    for group in _BLANK.split(_decoded(head, content)):
        said = {
            name.lower(): " ".join(value.split())
            for name, value in _FIELD.findall(group.decode("utf-8", "replace"))
        }
        status = _status(said)
        if said.get("action", "failed").lower() != "failed" or not status:
            continue
        for name in ("original-recipient", "final-recipient"):
            if (address := _address(said.get(name, ""))) and len(found) < MOST:
                found.setdefault(address, status)
    return tuple(Failed(*one) for one in found.items())


def _decoded(head: bytes, content: bytes) -> bytes:
    encoded = _ENCODED.search(head)
    if encoded is None:
        return content
    if encoded[1].lower() == b"base64":
        try:
            return binascii.a2b_base64(content).replace(b"\r\n", b"\n")
        except binascii.Error:
            return b""
    return binascii.a2b_qp(content)


def _status(said: Mapping[str, str]) -> str:
    """Return the status of a recipient, that of the server that refused them where it is finer."""
    found = _STATUS.search(said.get("status", ""))
    if "action" not in said and not (found and found[1].startswith("5")):
        return ""
    diagnosis = said.get("diagnostic-code", "")
    if found and not found[1].endswith(".0.0"):
        return found[1]
    return _status_in(diagnosis) or (found[1] if found else _PERMANENT)


def _status_in(words: str) -> str:
    """Return the status that words of a server hold, "" where there is none."""
    if found := _STATUS.search(words):
        return found[1]
    code = _CODE.search(words)
    if code is None:
        return ""
    return _FULL if code[0][:3] == "552" else f"{code[1]}.0.0"


def _address(value: str) -> str:
    return email_key(value.rpartition(";")[2])


def _told_beside(to: str, words: str) -> tuple[Failed, ...]:
    """Return whom a header names, each with the status that the words after the address hold."""
    failed = []
    for address in filter(None, map(email_key, to.split(",")[:MOST])):
        at = words.lower().find(address)
        near = words[at + len(address) :][:_NEAR].partition("\n\n")[0] if at >= 0 else ""
        unsaid = _EXPIRED if "retry timeout exceeded" in near else _PERMANENT
        failed.append(Failed(address, _status_in(near) or unsaid))
    return tuple(failed)


def _told_in_words(words: str) -> tuple[Failed, ...]:
    """Return whom a daemon says in words to have failed, in the form that qmail has."""
    if not _IN_WORDS.match(words):
        return ()
    return tuple(_paragraphs(words.partition(_COPY_BEGINS)[0] + "\n"))


def _paragraphs(words: str) -> Iterator[Failed]:
    for number, said in enumerate(_PARAGRAPH.finditer(words)):
        if number < MOST and (address := email_key(said[1])):
            yield Failed(address, _status_in(said[2]) or _PERMANENT)


def _message_id(told: bytes, after: int, fields: Mapping[str, str]) -> str:
    """Return the Message-ID of the mail that came back, "" where it is not said."""
    if found := _ITS_ID.search(told, after):
        return found[1].decode("ascii")
    for name in ("in-reply-to", "references"):
        if ids := _ID.findall(fields.get(name, "")):
            return str(ids[-1])
    return ""
