"""New ties a quarter: how many are wanted, and how many there have been (practice E2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MONTHS = 3


class Quarter(NamedTuple):
    """A quarter of the year: its first day, the ties first made in it so far."""

    on: date
    new: int


@dataclass(frozen=True, slots=True)
class Growth:
    """The ties wanted a quarter, 0 where none was chosen, and the quarters known, this one last."""

    wanted: int
    quarters: tuple[Quarter, ...]

    @property
    def done(self) -> int:
        """Return how many ties this quarter brought so far."""
        return self.quarters[-1].new if self.quarters else 0

    @property
    def left(self) -> int:
        """Return how many are left to make in this quarter."""
        return max(0, self.wanted - self.done)


def growth(months: Iterable[tuple[date, int]], *, wanted: int, on: date) -> Growth:
    """Return the quarters of these months, each a first day and how many ties it brought; quarters
    of which not every month is told are left out, but for the one that is going on.
    """
    told: dict[date, list[int]] = {}
    for first, new in months:
        told.setdefault(_quarter(first), []).append(new)
    now = _quarter(on)
    quarters = (
        Quarter(first, sum(news))
        for first, news in sorted(told.items())
        if len(news) == MONTHS or first == now
    )
    return Growth(wanted, tuple(quarters))


def _quarter(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % MONTHS, 1)
