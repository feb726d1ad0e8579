"""`top`: the few people to keep closest, in one's own order."""

from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import on_option, print_json, the_book, the_person, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from datetime import date

    from entregent.services.top import Line, Proposed, TopList
    from entregent.storage.models import Book, Person


@click.group(
    "top",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _(
            "List the few people to keep closest, in your order: the last exchange with each, when"
            " to be in touch, why they are there, and who might leave."
        )
    ),
)
@click.option("--propose", is_flag=True, help=say(_("Say who might come in, and why.")))
@click.option("--accept", is_flag=True, help=say(_("Fill the places left with those proposed.")))
@on_option
@click.pass_context
def top_command(ctx: click.Context, propose: bool, accept: bool, on: "date | None") -> None:
    if ctx.invoked_subcommand is not None:
        if propose or accept:
            raise click.UsageError(say(_("--propose and --accept stand alone, without a command.")))
        return
    book = the_book()
    from entregent.services import top  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    if accept:
        _tell_accepted(top.accept(book, on=day))
    elif propose:
        _propose(top.the_top(book, on=day))
    else:
        _show(book, top.the_top(book, on=day), day)


@top_command.command("add", help=say(_("Put somebody on the list: last, or at a place.")))
@click.argument("who", metavar=say(_("WHO")))
@click.option("--at", type=click.IntRange(min=1), help=say(_("The place, from 1 on.")))
@click.option(
    "--instead-of", metavar=say(_("WHO")),
    help=say(_("Whose place they take; else the list must have room.")),
)  # fmt: skip
def add(who: str, at: int | None, instead_of: str | None) -> None:
    book = the_book()
    from entregent.services.top import put  # noqa: PLC0415 - only when asked for

    person = the_person(book, who)
    put(book, person, at=at, instead_of=the_person(book, instead_of) if instead_of else None)
    _tell_place(person)


@top_command.command("move", help=say(_("Move somebody to a place, from 1 on.")))
@click.argument("who", metavar=say(_("WHO")))
@click.argument("to", metavar="N", type=click.IntRange(min=1))
def move(who: str, to: int) -> None:
    book = the_book()
    from entregent.services import top  # noqa: PLC0415 - only when asked for

    person = the_person(book, who)
    top.move(book, person, to)
    _tell_place(person)


@top_command.command(
    "remove",
    help=say(_("Take somebody out, and propose them no more for a year; or only the latter.")),
)
@click.argument("who", metavar=say(_("WHO")))
def remove(who: str) -> None:
    book = the_book()
    from entregent.services.top import take_out  # noqa: PLC0415 - only when asked for

    person = the_person(book, who)
    take_out(book, person)
    _tell_place(person)


@top_command.command("size", help=say(_("Choose for how many people the list is meant.")))
@click.argument("people", metavar="N", type=click.IntRange(min=1))
def size(people: int) -> None:
    book = the_book()
    from entregent.services.top import choose_size  # noqa: PLC0415 - only when asked for

    choose_size(book, people)
    _tell_settings(book)


@top_command.command("cadence", help=say(_("Choose how often to be in touch with each, in days.")))
@click.argument("days", metavar=say(_("DAYS")), type=click.IntRange(min=1))
def cadence(days: int) -> None:
    book = the_book()
    from entregent.services.top import choose_top_cadence  # noqa: PLC0415 - only when asked for

    choose_top_cadence(book, days)
    _tell_settings(book)


def _tell_place(person: "Person") -> None:
    from entregent.storage.queries.top import number_in_top  # noqa: PLC0415 - only when asked for

    number = number_in_top(person)
    if wants_json():
        print_json({"person": _named(person), "number": number})
    elif number:
        click.echo(say(_("%(name)s is number %(number)s."), name=person.name, number=number))
    else:
        told = _("%(name)s is not on the list, and not proposed for a year; undo takes it back.")
        click.echo(say(told, name=person.name))


