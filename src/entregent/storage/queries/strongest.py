"""The strongest of many ties without reading them all: the threshold algorithm.

The order by one clock alone never changes with time, so three indexes hold it. Reading the top of
each, no tie left unread can exceed the sum of the three clocks last read (Fagin, Lotem & Naor
2003).
"""

from datetime import datetime
from math import log2

from django.db.models import QuerySet

from entregent.core.ties import HALF_LIVES, SHARES
from entregent.storage.models import Tie

DAY = 86_400.0
RANKS = ("rank7", "rank60", "rank365")
_CLOSE_ENOUGH = 1e-6
Order = tuple[float, int]  # the strongest first, then by number


def top_of_three(
    ties: QuerySet[Tie], at: datetime, *, below: Order | None = None, depth: int
) -> tuple[set[Order], float]:
    """Return the ties at the top of each index, and the strength that no other exceeds.

    The strength is 0 when there is no other. Whoever is weaker than `below` has no clock that alone
    is stronger, so that each index is entered where these begin.
    """
    days = at.timestamp() / DAY
    seen: set[Order] = set()
    bound = 0.0
    exhausted = False
    for index, (half_life, share) in enumerate(zip(HALF_LIVES, SHARES, strict=True)):
        name = RANKS[index]
        rows = ties.filter(**{f"{name}__isnull": False}).order_by(f"-{name}")
        if below and below[0]:
            most = log2(-below[0] / share) + days / half_life + _CLOSE_ENOUGH
            rows = rows.filter(**{f"{name}__lte": most})
        read = list(rows.values_list("pk", *RANKS)[:depth])
        seen.update(order_of(at, *tie) for tie in read)
        exhausted = exhausted or len(read) < depth
        if read:
            bound += share * 2.0 ** (read[-1][1 + index] - days / half_life)
    return seen, 0.0 if exhausted else bound


def order_of(at: datetime, pk: int, *ranks: float | None) -> Order:
    """Return what puts the strongest first; a strength as core.ties tells it, from its ranks."""
    days = at.timestamp() / DAY
    told = zip(SHARES, ranks, HALF_LIVES, strict=True)
    return -sum(share * 2.0 ** ((rank or 0.0) - days / half) for share, rank, half in told), pk
