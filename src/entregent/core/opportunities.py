"""Openings somewhere: how far one is with each, and what may be asked of whom for it (D12).

Jobs come through people, and nobody is asked for what makes them uneasy: whoever works there may
refer me unless their firm or they would rather not, whoever left may open a door, and only somebody
who saw me work is asked to recommend me.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.boundaries import BUSY, Boundaries, Reason

SEEN, APPLIED, INTERVIEW, OFFER, CLOSED = "seen", "applied", "interview", "offer", "closed"
STATES = (SEEN, APPLIED, INTERVIEW, OFFER, CLOSED)
# What is asked of somebody, the most helpful first; a recommendation besides, of who saw me work.
_OF_INSIDERS = ("referral", "introduction", "advice")
_OF_FORMER = ("introduction", "advice")
RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class Asks:
    """What may be asked of somebody: the kinds, the best first; why not what comes before them; the
    last day of a busy period, None when they are free.
    """

    kinds: tuple[str, ...]
    held: tuple[Reason, ...] = ()
    busy_until: date | None = None


def what_to_ask(known: Boundaries, *, there_now: bool, on: date) -> Asks:
    """Return what may be asked of somebody who is, or was, where the opening is.

    Kinds are () where nothing may. What was never said of a recommendation is no reason to tell:
    nobody expects it of whom I never worked with.
    """
    kinds: list[str] = []
    held: list[Reason] = []
    for kind in _OF_INSIDERS if there_now else _OF_FORMER:
        against = _against(known, kind, on)
        if not against:
            kinds.append(kind)
        elif not kinds:
            held += against
    if not _against(known, RECOMMENDATION, on):
        kinds.append(RECOMMENDATION)
    free = known.free_from(on)
    busy = free - timedelta(days=1) if free and free != on else None
    return Asks(tuple(kinds), tuple(held), busy)


def _against(known: Boundaries, kind: str, on: date) -> Sequence[Reason]:
    """Return what stands in the way but a busy period, which passes."""
    return [reason for reason in known.allows(kind, on) if reason.code != BUSY]
