"""One builder for each noun of the tests, with the fixed cast: Alice, Benoît and Chloé."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from entregent.services import exporting
from entregent.services.exchanges import log_exchange
from entregent.services.importing.report import ImportReport, SourceReport
from entregent.services.importing.run import import_paths
from entregent.services.people import add_person
from entregent.storage.models import Book, Exchange, Person
from entregent.storage.queries.people import people

NOW = datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=UTC)  # a Sunday
TODAY = NOW.date()

ME = "paul@moi.example"
ALICE = "Alice Martin <alice@acme.example>"
BENOIT = "Benoît Durand <benoit@globex.example>"
CHLOE = "Chloé Petit <chloe@initech.example>"
PROFILES = {
    "Paul Moi": "https://www.linkedin.com/in/paul-moi",
    "Alice Martin": "https://www.linkedin.com/in/alice-martin",
    "Benoît Durand": "https://www.linkedin.com/in/benoit-durand",
    "Chloé Petit": "https://www.linkedin.com/in/chloe-petit",
}

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER"
)


def written(path: Path, text: str | bytes) -> Path:
    """Write a file and return where it lies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def a_person(book: Book, name: str = "Alice Martin", **known: Any) -> Person:
    """Add somebody to the book, as the person would type it."""
    return add_person(book, name=name, **known)


def an_exchange(
    book: Book, person: Person, *, on: date = TODAY, channel: str = "email", **said: Any
) -> Exchange:
    """Log an exchange with somebody."""
    return log_exchange(book, person, channel=channel, on=on, **said)


def a_mail(
    sender: str = ALICE,
    to: str = ME,
    *,
    on: date | datetime = date(2026, 11, 2),
    id: str = "",  # noqa: A002 - as the header calls it
    answers: str = "",
    subject: str = "Lyon",
    cc: str = "",
    **headers: str,
) -> str:
    """Return one mail as it stands in an mbox."""
    at = on if isinstance(on, datetime) else datetime(on.year, on.month, on.day, 8, tzinfo=UTC)
    name = id or "".join(c for c in f"{sender}{to}{cc}{at}" if c.isascii() and c.isalnum())
    lines = {
        "From": sender,
        "To": to,
        "Cc": cc,
        "Date": format_datetime(at),
        "Subject": subject,
        "Message-ID": f"<{name}@mail.example>",
        "In-Reply-To": f"<{answers}@mail.example>" if answers else "",
        **{key.replace("_", "-"): value for key, value in headers.items()},
    }
    head = "".join(f"{key}: {value}\n" for key, value in lines.items() if value)
    return f"From nobody Mon Nov  2 08:00:00 2026\n{head}\nBonjour,\n\n"


def an_mbox(folder: Path, *mails: str, name: str = "mail.mbox") -> Path:
    """Write a mailbox of these mails, or of one from Alice."""
    return written(folder / name, "".join(mails or (a_mail(),)))


def an_event(
    *guests: str,
    at: str = "20261116T090000Z",
    uid: str = "1",
    title: str = "Point projet",
    organizer: str = "",
    lines: Sequence[str] = (),
) -> str:
    """Return one event as a calendar holds it; a guest is "Alice <alice@…>" or the line itself."""
    called = [f"ORGANIZER{_party(organizer)}"] if organizer else []
    people = [g if g.startswith("ATTENDEE") else f"ATTENDEE{_party(g)}" for g in guests]
    start = f"DTSTART{at}" if at[:1] in ";:" else f"DTSTART:{at}"
    head = ("BEGIN:VEVENT", f"UID:{uid}", start, f"SUMMARY:{title}")
    return "\r\n".join((*head, *called, *people, *lines, "END:VEVENT", ""))


def a_calendar(
    folder: Path, *events: str, name: str = "calendar.ics", lines: Sequence[str] = ()
) -> Path:
    """Write a calendar of these events, or of a meeting of mine with Alice."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//Test//EN", *lines, "")
    inside = "".join(events or (an_event(ME, ALICE),))
    return written(folder / name, "\r\n".join(head) + inside + "END:VCALENDAR\r\n")


def _party(party: str) -> str:
    name, address = party.partition(" <")[0], mail(party)
    return f';CN="{name}":mailto:{address}' if name != address else f":mailto:{address}"


def a_card(name: str = "Alice Martin", *lines: str) -> str:
    """Return a vCard with these lines besides its name."""
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


def a_vcf(folder: Path, *cards: str, name: str = "contacts.vcf") -> Path:
    """Write an address book of these cards, or of Alice's."""
    return written(
        folder / name, "".join(cards or (a_card("Alice Martin", "EMAIL:" + mail(ALICE)),))
    )


