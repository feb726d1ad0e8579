"""How far a goal is covered as its page shows it: the targets of which one knows nobody first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entregent.services.wording import coverage as wording
from entregent.storage.queries.lineage import names_of

if TYPE_CHECKING:
    from entregent.services.coverage_kept import Coverage, Part
    from entregent.storage.models import Goal, Target

NAMED = 3  # people of a target


@dataclass(frozen=True, slots=True)
class Row:
    """A target with how far it is covered in words, some of its people, and the words by which
    paths to it are sought: "" where one is there, or nobody is known to be.
    """

    target: "Target"
    said: str
    is_gap: bool
    people: list[tuple[int, str]]
    sought: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentences of a coverage, and its rows."""

    sentences: list[str]
    rows: list[Row]


def shown(goal: "Goal", found: "Coverage | None") -> Shown | None:
    """Return what the page shows of how far a goal is covered, None where that is not known yet."""
    if found is None:
        return None
    targets = {target.pk: target for target in goal.all_targets}
    names = names_of({pk for part in found.parts for pk in part.who})
    rows = [_row(targets[part.target], part, names) for part in wording.gaps_first(found)]
    return Shown(wording.summary(found, targets), rows)


def _row(target: "Target", part: "Part", names: Mapping[int, str]) -> Row:
    one = target.kind == "person"
    people = [(pk, names[pk]) for pk in part.who[:NAMED] if pk in names and not one]
    led = part.within_reach and not part.known
    words = str(target.person_id) if one else target.value if target.kind != "function" else ""
    return Row(target, wording.of_target(target, part), not part.known, people, words * bool(led))
