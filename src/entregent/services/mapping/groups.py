"""The map in words: its groups, who is in each, and who leads from one to another."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from entregent.core.graph import Ints
from entregent.services.mapping.drawing import Drawing
from entregent.storage.queries import mapping as queries
from entregent.storage.queries.listing import Line, lines

BRIDGES = 3
ALONE = -1


@dataclass(frozen=True, slots=True)
class Name:
    """What a group is called by: a "firm" or a "circle" where at least half of it is there;
    "around-firm" or "around-circle" where these are fewer; or "around" its best linked person.

    "alone" is said of those who have no known link.
    """

    kind: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bridge:
    """What leads to another group: how many links, and the two people of the strongest."""

    to: Name
    around: int  # somebody of it, by number
    links: int
    one: tuple[int, str]
    other: tuple[int, str]


@dataclass(frozen=True, slots=True)
class Group:
    """People who know one another, those nearest to me first; a part of them is told by name."""

    label: int
    name: Name
    around: int  # somebody of it, by number
    size: int
    people: Sequence[Line]
    bridges: Sequence[Bridge] = field(default=())

    @property
    def more(self) -> int:
        """Return how many are not told by name."""
        return self.size - len(self.people)


def labels_of(drawing: Drawing, places: Ints) -> list[tuple[int, int]]:
    """Return each group of these people with how many of them it has, the largest first; those
    without any link come last.
    """
    counts = np.bincount(drawing.label[places] + 1, minlength=1)
    found = [(int(label) - 1, int(counts[label])) for label in np.flatnonzero(counts)]
    return sorted(found, key=lambda each: (each[0] == ALONE, -each[1], each[0]))


def groups(
    drawing: Drawing,
    wanted: Sequence[tuple[int, int]],
    places: Ints,
    *,
    people: int,
    skip: int = 0,
    bridges: int = BRIDGES,
) -> list[Group]:
    """Return these groups, given by label with their size, with so many people of those placed;
    `skip` leaves out the first of them.
    """
    labels = [label for label, _ in wanted]
    told = {label: _first(drawing, label, places, skip, people) for label in labels}
    across = {label: _bridges_of(drawing, label, bridges) for label in labels}
    ends = [at for rows in across.values() for row in rows for at in row[2:]]
    other_labels = {row[0] for rows in across.values() for row in rows}
    named = names_of(drawing, {*labels, *other_labels} - {ALONE})
    numbers = {int(drawing.ids[at]) for at in ends}
    known = queries.names_of_people(sorted(numbers))
    shown = {row.id: row for row in lines([pk for some in told.values() for pk in some])}
    return [
        Group(
            label,
            named.get(label, Name("alone")),
            _somebody(drawing, label, told[label]),
            size,
            [shown[pk] for pk in told[label] if pk in shown],
            list(_told(drawing, across[label], named, known)),
        )
        for label, size in wanted
    ]


def names_of(drawing: Drawing, labels: Collection[int]) -> dict[int, Name]:
    """Return what these groups are called by; a name that two have goes to the larger one."""
    order = sorted(labels)
    firms = queries.names_of_firms([int(drawing.firm[label]) for label in order])
    circles = queries.names_of_circles([int(drawing.circle[label]) for label in order])
    best = {label: int(drawing.ids[drawing.around[label]]) for label in order}
    people = queries.names_of_people(sorted(best.values()))
    sizes = drawing.sizes
    found: dict[int, Name] = {}
    for label in order:
        ways = [
            ("firm", firms.get(int(drawing.firm[label])), int(drawing.at_firm[label])),
            ("circle", circles.get(int(drawing.circle[label])), int(drawing.in_circle[label])),
        ]
        size, taken = int(sizes[label]), set(found.values())
        free = [_name(kind, name, count, size) for kind, name, count in ways if name]
        free.sort(key=lambda each: (each[0], -each[1]))  # alike, the firm comes first
        around = Name("around", people.get(best[label], "·"))
        found[label] = next((name for *_, name in free if name not in taken), around)
    return found


def _name(kind: str, name: str, count: int, size: int) -> tuple[bool, int, Name]:
    """Return whether a group is only told to be around this, how many are there, and its name."""
    if 2 * count >= size:
        return False, 0, Name(kind, name)  # of two that both bear it out, the firm
    return True, count, Name(f"around-{kind}", name)


def _first(drawing: Drawing, label: int, places: Ints, skip: int, count: int) -> list[int]:
    """Return the numbers of those of a group, in the order the places have."""
    there = places[drawing.label[places] == label]
    return [int(number) for number in drawing.ids[there[skip : skip + count]]]


def _somebody(drawing: Drawing, label: int, told: Sequence[int]) -> int:
    if label == ALONE:
        return told[0] if told else 0
    return int(drawing.ids[drawing.around[label]])


def _bridges_of(drawing: Drawing, label: int, count: int) -> list[tuple[int, int, int, int]]:
    """Return where a group leads: the other one, how many links, both ends of the strongest."""
    across = drawing.across
    at = np.flatnonzero((across.a == label) | (across.b == label))[:count]
    rows = []
    for place in at:
        here = int(across.a[place]) == label
        ends = int(across.one[place]), int(across.other[place])
        to = across.b[place] if here else across.a[place]
        rows.append((int(to), int(across.links[place]), *(ends if here else ends[::-1])))
    return rows


def _told(
    drawing: Drawing,
    rows: Iterable[tuple[int, int, int, int]],
    named: dict[int, Name],
    known: dict[int, str],
) -> Iterable[Bridge]:
    for to, links, one, other in rows:
        ends = [int(drawing.ids[one]), int(drawing.ids[other])]
        if all(pk in known for pk in ends):
            pair = [(pk, known[pk]) for pk in ends]
            yield Bridge(named[to], int(drawing.ids[drawing.around[to]]), links, *pair)
