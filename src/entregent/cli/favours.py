"""`favour`, `favours`, `thank`: what one did for somebody, what one asked, and thanks."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import Day, print_json, print_table, the_book, the_person, wants_json
from entregent.core.asks import ASKS
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.thanks_owed import Thanks
    from entregent.storage.models import Book, Favour, Person

SHOWN = 50  # rows in a terminal


@click.group(
    "favour",
    subcommand_metavar=say(_("COMMAND…")),
    help=say(_("Note a favour you did or asked for, and what came of it.")),
)
def favour_command() -> None:
    pass


@favour_command.command("add", help=say(_("Note a favour, given to somebody or asked of them.")))
@click.argument("who", metavar=say(_("WHO")))
@click.option("--kind", required=True, type=click.Choice(ASKS), help=say(_("What it was.")))
@click.option("--given", is_flag=True, help=say(_("You did it for them.")))
@click.option("--asked", is_flag=True, help=say(_("You asked them.")))
@click.option("--on", type=Day(), help=say(_("When; today unless said.")))
@click.option("--outcome", default="", help=say(_("What came of it.")))
@click.option("--thanked", is_flag=True, help=say(_("You thanked them there and then.")))
def add(
    *, who: str, kind: str, given: bool, asked: bool, on: date | None, outcome: str, thanked: bool
) -> None:
    if given == asked:  # neither, or both
        raise click.UsageError(say(_("Say whether it was --given or --asked.")))
    book = the_book()
    from entregent.services.favours import add_favour  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    person, day = the_person(book, who), day_today(book, on)
    _tell(
        add_favour(
            book, person, kind=kind, given=given, on=day, outcome=outcome, thanked=thanked
        )
    )  # fmt: skip


@favour_command.command("outcome", help=say(_("Note what came of a favour.")))
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
@click.argument("text", metavar=say(_("TEXT")))
def outcome(number: int, text: str) -> None:
    book = the_book()
    from entregent.services.favours import note_outcome, the_favour  # noqa: PLC0415 - only when asked for

    found = the_favour(book, number)
    note_outcome(book, found, text)
    _tell(found)


@favour_command.command("answer", help=say(_("Note what somebody answered whom you asked.")))
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
@click.option("--yes", "said", flag_value="yes", help=say(_("They said yes.")))
@click.option("--no", "said", flag_value="no", help=say(_("They would rather not.")))
def answer(number: int, said: str | None) -> None:
    if said is None:
        raise click.UsageError(say(_("Say whether the answer was --yes or --no.")))
    book = the_book()
    from entregent.services.favours import note_answer, the_favour  # noqa: PLC0415 - only when asked for

    found = the_favour(book, number)
    note_answer(book, found, yes=said == "yes")
    _tell(found)


@favour_command.command("drop", help=say(_("Take a favour out of the book.")))
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
def drop(number: int) -> None:
    book = the_book()
    from entregent.services.favours import drop_favour, the_favour  # noqa: PLC0415 - only when asked for

    found = the_favour(book, number)
    row = as_json(found)
    drop_favour(book, found)
    if wants_json():
        print_json(row)
    else:
        click.echo(say(_("The favour is taken out; undo brings it back.")))


@click.command("favours", help=say(_("List favours given and asked, of somebody or of all.")))
@click.argument("who", metavar=say(_("[WHO]")), default="")
def favours_command(who: str) -> None:
    book = the_book()
    from entregent.services.wording.favours import balance_of, balance_overall  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.favours import count_favours, favours, favours_of  # noqa: PLC0415 - only when asked for

    person = the_person(book, who) if who else None
    limit = None if wants_json() else SHOWN
    rows = favours_of(person) if person else favours(book, limit=limit)
    if wants_json():
        print_json([as_json(row) for row in rows])
        return
    if not rows:
        click.echo(say(_("No favour noted yet.")))
        return
    if person:
        click.echo(balance_of(rows))
    else:
        given, asked = count_favours(book)
        click.echo(balance_overall(given=given, asked=asked))
    head = [say(_("Day")), say(_("Who")), say(_("Favour")), say(_("Outcome")), "ID"]
    print_table([_cells(row) for row in rows], head=head)


@click.command("thank", help=say(_("Say whom you owe thanks, or note that you thanked somebody.")))
@click.argument("who", metavar=say(_("[WHO]")), default="")
@click.option(
    "--for", "number", metavar="ID", type=click.IntRange(min=1),
    help=say(_("Which favour; else the latest not thanked for yet.")),
)  # fmt: skip
@click.option("--on", type=Day(), help=say(_("When; today unless said.")))
def thank_command(who: str, number: int | None, on: date | None) -> None:
    book = the_book()
    from entregent.services.favours import thank  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    if not who:
        if number:
            raise click.UsageError(say(_("Say whom you thanked.")))
        _owed(book, day_today(book, on))
        return
    _tell(thank(book, the_person(book, who), number=number, on=day_today(book, on)))


def _owed(book: "Book", on: date) -> None:
    from entregent.services.thanks_owed import thanks_owed_to  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.today import reason  # noqa: PLC0415 - only when asked for

    rows = thanks_owed_to(book, on=on)
    if wants_json():
        print_json([_owed_as_json(row, reason(row.as_item(on))) for row in rows])
        return
    if not rows:
        click.echo(say(_("You owe nobody thanks.")))
        return
    for row in rows:
        click.echo()
        click.secho(row.person.name, bold=True, fg="green")
        click.echo(f"  {reason(row.as_item(on))}")
        click.secho(f"  {row.as_item(on).id}", dim=True)
    click.echo()
    last = say(_("entregent thank WHO · today done ID · draft thank --to WHO"))
    click.secho(last, dim=True)


def _owed_as_json(row: "Thanks", reason: str) -> dict[str, Any]:
    return {
        "id": row.item.id,
        "person": {"id": row.person.pk, "name": row.person.name},
        "why": row.why,
        "since": row.since,
        "favour": row.favour.pk if row.favour else None,
        "introduction": row.introduction.pk if row.introduction else None,
        "reason": reason,
    }


def as_json(row: "Favour") -> dict[str, Any]:
    """Return a favour as plain values."""
    return {
        "id": row.pk,
        "person": {"id": row.person_id, "name": row.person.name},
        "kind": row.kind,
        "direction": "given" if row.given else "asked",
        "on": row.on,
        "outcome": row.outcome,
        "outcome_on": row.outcome_on,
        "thanked_on": row.thanked_on,
        "told_on": row.told_on,
        "answer": row.answer,
        "answered_on": row.answered_on,
        "opportunity": row.opportunity_id,
        "introduction": row.introduction_id,
    }


def _tell(row: "Favour") -> None:
    if wants_json():
        print_json(as_json(row))
        return
    from entregent.services.wording.favours import balance_of, favour  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.favours import favours_of  # noqa: PLC0415 - only when asked for

    person: Person = row.person
    said = [row.on.isoformat(), person.name, favour(row), row.outcome, _thanked(row)]
    click.echo("  ".join(part for part in said if part) + click.style(f"  #{row.pk}", dim=True))
    click.echo(balance_of(favours_of(person)))


def _thanked(row: "Favour") -> str:
    return say(_("thanked on %(day)s"), day=row.thanked_on.isoformat()) if row.thanked_on else ""


def _cells(row: "Favour") -> list[str]:
    from entregent.services.wording.favours import favour  # noqa: PLC0415 - only when asked for

    came = " · ".join(part for part in (row.outcome.replace("\n", " "), _thanked(row)) if part)
    return [row.on.isoformat(), row.person.name, favour(row), came, str(row.pk)]
