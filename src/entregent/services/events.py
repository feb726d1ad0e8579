"""Events where one meets people: noted down, corrected, taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.text import typed
from entregent.services import journal
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.exchanges import EARLIEST
from entregent.storage.models import Attendee, Book, Event
from entregent.storage.queries.events import event_of, events_called

LONGEST_NAME, LONGEST_PLACE, LONGEST_NOTE = 200, 200, 4_000  # characters
LONGEST_STAY = timedelta(days=60)
FIELDS = ("name", "on", "until", "place", "note")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an event; without a last day it is over on the first."""

    name: str
    on: date
    until: date | None = None
    place: str = ""
    note: str = ""


def add_event(book: Book, said: Said, *, key: str = "") -> Event:
    """Note an event down; one of the same name on the same day is returned as it stands."""
    values = _checked(said)
    there = Event.objects.filter(book=book, on=said.on, name=values["name"]).first()
    if there:
        return there
    with journal.entry(book, "event", name=values["name"]) as recorder:
        return recorder.create(Event(book=book, key=key, **values))


def change_event(book: Book, event: Event, said: Said) -> None:
    """Correct an event."""
    values = _checked(said)
    with journal.entry(book, "event-set", name=event.name) as recorder:
        recorder.change(event, **values)


def set_event(book: Book, event: Event, fields: Sequence[tuple[str, str]]) -> None:
    """Correct an event field by field; its last day moves along with the first."""
    given = dict(fields)
    on = parse_day(given["on"]) if "on" in given else event.on
    until = parse_day(given["until"]) if given.get("until") else None
    if "until" not in given:
        until = on + (event.until - event.on)
    texts = {name: given.get(name, getattr(event, name)) for name in ("name", "place", "note")}
    change_event(book, event, Said(on=on, until=until, **texts))


def drop_event(book: Book, event: Event) -> None:
    """Take an event away with who takes part; what was exchanged there stays."""
    with journal.entry(book, "event-drop", name=event.name) as recorder:
        recorder.delete(Attendee.objects.filter(event=event))
        recorder.delete(Event.objects.filter(pk=event.pk))


def find_event(book: Book, which: str) -> Event:
    """Return the one event that a number or a name means."""
    found = events_called(book, which.strip())
    if not found:
        raise EntregentError("no-such-event", which=which[:60])
    if len(found) > 1:
        named = ", ".join(f"{event.name} (#{event.pk}, {event.on})" for event in found[:8])
        raise EntregentError("several-events", which=which[:60], events=named)
    return found[0]


def the_event(book: Book, number: int) -> Event:
    """Return the event of this number."""
    found = event_of(book, number)
    if found is None:
        raise EntregentError("no-such-event", which=str(number))
    return found


def _checked(said: Said) -> dict[str, object]:
    """Return what is said of an event as its row has it; refused where it cannot be."""
    name, place = (" ".join(typed(text).split()) for text in (said.name, said.place))
    until = said.until or said.on
    if not name:
        raise EntregentError("event-unnamed")
    if said.on.year < EARLIEST:
        raise EntregentError("not-a-date", value=said.on.isoformat())
    if not timedelta() <= until - said.on <= LONGEST_STAY:
        raise EntregentError("event-backwards", most=LONGEST_STAY.days)
    note = typed(said.note)
    for value, most in (
        (name, LONGEST_NAME),
        (place, LONGEST_PLACE),
        (note, LONGEST_NOTE),
    ):
        if len(value) > most:
            raise EntregentError("words-too-long", most=most)
    return {"name": name, "on": said.on, "until": until, "place": place, "note": note}
