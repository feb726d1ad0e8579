"""`goal`: what one wants to reach, and what it is aimed at."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import (
    Day,
    on_option,
    pairs_said,
    print_json,
    print_table,
    the_book,
    wants_json,
)
from entregent.core.goals import KINDS
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.cli.goal_road import Helped, Later, Road
    from entregent.storage.models import Goal

_FIELDS = ("name", "kind", "why", "by", "target")


@click.group(
    "goal",
    subcommand_metavar=say(_("COMMAND…")),
    help=say(_("Keep goals: what you want to reach, with whom, by when.")),
)
def goal_command() -> None:
    pass


@goal_command.command("add", help=say(_("Begin a goal.")))
@click.argument("name", metavar=say(_("NAME")))
@click.option("--kind", type=click.Choice(KINDS), default="other", help=say(_("What it is.")))
@click.option(
    "--target", "targets", multiple=True, metavar=say(_("KIND=VALUE")),
    help=say(_("What it is aimed at: organisation, sector, function, place, title or person.")),
)  # fmt: skip
@click.option("--why", default="", help=say(_("Why it matters to you.")))
@click.option("--by", type=Day(), help=say(_("The day by which you want to be there.")))
def add(name: str, kind: str, targets: tuple[str, ...], why: str, by: date | None) -> None:
    book = the_book()
    from entregent.services.goals import add_goal, parse_aim  # noqa: PLC0415 - only when asked for

    aims = [parse_aim(target) for target in targets]
    _tell(add_goal(book, name=name, kind=kind, why=why, by=by, aims=aims))


@goal_command.command("list", help=say(_("List the goals, the open ones first.")))
def list_() -> None:
    book = the_book()
    from entregent.services.wording.goals import goal_kind, target_value  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.goals import goals  # noqa: PLC0415 - only when asked for

    rows = goals(book)
    if wants_json():
        print_json([as_json(goal) for goal in rows])
        return
    if not rows:
        click.echo(say(_('No goal yet. Begin one: entregent goal add "A job in Lyon" --kind job')))
        return
    print_table(
        [
            [
                goal.name, goal_kind(goal.kind),
                ", ".join(target_value(target) for target in goal.all_targets),
                _when(goal), str(goal.pk),
            ]
            for goal in rows
        ],
        head=[say(_("Goal")), say(_("Kind")), say(_("Aimed at")), say(_("By")), "ID"],
    )  # fmt: skip


@goal_command.command("show", help=say(_("Tell all about a goal.")))
@click.argument("which", metavar=say(_("GOAL")))
@on_option
def show(which: str, on: date | None) -> None:
    book = the_book()
    from entregent.cli.goal_road import road  # noqa: PLC0415 - only when asked for
    from entregent.services.goals import find_goal  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    goal = find_goal(book, which)
    _tell(goal, road(goal, on=day_today(book, on)))


@goal_command.command(
    "plan", help=say(_("Tell how far your network covers a goal, and the plan towards it."))
)
@click.argument("which", metavar=say(_("GOAL")))
@on_option
def plan(which: str, on: date | None) -> None:
    book = the_book()
    from entregent.cli.goal_road import road  # noqa: PLC0415 - only when asked for
    from entregent.services.goals import find_goal  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    goal = find_goal(book, which)
    told = road(goal, on=day_today(book, on), wait=True)
    if wants_json():
        print_json({"id": goal.pk, "name": goal.name, **told.json()})
    else:
        _title(goal)
        told.print()


@goal_command.command("close", help=say(_("Close a goal: it stays to be looked back at.")))
@click.argument("which", metavar=say(_("GOAL")))
@click.option(
    "--reached",
    is_flag=True,
    help=say(_("You got there: those who helped on the way will be in the list of the day.")),
)
@on_option
def close(which: str, reached: bool, on: date | None) -> None:
    book = the_book()
    from entregent.cli.goal_road import road  # noqa: PLC0415 - only when asked for
    from entregent.services.goals import close_goal, find_goal  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    goal = find_goal(book, which)
    day = day_today(book, on)
    close_goal(book, goal, on=day, reached=reached)
    _tell(goal, road(goal, on=day))


@goal_command.command("open", help=say(_("Open a closed goal again.")))
@click.argument("which", metavar=say(_("GOAL")))
def open_(which: str) -> None:
    book = the_book()
    from entregent.services.goals import find_goal, reopen_goal  # noqa: PLC0415 - only when asked for

    goal = find_goal(book, which)
    reopen_goal(book, goal)
    _tell(goal)


@goal_command.command(
    "set",
    help=say(
        _(
            "Correct a goal: name, kind, why, by or target, each as FIELD=VALUE."
            " target=organisation=Airbus aims at one thing more, target=-organisation=Airbus at one"
            " less."
        )
    ),
)
@click.argument("which", metavar=say(_("GOAL")))
@click.argument("fields", metavar=say(_("FIELD=VALUE…")), nargs=-1, required=True)
def set_(which: str, fields: tuple[str, ...]) -> None:
    pairs = pairs_said(fields, _FIELDS)
    book = the_book()
    from entregent.services.goals import find_goal, set_goal  # noqa: PLC0415 - only when asked for

    goal = find_goal(book, which)
    set_goal(book, goal, pairs)
    _tell(find_goal(book, str(goal.pk)))


def as_json(goal: "Goal") -> dict[str, Any]:
    """Return a goal as plain values."""
    from entregent.storage.queries.goals import targets_of  # noqa: PLC0415 - only when asked for

    targets = goal.all_targets if hasattr(goal, "all_targets") else targets_of(goal)
    return {
        "id": goal.pk,
        "name": goal.name,
        "kind": goal.kind,
        "why": goal.why,
        "started_on": goal.started_on,
        "by": goal.by,
        "closed_on": goal.closed_on,
        "reached": goal.reached,
        "targets": [
            {
                "id": target.pk,
                "kind": target.kind,
                "value": target.value,
                "person": {"id": target.person.pk, "name": target.person.name}
                if target.person
                else None,
            }
            for target in targets
        ],
    }


def _title(goal: "Goal") -> None:
    click.secho(goal.name, bold=True, fg="green", nl=False)
    click.secho(f"  #{goal.pk}", dim=True)


def _tell(goal: "Goal", road: "Road | Helped | Later | None" = None) -> None:
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.goal_proposals import proposals_kept  # noqa: PLC0415 - only when asked for

    proposed = proposals_kept(goal.book, goal, on=today(goal.book))
    if wants_json():
        told = [
            {"kind": one.aim.kind, "value": one.aim.value, "people": one.people} for one in proposed
        ]
        more = road.json() if road else {}
        print_json({**as_json(goal), "proposed": told, **more})
        return
    from entregent.services.wording.goals import goal_kind, proposal, target_kind, target_value  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.pages import words as label  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.goals import targets_of  # noqa: PLC0415 - only when asked for

    _title(goal)
    when = _when(goal)
    if goal.by and not goal.closed_on:
        when = label("goal-for", day=when)
    click.echo(" · ".join(part for part in (goal_kind(goal.kind), when) if part))
    if goal.why:
        click.echo(goal.why)
    for target in targets_of(goal):
        click.echo(click.style(f"  {target_kind(target.kind)} ", dim=True) + target_value(target))
    if proposed:
        click.echo(say(_("It could be aimed at:")))
    for one in proposed:
        kind = click.style(f"  {target_kind(one.aim.kind)} ", dim=True)
        click.echo(f"{kind}{proposal(one)}  target={one.aim.kind}={one.aim.value}")
    if road:
        road.print()


def _when(goal: "Goal") -> str:
    from entregent.services.wording.times import partial  # noqa: PLC0415 - only when asked for

    if goal.reached and goal.closed_on:
        return say(_("reached on %(day)s"), day=partial(goal.closed_on.isoformat()))
    if goal.closed_on:
        return say(_("closed on %(day)s"), day=partial(goal.closed_on.isoformat()))
    return partial(goal.by.isoformat()) if goal.by else ""
