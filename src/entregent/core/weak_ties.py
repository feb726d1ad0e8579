"""Weak ties that bring something: acquaintances who know what those close to me don't.

For a job the best tie has about ten common contacts and little interaction (Rajkumar et al. 2022,
20 million people); of 54 jobs found through contacts, 56 % came from people seen now and then and
28 % from people hardly ever seen (Granovetter 1973). For news in general, what counts is that
nobody else of mine knows them (Burt 2004) and that they are elsewhere than I am. How strong the tie
is stays a figure apart: it says who is an acquaintance, and breaks no other rule. That an answer
may not come counts by itself: what somebody brings is worth less the longer they are silent.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import exp, log
from typing import Any

from entregent.core.evidence import from_strength
from entregent.core.level import level_of
from entregent.core.ties import CLOSE, FADING_AFTER, REGULAR
from entregent.core.today import FOR_A_GOAL, Item, ItemKind

BEST_IN_COMMON, SPREAD = 10, 0.8  # of the curve: common contacts, and its width in logarithms
GOOD_FIT = 0.5
BRIDGES_UP_TO = 1  # common contacts
FIT, NOVELTY, BRIDGE = 0.5, 0.5, 0.5  # how much each counts beside what the goal seeks, which is 1
NEAR = 0.75  # what comes near what is sought, beside it: wind power, and any other energy
NEVER_TALKED = 0.5  # what somebody one never exchanged a word with is worth beside the others
HALVED_EACH = 365.0  # days; of what a tie silent for a year is worth more than that, in each more
NOWHERE = 0.5  # the same of somebody of whom it is not known what they do: nobody's link is known
BEFORE_OTHERS = 10.0  # what is sought now, beside ties that merely went silent
TOLD_TODAY = 2  # reasons in today's list
DIMENSIONS = ("sector", "function", "place")
ASKED_BY = (
    "organisation",
    "title",
    "function",
    "sector",
    "place",
)  # what an ask is about, in order
HIGH = frozenset({"director", "executive"})  # who decides, or knows who does
RECRUITS = "people"  # the function of whoever fills positions

Traits = Mapping[str, str]  # one of DIMENSIONS → its value; what is not known is not there


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody of mine: how strong the tie is, how many we both know, where they are in life, and
    at which firm, None where it is not known.

    `assumed` counts those who are only thought to know them too, from the same firm at the same
    time. `has` is what they have of what a goal seeks, those of `before` no more, those of `near`
    only nearly. `named` says what to call a trait whose value is a code; `works`, their
    organisation and title, where they are known. `silent_days` counts from the last exchange; there
    never was one where the strength is 0. Whoever is `known_well` is no weak tie, nor whoever is
    close.
    """

    person: int
    strength: float
    in_common: int
    traits: Traits = field(default_factory=dict)
    firm: int | None = None
    assumed: int = 0
    has: Traits = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    named: Traits = field(default_factory=dict)
    silent_days: int = 0
    works: Traits = field(default_factory=dict)
    known_well: bool = False

    @property
    def is_weak(self) -> bool:
        """Tell whether they are an acquaintance."""
        return self.strength < CLOSE and not self.known_well

    @property
    def is_told_of(self) -> bool:
        """Tell whether anything is known that they could bring."""
        return bool(self.traits or self.works)

    @property
    def silent(self) -> bool:
        """Tell whether nothing was exchanged for a year."""
        return self.silent_days >= FADING_AFTER.days


@dataclass(frozen=True, slots=True)
class Sought:
    """What a goal seeks: the values that would do, for some dimensions; a job, or anything else."""

    values: Mapping[str, frozenset[str]]
    job: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is worth asking, as a code with its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WeakTie:
    """An acquaintance worth asking, how well worth it is, why, and what to ask for: a code, and
    what of theirs it is `about`.
    """

    person: int
    score: float  # 0 to 2 for a goal, 0 to 1 in general: what they are ordered by
    reasons: tuple[Reason, ...]
    ask: str
    about: Mapping[str, str] = field(default_factory=dict)
    first: str = ""  # what comes before it: "take-news", "make-known"
    in_common: int = 0


def job_fit(in_common: int) -> float:
    """Return how well a tie with so many common contacts fits for a job: 1.0 at ten of them.

    `exp(−(ln((m+1)/11))² / (2·0.8²))` (Rajkumar et al. 2022).
    """
    return exp(-(log((in_common + 1) / (BEST_IN_COMMON + 1)) ** 2) / (2 * SPREAD**2))


