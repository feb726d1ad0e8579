"""How far a goal is, as its page shows it: what is covered, the gap first, and the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from entregent.core.plan import Code
from entregent.services.wording import coverage as wording
from entregent.services.wording import old_trade as seen
from entregent.services.wording import plans
from entregent.storage.queries.lineage import names_of

if TYPE_CHECKING:
    from entregent.services.coverage_kept import Coverage, Part
    from entregent.services.old_trade import OldTrade, Sight
    from entregent.services.plans import First, Road
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
class Covered:
    """The sentences of a coverage, and its rows."""

    sentences: list[str]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the plan: in words, how far it has come, whom to begin with."""

    code: str
    said: str
    done: int
    wanted: int
    so_far: str
    by: str
    is_done: bool
    is_now: bool
    first: "tuple[First, ...]"


@dataclass(frozen=True, slots=True)
class Planned:
    """The sentences of a plan, and its steps."""

    sentences: list[str]
    rows: list[StepRow]


@dataclass(frozen=True, slots=True)
class OldTradeShown:
    """Who sees me in my old trade and who does not, some of each by name, what to say to them."""

    labelling: str
    to_them: str
    labels: list[tuple[int, str, str]]  # person, name, why
    free: str
    to_others: str
    others: list[tuple[int, str, str]]


def shown(goal: "Goal", road: "Road | None", on: date) -> dict[str, object]:
    """Return what the page shows of how far a goal is, nothing where that is not known yet."""
    if road is None:
        return {}
    return {
        "covered": _covered(goal, road.coverage),
        "plan": _planned(road, on),
        "old_trade": _old_trade(road.old_trade) if road.old_trade else None,
    }


def _old_trade(told: "OldTrade") -> OldTradeShown:
    return OldTradeShown(
        seen.labelling(told), seen.to_them() if told.labelling else "", _some(told.labelling),
        seen.free(told), seen.to_others() if told.free else "", _some(told.free),
    )  # fmt: skip


def _some(sights: "tuple[Sight, ...]") -> list[tuple[int, str, str]]:
    return [(one.seen.person, one.name, seen.why(one)) for one in sights[:NAMED]]


def _planned(road: "Road", on: date) -> Planned:
    rows = [
        StepRow(
            one.code, plans.step(one), one.done, one.wanted, plans.so_far(one), plans.by(one, on),
            one.is_done, one == road.plan.now, road.first if one.code is Code.BASE else (),
        )
        for one in road.plan.steps
    ]  # fmt: skip
    return Planned(plans.summary(road.plan), rows)


def _covered(goal: "Goal", found: "Coverage") -> Covered:
    targets = {target.pk: target for target in goal.all_targets}
    names = names_of({pk for part in found.parts for pk in part.who})
    rows = [_row(targets[part.target], part, names) for part in wording.gaps_first(found)]
    return Covered(wording.summary(found, targets), rows)


def _row(target: "Target", part: "Part", names: Mapping[int, str]) -> Row:
    one = target.kind == "person"
    people = [(pk, names[pk]) for pk in part.who[:NAMED] if pk in names and not one]
    led = part.within_reach and not part.known
    words = str(target.person_id) if one else target.value if target.kind != "function" else ""
    return Row(target, wording.of_target(target, part), not part.known, people, words * bool(led))
