"""A LinkedIn archive as the network has given it since 2023: a zip of CSV files."""

import csv
import io
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from entregent.demo.chance import stream
from entregent.demo.chats import Chat, write_chats
from entregent.demo.dates import (
    at_hour,
    days_before,
    in_utc,
    linkedin_day,
    linkedin_moment,
    linkedin_month,
)
from entregent.demo.invitations import invitations
from entregent.demo.organisations import LAURAGAIS, TURBALINE
from entregent.demo.people import Person
from entregent.demo.story import (
    ADDRESSES,
    AT_TURBALINE,
    FAMILY,
    GIVEN,
    NAME,
    PRIVATE,
    PROFILE,
    Life,
)

_NOTES = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are '
    "missing. You will only see email addresses for connections who have allowed their "
    'connections to see or download their email address."\n\n'
)
_CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On".split(",")
_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
).split(",")
_INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl".split(",")
_POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On".split(",")
_PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers"
).split(",")
_EMAILS = "Email Address,Confirmed,Primary,Updated On".split(",")
_SHOW_EMAIL = 0.04  # how many let their connections see their address
_HIDDEN_DAYS = (480, 900, 1700, 3100)  # members who closed their account leave a date alone


def write_archive(
    path: Path, life: Life, people: tuple[Person, ...], seed: int, *, made_on: date
) -> None:
    """Write the archive the network would have given on that day."""
    chats = write_chats(life, people, seed)
    files = {
        "Connections.csv": _NOTES + _connections(life, people, seed, made_on),
        "messages.csv": _sheet(
            _MESSAGES, [_message(c) for c in chats if c.at.date() < made_on], csv.QUOTE_ALL
        ),
        "Invitations.csv": _sheet(_INVITATIONS, _invitations(life, people, seed, made_on)),
        "Positions.csv": _sheet(_POSITIONS, _positions(life, made_on)),
        "Profile.csv": _sheet(_PROFILE, [_profile(life, made_on)]),
        "Email Addresses.csv": _sheet(_EMAILS, _own_addresses(life, made_on)),
    }
    with ZipFile(path, "w") as archive:
        for name, text in files.items():
            entry = ZipInfo(name, (made_on.year, made_on.month, made_on.day, 6, 12, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text)


def _sheet(
    header: Sequence[str], rows: Iterable[Sequence[str]], quoting: int = csv.QUOTE_MINIMAL
) -> str:
    text = io.StringIO()
    writer = csv.writer(text, quoting=quoting, lineterminator="\n")  # type: ignore[arg-type]  # one of csv.QUOTE_*
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _connections(life: Life, people: tuple[Person, ...], seed: int, made_on: date) -> str:
    rng = stream(seed, "connections")
    dated = []
    for person in people:
        shown = rng.random() < _SHOW_EMAIL and person.emails
        if "L" in person.presence and person.met_on < made_on:
            dated.append((person.met_on, _connection(person, life, made_on, bool(shown))))
    for days in _HIDDEN_DAYS:
        day = days_before(life.on, days)
        if day < made_on:
            dated.append((day, ("", "", "", "", "", "", linkedin_day(day))))
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return _sheet(_CONNECTIONS, [row for _, row in dated])


def _connection(person: Person, life: Life, made_on: date, shown: bool) -> tuple[str, ...]:
    work = (person.organisation, person.title)
    if person.former and made_on == life.older_archive:
        work = person.former
    email = person.emails[0] if shown else ""
    connected = linkedin_day(person.met_on)
    return (person.given, person.family, person.profile, email, *work, connected)


def _message(chat: Chat) -> tuple[str, ...]:
    mine = (NAME, PROFILE)
    theirs = (chat.name, chat.profile)
    sender, receiver = (mine, theirs) if chat.by_owner else (theirs, mine)
    conversation = "2-" + b64encode(f"{chat.conversation:020d}".encode()).decode()
    moment = f"{in_utc(chat.at):%Y-%m-%d %H:%M:%S} UTC"
    return (conversation, "", *sender, *receiver, moment, "", chat.text, "INBOX", "", "No", "No")


def _invitations(
    life: Life, people: tuple[Person, ...], seed: int, made_on: date
) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for sent in invitations(life, people, seed):
        if sent.at.date() >= made_on:
            continue
        them, me = (sent.person.name, sent.person.profile), (NAME, PROFILE)
        inviter, invitee = (me, them) if sent.by_owner else (them, me)
        direction = "OUTGOING" if sent.by_owner else "INCOMING"
        at = linkedin_moment(sent.at)
        rows.append(
            (inviter[0], invitee[0], at, sent.text, direction, inviter[1], invitee[1]),
        )
    return rows


def _positions(life: Life, made_on: date) -> list[tuple[str, ...]]:
    moved = linkedin_month(life.hired_at_turbaline)
    left = linkedin_month(life.left_turbaline) if made_on >= life.left_turbaline else ""
    return [
        (
            TURBALINE.name,
            "Ingénieure fiabilité sénior",
            "Fiabilité des nacelles en service.",
            "Toulouse, France",
            moved,
            left,
        ),
        (
            LAURAGAIS.name,
            "Ingénieure fiabilité",
            "AMDEC et essais du programme Aster.",
            "Toulouse, France",
            linkedin_month(life.hired_at_lauragais),
            moved,
        ),
    ]


def _profile(life: Life, made_on: date) -> tuple[str, ...]:
    headline = "Ingénieure fiabilité sénior chez Turbaline"
    if made_on >= life.left_turbaline:
        headline = "Ingénieure fiabilité | 14 ans d'aéronautique, cap sur l'éolien"
    return (
        GIVEN,
        FAMILY,
        "",
        "",
        "",
        headline,
        "Comprendre avant de réparer.",
        "Maintenance",
        "69003",
        "Lyon, Auvergne-Rhône-Alpes, France",
        "",
        "",
        "",
    )


def _own_addresses(life: Life, made_on: date) -> list[tuple[str, ...]]:
    main = PRIVATE if made_on >= life.left_turbaline else AT_TURBALINE
    updated = linkedin_moment(at_hour(life.hired_at_turbaline, 12))
    return [(a, "Yes", "Yes" if a == main else "No", updated) for a in ADDRESSES]
