"""What a strength is made of: how much of it each kind of exchange gave, and each age.

A strength is a sum over exchanges (core.ties), so that each of them has an exact share of it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from math import exp2

from entregent.core.ties import DAY, HALF_LIVES, SHARES, exchange_weight, news


class Kind(StrEnum):
    """Exchanges by what one does; EARLIER are those that were not looked at one by one."""

    MET = "met"
    SPOKEN = "spoken"
    MAILS = "mails"
    MESSAGES = "messages"
    EARLIER = "earlier"


class Age(StrEnum):
    """How long ago exchanges were; each leaves out the one before it."""

    WEEK = "week"
    QUARTER = "quarter"
    YEAR = "year"
    EARLIER = "earlier"


KINDS = {
    "meeting": Kind.MET,
    "meal": Kind.MET,
    "event": Kind.MET,
    "call": Kind.SPOKEN,
    "video": Kind.SPOKEN,
    "email": Kind.MAILS,
    "letter": Kind.MAILS,
    "message": Kind.MESSAGES,
    "reaction": Kind.MESSAGES,
}
AGES = ((7.0, Age.WEEK), (91.0, Age.QUARTER), (365.0, Age.YEAR))  # days
Exchange = tuple[datetime, str, int]  # moment, channel, size


@dataclass(frozen=True, slots=True)
class Shares:
    """Of a strength, the share of each kind and of each age, in their order; each sums to 1."""

    kinds: dict[Kind, float] = field(default_factory=dict)
    ages: dict[Age, float] = field(default_factory=dict)


def shares(
    latest: Sequence[Exchange], *, strength: float, at: datetime, earlier: bool = False
) -> Shares:
    """Return what gave a strength at a moment, from the latest exchanges, the oldest first.

    With `earlier` there were others before: the first of those given only tells what was news in
    the second, and what they don't explain of the strength is what came earlier. Both are empty
    when nothing counts.
    """
    kinds: dict[Kind, float] = defaultdict(float)
    ages: dict[Age, float] = defaultdict(float)
    before: datetime | None = None
    for number, (moment, channel, size) in enumerate(latest):
        fresh = news((moment - before).total_seconds() / DAY) if before else 1.0
        before = moment
        if earlier and number == 0:
            continue
        days = max(0.0, (at - moment).total_seconds() / DAY)
        given = exchange_weight(channel, size) * fresh * _left(days)
        kinds[KINDS[channel]] += given
        ages[_age(days)] += given
    if earlier:
        rest = max(0.0, strength - sum(kinds.values()))
        kinds[Kind.EARLIER] += rest
        ages[Age.EARLIER] += rest
    whole = sum(kinds.values())
    if not whole:
        return Shares()
    return Shares(
        {kind: kinds[kind] / whole for kind in Kind if kinds[kind]},
        {age: ages[age] / whole for age in Age if ages[age]},
    )


def _left(days: float) -> float:
    """Return what is left of one exchange after so many days, of all three clocks."""
    clocks = zip(SHARES, HALF_LIVES, strict=True)
    return sum(share * exp2(-days / half_life) for share, half_life in clocks)


def _age(days: float) -> Age:
    return next((age for most, age in AGES if days <= most), Age.EARLIER)


def in_hundredths(shares: Sequence[float]) -> list[int]:
    """Return shares that sum to 1 in whole hundredths that sum to 100; none when there is none.

    Each is rounded down, and what is left goes to those that lost most (largest remainder,
    Hamilton 1792).
    """
    least = [int(100 * share) for share in shares]
    lost = sorted(range(len(shares)), key=lambda n: least[n] - 100 * shares[n])
    for number in lost[: 100 - sum(least) if shares else 0]:
        least[number] += 1
    return least
