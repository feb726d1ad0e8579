"""People as lists and pages show them: what the tables hold, with what the core makes of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entregent.core.shares import Shares, shares
from entregent.core.ties import Clocks, Label, label
from entregent.services import ties
from entregent.services.book import day_of, end_of, today
from entregent.services.story import Happened, Told, count_told, story
from entregent.services.together import worked_together
from entregent.services.wording import ties as wording
from entregent.storage.models import (
    Address,
    Book,
    Boundary,
    Favour,
    FollowUp,
    Interest,
    Link,
    Note,
    Occasion,
    Person,
    Position,
)
from entregent.storage.queries import dossier as queries
from entregent.storage.queries import people as people_queries
from entregent.storage.queries import ties as tie_queries
from entregent.storage.queries.boundaries import boundaries_of
from entregent.storage.queries.favours import favours_of
from entregent.storage.queries.positions import shown
from entregent.storage.queries.today import follow_ups_of, last_exchanges

QUARTER = timedelta(days=91)
NAMED_IN = 20  # notes on others
WEIGHED = 1_000  # exchanges, of a person's latest, whose share of the strength is told one by one


@dataclass(frozen=True, slots=True)
class TieFigures:
    """A tie on a given day: how strong, in which direction, what it is called."""

    strength: float
    incoming: float
    outgoing: float
    label: Label
    last_on: date | None
    due_on: date | None
    cadence: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """A person as a list shows them."""

    person: Person
    organisation: str
    title: str
    emails: list[str]
    circles: list[str]
    tie: TieFigures


def figures(book: Book, person: Person, on: date) -> TieFigures:
    """Return the tie with a person on a day; on a past day, from the exchanges up to it."""
    tie = getattr(person, "tie", None)
    at = end_of(book, on)
    if tie is None:
        every = came = went = Clocks()
    elif tie.last_at and tie.last_at > at:
        every, came, went = ties.clocks_until(tie.pk, at)
    else:
        every = tie_queries.clocks_of(tie)
        came, went = tie_queries.incoming_of(tie), tie_queries.outgoing_of(tie)
    last_on = day_of(book, every.last) if every.last else None
    strength = every.strength(at)
    contact = last_on or (person.met_on if person.met_on and person.met_on <= on else None)
    return TieFigures(
        strength,
        came.strength(at),
        went.strength(at),
        label(strength, last_contact=contact, today=on),
        last_on,
        tie.due_on if tie else None,
        tie.cadence if tie else None,
    )


def summary(book: Book, person: Person, on: date) -> Summary:
    """Return a person, read with their summary, as a list shows them."""
    position = shown(person.current_positions)
    return Summary(
        person,
        position.organisation.name if position and position.organisation else "",
        position.title if position else "",
        [a.value for a in people_queries.bounced_last(person.all_addresses) if a.kind == "email"],
        [m.circle.name for m in person.in_circles],
        figures(book, person, on),
    )


def people(
    book: Book,
    query: str = "",
    *,
    circle: str = "",
    archived: bool = False,
    limit: int | None = None,
    on: date,
) -> list[Summary]:
    """Return the people found, by name."""
    found = people_queries.people_found(book, query, circle=circle, archived=archived, limit=limit)
    return [summary(book, person, on) for person in found]


def strongest(book: Book, *, on: date, limit: int) -> list[tuple[Summary, str]]:
    """Return the strongest ties of a day with the sentence that explains each."""
    people = people_queries.summaries(ties.strongest(book, at=end_of(book, on), limit=limit))
    rows = [summary(book, person, on) for person in people]
    return list(zip(rows, sentences(book, rows, on), strict=True))


def sentences(book: Book, rows: Sequence[Summary], on: date) -> list[str]:
    """Return, for each person, what their tie is made of."""
    ids = [row.person.pk for row in rows]
    at = end_of(book, on)
    last = last_exchanges(ids, until=at)
    days = _days_in_touch(book, ids, at)
    return [
        wording.sentence(
            strength=row.tie.strength,
            last_on=row.tie.last_on,
            last_channel=last[row.person.pk].channel if row.person.pk in last else "message",
            days_this_quarter=days[row.person.pk],
            cadence=row.tie.cadence,
            due_on=row.tie.due_on,
            today=on,
        )
        for row in rows
    ]


def _days_in_touch(book: Book, ids: Sequence[int], at: datetime) -> Counter[int]:
    """Return on how many days of the last quarter there was any exchange with each."""
    recent = queries.moments_of(ids, after=at - QUARTER, until=at)
    days = {(person, day_of(book, moment)) for person, moment in recent}
    return Counter(person for person, _ in days)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of a person."""

    summary: Summary
    sentence: str
    shares: Shares
    addresses: list[Address]
    positions: list[Position]
    named_in: list[Note]
    occasions: list[Occasion]
    follow_ups: list[FollowUp]
    story: list[Told]
    told: int  # how many there are, shown or not
    links: list[tuple[Person, Link]]
    interests: list[Interest]
    boundaries: list[Boundary]
    worked_together: bool | None
    favours: list[Favour]


def dossier(book: Book, person: Person, *, on: date, told: int | None = None) -> Dossier:
    """Return all that is known of a person, with so much of the story at most, the latest first."""
    read = people_queries.summaries([person.pk])[0]
    positions = queries.positions_of(person)
    occasions = queries.occasions_of(person)
    row = summary(book, read, on)
    happened = Happened(book, read, on=on, occasions=occasions, positions=positions)
    return Dossier(
        summary=row,
        sentence=sentences(book, [row], on)[0],
        shares=_shares(person, row.tie.strength, end_of(book, on)),
        addresses=[a for a in read.all_addresses if a.kind != "uid"],
        positions=positions,
        named_in=queries.notes_naming(person, limit=NAMED_IN),
        occasions=occasions,
        follow_ups=follow_ups_of(person),
        story=story(happened, limit=told),
        told=count_told(happened),
        links=queries.links_of(person),
        interests=queries.interests_of(person),
        boundaries=boundaries_of(person),
        worked_together=worked_together(read, positions, on=on),
        favours=favours_of(person),
    )


def _shares(person: Person, strength: float, at: datetime) -> Shares:
    """Return what gave the strength of a tie at a moment."""
    latest = queries.weighed(person, until=at, limit=WEIGHED + 1)
    return shares(latest, strength=strength, at=at, earlier=len(latest) > WEIGHED)


def day_today(book: Book, on: date | None) -> date:
    """Return the day asked for, or today where the person lives."""
    return on or today(book)
