"""`event`: where one meets people: prepared, captured, followed up."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.message_file import text_of
from entregent.cli.terminal import (
    Day,
    on_option,
    pairs_said,
    print_json,
    print_table,
    the_book,
    wants_json,
)
from entregent.services.wording.language import _, ngettext, say

if TYPE_CHECKING:
    from entregent.services.capturing import Line
    from entregent.services.event_after import After, FollowUpOwed, Outcome
    from entregent.storage.models import Attendee, Book, Event
    from entregent.storage.queries.events import Counted

_FIELDS = ("name", "on", "until", "place", "note")
_JOINED = ngettext(
    "%(count)s person on the list, %(added)s of them new to it, %(known)s in your book.",
    "%(count)s people on the list, %(added)s of them new to it, %(known)s in your book.",
)
_IN_TOUCH = _("In touch within %(months)s months after: %(count)s of %(of)s.")
_NOBODY_TO_PROPOSE = _(
    "Nobody stands out among those on the list. Bring a longer one: entregent event people EVENT"
    " FILE"
)
_FIRST_BRING = _("First bring the list of who takes part: entregent event people EVENT FILE")


@click.group(
    "event",
    subcommand_metavar=say(_("COMMAND…")),
    help=say(_("Prepare events where you meet people, note whom you met, and follow up.")),
)
def event_command() -> None:
    pass


@event_command.command("add", help=say(_("Note an event down.")))
@click.argument("name", metavar=say(_("NAME")))
@click.option("--on", type=Day(), required=True, help=say(_("Its first day.")))
@click.option("--until", type=Day(), help=say(_("Its last day, where it has several.")))
@click.option("--place", default="", help=say(_("Where it takes place.")))
@click.option("--note", default="", help=say(_("What is worth remembering about it.")))
def add(name: str, on: date, until: date | None, place: str, note: str) -> None:
    book = the_book()
    from entregent.services.events import Said, add_event  # noqa: PLC0415 - only when asked for

    _tell(book, add_event(book, Said(name, on, until, place, note)))


@event_command.command("list", help=say(_("List events, the latest first.")))
def list_() -> None:
    book = the_book()
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.events import event_days  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.events import events  # noqa: PLC0415 - only when asked for

    rows = events(book)
    if wants_json():
        print_json([_counted(one) for one in rows])
        return
    if not rows:
        click.echo(say(_('No event yet. Note one: entregent event add "Salon X" --on 2026-12-03')))
        return
    on = today(book)
    print_table(
        [
            [
                one.event.name, event_days(one.event, today=on), one.event.place,
                str(one.people), str(one.wanted), str(one.met), str(one.event.pk),
            ]
            for one in rows
        ],
        head=[
            say(_("Event")), say(_("When")), say(_("Place")), say(_("People")),
            say(_("To meet")), say(_("Met")), "ID",
        ],
    )  # fmt: skip


@event_command.command(
    "show", help=say(_("Tell all about an event: who takes part, whom to meet."))
)
@click.argument("which", metavar=say(_("EVENT")))
def show(which: str) -> None:
    book = the_book()
    from entregent.services.events import find_event  # noqa: PLC0415 - only when asked for

    _tell(book, find_event(book, which))


@event_command.command(
    "set", help=say(_("Correct an event: name, on, until, place or note, each as FIELD=VALUE."))
)
@click.argument("which", metavar=say(_("EVENT")))
@click.argument("fields", metavar=say(_("FIELD=VALUE…")), nargs=-1, required=True)
def set_(which: str, fields: tuple[str, ...]) -> None:
    pairs = pairs_said(fields, _FIELDS)
    book = the_book()
    from entregent.services.events import find_event, set_event  # noqa: PLC0415 - only when asked for

    event = find_event(book, which)
    set_event(book, event, pairs)
    _tell(book, event)


@event_command.command(
    "drop", help=say(_("Take an event away; what was exchanged there stays noted."))
)
@click.argument("which", metavar=say(_("EVENT")))
def drop(which: str) -> None:
    book = the_book()
    from entregent.services.events import drop_event, find_event  # noqa: PLC0415 - only when asked for

    event = find_event(book, which)
    drop_event(book, event)
    if wants_json():
        print_json({"id": event.pk, "name": event.name})
    else:
        click.echo(say(_("%(name)s is taken away."), name=event.name))


@event_command.command(
    "people",
    help=say(
        _(
            "Say who takes part: a CSV with titles of columns, vCards, an invitation, or one person"
            " a line. The file may be left out for what is typed or piped in."
        )
    ),
)
@click.argument("which", metavar=say(_("EVENT")))
@click.argument("file", metavar=say(_("[FILE]")), default="-")
def people(which: str, file: str) -> None:
    book = the_book()
    from entregent.services.attendees import join  # noqa: PLC0415 - only when asked for
    from entregent.services.event_lists import read_list  # noqa: PLC0415 - only when asked for
    from entregent.services.events import find_event  # noqa: PLC0415 - only when asked for

    event = find_event(book, which)
    told = join(book, event, read_list(book, text_of(file)))
    if wants_json():
        print_json({"named": told.named, "added": told.added, "known": told.known})
    else:
        click.echo(say(_JOINED, count=told.named, added=told.added, known=told.known))


@event_command.command("meet", help=say(_("Say that you want to meet somebody there, and why.")))
@click.argument("which", metavar=say(_("EVENT")))
@click.argument("who", metavar=say(_("WHO")))
@click.option("--why", default="", help=say(_("What for.")))
@click.option("--not", "not_", is_flag=True, help=say(_("Take it back.")))
def meet(which: str, who: str, why: str, not_: bool) -> None:
    book = the_book()
    from entregent.services.attendees import choose  # noqa: PLC0415 - only when asked for
    from entregent.services.events import find_event  # noqa: PLC0415 - only when asked for

    event = find_event(book, which)
    row = choose(book, event, who, wanted=not not_, why=why)
    if wants_json():
        print_json(_as_json(row))
    else:
        _print_rows([row])


@event_command.command(
    "propose", help=say(_("Say whom to meet of those who take part, and why, the best first."))
)
@click.argument("which", metavar=say(_("EVENT")))
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, help=say(_("At most so many people."))
)
@on_option
def propose(which: str, limit: int, on: date | None) -> None:
    book = the_book()
    from entregent.services.event_proposals import propose as whom  # noqa: PLC0415 - only when asked for
    from entregent.services.events import find_event  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.events import reasons  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.events import attendees  # noqa: PLC0415 - only when asked for

    event = find_event(book, which)
    found = whom(book, event, on=day_today(book, on), limit=limit)
    if wants_json():
        print_json(
            [
                {
                    **_as_json(one.row),
                    "reasons": [reason.code for reason in one.reasons],
                    "reason": reasons(one.reasons),
                }
                for one in found
            ]
        )
        return
    if not found:
        click.echo(say(_NOBODY_TO_PROPOSE if attendees(event) else _FIRST_BRING))
    for one in found:
        _print_rows([one.row])
        click.echo(f"  {reasons(one.reasons)}")


@event_command.command(
    "prepare",
    help=say(_("Tell what to have in mind before you meet those you chose, or one of them.")),
)
@click.argument("which", metavar=say(_("EVENT")))
@click.argument("who", metavar=say(_("[WHO]")), required=False)
@on_option
def prepare(which: str, who: str | None, on: date | None) -> None:
    book = the_book()
    from entregent.cli.preparing import preparation_as_json, print_preparation  # noqa: PLC0415 - only when asked for
    from entregent.services.event_preparation import prepare_for  # noqa: PLC0415 - only when asked for
    from entregent.services.events import find_event  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    sheets, others = prepare_for(book, find_event(book, which), who=who or "", on=day)
    if wants_json():
        told = [{**preparation_as_json(sheet), "why": row.why} for row, sheet in sheets]
        print_json({"sheets": told, "not_in_the_book": [_as_json(row) for row in others]})
        return
    if not sheets and not others:
        click.echo(say(_("Nobody is chosen yet. Say whom to meet: entregent event meet EVENT WHO")))
    for row, sheet in sheets:
        print_preparation(book, sheet, day)
        if row.why:
            click.echo(click.style(f"{say(_('To meet them for:'))} ", bold=True) + row.why)
        click.echo()
    _print_rows(others)


@event_command.command(
    "capture",
    help=say(
        _(
            "Note whom you met, one person a line: “Marie Dupont, DRH chez Airbus, talked of"
            " retraining, send her the article”. The file may be left out for what is typed or"
            " piped in."
        )
    ),
)
@click.argument("which", metavar=say(_("EVENT")))
@click.argument("file", metavar=say(_("[FILE]")), default="-")
@click.option("--on", type=Day(), help=say(_("The day on which you met them.")))
@click.option("--dry-run", is_flag=True, help=say(_("Only say what would come of it.")))
def capture(which: str, file: str, on: date | None, dry_run: bool) -> None:
    book = the_book()
    from entregent.services.capturing import capture_lines, day_of_meeting, understood  # noqa: PLC0415 - only when asked for
    from entregent.services.events import find_event  # noqa: PLC0415 - only when asked for

    event = find_event(book, which)
    day = on or day_of_meeting(book, event)
    read = understood if dry_run else capture_lines
    lines = read(book, event, text_of(file), on=day)
    if wants_json():
        print_json([_line_as_json(line) for line in lines])
        return
    for line in lines:
        _print_line(line)


@event_command.command(
    "after",
    help=say(_("List to whom you still owe a word, and what became of those you met.")),
)
@click.argument("which", metavar=say(_("EVENT")))
@on_option
def after(which: str, on: date | None) -> None:
    book = the_book()
    from entregent.services.event_after import after as what_came  # noqa: PLC0415 - only when asked for
    from entregent.services.events import find_event  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    event, day = find_event(book, which), day_today(book, on)
    told = what_came(book, event, on=day)
    if wants_json():
        print_json(
            {
                "event": {"id": event.pk, "name": event.name},
                "met": len(told.follow_ups),
                "done": told.done,
                "follow_ups": [_owed_as_json(one) for one in told.follow_ups],
                "outcomes": [_outcome_as_json(one) for one in told.outcomes],
                "in_touch": {months: told.in_touch(months) for months in ("3", "12")},
            }
        )
        return
    _print_after(told, day)


def _print_after(told: "After", on: date) -> None:
    from entregent.services.wording.events import written_to  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.times import day  # noqa: PLC0415 - only when asked for

    if not told.follow_ups:
        click.echo(say(_("Nobody is noted as met there yet: entregent event capture EVENT FILE")))
        return
    click.secho(written_to(told.done, len(told.follow_ups)), bold=True)
    for one in told.follow_ups:
        if not one.done:
            by = say(_("by %(day)s"), day=day(one.due, today=on))
            click.echo(f"  {one.row.name}  {by}" + (f"  {one.promise}" if one.promise else ""))
    for months in ("3", "12"):
        count = told.in_touch(months)
        if count is not None:
            click.echo(say(_IN_TOUCH, months=months, count=count, of=len(told.outcomes)))


def _tell(book: "Book", event: "Event") -> None:
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.events import event_days  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.events import attendees  # noqa: PLC0415 - only when asked for

    rows = attendees(event)
    if wants_json():
        print_json({**_event_as_json(event), "attendees": [_as_json(row) for row in rows]})
        return
    click.secho(event.name, bold=True, fg="green", nl=False)
    click.secho(f"  #{event.pk}", dim=True)
    click.echo(" · ".join(filter(None, [event_days(event, today=today(book)), event.place])))
    if event.note:
        click.echo(event.note)
    _print_rows(sorted(rows, key=lambda row: (not row.wanted, row.name_key)))


def _print_rows(rows: "list[Attendee]") -> None:
    for row in rows:
        title, firm = _does(row)
        marks = [say(_("to meet"))] if row.wanted else []
        marks += [say(_("met"))] if row.met_on else []
        marks += [say(_("not in your book"))] if row.person_id is None else []
        about = " · ".join(part for part in (title, firm, *marks, row.why) if part)
        click.echo(click.style(row.name, bold=True) + (f"  {about}" if about else ""))


def _print_line(line: "Line") -> None:
    met = line.met
    known = f"#{met.person.pk}" if met.person else say(_("to be added"))
    about = " · ".join(part for part in (met.title, met.organisation) if part)
    click.echo(
        click.style(met.name or "?", bold=True) + f"  {known}" + (f"  {about}" if about else "")
    )
    if met.note:
        click.echo(f"  {met.note}")
    for promise in line.promises:
        click.secho(f"  {say(_('Promised:'))} {promise}", fg="green")


def _event_as_json(event: "Event") -> dict[str, Any]:
    return {
        "id": event.pk,
        "name": event.name,
        "on": event.on,
        "until": event.until,
        "place": event.place,
        "note": event.note,
    }


def _counted(one: "Counted") -> dict[str, Any]:
    counts = {"people": one.people, "to_meet": one.wanted, "met": one.met}
    return {**_event_as_json(one.event), **counts}


def _as_json(row: "Attendee") -> dict[str, Any]:
    title, firm = _does(row)
    return {
        "id": row.pk,
        "name": row.name,
        "person": {"id": row.person.pk, "name": row.person.name} if row.person else None,
        "organisation": firm,
        "title": title,
        "email": row.email,
        "to_meet": row.wanted,
        "why": row.why,
        "met_on": row.met_on,
    }


def _does(row: "Attendee") -> tuple[str, str]:
    from entregent.services.attendees import does  # noqa: PLC0415 - only when asked for

    return does(row)


def _line_as_json(line: "Line") -> dict[str, Any]:
    met = line.met
    return {
        "line": line.typed,
        "person": {"id": met.person.pk, "name": met.person.name} if met.person else None,
        "name": met.name,
        "organisation": met.organisation,
        "title": met.title,
        "note": met.note,
        "email": met.email,
        "phone": met.phone,
        "profile": met.profile,
        "promises": list(line.promises),
    }


def _owed_as_json(one: "FollowUpOwed") -> dict[str, Any]:
    person = one.row.person
    return {
        "person": {"id": person.pk, "name": person.name} if person else None,
        "due": one.due,
        "promise": one.promise,
        "item": one.item,
        "done": one.done,
    }


def _outcome_as_json(one: "Outcome") -> dict[str, Any]:
    person = one.row.person
    return {
        "person": {"id": person.pk, "name": person.name} if person else None,
        "exchanges_within": one.within,
        "label": one.label.value,
        "brought": one.brought,
    }
