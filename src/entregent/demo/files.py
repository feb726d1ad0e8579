"""The files of the demo: everything a person would bring, for a person who does not exist."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from entregent.demo.agenda import write_calendar
from entregent.demo.cards import write_contacts
from entregent.demo.google import write_google
from entregent.demo.linkedin import write_archive
from entregent.demo.mbox import write_mailboxes
from entregent.demo.people import build_people
from entregent.demo.sheets import write_exchanges, write_links, write_tracked
from entregent.demo.story import ADDRESSES, Life


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """Where the files lie, and the addresses that are the owner's own.

    Import `linkedin_before` ahead of `linkedin`: what changed between the two is news.
    """

    linkedin_before: Path
    linkedin: Path
    contacts: Path
    mailbox: Path
    work_mailbox: Path
    google: Path
    tracked: Path
    calendar: Path
    exchanges: Path
    links: Path
    owner: tuple[str, ...]


def write_demo(folder: Path, *, on: date, seed: int = 7) -> DemoFiles:
    """Write the example network into a folder, made if need be, and return its files.

    The same day and seed give the same bytes. The last things happen a few days before `on`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    life = Life(on)
    people = build_people(life, seed)
    files = DemoFiles(
        linkedin_before=folder / _archive_name(life.older_archive),
        linkedin=folder / _archive_name(life.newest_archive),
        contacts=folder / "contacts.vcf",
        mailbox=folder / "mail.mbox",
        work_mailbox=folder / "mail-work.mbox",
        google=folder / "google.csv",
        tracked=folder / "suivi.csv",
        calendar=folder / "calendar.ics",
        exchanges=folder / "exchanges.csv",
        links=folder / "links.csv",
        owner=ADDRESSES,
    )
    write_archive(files.linkedin_before, life, people, seed, made_on=life.older_archive)
    write_archive(files.linkedin, life, people, seed, made_on=life.newest_archive)
    write_contacts(files.contacts, life, people, seed)
    write_mailboxes(files.mailbox, files.work_mailbox, life, people, seed)
    write_google(files.google, people)
    write_tracked(files.tracked, life, people)
    write_calendar(files.calendar, life, people, seed)
    write_exchanges(files.exchanges, life, people, seed)
    write_links(files.links, life, people, seed)
    return files


def _archive_name(day: date) -> str:
    return f"Basic_LinkedInDataExport_{day:%m-%d-%Y}.zip"
