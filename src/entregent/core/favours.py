"""Favours between me and somebody: whose turn it is, never a score; may I ask them now?

Friends help gladly, and tire of being asked: two weeks at least between two asks, or somebody else
of the group, or one owns up to asking often (practice B2). To somebody far above, something is
given before anything is asked (C2). What somebody never does is not asked of them (B4). The rest is
advice with its reason: nobody is kept from asking a friend.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from math import exp2
from typing import NamedTuple

from entregent.core.boundaries import BUSY, UNKNOWN, Boundaries, Reason
from entregent.core.level import FAR_ABOVE
from entregent.core.ties import FADING_AFTER, REGULAR

PACE = 14  # days between two asks, unless the person chose otherwise
LATELY = timedelta(days=60)
AGAIN_AND_AGAIN = 2  # asks lately, from which one owns up to it
_FORGOTTEN = 90.0  # days after which an ask weighs half as much against another
_SAME_FUNCTION, _SAME_FIRM, _AS_HIGH = 0.5, 0.3, 0.2  # of being able to do it as well


# The practice behind each reason.
PRACTICES = {
    "never-asks": "B4",
    "no-introductions": "B4",
    "never-worked-together": "B4",
    "unknown-whether-worked-together": "B4",
    "busy": "B4",
    "asked-lately": "B2",
    "asked-often": "B2",
    "no-mail": "B4",
    "give-first": "C2",
    "your-turn": "B5",
    "never-talked": "A5",
    "long-silence": "A4",
    "nothing-against": "B2",
    "thanks-owed": "D9",
    "outside-any-firm": "D12",
}


class Word(StrEnum):
    """What one is told of asking."""

    GO = "go"
    WAIT = "wait"
    NOT = "not-appropriate"


class Favour(NamedTuple):
    """One favour of the past, given by me or asked by me."""

    on: date
    given: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to ask, from which day on, why; and whether to own up to asking often.

    `until` is the day to wait for, None where no day makes it right.
    """

    word: Word
    until: date | None = None
    reasons: tuple[Reason, ...] = ()
    acknowledge: str = ""  # soon, often; "" where there is nothing to own up to, or no ask today


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who may be asked: how strong the tie is, what they share with the one meant."""

    person: int
    strength: float
    last_asked: date | None = None
    shares: frozenset[str] = field(default_factory=frozenset)  # function, organisation, level


def balance(*, given: int, asked: int) -> list[str]:
    """Return the codes of what to say of favours given and asked, in the order one says it.

    given, asked: how many there were; your-turn: more was asked than given. [] when none was.
    """
    said = [code for code, count in (("given", given), ("asked", asked)) if count]
    return [*said, "your-turn"] if asked > given else said


def own_up(asks: Sequence[date], *, on: date, pace: int = PACE, waiting: bool = False) -> str:
    """Return how an ask on a day owns up to those before it, "" where it need not.

    often: two or more in two months; soon: one less than `pace` days ago (the two weeks of practice
    B2, unless the person chose otherwise); open: one in two months that has no answer yet, if it is
    `waiting`. `asks` are days up to that one.
    """
    lately = [day for day in asks if on - day <= LATELY]
    if len(lately) >= AGAIN_AND_AGAIN:
        return "often"
    if asks and max(asks) + timedelta(days=pace) > on:
        return "soon"
    return "open" if lately and waiting else ""


def may_ask(
    kind: str,
    known: Boundaries,
    past: Iterable[Favour],
    *,
    on: date,
    gap: int | None = None,
    pace: int = PACE,
    offers: bool = False,
    close: bool = False,
) -> Verdict:
    """Return whether to ask somebody for this on a day.

    `gap` is their level less mine, None when either is unknown; `offers` says that something is
    offered along with the ask, `close` that the tie is strong enough to ask anyway. Codes of
    reasons: those of `Boundaries.allows` and `allows_mail`; asked-lately, asked-often, give-first,
    your-turn. What is not known for sure is no refusal: one finds out first.
    """
    before = [favour for favour in past if favour.on <= on]
    asks = sorted(favour.on for favour in before if not favour.given)
    given = sum(favour.given for favour in before)
    against = known.allows(kind, on)
    never = [reason for reason in against if reason.code not in (BUSY, UNKNOWN)]
    if never:
        return Verdict(Word.NOT, None, tuple(never))
    unknown = [reason for reason in against if reason.code == UNKNOWN]
    reasons = [*unknown, *known.allows_busy(on)]
    free = on
    if asks and (rested := asks[-1] + timedelta(days=pace)) > on:
        reasons.append(Reason("asked-lately", {"on": asks[-1].isoformat()}, rested))
        free = rested
        reasons += known.allows_busy(rested) if not known.allows_busy(on) else []
    until = known.free_from(free)
    lately = sum(on - day <= LATELY for day in asks)
    if lately >= AGAIN_AND_AGAIN:
        reasons.append(Reason("asked-often", {"count": str(lately)}))
    far_above = gap is not None and gap >= FAR_ABOVE
    owed = far_above and not given and not offers and not close
    if owed:
        reasons.append(Reason("give-first"))
    elif len(asks) > given:
        reasons.append(Reason("your-turn", {"asked": str(len(asks)), "given": str(given)}))
    waits = until is None or until > on
    held = bool(owed or unknown)
    return Verdict(
        Word.WAIT if waits or held else Word.GO,
        None if held or not waits else until,
        (*reasons, *known.allows_mail()),
        acknowledge=""
        if held or known.allows_busy(on)
        else own_up(asks, on=on, pace=pace),  # a busy time binds
    )


def thanks_first(verdict: Verdict, kind: str, on: date) -> Verdict:
    """Return a verdict that says to thank first for a favour of this kind, done on that day.

    Whoever is not to be asked is not told so here. Code: thanks-owed.
    """
    if verdict.word is Word.NOT:
        return verdict
    owed = Reason("thanks-owed", {"kind": kind, "on": on.isoformat()})
    told = (reason for reason in verdict.reasons if reason.code != "nothing-against")
    return replace(verdict, reasons=(owed, *told))


def inside_first(verdict: Verdict) -> Verdict:
    """Return a verdict that waits until a firm is known of whoever would refer me to theirs.

    Whoever is not to be asked is not told so here. Code: outside-any-firm.
    """
    if verdict.word is Word.NOT:
        return verdict
    reasons = (Reason("outside-any-firm"), *verdict.reasons)
    return replace(verdict, word=Word.WAIT, until=None, reasons=reasons, acknowledge="")


def besides(verdict: Verdict, *, last: date | None, on: date, known: bool) -> Verdict:
    """Return a verdict to go with what to mind all the same, or that nothing speaks against it.

    `last` is the day of the last exchange, None where there was none; `known`, that something else
    tells we know each other. Codes: never-talked, long-silence, nothing-against.
    """
    if verdict.word is not Word.GO:
        return verdict
    reasons = verdict.reasons
    if last is None:
        reasons += () if known else (Reason("never-talked"),)
    elif on - last >= FADING_AFTER:
        reasons += (Reason("long-silence", {"on": last.isoformat()}),)
    return replace(verdict, reasons=reasons or (Reason("nothing-against"),))


def instead(others: Iterable[Other], *, on: date, limit: int) -> list[Other]:
    """Return whom to ask instead, the best first: by tie, by being able to do it as well, by how
    long ago they were asked.
    """

    def worth(other: Other) -> float:
        willing = other.strength / (other.strength + REGULAR)
        weights = {"function": _SAME_FUNCTION, "organisation": _SAME_FIRM, "level": _AS_HIGH}
        able = sum(weights[shared] for shared in other.shares)
        days = (on - other.last_asked).days if other.last_asked else None
        rested = 1.0 if days is None else 1.0 - exp2(-max(days, 0) / _FORGOTTEN)
        return willing * (1.0 + able) * rested

    return sorted(others, key=lambda other: (-worth(other), other.person))[:limit]
