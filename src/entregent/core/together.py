"""Whether two people worked at one place at the same time, as far as positions tell."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Stay(NamedTuple):
    """A position somewhere; its days are as precise as known: 2021, 2021-03, "" for unknown."""

    organisation: int | None
    started: str
    ended: str
    current: bool


def worked_at_once(mine: Iterable[Stay], theirs: Iterable[Stay], *, on: date) -> bool | None:
    """Return True when two positions surely overlap, None when nothing tells.

    Never False: nobody's positions are all known.
    """
    there = [stay for stay in mine if stay.organisation is not None]
    for stay in theirs:
        for other in there:
            if stay.organisation == other.organisation and _overlap(stay, other, on):
                return True
    return None


def _overlap(one: Stay, other: Stay, on: date) -> bool:
    (mine_from, mine_to), (from_, to) = _span(one, on), _span(other, on)
    return bool(mine_from and from_) and max(mine_from, from_) <= min(mine_to, to)


def _span(stay: Stay, on: date) -> tuple[str, str]:
    """Return the first and last day that are known of a stay, "" when none is."""
    ended = on.isoformat() if stay.current else stay.ended
    first, last = stay.started or ended, ended or stay.started
    if not first:
        return "", ""
    return first + "-01-01"[len(first) - 4 :], last + "-12-31"[len(last) - 4 :]
