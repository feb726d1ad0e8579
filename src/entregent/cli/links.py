"""`link`, `unlink`: who knows whom."""

from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_json, the_book, the_person, wants_json
from entregent.core.links import KINDS
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.storage.models import Person


@click.command("link", help=say(_("Say that two of your people know each other, and how.")))
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--evidence", required=True, help=say(_("How you know, in your words.")))
@click.option("--kind", type=click.Choice(KINDS), help=say(_("What they are to each other.")))
def link_command(a: str, b: str, evidence: str, kind: str | None) -> None:
    book = the_book()
    from entregent.services.links import link  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.people import evidence as said  # noqa: PLC0415 - only when asked for

    one, other = the_person(book, a), the_person(book, b)
    made = link(book, one, other, evidence=evidence, kind=kind or "")
    if wants_json():
        print_json({**_pair(one, other), "kind": made.kind, "evidence": made.evidence})
        return
    linked = _("%(a)s and %(b)s know each other: %(evidence)s")
    click.echo(say(linked, a=one.name, b=other.name, evidence=said(made)))


@click.command(
    "unlink",
    help=say(_("Say that two of your people do not know each other. No file says it again.")),
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
def unlink_command(a: str, b: str) -> None:
    book = the_book()
    from entregent.services.links import unlink  # noqa: PLC0415 - only when asked for

    one, other = the_person(book, a), the_person(book, b)
    unlink(book, one, other)
    if wants_json():
        print_json({**_pair(one, other), "linked": False})
        return
    apart = _("Nothing says any more that %(a)s and %(b)s know each other.")
    click.echo(say(apart, a=one.name, b=other.name))


def _pair(one: "Person", other: "Person") -> dict[str, Any]:
    return {side: {"id": p.pk, "name": p.name} for side, p in (("a", one), ("b", other))}
