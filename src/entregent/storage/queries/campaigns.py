"""Campaigns: whom they greet, where each message of theirs stands, who answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from django.db.models import Exists, Max, OuterRef, QuerySet

from entregent.core.boundaries import BUSY
from entregent.core.outbox import State
from entregent.storage.bulk import matching
from entregent.storage.models import (
    Address,
    Book,
    Boundary,
    Campaign,
    Exchange,
    Favour,
    Greeting,
    Interest,
    Membership,
    Note,
    Occasion,
    Outgoing,
    Participant,
    Person,
)

Row = TypeVar("Row", Note, Interest, Favour, Occasion)
LOOKED_AT = 20  # of the latest exchanges with somebody


class Sent(NamedTuple):
    """An exchange as a greeting may tell of it."""

    id: int
    at: datetime
    channel: str
    by: str
    size: int
    subject: str
    note: str


def campaigns_of(book: Book) -> list[Campaign]:
    """Return the campaigns of a book, the latest first."""
    return list(Campaign.objects.filter(book=book).order_by("-pk"))


def campaign_of(book: Book, number: int) -> Campaign | None:
    """Return the campaign of this number, None when there is none such."""
    return Campaign.objects.filter(book=book, pk=number).first()


def greetings_of(campaign: Campaign) -> QuerySet[Greeting]:
    """Return whom a campaign greets, those put off last."""
    rows = Greeting.objects.filter(campaign=campaign).select_related("person")
    return rows.order_by("later", "pk")


def greeting_of(campaign: Campaign, number: int) -> Greeting | None:
    """Return the greeting of this number with its person, None when there is none such."""
    return greetings_of(campaign).filter(pk=number).first()


def greeting_named(book: Book, number: int) -> Greeting | None:
    """Return the greeting of this number with its campaign, None when there is none such."""
    return Greeting.objects.filter(book=book, pk=number).select_related("campaign").first()


def messages_of(campaigns: Collection[Campaign]) -> QuerySet[Outgoing]:
    """Return the messages of campaigns."""
    greetings = Greeting.objects.filter(campaign__in=[row.pk for row in campaigns]).values("pk")
    return Outgoing.objects.filter(greeting__in=greetings, greeting__gt=0)


def greetings_told(campaigns: Collection[Campaign]) -> list[tuple[int, int, int, str, bool, str]]:
    """Return whom campaigns greet: number, campaign, person, way, whether it is done, the words
    without a line of their own.
    """
    rows = Greeting.objects.filter(campaign__in=[row.pk for row in campaigns]).order_by("pk")
    told = rows.values_list("pk", "campaign_id", "person_id", "way", "done_on", "bare")
    return [(pk, of, whom, way, done is not None, bare) for pk, of, whom, way, done, bare in told]


def last_answers(campaigns: Collection[Campaign]) -> dict[int, datetime]:
    """Return when each of the people of campaigns wrote to me last."""
    greeted = Greeting.objects.filter(
        campaign__in=[row.pk for row in campaigns], person=OuterRef("person")
    )
    rows = Participant.objects.filter(Exists(greeted), exchange__by="them")
    return dict(rows.values_list("person_id").annotate(at=Max("at")))


def message_for(greeting: Greeting) -> Outgoing | None:
    """Return the message of a greeting, None where it has none."""
    rows = Outgoing.objects.filter(book=greeting.book_id, greeting=greeting.pk)
    return rows.select_related("person", "other").first() if greeting.pk else None


def answers_since(campaign: Campaign, since: datetime) -> dict[int, list[tuple[datetime, int]]]:
    """Return when people of a campaign wrote to me after a moment, the earliest first, and in which
    exchange.
    """
    greeted = Greeting.objects.filter(campaign=campaign, person=OuterRef("person"))
    rows = Participant.objects.filter(Exists(greeted), at__gt=since, exchange__by="them")
    found: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for person, at, exchange in rows.order_by("at").values_list("person_id", "at", "exchange_id"):
        found[person].append((at, exchange))
    return found


def approved_greetings(book: Book) -> list[tuple[int, int, datetime | None]]:
    """Return the approved messages of campaigns, the longest ago first: number, campaign, and when
    a server is asked again.
    """
    rows = Outgoing.objects.filter(book=book, state=State.APPROVED, greeting__gt=0)
    told = list(rows.order_by("approved_at", "pk").values_list("pk", "greeting", "not_before"))
    of = dict(matching(Greeting, ["id", "campaign_id"], "id", [row[1] for row in told]))
    return [(pk, of[greeting], later) for pk, greeting, later in told if greeting in of]


def busy_of_greetings(book: Book) -> list[tuple[int, str, str]]:
    """Return the busy periods of those to whom messages of campaigns are approved: by message."""
    rows = Outgoing.objects.filter(
        book=book, state=State.APPROVED, greeting__gt=0, person__boundaries__kind=BUSY
    )
    return list(rows.values_list("pk", "person__boundaries__begins", "person__boundaries__ends"))


def left_since(campaign: Campaign, since: datetime) -> list[datetime]:
    """Return when messages of a campaign began to leave after a moment."""
    rows = messages_of([campaign]).filter(handed_at__gt=since)
    return [at for at in rows.values_list("handed_at", flat=True) if at]


def people_in(ids: Collection[int]) -> dict[int, Person]:
    """Return these people of a book with their ties, by number."""
    found: dict[int, Person] = {}
    wanted = [*ids]
    for start in range(0, len(wanted), 900):
        rows = Person.objects.filter(pk__in=wanted[start : start + 900]).select_related("tie")
        found |= {person.pk: person for person in rows}
    return found


def addresses_among(ids: Collection[int], kind: str) -> dict[int, list[str]]:
    """Return the addresses of a kind of each of these people, in the order they were told."""
    return _addresses(ids, "key" if kind == "email" else "value", kind=kind)


def working_among(ids: Collection[int]) -> dict[int, list[str]]:
    """Return the e-mail addresses of these people from which no mail came back, in that order."""
    return _addresses(ids, "key", kind="email", bounced="")


def _addresses(ids: Collection[int], column: str, **equal: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = matching(Address, ["id", "person_id", column], "person_id", ids, **equal)
    for _pk, person, value in sorted(rows):
        found[person].append(value)
    return found


def without_mail(ids: Collection[int], kind: str) -> set[int]:
    """Return who of these people has a boundary of this kind."""
    return {pk for (pk,) in matching(Boundary, ["person_id"], "person_id", ids, kind=kind)}


def circles_among(ids: Collection[int]) -> dict[int, list[str]]:
    """Return the names of the circles each of these people is in."""
    found: dict[int, list[str]] = defaultdict(list)
    for chunk in _some(ids):
        rows = Membership.objects.filter(person_id__in=chunk)
        for person, name in rows.values_list("person_id", "circle__name"):
            found[person].append(name)
    return found


def exchanges_among(ids: Collection[int], *, since: datetime) -> dict[int, list[Sent]]:
    """Return the latest exchanges with each of these people after a moment, the latest first."""
    latest: dict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for chunk in _some(ids):
        rows = Participant.objects.filter(person_id__in=chunk, at__gt=since).order_by("-at")
        for person, at, exchange in rows.values_list("person_id", "at", "exchange_id"):
            if len(latest[person]) < LOOKED_AT:
                latest[person].append((at, exchange))
    numbers = {pk for told in latest.values() for _, pk in told}
    columns = ["id", "channel", "by", "size", "subject", "note"]
    known = {row[0]: row[1:] for row in matching(Exchange, columns, "id", numbers)}
    return {
        person: [Sent(pk, at, *known[pk]) for at, pk in told if pk in known]
        for person, told in latest.items()
    }


def notes_among(ids: Collection[int]) -> dict[int, list[Note]]:
    """Return the notes on each of these people, the latest first."""
    return _by_person(
        row
        for chunk in _some(ids)
        for row in Note.objects.filter(person_id__in=chunk).order_by("-at")
    )


def interests_among(ids: Collection[int]) -> dict[int, list[Interest]]:
    """Return what matters to each of these people, and what they need, the latest first."""
    return _by_person(
        row
        for chunk in _some(ids)
        for row in Interest.objects.filter(person_id__in=chunk, state=Interest.OPEN).order_by("-pk")
    )


def favours_done(ids: Collection[int], *, since: date) -> dict[int, list[Favour]]:
    """Return what each of these people did for me since a day, the latest first."""
    return _by_person(
        row
        for chunk in _some(ids)
        for row in Favour.objects.filter(person_id__in=chunk, given=False, on__gte=since).order_by(
            "-on"
        )
    )


def news_among(ids: Collection[int], *, since: date) -> dict[int, list[Occasion]]:
    """Return what happened to each of these people since a day, the latest first."""
    return _by_person(
        row
        for chunk in _some(ids)
        for row in Occasion.objects.filter(person_id__in=chunk, on__gte=since).order_by(
            "-on", "-pk"
        )
    )


def _by_person(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _some(ids: Collection[int]) -> list[list[int]]:
    every = [*ids]
    return [every[start : start + 900] for start in range(0, len(every), 900)]
