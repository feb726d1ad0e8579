"""My network built from all that is known: who would ask whom, with which chance.

In time linear in what the book holds.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

import numpy as np

from entregent.core.brokerage import brokerage_around
from entregent.core.chances import SIGNS, Steps, chances
from entregent.core.evidence import Sign
from entregent.core.graph import build
from entregent.core.links import KINDS
from entregent.core.shared_past import NEIGHBOURS, Stay, together
from entregent.core.ties import DAY, HALF_LIVES, SHARES
from entregent.services.book import end_of
from entregent.services.network_kept import Floats, Ints, Network
from entregent.storage.models import Book
from entregent.storage.queries import network as queries

# What a circle says of those in it; of another circle, only that I know them.
CIRCLES = {
    Sign.SPOUSE: "conjoint conjointe epoux epouse mari femme compagnon compagne spouse husband wife"
    " partner".split(),
    Sign.FAMILY: "famille family".split(),
    Sign.CLOSE: ["amis", "amies", "ami", "amie", "friends", "proches", "amis proches"],
}
_SIGN_OF = {circle: sign for sign, circles in CIRCLES.items() for circle in circles}
_AT = {sign: place for place, sign in enumerate(SIGNS)}
MOST_ASSUMED = 200_000  # pairs who were somewhere at the same time
AT_ONCE = 20_000  # rows
_NEVER = "1970-01-01 00:00:00"


def build_network(book: Book, *, on: date) -> Network:
    """Return the network of a book on a day, from the tables."""
    now = np.datetime64(end_of(book, on).replace(tzinfo=None), "s")
    people = list(queries.everybody_known(book))
    ids = np.array([row[0] for row in people], np.int64)
    me = next((place for place, row in enumerate(people) if row[1]), len(people))
    places = _Places(ids, me)
    steps, groups = _steps(book, people, places, now, on)
    kept = (steps.asks != steps.asked) & (steps.asked != me)  # nobody asks me
    count = max(len(people), me + 1)
    graph = build(steps.asks[kept], steps.asked[kept], steps.p[kept], count)
    away = [row[0] for row in people if row[2]]
    shut = places.of([*queries.no_introducers(book), *away])
    return Network(
        ids, me, graph, steps.sign[kept].astype(np.int8), shut, groups, brokerage_around(graph, me)
    )  # fmt: skip


def _steps(
    book: Book, people: list[queries.Row], places: "_Places", now: np.datetime64, on: date
) -> tuple[Steps, tuple[Ints, Ints]]:
    """Return every step, and who belongs to what."""
    stays = list(queries.stays(book))
    columns = _joined(
        [
            _met(people, places.me),
            _of_ties(places, queries.incoming(book), now),
            _of_circles(places, queries.circles(book)),
            _of_links(places, queries.links(book), queries.stated_by_hand(book), now),
            _of_stays(places, stays, queries.said_apart(book), on),
        ]
    )
    groups = places.of([row[0] for row in stays]), np.array([row[1] for row in stays], np.int32)
    return chances(*columns), groups


Columns = tuple[Ints, Ints, Ints, Floats]  # who asks, who is asked, sign, strength


@dataclass(frozen=True, slots=True)
class _Places:
    """The places of people by their numbers, and columns made of them."""

    ids: Ints
    me: int

    def of(self, numbers: Sequence[int] | Ints) -> Ints:
        return np.searchsorted(self.ids, np.asarray(numbers, np.int64)).astype(np.int32)

    def mine(self, numbers: list[int], sign: Ints, strength: Floats) -> Columns:
        """Return that I ask these people."""
        return np.full(len(numbers), self.me, np.int32), self.of(numbers), sign, strength

    def pairs(
        self, a: Sequence[int] | Ints, b: Sequence[int] | Ints, sign: Ints, strength: Floats
    ) -> Columns:
        """Return that these people ask each other, either way; what is said of me goes one way."""
        one, other = self.of(a), self.of(b)
        return (
            np.concatenate((one, other)), np.concatenate((other, one)),
            np.tile(sign, 2), np.tile(strength, 2),
        )  # fmt: skip


def _met(people: list[queries.Row], me: int) -> Columns:
    """Return that I know whoever I met: as somebody who never wrote to me."""
    met = np.array([bool(row[3]) and not row[1] for row in people], bool)
    asked = np.flatnonzero(met).astype(np.int32)
    sign, nothing = np.full(len(asked), _AT[Sign.MAIL], np.int8), np.zeros(len(asked), np.float32)
    return np.full(len(asked), me, np.int32), asked, sign, nothing


def _of_ties(places: _Places, rows: Iterable[queries.Row], now: np.datetime64) -> Columns:
    columns = []
    for told in _batches(rows):
        strength = _strength([row[1:] for row in told], now)
        sign = np.full(len(told), _AT[Sign.MAIL], np.int8)
        columns.append(places.mine([row[0] for row in told], sign, strength))
    return _joined(columns)


def _of_circles(places: _Places, rows: Iterable[queries.Row]) -> Columns:
    told = [(person, _AT[_SIGN_OF.get(circle, Sign.MAIL)]) for person, circle in rows]
    sign = np.array([sign for _, sign in told], np.int8)
    nothing = np.zeros(len(told), np.float32)
    return places.mine([person for person, _ in told], sign, nothing)


def _of_links(
    places: _Places, rows: Iterable[queries.Row], by_hand: set[tuple[int, int]], now: np.datetime64
) -> Columns:
    """Return the links; what one states oneself of two people goes before what files state."""
    columns: list[Columns] = []
    for some in _batches(rows):
        kept = [
            row
            for row in some
            if row[2] in _AT
            and (row[3] == "typed" or row[2] not in KINDS or row[:2] not in by_hand)
        ]
        sign = np.array([_AT[Sign(row[2])] for row in kept], np.int8)
        strength = _strength([row[4:] for row in kept], now)
        pairs = [row[0] for row in kept], [row[1] for row in kept]
        columns.append(places.pairs(*pairs, sign, strength))
    return _joined(columns)


def _batches(rows: Iterable[queries.Row]) -> Iterator[list[queries.Row]]:
    """Yield so many rows at a time: as tuples, those of a large book take half a gigabyte."""
    some = iter(rows)
    while batch := list(islice(some, AT_ONCE)):
        yield batch


def _joined(columns: Sequence[Columns]) -> Columns:
    if not columns:
        none = np.zeros(0, np.int32)
        return none, none, none.astype(np.int8), none.astype(np.float32)
    one, other, sign, strength = (np.concatenate(each) for each in zip(*columns, strict=True))
    return one, other, sign, strength


def _strength(clocks: list[queries.Row], now: np.datetime64) -> Floats:
    """Return the strength of each of these clocks, as `core.ties` says it."""
    levels = np.array([row[:3] for row in clocks], np.float64).reshape(-1, 3)
    last = np.array([row[3] or _NEVER for row in clocks], "datetime64[s]")
    days = np.maximum(0.0, (now - last).astype(np.float64) / DAY)
    decayed = levels * np.exp2(-days[:, None] / np.array(HALF_LIVES))
    strength: Floats = (decayed @ np.array(SHARES)).astype(np.float32)
    return strength


def _of_stays(
    places: _Places, rows: list[queries.Row], apart: set[tuple[int, int]], on: date
) -> Columns:
    """Return who was somewhere at the same time; of a large book, fewer who came before each."""
    neighbours = max(2, min(NEIGHBOURS, MOST_ASSUMED // max(1, len(rows))))
    flat = array("q")
    for a, b, _place, _since in together(_stays(rows), today=on, neighbours=neighbours):
        if (a, b) not in apart:
            flat.append(a)
            flat.append(b)
    pairs = np.frombuffer(flat, np.int64).reshape(-1, 2) if flat else np.zeros((0, 2), np.int64)
    sign = np.full(len(pairs), _AT[Sign.EMPLOYER], np.int8)
    return places.pairs(pairs[:, 0], pairs[:, 1], sign, np.zeros(len(pairs), np.float32))


def _stays(rows: Iterable[queries.Row]) -> Iterator[Stay]:
    for person, place, started, ended, current in rows:
        yield Stay(person, place, first_day(started), last_day(ended), current)


def first_day(text: str) -> date | None:
    """Return the first day that a date as precise as known may mean: 2021, 2021-03."""
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :]) if text else None
    except ValueError:
        return None


def last_day(text: str) -> date | None:
    """Return the last day that a date as precise as known may mean."""
    first = first_day(text)
    if first is None or len(text) > 7:
        return first
    if len(text) == 4:
        return first.replace(month=12, day=31)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
