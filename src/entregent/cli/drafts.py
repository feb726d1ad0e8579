"""`entregent draft`: a message to somebody, to be read over before it is sent."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.checking import print_findings
from entregent.cli.terminal import on_option, print_json, the_book, the_person, wants_json
from entregent.core.drafts import ABOUT_ANOTHER, Draft, Intent
from entregent.services.wording.language import _, say, speaking

if TYPE_CHECKING:
    from entregent.services.drafts import Reason
    from entregent.storage.models import Book, Person

_FORMERLY = {"introduce-me": Intent.ASK_INTRODUCTION.value}  # scripts may still say it
_SUBJECT = _("Subject: %(subject)s")


class _IntentType(click.Choice[str]):
    """What a message is for, by the name it has now."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(_FORMERLY.get(value, value), param, ctx)


@click.command(
    "draft",
    help=say(
        _(
            "Draft a message to somebody, in their language and register, from what the book knows."
            " Nothing is sent, unless --reword asks for it and you say yes. --outbox keeps it to be"
            " sent once you approve it."
        )
    ),
)
@click.argument(
    "intent",
    metavar=say(_("[INTENT]")),
    required=False,
    type=_IntentType([intent.value for intent in Intent]),
)
@click.option("--to", "who", metavar=say(_("WHO")), help=say(_("To whom.")))
@click.option(
    "--item", metavar="ID", default="",
    help=say(_("The item of today’s list that it answers: it says to whom, and what for.")),
)  # fmt: skip
@click.option("--about", metavar=say(_("WHO")), help=say(_("About whom.")))
@click.option(
    "--wording",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    help=say(_("Another number gives other words.")),
)
@click.option("--via", metavar=say(_("WHO")), help=say(_("Who stands between you and them.")))
@click.option(
    "--favour", type=click.IntRange(min=1), metavar="ID",
    help=say(_("The favour to thank for; else the latest not thanked for yet.")),
)  # fmt: skip
@click.option(
    "--article", type=click.IntRange(min=1), metavar="ID",
    help=say(_("The article to share.")),
)  # fmt: skip
@click.option("--goal", metavar=say(_("GOAL")), help=say(_("The goal it is for.")))
@click.option(
    "--opportunity", type=click.IntRange(min=1), metavar="ID",
    help=say(_("The opportunity it is about.")),
)  # fmt: skip
@click.option(
    "--reword", is_flag=True,
    help=say(_("Show what would leave, then have the service you chose put it into other words.")),
)  # fmt: skip
@click.option("--yes", is_flag=True, help=say(_("With --reword: send it without asking.")))
@click.option(
    "--outbox",
    is_flag=True,
    help=say(_("Put it into the outbox too, where it waits for your yes.")),
)
@on_option
def draft_command(
    *,
    intent: str | None,
    who: str | None,
    item: str,
    wording: int,
    about: str | None,
    via: str | None,
    goal: str | None,
    opportunity: int | None,
    favour: int | None,
    article: int | None,
    reword: bool,
    yes: bool,
    outbox: bool,
    on: date | None,
) -> None:
    if yes and not reword:
        raise click.UsageError(say(_("--yes goes with --reword: a draft alone is not sent.")))
    if not item and not (intent and who):
        said = _("Say what it is for, and to whom: INTENT --to WHO; or --item ID, of today’s list.")
        raise click.UsageError(say(said))
    book = the_book()
    from entregent.services.draft_reason import person_of_item, reason_of  # noqa: PLC0415 - only when asked for
    from entregent.services.drafts import Reason, drafted_to  # noqa: PLC0415 - only when asked for
    from entregent.services.introduction_drafts import draft_about  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    day, asked = day_today(book, on), Intent(intent) if intent else None
    person = the_person(book, who) if who else person_of_item(book, item)
    item = item or _due(book, person, asked, day)
    subject = the_person(book, about) if about else None
    if subject and not item and asked in ABOUT_ANOTHER:
        draft, template = draft_about(book, person, subject, asked, on=day, wording=wording), None
        asking = None
        reason = Reason(asked, about=subject.pk)
    else:
        reason = reason_of(
            person,
            item=item,
            intent=asked,
            usual=Intent.CATCH_UP,
            about=subject.pk if subject else 0,
            favour=favour or 0,
            **_numbers(book, via=via, goal=goal, opportunity=opportunity, article=article),
        )
        drafted = drafted_to(book, person, reason, on=day, wording=wording)
        draft, template, asking = drafted.draft, drafted.template, drafted.asking
    meant = reason.intent
    made_of = {"template": template.pk if template else None, "item": reason.item or None}
    if not (outbox or wants_json()):
        _say_how_else(person)
    if not reword:
        if outbox:
            made_of["outbox"] = _put(book, person, subject, draft, reason)
        _print(draft, **made_of)
        return
    from entregent.cli.rewording import in_other_words  # noqa: PLC0415 - only when asked for
    from entregent.services.draft_check import check_draft  # noqa: PLC0415 - only when asked for

    both = [person, subject] if subject and meant in ABOUT_ANOTHER else []
    other = in_other_words(book, draft, meant, yes=yes, about=both)
    if other is None:
        click.echo(say(_("Nothing was sent. This is the draft as it was.")), err=True)
        _print(draft, **made_of)
        return
    if outbox:
        made_of["outbox"] = _put(book, person, subject, other, reason)
    checked, text = check_draft(book, person, other, meant, on=day, asking=asking)
    _print(other, **made_of, findings=checked.told())
    if not wants_json():
        click.echo(err=True)
        print_findings(checked, text, err=True)


