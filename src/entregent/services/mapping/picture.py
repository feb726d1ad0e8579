"""The map as a picture: what a browser draws it from, in columns."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from entregent.core.crossings import worth_drawing
from entregent.core.graph import Ints
from entregent.services.mapping.drawing import Drawing
from entregent.services.mapping.groups import ALONE, Name, names_of
from entregent.services.wording.mapping import group_name
from entregent.storage.models import Book
from entregent.storage.queries import mapping as queries

PEOPLE = 10_000
LINKS = 30_000
COLOURS = 8
TITLES = 40  # groups whose name may stand in the picture
_STEPS = 9  # of size


def chosen(order: Ints, path: Ints) -> Ints:
    """Return the places of who is drawn, in order: the first of these, and those of a path."""
    return np.unique(np.concatenate((order[:PEOPLE], path)))


def picture(book: Book, drawing: Drawing, order: Ints, *, path: Ints) -> dict[str, Any]:
    """Return who is drawn of these people, each with a place, a size and a number in each family.

    Families are groups, firms and circles: in each the most common come first, with how many there
    are; -1 is said of whoever is in none of those named.
    """
    shown = chosen(order, path)
    ids = [int(number) for number in drawing.ids[shown]]
    names = queries.names_of_people(ids)
    there = np.array([pk in names for pk in ids], bool)
    shown, ids = shown[there], [pk for pk in ids if pk in names]
    one, other, unseen = _links(drawing, shown)
    firms, circles = _firms(book, ids), _by_person(queries.circles_of(ids))
    size = np.rint(_STEPS * drawing.tie[shown])
    return {
        "ids": ids,
        "names": [names[pk] for pk in ids],
        "x": _tenths(drawing.x[shown]),
        "y": _tenths(drawing.y[shown]),
        "size": [int(each) for each in size],
        "links": [int(end) for pair in zip(one, other, strict=True) for end in pair],
        "left": len(order) - min(len(order), PEOPLE),
        "unseen": unseen,
        "path": [int(at) for at in np.searchsorted(shown, path)],
        "families": {
            "group": _groups(drawing, shown),
            "firm": _family(firms, ids, queries.names_of_firms),
            "circle": _family(circles, ids, queries.names_of_circles),
        },
    }


def _tenths(values: Any) -> list[int]:
    return [int(each) for each in np.rint(10 * np.asarray(values, np.float64))]


def _links(drawing: Drawing, shown: Ints) -> tuple[Ints, Ints, int]:
    """Return the links drawn, by places among those shown, and how many are not."""
    at = np.full(len(drawing.ids), -1, np.int64)
    at[shown] = np.arange(len(shown))
    one, other = at[drawing.one], at[drawing.other]
    kept = np.flatnonzero((one >= 0) & (other >= 0))
    one, other = one[kept], other[kept]
    some = worth_drawing(one, other, drawing.weight[kept], len(shown), at_most=LINKS)
    return one[some], other[some], len(one) - len(some)


def _firms(book: Book, ids: Sequence[int]) -> dict[int, list[int]]:
    none = queries.no_firms(book)
    return _by_person(row for row in queries.firms_of(ids) if row[1] not in none)


def _by_person(rows: Iterable[Sequence[int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for person, what in rows:
        found.setdefault(person, []).append(what)
    return found


def _family(of: Mapping[int, list[int]], ids: Sequence[int], named: Any) -> dict[str, Any]:
    """Return the most common of what people are in, and for each person which of them."""
    count = Counter(what for each in of.values() for what in set(each))
    most = [what for what, _ in sorted(count.items(), key=lambda each: (-each[1], each[0]))]
    most = most[:COLOURS]
    names = named(most)
    place = {what: at for at, what in enumerate(most)}
    return {
        "names": [names.get(what, "·") for what in most],
        "counts": [count[what] for what in most],
        "of": [min((place.get(w, COLOURS) for w in of.get(pk, ())), default=COLOURS) for pk in ids],
    }


def _groups(drawing: Drawing, shown: Ints) -> dict[str, Any]:
    """Return the largest groups, whoever is alone at the end, and where the name of each stands:
    above it.
    """
    label = drawing.label[shown]
    sizes = np.bincount(label[label >= 0])
    most = [int(each) for each in np.argsort(-sizes, kind="stable")[:TITLES] if sizes[each]]
    names = names_of(drawing, most)
    if (label == ALONE).any():
        most, names[ALONE] = [*most, ALONE], Name("alone")
    place = np.full(len(sizes) + 1, -1, np.int64)  # the last one is that of ALONE
    place[most] = np.arange(len(most))
    there = [label == each for each in most]
    x, y = ([each[some] for some in there] for each in (drawing.x[shown], drawing.y[shown]))
    return {
        "names": [group_name(names[each]) for each in most],
        "counts": [int(some.sum()) for some in there],
        "of": [int(each) for each in place[label]],
        "x": _tenths([(each.min() + each.max()) / 2 for each in x]),
        "y": _tenths([each.max() for each in y]),
    }
