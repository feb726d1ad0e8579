"""`outbox`: messages that wait for a yes, leave one by one, or left; nothing leaves without it."""

from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_json, the_book, wants_json
from entregent.services.wording.language import _, say, speaking

if TYPE_CHECKING:
    from entregent.services.outbox_sending import Result, Sent
    from entregent.storage.models import Book, MailAccount, Outgoing, Person

SENT_SHOWN = 20
_SUBJECT = _("Subject: %(subject)s")
_number = click.argument("number", metavar="ID", type=click.IntRange(min=1))


@click.group(
    "outbox",
    invoke_without_command=True,
    subcommand_metavar=say(_("[COMMAND…]")),
    help=say(
        _(
            "List the messages that wait for your yes, are to leave, or left. Nothing leaves"
            " before you approved that very message."
        )
    ),
)
@click.pass_context
def outbox_command(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        _list(the_book())


@outbox_command.command(
    "approve", help=say(_("Say yes to messages as they stand: the next send takes them."))
)
@click.argument(
    "numbers", metavar=say(_("ID…")), type=click.IntRange(min=1), nargs=-1, required=True
)
def approve(numbers: tuple[int, ...]) -> None:
    book = the_book()
    from entregent.services import outbox  # noqa: PLC0415 - only when asked for

    rows = [outbox.the_message(book, number) for number in dict.fromkeys(numbers)]
    for row in rows:
        outbox.approve(book, row)
    _tell_all(book, rows)


@outbox_command.command("hold", help=say(_("Take your yes back from a message.")))
@_number
def hold(number: int) -> None:
    book = the_book()
    from entregent.services import outbox  # noqa: PLC0415 - only when asked for

    row = outbox.the_message(book, number)
    outbox.hold(book, row)
    _tell_all(book, [row])


@outbox_command.command("drop", help=say(_("Take a message out; undo brings it back as a draft.")))
@_number
def drop(number: int) -> None:
    book = the_book()
    from entregent.services import outbox  # noqa: PLC0415 - only when asked for

    row = outbox.the_message(book, number)
    row_was = as_json(book, row)
    outbox.drop(book, row)
    if wants_json():
        print_json(row_was)
    else:
        click.echo(say(_("The message is taken out; undo brings it back as a draft.")))


@outbox_command.command(
    "settle", help=say(_("Say whether a message left, where the line was lost before one knew."))
)
@_number
@click.option("--sent/--not-sent", "left", default=None, help=say(_("It left, or it did not.")))
def settle(number: int, left: bool | None) -> None:
    if left is None:
        raise click.UsageError(say(_("Say which: --sent or --not-sent.")))
    book = the_book()
    from entregent.services import outbox  # noqa: PLC0415 - only when asked for

    _settle_left_behind(book)
    row = outbox.the_message(book, number)
    outbox.settle(book, row, sent=left)
    row.refresh_from_db()
    _tell_all(book, [row])


@outbox_command.command(
    "send", help=say(_("Send what you approved and whose time has come, one after the other."))
)
def send() -> int:
    book = the_book()
    import time  # noqa: PLC0415 - only when asked for

    from entregent.services.mail_account import account_of  # noqa: PLC0415 - only when asked for
    from entregent.services.outbox_sending import send as send_all  # noqa: PLC0415 - only when asked for

    account = account_of(book)
    told = None if wants_json() else lambda result: _tell_result(result, account)
    done = send_all(book, wait=time.sleep, tell=told)
    if wants_json():
        print_json(_done_json(done))
    else:
        _tell_done(book, done)
    return int(any(result.failed for result in done.results))


@outbox_command.command(
    "arrived", help=say(_("Say that a message that came back arrived after all."))
)
@_number
def arrived(number: int) -> None:
    book = the_book()
    from entregent.services import outbox  # noqa: PLC0415 - only when asked for

    row = outbox.the_message(book, number)
    outbox.arrived(book, row)
    _tell_all(book, [row])


@outbox_command.command(
    "again",
    help=say(_("Prepare again a message that failed or came back: it waits for another yes.")),
)
@_number
@click.option("--to", default="", metavar="ADDRESS", help=say(_("Which address of theirs.")))
def again(number: int, to: str) -> None:
    book = the_book()
    from entregent.services.outbox import the_message  # noqa: PLC0415 - only when asked for
    from entregent.services.outbox_again import prepare_again  # noqa: PLC0415 - only when asked for

    _settle_left_behind(book)
    _tell_all(book, [prepare_again(book, the_message(book, number), to=to)])


def put_in(
    book: "Book", people: "list[Person]", draft: Any, reason: Any, introduction: Any = None
) -> "Outgoing":
    """Put a draft into the outbox, and say so on stderr."""
    from entregent.services.outbox import put  # noqa: PLC0415 - only when asked for

    row = put(book, people, draft, reason, introduction=introduction)
    if not wants_json():
        in_it = _(
            "In the outbox as message %(number)s. Say yes: entregent outbox approve %(number)s"
        )
        click.echo(say(in_it, number=row.pk), err=True)
    return row


def as_json(book: "Book", row: "Outgoing") -> dict[str, Any]:
    """Return a message as plain values."""
    from entregent.services.wording.outbox import trouble_of  # noqa: PLC0415 - only when asked for

    return {
        "id": row.pk,
        "state": row.state,
        "person": _who(row.person),
        "other": _who(row.other),
        "to": row.to,
        "subject": row.subject,
        "body": row.body,
        "lang": row.language or None,
        "intent": row.intent,
        "message_id": row.message_id,
        "tries": row.tries,
        "not_before": row.not_before,
        "approved_at": row.approved_at,
        "sent_at": row.sent_at,
        "trouble": row.trouble or None,
        "message": trouble_of(row, _account(book)) or None,
        "came_back": {
            "at": row.came_back_at,
            "status": row.came_back,
            "from": row.came_back_to or None,
            "message": _came_back(book, row),
        }
        if row.came_back
        else None,
    }


def _came_back(book: "Book", row: "Outgoing") -> str:
    """Return why a message came back and what next, "" where it did not."""
    if not row.came_back or row.came_back_at is None:
        return ""
    from entregent.services.book import day_of, today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.bounces import message_back  # noqa: PLC0415 - only when asked for

    return message_back(row, on=day_of(book, row.came_back_at), today=today(book))


def _who(person: "Person | None") -> dict[str, Any] | None:
    return {"id": person.pk, "name": person.name} if person else None


def _account(book: "Book") -> "MailAccount | None":
    from entregent.storage.queries.outbox import account_in  # noqa: PLC0415 - only when asked for

    return account_in(book)


def _settle_left_behind(book: "Book") -> None:
    from entregent.services.outbox_sending import settle_left_behind  # noqa: PLC0415 - only when asked for

    settle_left_behind(book)


def _list(book: "Book") -> None:
    from entregent.services.wording import outbox as wording  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.outbox import (  # noqa: PLC0415 - only when asked for
        in_campaigns,
        returned_messages,
        sent_messages,
        waiting,
    )

    _settle_left_behind(book)
    rows, gone = waiting(book), sent_messages(book, limit=SENT_SHOWN)
    returned = returned_messages(book, limit=SENT_SHOWN)
    if wants_json():
        print_json([as_json(book, row) for row in (*rows, *returned, *gone)])
        return
    for row in rows:
        _tell(book, row)
    for row in returned:
        _title(row)
        click.secho(f"  {_came_back(book, row)}", fg="yellow")
    for row in gone:
        _title(row)
    if told := wording.in_campaigns(in_campaigns(book).count()):
        click.echo(told)
    elif not (rows or returned or gone):
        click.echo(say(_("The outbox is empty. Draft a message: entregent draft … --outbox")))


def _tell_all(book: "Book", rows: "list[Outgoing]") -> None:
    if wants_json():
        print_json([as_json(book, row) for row in rows])
        return
    for row in rows:
        _title(row)


def _title(row: "Outgoing") -> None:
    from entregent.services.wording.outbox import state  # noqa: PLC0415 - only when asked for

    click.secho(f"#{row.pk}", dim=True, nl=False)
    click.secho(f"  {', '.join(row.to)}", bold=True, nl=False)
    click.echo(f"  {state(row.state)}")


def _tell(book: "Book", row: "Outgoing") -> None:
    """Print a message whole: a yes is to all of it."""
    from entregent.services.wording.outbox import trouble_of  # noqa: PLC0415 - only when asked for

    _title(row)
    for said in filter(None, (_came_back(book, row), trouble_of(row, _account(book)))):
        click.secho(f"  {said}", fg="yellow")
    if row.subject:
        with speaking(row.language):
            click.echo(f"  {say(_SUBJECT, subject=row.subject)}")
    click.echo("".join(f"\n  {line}".rstrip(" ") for line in row.body.split("\n")))
    click.echo()


def _tell_result(result: "Result", account: "MailAccount") -> None:
    from entregent.services.wording.outbox import state, trouble  # noqa: PLC0415 - only when asked for

    to = ", ".join(result.row.to)
    click.secho(f"#{result.row.pk}  {to}", bold=True, nl=False)
    click.echo(f"  {state(result.state)}")
    if result.trouble:
        said = trouble(
            result.trouble, host=account.host, address=account.address, to=to, reply=result.reply
        )
        click.echo(f"  {said}", err=result.failed)


def _tell_done(book: "Book", done: "Sent") -> None:
    from entregent.services.wording.outbox import sent, waits  # noqa: PLC0415 - only when asked for

    click.echo(sent(sum(result.state == "sent" for result in done.results)))
    if done.waiting and done.next_at:
        from entregent.services.book import zone  # noqa: PLC0415 - only when asked for

        at = done.next_at.astimezone(zone(book))
        click.echo(waits(done.waiting), nl=False)
        click.echo(" " + say(_("Send again from %(at)s on."), at=f"{at:%H:%M}"))


def _done_json(done: "Sent") -> dict[str, Any]:
    return {
        "results": [
            {
                "id": result.row.pk,
                "state": result.state.value,
                "trouble": result.trouble or None,
                "reply": result.reply or None,
                "not_before": result.later,
            }
            for result in done.results
        ],
        "waiting": done.waiting,
        "next_at": done.next_at,
    }