def _due(book: "Book", person: "Person", asked: Intent | None, on: date) -> str:
    """Return the item of the daily list that a follow-up is about first, "" for none."""
    if asked is not Intent.FOLLOW_UP:
        return ""
    from entregent.services.item_due import item_due  # noqa: PLC0415 - only when asked for

    due = item_due(book, person, on=on)
    return due.id if due else ""


def _numbers(
    book: "Book",
    *,
    via: str | None,
    goal: str | None,
    opportunity: int | None,
    article: int | None,
) -> dict[str, Any]:
    """Return the numbers of what a message is about, as far as it is named."""
    from entregent.services.articles import the_article  # noqa: PLC0415 - only when asked for
    from entregent.services.goals import find_goal  # noqa: PLC0415 - only when asked for
    from entregent.services.opportunities import the_opportunity  # noqa: PLC0415 - only when asked for

    return {
        "via": the_person(book, via).pk if via else 0,
        "goal": find_goal(book, goal).pk if goal else 0,
        "opportunity": the_opportunity(book, opportunity).pk if opportunity else 0,
        "article": the_article(book, article).pk if article else 0,
    }


def _say_how_else(person: "Person") -> None:
    """Say on stderr that mail is no way to reach somebody, where it is none, and what else is."""
    from entregent.services.bounced import only_bounced, other_ways  # noqa: PLC0415 - only when asked for
    from entregent.services.boundaries import takes_no_mail  # noqa: PLC0415 - only when asked for

    if takes_no_mail(person):
        said = _("%(name)s takes no e-mails, you noted: send it another way, or call.")
        click.echo(say(said, name=person.name), err=True)
    elif gone := only_bounced(person):
        said = _("Mail to %(address)s came back: ask %(name)s for another address.")
        click.echo(say(said, address=gone.value, name=person.name), err=True)
        if ways := ", ".join(way.value for way in other_ways(person)):
            click.echo(say(_("Otherwise: %(ways)s"), ways=ways), err=True)


def _put(
    book: "Book", person: "Person", subject: "Person | None", draft: Draft, reason: "Reason"
) -> int:
    """Put a draft into the outbox, as one of the introduction it is of; return its number."""
    from entregent.cli.outbox import put_in  # noqa: PLC0415 - only when asked for
    from entregent.services.introduction_sending import introduction_meant  # noqa: PLC0415 - only when asked for

    led = introduction_meant(person, subject, reason.intent) if subject else None
    both = [person, subject] if subject and reason.intent is Intent.INTRODUCE else [person]
    return put_in(book, both, draft, reason, led).pk


def _print(draft: Draft, **more: object) -> None:
    if wants_json():
        print_json({**draft._asdict(), "register": draft.register or None, **more})
        return
    if draft.subject:  # a note to connect has none
        with speaking(draft.lang):
            click.secho(f"{say(_SUBJECT, subject=draft.subject)}\n", bold=True)
    click.echo(draft.body)
