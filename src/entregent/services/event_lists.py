"""Who a list says takes part: a CSV with titles, vCards, an invitation, or one person a line."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from entregent.core.capture import captured
from entregent.importers.calendar import looks_like_calendar, read_calendar
from entregent.importers.records import MeetingRecord, PersonRecord, Record, UnreadableFile
from entregent.importers.sheet.delimited import looks_like_sheet
from entregent.importers.sheet.reader import read_sheet
from entregent.importers.vcard import looks_like_vcard, read_vcards
from entregent.services.attendees import MOST, Named
from entregent.services.book import today, zone
from entregent.services.errors import EntregentError
from entregent.services.importing.rows import name_from_email
from entregent.storage.models import Book

LONGEST = 1_000_000  # bytes of a list
_AHEAD = timedelta(days=1_000)  # readers of calendars tell what took place by a moment
_HEAD = 65_536  # bytes looked at to tell what it is


def read_list(book: Book, text: str) -> list[Named]:
    """Return whom a list names, each line or card once, in its order."""
    content = text.replace("\0", "").encode("utf-8", "replace")
    if len(content) > LONGEST:
        raise EntregentError("list-too-long", most=LONGEST // 1_000)
    for looks_so, read in _readers(book):
        if looks_so(content[:_HEAD]):
            with suppress(UnreadableFile):
                return _of_file(content, read)
    return list(_of_lines(text, on=today(book), language=book.language))


def read_cards(text: str) -> list[PersonRecord]:
    """Return whom pasted vCards name, as a telephone reads them of the code on a card."""
    content = text.replace("\0", "").encode("utf-8", "replace")[:LONGEST]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cards"
        path.write_bytes(content)
        return [one for one in islice(read_vcards(path), MOST) if isinstance(one, PersonRecord)]


Reader = Callable[[Path], Iterator[Record]]


def _readers(book: Book) -> list[tuple[Callable[[bytes], bool], Reader]]:
    return [
        (looks_like_vcard, read_vcards),
        (
            looks_like_calendar,
            partial(read_calendar, now=timezone.now().astimezone(zone(book)) + _AHEAD),
        ),
        (looks_like_sheet, read_sheet),
    ]


def _of_file(content: bytes, read: Reader) -> list[Named]:
    # Readers of formats read files; this one lies where nobody else may look, for a moment.
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list"
        path.write_bytes(content)
        named: dict[Named, None] = {}
        for record in read(path):
            named |= dict.fromkeys(_named(record))
            if len(named) > MOST:
                break
    return list(named)


def _named(record: Record) -> Iterator[Named]:
    if isinstance(record, PersonRecord):
        name = record.name or f"{record.given} {record.family}"
        email = record.emails[0].value if record.emails else ""
        yield Named(name, record.organisation, record.title, email)
    elif isinstance(record, MeetingRecord):
        for party in record.people:
            yield Named(party.name or name_from_email(party.email), email=party.email)


def _of_lines(text: str, *, on: date, language: str) -> Iterator[Named]:
    for line in text.splitlines()[: MOST + 1]:
        told = captured(line, on=on, language=language)
        if told.name:
            email = next(iter(told.ways.emails), "")
            yield Named(told.name, told.organisation, told.title, email)
