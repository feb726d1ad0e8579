"""Who of mine leads where nobody else of mine does, and Burt's figures of my network."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np

from entregent.core.brokerage import Brokerage, brokerage
from entregent.core.chances import SIGNS
from entregent.core.evidence import NEAR
from entregent.core.weak_ties import Acquaintance
from entregent.services.book import end_of
from entregent.services.network import network_of
from entregent.services.network_kept import Ints, Network
from entregent.services.traits import Known, traits_of
from entregent.storage.models import Book, Person
from entregent.storage.queries.mapping import firms_of
from entregent.storage.queries.people import with_ties
from entregent.storage.queries.ties import clocks_of
from entregent.storage.queries.weak_ties import how_many_they_know

LOOKED_AT = 100  # acquaintances, those with the fewest in common first
HOLDING = 3  # people named for holding much of the network together
A_LOT = 0.1  # of what closes it
Chances = np.ndarray[tuple[int], np.dtype[np.float64]]
_NEAR = [SIGNS.index(sign) for sign in sorted(NEAR)]


@dataclass(frozen=True, slots=True)
class Figures:
    """My network in two figures: how many contacts I have and are worth, how closed it is; and
    the few who hold most of it together, with their part.
    """

    contacts: int
    effective_size: float
    constraint: float
    holding: tuple[tuple[Person, "Part"], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody is of my network: how much of them repeats nobody else, the share of my
    contacts who repeat others more than they do, and the share of what closes my network that goes
    through them; each from 0 to 1.
    """

    adds: float
    ahead_of: float
    constrains: float


def bridges(book: Book, *, on: date) -> list[Acquaintance]:
    """Return the acquaintances with the fewest common contacts, whoever is near left out."""
    known = network_of(book, on=on)
    mine, sign, p = _contacts(known)
    if "in-common" not in known.found:
        one, other, _ = _among(known, mine)
        ends = np.concatenate([one, other])
        known.found["in-common"] = np.bincount(ends, minlength=known.graph.people)
    common = known.found["in-common"]
    if "bridges" not in known.found:
        far = ~np.isin(sign, _NEAR) & ~np.isin(mine, known.shut)
        mine, p = mine[far], p[far]
        first = mine[np.lexsort((mine, -p, common[mine]))][:LOOKED_AT]
        known.found["bridges"] = {int(known.ids[at]): int(common[at]) for at in first}
    counts: dict[int, int] = known.found["bridges"]
    at, stated, told = end_of(book, on), how_many_they_know(counts), traits_of(counts)
    firms: dict[int, int] = dict(reversed(firms_of(counts)))
    found = []
    for person in with_ties(list(counts)):
        tie = getattr(person, "tie", None)
        strength = clocks_of(tie).strength(at) if tie else 0.0
        where, count = told.get(person.pk, Known()), stated[person.pk]
        found.append(
            Acquaintance(
                person.pk, strength, count, where.traits, firms.get(person.pk),
                assumed=max(0, counts[person.pk] - count), named=where.named,
            )
        )  # fmt: skip
    return found


def figures(book: Book, *, on: date) -> Figures:
    """Return Burt's figures of my network; ties and links count by the chance of a yes."""
    known = network_of(book, on=on)
    told = _brokerage(known)
    mine, _, _ = _contacts(known)
    most = mine[np.lexsort((mine, -told.constrains[mine]))][:HOLDING]
    parts = {int(known.ids[at]): _part(told, mine, at) for at in most.tolist()}
    holding = [(pk, part) for pk, part in parts.items() if part.constrains >= A_LOT]
    people = Person.objects.in_bulk([pk for pk, _ in holding])
    return Figures(
        len(mine), told.effective_size, told.constraint,
        tuple((people[pk], part) for pk, part in holding if pk in people),
    )  # fmt: skip


def parts_of(book: Book, person_ids: Collection[int], *, on: date) -> dict[int, Part]:
    """Return the part in my network of those of these people who are contacts of mine."""
    known = network_of(book, on=on)
    told, (mine, _, _) = _brokerage(known), _contacts(known)
    is_mine = _is_mine(known, mine)
    at = [place for place in known.places(person_ids).tolist() if is_mine[place]]
    return {int(known.ids[place]): _part(told, mine, place) for place in sorted(at)}


def _part(told: Brokerage, mine: Ints, at: int) -> Part:
    share = float(told.constrains[at]) / told.constraint if told.constraint else 0.0
    ahead = float((told.adds[mine] < told.adds[at]).mean())
    return Part(max(0.0, float(told.adds[at])), ahead, share)


def _brokerage(known: Network) -> Brokerage:
    if "brokerage" not in known.found:
        mine, _, p = _contacts(known)
        strength = np.zeros(known.graph.people)
        strength[mine] = p
        known.found["brokerage"] = brokerage(strength, *_among(known, mine))
    told: Brokerage = known.found["brokerage"]
    return told


def _contacts(known: Network) -> tuple[Ints, Ints, Chances]:
    """Return the places of my contacts, what speaks for each, and their chance of a yes."""
    asks = known.graph.asks
    own = slice(int(asks.starts[known.me]), int(asks.starts[known.me + 1]))
    return asks.ends[own], known.sign[own], asks.p[own].astype(np.float64)


def _is_mine(known: Network, mine: Ints) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return, for each place of the network, whether a contact of mine stands there."""
    is_mine = np.zeros(known.graph.people, bool)
    is_mine[mine] = True
    return is_mine


def _among(known: Network, mine: Ints) -> tuple[Ints, Ints, Chances]:
    """Return the steps from one contact of mine to another, each pair once, with their chance."""
    if "among" not in known.found:
        asks, is_mine = known.graph.asks, _is_mine(known, mine)
        owner = np.repeat(np.arange(known.graph.people, dtype=np.int32), np.diff(asks.starts))
        kept = is_mine[owner] & is_mine[asks.ends] & (owner < asks.ends)
        known.found["among"] = owner[kept], asks.ends[kept], asks.p[kept].astype(np.float64)
    told: tuple[Ints, Ints, Chances] = known.found["among"]
    return told
