"""How diverse a network is, dimension by dimension: share of people, share of attention.

Blau's index is `1 − Σp²`, the chance that two of them, drawn at random, are not alike; Shannon's is
`−Σ p ln p / ln k` over the k values that people have, 1.0 where all are alike in number (Eagle,
Macy & Claxton 2010). What is not known of somebody is counted apart and stands in no share.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from entregent.core.text import fold

LEAST = 10  # people of whom it is known, below whom nothing is said of too much or too little
LEAST_KNOWN = 0.25  # of the people, or of the attention
MUCH_MORE = 0.1  # of all: by so much the share of attention differs from that of people
TIMES = 1.5  # and by so many times
SHIFTED = 0.1  # of all: a share that changed by so much is told
CLOSED_OVER = 0.65  # of the key contacts, met by introducing oneself (Uzzi & Dunlap 2005)
LEAST_MET = 10  # key contacts of whom it is known how we met
LEAST_MET_SHARE = 0.5  # of the key contacts
_BY_SOMEBODY = (
    r"\b(?:presente\w*|grace a|via|par l intermediaire|mis(?:e|es)? en relation|recommande\w*"
    r"|introduced|introduction|through|thanks to|referred|put in touch)\b"
)


class Line(NamedTuple):
    """A value of a dimension: how many people have it, how much attention they get, both shares.

    People in several circles count in each for a part.
    """

    value: str
    people: float
    attention: float
    share: float
    attention_share: float


@dataclass(frozen=True, slots=True)
class Lean:
    """A value that gets much more attention than it has people, or much less."""

    value: str
    over: bool
    share: float
    attention_share: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How people and attention are spread over the values of a dimension, most attention first.

    `unknown` people, and the attention they get, stand in no share.
    """

    lines: list[Line]
    unknown: int
    unknown_attention: float
    blau: float
    shannon: float
    attention_blau: float
    attention_shannon: float

    @property
    def known(self) -> float:
        """Return of how many people the value is known."""
        return sum(line.people for line in self.lines)

    @property
    def known_share(self) -> float:
        """Return the share of people whose value is known, 0.0 where there is nobody."""
        return _share(self.known, self.known + self.unknown)

    @property
    def enough(self) -> bool:
        """Tell whether enough is known to say what gets too much attention, or too little."""
        given = sum(line.attention for line in self.lines)
        of_people = self.known >= LEAST and self.known_share >= LEAST_KNOWN
        return of_people and _share(given, given + self.unknown_attention) >= LEAST_KNOWN

    def leans(self) -> list[Lean]:
        """Return what gets far more attention than it has people, or far less, the plainest first;
        [] where too little is known to say.
        """
        if not self.enough:
            return []
        found = [
            Lean(line.value, line.attention_share > line.share, line.share, line.attention_share)
            for line in self.lines
            if abs(line.attention_share - line.share) >= MUCH_MORE
            and max(line.attention_share, line.share)
            >= TIMES * min(line.attention_share, line.share)
        ]
        return sorted(found, key=lambda one: (-abs(one.attention_share - one.share), one.value))


class Then(NamedTuple):
    """The active ties at the end of a year, or today: how many have each value."""

    on: str  # ISO
    active: int
    counts: dict[str, float]
    blau: float


@dataclass(frozen=True, slots=True)
class Shift:
    """A value whose share of the active ties changed since then."""

    value: str
    before: float
    after: float
    since: str


def blau(parts: Iterable[float]) -> float:
    """Return the chance that two drawn at random, with replacement, differ; 0.0 for nobody.

    >>> blau([2, 1, 1])
    0.625
    """
    every = list(parts)
    total = sum(every)
    return 1.0 - sum((part / total) ** 2 for part in every) if total else 0.0


def shannon(parts: Iterable[float], kinds: int) -> float:
    """Return how evenly parts are spread over so many kinds, from 0.0 to 1.0; 0.0 for one kind."""
    every = [part for part in parts if part]
    total = sum(every)
    if not total or kinds < 2:
        return 0.0
    return max(0.0, -sum(part / total * log(part / total) for part in every) / log(kinds))


def spread(
    people: Mapping[str, float],
    attention: Mapping[str, float],
    *,
    unknown: int = 0,
    unknown_attention: float = 0.0,
) -> Spread:
    """Return how people, and the attention they get, are spread over the values of a dimension."""
    counted, given = sum(people.values()), sum(attention.values())
    lines = [
        Line(value, count, gets, _share(count, counted), _share(gets, given))
        for value, count in people.items()
        for gets in (attention.get(value, 0.0),)
    ]
    lines.sort(key=lambda line: (-line.attention, -line.people, line.value))
    kinds = len(lines)
    return Spread(
        lines, unknown, unknown_attention,
        blau(line.people for line in lines), shannon((line.people for line in lines), kinds),
        blau(line.attention for line in lines), shannon((line.attention for line in lines), kinds),
    )  # fmt: skip


def then(on: str, active: int, counts: Mapping[str, float]) -> Then:
    """Return the active ties of a day, by value."""
    return Then(on, active, dict(counts), blau(counts.values()))


def shift(times: Sequence[Then]) -> Shift | None:
    """Return the value whose share of the active ties changed most from the first day on which
    enough was known to the last; None where none changed much.
    """
    told = [one for one in times if sum(one.counts.values()) >= LEAST]
    if len(told) < 2:
        return None
    first, last = told[0], told[-1]
    changes = [
        Shift(value, _part(first, value), _part(last, value), first.on)
        for value in sorted({*first.counts, *last.counts})
    ]
    most = max(changes, key=lambda one: abs(one.after - one.before))
    return most if abs(most.after - most.before) >= SHIFTED else None


@dataclass(frozen=True, slots=True)
class KeyContacts:
    """Of `asked` key contacts, how many it is known of how we met, how many of these came by
    introducing myself.
    """

    asked: int
    known: int
    alone: int

    @property
    def share(self) -> float:
        """Return the share met by introducing myself, 0.0 where nothing is known."""
        return _share(self.alone, self.known)

    @property
    def enough(self) -> bool:
        """Tell whether enough is known to say anything."""
        return self.known >= LEAST_MET and self.known >= LEAST_MET_SHARE * self.asked

    @property
    def closed(self) -> bool:
        """Tell whether the network is one of people met by introducing oneself."""
        return self.enough and self.share > CLOSED_OVER


def how_met(each: Iterable[bool | None]) -> KeyContacts:
    """Return how key contacts were met: True by introducing myself, False through somebody, None
    where it is not known.
    """
    every = list(each)
    return KeyContacts(
        len(every), sum(one is not None for one in every), sum(one is True for one in every)
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _part(of: Then, value: str) -> float:
    return _share(of.counts.get(value, 0.0), sum(of.counts.values()))


def met_alone(*, through: bool, noted: str) -> bool | None:
    """Tell whether I met somebody by introducing myself: nobody stood between, and what is noted
    of how we met names nobody who did; None where nothing is noted.
    """
    if through:
        return False
    words = fold(noted)
    return None if not words else not re.search(_BY_SOMEBODY, words)
