"""`prepare`: what to have in mind before one meets somebody."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import (
    learn_what_is_meant,
    on_option,
    print_json,
    the_book,
    the_person,
    wants_json,
)
from entregent.core.questions import Meeting
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.services.introduction_ideas import Help
    from entregent.services.preparation import Sheet
    from entregent.storage.models import Book

_MEETINGS = [meeting.value for meeting in Meeting]


@click.command(
    "prepare",
    help=say(_("Tell what to have in mind before meeting somebody, and what to ask them.")),
)
@click.argument("who", metavar=say(_("WHO")))
@click.option(
    "--for", "meeting", type=click.Choice(_MEETINGS), default=_MEETINGS[0], show_default=True,
    help=say(_("What you prepare for.")),
)  # fmt: skip
@on_option
def prepare_command(who: str, meeting: str, on: date | None) -> None:
    book = the_book()
    from entregent.services.preparation import prepare  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    learn_what_is_meant(book)
    sheet = prepare(book, the_person(book, who), Meeting(meeting), on=day)
    if wants_json():
        print_json(preparation_as_json(sheet))
    else:
        print_preparation(book, sheet, day)


def preparation_as_json(sheet: "Sheet") -> dict[str, Any]:
    """Return what to have in mind before a meeting as plain values."""
    from entregent.services.wording import preparation as wording  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.asking import what_to_bring  # noqa: PLC0415 - only when asked for

    person = sheet.known.summary.person
    return {
        "person": {"id": person.pk, "name": person.name},
        "for": sheet.meeting.value,
        "questions": [
            {"code": one.code, "question": wording.question(one)} for one in sheet.questions
        ],
        "help": _help(sheet.help),
        "bring": what_to_bring() if sheet.bring else "",
    }


def print_preparation(book: "Book", sheet: "Sheet", on: date) -> None:
    """Print what to have in mind before a meeting."""
    from entregent.cli.person_sheet import print_sheet  # noqa: PLC0415 - only when asked for
    from entregent.services.preparation import TOLD  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import preparation as wording  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.asking import what_to_bring  # noqa: PLC0415 - only when asked for

    del sheet.known.story[TOLD:]
    print_sheet(book, sheet.known, on)
    if sheet.bring:
        click.secho(say(_("What you can do for them:")), bold=True)
        click.echo(f"  {what_to_bring()}")
    if told := _help(sheet.help):
        click.secho(say(_("What you can do for them:")), bold=True)
        for act in told:
            named, near = act["person"], f" ({act['near']})" if act["near"] else ""
            who = f"{named['name']} " if named else ""
            click.echo(f"  {who}{act['text']}{near}")
    click.secho(say(_("To ask:")), bold=True)
    for one in sheet.questions:
        click.echo(f"  {wording.question(one)}")


def _help(found: "Help") -> list[dict[str, Any]]:
    """Return what can be done for somebody: an offer of mine, or somebody they may meet."""
    from entregent.services.wording.introductions import near  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.pages import words  # noqa: PLC0415 - only when asked for

    told: list[dict[str, Any]] = [
        {"person": None, "text": one.offer.text, "near": near(one)} for one in found.mine
    ]
    for people, code in ((found.helpers, "help-offers"), (found.helped, "help-needs")):
        for other, match in people:
            text = match.offer.text if code == "help-offers" else match.need.text
            named = {"id": other.pk, "name": other.name}
            told.append({"person": named, "text": words(code, text=text), "near": near(match)})
    return told
