"""Forms of events, and of whom one met there, as they were filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entregent.core.text import number_in
from entregent.services.capturing import MOST, Line, Met
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.events import Said
from entregent.services.wording.pages import refusal
from entregent.storage.queries.people import with_positions

if TYPE_CHECKING:
    from entregent.storage.models import Book, Event, Person

_PARTS = ("name", "organisation", "title", "note", "email", "phone", "profile")


@dataclass(frozen=True, slots=True)
class EventForm:
    """The form of an event."""

    name: str = ""
    on: str = ""
    until: str = ""
    place: str = ""
    note: str = ""
    refusal: str = ""

    def said(self) -> Said:
        """Return what it says of the event."""
        until = parse_day(self.until) if self.until else None
        return Said(self.name, parse_day(self.on), until, self.place, self.note)

    def refused(self, error: EntregentError) -> "EventForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def event_form_of(post: Mapping[str, str]) -> EventForm:
    """Return the form as it was sent."""
    return EventForm(*(post.get(name, "") for name in ("name", "on", "until", "place", "note")))


def form_of_event(event: "Event") -> EventForm:
    """Return the form of an event as it is."""
    until = event.until.isoformat() if event.until != event.on else ""
    return EventForm(event.name, event.on.isoformat(), until, event.place, event.note)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line on somebody met as it is looked at: what was understood, and who they may be."""

    typed: str
    met: Met
    promises: tuple[str, ...]
    may_be: "list[Person]"
    kept: bool = True


def seen(lines: list[Line], namesakes: "Mapping[str, list[Person]]") -> list[Seen]:
    """Return lines to be looked at, with those of the book that each may be."""
    return [
        Seen(
            one.typed, one.met, one.promises,
            [one.met.person] if one.met.person else list(namesakes.get(one.met.name, ())),
            kept=bool(one.met.name),
        )
        for one in lines
    ]  # fmt: skip


def seen_as_sent(book: "Book", post: Mapping[str, str]) -> list[Seen]:
    """Return the lines as they were looked at and put right, each with whom it was said to be."""
    count = min(MOST, number_in(post.get("lines", "")) or 0)
    numbers = [number_in(post.get(f"person-{place}", "")) for place in range(count)]
    found = with_positions([pk for pk in numbers if pk])
    people = {one.pk: one for one in found if one.book_id == book.pk and not one.is_me}
    return [
        Seen(
            post.get(f"typed-{place}", ""),
            _met_as_sent(post, place, people.get(number or 0)),
            (),
            [people[number]] if number in people and number else [],
            kept=f"keep-{place}" in post,
        )
        for place, number in enumerate(numbers)
    ]


def _met_as_sent(post: Mapping[str, str], place: int, person: "Person | None") -> Met:
    said = [post.get(f"{part}-{place}", "") for part in _PARTS]
    name, organisation, title, note, email, phone, profile = said
    return Met(name, organisation, title, note, email, phone, profile, person)
