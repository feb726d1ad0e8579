"""What the commands on events print: an event, who takes part, whom one met, what is owed."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import print_json, wants_json
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.capturing import Line
    from entregent.services.event_after import After, FollowUpOwed, Outcome
    from entregent.storage.models import Attendee, Book, Event
    from entregent.storage.queries.events import Counted

_IN_TOUCH = _("In touch within %(months)s months after: %(count)s of %(of)s.")


def print_after(told: "After", on: date) -> None:
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


def tell(book: "Book", event: "Event") -> None:
    from entregent.services.book import today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.events import event_days  # noqa: PLC0415 - only when asked for
    from entregent.storage.queries.events import attendees  # noqa: PLC0415 - only when asked for

    rows = attendees(event)
    if wants_json():
        print_json({**_event_as_json(event), "attendees": [row_as_json(row) for row in rows]})
        return
    click.secho(event.name, bold=True, fg="green", nl=False)
    click.secho(f"  #{event.pk}", dim=True)
    click.echo(" · ".join(filter(None, [event_days(event, today=today(book)), event.place])))
    if event.note:
        click.echo(event.note)
    print_rows(sorted(rows, key=lambda row: (not row.wanted, row.name_key)))


def print_rows(rows: "list[Attendee]") -> None:
    for row in rows:
        title, firm = _does(row)
        marks = [say(_("to meet"))] if row.wanted else []
        marks += [say(_("met"))] if row.met_on else []
        marks += [say(_("not in your book"))] if row.person_id is None else []
        about = " · ".join(part for part in (title, firm, *marks, row.why) if part)
        click.echo(click.style(row.name, bold=True) + (f"  {about}" if about else ""))


def print_line(line: "Line") -> None:
    met = line.met
    known = f"#{met.person.pk}" if met.person else say(_("to be added"))
    about = " · ".join(part for part in (met.title, met.organisation) if part)
    click.echo(
        click.style(met.name or "?", bold=True) + f"  {known}" + (f"  {about}" if about else "")
    )
    if met.note:
        click.echo(f"  {met.note}")
    promised = say(_("Promised:"))
    for promise in line.promises:
        click.secho(f"  {promised} {promise}", fg="green")


def _event_as_json(event: "Event") -> dict[str, Any]:
    return {
        "id": event.pk,
        "name": event.name,
        "on": event.on,
        "until": event.until,
        "place": event.place,
        "note": event.note,
    }


def counted_as_json(one: "Counted") -> dict[str, Any]:
    counts = {"people": one.people, "to_meet": one.wanted, "met": one.met}
    return {**_event_as_json(one.event), **counts}


def row_as_json(row: "Attendee") -> dict[str, Any]:
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


def line_as_json(line: "Line") -> dict[str, Any]:
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


def owed_as_json(one: "FollowUpOwed") -> dict[str, Any]:
    person = one.row.person
    return {
        "person": {"id": person.pk, "name": person.name} if person else None,
        "due": one.due,
        "promise": one.promise,
        "item": one.item,
        "done": one.done,
    }


def outcome_as_json(one: "Outcome") -> dict[str, Any]:
    person = one.row.person
    return {
        "person": {"id": person.pk, "name": person.name} if person else None,
        "exchanges_within": one.within,
        "label": one.label.value,
        "brought": one.brought,
    }
