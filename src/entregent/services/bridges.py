"""Who of mine leads where nobody else of mine does."""

from datetime import date

import numpy as np

from entregent.core.chances import SIGNS
from entregent.core.evidence import NEAR
from entregent.core.weak_ties import Acquaintance
from entregent.services.book import end_of
from entregent.services.brokerage import among, contacts
from entregent.services.network import network_of
from entregent.services.traits import Known, traits_of
from entregent.storage.models import Book
from entregent.storage.queries.mapping import firms_of
from entregent.storage.queries.people import with_ties
from entregent.storage.queries.ties import clocks_of
from entregent.storage.queries.weak_ties import how_many_they_know

LOOKED_AT = 100  # acquaintances, those with the fewest in common first
_NEAR = [SIGNS.index(sign) for sign in sorted(NEAR)]


def bridges(book: Book, *, on: date) -> list[Acquaintance]:
    """Return the acquaintances with the fewest common contacts, whoever is near left out."""
    known = network_of(book, on=on)
    mine, sign, p = contacts(known)
    if "in-common" not in known.found:
        one, other, _ = among(known, mine)
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
