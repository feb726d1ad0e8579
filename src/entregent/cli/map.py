"""`map`: the groups of people who know one another, and who leads from one to another."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import on_option, print_json, the_book, the_person, wants_json
from entregent.services.errors import EntregentError
from entregent.services.wording.language import _, ngettext, say

if TYPE_CHECKING:
    from entregent.services.mapping.groups import Group
    from entregent.storage.models import Book

_LEFT = ngettext(
    "One smaller group is not shown: --limit shows more.",
    "%(count)s smaller groups are not shown: --limit shows more.",
)
_ALL = 100_000  # people of the one group asked for
_BRIDGES = 12


@click.command(
    "map",
    help=say(
        _(
            "List the groups of people who know one another more than they know the others: who is"
            " in each, and who leads from one to another. The page of the map draws them."
        )
    ),
)
@click.option("--circle", metavar=say(_("CIRCLE")), help=say(_("Only people in this circle.")))
@click.option("--around", metavar=say(_("WHO")), help=say(_("Only the group of somebody, whole.")))
@click.option(
    "--people", type=click.IntRange(min=1), default=8, help=say(_("At most so many of each group."))
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, help=say(_("At most so many groups."))
)
@on_option
def map_command(
    circle: str | None, around: str | None, people: int, limit: int, on: date | None
) -> None:
    book = the_book()
    found, left = _groups(book, circle, around, people=people, limit=limit, on=on)
    if wants_json():
        print_json([_as_json(group) for group in found])
        return
    if not found:
        click.echo(say(_("Nobody yet. Read your files into the book first: entregent import")))
    for group in found:
        _print(group)
    if left:
        click.secho(say(_LEFT, count=left), dim=True)


def _groups(
    book: "Book", circle: str | None, around: str | None, *, people: int, limit: int,
    on: date | None,
) -> "tuple[list[Group], int]":  # fmt: skip
    """Return the groups asked for, and how many more there are."""
    from entregent.core.text import fold  # noqa: PLC0415 - only when asked for
    from entregent.services.many import no_such_circle  # noqa: PLC0415 - only when asked for
    from entregent.services.mapping.choice import Asked, chosen  # noqa: PLC0415 - only when asked for
    from entregent.services.mapping.drawing import draw  # noqa: PLC0415 - only when asked for
    from entregent.services.mapping.groups import groups, labels_of  # noqa: PLC0415 - only when asked for
    from entregent.services.mapping.showing import drawn_now  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    # What is kept beside the book is drawn as of today.
    drawing = draw(book, on=day) if on else drawn_now(book, on=day)
    somebody = the_person(book, around) if around else None
    places = chosen(book, drawing, Asked(circle=fold(circle or "")))
    if places is None:
        raise no_such_circle(book, circle or "")
    asked = Asked(circle=fold(circle or ""), around=somebody.pk if somebody else None)
    found = chosen(book, drawing, asked)
    if found is None:
        raise EntregentError("not-on-the-map", name=somebody.name if somebody else "")
    labels = labels_of(drawing, found.places)
    alone = found.label is not None
    told = groups(
        drawing, labels[:limit], found.places,
        people=_ALL if alone else people, bridges=_BRIDGES if alone else 3,
    )  # fmt: skip
    return told, len(labels) - len(told)


def _print(group: "Group") -> None:
    from entregent.services.wording import mapping as wording  # noqa: PLC0415 - only when asked for

    name, size = wording.group_name(group.name), wording.group_size(group.size)
    click.echo(f"{click.style(name, bold=True)}  {click.style(size, dim=True)}")
    for one in group.people:
        told = ", ".join(part for part in (one.title, one.organisation) if part)
        click.echo(f"  {one.name}" + (f"  {click.style(told, dim=True)}" if told else ""))
    if group.more:
        click.secho(f"  {wording.and_others(group.more)}", dim=True)
    for bridge in group.bridges:
        click.secho(f"  → {wording.leads(bridge)}", fg="green")


def _as_json(group: "Group") -> dict[str, Any]:
    from entregent.services.wording import mapping as wording  # noqa: PLC0415 - only when asked for

    return {
        "name": wording.group_name(group.name),
        "kind": group.name.kind,
        "size": group.size,
        "people": [
            {"id": one.id, "name": one.name, "title": one.title, "organisation": one.organisation}
            for one in group.people
        ],
        "bridges": [
            {
                "to": wording.group_name(bridge.to),
                "links": bridge.links,
                "from": {"id": bridge.one[0], "name": bridge.one[1]},
                "person": {"id": bridge.other[0], "name": bridge.other[1]},
                "sentence": wording.leads(bridge),
            }
            for bridge in group.bridges
        ],
    }
