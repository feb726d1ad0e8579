"""The one table of weights: how often each level of agreement is seen, by what two records are.

Fellegi & Sunter (1969) weigh a level by m (among two records of one person) against u (among
records of two). Two people are not always strangers, and what relatives or colleagues share says
nothing of who they are: so u is told apart for strangers, for a family under one roof and for
people of one firm. The last columns are left out where they equal u.
"""

from typing import NamedTuple

# Of 100 people of a book: records of somebody already there, relatives, colleagues of each person.
TWICE = 0.095  # at least
MOST_OFTEN = 1.5
RELATIVES = 0.05
COLLEAGUES = 0.5
# Given and family names of one language go together, and relatives work together: a family name
# is shared so many times more often than by chance where something else is.
TOGETHER = 3.0
SMALLEST_BOOK = 1_000  # people: below, a book is too small to tell which names are common


class Chances(NamedTuple):
    """How often a level is seen between records of one person, strangers, relatives, colleagues."""

    one: float
    strangers: float
    relatives: float
    colleagues: float


def _chances(
    one: float, strangers: float, relatives: float | None = None, colleagues: float | None = None
) -> Chances:
    return Chances(
        one,
        strangers,
        strangers if relatives is None else relatives,
        strangers if colleagues is None else colleagues,
    )


# Where strangers stands at COMMON, the value's own frequency in the book takes its place.
COMMON = 0.0
WEIGHTS: dict[str, dict[str, Chances]] = {
    "given": {
        "same": _chances(0.86, COMMON, 0.01, COMMON),
        "nickname": _chances(0.05, 0.004),
        "part": _chances(0.03, 0.01, 0.02),
        "close": _chances(0.03, 0.002),
        "near": _chances(0.015, 0.015),
        "other-gender": _chances(0.0003, 0.003, 0.02),
        "different": _chances(0.02, 0.97),
        # Among those written with an initial alone.
        "initial": _chances(0.97, 0.08),
        "other-initial": _chances(0.03, 0.92),
        # Among those written with an M that is an initial every other time, else "Monsieur".
        "maybe-initial": _chances(0.54, 0.09),
        "maybe-other": _chances(0.46, 0.91),
    },
    "family": {
        "same": _chances(0.85, COMMON, 0.8, COMMON),
        # Among those of whom one has two family names.
        "part": _chances(0.4, COMMON, 0.4, COMMON),
        "close": _chances(0.04, 0.001, 0.02),
        "near": _chances(0.015, 0.012),
        "different": _chances(0.05, 0.99, 0.13),
        "initial": _chances(0.98, 0.07, 0.9),
        "other-initial": _chances(0.02, 0.93, 0.1),
    },
    "swapped": {"yes": _chances(0.02, 0.2, 0.02)},
    "generation": {"different": _chances(0.0003, 0.5), "one-says": _chances(0.005, 0.01, 0.5)},
    "birthday": {
        "same": _chances(0.9, 0.00005, 0.002),
        "same-day": _chances(0.9, 0.003, 0.01),
        "close": _chances(0.07, 0.0012),
        "different": _chances(0.03, 0.998, 0.985),
    },
    "phone": {
        "same": _chances(0.5, COMMON, 0.15, 0.01),
        "different": _chances(0.5, 1.0, 0.85, 0.98),
    },
    "email": {
        "same-local": _chances(0.15, COMMON, 0.02, COMMON),
        "same-local-of-name": _chances(0.4, 0.2),
        "same-local-numbered": _chances(0.1, 0.004),
        "close": _chances(0.05, 0.0005),
        "other-of-firm": _chances(0.15, 0.95),
    },
    "organisation": {
        "same": _chances(0.6, COMMON, COMMON, 0.95),
        "different": _chances(0.4, 0.97, 0.97, 0.05),
    },
    "postal": {
        "same": _chances(0.5, COMMON, 0.75, 0.4),
        "close": _chances(0.15, 0.0003, 0.1, 0.05),
        "same-street": _chances(0.05, 0.002, 0.02, 0.02),
        "same-town": _chances(0.12, 0.05, 0.05, 0.25),
        "different": _chances(0.2, 0.98, 0.1, 0.3),
    },
    "profile": {"different": _chances(0.02, 1.0)},
}
