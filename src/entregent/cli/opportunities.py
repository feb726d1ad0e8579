"""`opportunity`: openings that serve a goal, who can help one in, and whom one asked."""

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
    the_person,
    wants_json,
)
from entregent.core.asks import ASKS
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.referrals import Helper
    from entregent.storage.models import Book, Favour, Opportunity

_FIELDS = ("organisation", "title", "link", "note", "on", "until", "state")
number_argument = click.argument("number", metavar="ID", type=click.IntRange(min=1))


@click.group(
    "opportunity",
    subcommand_metavar=say(_("COMMAND…")),
    help=say(_("Keep openings that serve a goal: who can help you in, and whom you asked.")),
)
def opportunity_command() -> None:
    pass


@opportunity_command.command("add", help=say(_("Note an opening that serves a goal.")))
@click.argument("goal", metavar=say(_("GOAL")))
@click.option(
    "--organisation", required=True, metavar=say(_("NAME")), help=say(_("At which organisation."))
)
@click.option("--title", default="", help=say(_("Which opening.")))
@click.option("--link", default="", metavar="URL", help=say(_("Address of the advert.")))
@click.option("--note", default="", help=say(_("What you know of it.")))
@click.option("--on", "seen", type=Day(), help=say(_("When you saw it; today unless said.")))
@click.option("--until", type=Day(), help=say(_("Last day to answer.")))
def add(
    *,
    goal: str,
    organisation: str,
    title: str,
    link: str,
    note: str,
    seen: date | None,
    until: date | None,
) -> None:
    book = the_book()
    from entregent.services.goals import find_goal  # noqa: PLC0415 - only when asked for
    from entregent.services.opportunities import Opening, add_opportunity  # noqa: PLC0415 - only when asked for

    said = Opening(organisation, title, link, note, seen, until)
    _tell(book, add_opportunity(book, find_goal(book, goal), said), None)


@opportunity_command.command("list", help=say(_("List opportunities, of a goal or of all.")))
@click.argument("goal", metavar=say(_("[GOAL]")), default="")
def list_(goal: str) -> None:
    book = the_book()
    from entregent.services.goals import find_goal  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import opportunities as words  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.opportunities import asks_about, opportunities  # noqa: PLC0415 - only when asked for

    rows = opportunities(book, find_goal(book, goal) if goal else None)
    asked = asks_about([row.pk for row in rows])
    if wants_json():
        print_json([as_json(row, asked[row.pk]) for row in rows])
        return
    if not rows:
        hint = _("No opportunity yet. Note one: entregent opportunity add GOAL --organisation NAME")
        click.echo(say(hint))
        return
    head = [say(_("Opportunity")), say(_("How far")), say(_("Asked")), say(_("Goal")), "ID"]
    print_table(
        [
            [
                words.called(row), words.state(row.state), words.count_of(asked[row.pk]),
                row.goal.name, str(row.pk),
            ]
            for row in rows
        ],
        head=head,
    )  # fmt: skip


@opportunity_command.command(
    "show", help=say(_("Tell all about an opportunity, and who can help."))
)
@number_argument
@on_option
def show(number: int, on: date | None) -> None:
    book = the_book()
    from entregent.services.opportunities import the_opportunity  # noqa: PLC0415 - only when asked for

    _tell(book, the_opportunity(book, number), on)


@opportunity_command.command(
    "set",
    help=say(
        _(
            "Correct an opportunity, or say how far you are: organisation, title, link, note, on,"
            " until or state, each as FIELD=VALUE. States: seen, applied, interview, offer, closed."
        )
    ),
)
@number_argument
@click.argument("fields", metavar=say(_("FIELD=VALUE…")), nargs=-1, required=True)
def set_(number: int, fields: tuple[str, ...]) -> None:
    pairs = pairs_said(fields, _FIELDS)
    book = the_book()
    from entregent.services.opportunities import set_opportunity, the_opportunity  # noqa: PLC0415 - only when asked for

    known = the_opportunity(book, number)
    set_opportunity(book, known, pairs)
    _tell(book, known, None)


