"""How far each goal is covered, and what it could be aimed at, as they are kept: a file beside the
book that names nobody.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from entregent.storage.home import coverage_file, make_home, write_private
from entregent.storage.models import Book, Goal
from entregent.storage.queries.journal import version

_AS_BUILT = 1  # raised with every change of what is worked out or of how it is kept


@dataclass(frozen=True, slots=True)
class Part:
    """How far one target is covered, in numbers of people; 0 is the number of the whole goal.

    `strong` are close, family, friends, or kept up with often; `weak` are known otherwise; mine
    lead to the next in two steps and in three; nobody leads to the last. With `spoken` of those I
    know something was exchanged since the goal began. `who` are some I know, the closest first,
    else some whom mine lead to.
    """

    target: int
    strong: int
    weak: int
    by_two: int
    by_three: int
    none: int
    spoken: int
    who: tuple[int, ...]

    @property
    def known(self) -> int:
        """Return how many of it I know."""
        return self.strong + self.weak

    @property
    def within_reach(self) -> int:
        """Return how many more mine would lead me to."""
        return self.by_two + self.by_three

    @property
    def people(self) -> int:
        """Return how many of it the book holds."""
        return self.known + self.within_reach + self.none


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a goal is covered: as a whole, each person counted once, and target by target; to how
    many of them I was introduced since it began, or asked to be; how many more are within reach.
    """

    whole: Part
    parts: tuple[Part, ...]
    introduced: int = 0
    to_meet: int = 0

    @property
    def gaps(self) -> list[Part]:
        """Return the targets of which I know nobody."""
        return [part for part in self.parts if not part.known]


def kept(book: Book, goal: Goal, *, on: date) -> Coverage | None:
    """Return how far a goal is covered where that is known without any work, else None."""
    try:
        told = _read(_key_of(book, on))["goals"][str(goal.pk)]
        whole, *parts = (Part(**{**part, "who": tuple(part["who"])}) for part in told["parts"])
        return Coverage(whole, tuple(parts), told["introduced"], told["to_meet"])
    except (KeyError, TypeError, ValueError):  # none, or a damaged one
        return None


def keep(book: Book, goal: Goal, found: Coverage, *, on: date) -> None:
    """Leave how far a goal is covered in the file, beside those of the same state of the book."""
    parts = [asdict(part) for part in (found.whole, *found.parts)]
    told = {"introduced": found.introduced, "to_meet": found.to_meet, "parts": parts}
    _write(_key_of(book, on), "goals", goal, told)


def kept_proposed(book: Book, goal: Goal, *, on: date) -> list[tuple[str, str, int]] | None:
    """Return what a goal could be aimed at where that is known without any work, else None: kinds,
    values, and how many people have each.
    """
    try:
        rows = _read(_key_of(book, on))["proposed"][str(goal.pk)]
        return [(str(kind), str(value), int(people)) for kind, value, people in rows]
    except (KeyError, TypeError, ValueError):
        return None


def keep_proposed(
    book: Book, goal: Goal, rows: Sequence[tuple[str, str, int]], *, on: date
) -> None:
    """Leave what a goal could be aimed at in the file."""
    _write(_key_of(book, on), "proposed", goal, rows)


def forget() -> None:
    """Keep nothing any longer."""
    coverage_file().unlink(missing_ok=True)


def _key_of(book: Book, on: date) -> str:
    return repr((_AS_BUILT, version(book), book.time_zone, on))


def _read(key: str) -> dict[str, Any]:
    try:
        told = json.loads(coverage_file().read_text())
        return told if told["key"] == key else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(key: str, what: str, goal: Goal, told: object) -> None:
    whole = {"key": key, **_read(key)}
    rows = whole.get(what)
    whole[what] = {**(rows if isinstance(rows, dict) else {}), str(goal.pk): told}
    with suppress(OSError):  # no room for it: it is worked out again
        make_home()
        write_private(coverage_file(), json.dumps(whole))
