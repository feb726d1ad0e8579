"""`event`: where one meets people: prepared, captured, followed up."""

from datetime import date

import click

from entregent.cli.event_sheet import (
    counted_as_json,
    line_as_json,
    outcome_as_json,
    owed_as_json,
    print_after,
    print_line,
    print_rows,
    row_as_json,
    tell,
)
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

_FIELDS = ("name", "on", "until", "place", "note")
_JOINED = ngettext(
    "%(count)s person on the list, %(added)s of them new to it, %(known)s in your book.",
    "%(count)s people on the list, %(added)s of them new to it, %(known)s in your book.",
)
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

    tell(book, add_event(book, Said(name, on, until, place, note)))


@event_command.command("list", help=say(_("List events, the latest first.")))
def list_() -> None:
    book = the_book()
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.events import event_days  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.events import events  # noqa: PLC0415 - only when asked for

    rows = events(book)
    if wants_json():
        print_json([counted_as_json(one) for one in rows])
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

    tell(book, find_event(book, which))


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
    tell(book, event)


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
        print_json(row_as_json(row))
    else:
        print_rows([row])


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
                    **row_as_json(one.row),
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
        print_rows([one.row])
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
        print_json({"sheets": told, "not_in_the_book": [row_as_json(row) for row in others]})
        return
    if not sheets and not others:
        click.echo(say(_("Nobody is chosen yet. Say whom to meet: entregent event meet EVENT WHO")))
    for row, sheet in sheets:
        print_preparation(book, sheet, day)
        if row.why:
            click.secho(say(_("To meet them for:")), bold=True, nl=False)
            click.echo(f" {row.why}")
        click.echo()
    print_rows(others)


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
        print_json([line_as_json(line) for line in lines])
        return
    for line in lines:
        print_line(line)


@event_command.command(
    "card", help=say(_("Print your own card as a vCard, or as a code to be scanned."))
)
@click.option("--qr", is_flag=True, help=say(_("As a code that a telephone’s camera reads.")))
def card(qr: bool) -> None:
    book = the_book()
    from entregent.services.exporting import vcard_of  # noqa: PLC0415 - only when asked for
    from entregent.services.my_card import my_card  # noqa: PLC0415 - only when asked for
    from entregent.services.qr import printed_code_of  # noqa: PLC0415 - only when asked for

    known = my_card(book)
    if wants_json():
        print_json({"name": known.person.name, "vcard": vcard_of(known)})
    else:
        click.echo(printed_code_of(known) if qr else vcard_of(known), nl=False)


@event_command.command(
    "offers",
    help=say(_("List meetings of your calendar that were rather events; note one as an event.")),
)
@click.option("--accept", "number", type=click.IntRange(min=1), help=say(_("The one to note.")))
@on_option
def offers(number: int | None, on: date | None) -> None:
    book = the_book()
    from entregent.services.event_offers import accept_offer  # noqa: PLC0415 - only when asked for
    from entregent.services.event_offers import offers as offered  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    if number:
        tell(book, accept_offer(book, number))
        return
    found = offered(book, on=day_today(book, on))
    if wants_json():
        print_json(
            [{"id": o.exchange, "name": o.name, "on": o.on, "people": o.size} for o in found]
        )
        return
    if not found:
        click.echo(say(_("No meeting of the last two months looks like an event.")))
    for one in found:
        click.echo(f"{one.on}  {one.name}  #{one.exchange}")


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
                "follow_ups": [owed_as_json(one) for one in told.follow_ups],
                "outcomes": [outcome_as_json(one) for one in told.outcomes],
                "in_touch": {months: told.in_touch(months) for months in ("3", "12")},
            }
        )
        return
    print_after(told, day)
