"""Who of mine leads where nobody else of mine does."""

from datetime import date, datetime

import numpy as np

from entregent.core.chances import SIGNS
from entregent.core.evidence import NEAR
from entregent.core.graph import Floats, Ints
from entregent.core.ties import REGULAR, Clocks
from entregent.core.weak_ties import Acquaintance
from entregent.services.book import end_of
from entregent.services.closeness import SOME
from entregent.services.network import network_of
from entregent.services.network_kept import Network, standing
from entregent.services.traits import Known, traits_of
from entregent.storage.models import Book
from entregent.storage.queries.mapping import firms_of
from entregent.storage.queries.ties import clocks_of_each
from entregent.storage.queries.weak_ties import exchanged_often, how_many_they_know, told_of

READ = 800  # contacts, those with the fewest in common first
LOOKED_AT = 100  # of them, acquaintances who could bring something
USUAL = 50  # of them, known well: what is usual among mine
_NEAR = [SIGNS.index(sign) for sign in sorted(NEAR)]


def bridges(book: Book, *, on: date) -> list[Acquaintance]:
    """Return the acquaintances with the fewest common contacts of whom it is known where they are,
    whoever is near left out; and a few of mine known well, for what is usual among them.
    """
    known = network_of(book, on=on)
    if "bridges" not in known.found:
        fewest = _fewest_in_common(known)
        known.found["bridges"] = _looked_at(fewest, end_of(book, on))
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


def _looked_at(counts: dict[int, int], at: datetime) -> list[Acquaintance]:
    """Return those of these people who are weighed, with all that is weighed of them."""
    clocks, often, told = clocks_of_each(counts), exchanged_often(counts, SOME), told_of(counts)
    strengths = {person: tie.strength(at) for person, tie in clocks.items()}
    well = [pk for pk in counts if pk in often and strengths.get(pk, 0.0) >= REGULAR]
    far = [pk for pk in counts if pk in told and pk not in set(well)]
    some = dict.fromkeys((*far[:LOOKED_AT], *well[:USUAL]))
    stated, where = how_many_they_know(some), traits_of(some)
    firms: dict[int, int] = dict(reversed(firms_of(some)))
    found = []
    for person in some:
        known, tie = where.get(person, Known()), clocks.get(person, Clocks())
        found.append(
            Acquaintance(
                person, strengths.get(person, 0.0), stated[person], known.traits,
                firms.get(person), assumed=max(0, counts[person] - stated[person]),
                named=known.named, silent_days=tie.silent_days(at), works=known.works,
                known_well=person in well,
            )
        )  # fmt: skip
    return found


def _lowest(worth: Floats) -> Ints:
    """Return the places of the few lowest, the lowest first; of equals, whichever stood first."""
    if len(worth) > READ:
        some = np.flatnonzero(worth <= np.partition(worth, READ - 1)[READ - 1])
    else:
        some = np.arange(len(worth))
    return some[np.argsort(worth[some], kind="stable")][:READ]