def bridging(in_common: int) -> float:
    """Return how much of what somebody knows nobody else tells me: 1.0 with nobody in common.

    By common contacts: in a network of thousands the effective size (`core.brokerage`) leaves
    everybody's part near 1.
    """
    return 1.0 / (1 + in_common)


def novelty(traits: Traits, mine: Traits, usual: Mapping[str, Mapping[str, float]]) -> float:
    """Return how much somebody is elsewhere than I and mine: 0 to 1, what is unknown counts as 0.

    `usual` gives the share of my regular ties with each value of each dimension (`usual_values`).
    """
    gathered = sum(
        1.0 - usual.get(dimension, {}).get(traits[dimension], 0.0)
        for dimension in DIMENSIONS
        if _is_elsewhere(dimension, traits, mine)
    )
    return gathered / len(DIMENSIONS)


def answering(one: Acquaintance) -> float:
    """Return what may be hoped of somebody beside whoever answers: 1.0 within a year of the last
    exchange, 0.75 after two, 0.56 after four, 0.5 where there never was one.

    `½ + ½·2^−(years − 1)`: somebody silent for ever is as somebody one never talked with. That a
    tie silent for years still answers (Levin et al. 2011) keeps it above.
    """
    if not one.strength:
        return NEVER_TALKED
    beyond = max(0, one.silent_days - FADING_AFTER.days)
    return NEVER_TALKED + (1 - NEVER_TALKED) * 2 ** (-beyond / HALVED_EACH)


def usual_values(network: Iterable[Acquaintance]) -> dict[str, dict[str, float]]:
    """Return the share of each value of each dimension, of those regular ties where it is known."""
    regular = [one.traits for one in network if one.strength >= REGULAR]
    shares = {}
    for dimension in DIMENSIONS:
        counts = Counter(traits[dimension] for traits in regular if dimension in traits)
        shares[dimension] = {value: n / counts.total() for value, n in counts.items()}
    return shares


def weak_ties(
    network: Sequence[Acquaintance], *, mine: Traits, sought: Sought | None = None, limit: int = 10
) -> list[WeakTie]:
    """Return the acquaintances that bring most, for a goal or in general, the best first.

    Whoever is close or known well is left out, and whoever nothing is known of that they could
    bring; with a goal, those who have nothing it seeks. What somebody brings is worth as much
    as they may answer (`answering`); of equals, the stronger tie comes first. In general, the
    bridge to whoever is known by name alone counts half: that no link of theirs is known tells
    little. Of one firm, the second counts half and the third a third, for what they can tell is
    much the same (Burt 1992). The score is what is left after all of this.
    """
    usual = usual_values(network)
    found = [(_weak_tie(one, mine, usual, sought), one) for one in network if one.is_weak]
    worth = [
        (replace(tie, score=answering(one) * tie.score), one)
        for tie, one in found
        if tie is not None and tie.reasons
    ]
    worth.sort(key=lambda two: (-two[0].score, -from_strength(two[1].strength), two[0].person))
    return _spread([tie for tie, _ in worth], {one.person: one.firm for _, one in worth})[:limit]


def _spread(ties: Sequence[WeakTie], firms: Mapping[int, int | None]) -> list[WeakTie]:
    """Return ties given the best first, so that those of one firm don't follow one another."""
    before: Counter[int] = Counter()
    worth: list[WeakTie] = []
    for tie in ties:
        firm = firms[tie.person]
        if firm is not None:
            before[firm] += 1
        worth.append(replace(tie, score=tie.score / before[firm]) if firm is not None else tie)
    return sorted(worth, key=lambda tie: -tie.score)  # equals stay as they were


def weak_tie_item(tie: WeakTie, *, goal: int, name: str, today: date) -> Item:
    """Return a weak tie that may help with a goal, as a line of today's list."""
    facts = {"goal": name, "tie": replace(tie, reasons=tie.reasons[:TOLD_TODAY])}
    return Item(
        ItemKind.RECONNECT, tie.person, f"{FOR_A_GOAL}{goal}", "for-a-goal", today,
        BEFORE_OTHERS + tie.score, facts,
    )  # fmt: skip


