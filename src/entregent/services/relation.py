"""What the book knows of the relation with somebody, as the check of a message asks it."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from entregent.core.asks import YES
from entregent.core.boundaries import NO_INTRODUCTIONS
from entregent.core.dormant import ONCE_STRONG
from entregent.core.etiquette import Relation
from entregent.core.favours import LATELY
from entregent.services.book import day_of, end_of
from entregent.services.closeness import is_close
from entregent.services.levels import gap, level_held, my_level
from entregent.services.limits import Limits
from entregent.storage.models import Book, Boundary, Favour, Introduction, Person
from entregent.storage.queries import dossier
from entregent.storage.queries.favours import favours_of
from entregent.storage.queries.positions import position_of

REMEMBERED = timedelta(days=2 * 365)  # since an exchange, for one to be placed without help
LOOKED_AT = 20  # of the latest exchanges


class Known(NamedTuple):
    """A relation as it is judged, and what a page tells besides: boundaries, their level."""

    relation: Relation
    boundaries: list[Boundary]
    level: str


def relation_with(
    book: Book,
    person: Person,
    *,
    on: date,
    circles: Collection[str] | None = None,
    asking: Introduction | None = None,
) -> Relation:
    """Return what the book knows of the relation with somebody; what it doesn't is None."""
    return known_of(book, person, on=on, circles=circles, asking=asking).relation


def known_of(
    book: Book,
    person: Person,
    *,
    on: date,
    circles: Collection[str] | None = None,
    asking: Introduction | None = None,
) -> Known:
    """Return what the book knows of the relation with somebody, their boundaries and level.

    `circles` are those they are in, where they were read already. `asking` is the introduction that
    is being asked for: the favour it noted is no earlier one.
    """
    limits = Limits(book, [person.pk], on=on)
    worked, bounds = limits.worked(person), limits.of(person)
    last = dossier.timeline(person, until=end_of(book, on), limit=LOOKED_AT)
    favours = [favour for favour in favours_of(person, but=asking) if favour.on <= on]
    days = (on - latest_word(book, last, favours)).days if last else None
    asked = [f for f in favours if not f.given and on - f.on <= LATELY]
    never = dict(bounds.never)
    if NO_INTRODUCTIONS in never:
        never.setdefault("introduction", never[NO_INTRODUCTIONS])
    busy = next(iter(bounds.allows_busy(on)), None)
    level = level_held(position_of(person))
    relation = Relation(
        knows_me=_knows_me(
            person,
            any(f.given or f.answer == YES or f.outcome for f in favours) or worked,
            days,
            any(m.by != "me" for m in last),
        ),
        days_since_last_exchange=days,
        level_gap=gap(level, my_level(book)),
        worked_together=worked,
        asks_last_60_days=len(asked),
        given_before=any(favour.given for favour in favours),
        register=person.register or None,
        recipient=person.name,
        never=never,
        busy_until=busy.until if busy else None,
        busy_why=busy.facts["why"] if busy else "",
        close=is_close(book, person, on=on, circles=circles),
    )
    return Known(relation, limits.rows[person.pk], level)


def latest_word(book: Book, told: Sequence[dossier.Moment], favours: Sequence[Favour]) -> date:
    """Return the day of the latest exchange or favour: what was asked, or done, was said somehow,
    where no file tells how. At least one of the two is known.
    """
    return max([*(day_of(book, moment.at) for moment in told[:1]), *(f.on for f in favours)])


def _knows_me(person: Person, bound: bool | None, days: int | None, answered: bool) -> str | None:
    """Return yes for those who were in touch of late, once were close, or are bound to me: by work,
    by a favour done.
    """
    tie = getattr(person, "tie", None)
    once_close = tie is not None and tie.former >= ONCE_STRONG
    if bound or once_close or (answered and days is not None and days <= REMEMBERED.days):
        return "yes"
    met = days is not None or person.met_on or person.how_met or person.through_id
    return "maybe" if met else None
