"""Events, and who takes part in each."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from entregent.core.text import fold, number_in
from entregent.core.today import PLANS
from entregent.storage.models import (
    Attendee,
    Book,
    Decision,
    Event,
    Exchange,
    FollowUp,
    Participant,
    Person,
    Position,
    Tie,
)
from entregent.storage.queries.today import not_done


class Counted(NamedTuple):
    """An event with how many take part, how many of them I want to meet, and how many I met."""

    event: Event
    people: int
    wanted: int
    met: int


def events(book: Book) -> list[Counted]:
    """Return every event, the latest first."""
    rows = Event.objects.filter(book=book).annotate(
        people=Count("attendees"),
        wanted=Count("attendees", filter=Q(attendees__wanted=True)),
        met=Count("attendees", filter=Q(attendees__met_on__isnull=False)),
    )
    return [Counted(row, row.people, row.wanted, row.met) for row in rows.order_by("-on", "-pk")]


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


def row_of(event: Event, person: Person) -> Attendee | None:
    """Return somebody as they take part in an event: matched to the book, else by that name."""
    rows = Attendee.objects.filter(event=event)
    mine = rows.filter(person=person).first()
    return mine or rows.filter(person=None, name_key=person.name_key).first()


def event_of_meeting(person: Person, on: date) -> str:
    """Return the name of the event at which I met somebody on a day, "" for none."""
    rows = Attendee.objects.filter(person=person, met_on=on).order_by("pk")
    return rows.values_list("event__name", flat=True).first() or ""


def _with_people(rows: QuerySet[Attendee]) -> QuerySet[Attendee]:
    current = Position.objects.filter(current=True).select_related("organisation").order_by("-id")
    return rows.select_related("person", "event").prefetch_related(
        Prefetch("person__positions", current, to_attr="current_positions")
    )


def exchanges_there(event: Event, people: Collection[int]) -> dict[int, Exchange]:
    """Return, by person, what was noted of meeting them at an event: the exchange by that channel
    on its days, the last where there are several.
    """
    zone = ZoneInfo(event.book.time_zone)
    first = datetime.combine(event.on, time.min, tzinfo=zone)
    last = datetime.combine(event.until + timedelta(days=1), time.min, tzinfo=zone)
    rows = Participant.objects.filter(
        person_id__in=people, at__gte=first, at__lt=last, exchange__channel="event"
    ).select_related("exchange")
    return {row.person_id: row.exchange for row in rows.order_by("at", "exchange_id")}


def ties_with(people: Collection[int]) -> dict[int, Tie]:
    """Return the ties with these people."""
    return Tie.objects.in_bulk(list(people))


def promises_made(
    people: Collection[int], *, since: date, until: date
) -> dict[int, list[FollowUp]]:
    """Return, by person, what I promised on these days, the first due first."""
    rows = FollowUp.objects.filter(
        person_id__in=people, kind=FollowUp.PROMISE, since__gte=since, since__lte=until
    )
    found: dict[int, list[FollowUp]] = defaultdict(list)
    for row in rows.order_by("on", "pk"):
        found[row.person_id].append(row)
    return found


def promised_to(people: Collection[int]) -> list[tuple[int, str]]:
    """Return what I promised these people and neither did nor wrote about since."""
    rows = FollowUp.objects.filter(person_id__in=people, kind=FollowUp.PROMISE)
    settled = settled_items(people)
    told = not_done(rows).order_by("on", "pk").values_list("person_id", "text", "pk")
    mark = PLANS[FollowUp.PROMISE]
    ended = {item.rpartition("-")[2] for item in settled}
    return [(person, text) for person, text, pk in told if f"{mark}{pk}" not in ended]


def settled_items(people: Collection[int]) -> set[str]:
    """Return the items of the daily list about these people that were answered for good."""
    rows = Decision.objects.filter(person_id__in=people, until=None)
    return set(rows.values_list("item", flat=True))


def waiting_for_me(people: Collection[int], *, since: datetime) -> list[tuple[int, str]]:
    """Return who of these wrote last, since a moment, and waits for an answer; with the subject."""
    answered = Tie.objects.filter(
        person_id=OuterRef("person_id"), last_out_at__gt=OuterRef("exchange__at")
    )
    rows = Participant.objects.filter(
        person_id__in=people, exchange__awaits_answer=True, at__gte=since
    )
    told = rows.exclude(Exists(answered)).order_by("-at")
    return list(told.values_list("person_id", "exchange__subject"))


def who_is_at(book: Book, keys: Collection[str]) -> dict[str, str]:
    """Return, by folded name of an organisation, who of mine is there now, the one I am in touch
    with most lately.
    """
    rows = (
        Position.objects.filter(
            organisation__book=book,
            organisation__key__in=keys,
            current=True,
            person__is_me=False,
            person__archived_on=None,
        )
        .order_by(F("person__tie__last_at").asc(nulls_first=True), "-pk")
        .values_list("organisation__key", "person__name")
    )
    return dict(rows)


def how_many_through(people: Collection[int]) -> dict[int, int]:
    """Return how many people one met through each of these."""
    rows = Person.objects.filter(through_id__in=people).values_list("through_id")
    return {pk: count for pk, count in rows.annotate(count=Count("pk")) if pk}


def exchanges_between(asked: Collection[tuple[int, datetime, datetime]]) -> dict[int, int]:
    """Return how many exchanges there were with each person in a time of their own."""
    if not asked:
        return {}
    first, last = min(one[1] for one in asked), max(one[2] for one in asked)
    times = {person: (begins, ends) for person, begins, ends in asked}
    rows = Participant.objects.filter(person_id__in=list(times), at__gte=first, at__lt=last)
    found: Counter[int] = Counter()
    for person, at in rows.values_list("person_id", "at"):
        found[person] += times[person][0] <= at < times[person][1]
    return dict(found)


def calendar_meetings(book: Book, *, since: datetime) -> list[Exchange]:
    """Return the meetings that calendars told of since a moment and no event was made of, the
    latest first.
    """
    rows = Exchange.objects.filter(book=book, channel__in=_MEETINGS, at__gte=since, origin=CALENDAR)
    made = Event.objects.filter(book=book).exclude(key="").values_list("key", flat=True)
    return list(rows.exclude(key__in=list(made)).order_by("-at")[:LOOKED_AT])


def calendar_meeting(book: Book, number: int) -> Exchange | None:
    """Return a meeting that a calendar told of, None when it is none of that number."""
    rows = Exchange.objects.filter(book=book, pk=number, origin=CALENDAR)
    return rows.filter(channel__in=_MEETINGS).first()


def who_took_part(exchange: Exchange) -> list[Person]:
    """Return who took part in an exchange, the owner left out."""
    rows = Participant.objects.filter(exchange=exchange, person__is_me=False)
    return [row.person for row in rows.select_related("person").order_by("pk")]


CALENDAR = "calendar"  # where an exchange comes from
LOOKED_AT = 500  # of the latest meetings
_MEETINGS = ("meeting", "meal", "event")
