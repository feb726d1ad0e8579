"""What to have in mind before one meets those one chose at an event."""

from datetime import date

from entregent.core.questions import Meeting
from entregent.services.finding import find_person
from entregent.services.preparation import Sheet, prepare
from entregent.storage.models import Attendee, Book, Event
from entregent.storage.queries.events import attendees

AT_ONCE = 20  # sheets: more are not read before an event


def prepare_for(
    book: Book, event: Event, *, on: date, who: str = ""
) -> tuple[list[tuple[Attendee, Sheet]], list[Attendee]]:
    """Return the sheets of those I want to meet, or of one person, and those of whom the book knows
    nothing.
    """
    rows = attendees(event)
    if who:
        person = find_person(book, who)
        mine = next((row for row in rows if row.person_id == person.pk), None)
        row = mine or Attendee(book=book, event=event, person=person, name=person.name)
        return [(row, prepare(book, person, Meeting.EVENT, on=on))], []
    wanted = [row for row in rows if row.wanted and row.met_on is None]
    sheets = [
        (row, prepare(book, row.person, Meeting.EVENT, on=on)) for row in wanted if row.person
    ]
    return sheets[:AT_ONCE], [row for row in wanted if row.person is None]
