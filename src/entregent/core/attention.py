"""How much attention each person gets: days of contact, not messages.

A day with somebody counts once, by its weightiest exchange (the weights of `core.ties`); what goes
to a crowd weighs nothing, and makes no day of contact.
"""

from typing import NamedTuple

import numpy as np

from entregent.core.graph import Floats, Ints

_PLAIN = 1.0  # what a message from one to another weighs


class Days(NamedTuple):
    """Days of contact in order by person, then by day; `exchanges` is how many each had."""

    person: Ints
    day: Ints
    exchanges: Ints


class Others(NamedTuple):
    """Exchanges that are no plain message from one to another, with what each weighs."""

    person: Ints
    day: Ints
    weight: Floats


def days_of(person: Ints, day: Ints) -> Days:
    """Return the days of contact of exchanges, one entry each, in whatever order."""
    keys = _key(person, day)
    if (keys[1:] < keys[:-1]).any():
        keys.sort()
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    counts = np.diff(np.append(first, len(keys)))
    return Days(keys[first] >> _BITS, keys[first] & _DAY, counts)


def weighed(days: Days, others: Others) -> Floats:
    """Return what each of the days weighs: its weightiest exchange; 0.0 for a crowd alone.

    Exchanges that are not among the others are plain messages.
    """
    keys, told = _key(days.person, days.day), _key(others.person, others.day)
    order = np.argsort(told)  # found side by side, they are found fast
    told, weight = told[order], others.weight[order]
    at = np.minimum(np.searchsorted(keys, told), max(0, len(keys) - 1))
    there = keys[at] == told if len(keys) else np.zeros(len(told), bool)
    heaviest = np.zeros(len(keys))
    np.maximum.at(heaviest, at[there], weight[there])
    plain = days.exchanges - np.bincount(at[there], minlength=len(keys)) > 0
    found: Floats = np.maximum(heaviest, np.where(plain, _PLAIN, 0.0))
    return found


_BITS = 22  # days up to the year 9999 take 22 bits
_DAY = (1 << _BITS) - 1


def _key(person: Ints, day: Ints) -> Ints:
    found: Ints = (person.astype(np.int64) << _BITS) | day
    return found
