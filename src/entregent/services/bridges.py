"""Who of mine leads where nobody else of mine does."""

from datetime import date

import numpy as np

from entregent.core.chances import SIGNS
from entregent.core.evidence import NEAR
from entregent.core.graph import Floats, Ints
from entregent.core.ties import Clocks
from entregent.core.weak_ties import Acquaintance
from entregent.services.book import end_of
from entregent.services.network import network_of
from entregent.services.network_kept import Network, standing
from entregent.services.traits import Known, traits_of
from entregent.storage.models import Book
from entregent.storage.queries.mapping import firms_of
from entregent.storage.queries.ties import clocks_of_each
from entregent.storage.queries.weak_ties import how_many_they_know

LOOKED_AT = 100  # acquaintances, those with the fewest in common first
_NEAR = [SIGNS.index(sign) for sign in sorted(NEAR)]


def bridges(book: Book, *, on: date) -> list[Acquaintance]:
    """Return the acquaintances with the fewest common contacts, whoever is near left out."""
    known = network_of(book, on=on)
    if "bridges" not in known.found:
        known.found["bridges"] = _with_traits(book, _fewest_in_common(known), on)
    found: list[Acquaintance] = known.found["bridges"]
    return found


def _fewest_in_common(known: Network) -> dict[int, int]:
    """Return how many of mine know each of those whom the fewest do."""
    (mine, sign, p), common = known.contacts(), known.brokerage.known_by
    far = ~np.isin(sign, _NEAR)
    far[standing(known.shut, mine)] = False
    mine, p = mine[far], p[far]
    first = mine[_lowest(np.subtract(common[mine], p, dtype=np.float64))]
    return {int(known.ids[at]): int(common[at]) for at in first}


def _with_traits(book: Book, counts: dict[int, int], on: date) -> list[Acquaintance]:
    """Return these acquaintances with all that is weighed of them."""
    at, stated, told = end_of(book, on), how_many_they_know(counts), traits_of(counts)
    firms: dict[int, int] = dict(reversed(firms_of(counts)))
    clocks = clocks_of_each(counts)
    found = []
    for person, count in counts.items():
        where, tie = told.get(person, Known()), clocks.get(person, Clocks())
        found.append(
            Acquaintance(
                person, tie.strength(at), stated[person], where.traits, firms.get(person),
                assumed=max(0, count - stated[person]), named=where.named,
                silent_days=tie.silent_days(at),
            )
        )  # fmt: skip
    return found


def _lowest(worth: Floats) -> Ints:
    """Return the places of the few lowest, the lowest first; of equals, whichever stood first."""
    if len(worth) > LOOKED_AT:
        some = np.flatnonzero(worth <= np.partition(worth, LOOKED_AT - 1)[LOOKED_AT - 1])
    else:
        some = np.arange(len(worth))
    return some[np.argsort(worth[some], kind="stable")][:LOOKED_AT]
