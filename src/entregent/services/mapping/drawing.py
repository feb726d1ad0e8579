"""A drawing of who knows whom in a book: communities, a place for everybody, what leads across.

It holds numbers alone: names are read when it is shown, so that nobody who was renamed or erased
stays in it by name. Who keeps to the same links keeps their place.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import numpy as np

from entregent.core.communities import communities
from entregent.core.crossings import Crossings, crossings
from entregent.core.graph import Floats, Ints
from entregent.core.layout import layout
from entregent.services.network import network_of
from entregent.services.network_kept import Network
from entregent.storage.models import Book
from entregent.storage.queries import mapping as queries
from entregent.storage.queries.journal import version

_MADE = 2  # raised with the way of drawing: what was drawn otherwise is drawn anew
_SHARE = 0.3  # of a group must be at a firm, or in a circle, for it to be told by it


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """Everybody by their place in `ids`, which is in order; groups by their label, largest first.

    `one`, `other` and `weight` are the links, each once. A group may be told by a firm or a circle,
    0 for none, with how many of it are there; else by its best linked person, by place.
    """

    version: str
    digest: str  # of the links it was drawn from
    ids: Ints
    x: Floats
    y: Floats
    label: Ints  # -1 without a link
    tie: Floats  # how likely a yes to me is
    order: Ints  # places, those nearest to me first, then those with most links
    one: Ints
    other: Ints
    weight: Floats
    firm: Ints
    at_firm: Ints
    circle: Ints
    in_circle: Ints
    around: Ints
    across: Crossings

    @property
    def sizes(self) -> Ints:
        """Return how many people each group has."""
        return np.bincount(self.label[self.label >= 0], minlength=len(self.firm))

    def places(self, numbers: Iterable[int]) -> Ints:
        """Return the places of those of these people who are on it, in the order given."""
        some = np.fromiter(numbers, np.int64)
        if not len(self.ids):
            return some[:0]
        at = np.minimum(np.searchsorted(self.ids, some), len(self.ids) - 1)
        found: Ints = at[self.ids[at] == some]
        return found


def version_of(book: Book) -> str:
    """Return what changes with every act on a book; its first line tells which book it is."""
    place, number, begun, *acts = version(book)
    return f"{(_MADE, place, number, begun)!r}\n{acts!r}"


def draw(book: Book, *, on: date, before: Drawing | None = None) -> Drawing:
    """Return the drawing of a book; who knows whom being the same as before, so are the places."""
    told = version_of(book)  # taken first: what is written meanwhile makes it old
    known = network_of(book, on=on)
    ids, tie, (one, other, weight) = _of(known, queries.archived(book))
    digest = sha256(b"".join(np.asarray(c, np.int64).tobytes() for c in (ids, one, other)))
    if before is not None and before.digest == digest.hexdigest():
        named = _names(book, ids, before.label, before.one, before.other)
        firm, at_firm, circle, in_circle, around = named
        return replace(
            before, version=told, tie=tie, order=_order(tie, one, other), firm=firm,
            at_firm=at_firm, circle=circle, in_circle=in_circle, around=around,
        )  # fmt: skip
    label = communities(one, other, weight, len(ids))
    x, y = (each.astype(np.float32) for each in layout(label, one, other, weight))
    return Drawing(
        told, digest.hexdigest(), ids, x, y, label, tie, _order(tie, one, other),
        one, other, weight,
        *_names(book, ids, label, one, other), crossings(label, one, other, weight),
    )  # fmt: skip


def _of(known: Network, archived: list[int]) -> tuple[Ints, Floats, tuple[Ints, Ints, Floats]]:
    """Return who is on it, how they are tied to me, and the links between them, each once."""
    shown = np.ones(known.graph.people, bool)
    shown[known.me] = False
    shown[known.places(archived)] = False
    at = np.cumsum(shown) - 1
    asks = known.graph.asks
    tie = np.zeros(known.graph.people, np.float32)
    own = slice(int(asks.starts[known.me]), int(asks.starts[known.me + 1]))
    tie[asks.ends[own]] = asks.p[own]
    who = np.repeat(np.arange(known.graph.people, dtype=np.int32), np.diff(asks.starts))
    low, high = np.minimum(who, asks.ends), np.maximum(who, asks.ends)
    kept = shown[low] & shown[high]
    key = low[kept].astype(np.int64) * known.graph.people + high[kept]
    pairs, place = np.unique(key, return_inverse=True)
    weight = np.zeros(len(pairs), np.float32)
    np.maximum.at(weight, place, asks.p[kept])
    one, other = at[pairs // known.graph.people], at[pairs % known.graph.people]
    on_it = np.flatnonzero(shown)
    return known.ids[on_it], tie[on_it], (one.astype(np.int32), other.astype(np.int32), weight)


def _order(tie: Floats, one: Ints, other: Ints) -> Ints:
    degree = np.bincount(np.concatenate((one, other)), minlength=len(tie))
    return np.lexsort((-degree, -tie)).astype(np.int32)


def _names(
    book: Book, ids: Ints, label: Ints, one: Ints, other: Ints
) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Return what each group may be called by: a firm and how many are there, a circle and how many
    are in it, its best linked person.
    """
    sizes = np.bincount(label[label >= 0])
    degree = np.bincount(np.concatenate((one, other)), minlength=len(ids))
    order = np.lexsort((-degree, label))
    order = order[label[order] >= 0]
    _, first = np.unique(label[order], return_index=True)
    firm = _commonest(queries.at_firms(book), ids, label, sizes)
    return *firm, *_commonest(queries.in_circles(book), ids, label, sizes), order[first]


def _commonest(
    rows: Iterable[queries.Row], ids: Ints, label: Ints, sizes: Ints
) -> tuple[Ints, Ints]:
    """Return for each group what most of its people are in, and how many; 0 where these are too
    few.
    """
    found, there = np.zeros(len(sizes), np.int64), np.zeros(len(sizes), np.int64)
    told = np.array(list(rows), np.int64).reshape(-1, 2)
    if not len(told) or not len(ids):
        return found, there
    at = np.minimum(np.searchsorted(ids, told[:, 0]), len(ids) - 1)
    kept = (ids[at] == told[:, 0]) & (label[at] >= 0)
    pairs, count = np.unique(
        np.stack((label[at[kept]], told[kept, 1]), axis=1), axis=0, return_counts=True
    )
    enough = (count >= 2) & (count >= _SHARE * sizes[pairs[:, 0]])
    pairs, count = pairs[enough], count[enough]
    order = np.argsort(count, kind="stable")
    found[pairs[order, 0]] = pairs[order, 1]
    there[pairs[order, 0]] = count[order]
    return found, there
