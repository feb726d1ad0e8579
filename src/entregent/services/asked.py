"""What the list of people is asked for in its address: words, filters, order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from entregent.core.telephone import digits_sought
from entregent.core.text import fold
from entregent.core.ties import Label
from entregent.services.listing import words_of
from entregent.storage.queries.wanted import Wanted

SILENCES = {"3": 91, "6": 183, "12": 365, "24": 730}  # months, in days
NEVER = "never"
SORTS = ("name", "strength", "last", "due")
LABELS = tuple(label.value for label in Label)
_LONGEST = 200  # characters of a field
_LONGEST_TRAIL = 20  # pages one may go back through, one by one
_TICKED = ("no_cadence", "no_email", "new", "archived")
_NAMES = {"no_cadence": "no-cadence", "no_email": "no-email"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The form above the list, as it was filled in; "" where nothing is asked."""

    q: str = ""
    circle: str = ""
    label: str = ""
    organisation: str = ""
    silent: str = ""
    no_cadence: str = ""
    no_email: str = ""
    new: str = ""
    archived: str = ""
    sort: str = ""

    @property
    def nobody(self) -> bool:
        """Tell whether the search holds no word at all, so that nobody is found."""
        return bool(self.q and not fold(self.q))

    @property
    def filters(self) -> dict[str, str]:
        """Return each filter asked, by its name in the address."""
        return {name: value for name, value in self._said() if name not in ("q", "sort")}

    @property
    def query(self) -> str:
        """Return the part of an address that asks the same, "" for everybody by name."""
        return urlencode(list(self._said()))

    def without(self, name: str) -> str:
        """Return the part of an address that asks the same but for one filter."""
        return urlencode([(said, value) for said, value in self._said() if said != name])

    def page_after(self, after: int, trail: Sequence[int]) -> str:
        """Return the part of an address that asks the page after somebody, 0 for the first one."""
        place = [("after", str(after))] if after else []
        if after and trail:
            place.append(("before", ".".join(map(str, trail[-_LONGEST_TRAIL:]))))
        return urlencode([*self._said(), *place])

    def _said(self) -> list[tuple[str, str]]:
        told = ((_NAMES.get(f.name, f.name), getattr(self, f.name)) for f in fields(self))
        return [(name, value) for name, value in told if value]

    def wanted(self) -> Wanted:
        """Return whom it asks for."""
        return Wanted(
            words=words_of(self.q),
            number=digits_sought(self.q),
            circle=fold(self.circle),
            label=Label(self.label) if self.label else None,
            organisation=fold(self.organisation),
            silent_for=SILENCES.get(self.silent, 0),
            never=self.silent == NEVER,
            no_cadence=bool(self.no_cadence),
            no_email=bool(self.no_email),
            last_import=bool(self.new),
            archived=bool(self.archived),
            sort=self.sort or SORTS[0],
        )


def asked_of(said: Mapping[str, str]) -> Asked:
    """Return what an address asks; what it cannot mean is left out."""
    asked = Asked(
        **{
            f.name: said.get(_NAMES.get(f.name, f.name), "").replace("\0", "").strip()[:_LONGEST]
            for f in fields(Asked)
        }
    )
    return replace(
        asked,
        label=asked.label if asked.label in LABELS else "",
        silent=asked.silent if asked.silent in (*SILENCES, NEVER) else "",
        sort=asked.sort if asked.sort in SORTS[1:] else "",
        circle=asked.circle if fold(asked.circle) else "",
        organisation=asked.organisation if fold(asked.organisation) else "",
        **{name: "1" if getattr(asked, name) else "" for name in _TICKED},
    )


def trail_of(said: Mapping[str, str]) -> list[int]:
    """Return after whom each of the pages before this one begins, 0 for the first of them."""
    told = said.get("before", "").split(".")[-_LONGEST_TRAIL:]
    return [int(after) for after in told if after.isdecimal() and len(after) < 16]


def after_of(said: Mapping[str, str]) -> int | None:
    """Return the person after whom the page begins, None for the first page."""
    after = said.get("after", "")
    return int(after) if after.isdecimal() and len(after) < 16 else None
