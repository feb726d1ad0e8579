"""Who of mine leads where nobody else of mine does, and Burt's figures of my network."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from entregent.core.brokerage import brokerage, in_common
from entregent.core.chances import SIGNS
from entregent.core.evidence import Sign
from entregent.core.weak_ties import Acquaintance
from entregent.services.book import end_of
from entregent.services.network import network_of
from entregent.services.network_kept import Ints, Network
from entregent.storage.models import Book
from entregent.storage.queries.mapping import firms_of
from entregent.storage.queries.people import with_ties
from entregent.storage.queries.ties import clocks_of
from entregent.storage.queries.weak_ties import functions_of

LOOKED_AT = 100  # acquaintances, those with the fewest in common first
_NEAR = [SIGNS.index(sign) for sign in (Sign.SPOUSE, Sign.FAMILY, Sign.CLOSE)]


@dataclass(frozen=True, slots=True)
class Figures:
    """My network in two figures: how many contacts I have and are worth, how closed it is."""

    contacts: int
    effective_size: float
    constraint: float


def bridges(book: Book, *, on: date) -> list[Acquaintance]:
    """Return the acquaintances with the fewest common contacts, whoever is near left out."""
    known = network_of(book, on=on)
    mine, sign, p = _contacts(known)
    if "in-common" not in known.found:
        known.found["in-common"] = in_common(known.graph.people, *_among(known, mine))
    common = known.found["in-common"]
    if "bridges" not in known.found:
        far = ~np.isin(sign, _NEAR) & ~np.isin(mine, known.shut)
        mine, p = mine[far], p[far]
        first = mine[np.lexsort((mine, -p, common[mine]))][:LOOKED_AT]
        known.found["bridges"] = {int(known.ids[at]): int(common[at]) for at in first}
    counts: dict[int, int] = known.found["bridges"]
    at, functions = end_of(book, on), functions_of(counts)
    firms: dict[int, int] = dict(reversed(firms_of(counts)))
    found = []
    for person in with_ties(list(counts)):
        tie = getattr(person, "tie", None)
        strength = clocks_of(tie).strength(at) if tie else 0.0
        function = functions.get(person.pk, "")
        traits = {"function": function} if function else {}
        firm = firms.get(person.pk)
        found.append(Acquaintance(person.pk, strength, counts[person.pk], traits, firm))
    return found


def figures(book: Book, *, on: date) -> Figures:
    """Return Burt's figures of my network; ties and links count by the chance of a yes."""
    known = network_of(book, on=on)
    if "figures" not in known.found:
        known.found["figures"] = _figures(known)
    told: Figures = known.found["figures"]
    return told


def _figures(known: Network) -> Figures:
    mine, _, p = _contacts(known)
    strength = np.zeros(known.graph.people)
    strength[mine] = p
    one, other = _among(known, mine)
    told = brokerage(strength, one, other, _chances(known, mine))
    return Figures(len(mine), told.effective_size, told.constraint)


def _contacts(known: Network) -> tuple[Ints, Ints, "np.ndarray[tuple[int], np.dtype[np.float64]]"]:
    """Return the places of my contacts, what speaks for each, and their chance of a yes."""
    asks = known.graph.asks
    own = slice(int(asks.starts[known.me]), int(asks.starts[known.me + 1]))
    return asks.ends[own], known.sign[own], asks.p[own].astype(np.float64)


def _kept(known: Network, mine: Ints) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return which steps go from one contact of mine to another, each pair once."""
    asks = known.graph.asks
    is_mine = np.zeros(known.graph.people, bool)
    is_mine[mine] = True
    owner = _owners(known)
    kept: np.ndarray[tuple[int], np.dtype[np.bool_]] = (
        is_mine[owner] & is_mine[asks.ends] & (owner < asks.ends)
    )
    return kept


def _owners(known: Network) -> Ints:
    starts = known.graph.asks.starts
    return np.repeat(np.arange(known.graph.people, dtype=np.int32), np.diff(starts))


def _among(known: Network, mine: Ints) -> tuple[Ints, Ints]:
    kept = _kept(known, mine)
    return _owners(known)[kept], known.graph.asks.ends[kept]


def _chances(known: Network, mine: Ints) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return known.graph.asks.p[_kept(known, mine)].astype(np.float64)
