"""`ignore`, `undo`, `erase`, `export`, `backup`, `restore`: keeping the book, and it safe."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import load_tables, print_json, the_book, the_person, wants_json
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
    from entregent.services.ignoring import ignore  # noqa: PLC0415

    left = ignore(book, value)
    if wants_json():
        print_json({"ignored": value, "left": left})
        return
    click.echo(
        say(
            ngettext(
                "Ignored from now on; %(count)s person left the book.",
                "Ignored from now on; %(count)s people left the book.",
            ),
            count=left,
        )
    )


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
    "--limit", type=click.IntRange(min=1), default=20, help=say(_("At most so many acts."))
)
def journal_command(limit: int) -> None:
    book = the_book()
    from entregent.storage.queries.journal import latest_acts  # noqa: PLC0415

    acts = latest_acts(book, limit=limit)
    if wants_json():
        print_json([_as_json(act) for act in acts])
        return
    if not acts:
        click.echo(say(_("Nothing was done yet.")))
    for act in acts:
        click.echo(_line(book, act))


def _as_json(act: "Act") -> dict[str, Any]:
    from entregent.services.wording.journal import act_sentence  # noqa: PLC0415

    entry = act.entry
    return {
        "id": entry.pk,
        "at": entry.at,
        "act": entry.act,
        "from": entry.door,
        "sentence": act_sentence(entry, act.name),
        **entry.values,
        "undone_at": entry.undone_at,
        "can_be_undone": act.can_be_undone,
    }


def _line(book: "Book", act: "Act") -> str:
    from entregent.services.book import zone  # noqa: PLC0415
    from entregent.services.wording.journal import act_sentence, door  # noqa: PLC0415

    at = act.entry.at.astimezone(zone(book))
    said = f"{act_sentence(act.entry, act.name)}, {door(act.entry.door)}"
    if act.entry.undone_at:
        said = say(_("%(act)s (undone)"), act=said)
    when = click.style(f"{at:%Y-%m-%d %H:%M}", dim=True)
    return f"{when}  {click.style(said, dim=not act.can_be_undone)}"


@click.command("undo", help=say(_("Undo the last thing done, an import as a whole included.")))
def undo_command() -> None:
    book = the_book()
    from entregent.services.journal import undo  # noqa: PLC0415
    from entregent.services.wording.journal import act_sentence  # noqa: PLC0415
    from entregent.storage.queries.journal import names_in  # noqa: PLC0415

    entry = undo(book)
    name = names_in([entry]).get(entry.pk, "")
    if wants_json():
        print_json({"undone": entry.act, "at": entry.at, **entry.values})
        return
    click.echo(say(_("Undone: %(act)s"), act=act_sentence(entry, name)))


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
    from entregent.services.erasing import erase_person  # noqa: PLC0415

    person = the_person(book, who)
    name, pk = person.name, person.pk
    if not yes and sys.stdin.isatty():
        click.confirm(say(_("Erase %(name)s and every exchange with them?"), name=name), abort=True)
    erase_person(book, person)
    if wants_json():
        print_json({"erased": pk})
        return
    click.echo(say(_("%(name)s is erased. entregent undo brings them back."), name=name))


@click.command(
    "export",
    help=say(
        _(
            "Write the book out: json holds all of it and imports back the same; vcard and csv hold"
            " the people, for other programs."
        )
    ),
)
@click.option("--format", "form", type=click.Choice(["json", "vcard", "csv"]), default="json")
@click.option("--to", type=click.Path(path_type=Path), help=say(_("Into this file.")))
def export_command(form: str, to: Path | None) -> None:
    book = the_book()
    from entregent.services.exporting import export  # noqa: PLC0415

    if to is None:
        export(book, form, sys.stdout)
        return
    from entregent.services.exporting import export_to_file  # noqa: PLC0415

    count = export_to_file(book, form, to.expanduser())
    if wants_json():
        print_json({"path": str(to), "people": count})
        return
    click.echo(say(_("%(count)s people written to %(path)s"), count=count, path=to))


@click.command("backup", help=say(_("Keep a copy of the book, even while it is written to.")))
@click.argument("to", metavar=say(_("FILE")), required=False, type=click.Path(path_type=Path))
def backup_command(to: Path | None) -> None:
    the_book()
    from entregent.services.backup import backup  # noqa: PLC0415

    path = backup(to.expanduser() if to else None)
    if wants_json():
        print_json({"path": str(path)})
        return
    click.echo(say(_("A copy is kept in %(path)s"), path=path))


@click.command(
    "restore", help=say(_("Bring a kept copy back; the book as it stands is kept beside it."))
)
@click.argument("path", metavar=say(_("FILE")), type=click.Path(path_type=Path))
def restore_command(path: Path) -> None:
    load_tables()  # a book that cannot be opened any more is what copies are for
    from entregent.services.backup import restore  # noqa: PLC0415

    kept = restore(path.expanduser())
    if wants_json():
        print_json({"restored": str(path), "kept": str(kept)})
        return
    click.echo(say(_("Restored. The book as it was is kept in %(path)s"), path=kept))