def _tell_settings(book: "Book") -> None:
    from entregent.services.wording.top import lede  # noqa: PLC0415 - only when asked for

    if wants_json():
        print_json({"size": book.top_size, "cadence": book.top_cadence})
    else:
        click.echo(lede(book.top_size, book.top_cadence))


def _tell_accepted(people: "list[Person]") -> None:
    if wants_json():
        print_json([_named(person) for person in people])
        return
    for person in people:
        click.echo(person.name)
    if people:
        click.echo(say(_("They are on the list. entregent undo takes it back.")))
    else:
        click.echo(say(_("Nobody is proposed for a place that is left.")))


def _propose(found: "TopList") -> None:
    if wants_json():
        print_json([_proposed_as_json(one) for one in found.entering])
        return
    from entregent.services.wording.top import reasons  # noqa: PLC0415 - only when asked for

    for one in found.entering:
        _tell_name(one.summary.person)
        click.echo(f"  {reasons(one.why.reasons)}")
        if one.instead_of:
            told = say(_("In the place of %(name)s"), name=one.instead_of.name)
            click.secho(f"  {told}", dim=True)
    if not found.entering:
        click.echo(say(_("Nobody is proposed now.")))
    elif found.free > 0:
        click.echo(say(_("Nothing is written yet: entregent top --accept.")))


def _show(book: "Book", found: "TopList", on: "date") -> None:
    if wants_json():
        print_json(
            {
                "size": book.top_size,
                "cadence": book.top_cadence,
                "people": [_line_as_json(line, on) for line in found.lines],
                "proposed": [_proposed_as_json(one) for one in found.entering],
            }
        )
        return
    for line in found.lines:
        _tell_line(line, on)
    if not found.lines:
        click.echo(say(_("Nobody is on it yet: entregent top --propose")))


def _tell_line(line: "Line", on: "date") -> None:
    from entregent.services.wording.times import ago, day  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.top import leaving, reasons  # noqa: PLC0415 - only when asked for

    tie = line.summary.tie
    click.secho(f"{line.number:>2}  ", dim=True, nl=False)
    _tell_name(line.summary.person)
    if line.reasons:
        click.echo(f"    {reasons(line.reasons)}")
    last = say(_("Last exchange %(ago)s"), ago=ago(tie.last_on, today=on)) if tie.last_on else ""
    due = say(_("next by %(day)s"), day=day(tie.due_on, today=on)) if tie.due_on else ""
    if told := ", ".join(filter(None, (last, due))):
        click.secho(f"    {told}", dim=True)
    if line.leaving:
        told = say(_("Might make room: %(why)s"), why=leaving(line.leaving, today=on))
        click.secho(f"    {told}", fg="yellow")


def _tell_name(person: "Person") -> None:
    click.secho(person.name, bold=True, fg="green", nl=False)
    click.secho(f"  #{person.pk}", dim=True)


def _line_as_json(line: "Line", on: "date") -> dict[str, Any]:
    from entregent.services.wording.top import leaving, reasons  # noqa: PLC0415 - only when asked for

    tie = line.summary.tie
    return {
        "number": line.number,
        "person": _named(line.summary.person),
        "since": line.since,
        "reasons": [one.code for one in line.reasons],
        "reason": reasons(line.reasons),
        "last_exchange_on": tie.last_on,
        "due_on": tie.due_on,
        "cadence": tie.cadence,
        "leaving": [one.code for one in line.leaving],
        "why_leave": leaving(line.leaving, today=on),
        "beyond": line.beyond,
    }


def _proposed_as_json(one: "Proposed") -> dict[str, Any]:
    from entregent.services.wording.top import reasons  # noqa: PLC0415 - only when asked for

    return {
        "person": _named(one.summary.person),
        "score": round(one.why.score, 6),
        "reasons": [reason.code for reason in one.why.reasons],
        "reason": reasons(one.why.reasons),
        "instead_of": _named(one.instead_of) if one.instead_of else None,
    }


def _named(person: "Person") -> dict[str, Any]:
    return {"id": person.pk, "name": person.name}
