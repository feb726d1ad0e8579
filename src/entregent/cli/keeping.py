"""`ignore`, `journal`, `undo`, `erase`: what was done, taken back or out."""

import sys
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import confirmed, print_json, the_book, the_person, wants_json
from entregent.services.wording.language import _, ngettext, say

if TYPE_CHECKING:
    from entregent.storage.models import Book
    from entregent.storage.queries.journal import Act


@click.command(
    "ignore",
    help=say(_("Leave an address or a whole domain out, now and at every later import.")),
)
@click.argument("value", metavar=say(_("ADDRESS|DOMAIN")))
def ignore_command(value: str) -> None:
    book = the_book()
    from entregent.services.ignoring import ignore  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.ignoring import who_stays  # noqa: PLC0415 - only when asked for

    ignored = ignore(book, value)
    if wants_json():
        print_json({"ignored": value, "left": ignored.left, "stay": dict(ignored.stay)})
        return
    left = ngettext(
        "Left out from now on; %(count)s person left the book.",
        "Left out from now on; %(count)s people left the book.",
    )
    click.echo(say(left if ignored.left else _("Left out from now on."), count=ignored.left))
    for index, line in enumerate(who_stays(ignored.stay)):
        click.echo(f"  {line}" if index else line)
    if ignored.stay:
        next_step = _("Their mails are left out from now on. Next: entregent erase WHO")
        click.secho(say(next_step), dim=True)


@click.command(
    "journal",
    help=say(
        _(
            "List what was done, when and from where, the latest first. undo takes it back in that"
            " order."
        )
    ),
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=20,
    help=say(_("At most so many acts.")),
)
def journal_command(limit: int) -> None:
    book = the_book()
    from entregent.storage.queries.journal import latest_acts  # noqa: PLC0415 - only when asked for

    acts = latest_acts(book, limit=limit)
    if wants_json():
        from entregent.services.undoing import undoable  # noqa: PLC0415 - only when asked for

        can = undoable(book, [act.entry for act in acts])
        print_json([{**_as_json(act), "can_be_undone": act.entry.pk in can} for act in acts])
        return
    if not acts:
        click.echo(say(_("Nothing was done yet.")))
    for act in acts:
        click.echo(_line(book, act))


def _as_json(act: "Act") -> dict[str, Any]:
    from entregent.services.wording.journal import act_sentence  # noqa: PLC0415 - only when asked for

    entry = act.entry
    return {
        "id": entry.pk,
        "at": entry.at,
        "act": entry.act,
        "from": entry.door,
        "sentence": act_sentence(entry, act.name),
        **entry.values,
        "undone_at": entry.undone_at,
    }


def _line(book: "Book", act: "Act") -> str:
    from entregent.services.book import zone  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.journal import act_sentence, door  # noqa: PLC0415 - only when asked for

    at = act.entry.at.astimezone(zone(book))
    said = f"{act_sentence(act.entry, act.name)}, {door(act.entry.door)}"
    if act.entry.undone_at:
        said = say(_("%(act)s (undone)"), act=said)
    when = click.style(f"#{act.entry.pk}  {at:%Y-%m-%d %H:%M}", dim=True)
    return f"{when}  {click.style(said, dim=not act.stands)}"


@click.command(
    "undo",
    help=say(
        _(
            "Undo the last thing done, an import as a whole included. A merge or a keep-apart can"
            " be undone later by its number in the journal: what came since stays."
        )
    ),
)
@click.argument("entry", metavar=say(_("[ENTRY]")), required=False, type=click.IntRange(min=1))
def undo_command(entry: int | None) -> None:
    book = the_book()
    from entregent.services.undoing import is_of_a_message, undo  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.journal import act_sentence  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.journal import names_in  # noqa: PLC0415 - only when asked for

    done = undo(book, entry)
    name = names_in([done]).get(done.pk, "")
    if wants_json():
        print_json({"undone": done.act, "at": done.at, **done.values})
        return
    click.echo(say(_("Undone: %(act)s"), act=act_sentence(done, name)))
    if is_of_a_message(done):
        click.echo(say(_("What was sent has left: nothing calls it back.")))


@click.command(
    "erase",
    help=say(
        _(
            "Erase somebody and all that hangs on them. No later file brings them back. undo does,"
            " for a month."
        )
    ),
)
@click.argument("who", metavar=say(_("WHO")))
@click.option("--yes", is_flag=True, help=say(_("Do not ask.")))
def erase_command(who: str, yes: bool) -> None:
    book = the_book()
    from entregent.services.erasing import erase_person  # noqa: PLC0415 - only when asked for

    person = the_person(book, who)
    name, pk = person.name, person.pk
    if not yes and sys.stdin.isatty():
        question = say(_("Erase %(name)s and every exchange with them?"), name=name)
        if not confirmed(question, default=False):
            raise click.Abort
    erase_person(book, person)
    if wants_json():
        print_json({"erased": pk})
        return
    click.echo(say(_("%(name)s is erased. entregent undo brings them back."), name=name))
