"""What I asked and nobody answered: one word more after three working days, one after seven.

Never a third (practice D6): who does not answer twice has answered. A word of theirs, by whatever
channel, stops it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from entregent.core.working_days import working_days_after

FIRST_AFTER, SECOND_AFTER = 3, 7  # working days since the question
BETWEEN = 3  # working days at least between two words of mine
MOST = 2
ASKED_WITHIN = timedelta(days=45)  # what was asked before that is news to ask for, not an answer


class Word(NamedTuple):
    """One exchange since the day of the question: when, that day, by whom (me, them, both)."""

    at: datetime
    on: date
    by: str


class Reminder(NamedTuple):
    """A word to send once more: the first or the second, from a day on."""

    number: int
    on: date


def reminder(
    asked_on: date, since: Iterable[Word], *, reminded: Iterable[date] = (), french: bool
) -> Reminder | None:
    """Return the next word to send about a question, None once it is answered or asked for twice.

    `since` are the exchanges from the day of the question on; `reminded`, days on which I said to
    have sent one that no file tells of. Where the question was put face to face, what was said
    that day was no answer yet.
    """
    words = sorted(since)
    mine = [word for word in words if word.on == asked_on and word.by != "them"]
    asked_at = mine[-1].at if mine else None
    later = [word for word in words if (word.at > asked_at if asked_at else word.on > asked_on)]
    if any(word.by != "me" for word in later):
        return None
    sent = sorted({word.on for word in later if word.on > asked_on} | set(reminded))
    if len(sent) >= MOST:
        return None
    if not sent:
        return Reminder(1, working_days_after(asked_on, FIRST_AFTER, french=french))
    second = working_days_after(asked_on, SECOND_AFTER, french=french)
    return Reminder(2, max(second, working_days_after(sent[-1], BETWEEN, french=french)))
