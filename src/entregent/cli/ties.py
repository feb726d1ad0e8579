"""`ties` and `cadences`: how strong, and how often."""

from datetime import date
from typing import Any

import click

from entregent.cli.terminal import on_option, print_json, print_table, the_book, wants_json
from entregent.services.wording.language import _, say

_FULL = _("More than %(count)s people %(every)s is more than anybody keeps up with.")


@click.command("ties", help=say(_("List your strongest ties, with what makes each of them.")))
@on_option
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=50,
    help=say(_("At most so many people.")),
)
def ties_command(on: date | None, limit: int) -> None:
    book = the_book()
    from entregent.services.summaries import day_today, strongest  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.ties import label  # noqa: PLC0415 - only when asked for

    rows = strongest(book, on=day_today(book, on), limit=limit)
    if wants_json():
        print_json([_as_json(row, sentence) for row, sentence in rows])
        return
    if not rows and limit:
        click.echo(say(_("No exchange is known yet: import a mailbox, or log what happens.")))
    for row, sentence in rows:
        name = click.style(row.person.name, bold=True)
        click.echo(f"{name}  {click.style(label(row.tie.label), fg='green')}")
        click.echo(f"  {sentence}")


def _as_json(row: Any, sentence: str) -> dict[str, Any]:
    return {
        "person": {"id": row.person.pk, "name": row.person.name, "emails": row.emails},
        "strength": round(row.tie.strength, 6),
        "incoming": round(row.tie.incoming, 6),
        "outgoing": round(row.tie.outgoing, 6),
        "label": row.tie.label,
        "last_exchange_on": row.tie.last_on,
        "due_on": row.tie.due_on,
        "sentence": sentence,
    }


@click.command(
    "cadences",
    help=say(
        _(
            "Propose how often to be in touch with your strongest ties, from the layers of a"
            " network: 5, 15, 50 and 150 people every 7, 30, 180 and 365 days. Nothing is chosen"
            " before you accept; set WHO cadence=DAYS chooses one by one."
        )
    ),
)
@click.option("--propose", "accept", flag_value=False, default=False, help=say(_("Only show.")))
@click.option("--accept", "accept", flag_value=True, help=say(_("Choose all of them.")))
@on_option
def cadences_command(accept: bool, on: date | None) -> None:
    book = the_book()
    from entregent.services.cadences import (  # noqa: PLC0415 - only when asked for
        accept_cadences,
        overfull_layers,
        propose_cadences,
    )
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import every  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    proposals = (accept_cadences if accept else propose_cadences)(book, on=day)
    if wants_json():
        print_json(
            [
                {"person": {"id": p.person.pk, "name": p.person.name}, "cadence": p.cadence}
                for p in proposals
            ]
        )
        return
    for layer in overfull_layers(book):
        click.secho(say(_FULL, count=layer.up_to, every=every(layer.cadence)), fg="yellow")
    if not proposals:
        click.echo(say(_("Nothing to propose: no tie without a cadence is known well enough.")))
        return
    print_table(
        [[p.person.name, every(p.cadence), str(p.person.pk)] for p in proposals],
        head=[say(_("Name")), say(_("Rhythm")), "ID"],
    )
    click.echo()
    click.echo(
        say(_("Chosen. entregent undo takes it back."))
        if accept
        else say(_("Nothing is chosen yet: entregent cadences --accept."))
    )
