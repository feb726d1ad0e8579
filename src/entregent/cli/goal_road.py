"""How far a goal is, as `goal show` and `goal plan` tell it: its coverage, and the plan."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services import plans
    from entregent.services.coverage_kept import Coverage, Part
    from entregent.services.goal_helpers import Helper
    from entregent.services.old_trade import OldTrade, Sight
    from entregent.storage.models import Goal, Target

_COVERAGE = _("How far your network covers it:")
_PLAN = _("The plan, to %(day)s:")
_OLD_TRADE = _("Who still sees your old trade:")
_SHOWN = 3  # people by name
_LATER = _(
    "How far your network covers it, and the plan towards it: entregent goal plan %(number)s"
)
_HELPED = _("%(name)s: %(what)s")
_BEGIN = _("Begin with: %(names)s.")
_INDENT = 2
_DIGITS = 4  # of a share


@dataclass(frozen=True, slots=True)
class Road:
    """What is told of an open goal beside what it is."""

    goal: "Goal"
    told: "plans.Road"
    on: date

    def print(self) -> None:
        """Print it."""
        if self.told.coverage.parts:
            _print_coverage(self.goal, self.told.coverage)
        _print_plan(self.told, self.on)
        if self.told.old_trade:
            _print_old_trade(self.told.old_trade)

    def json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "coverage": _coverage_json(self.goal, self.told.coverage),
            "plan": _plan_json(self.told),
            "old_trade": _old_trade_json(self.told.old_trade) if self.told.old_trade else None,
        }


@dataclass(frozen=True, slots=True)
class Helped:
    """What is told of a closed goal beside what it is: who helped on the way."""

    helpers: "list[Helper]"

    def print(self) -> None:
        """Print it."""
        from entregent.services.wording import goal_helpers as wording  # noqa: PLC0415 - only when asked for

        if self.helpers:
            click.echo(wording.summary(self.helpers))
        for one in self.helpers:
            told = say(_HELPED, name=one.person.name, what=wording.what(one))
            item = click.style(f"  {one.item.id}", dim=True) if one.item else ""
            click.echo(f"{' ' * _INDENT}{told}{item}")

    def json(self) -> dict[str, Any]:
        """Return it as plain values."""
        from entregent.services.wording import goal_helpers as wording  # noqa: PLC0415 - only when asked for

        return {
            "helpers": [
                {
                    "person": {"id": one.person.pk, "name": one.person.name},
                    "what": wording.what(one),
                    "thank": one.item.id if one.item else None,
                }
                for one in self.helpers
            ]
        }


@dataclass(frozen=True, slots=True)
class Later:
    """That the road of an open goal takes a while to be worked out, and how to ask for it."""

    goal: "Goal"

    def print(self) -> None:
        """Print it."""
        click.echo(say(_LATER, number=self.goal.pk))

    def json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"coverage": None, "plan": None, "old_trade": None}


def road(goal: "Goal", *, on: date, wait: bool = False) -> Road | Helped | Later:
    """Return what is told of a goal beside what it is; of a large book that has changed, only to
    whoever waits for it.
    """
    from entregent.services.plans import road_at_once, road_of  # noqa: PLC0415 - only when asked for

    if goal.closed_on is not None:
        from entregent.services.goal_helpers import who_helped  # noqa: PLC0415 - only when asked for

        return Helped(who_helped(goal.book, goal, on=on))
    told = (road_of if wait else road_at_once)(goal.book, goal, on=on)
    return Road(goal, told, on) if told else Later(goal)


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


def _print_plan(road: "plans.Road", on: date) -> None:
    from entregent.services.wording import plans as wording  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import day  # noqa: PLC0415 - only when asked for

    click.echo(say(_PLAN, day=day(road.plan.ends, today=on)))
    click.echo(" " * _INDENT + " ".join(wording.summary(road.plan)))
    for step in road.plan.steps:
        mark = "→" if step == road.plan.now else " "
        so_far = f"{wording.so_far(step)} · {wording.by(step, on)}"
        click.echo(f"{' ' * _INDENT}{mark} {wording.step(step)}  {so_far}")
        if step == road.plan.now and step.code == "base":
            names = ", ".join(wording.first(one) for one in road.first)
            click.secho(" " * 2 * _INDENT + say(_BEGIN, names=names), dim=True)


def _plan_json(road: "plans.Road") -> dict[str, Any]:
    from entregent.services.wording import plans as wording  # noqa: PLC0415 - only when asked for

    return {
        "begins": road.plan.begins,
        "ends": road.plan.ends,
        "share": round(road.plan.share, _DIGITS),
        "now": road.plan.now.code if road.plan.now else None,
        "steps": [
            {
                "code": step.code,
                "wanted": step.wanted,
                "done": step.done,
                "by": step.by,
                "sentence": wording.step(step),
                "counted": wording.counted_by(step),
            }
            for step in road.plan.steps
        ],
        "begin_with": [
            {"person": {"id": one.person, "name": one.name}, "circle": one.circle}
            for one in road.first
        ],
        "sentences": wording.summary(road.plan),
    }


def _print_old_trade(told: "OldTrade") -> None:
    from entregent.services.wording import old_trade as wording  # noqa: PLC0415 - only when asked for

    click.echo(say(_OLD_TRADE))
    for people, sentence, to_say in (
        (told.labelling, wording.labelling(told), wording.to_them()),
        (told.free, wording.free(told), wording.to_others()),
    ):
        if sentence:
            click.echo(" " * _INDENT + (f"{sentence} {to_say}" if people else sentence))
        for one in people[:_SHOWN]:
            click.echo(" " * 2 * _INDENT + wording.named(one))


def _old_trade_json(told: "OldTrade") -> dict[str, Any]:
    from entregent.services.wording import old_trade as wording  # noqa: PLC0415 - only when asked for

    def of(one: "Sight") -> dict[str, Any]:
        person = {"id": one.seen.person, "name": one.name}
        return {"person": person, "why": one.seen.why, "reason": wording.why(one)}

    return {
        "sector": told.sector or None,
        "asked": told.asked,
        "labelling": [of(one) for one in told.labelling],
        "free": [of(one) for one in told.free],
        "sentences": [wording.labelling(told), *filter(None, [wording.free(told)])],
        "say": {"labelling": wording.to_them(), "free": wording.to_others()},
    }
