"""A campaign to try things on."""

from datetime import date, timedelta
from typing import Any

from entregent.services.campaigns import Plan, begin
from entregent.services.greetings import All, Shown, approve, write_line
from entregent.storage.models import Book, Campaign, Person
from tests.builders import TODAY
from tests.outbox import Watch, sent

ALWAYS = {"weekdays": "1234567", "spans": "0-24", "a_day": 500}


def a_campaign(book: Book, *people: Person, **plan: Any) -> Campaign:
    """Begin a campaign that may send at any hour from today on."""
    usual = {
        "name": "New year",
        "occasion": "new-year",
        "first": TODAY,
        "last": TODAY + timedelta(20),
    }
    return begin(book, Plan(**{**usual, **ALWAYS, **plan}), [person.pk for person in people])


def the_one(book: Book, campaign: Campaign, person: Person) -> Shown:
    """Return the greeting of somebody as it stands."""
    (found,) = All(book, campaign).to({person.pk})
    return found


def approved(book: Book, campaign: Campaign, *people: Person) -> None:
    """Write a line to each of these people and say yes."""
    for person in people:
        one = the_one(book, campaign, person)
        write_line(book, one.row, f"A word for {person.name} alone.")
        approve(book, one.row)


def figures(book: Book, campaign: Campaign) -> dict[str, int]:
    """Return how many stand where."""
    return {where.value: count for where, count in All(book, campaign).figures.items()}


def days(count: int) -> date:
    """Return the day so many days from today."""
    return TODAY + timedelta(count)


def all_sent(book: Book) -> None:
    """Send all that is approved, by a clock that jumps to when the next message may leave."""
    watch = Watch()
    while at := sent(book, watch).next_at:
        watch.at = at
