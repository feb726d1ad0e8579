"""`entregent check`: what a message could do better, before it is sent."""

import json
from datetime import date
from typing import Any

import click

from entregent.cli.message_file import text_of
from entregent.cli.terminal import (
    on_option,
    print_json,
    the_book,
    the_person,
    wants_json,
)
from entregent.core.etiquette import LANGUAGES, Relation
from entregent.services.checking import (
    CHECKED,
    CONTEXT,
    Checked,
    check_message,
    not_known,
    place,
    with_context,
)
from entregent.services.errors import EntregentError
from entregent.services.wording.etiquette import severity
from entregent.services.wording.language import _, ngettext, say

_NOTHING = _("Nothing to mend: it can be sent as it is.")
_FOUND = ngettext("%(count)s thing to look at:", "%(count)s things to look at:")
_NOT_KNOWN = _("%(path)s: %(field)s is no field of it, and was left aside. Fields: %(fields)s.")
_MISSPELT = _("%(path)s: %(field)s is no field of it, and was left aside. Did you mean %(near)s?")
_LONGEST_PLACE = 90  # characters of the place that is quoted


@click.command(
    "check",
    help=say(
        _(
            "Check a message before it is sent: what is missing or weighs on them, and how to mend"
            " it. The file may be - for what is typed or piped in."
        )
    ),
)
@click.argument("file", metavar=say(_("FILE")))
@click.option(
    "--intent", metavar=say(_("INTENT")), required=True, type=click.Choice(CHECKED),
    help=say(_("What the message is for.")),
)  # fmt: skip
@click.option("--to", "who", metavar=say(_("WHO")), help=say(_("To whom.")))
@click.option(
    "--lang", type=click.Choice(LANGUAGES), metavar="fr|en",
    help=say(_("The language of the message.")),
)  # fmt: skip
@click.option(
    "--context", metavar=say(_("FILE")),
    help=say(_("A JSON file that says what the book would know.")),
)  # fmt: skip
@on_option
def check_command(
    *,
    file: str,
    intent: str,
    who: str | None,
    lang: str | None,
    context: str | None,
    on: date | None,
) -> None:
    text = text_of(file)
    said = _context(context) if context else {}
    relation = Relation()
    if who:
        book = the_book()
        from entregent.services.relation import relation_with  # noqa: PLC0415 - only when asked for
        from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

        relation = relation_with(book, the_person(book, who), on=day_today(book, on))
    checked = check_message(text, intent, with_context(relation, said), lang=lang or "")
    if wants_json():
        print_json({"findings": checked.told()})
        return
    print_findings(checked, text)


def print_findings(checked: Checked, text: str, *, err: bool = False) -> None:
    """Print what is wrong with a text, on stderr where it is asked for."""
    if not checked.findings:
        click.echo(say(_NOTHING), err=err)
        return
    click.echo(say(_FOUND, count=len(checked.findings)), err=err)
    for found, told in zip(checked.findings, checked.told(), strict=True):
        where = place(text, found.start, found.end, longest=_LONGEST_PLACE)
        click.secho(f"\n  {where}", dim=True, err=err)
        click.echo(f"  {told['message']}  ({severity(found)}, {found.practice})", err=err)
        click.echo(f"  → {told['fix']}", err=err)


def _context(file: str) -> dict[str, Any]:
    try:
        said = json.loads(text_of(file))
    except (json.JSONDecodeError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise EntregentError("context-not-json", path=file)
    for name, near in not_known(said).items():
        words = _MISSPELT if near else _NOT_KNOWN
        told = say(words, path=file, field=name[:80], near=near, fields=", ".join(CONTEXT))
        click.echo(told, err=True)
    return said
