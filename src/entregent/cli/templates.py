"""`template`: messages of one's own, to be written again to others."""

from typing import TYPE_CHECKING, Any

import click

from entregent.cli.message_file import text_of
from entregent.cli.terminal import print_json, the_book, wants_json
from entregent.core.drafts import REGISTERS
from entregent.core.drafts.templates import INTENTS, with_subject
from entregent.services.wording.language import LANGUAGES, _, say

if TYPE_CHECKING:
    from entregent.storage.models import Book, Template

_SUBJECT = _("Subject: %(subject)s")
_PLACES = _("Places that may stand in one: %(places)s")


@click.group(
    "template",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _(
            "List the messages you wrote to be used again. The latest one comes first when you"
            " draft a message for the same."
        )
    ),
)
@click.pass_context
def template_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _list(the_book())


@template_command.command(
    "set",
    help=say(
        _(
            "Write a template, or correct the one of this name. The file may be - for what is typed"
            " or piped in; its first line may be the subject."
        )
    ),
)
@click.argument("intent", metavar=say(_("INTENT")), type=click.Choice([i.value for i in INTENTS]))
@click.argument("file", metavar=say(_("FILE")))
@click.option(
    "--lang", "language", type=click.Choice(LANGUAGES),
    help=say(_("The language it is in; else its words tell.")),
)  # fmt: skip
@click.option(
    "--register", type=click.Choice(REGISTERS), help=say(_("The register it is for; else either."))
)
@click.option("--name", metavar=say(_("NAME")), help=say(_("What to call it.")))
def set_(
    *, intent: str, file: str, language: str | None, register: str | None, name: str | None
) -> None:
    subject, body = with_subject(text_of(file))
    book = the_book()
    from entregent.core.language import language_of  # noqa: PLC0415 - only when asked for
    from entregent.services.templates import set_template  # noqa: PLC0415 - only when asked for

    kept = set_template(
        book, intent=intent, language=language or language_of(body) or book.language,
        subject=subject, body=body, register=register or "", name=name or "",
    )  # fmt: skip
    _tell(kept)


@template_command.command("show", help=say(_("Print a template.")))
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
def show(number: int) -> None:
    book = the_book()
    from entregent.services.templates import the_template  # noqa: PLC0415 - only when asked for

    _tell(the_template(book, number))


@template_command.command("drop", help=say(_("Take a template away.")))
@click.argument("number", metavar="ID", type=click.IntRange(min=1))
def drop(number: int) -> None:
    book = the_book()
    from entregent.services.templates import drop_template, the_template  # noqa: PLC0415 - only when asked for

    found = the_template(book, number)
    row = as_json(found)
    drop_template(book, found)
    if wants_json():
        print_json(row)
    else:
        click.echo(say(_("The template is taken away; undo brings it back.")))


def as_json(template: "Template") -> dict[str, Any]:
    """Return a template as plain values."""
    return {
        "id": template.pk,
        "intent": template.intent,
        "language": template.language,
        "register": template.register or None,
        "name": template.name,
        "subject": template.subject,
        "body": template.body,
        "written_on": template.written_on,
    }


def _list(book: "Book") -> None:
    from entregent.services.wording.templates import places_told  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.templates import templates  # noqa: PLC0415 - only when asked for

    rows = templates(book)
    if wants_json():
        print_json([as_json(template) for template in rows])
        return
    for template in rows:
        _title(template)
    if not rows:
        click.echo(say(_("None yet. Write one: entregent template set reconnect FILE")))
        click.echo(say(_PLACES, places=places_told()))


def _tell(template: "Template") -> None:
    if wants_json():
        print_json(as_json(template))
        return
    _title(template)
    if template.subject:
        click.secho(f"\n{say(_SUBJECT, subject=template.subject)}", bold=True)
    click.echo(f"\n{template.body}")


def _title(template: "Template") -> None:
    from entregent.services.wording.templates import template_is_for  # noqa: PLC0415 - only when asked for

    click.secho(template_is_for(template), bold=True, fg="green", nl=False)
    click.secho(f"  #{template.pk}", dim=True)
