"""What the check finds and what it must know of the relation: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from entregent.core.etiquette.message import Message
from entregent.core.etiquette.phrases import Phrases
from entregent.core.level import FAR_ABOVE

INTENTS = (
    "reconnect", "informational-interview", "ask-introduction", "ask-recommendation",
    "ask-referral", "ask-help", "cold", "introduce", "follow-up", "thank", "congratulate", "share",
    "greeting", "offer",
)  # fmt: skip
# Each code with the practice it stands for.
PRACTICES = {
    "no-identity": "A5",
    "no-purpose": "B1",
    "many-asks": "C3",
    "no-way-out": "B4",
    "gap-not-acknowledged": "A4",
    "desperate-tone": "A4",
    "entitled-tone": "A4",
    "ask-before-give": "C2",
    "vague-offer": "C3",
    "no-familiarity": "C3",
    "too-long": "C3",
    "all-about-me": "D4",
    "impersonal": "D8",
    "unfilled-placeholder": "D8",
    "vague-subject": "A4",
    "hidden-ask": "B1",
    "no-blurb": "B3",
    "contact-shared-early": "A6",
    "no-reason": "A6",
    "crosses-boundary": "B4",
    "frequent-ask-not-acknowledged": "B2",
    "mixed-register": "D8",
    "vague-question": "B3",
}
# A message with one of these is not to be sent as it is; the others are advice.
GRAVE = frozenset({"crosses-boundary", "contact-shared-early", "unfilled-placeholder"})


class Fault(NamedTuple):
    """A fault, where it stands in the text as it was given, and by which code it is mended."""

    code: str
    start: int
    end: int
    facts: Mapping[str, object] = {}
    mend: str = ""

    @property
    def severity(self) -> str:
        """Return stop for what must not be sent, else advice."""
        return "stop" if self.code in GRAVE else "advice"

    @property
    def practice(self) -> str:
        """Return the practice it goes against."""
        return PRACTICES[self.code]


@dataclass(frozen=True, slots=True)
class Relation:
    """What is known of the relation. None is unknown, and an unknown never accuses.

    `level_gap` is theirs minus mine; `consent` says who agreed to an introduction: none, one or
    both; `never` holds what they are not to be asked for, as kinds of `core.asks`, with why;
    `busy_until` is the last day of a busy period that holds today; `close`, that one asks them as
    one asks a peer, however high they stand.
    """

    knows_me: str | None = None  # yes, maybe, no
    days_since_last_exchange: int | None = None
    level_gap: int | None = None
    worked_together: bool | None = None
    asks_last_60_days: int | None = None
    given_before: bool | None = None
    register: str | None = None  # tu, vous
    recipient: str | None = None
    other: str | None = None
    consent: str | None = None
    never: Mapping[str, str] = field(default_factory=dict)
    busy_until: date | None = None
    busy_why: str = ""
    close: bool = False

    @property
    def far_above(self) -> bool:
        """Tell whether they are known to stand far above me, and are not close."""
        return self.level_gap is not None and self.level_gap >= FAR_ABOVE and not self.close


@dataclass(frozen=True, slots=True)
class Case:
    """A message to be judged, with all that the rules judge it by."""

    message: Message
    intent: str
    relation: Relation
    phrases: Phrases
    lang: str
