"""`run-jobs`: what runs by itself, run once; for those whose pages are not open, by cron."""

from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_json, the_book, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.jobs.running import Ran
    from entregent.storage.models import Book

_SEE = _("Why, and what next: entregent outbox")


@click.command(
    "run-jobs",
    help=say(_("Run once what runs by itself while the pages are open. For cron.")),
)
def run_jobs_command() -> int:
    book = the_book()
    from entregent.jobs.running import run_due  # noqa: PLC0415 - only when asked for

    ran = run_due(book, asked=True, tell=None if wants_json() else _tell)
    if wants_json():
        print_json([as_json(one) for one in ran or ()])
    elif ran is None:
        click.echo(say(_("Another process runs them just now.")))
    elif not ran:
        click.echo(say(_("Nothing is due.")))
    if not wants_json() and ran is not None:
        _tell_what_waits(book, said=any(one.job == "digest" and one.outcome.trouble for one in ran))
    return int(any(one.outcome.failed for one in ran or ()))


def _tell_what_waits(book: "Book", *, said: bool) -> None:
    """Print what the person has to look at and what to type, of a digest unless it was `said`."""
    from entregent.cli.digest import tell_next, tell_wrong  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.digests import latest_wrong  # noqa: PLC0415 - only when asked for

    row = latest_wrong(book) if book.digest_by else None
    if row and said:
        tell_next(book, row, err=True)
    elif row:
        tell_wrong(book, row)
    _tell_of_the_outbox(book)


def _tell_of_the_outbox(book: "Book") -> None:
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.outbox import to_look_at  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries import outbox  # noqa: PLC0415 - only when asked for

    if told := to_look_at(*outbox.to_look_at(book, today(book))):
        click.echo(f"{told} {say(_SEE)}")


def as_json(ran: "Ran") -> dict[str, Any]:
    """Return what a job did as plain values."""
    from entregent.services.wording.jobs import trouble  # noqa: PLC0415 - only when asked for

    said = ran.outcome
    return {
        "job": ran.job,
        "ok": not said.failed,
        "did": {} if said.trouble else said.facts,
        "trouble": said.trouble or None,
        "message": trouble(ran.job, said.trouble, said.facts) or None,
    }


def _tell(ran: "Ran") -> None:
    from entregent.services.wording.jobs import did, name, trouble  # noqa: PLC0415 - only when asked for

    outcome = ran.outcome
    wrong = outcome.failed
    click.secho(name(ran.job), bold=True, nl=False, err=wrong)
    click.echo(f"  {did(ran.job, outcome.facts)}".rstrip(), err=wrong)
    if outcome.trouble:
        click.echo(f"  {trouble(ran.job, outcome.trouble, outcome.facts)}", err=True)
