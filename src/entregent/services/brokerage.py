"""Burt's figures of my network, and the part each contact has in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np

from entregent.core.chances import SIGNS
from entregent.core.evidence import ASSUMED
from entregent.core.graph import Ints
from entregent.services.network import network_of
from entregent.services.network_kept import Network, standing
from entregent.storage.models import Book, Person

HOLDING = 3  # people named for holding much of the network together
A_LOT = 0.1  # of what closes it
_ASSUMED = [SIGNS.index(sign) for sign in ASSUMED]


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
    through them; each from 0 to 1. And how many of my other contacts know them, as was stated or
    seen, and how many more were only at the same firm or school at the same time.
    """

    adds: float
    ahead_of: float
    constrains: float
    known_by: int
    assumed: int


def figures(book: Book, *, on: date) -> Figures:
    """Return Burt's figures of my network; ties and links count by the chance of a yes."""
    known = network_of(book, on=on)
    told, (mine, _, _) = known.brokerage, known.contacts()
    heavy = mine[told.constrains[mine] >= A_LOT * told.constraint]
    most = heavy[np.argsort(-told.constrains[heavy], kind="stable")][:HOLDING]
    holding = [(int(known.ids[at]), _part(known, mine, at)) for at in most.tolist()]
    people = Person.objects.in_bulk([pk for pk, _ in holding])
    return Figures(
        len(mine), told.effective_size, told.constraint,
        tuple((people[pk], part) for pk, part in holding if pk in people),
    )  # fmt: skip


def parts_of(book: Book, person_ids: Collection[int], *, on: date) -> dict[int, Part]:
    """Return the part in my network of those of these people who are contacts of mine."""
    known = network_of(book, on=on)
    mine, _, _ = known.contacts()
    at = sorted(mine[standing(known.places(person_ids), mine)].tolist())
    return {int(known.ids[place]): _part(known, mine, place) for place in at}


def _part(known: Network, mine: Ints, at: int) -> Part:
    told = known.brokerage
    share = float(told.constrains[at]) / told.constraint if told.constraint else 0.0
    ahead = float((told.adds[mine] < told.adds[at]).mean())
    known_by, assumed = _who_knows(known, mine, at)
    return Part(max(0.0, float(told.adds[at])), ahead, share, known_by, assumed)


def _who_knows(known: Network, mine: Ints, at: int) -> tuple[int, int]:
    """Return how many of my contacts know somebody, and how many more are assumed to."""
    starts, ends = known.graph.asks.starts, known.graph.asks.ends
    own = slice(int(starts[at]), int(starts[at + 1]))
    sign = known.sign[own][np.isin(ends[own], mine)]
    assumed = int(np.isin(sign, _ASSUMED).sum())
    return len(sign) - assumed, assumed
