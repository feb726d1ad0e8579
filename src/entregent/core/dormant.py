"""Whom to revive: ties that were strong, went silent, and have a reason to speak again.

A current signal from the other side, times how strong the tie was, is the best order measured
(AUC .727 against .669 for recency). Then comes what they know that I don't (another firm or field,
a higher level, little time spent together) with how readily they used to answer. Time together
only ever counts against: people prefer to revive those they spent most of it with, and are wrong
(Walter, Levin & Murnighan 2015). Dormant ties advise as well as current ones (Levin, Walter &
Murnighan 2011).

Fewer than a third send the message even when they want to (Aknin & Sandstrom 2024), though it is
more welcome than they think (Liu et al. 2022): so a few at a time, each with its reasons.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import log1p
from typing import Any

from entregent.core.evidence import from_strength
from entregent.core.ties import CLOSE, DORMANT_AFTER, FADING_AFTER
from entregent.core.today import Item, ItemKind

ONCE_STRONG = CLOSE  # one meeting alone makes less
NEWS_COUNTS = 3.0  # how much more a tie is worth reviving when something new happened to them
ANOTHER_SIGN = 0.5  # what a second signal adds to it
NEVER_WROTE = 0.05  # the former strength of a connection that nothing was exchanged with
ANSWERS = 0.5  # how readily somebody answers of whom it is not known
AT_ONCE = 3


class Signal(StrEnum):
    """What the other side does these days."""

    NEW_JOB = "new-job"
    PUBLICATION = "publication"
    EVENT = "event"
    WROTE_TO_OTHERS = "wrote-to-others"


class News(StrEnum):
    """What somebody knows that I don't."""

    OTHER_FIRM = "other-firm"
    OTHER_FIELD = "other-field"
    HIGHER_LEVEL = "higher-level"
    LITTLE_TOGETHER = "little-together"
    LONG_AGO = "long-ago"


# What each adds to the score of a tie whose other side would surely answer.
_NOVELTY = {
    News.OTHER_FIRM: 1.0,
    News.OTHER_FIELD: 1.0,
    News.HIGHER_LEVEL: 0.5,
    News.LITTLE_TOGETHER: 0.5,
    News.LONG_AGO: 0.5,  # three years and more, in which they learnt what I did not
}


@dataclass(frozen=True, slots=True)
class Silent:
    """A tie that went silent: its strength at the last exchange, and what is known of today.

    `incoming` is the strength of what they sent, at the same moment; None when it is not known.
    """

    person: int
    last: date
    former: float = 0.0
    incoming: float | None = None
    signals: frozenset[Signal] = frozenset()
    news: frozenset[News] = frozenset()


@dataclass(frozen=True, slots=True)
class Revival:
    """How well worth reviving a tie is, and the codes of what speaks for it, the weightiest first:
    those of Signal, "once-strong", those of News, "wrote-before".
    """

    person: int
    score: float
    reasons: tuple[str, ...]


def revival(silent: Silent, *, today: date) -> Revival:
    """Return what speaks for reviving a tie."""
    long_ago = {News.LONG_AGO} if today - silent.last >= DORMANT_AFTER else set()
    news = [one for one in News if one in silent.news | long_ago]
    answers = ANSWERS if silent.incoming is None else from_strength(silent.incoming)
    return Revival(
        silent.person,
        _score(silent.former, silent.signals, news, answers),
        (
            *(one for one in Signal if one in silent.signals),
            *(["once-strong"] if silent.former >= ONCE_STRONG else []),
            *news,
            *(["wrote-before"] if silent.incoming else []),
        ),
    )


def worth_reviving(silent: Iterable[Silent], *, today: date, limit: int = AT_ONCE) -> list[Revival]:
    """Return the few ties best worth reviving, of those silent for a year and more."""
    found = [revival(one, today=today) for one in silent if today - one.last >= FADING_AFTER]
    return sorted(found, key=lambda one: (-one.score, one.person))[:limit]


def _score(
    former: float, signals: Collection[Signal], news: Collection[News], answers: float
) -> float:
    signal = NEWS_COUNTS + ANOTHER_SIGN * (len(signals) - 1) if signals else 1.0
    novelty = sum(_NOVELTY[one] for one in news)
    return log1p(max(former, NEVER_WROTE)) * signal * (1.0 + novelty * answers)


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
    """Return a silent tie with what speaks for reviving it, as a line of today's list."""
    strong = former >= ONCE_STRONG
    code = ("silent-once-strong" if strong else "silent") if exchanged else "connected-only"
    if news:
        code += "-with-news"
    known = Silent(
        person_id, last, former,
        signals=frozenset({Signal.NEW_JOB} if news else ()),
        news=frozenset({News.OTHER_FIRM} if elsewhere else ()),
    )  # fmt: skip
    score = revival(known, today=today).score
    facts = {"days": (today - last).days, "since": last, **(news or {})}
    return Item(
        ItemKind.RECONNECT, person_id, f"{last:%Y%m%d}", code, today, score, facts
    )  # fmt: skip
