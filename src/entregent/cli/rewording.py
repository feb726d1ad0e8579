"""`rewording`: the service that may put messages into other words; and the asking of it."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import confirmed, print_json, the_book, wants_json
from entregent.services.errors import EntregentError
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.core.drafts import Draft, Intent
    from entregent.services.rewording import Proposed
    from entregent.storage.models import Book, Person


@click.group(
    "rewording",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _(
            "Say which service may put your messages into other words: none, unless you choose one."
            " It is asked by draft --reword and on the pages, each time with your yes."
        )
    ),
)
@click.pass_context
def rewording_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _show(the_book())


@rewording_command.command(
    "set", help=say(_("Choose a service: its address, such as http://127.0.0.1:11434/v1, a model."))
)
@click.argument("address", metavar=say(_("ADDRESS")))
@click.argument("model", metavar=say(_("MODEL")))
def set_(address: str, model: str) -> None:
    book = the_book()
    from entregent.services.rewording_service import choose_service  # noqa: PLC0415 - only when asked for

    choose_service(book, address=address, model=model)
    _show(book)


@rewording_command.command("off", help=say(_("Have nothing reword messages any more.")))
def off() -> None:
    book = the_book()
    from entregent.services.rewording_service import leave_service  # noqa: PLC0415 - only when asked for

    leave_service(book)
    _show(book)


@rewording_command.command(
    "key",
    help=say(
        _("Keep the key of the service chosen, typed unseen or piped in: never among the words.")
    ),
)
@click.option("--forget", is_flag=True, help=say(_("Remove the key instead.")))
def key(forget: bool) -> None:
    book = the_book()
    from entregent.services.rewording_service import forget_key, keep_key, service_of  # noqa: PLC0415 - only when asked for

    if forget:
        forget_key()
    else:
        service_of(book)  # refused before anything is typed
        asked = say(_("Key"))
        typed = (
            click.prompt(asked, hide_input=True, err=True)
            if sys.stdin.isatty()
            else sys.stdin.readline()
        )
        keep_key(book, typed)
    _show(book)


def in_other_words(
    book: "Book", draft: "Draft", intent: "Intent", *, yes: bool, about: "Sequence[Person]" = ()
) -> "Draft | None":
    """Return a draft in other words, None where the person would rather not send it.

    What would leave is shown first, on stderr; without a terminal only --yes sends it. `about` are
    the people of an introduction, whom it may not tell how to reach.
    """
    from entregent.services.rewording import proposed, reworded  # noqa: PLC0415 - only when asked for

    sent = proposed(book, draft.body, intent, about=about)
    _tell(sent)
    if not yes:
        if not sys.stdin.isatty():
            raise EntregentError("rewording-not-confirmed")
        question = say(_("Send this to %(host)s?"), host=sent.service.host)
        if not confirmed(question, default=False, err=True):
            return None
    return draft._replace(body=reworded(sent))


def _tell(sent: "Proposed") -> None:
    """Print what would leave, word for word, and where to."""
    from entregent.services.wording.pages import words  # noqa: PLC0415 - only when asked for

    would = _("This goes to %(url)s (model %(model)s), and nothing else:")
    click.secho(say(would, url=sent.service.url, model=sent.service.model), bold=True, err=True)
    click.echo(f"\n{sent.instruction}\n", err=True)
    click.echo(f"{sent.message}\n", err=True)
    if count := len(sent.withheld.ways):
        click.echo(words("reword-withheld", count=count), err=True)
    if sent.service.key:
        click.echo(words("reword-with-key"), err=True)


def _show(book: "Book") -> None:
    from entregent.services.rewording_service import key_known  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.pages import words  # noqa: PLC0415 - only when asked for

    known: dict[str, Any] = {
        "address": book.rewording_address,
        "model": book.rewording_model,
        "key": key_known(book),
    }
    if wants_json():
        print_json(known)
        return
    if not book.rewording_address:
        none = _("Nothing rewords messages. Choose a service: entregent rewording set %(example)s")
        click.echo(say(none, example="http://127.0.0.1:11434/v1 llama3.2"))
        return
    click.secho(book.rewording_address, bold=True, fg="green", nl=False)
    click.echo(f"  {book.rewording_model}")
    click.echo("  " + words(f"rewording-key-{known['key']}"))
