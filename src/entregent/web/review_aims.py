"""What one aims at in the review, as its page shows it and its forms ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entregent.core.functions import FUNCTIONS
from entregent.core.level import LEVELS
from entregent.core.sectors import SECTORS
from entregent.core.text import number_in
from entregent.services.errors import EntregentError
from entregent.services.review_aims import ShareAim, growth_of, share_aims
from entregent.services.wanted_shares import DECADES, want_new_ties, want_share
from entregent.services.wording import review as words
from entregent.services.wording import review_aims as wording
from entregent.services.wording.pages import refusal

if TYPE_CHECKING:
    from entregent.services.review import Named
    from entregent.services.review_kept import Review
    from entregent.storage.models import Book

_CODES = {"sector": SECTORS, "function": FUNCTIONS, "level": LEVELS, "generation": DECADES}
_PLACE = "place:"
_NONE = -1  # no number: refused with its reason


@dataclass(frozen=True, slots=True)
class ShareForm:
    """The form that wants a share: what of, a town where that is a place, how much."""

    of: str = ""
    town: str = ""
    percent: str = ""
    new_ties: str = ""
    refusal: str = ""

    @property
    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return what may be chosen, dimension by dimension: values and their names."""
        return [
            (
                words.dimension(code),
                [(f"{code}:{one}", words.capital(words.value(code, one, {}))) for one in values],
            )
            for code, values in _CODES.items()
        ]

    def save(self, book: "Book") -> None:
        """Want the share, or the new ties."""
        if self.new_ties:
            want_new_ties(book, _number(self.new_ties))
            return
        dimension, _, value = self.of.partition(":")
        text = self.town if self.of == _PLACE else value
        want_share(book, dimension, text, _number(self.percent))

    def refused(self, error: EntregentError) -> "ShareForm":
        """Return the form as filled in, with what is wrong in words."""
        return replace(self, refusal=refusal(error))


def share_form_of(post: Mapping[str, str]) -> ShareForm:
    """Return the form as it was sent."""
    told = (post.get(name, "") for name in ("of", "town", "percent", "new-ties"))
    return ShareForm(*told)


@dataclass(frozen=True, slots=True)
class AimRow:
    """A share that is wanted, in words."""

    aim: ShareAim
    said: str

    @property
    def now(self) -> int:
        """Return the share there is, in percent."""
        return round(100 * (self.aim.share or 0.0))

    @property
    def wanted(self) -> int:
        """Return the share that is wanted, in percent."""
        return round(100 * self.aim.wanted)


@dataclass(frozen=True, slots=True)
class WiderRow:
    """Somebody to meet or revive, and why."""

    person: int
    name: str
    why: str


def aims_shown(
    book: "Book", told: "Review", names: "Named", form: ShareForm | None
) -> dict[str, object]:
    """Return what the page shows of what is aimed at, and who would widen the network."""
    called = {one.code: one.called for one in told.dimensions}
    growth = growth_of(book, told)
    return {
        "aims": [AimRow(one, wording.aim(one)) for one in share_aims(book, told)],
        "growth": growth,
        "growth_said": wording.growth(growth),
        "wider": [
            WiderRow(one.person, names.people[one.person], wording.wider(one, called))
            for one in told.wider
            if one.person in names.people
        ],
        "share_form": form or ShareForm(),
    }


def _number(text: str) -> int:
    found = number_in(text.strip().removesuffix("%").strip())
    return _NONE if found is None else found
