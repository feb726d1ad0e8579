"""`entregent import`: files into the book."""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.columns import ask_whether_right, columns_told, read_columns
from entregent.cli.terminal import on_option, print_json, progress_bar, the_book, wants_json
from entregent.services.wording.bounces import addresses_marked
from entregent.services.wording.language import _, ngettext, say

if TYPE_CHECKING:
    from entregent.importers.kinds import Source
    from entregent.services.importing.report import ImportReport, SourceReport

KINDS = (
    "linkedin", "google", "outlook", "vcard", "mailbox", "calendar", "exchanges", "links", "sheet",
    "book",
)  # fmt: skip
SHOWN = 20  # problems, or names of a dry run, in a terminal


@click.command(
    "import",
    help=say(
        _(
            "Read your files into the book: a LinkedIn archive, mailboxes, address books,"
            " calendars, sheets of people. The kind of each is found out from its content. Each"
            " file is read whole or not at all; the same file again changes nothing."
        )
    ),
)
@click.argument(
    "paths",
    metavar=say(_("PATH…")),
    nargs=-1,
    required=True,
    # What cannot be read is named beside the others, which are.
    type=click.Path(readable=False, path_type=Path),
)
@click.option("--kind", type=click.Choice(KINDS), help=say(_("Take them for this kind.")))
@click.option("--me", multiple=True, metavar=say(_("ADDRESS")), help=say(_("An address of yours.")))
@click.option(
    "--map",
    "mapped",
    multiple=True,
    callback=read_columns,
    metavar=say(_("COLUMN=FIELD")),
    help=say(_("What a column of a sheet holds; “ignore” leaves it out. Remembered.")),
)
@on_option
@click.option("--dry-run", is_flag=True, help=say(_("Only say what would come of it.")))
def import_command(
    *,
    paths: tuple[Path, ...],
    kind: str | None,
    me: tuple[str, ...],
    mapped: dict[str, str],
    on: date | None,
    dry_run: bool,
) -> None:
    book = the_book()
    from entregent.importers.records import Kind  # noqa: PLC0415 - only when asked for
    from entregent.services.importing.run import import_paths  # noqa: PLC0415 - only when asked for

    with ExitStack() as bars:
        report = import_paths(
            book,
            [path.expanduser() for path in paths],
            kind=Kind(kind) if kind else None,
            me=me,
            on=on,
            dry_run=dry_run,
            one_by_one=len(paths) > 1,
            columns=mapped,
            confirm=None if dry_run or wants_json() else ask_whether_right(),
            watch=lambda source: _bar(bars, source),
        )
    if wants_json():
        print_json(_as_json(report, dry_run=dry_run))
    elif not all(source.refused for source in report.sources):
        from entregent.storage.queries.likeness import open_pairs  # noqa: PLC0415 - only when asked for

        _print(report, likely=open_pairs(book).count(), dry_run=dry_run)
    _say_refused(report)


def _say_refused(report: "ImportReport") -> None:
    """Say which of several files were refused, each with its reason, and leave with 1."""
    from entregent.services.wording.problems import problem_sentence  # noqa: PLC0415 - only when asked for

    refused = [source for source in report.sources if source.refused]
    names = _names(report)
    for source in refused:
        for problem in source.problems:
            told = problem_sentence(problem)
            click.echo(say(_("%(place)s: %(told)s"), place=names[source.path], told=told), err=True)
    if refused and len(refused) == len(report.sources):
        click.echo(say(_("None of these files was read.")), err=True)
        click.get_current_context().exit(1)
    if refused:
        counted = ngettext(
            "%(count)s file was refused; the rest was read. Mend it and import it again.",
            "%(count)s files were refused; the rest was read. Mend them and import them again.",
        )
        click.echo(say(counted, count=len(refused)), err=True)
        click.get_current_context().exit(1)


def _bar(bars: ExitStack, source: "Source") -> Callable[[int], None]:
    """Return what moves the bar of this source on."""
    bars.close()  # the bar of the source before
    return progress_bar(bars, source.size, source.path.name)


def _as_json(report: "ImportReport", *, dry_run: bool) -> dict[str, Any]:
    from entregent.services.wording.problems import problem_sentence  # noqa: PLC0415 - only when asked for

    sources = []
    for source in report.sources:
        told: dict[str, Any] = {
            "path": source.path,
            "kind": source.kind,
            "people": asdict(source.people),
            "exchanges": asdict(source.exchanges),
            "links": source.links,
            "my_positions": source.my_positions,
            "bounced": source.bounced,
            "me": source.me,
            "mapping": source.mapping,
            "unmapped": source.unmapped,
            "left_out": dict(source.left_out),
            "sheets": [
                {"sheet": c.place, "mapping": dict(c.mapping), "unmapped": list(c.unmapped)}
                for c in source.columns
            ],
            "problems": [
                {"place": p.place, "code": p.code, "message": problem_sentence(p)}
                for p in source.problems
            ],
        }
        if dry_run:
            told["would_add"] = source.added
        sources.append(told)
    return {"sources": sources, "duplicates": report.merged}


