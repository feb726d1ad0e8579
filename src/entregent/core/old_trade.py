"""Who knows me by my old trade alone, and who does not, when I go for another.

Close ties who met me at work see what I did; acquaintances from elsewhere don't pigeon-hole me
(practice A3; Ibarra 2003, "Working Identity": those who know us best hold us back in a change).
Nothing is guessed: whoever nothing is known of is neither.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from entregent.core.text import fold

_ELSEWHERE = (
    r"\b(?:famille|family|amis?|amies?|friends?|proches|associat\w*|asso|clubs?|alumni"
    r"|promo(?:tion)?|ecole|school|voisins?|voisines?|neighbou?rs?|sports?|chorale|choeur|choir"
    r"|parents?|escalade|climbing|benevol\w*|volunteer\w*)\b"
)


class Why(StrEnum):
    """What shows how somebody sees me."""

    SAME_FIRM = "same-firm"  # we were both there
    SAME_SECTOR = "same-sector"  # they are in the trade I leave
    ELSEWHERE = "elsewhere"  # a circle that has nothing to do with work
    OTHER_SECTOR = "other-sector"  # they are in another trade, and never were where I was

    @property
    def labels(self) -> bool:
        """Tell whether whoever it holds for knows me by my old trade alone."""
        return self in (Why.SAME_FIRM, Why.SAME_SECTOR)


@dataclass(frozen=True, slots=True)
class Knower:
    """Somebody of mine: where they are or were, of which sector they are, "" where that is not
    known, and their circles by name.
    """

    person: int
    firms: Collection[int] = ()
    sector: str = ""
    circles: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """How somebody sees me: why, and the firm, sector or circle that shows it."""

    person: int
    why: Why
    firm: int = 0
    value: str = ""


def is_leaving(mine: str, sought: Collection[str], *, new_sector: bool) -> bool:
    """Tell whether a goal leads out of my trade: it seeks sectors, none of which is mine; where
    either is not known, whether it is a goal of changing.
    """
    return mine not in sought if mine and sought else new_sector


def seen_by(one: Knower, *, my_firms: Collection[int], my_sector: str) -> Seen | None:
    """Return how somebody sees me, None where nothing tells; a circle outside work comes first, for
    it shows that they know more of me.
    """
    circle = next((name for name in one.circles if re.search(_ELSEWHERE, fold(name))), "")
    if circle:
        return Seen(one.person, Why.ELSEWHERE, value=circle)
    firm = next((firm for firm in one.firms if firm in my_firms), 0)
    if firm:
        return Seen(one.person, Why.SAME_FIRM, firm=firm)
    if one.sector and my_sector:
        why = Why.SAME_SECTOR if one.sector == my_sector else Why.OTHER_SECTOR
        return Seen(one.person, why, value=one.sector)
    return None
