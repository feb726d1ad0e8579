"""Whom to revive: ties that were strong, went silent, and have a reason to speak again.

A current signal from the other side, times how strong the tie was, is the best order measured
(AUC .727 against .669 for recency); time spent together is not counted, though people prefer it
(Walter, Levin & Murnighan 2015: they are wrong). Dormant ties advise as well as current ones
(Levin, Walter & Murnighan 2011).
"""

from collections.abc import Mapping
from datetime import date
from math import log1p
from typing import Any

from entregent.core.ties import DORMANT_AFTER, REGULAR
from entregent.core.today import Item, ItemKind

NEWS_COUNTS = 3.0  # how much more a tie is worth reviving when something new happened to them
NEVER_WROTE = 0.05  # the former strength of a connection that nothing was exchanged with


def revival_score(*, former: float, has_news: bool, elsewhere: bool, dormant: bool) -> float:
    """Return how well worth reviving a tie is: former strength × signal, then novelty."""
    signal = NEWS_COUNTS if has_news else 1.0
    novelty = 1.0 + 0.5 * elsewhere + 0.25 * dormant
    return log1p(max(former, NEVER_WROTE)) * signal * novelty


def reconnect_item(
    person_id: int,
    *,
    last: date,
    exchanged: bool,
    former: float,
    news: Mapping[str, Any] | None,
    elsewhere: bool,
    today: date,
) -> Item:
    """Return a silent tie with what speaks for reviving it."""
    dormant = today - last >= DORMANT_AFTER
    strong = former >= REGULAR
    code = ("silent-once-strong" if strong else "silent") if exchanged else "connected-only"
    if news:
        code += "-with-news"
    score = revival_score(former=former, has_news=bool(news), elsewhere=elsewhere, dormant=dormant)
    facts = {"days": (today - last).days, "since": last, **(news or {})}
    return Item(
        ItemKind.RECONNECT, person_id, f"{last:%Y%m%d}", code, today, score, facts
    )  # fmt: skip
