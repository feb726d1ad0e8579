"""Two people who may be one, side by side: where they agree, where one has to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from entregent.core.text import fold
from entregent.services.merging_fields import theirs_wins
from entregent.storage.bulk import counted, matching
from entregent.storage.models import Book, LikelyPair, Note, Person, Position
from entregent.storage.queries.positions import shown

SAME, DIFFERENT, ONLY_ONE = "same", "different", "only-one"
_OF_PERSON = ("birthday", "how_met", "met_on", "language", "register", "worked_together")
_WAYS = ("email", "phone", "profile", "web", "postal")


@dataclass(frozen=True, slots=True)
class Single:
    """What each says where a person has one value; `wins` is whose stays unless one chooses."""

    field: str
    a: str
    b: str
    state: str
    wins: int


@dataclass(frozen=True, slots=True)
class Joined:
    """What each has where a person may have many: all of it stays."""

    field: str
    a: list[str]
    b: list[str]
    same: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A pair with all that one decides by."""

    pair: LikelyPair
    singles: list[Single]
    joined: list[Joined]
    notes: tuple[int, int]

    @property
    def to_choose(self) -> int:
        """Return in how many fields they differ."""
        return sum(single.state == DIFFERENT for single in self.singles)


def side_by_side(book: Book, pairs: Sequence[LikelyPair]) -> list[SideBySide]:
    """Return the pairs, read with what one decides by, field by field."""
    people = [person for pair in pairs for person in (pair.a, pair.b)]
    notes = counted(Note, "person_id", [p.pk for p in people], book_id=book.pk)
    through = {p.through_id for p in people if p.through_id}
    names = dict(matching(Person, ("id", "name"), "id", through, book_id=book.pk))
    return [
        SideBySide(
            pair,
            _singles(pair.a, pair.b, names),
            _joined(pair.a, pair.b),
            (notes.get(pair.a_id, 0), notes.get(pair.b_id, 0)),
        )
        for pair in pairs
    ]


def _singles(a: Person, b: Person, names: dict[int, str]) -> list[Single]:
    one, other = (shown(p.current_positions) for p in (a, b))
    typed_there = bool(other and other.origin == "typed" and not (one and one.origin == "typed"))
    said = [
        ("name", a.name, b.name, theirs_wins(a, b, "name")),
        ("title", _title(one), _title(other), typed_there),
        ("organisation", _organisation(one), _organisation(other), typed_there),
        *((f, _text(a, f), _text(b, f), theirs_wins(a, b, f)) for f in _OF_PERSON),
        (
            "through",
            names.get(a.through_id or 0, ""),
            names.get(b.through_id or 0, ""),
            theirs_wins(a, b, "through_id"),
        ),
        ("cadence", _cadence(a), _cadence(b), False),
    ]
    return [
        Single(field, here, there, _state(here, there), b.pk if theirs or not here else a.pk)
        for field, here, there, theirs in said
        if here or there
    ]


def _state(a: str, b: str) -> str:
    if not a or not b:
        return ONLY_ONE
    return SAME if a == b or (fold(a) and fold(a) == fold(b)) else DIFFERENT


def _title(position: Position | None) -> str:
    return position.title if position else ""


def _organisation(position: Position | None) -> str:
    return position.organisation.name if position and position.organisation else ""


def _text(person: Person, field: str) -> str:
    return str(getattr(person, field) or "")


def _cadence(person: Person) -> str:
    tie = getattr(person, "tie", None)
    return str(tie.cadence) if tie and tie.cadence else ""


def _joined(a: Person, b: Person) -> list[Joined]:
    rows = [(kind, _addresses(a, kind), _addresses(b, kind)) for kind in _WAYS]
    rows.append(("circle", _circles(a), _circles(b)))
    return [
        Joined(field, list(here.values()), list(there.values()), here.keys() == there.keys())
        for field, here, there in rows
        if here or there
    ]


def _addresses(person: Person, kind: str) -> dict[str, str]:
    return {a.key: a.value for a in person.all_addresses if a.kind == kind}


def _circles(person: Person) -> dict[str, str]:
    return {m.circle.key: m.circle.name for m in person.in_circles}
