"""The demo's files read with the standard library alone, as any other program would."""

import csv
import io
import mailbox
import re
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

from entregent.demo import DemoFiles

Row = dict[str, str]
SIDE_LABELS = ("Spam", "Brouillons")


@dataclass(frozen=True)
class ReadMail:
    """A mail's headers, decoded; `kind` is "person", "list", "robot" or "side"."""

    at: datetime
    sender: str
    receivers: tuple[str, ...]
    subject: str
    conversation: str
    kind: str

    @property
    def on(self) -> date:
        return self.at.date()


class Demo:
    """What the files hold."""

    def __init__(self, files: DemoFiles, on: date) -> None:
        self.files = files
        self.on = on

    def days_ago(self, day: date) -> int:
        return (self.on - day).days

    @cached_property
    def messages(self) -> list[mailbox.mboxMessage]:
        return [m for path in (self.files.mailbox, self.files.work_mailbox) for m in _mbox(path)]

    @cached_property
    def mails(self) -> list[ReadMail]:
        return [_read(message) for message in self.messages]

    @cached_property
    def personal_mails(self) -> list[ReadMail]:
        return [mail for mail in self.mails if mail.kind == "person"]

    def mails_with(self, email: str) -> list[ReadMail]:
        return [m for m in self.personal_mails if email in (m.sender, *m.receivers)]

    @cached_property
    def cards(self) -> list[dict[str, list[str]]]:
        text = self.files.contacts.read_bytes().decode().replace("\r\n ", "")
        return [_card(chunk) for chunk in text.split("BEGIN:VCARD\r\n")[1:]]

    @cached_property
    def links(self) -> list[Row]:
        return _rows(self.files.links.read_text(encoding="utf-8"))

    @cached_property
    def exchanges(self) -> list[Row]:
        return _rows(self.files.exchanges.read_text(encoding="utf-8"))

    @cached_property
    def calendar(self) -> str:
        return self.files.calendar.read_bytes().decode().replace("\r\n ", "")

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The mail at home and at work, the calendar, Google's table and her own."""
        files = self.files
        mails = (files.mailbox.read_text("utf-8"), files.work_mailbox.read_text("utf-8"))
        tables = (files.google.read_text("utf-8"), files.tracked.read_text("cp1252"))
        return (*mails, self.calendar, *tables)

    @cached_property
    def all_text(self) -> str:
        """Every character of every file, encoded words and quoted-printable undone."""
        files = self.files
        plain = (files.contacts, files.calendar, files.links, files.exchanges)
        texts = [path.read_bytes().decode().replace("\r\n ", "") for path in plain]
        texts += [files.google.read_text("utf-8"), files.tracked.read_text("cp1252")]
        for path in (files.linkedin, files.linkedin_before):
            with ZipFile(path) as archive:
                texts += [archive.read(name).decode() for name in archive.namelist()]
        for message in self.messages:
            texts += [_decoded(value) for value in message.values()]
            texts.append(bytes(message.get_payload(decode=True)).decode())
        return "\n".join(texts)

    def card_of(self, name: str) -> dict[str, list[str]]:
        return next(card for card in self.cards if card["FN"] == [name])


def _mbox(path: Path) -> list[mailbox.mboxMessage]:
    with closing(mailbox.mbox(path, create=False)) as box:
        return list(box)


def archive_rows(path: Path, name: str) -> list[Row]:
    with ZipFile(path) as archive:
        text = archive.read(name).decode()
    return _rows(text[text.index("First Name,") :] if name == "Connections.csv" else text)


def connections(path: Path) -> dict[str, Row]:
    """Return the connections by profile address, hidden members left out."""
    return {row["URL"]: row for row in archive_rows(path, "Connections.csv") if row["URL"]}


def _rows(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def _card(chunk: str) -> dict[str, list[str]]:
    card: dict[str, list[str]] = {}
    for line in chunk.splitlines():
        name, _, value = line.partition(":")
        card.setdefault(re.sub(r"^item\d+\.", "", name).partition(";")[0], []).append(value)
    return card


def _read(message: mailbox.mboxMessage) -> ReadMail:
    labels = _decoded(message["X-Gmail-Labels"])
    kind = "person"
    if message["List-Id"]:
        kind = "list"
    elif message["Auto-Submitted"]:
        kind = "robot"
    elif any(label in labels for label in SIDE_LABELS):
        kind = "side"
    receivers = getaddresses([*message.get_all("To", []), *message.get_all("Cc", [])])
    return ReadMail(
        at=parsedate_to_datetime(message["Date"]).replace(tzinfo=None),
        sender=getaddresses([message["From"]])[0][1],
        receivers=tuple(email for _, email in receivers),
        subject=_decoded(message["Subject"]),
        conversation=message["X-GM-THRID"],
        kind=kind,
    )


def _decoded(value: str) -> str:
    return str(make_header(decode_header(value)))
