"""`campaign`: greetings to many, each with a line of its own, each approved, sent over days."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.campaign_greetings import add_commands, greeting_json, tell_line
from entregent.cli.terminal import Day, on_option, print_json, the_book, the_person, wants_json
from entregent.core.campaigns import Occasion
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from datetime import date

    from entregent.storage.models import Book, Campaign

_number = click.argument("number", metavar="ID", type=click.IntRange(min=1))


@click.group(
    "campaign",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _(
            "List campaigns of greetings. Each message has a line of its own, leaves once, and not"
            " before you approved it."
        )
    ),
)
@click.pass_context
def campaign_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _list(the_book())


def _choosing(function: Any) -> Any:
    """Give a command the options that say whom one means."""
    for option in (
        click.option("--who", multiple=True, metavar=say(_("WHO")), help=say(_("Somebody."))),
        click.option("--circle", "circles", multiple=True, metavar=say(_("CIRCLE")),
                     help=say(_("Everybody of a circle."))),
        click.option("--label", "labels", multiple=True, metavar=say(_("LABEL")),
                     help=say(_("Everybody so close: close, regular, weak, fading, dormant."))),
        click.option("--list", "lists", multiple=True, metavar=say(_("NAME")),
                     help=say(_("Everybody of a saved list."))),
        click.option("--where", "queries", multiple=True, metavar=say(_("FILTERS")),
                     help=say(_("Everybody the list of people finds: organisation=acme&silent=6"))),
        click.option("--strongest", type=click.IntRange(1, 2_000),
                     help=say(_("So many of your strongest ties."))),
        click.option("--but", multiple=True, metavar=say(_("WHO")), help=say(_("Not this one."))),
    ):  # fmt: skip
        function = option(function)
    return on_option(function)


def _when(function: Any) -> Any:
    """Give a command the options that say when messages leave."""
    for option in (
        click.option("--from", "first", type=Day(), help=say(_("The first day."))),
        click.option("--to", "last", type=Day(), help=say(_("The last day."))),
        click.option("--days", "weekdays", metavar=say(_("DIGITS")),
                     help=say(_("Days of the week, Monday being 1: 12345"))),
        click.option("--hours", "spans", metavar=say(_("HOURS")), help=say(_("9-12, 14-18"))),
        click.option("--a-day", type=int, help=say(_("So many a day at most."))),
    ):  # fmt: skip
        function = option(function)
    return function


@campaign_command.command(
    "new", help=say(_("Begin a campaign: a draft for each, of which none is approved yet."))
)
@click.argument("name", metavar=say(_("NAME")))
@click.option("--occasion", type=click.Choice([one.value for one in Occasion]), default="new-year")
@click.option("--news", metavar=say(_("TEXT")), help=say(_("What you announce, as you speak.")))
@click.option("--news-fr", metavar=say(_("TEXT")), help=say(_("The same in French.")))
@click.option("--news-en", metavar=say(_("TEXT")), help=say(_("The same in English.")))
@click.option("--template", type=int, default=0, help=say(_("Write by this template of yours.")))
@click.option("--dry-run", is_flag=True, help=say(_("Say whom, and begin nothing.")))
@_choosing
@_when
def new(*, name: str, occasion: str, dry_run: bool, on: "date | None", **said: Any) -> None:
    book = the_book()
    from entregent.core.campaigns import usual_days  # noqa: PLC0415 - only when asked for
    from entregent.services import campaigns  # noqa: PLC0415 - only when asked for
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.campaign_hours import A_DAY  # noqa: PLC0415 - only when asked for

    people = _people(book, said, on)
    if dry_run:
        _tell_people(people)
        return
    first, last = usual_days(Occasion(occasion), on or today(book))
    news = {"fr": said["news_fr"] or "", "en": said["news_en"] or ""}
    news |= {book.language: said["news"]} if said["news"] else {}
    plan = campaigns.Plan(
        name, occasion, said["first"] or first, said["last"] or last,
        said["weekdays"] or campaigns.WEEKDAYS, said["spans"] or campaigns.HOURS,
        A_DAY if said["a_day"] is None else said["a_day"], news, said["template"],
    )  # fmt: skip
    _tell(book, campaigns.begin(book, plan, people))


@campaign_command.command("add", help=say(_("Add people to a campaign.")))
@_number
@_choosing
def add(number: int, on: "date | None", **said: Any) -> None:
    book = the_book()
    from entregent.services import campaigns  # noqa: PLC0415 - only when asked for

    campaign = campaigns.the_campaign(book, number)
    campaigns.add_people(book, campaign, _people(book, said, on))
    _tell(book, campaign)


@campaign_command.command("show", help=say(_("Tell where each greeting of a campaign stands.")))
@_number
@click.option("--stands", help=say(_("Only those that stand so.")))
def show(number: int, stands: str | None) -> None:
    book = the_book()
    from entregent.services.campaigns import the_campaign  # noqa: PLC0415 - only when asked for

    _tell(book, the_campaign(book, number), whole=True, stands=stands)


@campaign_command.command("hours", help=say(_("Choose when what has not left leaves.")))
@_number
@_when
def hours(number: int, **said: Any) -> None:
    book = the_book()
    from entregent.services import campaigns  # noqa: PLC0415 - only when asked for

    row = campaigns.the_campaign(book, number)
    kept = ("first", "last", "weekdays", "spans", "a_day")
    values = {name: getattr(row, name) if said[name] is None else said[name] for name in kept}
    campaigns.change_hours(book, row, **values)
    _tell(book, row)


@campaign_command.command("rename", help=say(_("Give a campaign another name.")))
@_number
@click.argument("name", metavar=say(_("NAME")))
def rename(number: int, name: str) -> None:
    book = the_book()
    from entregent.services import campaigns  # noqa: PLC0415 - only when asked for

    row = campaigns.the_campaign(book, number)
    campaigns.rename(book, row, name)
    _tell(book, row)


def _run_command(name: str, verb: str, text: str) -> None:
    """Make the command that does this to a whole campaign."""

    @campaign_command.command(name, help=say(text))
    @_number
    def run(number: int) -> None:
        book = the_book()
        from entregent.services import campaigns  # noqa: PLC0415 - only when asked for

        row = campaigns.the_campaign(book, number)
        getattr(campaigns, verb)(book, row)
        if verb != "drop":
            _tell(book, row)
        elif wants_json():
            print_json({"id": number})
        else:
            click.echo(say(_("The campaign is taken away; undo brings it back.")))


@campaign_command.command(
    "cards", help=say(_("Write the addresses of those who get a card, as a sheet or as labels."))
)
@_number
@click.option("--csv", "sheet", type=click.Path(dir_okay=False), help=say(_("A table, here.")))
@click.option("--pdf", type=click.Path(dir_okay=False), help=say(_("Labels to print, here.")))
@click.option("--labels", "size", default="L7160", show_default=True,
              help=say(_("The sheet of labels: 3474 (70 × 37 mm), L7160 or L7163.")))  # fmt: skip
def cards(number: int, sheet: str | None, pdf: str | None, size: str) -> None:
    book = the_book()
    from entregent.services import cards as services  # noqa: PLC0415 - only when asked for
    from entregent.services.campaigns import the_campaign  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.campaigns import CARDS, NO_LETTERS, NO_PLACE  # noqa: PLC0415 - only when asked for

    told = services.cards_of(book, the_campaign(book, number))
    if sheet:
        with Path(sheet).open("w", encoding="utf-8-sig", newline="") as out:
            services.write_sheet(told, out)
    unprinted = services.write_labels(told, size, Path(pdf)) if pdf else []
    if wants_json():
        print_json({
            "cards": [{"person": card.person.pk, "lines": card.lines} for card in told.known],
            "homeless": [person.pk for person in told.homeless],
            "unprinted": [card.person.pk for card in unprinted],
        })  # fmt: skip
        return
    click.echo(say(CARDS, count=len(told.known)))
    for sentence, people in (
        (NO_PLACE, told.homeless), (NO_LETTERS, [card.person for card in unprinted]),
    ):  # fmt: skip
        if people:
            click.echo(say(sentence, names=", ".join(person.name for person in people)), err=True)


_run_command("pause", "pause", _("Let nothing leave for a while; each yes stands."))
_run_command("resume", "go_on", _("Let a campaign go on."))
_run_command("stop", "stop", _("Take the yes back from all that has not left."))
_run_command("drop", "drop", _("Take a campaign away, with what has not left of it."))
add_commands(campaign_command)


def _people(book: "Book", said: dict[str, Any], on: "date | None") -> list[int]:
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.campaign_people import Choice, chosen  # noqa: PLC0415 - only when asked for

    choice = Choice(
        [the_person(book, who).pk for who in said["who"]],
        said["circles"], said["labels"], said["lists"], said["queries"], said["strongest"] or 0,
        [the_person(book, who).pk for who in said["but"]],
    )  # fmt: skip
    return chosen(book, choice, on=on or today(book))


def _tell_people(ids: list[int]) -> None:
    from entregent.services.wording.campaigns import PEOPLE  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.campaigns import people_in  # noqa: PLC0415 - only when asked for

    known = people_in(ids)
    if wants_json():
        print_json([{"id": pk, "name": known[pk].name} for pk in ids if pk in known])
        return
    for pk in ids:
        click.echo(known[pk].name)
    click.echo(say(PEOPLE, count=len(ids)))


def _list(book: "Book") -> None:
    from entregent.storage.queries.campaigns import campaigns_of  # noqa: PLC0415 - only when asked for

    rows = campaigns_of(book)
    if wants_json():
        print_json([_as_json(book, row) for row in rows])
        return
    for row in rows:
        _head(book, row)
    if not rows:
        none = _("No campaign yet. Begin one: entregent campaign new NAME --circle CIRCLE")
        click.echo(say(none))


def _tell(
    book: "Book", row: "Campaign", *, whole: bool = False, stands: str | None = None
) -> None:  # fmt: skip
    if wants_json():
        print_json(_as_json(book, row, whole=whole, stands=stands))
        return
    told = _head(book, row)
    for one in told.rows if whole else ():
        if stands in (None, one.stands.value):
            tell_line(book, row, one)


def _head(book: "Book", row: "Campaign") -> Any:
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.greetings import All  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.campaigns import figures, hours_told, occasion, run  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import day  # noqa: PLC0415 - only when asked for

    told, on = All(book, row), today(book)
    click.secho(f"#{row.pk}", dim=True, nl=False)
    click.secho(f"  {row.name}", bold=True, nl=False)
    click.echo(f"  {occasion(row.occasion)}")
    between = _("From %(first)s to %(last)s, %(hours)s, at most %(count)s a day.")
    when = {"first": day(row.first, today=on), "last": day(row.last, today=on)}
    click.echo("  " + say(between, hours=hours_told(row.spans), count=row.a_day, **when), nl=False)
    click.echo(f" {run(row.run)}".rstrip())
    click.echo("  " + " · ".join(words for _code, words in figures(told.figures)))
    return told


def _as_json(
    book: "Book", row: "Campaign", *, whole: bool = False, stands: str | None = None
) -> dict[str, Any]:
    from entregent.services.greetings import All  # noqa: PLC0415 - only when asked for

    told = All(book, row)
    said: dict[str, Any] = {
        "id": row.pk,
        "name": row.name,
        "occasion": row.occasion,
        "run": row.run,
        "first": row.first,
        "last": row.last,
        "weekdays": row.weekdays,
        "hours": row.spans,
        "a_day": row.a_day,
        "people": len(told.rows),
        "figures": {where.value: count for where, count in told.figures.items()},
    }
    if whole:
        rows = [one for one in told.rows if stands in (None, one.stands.value)]
        said["greetings"] = [greeting_json(book, one) for one in rows]
    return said