@opportunity_command.command("ask", help=say(_("Note that you asked somebody about it.")))
@number_argument
@click.argument("who", metavar=say(_("WHO")))
@click.option(
    "--for", "kind", type=click.Choice(ASKS), default="referral",
    help=say(_("What for; a referral unless said.")),
)  # fmt: skip
@click.option("--on", type=Day(), help=say(_("When; today unless said.")))
def ask(number: int, who: str, kind: str, on: date | None) -> None:
    book = the_book()
    from entregent.services.opportunities import ask_about, the_opportunity  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    known = the_opportunity(book, number)
    ask_about(book, known, the_person(book, who), kind=kind, on=day_today(book, on))
    _tell(book, known, None)


@opportunity_command.command(
    "drop", help=say(_("Take an opportunity out; what was asked stays noted."))
)
@number_argument
def drop(number: int) -> None:
    book = the_book()
    from entregent.services.opportunities import drop_opportunity, the_opportunity  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.opportunities import asks_about  # noqa: PLC0415 - only when asked for

    known = the_opportunity(book, number)
    row = as_json(known, asks_about([known.pk])[known.pk])
    drop_opportunity(book, known)
    if wants_json():
        print_json(row)
    else:
        click.echo(say(_("The opportunity is taken out; undo brings it back.")))


def as_json(known: "Opportunity", asks: "list[Favour]") -> dict[str, Any]:
    """Return an opportunity as plain values."""
    from entregent.cli.favours import as_json as favour_as_json  # noqa: PLC0415 - only when asked for

    return {
        "id": known.pk,
        "goal": {"id": known.goal.pk, "name": known.goal.name},
        "organisation": known.organisation,
        "title": known.title,
        "link": known.link,
        "note": known.note,
        "on": known.on,
        "until": known.until,
        "state": known.state,
        "moved_on": known.moved_on,
        "asks": [favour_as_json(row) for row in asks],
    }


def _tell(book: "Book", known: "Opportunity", on: date | None) -> None:
    from entregent.services.referrals import help_with, ways_in  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import opportunities as words  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import reach  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.pages import words as label  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import day as calendar_day  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.opportunities import asks_about  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    found = help_with(book, known, on=day)
    ways = ways_in(book, known, on=day)
    if wants_json():
        told = as_json(known, asks_about([known.pk])[known.pk])
        told["helpers"] = [_helper_as_json(helper, day) for helper in found.people]
        told["ways"] = [
            {
                "chance": round(way.chance, 6),
                "people": [_named(step.other.person) for step in way.steps],
                "ask": reach.ask(way, on=day),
            }
            for way in ways
        ]
        print_json(told)
        return
    click.secho(words.called(known), bold=True, fg="green", nl=False)
    click.secho(f"  #{known.pk}", dim=True)
    last = calendar_day(known.until, today=day) if known.until else ""
    until = label("opportunity-for", day=last) if last else ""
    click.echo(" · ".join(filter(None, (words.state(known.state), until, known.goal.name))))
    for line in filter(None, (known.link, known.note)):
        click.echo(line)
    for helper in found.people:
        click.echo()
        click.secho(helper.person.name, bold=True)
        click.echo(f"  {words.why(helper, on=day)}")
        click.secho(f"  → {words.advice(helper, on=day)}", italic=True)
        for row in helper.asked:
            _tell_ask(row, day)
    for row in found.others:
        click.echo()
        click.secho(row.person.name, bold=True)
        _tell_ask(row, day)
    for way in ways:
        click.echo()
        click.secho(" → ".join(step.other.person.name for step in way.steps), bold=True, nl=False)
        click.echo(f"  {reach.chance(way.chance)}")
        click.echo(f"  {reach.ask(way, on=day)}")


def _tell_ask(row: "Favour", day: date) -> None:
    from entregent.services.wording import opportunities as words  # noqa: PLC0415 - only when asked for

    click.echo(f"  {words.stands(row, on=day)}", nl=False)
    click.secho(f"  #{row.pk}", dim=True)


def _helper_as_json(helper: "Helper", day: date) -> dict[str, Any]:
    from entregent.services.wording import opportunities as words  # noqa: PLC0415 - only when asked for

    return {
        "person": _named(helper.person),
        "there_now": helper.there_now,
        "since": helper.since,
        "kinds": list(helper.asks.kinds),
        "busy_until": helper.asks.busy_until,
        "not_yet": [reason.code for reason in helper.not_yet],
        "reason": words.why(helper, on=day),
        "advice": words.advice(helper, on=day),
    }


def _named(person: Any) -> dict[str, Any]:
    return {"id": person.pk, "name": person.name}
