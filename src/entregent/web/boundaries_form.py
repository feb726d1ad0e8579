"""The boundaries of a person as a form: what to leave alone, and busy periods."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from entregent.core.asks import ASKS
from entregent.core.boundaries import BUSY, KINDS, Said
from entregent.core.text import typed

if TYPE_CHECKING:
    from entregent.storage.models import Boundary

MARKS = tuple(kind for kind in KINDS if kind != BUSY)
_MOST = 40  # periods that one form holds


class Posted(Protocol):
    """What a form sent: every value of a name."""

    def getlist(self, key: str) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A boundary without days: whether it is drawn, and why."""

    kind: str
    drawn: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A busy period as its fields hold it."""

    begins: str = ""
    ends: str = ""
    yearly: bool = False
    why: str = ""

    def said(self) -> Said:
        """Return the period as it is kept: without its year where it comes every year."""
        days = (self.begins, self.ends)
        if self.yearly:
            days = (f"-{day[4:]}" if len(day) == 10 else day for day in days)  # type: ignore[assignment]  # read once
        begins, ends = days
        return Said(BUSY, begins, ends, self.why)


@dataclass(frozen=True, slots=True)
class BoundariesForm:
    """The form as it is filled in."""

    marks: Sequence[Mark]
    periods: Sequence[Period] = ()

    @property
    def asks(self) -> list[Mark]:
        """What may be marked as never to be asked."""
        return [mark for mark in self.marks if mark.kind in ASKS]

    @property
    def others(self) -> list[Mark]:
        """What else may be marked."""
        return [mark for mark in self.marks if mark.kind not in ASKS]

    @property
    def rows(self) -> list[Period]:
        """The busy periods, and room for one more."""
        return [*self.periods, Period()]

    def said(self) -> list[Said]:
        """Return the boundaries it draws."""
        marks = [Said(mark.kind, why=mark.why) for mark in self.marks if mark.drawn]
        return [*marks, *(period.said() for period in self.periods)]


def form_as_it_is(rows: Iterable["Boundary"], *, on: date) -> BoundariesForm:
    """Return the form filled with what is known; what comes every year is shown in this one."""
    rows = list(rows)
    drawn: dict[str, str] = {row.kind: row.why for row in rows}
    periods = [
        Period(
            _shown(row.begins, on.year),
            _shown(row.ends, on.year + (row.ends < row.begins)),
            row.begins.startswith("--"),
            row.why,
        )
        for row in rows
        if row.kind == BUSY
    ]
    return BoundariesForm(_marks(drawn.keys(), drawn), periods)


def form_as_sent(post: Posted) -> BoundariesForm:
    """Return the form as it was sent; a period without any day is none."""
    whys = {kind: "".join(post.getlist(f"why-{kind}")[:1]) for kind in MARKS}
    columns = [post.getlist(name)[:_MOST] for name in ("begins", "ends", "busy-why")]
    yearly = set(post.getlist("yearly"))
    periods = [
        Period(begins.strip(), ends.strip(), str(index) in yearly, typed(why))
        for index, (begins, ends, why) in enumerate(zip(*columns, strict=False))
        if begins.strip() or ends.strip()
    ]
    return BoundariesForm(_marks(post.getlist("kind"), whys), periods)


def _marks(drawn: Iterable[str], whys: Mapping[str, str]) -> list[Mark]:
    chosen = set(drawn)
    return [Mark(kind, kind in chosen, typed(whys.get(kind, ""))) for kind in MARKS]


def _shown(day: str, year: int) -> str:
    """Return a day as a field of days holds it: the 29th of February is the 28th in most years."""
    if not day.startswith("--"):
        return day
    try:
        return date.fromisoformat(f"{year}{day[1:]}").isoformat()
    except ValueError:
        return f"{year}-02-28"
