"""`campaign next`, `line`, `approve`…: the greetings of a campaign, one by one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.message_file import text_of
from entregent.cli.terminal import print_json, the_book, the_person, wants_json
from entregent.core.campaigns import ON_THEIR_WAY, Way
from entregent.core.drafts.templates import with_subject
from entregent.services.wording.campaigns import nothing_to_read
from entregent.services.wording.language import _, ngettext, say, speaking

if TYPE_CHECKING:
    from entregent.services.greetings import Shown
    from entregent.storage.models import Book, Campaign

_LEFT = ngettext("%(count)s waits for you.", "%(count)s wait for you.")
_SUBJECT = _("Subject: %(subject)s")
_number = click.argument("number", metavar="ID", type=click.IntRange(min=1))
_who = click.argument("who", metavar=say(_("WHO")))


def add_commands(group: click.Group) -> None:
    """Give `campaign` what is done with one greeting."""
    for command in (next_, line, write, approve, hold, later, by, done):
        group.add_command(command)


@click.command("next", help=say(_("Read the next message that waits for your words or your yes.")))
@_number
def next_(number: int) -> None:
    book, campaign = _campaign(number)
    from entregent.services.greetings import All  # noqa: PLC0415 - only when asked for

    told = All(book, campaign)
    one = next(iter(told.to_approve), None)
    if wants_json():
        print_json(
            {"left": len(told.to_approve), "next": greeting_json(book, one) if one else None}
        )
    elif one is None:
        click.echo(nothing_to_read(told.figures))
    else:
        _tell_whole(book, campaign, one)
        click.echo(say(_LEFT, count=len(told.to_approve)))


@click.command("line", help=say(_("Write the line that is for this person alone.")))
@_number
@_who
@click.argument("text", metavar=say(_("TEXT")))
def line(number: int, who: str, text: str) -> None:
    _act(
        number,
        [who],
        lambda greetings, book, one: greetings.write_line(book, one.row, text),
        whole=True,
    )


@click.command(
    "write",
    help=say(
        _(
            "Write the whole message to somebody. The file may be - for what is typed or piped in;"
            " its first line may be the subject."
        )
    ),
)
@_number
@_who
@click.argument("file", metavar=say(_("FILE")))
def write(number: int, who: str, file: str) -> None:
    subject, body = with_subject(text_of(file))

    def kept(greetings: Any, book: "Book", one: "Shown") -> None:
        was = one.message.subject if one.message else ""
        greetings.keep(book, one.row, subject=subject or was, body=body)

    _act(number, [who], kept, whole=True)


@click.command("approve", help=say(_("Say yes to messages as they stand, each named.")))
@_number
@click.argument("who", metavar=say(_("WHO…")), nargs=-1, required=True)
def approve(number: int, who: tuple[str, ...]) -> None:
    _act(number, who, lambda greetings, book, one: greetings.approve(book, one.row))


@click.command("hold", help=say(_("Take your yes back.")))
@_number
@_who
def hold(number: int, who: str) -> None:
    _act(number, [who], lambda greetings, book, one: greetings.hold(book, one.row))


@click.command("later", help=say(_("Look at somebody’s message after the others.")))
@_number
@_who
def later(number: int, who: str) -> None:
    _act(number, [who], lambda greetings, book, one: greetings.put_off(book, one.row))


@click.command("by", help=say(_("Greet somebody by mail, a call, a card, or not this time (out).")))
@_number
@_who
@click.argument("way", type=click.Choice([way.value for way in Way]))
def by(number: int, who: str, way: str) -> None:
    _act(number, [who], lambda greetings, book, one: greetings.greet_by(book, one.row, way))


@click.command("done", help=say(_("Note that you called somebody, or sent their card.")))
@_number
@_who
def done(number: int, who: str) -> None:
    _act(number, [who], lambda greetings, book, one: greetings.note_done(book, one.row))


def _act(
    number: int,
    who: Sequence[str],
    act: "Callable[[Any, Book, Shown], object]",
    *,
    whole: bool = False,
) -> None:
    """Do something to the greeting of each who is named, by `services.greetings`, and tell where
    they stand then.
    """
    book, campaign = _campaign(number)
    from entregent.services import greetings  # noqa: PLC0415 - only when asked for

    for one in _these(book, campaign, who):
        act(greetings, book, one)
    _tell(book, campaign, who, whole=whole)


def greeting_json(book: "Book", one: "Shown") -> dict[str, Any]:
    """Return a greeting as plain values."""
    from entregent.services import greetings  # noqa: PLC0415 - only when asked for
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.campaigns import evidence  # noqa: PLC0415 - only when asked for

    row, on = one.row, today(book)
    busy = greetings.busy(book, row) if one.stands in ON_THEIR_WAY else None
    return {
        "id": row.pk,
        "person": {"id": row.person_id, "name": row.person.name},
        "state": one.stands.value,
        "way": row.way,
        "why": row.why or None,
        "mark": row.mark or None,
        "at": one.at,
        "message": one.message.pk if one.message else None,
        "to": one.message.to if one.message else [],
        "subject": one.message.subject if one.message else None,
        "body": one.message.body if one.message else None,
        "line": row.told.get("line"),
        "evidence": evidence(row.told, today=on) or None,
        "answer": one.answer or None,
        "busy_until": busy.until if busy else None,
        "wrote_days_ago": greetings.written_lately(book, row, on),
    }


def tell_line(book: "Book", campaign: "Campaign", one: "Shown") -> None:
    """Print where a greeting stands, on one line."""
    from entregent.core.campaigns import Run  # noqa: PLC0415 - only when asked for
    from entregent.services.book import on_the_clock, today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.campaigns import stands_at, why  # noqa: PLC0415 - only when asked for

    at = on_the_clock(book, one.at) if one.at else None
    click.secho(f"  {one.row.person.name}", bold=True, nl=False)
    where = stands_at(one.stands, at, today=today(book), paused=campaign.run != Run.OPEN)
    reason = f" ({why(one.row.why)})" if one.row.why else ""
    click.echo(f"  {where}{reason}")


def _tell_whole(book: "Book", campaign: "Campaign", one: "Shown") -> None:
    """Print a message with what its line was made of, and what the check finds in it."""
    from entregent.core.campaigns import RECENT_DAYS, Stands  # noqa: PLC0415 - only when asked for
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.greetings import busy, written_lately  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import campaigns as wording  # noqa: PLC0415 - only when asked for

    row, on = one.row, today(book)
    tell_line(book, campaign, one)
    if one.message is None:
        return
    if one.message.subject:
        with speaking(one.message.language):
            click.echo(f"  {say(_SUBJECT, subject=one.message.subject)}")
    click.echo("".join(f"\n  {said}".rstrip(" ") for said in one.message.body.split("\n")))
    click.echo()
    if said := wording.evidence(row.told, today=on):
        click.secho(f"  {said}", dim=True)
    if one.stands is Stands.TO_WRITE:
        click.secho(f"  {wording.mark(row.mark)}", fg="yellow")
    if told := wording.busy_until(busy(book, row), last=campaign.last, today=on):
        click.secho(f"  {told}", fg="yellow")
    days = written_lately(book, row, on)
    if days is not None and days <= RECENT_DAYS:
        click.secho(f"  {wording.lately(days)}", fg="yellow")


def _tell(book: "Book", campaign: "Campaign", who: Sequence[str], *, whole: bool = False) -> None:
    told = _these(book, campaign, who)
    if wants_json():
        print_json([greeting_json(book, one) for one in told])
        return
    for one in told:
        (_tell_whole if whole else tell_line)(book, campaign, one)


def _campaign(number: int) -> "tuple[Book, Campaign]":
    book = the_book()
    from entregent.services.campaigns import the_campaign  # noqa: PLC0415 - only when asked for

    return book, the_campaign(book, number)


def _these(book: "Book", campaign: "Campaign", who: Sequence[str]) -> "list[Shown]":
    """Return the greetings of those named, as they stand; refused where one is not in it. The
    campaign is read once, however many they are.
    """
    from entregent.services.errors import EntregentError  # noqa: PLC0415 - only when asked for
    from entregent.services.greetings import All  # noqa: PLC0415 - only when asked for

    told = All(book, campaign)
    found = [told.to({the_person(book, one).pk}) for one in who]
    if not all(found):
        raise EntregentError("no-such-greeting", number=0)
    return [of[0] for of in found]
