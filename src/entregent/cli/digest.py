"""`digest`: today's list each day, by mail to oneself or on the desktop; none unless chosen."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_json, the_book, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.storage.models import Book, Digest

_OFF = "off"
_EACH_DAY = _("Each day at %(at)s, %(way)s.")
_NONE = _("No digest is sent. Choose one: entregent digest --by mail, or desktop")
_LAST = _("The last one left on %(day)s.")
_NEXT = _("The next one: %(day)s, %(at)s.")
_DUE = _("The next one leaves at the next run.")


@click.command(
    "digest",
    help=say(
        _(
            "Say when the digest of today’s list leaves, or choose it: by mail to your own address,"
            " or on the desktop. None unless you choose one."
        )
    ),
)
@click.option("--by", metavar="mail|desktop|off", help=say(_("How it comes to you, if at all.")))
@click.option("--at", metavar="7:30", help=say(_("At what time of each day.")))
@click.option(
    "--arrived", "do", flag_value="arrived", help=say(_("Say that one that may have left arrived."))
)
@click.option(
    "--not-arrived",
    "do",
    flag_value="not-arrived",
    help=say(_("Say that it did not: today’s leaves again, one of another day is left at that.")),
)
@click.option(
    "--again", "do", flag_value="again", help=say(_("Let today’s leave again, at the next run."))
)
@click.option(
    "--seen", "do", flag_value="seen", help=say(_("Leave one that did not leave at that."))
)
def digest_command(by: str | None, at: str | None, do: str | None) -> None:
    book = the_book()
    from entregent.services.digest import choose_digest, settle_left_behind, time_typed  # noqa: PLC0415 - only when asked for

    settle_left_behind(book)
    if by is not None or at is not None:
        chosen = book.digest_by if by is None else "" if by == _OFF else by
        choose_digest(book, by=chosen, at=time_typed(book.digest_at if at is None else at))
    if do:
        _settle(book, do)
    _show(book)


def _settle(book: "Book", do: str) -> None:
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.digest import seen, send_again, settle  # noqa: PLC0415 - only when asked for
    from entregent.services.errors import EntregentError  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.digests import digest_on  # noqa: PLC0415 - only when asked for

    row = digest_on(book, today(book)) if do == "again" else _wrong(book)
    if row is None:
        raise EntregentError("digest-known" if _wrong(book) is None else "digest-day-over")
    if do in ("arrived", "not-arrived"):
        settle(book, row, arrived=do == "arrived")
    elif do == "again":
        send_again(book, row)
    else:
        seen(book, row)


def _wrong(book: "Book") -> "Digest | None":
    from entregent.storage.queries.digests import latest_wrong  # noqa: PLC0415 - only when asked for

    return latest_wrong(book)


def _show(book: "Book") -> None:
    from django.utils import timezone  # noqa: PLC0415 - only when asked for

    from entregent.services.book import zone  # noqa: PLC0415 - only when asked for
    from entregent.services.digest import next_digest  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.digests import last_sent  # noqa: PLC0415 - only when asked for

    following = next_digest(book, timezone.now()) if book.digest_by else None
    next_at = following.astimezone(zone(book)) if following else None
    last, wrong = last_sent(book), _wrong(book)
    if wants_json():
        told = _as_json(book, wrong) if wrong else None
        print_json({
            "by": book.digest_by or None, "at": book.digest_at,
            "last": last.day if last else None, "next": next_at, "wrong": told,
        })  # fmt: skip
        return
    _tell(book, last, next_at)
    if wrong:
        tell_wrong(book, wrong)


def _tell(book: "Book", last: "Digest | None", next_at: datetime | None) -> None:
    from django.utils import timezone  # noqa: PLC0415 - only when asked for

    from entregent.services.wording.digest import way  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import day  # noqa: PLC0415 - only when asked for

    if not book.digest_by:
        click.echo(say(_NONE))
    else:
        click.echo(say(_EACH_DAY, at=book.digest_at, way=way(book.digest_by)))
    if last:
        click.echo(say(_LAST, day=day(last.day, today=last.day)))
    if next_at and next_at <= timezone.now():
        click.echo(say(_DUE))
    elif next_at:
        on = next_at.date()
        click.echo(say(_NEXT, day=day(on, today=on), at=f"{next_at:%H:%M}"))


def tell_wrong(book: "Book", row: "Digest") -> None:
    """Print what is wrong with a digest, and what to type about it."""
    from entregent.services.wording.digest import what_is_wrong  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.errors import error_sentence  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.outbox import account_in  # noqa: PLC0415 - only when asked for

    click.secho(what_is_wrong(row, account_in(book), error_sentence), fg="yellow")
    tell_next(book, row)


def tell_next(book: "Book", row: "Digest", *, err: bool = False) -> None:
    """Print what to type about it."""
    from entregent.services.digest import is_of_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.digest import next_step  # noqa: PLC0415 - only when asked for

    click.echo(next_step(row, today=is_of_today(book, row)), err=err)


def _why(book: "Book", row: "Digest") -> str:
    from entregent.services.wording.digest import trouble_of  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.errors import error_sentence  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.outbox import account_in  # noqa: PLC0415 - only when asked for

    return trouble_of(row, account_in(book), error_sentence)


def _as_json(book: "Book", row: "Digest") -> dict[str, Any]:
    """Return a digest as plain values."""
    return {
        "day": row.day, "by": row.by, "state": row.state, "tries": row.tries,
        "not_before": row.not_before, "trouble": row.trouble or None, "message": _why(book, row),
    }  # fmt: skip
