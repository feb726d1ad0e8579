"""`entregent today`: the daily list, and what one answers to it."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import Day, on_option, position_of, print_json, the_book, wants_json
from entregent.core.today import ItemKind
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.core.today import Item
    from entregent.services.today import Line


@click.group(
    "today",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(_("Say whom to write to today, and why.")),
)
@on_option
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), help=say(_("At most so many people."))
)
@click.pass_context
def today_command(ctx: click.Context, on: date | None, limit: int | None) -> None:
    book = the_book()
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for

    ctx.obj = (book, on or today(book))
    if ctx.invoked_subcommand is None:
        _show(book, ctx.obj[1], limit)


def _show(book: Any, on: date, limit: int | None) -> None:
    from entregent.services.today import todays_list  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import today as wording  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import day  # noqa: PLC0415 - only when asked for

    lines = todays_list(book, on=on, limit=limit)
    if wants_json():
        print_json({"on": on, "items": [_as_json(line) for line in lines]})
        return
    click.secho(day(on, today=date.min), bold=True)
    if not lines:
        if limit != 0:
            click.echo(_nothing(book))
        return
    click.secho(wording.minutes([line.item for line in lines]), dim=True)
    for line in lines:
        click.echo()
        position = position_of(line.person)
        click.echo(click.style(line.person.name, bold=True, fg="green") + position)
        click.echo(f"  {wording.reason(line.item)}")
        click.secho(f"  → {wording.action(line.item)}", italic=True)
        if line.article:
            told = say(_("You kept “%(title)s”: it may please them."), title=line.article.title)
            click.echo(f"    {told}", nl=False)
            click.secho(f"  #{line.article.pk}", dim=True)
        for words in _how(line.item):
            click.secho(f"  {words}", dim=True)
    click.echo()
    click.secho(say(_("entregent today done ID · snooze ID · skip ID")), dim=True)
    _tell_of_the_review(book, on)


def _tell_of_the_review(book: Any, on: date) -> None:
    from entregent.services.reviews_held import is_due  # noqa: PLC0415 - only when asked for

    if is_due(book, on):
        click.echo(say(_("It is time for your review: entregent review")))


def _how(item: "Item") -> list[str]:
    """Return the command by which an item is written about or led on, and the item's name."""
    match item.kind:
        case ItemKind.ANSWER_INTRODUCTION:
            number = item.ref.partition("x")[0]
            return [f"entregent introduce show {number}", item.id]
        case ItemKind.INTRODUCE:
            why = say(_("TEXT"))
            return [f"entregent introduce start {item.person_id} {item.ref} --why {why}", item.id]
        case _:
            return [f"entregent draft --item {item.id}"]


def _nothing(book: Any) -> str:
    from entregent.storage.queries.today import tells_nothing  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.wanted import everybody  # noqa: PLC0415 - only when asked for

    if not everybody(book).exists():
        return say(
            _(
                "The book is empty. Read your files into it: entregent import linkedin.zip"
                " mail.mbox contacts.vcf"
            )
        )
    if tells_nothing(book):
        return say(
            _(
                "Nothing tells yet when you were in touch with anybody. Read your mails or your"
                " LinkedIn archive in: entregent import mail.mbox linkedin.zip; then choose how"
                " often: entregent cadences --propose, or one by one: entregent set WHO cadence=30"
            )
        )
    return say(_("Nobody to write to today. Enjoy the quiet."))


def _as_json(line: "Line") -> dict[str, Any]:
    from entregent.services.wording import today as wording  # noqa: PLC0415 - only when asked for

    return {
        "id": line.item.id,
        "kind": line.item.kind,
        "practice": line.item.practice,
        "person": {"id": line.person.pk, "name": line.person.name},
        "article": {"id": line.article.pk, "title": line.article.title} if line.article else None,
        "reason": wording.reason(line.item),
        "action": wording.action(line.item),
        "due": line.item.due,
    }


def _settle(
    ctx: click.Context, item: str, verdict: str, on: date | None, until: date | None = None
) -> None:
    from entregent.services.today import settle  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import day  # noqa: PLC0415 - only when asked for

    book, day_asked = ctx.obj
    on = on or day_asked
    decision = settle(book, item, verdict, on=on, until=until)
    if wants_json():
        print_json({"id": item, "verdict": verdict, "until": decision.until})
        return
    said = {
        "done": say(_("Done.")),
        "snooze": say(
            _("Put off to %(day)s."), day=day(decision.until, today=on) if decision.until else ""
        ),
        "skip": say(_("Skipped.")),
    }
    click.echo(said[verdict])


@today_command.command("done", help=say(_("It is done.")))
@click.argument("item", metavar="ID")
@on_option
@click.pass_context
def _done(ctx: click.Context, item: str, on: date | None) -> None:
    _settle(ctx, item, "done", on)


@today_command.command("snooze", help=say(_("Put it off, a week unless said.")))
@click.argument("item", metavar="ID")
@click.option("--until", type=Day(), help=say(_("Until this day.")))
@on_option
@click.pass_context
def _snooze(ctx: click.Context, item: str, on: date | None, until: date | None) -> None:
    _settle(ctx, item, "snooze", on, until)


@today_command.command("skip", help=say(_("Not this one.")))
@click.argument("item", metavar="ID")
@on_option
@click.pass_context
def _skip(ctx: click.Context, item: str, on: date | None) -> None:
    _settle(ctx, item, "skip", on)
