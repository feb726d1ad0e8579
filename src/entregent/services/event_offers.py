"""Meetings that came from a calendar, offered as events: one press makes one of each."""

from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.gatherings import is_gathering
from entregent.services import journal
from entregent.services.attendees import Named, join
from entregent.services.book import day_of, end_of
from entregent.services.errors import EntregentError
from entregent.services.events import LONGEST_NAME, Said, add_event
from entregent.storage.models import Book, Event
from entregent.storage.queries.events import calendar_meeting, calendar_meetings, who_took_part

OFFERED_FOR = timedelta(days=60)
AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """A meeting of a calendar that may have been an event: its exchange, name, day, how many."""

    exchange: int
    name: str
    on: date
    size: int


def offers(book: Book, *, on: date) -> list[Offer]:
    """Return the meetings of the last two months that look like events, the latest first."""
    rows = calendar_meetings(book, since=end_of(book, on - OFFERED_FOR))
    likely = (row for row in rows if row.subject and is_gathering(row.subject, row.size))
    told = [
        Offer(row.pk, " ".join(row.subject.split())[:LONGEST_NAME], day_of(book, row.at), row.size)
        for row in likely
    ]
    return told[:AT_ONCE]


def accept_offer(book: Book, number: int) -> Event:
    """Make an event of a meeting of the calendar, with those who took part on its list."""
    row = calendar_meeting(book, number)
    if row is None or not row.subject:
        raise EntregentError("no-such-meeting", number=number)
    name = " ".join(row.subject.split())[:LONGEST_NAME]
    with journal.entry(book, "event", name=name):
        event = add_event(book, Said(name, day_of(book, row.at)), key=row.key)
        people = who_took_part(row)
        if people:
            join(book, event, [Named(person.name) for person in people])
    return event
