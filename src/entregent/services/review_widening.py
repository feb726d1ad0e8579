"""Whom to meet or revive for the widest gain, from where everybody is in life."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from entregent.core.graph import Ints
from entregent.core.widening import Side, answering, widest
from entregent.services.review_kept import Brought, Wider
from entregent.services.review_traits import Dimension, Traits
from entregent.services.wanted_shares import DIMENSIONS
from entregent.storage.models import WantedShare


def wider(
    traits: Traits,
    *,
    active: Ints,
    candidates: Ints,
    last: Ints,
    wanted: Sequence[WantedShare],
    ids: Ints,
    on: date,
) -> list[Wider]:
    """Return whom to meet or revive. `active` and `candidates` are places of people, `last` the day
    of the last exchange with each, 0 for none, `ids` their numbers.
    """
    count = len(ids)
    sides = {
        code: _side(traits.dimensions[code], code, active, wanted, count) for code in DIMENSIONS
    }
    worth = np.zeros(count)
    silent = on.toordinal() - last
    worth[candidates] = answering(silent[candidates].astype(float), last[candidates])
    found = []
    for gain in widest(sides, worth, active=len(active)):
        brings = [
            Brought(
                code, traits.dimensions[code].values[at],
                float(sides[code].counts[at] / sides[code].counts.sum()),
            )
            for code, at in gain.brings
        ]  # fmt: skip
        days = int(silent[gain.person]) if last[gain.person] else None
        found.append(Wider(int(ids[gain.person]), days, brings))
    return found


def _side(
    of: Dimension, code: str, active: Ints, wanted: Sequence[WantedShare], count: int
) -> Side:
    value = np.full(count, -1)
    value[of.person] = of.value
    there = np.zeros(count)
    there[active] = 1.0
    counts = np.bincount(of.value, there[of.person], minlength=len(of.values)).astype(float)
    shares = {row.value: row.percent / 100 for row in wanted if row.dimension == code}
    return Side(value, counts, np.array([shares.get(one, 0.0) for one in of.values]))
