"""How far a goal is, as `goal show` tells it: what of it one's network covers."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.coverage_kept import Coverage, Part
    from entregent.storage.models import Goal, Target

_COVERAGE = _("How far your network covers it:")
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Road:
    """What is told of an open goal beside what it is."""

    goal: "Goal"
    coverage: "Coverage"

    def print(self) -> None:
        """Print it."""
        if self.coverage.parts:
            _print_coverage(self.goal, self.coverage)

    def json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"coverage": _coverage_json(self.goal, self.coverage)}


def road(goal: "Goal", *, on: date) -> Road | None:
    """Return what is told of a goal beside what it is, None of one that is closed."""
    from entregent.services.coverage import coverage_of  # noqa: PLC0415 - only when asked for

    if goal.closed_on is not None:
        return None
    return Road(goal, coverage_of(goal.book, goal, on=on))


def _targets(goal: "Goal") -> "dict[int, Target]":
    return {target.pk: target for target in goal.all_targets}


def _print_coverage(goal: "Goal", found: "Coverage") -> None:
    from entregent.services.wording import coverage as wording  # noqa: PLC0415 - only when asked for

    targets = _targets(goal)
    click.echo(say(_COVERAGE))
    click.echo(" " * _INDENT + " ".join(wording.summary(found, targets)))
    for part in wording.gaps_first(found):
        click.echo(" " * 2 * _INDENT + wording.line(targets[part.target], part))


def _coverage_json(goal: "Goal", found: "Coverage") -> dict[str, Any]:
    from entregent.services.wording import coverage as wording  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.lineage import names_of  # noqa: PLC0415 - only when asked for

    targets = _targets(goal)
    names = names_of({pk for part in found.parts for pk in part.who})
    return {
        **_part_json(found.whole),
        "introduced": found.introduced,
        "sentences": wording.summary(found, targets),
        "targets": [
            {
                "id": part.target,
                **_part_json(part),
                "people": [{"id": pk, "name": names[pk]} for pk in part.who if pk in names],
                "sentence": wording.line(targets[part.target], part),
            }
            for part in found.parts
        ],
    }


def _part_json(part: "Part") -> dict[str, int]:
    told = ("strong", "weak", "by_two", "by_three", "none", "spoken")
    return {name: getattr(part, name) for name in told}
