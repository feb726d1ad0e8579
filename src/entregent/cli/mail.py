"""`mail`: the account that messages are sent by; its password is typed unseen, and kept apart."""

import sys
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_json, the_book, wants_json
from entregent.services.wording.language import _, say
from entregent.sync.smtp import Security

if TYPE_CHECKING:
    from entregent.storage.models import Book


@click.group(
    "mail",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _("Say by which account messages are sent: none, unless you choose one. See also: outbox.")
    ),
)
@click.pass_context
def mail_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _show(the_book())


@mail_command.command(
    "set", help=say(_("Choose the account: the address you write from, the server that takes it."))
)
@click.argument("address", metavar=say(_("ADDRESS")))
@click.option("--host", metavar=say(_("HOST")), required=True, help=say(_("The mail server.")))
@click.option("--port", type=click.IntRange(1, 65_535), help=say(_("Its port, else the usual.")))
@click.option(
    "--security", type=click.Choice([one.value for one in Security]), default=Security.TLS.value,
    help=say(_("How the line is kept from others.")),
)  # fmt: skip
@click.option("--user", metavar=say(_("USER")), help=say(_("Who you are there, else the address.")))
@click.option("--name", metavar=say(_("NAME")), default="", help=say(_("How you sign, else you.")))
@click.option(
    "--an-hour", type=click.IntRange(min=1), default=20, help=say(_("At most so many an hour."))
)
def set_(
    *,
    address: str,
    host: str,
    port: int | None,
    security: str,
    user: str | None,
    name: str,
    an_hour: int,
) -> None:
    book = the_book()
    from entregent.services.mail_account import Settings, choose_account  # noqa: PLC0415 - only when asked for

    choose_account(book, Settings(address, host, security, port or 0, user, name, an_hour))
    _show(book)


@mail_command.command(
    "password",
    help=say(_("Keep the password, typed unseen or piped in: in no book, copy or export.")),
)
@click.option("--forget", is_flag=True, help=say(_("Remove the password instead.")))
def password(forget: bool) -> None:
    book = the_book()
    from entregent.services.mail_account import account_of, keep_password_of  # noqa: PLC0415 - only when asked for
    from entregent.services.mail_password import forget_password  # noqa: PLC0415 - only when asked for

    account_of(book)  # refused before anything is typed
    if forget:
        forget_password()
    else:
        asked = say(_("Password"))
        typed = (
            click.prompt(asked, hide_input=True, err=True)
            if sys.stdin.isatty()
            else sys.stdin.readline()
        )
        keep_password_of(book, typed)
    _show(book)


@mail_command.command(
    "test", help=say(_("Greet the server as you would to send, and send nothing."))
)
def test() -> int:
    book = the_book()
    from entregent.services.mail_account import account_of, try_account  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.outbox import trouble  # noqa: PLC0415 - only when asked for

    account, found = account_of(book), try_account(book)
    said = (
        trouble(found.code, host=account.host, address=account.address, reply=found.reply)
        if found
        else say(_("%(host)s greets you: messages can be sent."), host=account.host)
    )
    if wants_json():
        told = {"code": found.code, "reply": found.reply, "message": said} if found else None
        print_json({"ok": found is None, "trouble": told})
    else:
        click.echo(said, err=bool(found))
    return int(found is not None)


@mail_command.command("off", help=say(_("Send nothing any more, and forget the password.")))
def off() -> None:
    book = the_book()
    from entregent.services.mail_account import leave_account  # noqa: PLC0415 - only when asked for

    leave_account(book)
    _show(book)


def _show(book: "Book") -> None:
    from entregent.services.mail_password import where_kept  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.outbox import password_kept  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.outbox import account_in  # noqa: PLC0415 - only when asked for

    account = account_in(book)
    kept = where_kept(account.host, account.user) if account else ""
    told: dict[str, Any] = {
        name: getattr(account, name, None)
        for name in ("address", "name", "host", "port", "security", "user", "an_hour")
    }
    if wants_json():
        print_json({**told, "password": kept})
        return
    if account is None:
        none = _(
            "Nothing is sent from here. Choose an account: entregent mail set ADDRESS --host HOST"
        )
        click.echo(say(none))
        return
    click.secho(f"{account.name} <{account.address}>".strip(), bold=True, fg="green", nl=False)
    where = f"{account.host}:{account.port}"
    click.echo(f"  {where} ({account.security})")
    if account.user:
        click.echo("  " + password_kept(kept))
