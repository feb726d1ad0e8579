"""The chances of every step of a book at once: what `core.evidence` says, on columns.

A query fills the columns in the order it reads them; the work is linear in them but for one sort.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entregent.core.evidence import (
    ASSUMED,
    FLOOR,
    LEAST,
    MOST,
    PRIOR_WEIGHT,
    SEEN,
    SHIFT,
    SLOPE,
    STATED,
    Sign,
)

Ints = NDArray[np.integer]
Floats = NDArray[np.floating]

SIGNS = tuple(Sign)  # a column of signs holds places in this tuple
_TOLD = np.array([STATED.get(sign, ASSUMED.get(sign, 0.0)) for sign in SIGNS])
_SEEN = np.array([sign in SEEN for sign in SIGNS])
_ORDER = np.array([0 if sign in STATED else 1 if sign in SEEN else 2 for sign in SIGNS])


@dataclass(frozen=True, slots=True)
class Steps:
    """Who may ask whom: row i says that `asks[i]` asks `asked[i]`, with chance `p[i]`.

    Each pair stands once in each direction, sorted by who asks, then by who is asked.
    """

    asks: Ints
    asked: Ints
    p: Floats
    sign: Ints  # the sign that speaks for it, a place in SIGNS


def from_strengths(incoming: Floats) -> Floats:
    """Return the chance of a yes for each strength of what came in, any shape, float64."""
    logged = np.log10(np.maximum(incoming, 0.0) + FLOOR)
    return np.clip(1.0 / (1.0 + np.exp(-(SHIFT + SLOPE * logged))), LEAST, MOST)


def chances(
    asks: Ints,
    asked: Ints,
    sign: Ints,
    strength: Floats,
    outcomes: tuple[Ints, Ints, Ints, Ints] | None = None,
) -> Steps:
    """Return each step once, from one row for each sign of it; all columns have the same length.

    A relation that has no direction is given as two rows. `outcomes` holds four columns: who asked,
    who was asked, how often, how often it was granted; each pair at most once, those without any
    sign left out.
    """
    people = int(max(asks.max(initial=-1), asked.max(initial=-1))) + 1
    key = asks.astype(np.int64) * people + asked
    seen = _SEEN[sign]
    seen_key, place = np.unique(key[seen], return_inverse=True)
    came = np.maximum(strength[seen], 0.0).astype(np.float64)
    summed: Floats = np.bincount(place, came, minlength=len(seen_key)).astype(np.float64)
    own = np.where(seen, strength, 0.0)
    p = _TOLD[sign].astype(np.float64)
    p[seen] = from_strengths(summed)[place]
    # The likeliest row of each pair speaks; of rows as likely what was stated, then the strongest.
    order = np.lexsort((sign, -own, _ORDER[sign], -p, key))
    ordered = key[order]
    first = np.ones(len(order), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    chosen = order[first]
    best: Floats = p[chosen]
    if outcomes is not None and len(chosen):
        best = _tried(best, key[chosen], people, outcomes)
    return Steps(asks[chosen], asked[chosen], best, sign[chosen])


def _tried(p: Floats, key: Ints, people: int, outcomes: tuple[Ints, Ints, Ints, Ints]) -> Floats:
    who, whom, times, granted = outcomes
    known = (who < people) & (whom < people)
    tried = who[known].astype(np.int64) * people + whom[known]
    at = np.minimum(np.searchsorted(key, tried), len(key) - 1)
    there = key[at] == tried
    at, times, granted = at[there], times[known][there], granted[known][there]
    updated = p.copy()
    updated[at] = (PRIOR_WEIGHT * p[at] + granted) / (PRIOR_WEIGHT + times)
    return updated
