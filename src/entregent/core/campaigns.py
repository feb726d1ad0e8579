"""Campaigns: greetings to many, each with a line of its own, each approved, each sent once."""

from datetime import date
from enum import StrEnum

from entregent.core.outbox import State
from entregent.core.text import fold

LEAST_OWN = 3  # words that a message says to one person alone
RECENT_DAYS = 14  # since I wrote to somebody, to be told before I greet them


class Occasion(StrEnum):
    """What one greets for."""

    NEW_YEAR = "new-year"
    HOLIDAYS = "holidays"
    BACK = "back"  # after the summer
    SUMMER = "summer"
    NEWS = "news"  # something of mine to tell: a new job, a move


FACT = {
    Occasion.NEW_YEAR: "newyear", Occasion.HOLIDAYS: "holidays", Occasion.BACK: "back",
    Occasion.SUMMER: "summer", Occasion.NEWS: "news",
}  # fmt: skip


class Way(StrEnum):
    """How somebody is greeted."""

    MAIL = "mail"
    CALL = "call"
    CARD = "card"
    OUT = "out"  # not this time


class Run(StrEnum):
    """Whether messages of a campaign leave."""

    OPEN = "open"
    PAUSED = "paused"
    STOPPED = "stopped"


class Stands(StrEnum):
    """Where somebody's greeting stands, in the order in which it asks something of me."""

    UNKNOWN = "unknown"
    FAILED = "failed"
    BOUNCED = "bounced"  # sent, and it came back
    TO_WRITE = "to-write"
    WAITING = "waiting"  # for a yes
    CALL = "call"
    CARD = "card"
    APPROVED = "approved"
    SENDING = "sending"
    ANSWERED = "answered"
    SENT = "sent"
    DONE = "done"  # called, or a card sent
    OUT = "out"


TO_APPROVE = frozenset({Stands.TO_WRITE, Stands.WAITING})
BY_HAND = frozenset({Stands.CALL, Stands.CARD})
ON_THEIR_WAY = TO_APPROVE | {Stands.APPROVED}


def stands(
    way: str,
    message: str | None,
    *,
    personal: bool,
    answered: bool,
    done: bool,
    came_back: bool = False,
) -> Stands:
    """Return where a greeting stands; `message` is where its message does, None where it has none.

    What left by mail has, however one means to greet them now.
    """
    if message in (State.SENT, State.SENDING, State.UNKNOWN):
        if message == State.SENT and (answered or came_back):
            return Stands.ANSWERED if answered else Stands.BOUNCED
        return Stands(message)
    if way == Way.OUT:
        return Stands.OUT
    if way != Way.MAIL or message is None:
        return Stands.DONE if done else Stands(way) if way != Way.MAIL else Stands.CALL
    if message in (State.APPROVED, State.FAILED):
        return Stands(message)
    return Stands.WAITING if personal else Stands.TO_WRITE


def is_personal(body: str, bare: str) -> bool:
    """Tell whether a message says more than what everybody is told: some words of its own.

    >>> is_personal("Bonne année ! Merci pour la relecture.", "Bonne année !")
    True
    """
    if _own(body, bare) < LEAST_OWN:  # cheaper, for hundreds are looked at
        return False
    return _own(fold(body), fold(bare)) >= LEAST_OWN


def _own(body: str, bare: str) -> int:
    """Return how many words of a message stand in no message without a line."""
    said = set(bare.split())
    return sum(word not in said for word in body.split())


def with_line(bare: str, line: str) -> str:
    """Return a message with a line put in, before what ends the last paragraph but the closing."""
    paragraphs = bare.split("\n\n")
    if len(paragraphs) < 3:
        return "\n\n".join([*paragraphs[:1], line, *paragraphs[1:]])
    return "\n\n".join([*paragraphs[:2], line, *paragraphs[2:]])


def usual_days(occasion: Occasion, today: date) -> tuple[date, date]:
    """Return from when to when one greets for an occasion the next time it comes."""
    year = today.year

    def span(first: tuple[int, int], last: tuple[int, int]) -> tuple[date, date]:
        begins, ends = date(year, *first), date(year, *last)
        if ends < today:
            begins, ends = date(year + 1, *first), date(year + 1, *last)
        return max(begins, today), ends

    match occasion:
        case Occasion.NEW_YEAR:
            return span((1, 3), (1, 20))
        case Occasion.HOLIDAYS:
            return span((12, 7), (12, 23))
        case Occasion.BACK:
            return span((9, 1), (9, 20))
        case Occasion.SUMMER:
            return span((6, 25), (7, 20))
    return today, date.fromordinal(today.toordinal() + 14)
