"""`duplicates` and `merge`: people who may be one, and what one answers."""

from typing import TYPE_CHECKING, Any

import click

from entregent.cli.share import Share
from entregent.cli.terminal import print_json, the_book, the_person, wants_json
from entregent.services.wording.language import _, ngettext, say

if TYPE_CHECKING:
    from datetime import date

    from entregent.services.duplicates import Merged
    from entregent.storage.models import Book, LikelyPair, Person

SHOWN = 20  # pairs in a terminal, unless asked otherwise


@click.group(
    "duplicates",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(_("List people who may be one, the likeliest first. You say whether they are.")),
)
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), help=say(_("At most so many pairs."))
)
@click.pass_context
def duplicates_command(ctx: click.Context, limit: int | None) -> None:
    if ctx.invoked_subcommand is None:
        _show(the_book(), limit)


def _show(book: "Book", limit: int | None) -> None:
    from entregent.services.likely_pairs import likely_pairs, to_decide_by  # noqa: PLC0415 - only when asked for

    if wants_json():
        pairs = likely_pairs(book, limit=limit)
        to_decide_by(book, pairs)
        print_json([_as_json(book, pair) for pair in pairs])
        return
    wanted = SHOWN if limit is None else limit
    pairs = likely_pairs(book, limit=wanted + 1)
    if not pairs:
        click.echo(say(_("Nobody seems to be in the book twice.")))
        return
    to_decide_by(book, pairs[:wanted])
    for pair in pairs[:wanted]:
        _print(book, pair)
    if len(pairs) > wanted:
        click.secho(say(_("There are more: --limit shows them.")), dim=True)
    click.secho(say(_("entregent merge A B · duplicates keep-apart A B")), dim=True)


def _print(book: "Book", pair: "LikelyPair") -> None:
    from entregent.services.wording.likeness import sentence_of  # noqa: PLC0415 - only when asked for

    for person in (pair.a, pair.b):
        click.secho(person.name, bold=True, fg="green", nl=False)
        click.secho(f"  #{person.pk}", dim=True)
        if known := _known(book, person):
            click.echo(f"  {known}")
    click.secho(f"  {_percent(pair.probability)} ", bold=True, nl=False)
    click.echo(" ".join(sentence_of(sign) for sign in pair.signs))
    click.echo()


def _known(book: "Book", person: "Person") -> str:
    """Return what one decides by: position, e-mail and last contact, those that are known."""
    from entregent.services.finding import what_tells  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import partial  # noqa: PLC0415 - only when asked for

    last_on = _last_on(book, person)
    last = say(_("last contact %(day)s"), day=partial(last_on.isoformat())) if last_on else ""
    return " · ".join(part for part in (what_tells(person), last) if part)


def _last_on(book: "Book", person: "Person") -> "date | None":
    from entregent.services.book import day_of  # noqa: PLC0415 - only when asked for

    tie = getattr(person, "tie", None)
    return day_of(book, tie.last_at) if tie and tie.last_at else None


def _percent(probability: float) -> str:
    """Return a probability in percent, never as a certainty."""
    return say(_("%(percent)s%%"), percent=min(99, int(probability * 100)))


def _as_json(book: "Book", pair: "LikelyPair") -> dict[str, Any]:
    from entregent.services.wording.likeness import sentence_of  # noqa: PLC0415 - only when asked for

    return {
        "a": _summed_up(book, pair.a),
        "b": _summed_up(book, pair.b),
        "probability": round(pair.probability, 6),
        "signs": [sign["code"] for sign in pair.signs],
        "sentences": [sentence_of(sign) for sign in pair.signs],
    }


def _summed_up(book: "Book", person: "Person") -> dict[str, Any]:
    from entregent.storage.queries.positions import shown  # noqa: PLC0415 - once the tables are loaded

    current = shown(person.current_positions)
    return {
        **_named(person),
        "organisation": current.organisation.name if current and current.organisation else "",
        "title": current.title if current else "",
        "emails": [a.value for a in person.all_addresses if a.kind == "email"],
        "last_exchange_on": _last_on(book, person),
    }


def _named(person: "Person") -> dict[str, Any]:
    return {"id": person.pk, "name": person.name}


@duplicates_command.command(
    "keep-apart",
    help=say(_("Say that two people are two. They are not proposed again; undo takes it back.")),
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
def keep_apart_command(a: str, b: str) -> None:
    book = the_book()
    from entregent.services.duplicates import keep_apart  # noqa: PLC0415 - only when asked for

    one, other = the_person(book, a), the_person(book, b)
    keep_apart(book, one, other)
    if wants_json():
        print_json({"a": _named(one), "b": _named(other), "apart": True})
        return
    click.echo(say(_("%(a)s and %(b)s stay two people."), a=one.name, b=other.name))


@duplicates_command.command(
    "merge",
    help=say(_("Make one of every pair at least that likely; whoever was kept apart stays apart.")),
)
@click.option(
    "--above",
    "probability",
    type=Share(),
    required=True,
    metavar="P",
    help=say(_("From this probability on, such as 0.95.")),
)
@click.option("--dry-run", is_flag=True, help=say(_("Only say what would come of it.")))
def merge_above_command(probability: float, dry_run: bool) -> None:
    book = the_book()
    from entregent.services.likely_pairs import merge_above  # noqa: PLC0415 - only when asked for

    groups = merge_above(book, probability, dry_run=dry_run)
    gone = sum(len(group.gone) for group in groups)
    if wants_json():
        people = [{"kept": _named(g.keep), "merged": list(map(_named, g.gone))} for g in groups]
        print_json({"merged": gone, "people": people, "dry_run": dry_run})
        return
    for group in groups:
        _print_group(group)
    told = ngettext(
        "%(count)s person joined to somebody already here.",
        "%(count)s people joined to somebody already here.",
    )
    if dry_run:
        told = ngettext(
            "%(count)s person would be joined to somebody already here.",
            "%(count)s people would be joined to somebody already here.",
        )
    click.echo(say(told, count=gone))
    if dry_run:
        click.secho(say(_("Nothing was written: this was a dry run.")), bold=True)
    elif gone:
        click.secho(say(_("entregent undo takes it back.")), dim=True)


def _print_group(group: "Merged") -> None:
    names = ", ".join(f"{person.name} #{person.pk}" for person in group.gone)
    click.echo(f"{click.style(group.keep.name, bold=True)} #{group.keep.pk} ← {names}")


@click.command(
    "merge",
    help=say(
        _(
            "Make two people one, under the first. What you typed wins; what they differ in is"
            " kept. undo brings both back, later too, with all that came since."
        )
    ),
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
def merge_command(a: str, b: str) -> None:
    book = the_book()
    from entregent.cli.people import tell  # noqa: PLC0415 - only when asked for
    from entregent.services.duplicates import merge  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.journal import latest_standing  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.likeness import kept_apart  # noqa: PLC0415 - only when asked for

    one, other = the_person(book, a), the_person(book, b)
    were_apart = bool(kept_apart(book, (one.pk, other.pk)))
    kept = merge(book, one, other)
    tell(book, kept, None)
    done = latest_standing(book)
    if wants_json() or done is None:
        return
    click.echo()
    if were_apart:
        told = _("%(a)s and %(b)s are one now, though they had been kept apart.")
    else:
        told = _("%(a)s and %(b)s are one now.")
    click.echo(say(told, a=one.name, b=other.name))
    click.secho(say(_("entregent undo %(entry)s takes it back."), entry=done.pk), dim=True)
