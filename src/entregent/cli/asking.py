"""`ask`: may I ask somebody for this now, and whom instead."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import on_option, print_json, the_book, the_person_or_me, wants_json
from entregent.core.asks import ASKS
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.asking import Answer


@click.command(
    "ask", help=say(_("Say whether to ask somebody for a favour now, and whom else you may ask."))
)
@click.argument("who", metavar=say(_("WHO")))
@click.option(
    "--for", "kind", required=True, type=click.Choice(ASKS), help=say(_("What you would ask for."))
)
@click.option("--offering", is_flag=True, help=say(_("You offer them something along with it.")))
@on_option
def ask_command(*, who: str, kind: str, offering: bool, on: date | None) -> None:
    book = the_book()
    from entregent.services.asking import may_i_ask  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import asking as wording  # noqa: PLC0415 - only when asked for

    day, pace = day_today(book, on), book.days_between_asks
    person = the_person_or_me(book, who)
    answer = may_i_ask(book, person, kind, on=day, offering=offering)
    if wants_json():
        print_json(_as_json(answer, day, pace))
        return
    click.secho(f"{answer.person.name}  ", bold=True, nl=False)
    click.echo(wording.verdict(answer, on=day))
    for reason in answer.verdict.reasons:
        click.echo(f"  {wording.reason(reason, on=day, pace=pace)}")
    if answer.is_unknown:
        click.echo(f"  entregent set {answer.person.pk} worked-together=yes")
    for line in wording.approach(answer):
        click.secho(f"  {line}", dim=True)
    if answer.acknowledge:
        click.echo(wording.own_up(answer))
        click.echo(f"  {answer.acknowledge}")
    if none := wording.nobody(answer):
        click.echo(none)
    if answer.instead:
        click.echo(say(_("Or ask somebody else:")))
    for other in answer.instead:
        click.echo(f"  {other.person.name}  ", nl=False)
        click.secho(f"#{other.person.pk}", dim=True)
        click.echo(f"    {wording.instead(other, on=day)}")


def _as_json(answer: "Answer", on: date, pace: int) -> dict[str, Any]:
    from entregent.core.favours import PRACTICES  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import asking as wording  # noqa: PLC0415 - only when asked for

    return {
        "verdict": answer.verdict.word,
        "until": answer.verdict.until,
        "reasons": [
            {
                "code": reason.code,
                "practice": PRACTICES[reason.code],
                "message": wording.reason(reason, on=on, pace=pace),
            }
            for reason in answer.verdict.reasons
        ],
        "instead": [
            {
                "person": {"id": other.person.pk, "name": other.person.name},
                "reason": wording.instead(other, on=on),
            }
            for other in answer.instead
        ],
        "instead_none": wording.nobody(answer),
        "acknowledge": answer.acknowledge,
        "gap": answer.gap,
        "approach": wording.approach(answer),
    }