def _weak_tie(
    one: Acquaintance,
    mine: Traits,
    usual: Mapping[str, Mapping[str, float]],
    sought: Sought | None,
) -> WeakTie | None:
    # Beside what a goal seeks, to be elsewhere in the same dimension is nothing it could use.
    beside = {
        side: of for side, of in one.traits.items() if not sought or side not in sought.values
    }
    new = novelty(beside, mine, usual)
    elsewhere = [
        Reason(f"other-{dimension}", {dimension: {**one.traits, **one.named}[dimension]})
        for dimension in DIMENSIONS
        if _is_elsewhere(dimension, one.traits, mine)
    ]
    first = "" if one.strength else "make-known"
    if sought is None:
        if not one.is_told_of:
            return None
        known_by = one.in_common + one.assumed
        score = BRIDGE * bridging(known_by) * (1.0 if one.traits else NOWHERE) + NOVELTY * new
        code = "bridges-but-one" if one.in_common else "bridges"
        bridges = [Reason(code)] if known_by <= BRIDGES_UP_TO else []
        ask, about = _what_is_new(one, elsewhere)
        return WeakTie(
            one.person, score, (*bridges, *elsewhere), ask, about, first, one.in_common
        )  # fmt: skip
    sides = [side for side, values in sought.values.items() if one.has.get(side) in values]
    if not sides:
        return None
    there = [Reason(_sought(side, one), {side: one.has[side]}) for side in sides]
    had = sum(NEAR if side in one.near else 1.0 for side in sides)
    fit = job_fit(one.in_common) if sought.job else bridging(one.in_common)
    known = {"in_common": one.in_common}
    common = [Reason(code, known)] if (code := _fitting(one, fit, sought)) else []
    more = [reason for reason in elsewhere if not sought.values.keys() & reason.facts.keys()]
    score = had / len(sought.values) + FIT * fit + NOVELTY * new
    ask, about = _what_is_sought(one, sides, sought, mine)
    first = first or ("take-news" if one.silent else "")
    reasons = (*there, *common, *more)
    return WeakTie(one.person, score, reasons, ask, about, first, one.in_common)


def _fitting(one: Acquaintance, fit: float, sought: Sought) -> str:
    """Return what the common contacts say of a tie for a job, "" where they decide nothing."""
    if not sought.job:
        return ""
    if fit >= GOOD_FIT:
        return "knows-yours"
    return "known-to-many" if one.in_common > BEST_IN_COMMON else ""


def _what_is_new(one: Acquaintance, elsewhere: Sequence[Reason]) -> tuple[str, Mapping[str, str]]:
    """Return what to ask somebody in general: about where they are and I am not, else where they
    work.
    """
    there = {kind: str(value) for reason in elsewhere for kind, value in reason.facts.items()}
    for kind in DIMENSIONS:
        if kind in there:
            return _at(f"new-{kind}", {kind: there[kind]}, one)
    for kind in ("organisation", "title"):
        if kind in one.works:
            return f"new-{kind}", {kind: one.works[kind]}
    return "what-is-new", {}


def _what_is_sought(
    one: Acquaintance, sides: Sequence[str], sought: Sought, mine: Traits
) -> tuple[str, Mapping[str, str]]:
    """Return what to ask somebody for a goal: about what they have of it."""
    side = min(sides, key=ASKED_BY.index)
    about = {side: one.has[side]}
    ask = f"hiring-{side}" if sought.job else f"meet-{side}"
    if side in one.before:
        return f"{ask}-before", about
    if sought.job and one.traits.get("function") == RECRUITS:
        return _at("hiring-recruits", {}, one)
    if sought.job and "organisation" in one.works and level_of(one.works.get("title", "")) in HIGH:
        return "hiring-decides", {"organisation": one.works["organisation"]}
    if side == "organisation":
        alike = "function" in one.traits and one.traits["function"] == mine.get("function")
        return f"{ask}-alike" if sought.job and alike else ask, about
    if side == "sector" and "organisation" in one.works and "function" in one.traits:
        heard = {"function": one.traits["function"], "organisation": one.works["organisation"]}
        return f"{ask}-heard", {**about, **heard}
    return _at(ask, about, one)


def _at(ask: str, about: Mapping[str, str], one: Acquaintance) -> tuple[str, Mapping[str, str]]:
    """Return an ask that names the firm too, where it is known; where somebody lives has none."""
    firm = one.works.get("organisation", "")
    if not firm or "place" in about:
        return ask, about
    return f"{ask}-at", {**about, "organisation": firm}


def _sought(dimension: str, one: Acquaintance) -> str:
    return f"sought-{dimension}" + ("-before" if dimension in one.before else "")


def _is_elsewhere(dimension: str, traits: Traits, mine: Traits) -> bool:
    return dimension in traits and dimension in mine and traits[dimension] != mine[dimension]
