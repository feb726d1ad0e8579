"""Burt's figures of my network, and the part each contact has in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np

from entregent.core.brokerage import Brokerage
from entregent.core.graph import Ints
from entregent.services.network import network_of
from entregent.services.network_kept import standing
from entregent.storage.models import Book, Person

HOLDING = 3  # people named for holding much of the network together
A_LOT = 0.1  # of what closes it


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


def figures(book: Book, *, on: date) -> Figures:
    """Return Burt's figures of my network; ties and links count by the chance of a yes."""
    known = network_of(book, on=on)
    told, (mine, _, _) = known.brokerage, known.contacts()
    heavy = mine[told.constrains[mine] >= A_LOT * told.constraint]
    most = heavy[np.argsort(-told.constrains[heavy], kind="stable")][:HOLDING]
    holding = [(int(known.ids[at]), _part(told, mine, at)) for at in most.tolist()]
    people = Person.objects.in_bulk([pk for pk, _ in holding])
    return Figures(
        len(mine), told.effective_size, told.constraint,
        tuple((people[pk], part) for pk, part in holding if pk in people),
    )  # fmt: skip


def parts_of(book: Book, person_ids: Collection[int], *, on: date) -> dict[int, Part]:
    """Return the part in my network of those of these people who are contacts of mine."""
    known = network_of(book, on=on)
    told, (mine, _, _) = known.brokerage, known.contacts()
    at = sorted(mine[standing(known.places(person_ids), mine)].tolist())
    return {int(known.ids[place]): _part(told, mine, place) for place in at}


def _part(told: Brokerage, mine: Ints, at: int) -> Part:
    share = float(told.constrains[at]) / told.constraint if told.constraint else 0.0
    ahead = float((told.adds[mine] < told.adds[at]).mean())
    return Part(max(0.0, float(told.adds[at])), ahead, share)
