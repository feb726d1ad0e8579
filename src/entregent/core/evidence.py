"""How likely one person is to say yes when another asks: the chance of one step of a chain.

Chains of introductions die by refusal, hop by hop (Dodds, Muhamad & Watts 2003), so each step has a
chance of its own. From exchanges it is a logistic curve on the strength that comes in, which alone
foretells answers (AUC .69 incoming, .61 outgoing); of what was only told, it is a constant a kind.

The same holds between me and one of mine (the strength is then that of what they sent me, and the
circle says spouse, family or close) as between two of mine (of what was seen of them together).

**Several signs of one relation are not multiplied.** That two people write to each other and work
at one firm shows one acquaintance twice, not two acquaintances: taken as independent, four feeble
signs would make friends of strangers. What was seen adds up, for it is one quantity; then the
strongest sign speaks for all. So another sign never lowers a chance, and a hundred feeble ones
never raise it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log10

LEAST, MOST = 0.05, 0.9  # nobody is sure to refuse, nobody is sure to help
SHIFT, SLOPE, FLOOR = 0.16, 0.78, 0.01  # of the curve, measured on answers to mails
PRIOR_WEIGHT = 4  # how many outcomes a chance is worth before any is known


class Sign(StrEnum):
    """What shows that two people know each other."""

    SPOUSE = "spouse"
    FAMILY = "family"
    CLOSE = "close"
    ACQUAINTANCE = "acquaintance"
    COLLEAGUE = "colleague"
    INTRODUCED = "introduced"
    MAIL = "mail"
    MEETING = "meeting"
    EMPLOYER = "employer"
    SCHOOL = "school"


STATED = {
    Sign.SPOUSE: 0.7,
    Sign.FAMILY: 0.7,
    Sign.CLOSE: 0.5,
    Sign.ACQUAINTANCE: 0.3,
    Sign.COLLEAGUE: 0.3,  # somebody said so: an acquaintance at least
}
NEAR = frozenset({Sign.SPOUSE, Sign.FAMILY, Sign.CLOSE})  # nobody has to tell them who they are
SEEN = frozenset({Sign.INTRODUCED, Sign.MAIL, Sign.MEETING})
ASSUMED = {Sign.EMPLOYER: 0.15, Sign.SCHOOL: 0.15}  # there at the same time, nothing more is known


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign of a relation; what was seen has a strength, as ties have (`core.ties`)."""

    sign: Sign
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How often one asked the other, and how often it was granted."""

    asked: int = 0
    granted: int = 0


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance that one helps the other, with the sign that speaks for it."""

    p: float
    sign: Sign
    assumed: bool


def from_strength(incoming: float) -> float:
    """Return the chance that somebody says yes, from the strength of what they sent to who asks.

    0.20 when nothing came, 0.54 at strength 1, never under 0.05 nor over 0.9.
    """
    curve = 1.0 / (1.0 + exp(-(SHIFT + SLOPE * log10(max(0.0, incoming) + FLOOR))))
    return min(max(curve, LEAST), MOST)


def after_outcomes(p: float, outcomes: Outcomes) -> float:
    """Return a chance once it was tried: the chance before counts as four tries.

    ValueError when more was granted than asked.
    """
    if not 0 <= outcomes.granted <= outcomes.asked:
        raise ValueError(f"{outcomes.granted} granted of {outcomes.asked} asked")
    return (PRIOR_WEIGHT * p + outcomes.granted) / (PRIOR_WEIGHT + outcomes.asked)


def chance(evidence: Iterable[Evidence], outcomes: Outcomes | None = None) -> Chance | None:
    """Return the chance that one helps the other, None when no sign says that they are acquainted.

    Of two signs with the same chance, what was stated speaks before what was seen, and that before
    what is assumed.
    """
    signs = list(evidence)
    seen = [one for one in signs if one.sign in SEEN]
    found = [(STATED[one.sign], one.sign) for one in signs if one.sign in STATED]
    if seen:
        most = max(seen, key=lambda one: one.strength)
        found.append((from_strength(sum(max(0.0, one.strength) for one in seen)), most.sign))
    found += [(ASSUMED[one.sign], one.sign) for one in signs if one.sign in ASSUMED]
    if not found:
        return None
    p, sign = max(found, key=lambda known: known[0])
    return Chance(after_outcomes(p, outcomes or Outcomes()), sign, sign in ASSUMED)