def a_connection(
    name: str = "Alice Martin",
    *,
    url: str | None = None,
    email: str = "",
    company: str = "Acme",
    position: str = "Engineer",
    on: str = "12 Mar 2021",
) -> str:
    """Return a row of Connections.csv."""
    given, _, family = name.partition(" ")
    address = PROFILES.get(name, "") if url is None else url
    return f"{given},{family},{address},{email},{company},{position},{on}"


def a_message(
    sender: str = "Alice Martin",
    to: str = "Paul Moi",
    *,
    on: str = "2026-02-01 08:00:00 UTC",
    conversation: str = "c1",
    urls: bool = True,
    content: str = "Bonjour",
) -> str:
    """Return a row of messages.csv."""
    from_url = PROFILES.get(sender, "") if urls else ""
    to_url = PROFILES.get(to, "") if urls else ""
    return f"{conversation},,{sender},{from_url},{to},{to_url},{on},,{content},INBOX"


def a_linkedin_archive(
    folder: Path,
    *connections: str,
    messages: Sequence[str] = (),
    files: Mapping[str, str] | None = None,
    owner: str = "Paul,Moi",
    name: str = "linkedin.zip",
) -> Path:
    """Write an archive of these connections, or of Alice alone; the owner is Paul Moi."""
    inside = {
        "Profile.csv": f"First Name,Last Name,Headline\n{owner},Engineer\n",
        "Connections.csv": _rows(CONNECTIONS, connections or (a_connection(),)),
        "messages.csv": _rows(MESSAGES, messages),
        **(files or {}),
    }
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / name, "w") as archive:
        for inner, content in inside.items():
            archive.writestr(inner, content)
    return folder / name


def an_exchanges_csv(folder: Path, *rows: str, name: str = "exchanges.csv") -> Path:
    """Write our own file of exchanges."""
    chosen = rows or ("2026-10-01,meal,both,alice@acme.example,Alice Martin,Lunch",)
    return written(folder / name, _rows("on,channel,by,with,name,subject", chosen))


def a_links_csv(folder: Path, *rows: str, name: str = "links.csv") -> Path:
    """Write our own file of links."""
    chosen = rows or ("alice@acme.example,benoit@globex.example,Same school,2010,close",)
    return written(folder / name, _rows("a,b,evidence,since,kind", chosen))


def a_google_csv(folder: Path, *rows: str, name: str = "contacts.csv") -> Path:
    """Write contacts of Google, or Alice alone."""
    header = (
        "First Name,Last Name,Phonetic First Name,Organization Name,Organization Title,Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value"
    )
    chosen = rows or (f"Alice,Martin,,Acme,CTO,* myContacts,Work,{mail(ALICE)},,",)
    return written(folder / name, _rows(header, chosen))


def an_outlook_csv(folder: Path, *rows: str, name: str = "outlook.csv") -> Path:
    """Write French contacts of Outlook, or Alice alone."""
    header = "Titre,Prénom,Deuxième prénom,Nom,Société,Titre,Adresse de messagerie,Notes"
    more = ",Type de messagerie,Tél. mobile"
    chosen = rows or (f"Mme,Alice,,Martin,Acme,CTO,{mail(ALICE)},",)
    return written(folder / name, _rows(header + more, [f"{row},," for row in chosen]))


def a_sheet(
    folder: Path, *rows: str, header: str = "Prénom;Nom;Email;Société;Poste", name: str = "s.csv"
) -> Path:
    """Write a sheet that somebody keeps by hand, or one of Alice alone."""
    chosen = rows or (f"Alice;Martin;{mail(ALICE)};Acme;CTO",)
    return written(folder / name, _rows(header, chosen))


def _rows(header: str, rows: Iterable[str]) -> str:
    return "\n".join((header, *rows, ""))


def mail(party: str) -> str:
    """Return the address alone of "Alice Martin <alice@acme.example>"."""
    return party.partition("<")[2].rstrip(">") or party


def imported(book: Book, *paths: Path, **how: Any) -> SourceReport:
    """Import files and return what became of the last source."""
    return all_imported(book, *paths, **how).sources[-1]


def all_imported(book: Book, *paths: Path, **how: Any) -> ImportReport:
    """Import files and return what became of them all."""
    return import_paths(book, list(paths), **how)


def exported(book: Book, form: str = "json") -> str:
    """Return the book written out."""
    book.refresh_from_db()
    out = io.StringIO()
    exporting.export(book, form, out)
    return out.getvalue()


def names(book: Book) -> list[str]:
    """Return the names of everybody in the book, in order."""
    return sorted(people(book).values_list("name", flat=True))


def called(book: Book, name: str) -> Person:
    """Return the one person of this name."""
    return people(book).get(name=name)
