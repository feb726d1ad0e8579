"""`export`, `backup`, `restore`, `move`: the book in other places."""

import sys
from contextlib import ExitStack
from pathlib import Path

import click

from entregent.cli.terminal import load_tables, print_json, progress_bar, the_book, wants_json
from entregent.services.wording.language import _, ngettext, say


@click.command(
    "export",
    help=say(
        _(
            "Write the book out: json holds all of it and imports back the same; vcard and csv hold"
            " the people, for other programs. The name of the file tells which (.json, .vcf, .csv),"
            " unless --format does."
        )
    ),
)
@click.option("--format", "asked", type=click.Choice(["json", "vcard", "csv"]))
@click.option("--to", type=click.Path(path_type=Path), help=say(_("Into this new file.")))
def export_command(asked: str | None, to: Path | None) -> None:
    book = the_book()
    from entregent.services.exporting import export, form_for  # noqa: PLC0415 - only when asked for

    form = form_for(to, asked)
    if to is None:
        # Not what the terminal prints, which leaves marks out: the book as it stands.
        with open(sys.stdout.fileno(), "w", -1, "utf-8", "replace", closefd=False) as out:
            export(book, form, out)
        return
    from entregent.services.exporting import export_to_file  # noqa: PLC0415 - only when asked for

    count = export_to_file(book, form, to.expanduser())
    if wants_json():
        print_json({"path": str(to), "people": count})
        return
    told = ngettext("%(count)s person written to %(path)s", "%(count)s people written to %(path)s")
    click.echo(say(told, count=count, path=to))


@click.command("backup", help=say(_("Keep a copy of the book, even while it is written to.")))
@click.argument("to", metavar=say(_("[FILE]")), required=False, type=click.Path(path_type=Path))
def backup_command(to: Path | None) -> None:
    the_book()
    from entregent.services.backup import backup  # noqa: PLC0415 - only when asked for

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
    from entregent.services.backup import restore  # noqa: PLC0415 - only when asked for

    kept = restore(path.expanduser())
    if wants_json():
        print_json({"restored": str(path), "kept": str(kept)})
        return
    click.echo(say(_("Restored. The book as it was is kept in %(path)s"), path=kept))


@click.command(
    "move",
    help=say(
        _(
            "Carry the book, with all its history, to another database, and compare every row:"
            " postgresql://USER:PASSWORD@HOST/NAME, or sqlite:FOLDER. It stays where it was too."
        )
    ),
)
@click.option("--to", required=True, metavar="URL", help=say(_("Where to.")))
def move_command(to: str) -> None:
    book = the_book()
    from entregent.services.moving import folder_of, move, without_password  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.wanted import everybody  # noqa: PLC0415 - only when asked for

    with ExitStack() as bars:
        counts = move(to, watch=lambda steps: progress_bar(bars, steps))
    place = without_password(to)
    if wants_json():
        print_json({"to": place, "rows": counts})
        return
    told = _("The book is in %(place)s, every row compared: %(people)s, %(exchanges)s.")
    moved = say(ngettext("%(count)s person", "%(count)s people"), count=everybody(book).count())
    exchanges = ngettext("%(count)s exchange", "%(count)s exchanges")
    with_them = say(exchanges, count=counts["exchange"])
    click.echo(say(told, place=place, people=moved, exchanges=with_them))
    folder = folder_of(to)
    using = (
        say(_("Next: ENTREGENT_HOME=%(place)s, and no DATABASE_URL."), place=folder)
        if folder
        else say(
            _("Next: DATABASE_URL=%(place)s, with its password, for every command."), place=place
        )
    )
    click.secho(using, dim=True)
