"""What is known of the relation with somebody, in words: what the check of a message goes by."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from entregent.services.wording.boundaries import boundary, worked_together
from entregent.services.wording.language import Sentence, _, ngettext, say
from entregent.services.wording.times import ago, counted

if TYPE_CHECKING:
    from entregent.services.relation import Known

_KNOWS_ME: dict[str | None, Sentence] = {
    "yes": _("You know each other"),
    "maybe": _("They may need to be told where you met"),
    "no": _("You do not know each other"),
    None: _("Nothing says how you know each other"),
}
_LEVELS: dict[int, Sentence] = {
    -1: _("Their title stands below yours"),
    0: _("At your level"),
    1: _("A step above you"),
    2: _("Well above you"),
}
_LEVEL_UNKNOWN = _("Their level is not known")
_MINE_UNKNOWN = _("Your own level is not known")
_LAST = _("Last in touch: %(ago)s")
_NEVER_IN_TOUCH = _("No exchange noted")
_ASKED = ngettext("One favour asked in two months", "%(count)s favours asked in two months")
_NOTHING_ASKED = _("Nothing asked for two months")
_GIVEN: dict[bool, Sentence] = {
    True: _("You did them a favour already"),
    False: _("No favour of yours to them is noted"),
}
_NO_BOUNDARY = _("No boundary noted")


class Told(NamedTuple):
    """One thing that is known, by its code, and the sentence that tells it."""

    code: str
    sentence: str


def relation_told(known: "Known", *, on: date) -> list[Told]:
    """Return all that is known of the relation, and what is not, one thing a line.

    Codes: knows-me, last-exchange, level, my-level, worked-together, asked, given, boundary.
    """
    relation = known.relation
    return [
        Told("knows-me", say(_KNOWS_ME[relation.knows_me])),
        Told("last-exchange", _last(relation.days_since_last_exchange, on)),
        _level(known),
        Told("worked-together", worked_together(relation.worked_together)),
        Told("asked", _asked(relation.asks_last_60_days or 0)),
        Told("given", say(_GIVEN[bool(relation.given_before)])),
        *(Told("boundary", boundary(row)) for row in known.boundaries),
        *([] if known.boundaries else [Told("boundary", say(_NO_BOUNDARY))]),
    ]


def _last(days: int | None, on: date) -> str:
    if days is None:
        return say(_NEVER_IN_TOUCH)
    return say(_LAST, ago=ago(on - timedelta(days=days), today=on))


def _level(known: "Known") -> Told:
    """Return how far above me they are; else whose level is not known, theirs first."""
    gap = known.relation.level_gap
    if gap is not None:
        return Told("level", say(_LEVELS[max(-1, min(gap, 2))]))
    if known.level:
        return Told("my-level", say(_MINE_UNKNOWN))
    return Told("level", say(_LEVEL_UNKNOWN))


def _asked(asks: int) -> str:
    said = counted(_ASKED, asks) if asks else say(_NOTHING_ASKED)
    return said[:1].upper() + said[1:]
