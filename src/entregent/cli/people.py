"""`people`, `person`, `add`, `log`, `set`: the people of the book."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import (
    Day,
    on_option,
    print_json,
    print_table,
    the_book,
    the_person,
    the_person_or_me,
    wants_json,
)
from entregent.core.ties import WEIGHTS
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.summaries import Summary
    from entregent.storage.models import Book, Person

SHOWN = 50  # rows in a terminal, unless asked otherwise
NAMESAKES = 3  # told of when somebody is added
_NAMESAKE = _(
    "%(name)s is in the book already, as number %(number)s. If they are one: entregent merge"
    " %(number)s %(new)s"
)


@click.command("people", help=say(_("Find people by any word or a telephone number.")))
@click.argument("query", default="", metavar=say(_("[QUERY]")))
@click.option("--circle", default="", help=say(_("Only this circle.")))
@click.option("--archived", is_flag=True, help=say(_("Only those in the archives.")))
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), help=say(_("At most so many people."))
)
@on_option
def people_command(
    query: str, circle: str, archived: bool, limit: int | None, on: date | None
) -> None:
    book = the_book()
    from entregent.services.summaries import day_today, people  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    if wants_json():
        found = people(book, query, circle=circle, archived=archived, limit=limit, on=day)
        print_json([_row(row) for row in found])
        return
    wanted = SHOWN if limit is None else limit
    rows = people(book, query, circle=circle, archived=archived, limit=wanted + 1, on=day)
    if not rows:
        click.echo(say(_("Nobody found.")))
        return
    print_table(
        [_cells(row) for row in rows[:wanted]],
        head=[say(_("Name")), say(_("Position")), say(_("Tie")), say(_("Last contact")), "ID"],
    )
    if len(rows) > wanted:
        click.secho(say(_("There are more: add a word, or --limit.")), dim=True)


def _cells(row: "Summary") -> list[str]:
    from entregent.services.wording.ties import label  # noqa: PLC0415 - only when asked for

    position = " · ".join(part for part in (row.title, row.organisation) if part)
    last = row.tie.last_on.isoformat() if row.tie.last_on else "–"
    away = row.person.archived_on
    name = say(_("%(name)s (archived)"), name=row.person.name) if away else row.person.name
    return [name, position, label(row.tie.label), last, str(row.person.pk)]


def _row(row: "Summary") -> dict[str, Any]:
    return {
        "id": row.person.pk,
        "name": row.person.name,
        "organisation": row.organisation,
        "title": row.title,
        "emails": row.emails,
        "circles": row.circles,
        "strength": round(row.tie.strength, 4),
        "label": row.tie.label,
        "last_exchange_on": row.tie.last_on,
        "due_on": row.tie.due_on,
        "archived": row.person.archived_on is not None,
    }


@click.command("person", help=say(_("Tell all that is known of somebody.")))
@click.argument("who", metavar=say(_("WHO")))
@click.option("--sources", is_flag=True, help=say(_("Say of each fact where it came from.")))
@on_option
def person_command(who: str, sources: bool, on: date | None) -> None:
    book = the_book()
    person = the_person_or_me(book, who)
    if sources and not wants_json():
        from entregent.cli.sources_sheet import print_sources  # noqa: PLC0415 - only when asked for

        print_sources(book, person)
        return
    tell(book, person, on, sources=sources)


def tell(book: "Book", person: "Person", on: date | None, *, sources: bool = False) -> None:
    """Print all that is known of somebody."""
    from entregent.cli.person_sheet import as_json, print_sheet  # noqa: PLC0415 - only when asked for
    from entregent.services.book import end_of  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today, dossier  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    if wants_json():
        from entregent.storage.queries.dossier import timeline  # noqa: PLC0415 - only when asked for

        exchanges = timeline(person, until=end_of(book, day), limit=None)
        known = _row_and(as_json(book, dossier(book, person, on=day, told=0), exchanges))
        if sources:
            from entregent.cli.sources_sheet import sources_as_json  # noqa: PLC0415 - only when asked for

            known["sources"] = sources_as_json(book, person)
        print_json(known)
    else:
        print_sheet(book, dossier(book, person, on=day, told=10), day)


def _row_and(sheet: dict[str, Any]) -> dict[str, Any]:
    return {**_row(sheet.pop("summary")), **sheet}


@click.command("add", help=say(_("Add somebody.")))
@click.argument("name", metavar=say(_("NAME")))
@click.option("--email", "emails", multiple=True, help=say(_("An e-mail address.")))
@click.option("--organisation", default="", help=say(_("Where they work.")))
@click.option("--title", default="", help=say(_("What they do there.")))
@click.option("--circle", "circles", multiple=True, help=say(_("A circle they belong to.")))
@click.option("--met", default="", help=say(_("How you know each other.")))
@click.option(
    "--through", default="", help=say(_("Through whom you met; today, unless you say how."))
)
def add_command(through: str, **values: Any) -> None:
    book = the_book()
    from entregent.services.people import add_person  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.people import namesakes  # noqa: PLC0415 - only when asked for

    by = the_person(book, through) if through else None
    met_on = day_today(book, None) if by and not values["met"] else None  # else it may be long ago
    person = add_person(book, through=by, met_on=met_on, **values)
    tell(book, person, None)
    for other in namesakes(person, limit=NAMESAKES):
        there = say(_NAMESAKE, name=other.name, number=other.pk, new=person.pk)
        click.secho(there, err=True, fg="yellow")


@click.command("log", help=say(_("Record that you were in touch.")))
@click.argument("who", metavar=say(_("WHO")))
@click.option("--channel", required=True, type=click.Choice(list(WEIGHTS)), help=say(_("How.")))
@click.option("--on", type=Day(), help=say(_("When; today unless said.")))
@click.option("--by", type=click.Choice(["me", "them", "both"]), help=say(_("Who started it.")))
@click.option("--note", default="", help=say(_("What it was about.")))
def log_command(who: str, channel: str, on: date | None, by: str | None, note: str) -> None:
    book = the_book()
    from entregent.services.exchanges import log_exchange  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    person = the_person(book, who)
    day = day_today(book, on)
    log_exchange(book, person, channel=channel, on=day, by=by or "", note=note)
    tell(book, person, None)


@click.command(
    "set",
    help=say(
        _(
            "Correct what is known of somebody: FIELD=VALUE, as often as needed. What you type wins"
            " over every file. organisation= or title= alone corrects the position, both tell a new"
            " one. FIELD= empties it; email=-old@example.org takes an address away. WHO may be me."
        )
    ),
)
@click.argument("who", metavar=say(_("WHO")))
@click.argument("fields", metavar=say(_("FIELD=VALUE…")), nargs=-1, required=True)
@on_option
def set_command(who: str, fields: tuple[str, ...], on: date | None) -> None:
    pairs = [field.partition("=") for field in fields]
    if any(not equals for _name, equals, _value in pairs):
        raise click.UsageError(say(_("Write each one as FIELD=VALUE, for example title=CTO.")))
    book = the_book()
    from entregent.services.fields import set_fields  # noqa: PLC0415 - only when asked for
    from entregent.services.finding import is_myself  # noqa: PLC0415 - only when asked for
    from entregent.services.me import set_mine  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    said = [(name, value) for name, _e, value in pairs]
    if is_myself(who):
        tell(book, set_mine(book, said, on=day_today(book, on)), on)
        return
    person = the_person(book, who)
    set_fields(book, person, said, on=day_today(book, on))
    tell(book, person, on)