def _print_next(likely: int) -> None:
    if likely:
        told = ngettext(
            "%(count)s pair of people may be one: entregent duplicates",
            "%(count)s pairs of people may be one: entregent duplicates",
        )
        click.secho(say(told, count=likely), dim=True)
    click.secho(say(_("Next: entregent today")), dim=True)


def _print(report: "ImportReport", *, likely: int, dry_run: bool) -> None:
    called = _names(report)
    for source in report.sources:
        if source.refused:
            continue  # said apart
        _print_source(source, called[source.path])
        if dry_run and source.added:
            names = ", ".join(source.added[:SHOWN])
            more = len(source.added) - SHOWN
            click.echo("  " + say(_("Would add: %(names)s"), names=names), nl=False)
            click.echo(f" … +{more}" if more > 0 else "")
    if report.merged:
        click.echo(
            say(
                ngettext(
                    "%(count)s person turned out to be somebody already there.",
                    "%(count)s people turned out to be somebody already there.",
                ),
                count=report.merged,
            )
        )
    if dry_run:
        click.secho(say(_("Nothing was written: this was a dry run.")), bold=True)
    else:
        _print_next(likely)


def _names(report: "ImportReport") -> dict[str, str]:
    """Return what each path is called: by its last name, and by those before it as far as another
    ends alike.
    """
    whole = {source.path: _whole(source.path).parts for source in report.sources}
    names: dict[str, str] = {}
    length = 0
    while len(names) < len(whole):
        length += 1
        ends = Counter(parts[-length:] for parts in set(whole.values()))
        for path, parts in whole.items():
            if path not in names and (ends[parts[-length:]] == 1 or length >= len(parts)):
                names[path] = str(Path(*parts[-length:]))
    return names


def _whole(typed: str) -> Path:
    """Return a path that ends in a name, where one typed "." or ".." too."""
    path = Path(typed)
    return path if path.name not in ("", "..") else path.resolve()


def _print_read(source: "SourceReport", name: str) -> None:
    """Print what became of those whom a source tells of."""
    from entregent.services.wording.bringing import left_out  # noqa: PLC0415 - only when asked for

    click.secho(name, bold=True, nl=False)
    click.secho(f"  {source.kind}", dim=True)
    people, exchanges = source.people, source.exchanges
    click.echo(
        "  "
        + say(
            _(
                "People: %(seen)s seen, %(created)s new, %(updated)s updated,"
                " %(unchanged)s unchanged, %(ignored)s left out"
            ),
            **asdict(people),
        )
    )
    if exchanges.seen:
        click.echo(
            "  "
            + say(
                _(
                    "Exchanges: %(seen)s seen, %(created)s new, %(unchanged)s unchanged,"
                    " %(ignored)s left out"
                ),
                **asdict(exchanges),
            )
        )
        if source.me:  # else a problem says that the owner is unknown
            click.echo("  " + say(_("You are: %(addresses)s"), addresses=", ".join(source.me)))
    for line in left_out(source.left_out):
        click.echo("    " + line)
    for line in columns_told(source):
        click.echo("  " + line)
    if source.links:
        click.echo("  " + say(_("Who knows whom: %(links)s new"), links=source.links))
    if source.my_positions:
        positions = ngettext(
            "Your own career: %(count)s position new or changed",
            "Your own career: %(count)s positions new or changed",
        )
        click.echo("  " + say(positions, count=source.my_positions))
    if source.bounced:
        click.echo("  " + addresses_marked(source.bounced))


def _print_source(source: "SourceReport", name: str) -> None:
    from entregent.services.wording.problems import place_told, problem_sentence  # noqa: PLC0415 - only when asked for

    if source.kind:
        _print_read(source, name)
    else:  # what was not read of a folder
        click.secho(name, bold=True)
    for problem in source.problems[:SHOWN]:
        told = problem_sentence(problem)
        if problem.place:
            told = say(_("%(place)s: %(told)s"), place=place_told(problem.place), told=told)
        click.secho(f"  ! {told}", fg="yellow")
    if (more := len(source.problems) - SHOWN) > 0:
        click.secho("  " + say(_("and %(more)s more: --json lists them all"), more=more), dim=True)
