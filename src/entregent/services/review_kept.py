"""The figures of a review as they are kept: a file beside the book that names nobody.

People, goals and circles stand there by their number, and are named when the review is shown.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, is_dataclass
from types import NoneType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from entregent.core.diversity import KeyContacts, Spread, Then
from entregent.core.erosion import Wear
from entregent.core.regularity import Rhythm
from entregent.storage.home import make_home, review_file, write_private

AS_BUILT = 2  # raised with every change of what is worked out or of how it is kept


@dataclass(frozen=True, slots=True)
class Told:
    """A dimension: how people and attention are spread, the active ties at the end of each year.

    `called` names the values whose code is no word: towns.
    """

    code: str
    spread: Spread
    years: list[Then]
    called: dict[str, str]


@dataclass(frozen=True, slots=True)
class Young:
    """Ties first met within the year: of `new` active ones so many have not taken root, the latest
    of them by number; `unwritten` more were met, and nothing was exchanged with them.
    """

    new: int
    rootless: int
    latest: list[int]
    unwritten: int


class Brought(NamedTuple):
    """A value that somebody would bring, and the share of the active ties that have it now."""

    dimension: str
    value: str
    share: float


@dataclass(frozen=True, slots=True)
class Wider:
    """Somebody to meet or revive for the widest gain, by number; how many days they are silent,
    None where nothing was ever exchanged; what they would bring, what brings most first.
    """

    person: int
    silent: int | None
    brings: list[Brought]


@dataclass(frozen=True, slots=True)
class Review:
    """What a review tells of a book on a day. `people` are all but those in the archives, `first`
    is the day of the first exchange, None where there is none.
    """

    on: str  # ISO
    people: int
    first: str | None
    contacts: int  # days of contact, in the last year
    wear: Wear
    young: Young
    rhythm: Rhythm
    dimensions: list[Told]
    key_contacts: KeyContacts
    wider: list[Wider]


def keep(review: Review, key: object) -> None:
    """Leave a review in a file, in the place of whichever was there; no room for it, leave none."""
    with suppress(OSError):
        make_home()
        told = {"key": _name(key), "review": asdict(review)}
        write_private(review_file(), json.dumps(told))


def kept(key: object) -> Review | None:
    """Return the review that was kept under a key, None when there is none that is whole."""
    try:
        told = json.loads(review_file().read_text())
        return _made(Review, told["review"]) if told["key"] == _name(key) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _name(key: object) -> str:
    return repr((AS_BUILT, key))


def _made(kind: Any, told: Any) -> Any:
    """Return a value of a type as JSON tells it."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(
            **{each.name: _made(hints[each.name], told[each.name]) for each in fields(kind)}
        )
    some = [each for each in get_args(kind) if each is not NoneType]
    if get_origin(kind) is list:
        return [_made(some[0], each) for each in told]
    if told is not None and len(some) == 1:  # X | None
        return _made(some[0], told)
    return kind(*told) if hasattr(kind, "_fields") else told
