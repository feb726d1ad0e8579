"""Who came through whom: how introductions led to others, and whom to thank for it.

Each person came through one other at most, so that the whole is a forest, read in one pass. Where
the book says that people came through one another in a circle, whoever came first as far as days
are known stands at the top, and all that came through the others stays below.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Came:
    """That I met a person through another, on a day; None when it is not known."""

    person: int
    through: int
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Connector:
    """Somebody through whom others came: how many at first hand, and in all generations."""

    person: int
    brought: int
    grew: int


@dataclass(frozen=True, slots=True)
class Momentum:
    """How introductions multiply: of `introduced` people, `led_to` more came within the year.

    `undated` more came on a day that is not known.
    """

    introduced: int
    led_to: int
    undated: int = 0

    @property
    def rate(self) -> float:
        """Return how many more people each one brought within the year, 0.0 when there are none."""
        return self.led_to / self.introduced if self.introduced else 0.0


class Lineage:
    """The forest of who came through whom."""

    def __init__(self, rows: Iterable[Came]) -> None:
        """Plant it; of somebody who came through several, the first known day counts."""
        came: dict[int, Came] = {}
        for row in rows:
            known = came.get(row.person)
            if known is None or _earlier(row, known):
                came[row.person] = row
        for circle in _circles({person: row.through for person, row in came.items()}):
            del came[min(circle, key=lambda person: (came[person].on or date.max, person))]
        self._came: Mapping[int, Came] = came
        self._brought: dict[int, list[int]] = defaultdict(list)
        for person, row in came.items():
            self._brought[row.through].append(person)
        for brought in self._brought.values():
            brought.sort(key=lambda one: (came[one].on or date.max, one))

    def brought(self, person: int) -> Sequence[int]:
        """Return who came through somebody at first hand, the first to come first."""
        return tuple(self._brought.get(person, ()))

    def tops(self) -> list[int]:
        """Return who stands at the top of a tree: others came through them, they through nobody."""
        return sorted(person for person in self._brought if person not in self._came)

    def tree(self, top: int) -> Iterator[tuple[int, int]]:
        """Yield everybody who came through somebody with their generation, as a tree is read:
        each before those they brought; the top itself is generation 0.
        """
        waiting = [(top, 0)]
        while waiting:
            person, generation = waiting.pop()
            yield person, generation
            brought = self._brought.get(person, ())
            waiting += [(one, generation + 1) for one in reversed(brought)]

    def grown(self, person: int) -> list[int]:
        """Return how many people came through somebody, a number for each generation; [] when
        nobody did.
        """
        generations = Counter(generation for _, generation in self.tree(person))
        return [generations[n] for n in range(1, len(generations))]

    def upstream(self, person: int) -> list[int]:
        """Return through whom somebody came, the nearest first: they are to be thanked, or told
        the good news; [] for whoever I met by myself.
        """
        found: list[int] = []
        while person in self._came:
            person = self._came[person].through
            found.append(person)
        return found

    def connectors(self, *, limit: int = 10) -> list[Connector]:
        """Return through whom most people came, in all generations, the best first."""
        grew: Counter[int] = Counter()
        for top in self.tops():
            for person, _ in reversed(list(self.tree(top))):  # the last generations first
                if person in self._came:
                    grew[self._came[person].through] += 1 + grew[person]
        found = [Connector(who, len(self._brought[who]), n) for who, n in grew.items()]
        return sorted(found, key=lambda one: (-one.grew, -one.brought, one.person))[:limit]

    def momentum(self, *, today: date) -> Momentum:
        """Return how many more people came, in the last twelve months, through those whom I met
        through somebody myself.
        """
        known = {who for who, row in self._came.items() if row.on is None or row.on <= today}
        days = [row.on for row in self._came.values() if row.through in known]
        led_to = sum(on is not None and today - A_YEAR < on <= today for on in days)
        return Momentum(len(known), led_to, days.count(None))


def _earlier(one: Came, other: Came) -> bool:
    return (one.on or date.max, one.through) < (other.on or date.max, other.through)


def _circles(through: Mapping[int, int]) -> list[tuple[int, ...]]:
    """Return each circle of people who came through one another, from its lowest number on."""
    found = []
    seen: set[int] = set()
    for start in sorted(through):
        way: dict[int, int] = {}  # person → place on this way; dicts keep their order
        person = start
        while person in through and person not in seen:
            seen.add(person)
            way[person] = len(way)
            person = through[person]
        if person in way:
            circle = list(way)[way[person] :]
            lowest = circle.index(min(circle))
            found.append((*circle[lowest:], *circle[:lowest]))
    return found
