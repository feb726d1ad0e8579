"""The few people to keep closest: who might be on the list, and who might leave it.

The strength of a tie (`core.ties`) says who is close already, not who matters: what they mean to
me, what they did for me and what I am after count as much, each bounded: none decides alone.
The weights are our judgement. Capacity is finite (Dunbar 1998), so that the list is short and
somebody enters a full one in the place of somebody else. Whoever is hardly ahead is not proposed:
the list would change every week.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from entregent.core.ties import CLOSE, Label

TIE = 2.0  # of a tie without end; one that is just close has half of it
CIRCLE = 1.0  # family, a friend
GOAL = 0.75  # they serve a goal that is open
A_FAVOUR, FAVOURS = 0.25, 0.75  # for each thing they did for me, and for all of them at most
BROUGHT, ALL_BROUGHT = 0.15, 0.6  # for each person I met through them, and for all at most
AHEAD = 0.25  # by so much somebody has to be ahead of whose place they would take
LONGEST_SILENCE = 2  # cadences of the list
AT_ONCE = 3  # proposed to enter a full list


class Reason(NamedTuple):
    """What speaks for somebody, or why they might leave: a code and what it is about."""

    code: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of somebody who might be on the list.

    `circle` is the name of the circle that says they are family or a friend, "" for none; `goals`
    the names of the open goals they serve; `favours` how often they did something for me; `brought`
    how many people I met through them.
    """

    person: int
    strength: float = 0.0
    label: Label = Label.WEAK
    circle: str = ""
    goals: tuple[str, ...] = ()
    favours: int = 0
    brought: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody who might enter: how much speaks for it, why, in whose place (None: one is free)."""

    person: int
    score: float
    reasons: tuple[Reason, ...]
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on the list since a day; `last_on` is the day of the last exchange.

    `reachable` is False where mail to every address of theirs comes back and no other way is known.
    """

    candidate: Candidate
    since: date
    last_on: date | None = None
    reachable: bool = True


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody who might leave the list, with why."""

    person: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Who might leave the list and who might enter it, for a person to decide."""

    leaving: tuple[Leaving, ...]
    entering: tuple[Proposal, ...]


def reasons_for(one: Candidate) -> tuple[Reason, ...]:
    """Return what speaks for somebody, what they mean to me first; () for nothing."""
    found = [Reason("circle", {"circle": one.circle})] if one.circle else []
    if one.label in (Label.CLOSE, Label.REGULAR):
        found.append(Reason(f"tie-{one.label}", {}))
    found += [Reason("goal", {"goal": name}) for name in one.goals]
    if one.favours:
        found.append(Reason("favours", {"count": one.favours}))
    if one.brought:
        found.append(Reason("brought", {"count": one.brought}))
    return tuple(found)


def score(one: Candidate) -> float:
    """Return how much speaks for somebody: the sum of five parts, 5.1 at most."""
    return (
        TIE * one.strength / (one.strength + CLOSE)
        + (CIRCLE if one.circle else 0.0)
        + (GOAL if one.goals else 0.0)
        + min(A_FAVOUR * one.favours, FAVOURS)
        + min(BROUGHT * one.brought, ALL_BROUGHT)
    )


def proposed(candidates: Iterable[Candidate], size: int) -> list[Proposal]:
    """Return whom to put on a list that has room for so many, the best first; nobody of whom
    nothing can be said.
    """
    found = [Proposal(one.person, score(one), reasons_for(one)) for one in candidates]
    told = [one for one in found if one.reasons]
    return sorted(told, key=lambda one: (-one.score, one.person))[: max(0, size)]


def in_list(own: int | None, listed: int) -> int:
    """Return the cadence in days that a list gives to whoever has one of their own, or none."""
    return listed if own is None or own > listed else own


def is_by_hand(cadence: int | None, before: int | None, listed: int) -> bool:
    """Tell whether the cadence of somebody on a list was chosen by hand since they entered it with
    the one of `before`: it is not what the list gave.
    """
    return cadence != in_list(before, listed)


def is_lent(cadence: int | None, before: int | None, listed: int) -> bool:
    """Tell whether somebody has the cadence of a list in the place of the one they had `before`."""
    return not is_by_hand(cadence, before, listed) and cadence != before


def review(
    members: Collection[Member],
    candidates: Iterable[Candidate],
    *,
    size: int,
    cadence: int,
    on: date,
) -> Review:
    """Return who might leave and who might enter, of members in their order and of others.

    Whoever came less than two cadences (days) ago is given time: nobody is proposed in their place.
    Of a list with room left, those who enter are the first that `proposed` returns; of a full one,
    those well ahead of the weakest, each in the place of another; nobody enters one too long.
    """
    long = timedelta(days=LONGEST_SILENCE * cadence)
    leaving = [
        Leaving(member.candidate.person, why)
        for number, member in enumerate(members, start=1)
        if (why := _why_leave(member, beyond=number > size, long=long, on=on))
    ]
    free = size - len(members)
    if free > 0:
        return Review(tuple(leaving), tuple(proposed(candidates, free)))
    if free < 0:
        return Review(tuple(leaving), ())
    might_leave = {one.person for one in leaving}
    settled = [
        member.candidate
        for member in members
        if on - member.since >= long or member.candidate.person in might_leave
    ]
    weakest = sorted(
        settled, key=lambda one: (one.person not in might_leave, score(one), one.person)
    )
    return Review(tuple(leaving), tuple(_ahead(weakest, candidates)))


def _ahead(weakest: Sequence[Candidate], candidates: Iterable[Candidate]) -> list[Proposal]:
    """Return who is well ahead of the weakest, each in the place of another one."""
    best = proposed(candidates, AT_ONCE)
    return [
        Proposal(one.person, one.score, one.reasons, other.person)
        for one, other in zip(best, weakest, strict=False)
        if one.score >= score(other) + AHEAD
    ]


def _why_leave(member: Member, *, beyond: bool, long: timedelta, on: date) -> tuple[Reason, ...]:
    found = [Reason("beyond", {})] if beyond else []
    if on - member.since >= long:
        label, last = member.candidate.label, member.last_on
        if label in (Label.FADING, Label.DORMANT):
            found.append(Reason(str(label), {"last": last}))
        elif last is None:
            found.append(Reason("never", {}))
        elif on - last >= long:
            found.append(Reason("silent", {"last": last}))
    if not member.reachable:
        found.append(Reason("unreachable", {}))
    return tuple(found)
