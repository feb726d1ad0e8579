"""`favour`, `favours`, `thank`: what one did for somebody, what one asked, and thanks."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import Day, print_json, print_table, the_book, the_person, wants_json
from entregent.core.asks import ASKS
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.storage.models import Favour, Person

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
def add(*, who: str, kind: str, given: bool, asked: bool, on: date | None, outcome: str) -> None:
    if given == asked:  # neither, or both
        raise click.UsageError(say(_("Say whether it was --given or --asked.")))
    book = the_book()
    from entregent.services.favours import add_favour  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    person, day = the_person(book, who), day_today(book, on)
    _tell(add_favour(book, person, kind=kind, given=given, on=day, outcome=outcome))


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


@click.command("thank", help=say(_("Note that you thanked somebody for a favour.")))
@click.argument("who", metavar=say(_("WHO")))
@click.option(
    "--for", "number", metavar="ID", type=click.IntRange(min=1),
    help=say(_("Which favour; else the latest not thanked for yet.")),
)  # fmt: skip
@click.option("--on", type=Day(), help=say(_("When; today unless said.")))
def thank_command(who: str, number: int | None, on: date | None) -> None:
    book = the_book()
    from entregent.services.favours import thank  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    _tell(thank(book, the_person(book, who), number=number, on=day_today(book, on)))


def as_json(row: "Favour") -> dict[str, Any]:
    """Return a favour as plain values."""
    return {
        "id": row.pk,
        "person": {"id": row.person_id, "name": row.person.name},
        "kind": row.kind,
        "direction": "given" if row.given else "asked",
        "on": row.on,
        "outcome": row.outcome,
        "thanked_on": row.thanked_on,
        "answer": row.answer,
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
