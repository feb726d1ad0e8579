"""Whether two people worked at one place at the same time, as far as positions tell."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Held(NamedTuple):
    """A position held; its days are as precise as known: 2021, 2021-03, "" for unknown."""

    organisation: int | None
    started: str
    ended: str
    current: bool


def worked_at_once(mine: Iterable[Held], theirs: Iterable[Held], *, on: date) -> bool | None:
    """Return True when two positions surely overlap, None when nothing tells.

    Never False: nobody's positions are all known.
    """
    there = [held for held in mine if held.organisation is not None]
    for held in theirs:
        for other in there:
            if held.organisation == other.organisation and _overlap(held, other, on):
                return True
    return None


def _overlap(one: Held, other: Held, on: date) -> bool:
    (mine_from, mine_to), (from_, to) = _span(one, on), _span(other, on)
    return bool(mine_from and from_) and max(mine_from, from_) <= min(mine_to, to)


def _span(held: Held, on: date) -> tuple[str, str]:
    """Return the first and last day that are known of it, "" when none is."""
    ended = on.isoformat() if held.current else held.ended
    first, last = held.started or ended, ended or held.started
    if not first:
        return "", ""
    return first + "-01-01"[len(first) - 4 :], last + "-12-31"[len(last) - 4 :]
