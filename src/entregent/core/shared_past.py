"""Who was at the same firm or school at the same time, and so may know each other: assumed, never
known, and told so.

In a firm of a thousand nobody knows everybody, and its pairs would be half a million: each is
taken to know those who came nearest before them, so that the work is linear in the stays.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

NEIGHBOURS = 20  # who came before, of those still there


@dataclass(frozen=True, slots=True)
class Stay:
    """That a person was somewhere, from a day to a day; what is None is not known.

    A current stay goes on; of one that is over, with no day known, nothing follows.
    """

    person: int
    place: int
    since: date | None = None
    until: date | None = None
    current: bool = False

    def span(self, today: date) -> tuple[date, date] | None:
        """Return from when to when the person is known to have been there, None when never."""
        end = today if self.current else self.until
        if end is None:
            end = self.since
        if end is None:
            return None
        start = self.since or end
        return (start, end) if start <= end else None


def together(
    stays: Iterable[Stay], *, today: date, neighbours: int = NEIGHBOURS
) -> Iterator[tuple[int, int, int, date]]:
    """Yield two people (the lower number first), the place and since when they were both there.

    A pair comes once for each place, whatever the number of their stays.
    """
    places: dict[int, list[tuple[date, date, int]]] = defaultdict(list)
    for stay in stays:
        span = stay.span(today)
        if span:
            places[stay.place].append((*span, stay.person))
    for place, spans in places.items():
        told: set[tuple[int, int]] = set()
        there: list[tuple[date, int]] = []  # until when, who; the latest to come last
        for start, end, person in sorted(spans):
            there = [one for one in there if one[0] >= start][-neighbours:]
            for _, other in there:
                pair = (min(person, other), max(person, other))
                if person != other and pair not in told:
                    told.add(pair)
                    yield (*pair, place, start)
            there.append((end, person))
