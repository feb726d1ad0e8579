"""Tie strength and due dates: three clocks that forget at three speeds.

Measured on four time-stamped networks, three clocks of 7, 60 and 365 days with bursts damped
foretell the next contact better than recency, frequency, any single decay or boosted trees (see
docs/decisions/tie-strength.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import exp, exp2, log2, sqrt
from typing import NamedTuple

HALF_LIVES = (7.0, 60.0, 365.0)  # days
SHARES = (1.0, 0.2, 0.05)  # how much each clock counts in the strength
LEAST_NEWS = 0.05  # what one more message of the same burst still adds
DAY = 86_400.0

# How much one exchange weighs, by channel. One table, so that it can be tuned in one place.
WEIGHTS = {
    "meeting": 2.0,
    "meal": 2.0,
    "event": 2.0,
    "call": 1.5,
    "video": 1.5,
    "email": 1.0,
    "message": 1.0,
    "letter": 1.0,
    "reaction": 0.1,
}
CROWD = {"email": 20, "message": 20, "letter": 20}  # recipients beyond which nobody is addressed
CROWDED_ROOM = 25  # people beyond whom a meeting is a crowd

CLOSE = 3.0  # about an exchange every other week, kept up
REGULAR = 0.5  # about an exchange a quarter
FADING_AFTER = timedelta(days=365)
DORMANT_AFTER = timedelta(days=3 * 365)
_STEPS = 30
_CLOSE_ENOUGH = 1e-6  # days


class Label(StrEnum):
    """What a tie is called."""

    CLOSE = "close"
    REGULAR = "regular"
    WEAK = "weak"
    FADING = "fading"
    DORMANT = "dormant"


def exchange_weight(channel: str, size: int) -> float:
    """Return the weight of one exchange of `size` recipients, or people met; 0.0 in a crowd.

    What is written to several people is shared out: 1/√recipients.
    """
    weight = WEIGHTS[channel]
    if channel in CROWD:
        return weight / sqrt(max(1, size)) if size <= CROWD[channel] else 0.0
    return weight if size <= CROWDED_ROOM else 0.0


def news(days: float) -> float:
    """Return the share of an exchange that is news, `days` after the one before it."""
    return max(LEAST_NEWS, 1.0 - exp(-days))


class Clocks(NamedTuple):
    """The state of one tie, or of one direction of it, as it stood at its last exchange."""

    s7: float = 0.0
    s60: float = 0.0
    s365: float = 0.0
    last: datetime | None = None

    def after(self, at: datetime, weight: float) -> "Clocks":
        """Return the clocks once an exchange of this weight happened at this moment.

        An exchange older than the last one is added already decayed.
        """
        return self.after_all([(at, weight)])

    def after_all(self, exchanges: Iterable[tuple[datetime, float]]) -> "Clocks":
        """Return the clocks after each exchange in turn; the oldest first, to be exact."""
        s7, s60, s365, last = self.s7, self.s60, self.s365, self.last
        h7, h60, h365 = HALF_LIVES
        for at, weight in exchanges:
            if last is None:
                s7 = s60 = s365 = weight
                last = at
                continue
            days = (at - last).total_seconds() / DAY
            if days >= 0.0:
                added = weight * news(days)
                s7 = s7 * exp2(-days / h7) + added
                s60 = s60 * exp2(-days / h60) + added
                s365 = s365 * exp2(-days / h365) + added
                last = at
            else:
                added = weight * news(-days)
                s7 += added * exp2(days / h7)
                s60 += added * exp2(days / h60)
                s365 += added * exp2(days / h365)
        return Clocks(s7, s60, s365, last)

    def joined(self, earlier: "Clocks") -> "Clocks":
        """Return these clocks with what other, not later, clocks hold, bursts across not damped."""
        if self.last is None or earlier.last is None:
            return self if self.last else earlier
        days = (self.last - earlier.last).total_seconds() / DAY
        s7, s60, s365 = (
            mine + theirs * exp2(-days / half_life)
            for mine, theirs, half_life in zip(
                (self.s7, self.s60, self.s365),
                (earlier.s7, earlier.s60, earlier.s365),
                HALF_LIVES,
                strict=True,
            )
        )
        return Clocks(s7, s60, s365, self.last)

    def strength(self, at: datetime) -> float:
        """Return the strength at this moment, 0.0 when nothing ever happened."""
        if self.last is None:
            return 0.0
        days = max(0.0, (at - self.last).total_seconds() / DAY)
        (a7, a60, a365), (h7, h60, h365) = SHARES, HALF_LIVES
        return (
            a7 * self.s7 * exp2(-days / h7)
            + a60 * self.s60 * exp2(-days / h60)
            + a365 * self.s365 * exp2(-days / h365)
        )

    def silent_days(self, at: datetime) -> int:
        """Return how many days nothing was exchanged before this moment, 0 where it never was."""
        return max(0, (at - self.last).days) if self.last else 0

    def until(self, strength: float) -> datetime | None:
        """Return until when the tie is at least this strong if nothing more happens, None when it
        was not even at its last exchange.

        The logarithm of a sum of decays is convex: Newton's steps from the left never go too far.
        """
        if self.last is None:
            return None
        levels = [
            share * s for share, s in zip(SHARES, (self.s7, self.s60, self.s365), strict=True)
        ]
        if sum(levels) < strength:
            return None
        days = 0.0
        for _ in range(_STEPS):
            now = [x * exp2(-days / half) for x, half in zip(levels, HALF_LIVES, strict=True)]
            fall = sum(x / half for x, half in zip(now, HALF_LIVES, strict=True))
            step = log2(sum(now) / strength) * sum(now) / fall
            days += step
            if step < _CLOSE_ENOUGH:
                break
        return self.last + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class DueClock:
    """The clock of a promise: its half-life is the cadence the person chose, in days."""

    cadence: int
    level: float = 0.0
    last: datetime | None = None

    def after_all(self, exchanges: Iterable[tuple[datetime, float]]) -> "DueClock":
        """Return the clock after each exchange in turn, the oldest first."""
        level, last = self.level, self.last
        for at, weight in exchanges:
            days = (at - last).total_seconds() / DAY if last else 0.0
            level = level * exp2(-days / self.cadence) + weight * news(days) if last else weight
            last = at
        return DueClock(self.cadence, level, last)

    def due_on(self, *, chosen_on: date) -> date:
        """Return the day to be in touch again: one cadence after the last exchange, up to one and
        a half for a tie that was fed well; one cadence after the choice when there was none.
        """
        if self.last is None:
            return chosen_on + timedelta(days=self.cadence)
        stretch = min(max(log2(self.level), 1.0), 1.5) if self.level > 0 else 1.0
        return (self.last + timedelta(days=self.cadence * stretch)).date()


def label(strength: float, *, last_contact: date | None, today: date) -> Label:
    """Return what to call a tie: by its silence first, then by its strength."""
    if last_contact is not None:
        if today - last_contact >= DORMANT_AFTER:
            return Label.DORMANT
        if today - last_contact >= FADING_AFTER:
            return Label.FADING
    if strength >= CLOSE:
        return Label.CLOSE
    return Label.REGULAR if strength >= REGULAR else Label.WEAK
