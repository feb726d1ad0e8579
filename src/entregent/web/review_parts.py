"""The parts of the review as its page shows them, one after the other: each with its sentences,
its drawing and its figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from entregent.core.diversity import Line, shift
from entregent.services.review import Named
from entregent.services.review_kept import Review, Told
from entregent.services.wording import review as wording
from entregent.web.charts import Chart, Column, Part, columns

SHOWN = 6  # values of a dimension in sight
MOST = 50  # among its figures
_QUARTERS = (3, 6, 9, 12)
_HALVES = (1, 7)


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a dimension, with its share of the active ties at the end of each year."""

    name: str
    line: Line
    years: list[float]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension as it is shown: the first rows in sight, every row in its figures."""

    code: str
    name: str
    sentences: list[str]
    beside: list[str]
    rows: list[Row]
    told: Told
    years: list[str]

    @property
    def shown(self) -> list[Row]:
        """Return the rows in sight."""
        return self.rows[:SHOWN]

    @property
    def figures(self) -> list[Row]:
        """Return the rows among the figures: a large book has people in a thousand towns."""
        return self.rows[:MOST]

    @property
    def others(self) -> "Rest | None":
        """Return what is not in sight, taken together; None where everything is."""
        return _rest(self.rows[SHOWN:])

    @property
    def left(self) -> "Rest | None":
        """Return what is not among the figures, taken together; None where everything is."""
        return _rest(self.rows[MOST:])

    @property
    def longest(self) -> float:
        """Return the share that the longest bar stands for."""
        lines: list[Line | Rest] = [row.line for row in self.shown]
        lines += [rest] if (rest := self.others) else []
        return max(max(line.share, line.attention_share) for line in lines)


class Rest(NamedTuple):
    """Values taken together: how many, their people and attention, both shares."""

    values: int
    people: float
    attention: float
    share: float
    attention_share: float


def _rest(rows: Sequence[Row]) -> Rest | None:
    lines = [row.line[1:] for row in rows]
    return Rest(len(rows), *map(sum, zip(*lines, strict=True))) if lines else None


def ties_chart(told: Review) -> Chart:
    """Return the months of ties gained, above the line, and lost, below it."""
    return columns([
        Column(
            (Part("first", one.first), Part("again", one.again), Part("lost", one.lost, True)),
            _month_word(one.on, _QUARTERS),
            wording.month_of_ties(one.on, first=one.first, again=one.again, lost=one.lost),
        )
        for one in told.wear.months
    ])  # fmt: skip


def rhythm_chart(told: Review) -> Chart:
    """Return the months of contact, those in which a goal was open with a shade behind them."""
    return columns([
        Column(
            (Part("contact" if one.over else "so-far", one.contacts),),
            _month_word(one.on, _HALVES),
            wording.month_of_contact(one.on, one.contacts),
            shade=one.goal,
        )
        for one in told.rhythm.months
    ])  # fmt: skip


def dimensions(told: Review, names: Named, on: date) -> list[Dimension]:
    """Return the dimensions of which anything is known."""
    return [_dimension(one, names, on) for one in told.dimensions if one.spread.lines]


def unknown(told: Review) -> list[str]:
    """Return what is said of dimensions of which nothing is known."""
    nothing = [one for one in told.dimensions if not one.spread.lines]
    return [sentence for one in nothing for sentence in wording.beside(one.code, one.spread)]


def _dimension(told: Told, names: Named, on: date) -> Dimension:
    called: Mapping[str, str] = names.circles if told.code == "circle" else told.called
    said = wording.spread(told.code, told.spread, called)
    changed = wording.shift(told.code, shift(told.years), called)
    rows = [
        Row(
            wording.capital(wording.value(told.code, line.value, called)),
            line,
            [_part(one.counts, line.value) for one in told.years],
        )
        for line in told.spread.lines
    ]
    return Dimension(
        told.code, wording.dimension(told.code), [*said, *([changed] if changed else [])],
        wording.beside(told.code, told.spread), rows, told,
        [wording.years_back(one.on, on) for one in told.years],
    )  # fmt: skip


def _part(counts: Mapping[str, float], value: str) -> float:
    known = sum(counts.values())
    return counts.get(value, 0.0) / known if known else 0.0


def _month_word(iso: str, named: tuple[int, ...]) -> str:
    day = date.fromisoformat(iso)
    return wording.month_word(day) if day.month in named else ""
