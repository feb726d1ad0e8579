"""`blurb`: paragraphs about oneself, to be forwarded by whoever introduces one."""

from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_json, the_book, wants_json
from entregent.services.wording.language import LANGUAGES, _, say

if TYPE_CHECKING:
    from entregent.storage.models import Blurb, Book


@click.group(
    "blurb",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _(
            "List the paragraphs about you that others may forward. One goes into each request for"
            " an introduction."
        )
    ),
)
@click.pass_context
def blurb_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _show(the_book())


@blurb_command.command(
    "set", help=say(_("Write a paragraph about you, or correct it: in a language, for a goal."))
)
@click.argument("text", metavar=say(_("TEXT")))
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES),
    help=say(_("The language it is in; else its words tell.")),
)  # fmt: skip
@click.option("--goal", metavar=say(_("GOAL")), help=say(_("The goal it is for; else for any.")))
def set_(text: str, language: str | None, goal: str | None) -> None:
    book = the_book()
    from entregent.core.language import language_of  # noqa: PLC0415 - only when asked for
    from entregent.services.blurbs import set_blurb, text_written  # noqa: PLC0415 - only when asked for
    from entregent.services.goals import find_goal  # noqa: PLC0415 - only when asked for

    meant = find_goal(book, goal) if goal else None
    spoken = language or language_of(text) or book.language
    before = text_written(book, language=spoken, goal=meant)
    _tell(set_blurb(book, text=text, language=spoken, goal=meant))
    if before and before != " ".join(text.split()):
        said = _("It takes the place of this one, which undo brings back: %(text)s")
        click.echo(say(said, text=before), err=True)


@blurb_command.command("drop", help=say(_("Take a paragraph about you away.")))
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
def drop(number: int) -> None:
    book = the_book()
    from entregent.services.blurbs import drop_blurb, the_blurb  # noqa: PLC0415 - only when asked for

    found = the_blurb(book, number)
    row = as_json(found)
    drop_blurb(book, found)
    if wants_json():
        print_json(row)
    else:
        click.echo(say(_("The paragraph is taken away; undo brings it back.")))


def as_json(blurb: "Blurb") -> dict[str, Any]:
    """Return a blurb as plain values."""
    return {
        "id": blurb.pk,
        "language": blurb.language,
        "goal": {"id": blurb.goal.pk, "name": blurb.goal.name} if blurb.goal else None,
        "text": blurb.text,
        "written_on": blurb.written_on,
    }


def _show(book: "Book") -> None:
    from entregent.services.blurbs import proposed_blurb  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.blurbs import blurbs  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.owner import me, my_position  # noqa: PLC0415 - only when asked for

    rows = blurbs(book)
    if wants_json():
        print_json([as_json(blurb) for blurb in rows])
        return
    for blurb in rows:
        _tell(blurb)
    if not rows:
        begins = proposed_blurb(me(book), my_position(book), book.language) or say(
            _("Who I am, what I look for, and why")
        )
        click.echo(say(_('None yet. Write one: entregent blurb set "%(text)s"'), text=begins))


def _tell(blurb: "Blurb") -> None:
    if wants_json():
        print_json(as_json(blurb))
        return
    from entregent.services.wording.blurbs import blurb_is_for  # noqa: PLC0415 - only when asked for

    click.secho(blurb_is_for(blurb), bold=True, fg="green", nl=False)
    click.secho(f"  #{blurb.pk}", dim=True)
    click.echo(f"  {blurb.text}")
