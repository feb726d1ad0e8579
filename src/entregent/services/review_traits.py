"""Where everybody of a book is in life, dimension by dimension, as arrays; nothing is guessed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from entregent.core.functions import function_of
from entregent.core.graph import Floats, Ints
from entregent.core.level import level_of
from entregent.core.no_firm import NO_FIRM
from entregent.core.sectors import sector_of
from entregent.core.text import fold
from entregent.core.towns import Town, town_of
from entregent.storage.models import Book
from entregent.storage.queries import review as queries

DIMENSIONS = ("sector", "function", "place", "generation", "level", "circle")
_RETIRED = ("retraite", "retraitee", "retired")
_YEAR = len("1980")


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """What each person has of a dimension: the place of a person, that of a value, how much of the
    person it is; 1.0 but where somebody has several. Whoever has none is in no entry.
    """

    values: list[str]
    person: Ints
    value: Ints
    part: Floats
    called: dict[str, str] = field(default_factory=dict)  # values whose code is no word

    def sums(self, of: Floats) -> dict[str, float]:
        """Return the sum, for each value, of a figure that each person has."""
        totals = np.bincount(self.value, self.part * of[self.person], minlength=len(self.values))
        return dict(zip(self.values, totals.tolist(), strict=True))

    def unknown(self, of: Floats) -> float:
        """Return the sum of a figure over those of whom nothing is known."""
        left = np.ones(len(of), bool)
        left[self.person] = False
        return float(of[left].sum())


@dataclass(frozen=True, slots=True)
class Traits:
    """The dimensions by their code; who is retired, and in which month each position began."""

    dimensions: dict[str, Dimension]
    retired: set[int]
    began: dict[int, str]


class _Read(NamedTuple):
    """What a firm and the title held there tell."""

    sector: str
    function: str
    level: str
    retired: bool


Place = Callable[[int, int], int]  # of a person by number, else what is given


def traits(book: Book, birthdays: Mapping[int, str], count: int, place: Place) -> Traits:
    """Return the dimensions of so many people, from what the book says of them."""
    told, retired, began = _of_positions(book)
    towns = _towns(book)
    most = Counter((town.area, town.name) for town in towns.values()).most_common()
    called = {area: name for (area, name), _ in reversed(most)}  # the name that most of them write
    one_each = {
        **told,
        "place": {person: town.area for person, town in towns.items()},
        "generation": {
            person: f"{birthday[: _YEAR - 1]}0"
            for person, birthday in birthdays.items()
            if birthday[:1].isdecimal()
        },
    }
    dimensions = {code: _dimension(told.items(), count, place) for code, told in one_each.items()}
    dimensions["place"].called.update(called)
    circles = [(person, str(circle)) for person, circle in queries.memberships(book)]
    dimensions["circle"] = _dimension(circles, count, place)
    return Traits(dimensions, retired, began)


def _of_positions(book: Book) -> tuple[dict[str, dict[int, str]], set[int], dict[int, str]]:
    """Return the sector, function and level that current positions tell, the latest that does; what
    was typed wins over what a title tells.
    """
    firms = queries.organisations(book)
    sector: dict[int, str] = {}
    told: dict[str, dict[int, str]] = {"function": {}, "level": {}}
    typed: dict[str, dict[int, str]] = {"function": {}, "level": {}}
    retired: set[int] = set()
    began: dict[int, str] = {}
    read: dict[tuple[int | None, str], _Read] = {}
    for person, organisation, title, level, function, started in queries.positions(book):
        known = read.get((organisation, title))
        if known is None:
            known = read[organisation, title] = _read(*firms.get(organisation, ("", "")), title)
        if known.sector:
            sector[person] = known.sector
        if function:
            typed["function"][person] = function
        elif known.function:
            told["function"][person] = known.function
        if level:
            typed["level"][person] = level
        elif known.level:
            told["level"][person] = known.level
        if known.retired:
            retired.add(person)
        if started:
            began[person] = max(started, began.get(person, ""))
    by_title = {dimension: told[dimension] | typed[dimension] for dimension in told}
    return {"sector": sector, **by_title}, retired, began


def _read(name: str, key: str, title: str) -> _Read:
    retired = key in _RETIRED or fold(title).startswith(_RETIRED)
    firm = "" if key in NO_FIRM else name
    return _Read(sector_of(firm, title), function_of(title), level_of(title), retired)


def _towns(book: Book) -> dict[int, Town]:
    read: dict[str, Town | None] = {}
    found: dict[int, Town] = {}
    for person, address in queries.postal_addresses(book):
        if address not in read:
            read[address] = town_of(address)
        if town := read[address]:
            found[person] = town
    return found


def _dimension(rows: Iterable[tuple[int, str]], count: int, place: Place) -> Dimension:
    placed = [(at, value) for person, value in rows if (at := place(person, -1)) >= 0]
    codes = {value: at for at, value in enumerate(sorted({value for _, value in placed}))}
    person = np.array([at for at, _ in placed], np.int64)
    value = np.array([codes[value] for _, value in placed], np.int64)
    several = np.bincount(person, minlength=count)
    return Dimension(list(codes), person, value, 1.0 / several[person])
