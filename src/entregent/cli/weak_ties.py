"""`weak-ties` and `reconnect`: whom to ask who brings something new, and whom to revive."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import on_option, position_of, print_json, the_book, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.core.weak_ties import WeakTie
    from entregent.services.brokerage import Part
    from entregent.services.weak_ties import Found
    from entregent.storage.models import Book, Goal

_NOBODY_YET = _("Nobody yet. Read your files into the book first: entregent import")
_PATHS = _("Paths to it: %(command)s")
_NOBODY_HAS_IT = _(
    "Nobody you know has what it is aimed at. Aim the goal at more:"
    " entregent goal set GOAL target=…"
)
_AIMED_AT_NOTHING = _(
    "The goal is aimed at nothing yet. Say at what: entregent goal set GOAL target=sector=…"
    " (or organisation=, function=, place=, title=)"
)


@click.command(
    "weak-ties",
    help=say(
        _(
            "List acquaintances who bring something those close to you do not: for a goal, or in"
            " general; why, and what to ask them."
        )
    ),
)
@click.option("--goal", metavar=say(_("GOAL")), help=say(_("The goal it is for.")))
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, help=say(_("At most so many people."))
)
@click.option("--network", is_flag=True, help=say(_("Your network in figures, and nobody to ask.")))
@on_option
def weak_ties_command(goal: str | None, limit: int, network: bool, on: date | None) -> None:
    book = the_book()
    if network:
        _tell_network(book, on)
        return
    from entregent.services.goals import find_goal  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    if goal:
        _for_a_goal(find_goal(book, goal), limit, day)
    else:
        _in_general(book, limit, day)


def _for_a_goal(goal: "Goal", limit: int, on: date) -> None:
    from entregent.services.goal_proposals import sought_by_paths, understood  # noqa: PLC0415 - only when asked for
    from entregent.services.weak_ties import weak_ties_for  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.goals import taken_for  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.goals import targets_of  # noqa: PLC0415 - only when asked for

    aims = understood(goal.book, goal)
    found = weak_ties_for(goal.book, goal, on=on, limit=limit, aims=aims)
    if wants_json():
        _print_json(goal.book, found, on)
        return
    if aims:
        click.secho(f"{taken_for(aims)}\n", dim=True)
    if not found:
        click.echo(say(_NOBODY_HAS_IT if aims or targets_of(goal) else _AIMED_AT_NOTHING))
    _print(found, {})
    if to := sought_by_paths(goal, aims):
        words = to[0].replace('"', "")
        quoted = f'"{words}"' if " " in words or "’" in words or "'" in words else words
        click.secho("\n" + say(_PATHS, command=f"entregent reach {quoted}"), dim=True)


def _in_general(book: "Book", limit: int, on: date) -> None:
    from entregent.services.brokerage import figures, parts_of  # noqa: PLC0415 - numbers are loaded for it alone
    from entregent.services.traits import my_traits  # noqa: PLC0415 - only when asked for
    from entregent.services.weak_ties import weak_ties_in_general  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import weak_ties as wording  # noqa: PLC0415 - only when asked for

    found = weak_ties_in_general(book, on=on, limit=limit)
    if wants_json():
        _print_json(book, found, on)
    elif not found:
        click.echo(say(_NOBODY_YET))
    else:
        told = figures(book, on=on)
        click.echo(" ".join(wording.figures(told)))
        click.secho(wording.measured(told), dim=True)
        if missing := wording.unknown_of_mine(my_traits(book)):
            click.secho(f"{missing} entregent set me organisation=…", dim=True)
        click.echo()
        _print(found, parts_of(book, [one.person.pk for one in found], on=on))


def _print(found: "list[Found]", parts: "dict[int, Part]") -> None:
    from entregent.services.wording import weak_ties as wording  # noqa: PLC0415 - only when asked for

    for one in found:
        click.echo(click.style(one.person.name, bold=True) + position_of(one.person))
        click.echo(f"  {wording.reason(one.tie)}")
        if beside := wording.part_beside(one.tie, parts.get(one.person.pk)):
            click.secho(f"  {beside}", dim=True)
        click.secho(f"  {wording.ask(one.tie)}", fg="green")


def _print_json(book: "Book", found: "list[Found]", on: date) -> None:
    from entregent.services.brokerage import parts_of  # noqa: PLC0415 - numbers are loaded for it alone
    from entregent.services.wording import weak_ties as wording  # noqa: PLC0415 - only when asked for

    parts = parts_of(book, [one.person.pk for one in found], on=on) if found else {}
    told = [
        {
            **_of(one.person, one.tie.score, wording.reason(one.tie)),
            "ask": wording.ask(one.tie),
            "in_common": one.tie.in_common,
            "part": part_as_json(parts.get(one.person.pk), one.tie),
        }
        for one in found
    ]
    print_json(told)


def _tell_network(book: "Book", on: date | None) -> None:
    from entregent.services.brokerage import figures  # noqa: PLC0415 - numbers are loaded for it alone
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import weak_ties as wording  # noqa: PLC0415 - only when asked for

    told = figures(book, on=day_today(book, on))
    sentences = [*wording.figures(told), wording.measured(told)]
    if not wants_json():
        click.echo(" ".join(filter(None, sentences)) or say(_NOBODY_YET))
        return
    print_json(
        {
            "contacts": told.contacts,
            "effective_size": round(told.effective_size, 4),
            "constraint": round(told.constraint, 6),
            "holding": [
                {"person": {"id": one.pk, "name": one.name}, "part": part_as_json(of)}
                for one, of in told.holding
            ],
            "sentences": list(filter(None, sentences)),
        }
    )


@click.command(
    "reconnect",
    help=say(_("List the few silent ties best worth reviving, with what speaks for each.")),
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=3, help=say(_("At most so many people."))
)
@on_option
def reconnect_command(limit: int, on: date | None) -> None:
    book = the_book()
    from entregent.services.reconnect import worth_reviving  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import today as wording  # noqa: PLC0415 - only when asked for

    found = worth_reviving(book, on=day_today(book, on), limit=limit)
    if wants_json():
        print_json(
            [
                {
                    **_of(line.person, line.item.pressing, wording.reason(line.item)),
                    "action": wording.action(line.item),
                }
                for line in found
            ]
        )
        return
    if not found:
        click.echo(say(_("No tie fell silent that is worth reviving now.")))
    for line in found:
        click.secho(line.person.name, bold=True)
        click.echo(f"  {wording.reason(line.item)}")
        click.secho(f"  {wording.action(line.item)}", fg="green")


def part_as_json(of: "Part | None", tie: "WeakTie | None" = None) -> dict[str, Any] | None:
    """Return somebody's part in my network as plain values, maybe beside a weak tie."""
    from entregent.services.wording.weak_ties import part  # noqa: PLC0415 - only when asked for

    if of is None:
        return None
    return {
        "adds": round(of.adds, 4),
        "ahead_of": round(of.ahead_of, 4),
        "constrains": round(of.constrains, 4),
        "known_by": of.known_by,
        "assumed": of.assumed,
        "sentence": part(of, tie),
    }


def _of(person: Any, score: float, reason: str) -> dict[str, Any]:
    return {
        "person": {"id": person.pk, "name": person.name},
        "score": round(score, 6),
        "reason": reason,
    }
