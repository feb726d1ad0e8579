"""Events, and who takes part in each."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from entregent.core.text import fold, number_in
from entregent.storage.models import Attendee, Book, Event, Person, Position


def events(book: Book) -> list[Event]:
    """Return every event, the latest first, with how many take part, are to be met and were met."""
    rows = Event.objects.filter(book=book).annotate(
        people=Count("attendees"),
        wanted=Count("attendees", filter=Q(attendees__wanted=True)),
        met=Count("attendees", filter=Q(attendees__met_on__isnull=False)),
    )
    return list(rows.order_by("-on", "-pk"))


def event_of(book: Book, number: int) -> Event | None:
    """Return an event of the book, None when there is none of that number."""
    return Event.objects.filter(book=book, pk=number).select_related("book").first()


def events_called(book: Book, which: str) -> list[Event]:
    """Return the events that a number, a name, the beginning of one or words of one mean, the
    latest first.
    """
    rows = Event.objects.filter(book=book).select_related("book").order_by("-on", "-pk")
    if (number := number_in(which)) is not None:
        return list(rows.filter(pk=number))
    key = fold(which)
    named = [(fold(event.name), event) for event in rows] if key else []
    begun = [event for name, event in named if name.startswith(key)]
    exact = [event for name, event in named if name == key]
    return exact or begun or [event for name, event in named if key in name]


def attendees(event: Event) -> list[Attendee]:
    """Return who takes part in an event with what they do now, by name."""
    return list(_with_people(Attendee.objects.filter(event=event)).order_by("name_key", "pk"))


def attendees_met(event: Event) -> list[Attendee]:
    """Return whom I met at an event, in the order they were noted, with what they do now."""
    rows = Attendee.objects.filter(event=event, met_on__isnull=False)
    return list(_with_people(rows).order_by("met_on", "pk"))


def attendee_of(event: Event, number: int) -> Attendee | None:
    """Return somebody who takes part in an event, None when it is nobody of that number."""
    return Attendee.objects.filter(event=event, pk=number).select_related("person").first()


def of_these(event: Event, people: Collection[int]) -> list[Attendee]:
    """Return these people as they take part in an event; who does not is left out."""
    return list(Attendee.objects.filter(event=event, person_id__in=people))


def events_of(person: Person) -> list[Attendee]:
    """Return the events somebody takes part in, the latest first."""
    rows = Attendee.objects.filter(person=person).select_related("event")
    return list(rows.order_by("-event__on", "-event_id"))


def events_between(book: Book, first: date, last: date) -> list[Event]:
    """Return the events that take place on any of these days, the first of them first."""
    rows = Event.objects.filter(book=book, on__lte=last, until__gte=first)
    return list(rows.order_by("on", "pk"))


def _with_people(rows: QuerySet[Attendee]) -> QuerySet[Attendee]:
    current = Position.objects.filter(current=True).select_related("organisation").order_by("-id")
    return rows.select_related("person").prefetch_related(
        Prefetch("person__positions", current, to_attr="current_positions")
    )
