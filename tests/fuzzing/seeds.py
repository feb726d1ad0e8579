"""Files of each kind to be damaged: small honest ones, and real ones where there are any."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.builders import (
    ALICE,
    BENOIT,
    CHLOE,
    CONNECTIONS,
    ME,
    MESSAGES,
    a_calendar,
    a_card,
    a_connection,
    a_google_csv,
    a_linkedin_archive,
    a_links_csv,
    a_mail,
    a_message,
    a_sheet,
    a_vcf,
    an_event,
    an_exchanges_csv,
    an_mbox,
    an_outlook_csv,
    mail,
)
from tests.importers.workbooks import ods, xls, xlsx

from entregent.importers.kinds import Source, find_sources
from entregent.importers.records import BadRecord, Kind, UnreadableFile

EXAMPLES = int(os.environ.get("ENTREGENT_FUZZ", "0"))  # of each test; 0 in the ordinary suite
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"
_LARGEST_SAMPLE = 20_000  # bytes


class Seeds(NamedTuple):
    """Files of a kind, and words that its readers listen to."""

    files: tuple[bytes, ...]
    words: tuple[bytes, ...]


_ANYWHERE = (
    b"\0", b"\n", b"\r", b"\r\n", b"\n\n", b" ", b"\t", b'"', b'""', b"'", b",", b";", b":", b"=",
    b"\\", b"@", b"<", b">", b"(", b")", b"%00", b"%ff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9",
    b"\xed\xa0\x80", b"\xc3\xa9", "ﷺ".encode(), "ß".encode(), b"\xcc\x81\xcc\x96", b"\x1b[2J",
    b"99999", b"0000", b"9999-12-31", b"0001-01-01", b"x" * 400, b"z@" + b"y" * 400 + b".com",
)  # fmt: skip
_TABLE = (b",,,", b'\n"', b'x","\n', b"\nAlice,Martin\n", b"#REF!", b"=1+1", b"--02-30", b"1e308")
_CARD = tuple(
    "BEGIN:VCARD\r\n,END:VCARD\r\n,AGENT:\r\n,;TYPE=a,;CHARSET=utf-7,;ENCODING=QUOTED-PRINTABLE:,"
    ";ENCODING=b:,=0D=0A=\r\n,VERSION:2.1\r\n,item1.X-ABLabel:,BDAY:,UID:,CATEGORIES:,TEL:,PHOTO:"
    .split(",")
)  # fmt: skip
_MAIL = tuple(
    "\n\nFrom x@y Tue Mar  3 09:30:00 2026\n|From: |To: |Cc: |Date: |\nSubject: |=?utf-8?q?=00?="
    "|=?utf-7?q?+2AA-?=|=?gb2312?b?/////w==?=|Message-ID: <|References: <a> <b> <c>"
    "|List-Id: |X-Gmail-Labels: |unlisted-recipients:;| at |group: a@x.org, b@x.org;"
    .split("|")
)  # fmt: skip
_CALENDAR = tuple(
    "BEGIN:VEVENT\r\n|END:VEVENT\r\n|BEGIN:VALARM\r\n|BEGIN:VTIMEZONE\r\nTZID:X\r\n|END:VTIMEZONE"
    "\r\n|BEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nTZOFFSETTO:+1400\r\nRRULE:FREQ=YEARLY;"
    "UNTIL=00010101T000000\r\nEND:STANDARD\r\n|;TZID=X|RRULE:FREQ=DAILY\r\n|RRULE:FREQ=WEEKLY;"
    "BYDAY=MO;BYSETPOS=2\r\n|;COUNT=9|;UNTIL=20260101|;INTERVAL=0|RDATE:20260101T090000Z\r\n"
    "|EXDATE:20260101\r\n|RECURRENCE-ID:20261116T090000Z\r\n|DTSTART:|STATUS:CANCELLED\r\n"
    "|X-WR-CALNAME:|METHOD:CANCEL\r\n|ATTENDEE;CN=|\r\n "
    .split("|")
)  # fmt: skip


def _bytes(words: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in words)


_WORDS = {
    Kind.VCARD: _bytes(_CARD), Kind.MAILBOX: _bytes(_MAIL), Kind.CALENDAR: _bytes(_CALENDAR),
}  # fmt: skip


@cache
def seeds_of(kind: Kind) -> Seeds:
    """Return what to damage of a kind, and with what."""
    with TemporaryDirectory() as folder:
        own = tuple(path.read_bytes() for path in _made(Path(folder), kind))
    real = _samples().get(kind, ()) if EXAMPLES else ()
    return Seeds((*own, *real), (*_ANYWHERE, *_WORDS.get(kind, _TABLE)))


def _made(folder: Path, kind: Kind) -> list[Path]:
    alone = (a_sheet(folder, *rows, header=head, name=name) for name, head, rows in _ALONE)
    return {
        Kind.LINKEDIN: [a_linkedin_archive(folder, *_CONNECTIONS, messages=_MESSAGES), *alone],
        Kind.GOOGLE: [a_google_csv(folder, _GOOGLE, _GOOGLE.replace("Alice", "Chloé"))],
        Kind.OUTLOOK: [an_outlook_csv(folder, _OUTLOOK, _OUTLOOK.replace("Alice", "Chloé"))],
        Kind.VCARD: [a_vcf(folder, *_CARDS)],
        Kind.MAILBOX: [an_mbox(folder, *_MAILS)],
        Kind.CALENDAR: [a_calendar(folder, *_EVENTS)],
        Kind.EXCHANGES: [an_exchanges_csv(folder)],
        Kind.LINKS: [a_links_csv(folder)],
        Kind.SHEET: [a_sheet(folder), a_sheet(folder, _SHEET_ROW, header=_SHEET, name="t.csv")],
    }[kind]


def workbooks() -> Seeds:
    """Return workbooks to damage."""
    rows = [["Nom", "E-mail"], ["Alice Martin", mail(ALICE)], ["Chloé Petit", mail(CHLOE)]]
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = xlsx(folder / "a.xlsx", rows), xls(folder / "b.xls", rows), ods(folder / "c", rows)
        return Seeds(tuple(path.read_bytes() for path in made), _ANYWHERE)


_CONNECTIONS = (a_connection("Alice Martin"), a_connection(url="", on=""))
_MESSAGES = (a_message(), a_message("Paul Moi", "Benoît Durand, Chloé Petit"))
_INVITATION = 'Alice,Paul,"3/14/25, 2:37 PM",Hi,INCOMING,linkedin.com/in/a,linkedin.com/in/p'
_INVITED = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
_ALONE = (
    ("c.csv", CONNECTIONS, (a_connection(), a_connection("Chloé Petit", email="c@x.org"))),
    ("m.csv", MESSAGES, (*_MESSAGES, a_message("Paul Moi", conversation="c2"))),
    ("i.csv", _INVITED, (_INVITATION,)),
)
_OUTLOOK = f"Mme,Alice,,Martin,Acme,CTO,{mail(ALICE)},Lyon"
_GOOGLE = f"Alice,Martin,,Acme,CTO,* myContacts ::: Amis,Work,{mail(ALICE)} ::: a@x.org,,+33612345"
_CARDS = (
    a_card("Alice Martin", "UID:1", "EMAIL;TYPE=work:" + mail(ALICE), "TEL:+33 6 12 34 56 78"),
    a_card("Benoît Durand", "ORG:Globex;Lyon", "TITLE:CTO", "BDAY:19801201", "NOTE:Lyon\\nParis"),
    a_card("Chloé Petit", "CATEGORIES:Amis,École", "item1.X-ODD:kept", "item1.X-ABLabel:Chez elle"),
    a_card("", "N:Petit;Chloé;;;", "ADR:;;1 rue X;Lyon;;69001;", "URL:https://linkedin.com/in/c"),
)
_MAILS = (
    a_mail(ALICE, ME),
    a_mail(ME, f"{BENOIT}, {ALICE}", cc=CHLOE, subject="=?utf-8?q?No=C3=ABl?="),
    a_mail(CHLOE, f"{ME}, {BENOIT}", answers="a1", X_Gmail_Labels="Sent,Friends"),
)
_EVENTS = (
    an_event(ME, ALICE, lines=("RRULE:FREQ=WEEKLY;COUNT=5", "EXDATE:20261123T090000Z")),
    an_event(ME, BENOIT, CHLOE, uid="2", at=";TZID=Europe/Paris:20250101T090000"),
    an_event(CHLOE, uid="3", at=";VALUE=DATE:20240229", organizer=ME),
)
_SHEET = "Nom complet,Email,Téléphone,Anniversaire,Rencontré le,Cercles,Notes,Site,Langue,ID,Rue"
_SHEET_ROW = (
    f"Alice Martin,{mail(ALICE)},06 12 34 56 78,31/12/1980,45000,Amis | Lyon,Lyon,acme.example,fr,"
    "7,1 rue X"
)


@cache
def _samples() -> dict[Kind, tuple[bytes, ...]]:
    """Return the small real files of each kind, none where they are not beside the repository."""
    found: dict[Kind, list[bytes]] = {}
    for path in sorted(SAMPLES.rglob("*")):
        if path.is_file() and 0 < path.stat().st_size <= _LARGEST_SAMPLE:
            for source in _sources(path):
                if isinstance(source, Source):
                    found.setdefault(source.kind, []).append(path.read_bytes())
    return {kind: tuple(files) for kind, files in found.items()}


def _sources(path: Path) -> list[Source | BadRecord]:
    try:
        return find_sources(path)
    except UnreadableFile:
        return []
