"""What a strength is made of, in words."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from entregent.core.shares import Age, Kind, in_hundredths
from entregent.services.wording.language import Sentence, _, say
from entregent.services.wording.likeness import percent

KINDS: dict[Kind, Sentence] = {
    Kind.MET: _("Meetings"),
    Kind.SPOKEN: _("Calls"),
    Kind.MAILS: _("Mails"),
    Kind.MESSAGES: _("Messages"),
    Kind.EARLIER: _("Earlier exchanges"),
}
AGES: dict[Age, Sentence] = {
    Age.WEEK: _("Under a week"),
    Age.QUARTER: _("Under three months"),
    Age.YEAR: _("Under a year"),
    Age.EARLIER: _("Before that"),
}


class Share(NamedTuple):
    """A share of a strength: what gave it, how many in a hundred, the same in words."""

    name: str
    hundredths: int
    percent: str


def kinds(shares: Mapping[Kind, float]) -> list[Share]:
    """Return the share of each kind of exchange that gave one in a hundred or more."""
    return _told((say(KINDS[kind]), share) for kind, share in shares.items())


def ages(shares: Mapping[Age, float]) -> list[Share]:
    """Return the share of each age that gave one in a hundred or more."""
    return _told((say(AGES[age]), share) for age, share in shares.items())


def _told(shares: Iterable[tuple[str, float]]) -> list[Share]:
    named = list(shares)
    hundredths = in_hundredths([share for _name, share in named])
    return [
        Share(name, number, percent(number / 100))
        for (name, _share), number in zip(named, hundredths, strict=True)
        if number
    ]
