"""`weak-ties` and `reconnect`: whom to ask who brings something new, and whom to revive."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import on_option, position_of, print_json, the_book, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.brokerage import Part
    from entregent.storage.models import Book

_NOBODY_YET = _("Nobody yet. Read your files into the book first: entregent import")
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
    from entregent.services.weak_ties import (  # noqa: PLC0415 - only when asked for
        weak_ties_for,
        weak_ties_in_general,
    )
    from entregent.services.wording import weak_ties as wording  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.goals import targets_of  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    meant = find_goal(book, goal) if goal else None
    if meant:
        found = weak_ties_for(book, meant, on=day, limit=limit)
    else:
        found = weak_ties_in_general(book, on=day, limit=limit)
    parts = {}
    if found and (wants_json() or not meant):
        from entregent.services.brokerage import figures, parts_of  # noqa: PLC0415 - numbers are loaded for it alone

        parts = parts_of(book, [one.person.pk for one in found], on=day)
    if wants_json():
        print_json(
            [
                {
                    **_of(one.person, one.tie.score, wording.reason(one.tie)),
                    "ask": wording.ask(one.tie),
                    "in_common": one.tie.in_common,
                    "part": part_as_json(parts.get(one.person.pk)),
                }
                for one in found
            ]
        )
        return
    if not found:
        nobody = _NOBODY_YET
        if meant:
            nobody = _NOBODY_HAS_IT if targets_of(meant) else _AIMED_AT_NOTHING
        click.echo(say(nobody))
    elif not meant:
        told = figures(book, on=day)
        click.echo(" ".join(wording.figures(told)))
        click.secho(f"{wording.measured(told)}\n", dim=True)
    for one in found:
        click.echo(click.style(one.person.name, bold=True) + position_of(one.person))
        click.echo(f"  {wording.reason(one.tie)}")
        beside = wording.part_beside(one.tie, parts.get(one.person.pk))
        if beside and not meant:
            click.secho(f"  {beside}", dim=True)
        click.secho(f"  {wording.ask(one.tie)}", fg="green")


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


def part_as_json(of: "Part | None") -> dict[str, Any] | None:
    """Return somebody's part in my network as plain values."""
    from entregent.services.wording.weak_ties import part  # noqa: PLC0415 - only when asked for

    if of is None:
        return None
    return {
        "adds": round(of.adds, 4),
        "ahead_of": round(of.ahead_of, 4),
        "constrains": round(of.constrains, 4),
        "sentence": part(of),
    }


def _of(person: Any, score: float, reason: str) -> dict[str, Any]:
    return {
        "person": {"id": person.pk, "name": person.name},
        "score": round(score, 6),
        "reason": reason,
    }
