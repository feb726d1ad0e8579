"""`introduce`: two people made known to each other, once each said yes; who came through whom."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entregent.cli.terminal import (
    learn_what_is_meant,
    on_option,
    print_json,
    print_table,
    the_book,
    the_person,
    wants_json,
)
from entregent.services.wording.language import _, say, speaking

if TYPE_CHECKING:
    from entregent.services.introduction_drafts import Message
    from entregent.services.introduction_ideas import Idea
    from entregent.storage.models import Book, Introduction, Person

OVER = 20  # introductions listed of those that are over
_MESSAGE = _("To %(names)s: %(subject)s")
number_argument = click.argument("number", metavar="ID", type=click.IntRange(min=1))


@click.group(
    "introduce",
    subcommand_metavar=say(_("COMMAND…")),
    help=say(
        _("Introduce people to each other: each is asked in private, a no stays between you.")
    ),
)
def introduce_command() -> None:
    pass


@introduce_command.command("suggest", help=say(_("Say who is worth introducing to whom, and why.")))
@click.option("--limit", type=click.IntRange(min=1), default=10, help=say(_("How many.")))
@on_option
def suggest(limit: int, on: date | None) -> None:
    book = the_book()
    from entregent.services.introduction_ideas import ideas  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording.introductions import ask_first_of, reason  # noqa: PLC0415 - only when asked for

    learn_what_is_meant(book)
    found = ideas(book, on=day_today(book, on), limit=limit)
    if wants_json():
        print_json([_idea_json(idea) for idea in found])
        return
    if not found:
        click.echo(say(_("No idea yet. Note what people need and offer: entregent set WHO need=…")))
    for idea in found:
        click.secho(f"{idea.offers.name} · {idea.needs.name}", bold=True, nl=False)
        click.secho(f"  #{idea.offers.pk} #{idea.needs.pk}", dim=True)
        click.echo(f"  {reason(idea)}")
        click.secho(f"  {ask_first_of(idea)}", dim=True)


@introduce_command.command("list", help=say(_("List introductions, those that wait first.")))
@on_option
def list_(on: date | None) -> None:
    book = the_book()
    from entregent.services.introduction_state import under_way_and_over  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import introductions as words  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    under_way, over = under_way_and_over(book, limit=OVER)
    rows = under_way + over
    if wants_json():
        print_json([as_json(row, day) for row in rows])
        return
    if not rows:
        click.echo(say(_("No introduction yet. See who is worth one: entregent introduce suggest")))
        return
    head = [say(_("Who")), say(_("Where it stands")), "ID"]
    print_table([[words.pair(row), words.state(row), str(row.pk)] for row in rows], head=head)


@introduce_command.command("show", help=say(_("Tell all about an introduction.")))
@number_argument
@on_option
def show(number: int, on: date | None) -> None:
    _lead(number, on, lambda _book, _row, _day: None)


@introduce_command.command(
    "start", help=say(_("Begin to introduce two people: the first is asked first."))
)
@click.argument("one", metavar=say(_("WHO")))
@click.argument("other", metavar=say(_("WHO")))
@click.option("--why", required=True, help=say(_("Why they should meet: both will read it.")))
@click.option("--later", is_flag=True, help=say(_("Keep the idea; ask nobody yet.")))
@on_option
def start(one: str, other: str, why: str, later: bool, on: date | None) -> None:
    book = the_book()
    from entregent.core.drafts import Intent  # noqa: PLC0415 - only when asked for
    from entregent.services.introduction_drafts import message  # noqa: PLC0415 - only when asked for
    from entregent.services.introductions import start  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    first, second = the_person(book, one), the_person(book, other)
    day = day_today(book, on)
    row = start(book, first, second, why=why, on=day, ask=not later)
    _tell(row, day, None if later else [message(row, Intent.INTRODUCE_ASK, first, on=day)])


@introduce_command.command("ask", help=say(_("Note that you ask one of the two.")))
@number_argument
@click.option("--who", required=True, metavar=say(_("WHO")), help=say(_("Whom you ask.")))
@on_option
def ask(number: int, who: str, on: date | None) -> None:
    from entregent.core.drafts import Intent  # noqa: PLC0415 - only when asked for

    def asked(book: "Book", row: "Introduction", day: date) -> "list[Message]":
        from entregent.services.introduction_drafts import message  # noqa: PLC0415 - only when asked for
        from entregent.services.introductions import ask_side, side_named  # noqa: PLC0415 - only when asked for

        side = side_named(book, row, who)
        ask_side(book, row, side, on=day)
        return [message(row, Intent.INTRODUCE_ASK, side, on=day)]

    _lead(number, on, asked)


@introduce_command.command("why", help=say(_("Correct why they should meet.")))
@number_argument
@click.argument("text", metavar=say(_("TEXT")))
@on_option
def why(number: int, text: str, on: date | None) -> None:
    def corrected(book: "Book", row: "Introduction", _day: date) -> None:
        from entregent.services.introductions import change_reason  # noqa: PLC0415 - only when asked for

        change_reason(book, row, text)

    _lead(number, on, corrected)


@introduce_command.command("answer", help=say(_("Note what one of them answered.")))
@number_argument
@click.option("--who", required=True, metavar=say(_("WHO")), help=say(_("Who answered.")))
@click.option("--yes", "yes", flag_value="yes", help=say(_("They would like to.")))
@click.option("--no", "yes", flag_value="no", help=say(_("They would rather not.")))
@on_option
def answer(number: int, who: str, yes: str | None, on: date | None) -> None:
    if yes is None:
        raise click.UsageError(say(_("Say whether the answer was --yes or --no.")))

    def answered(book: "Book", row: "Introduction", day: date) -> None:
        from entregent.services.introductions import answer, side_named  # noqa: PLC0415 - only when asked for

        side = side_named(book, row, who)
        answer(book, row, side, yes=yes == "yes", on=day)

    _lead(number, on, answered)


@introduce_command.command(
    "write", help=say(_("Introduce them to each other, once both agreed: prints the message."))
)
@number_argument
@on_option
def write(number: int, on: date | None) -> None:
    from entregent.core.drafts import Intent  # noqa: PLC0415 - only when asked for

    def introduced(book: "Book", row: "Introduction", day: date) -> "list[Message]":
        from entregent.services.introduction_drafts import message  # noqa: PLC0415 - only when asked for
        from entregent.services.introductions import written  # noqa: PLC0415 - only when asked for

        if row.kind != row.MADE:
            written(book, row, on=day)
            return []
        told = message(row, Intent.INTRODUCE, row.one, on=day)
        if row.state not in ("introduced", "met"):  # asked for again, it is printed again
            written(book, row, on=day)
        return [told]

    _lead(number, on, introduced)


@introduce_command.command("outcome", help=say(_("Note that they met, and what came of it.")))
@number_argument
@click.argument("text", metavar=say(_("TEXT")))
@on_option
def outcome(number: int, text: str, on: date | None) -> None:
    def noted(book: "Book", row: "Introduction", day: date) -> None:
        from entregent.services.introductions import note_outcome  # noqa: PLC0415 - only when asked for

        note_outcome(book, row, text, on=day)

    _lead(number, on, noted)


@introduce_command.command("thank", help=say(_("Note that you thanked them for it.")))
@number_argument
@click.option("--who", default="", metavar=say(_("WHO")), help=say(_("One of the two alone.")))
@on_option
def thank(number: int, who: str, on: date | None) -> None:
    def noted(book: "Book", row: "Introduction", day: date) -> None:
        from entregent.services.introductions import side_named, thank_side, thanked  # noqa: PLC0415 - only when asked for

        side = side_named(book, row, who) if who else None
        if side and row.kind == row.MADE:
            thank_side(book, row, side, on=day)
        else:
            thanked(book, row, on=day)

    _lead(number, on, noted)


@introduce_command.command("close", help=say(_("Leave an introduction at that.")))
@number_argument
@on_option
def close(number: int, on: date | None) -> None:
    def closed(book: "Book", row: "Introduction", day: date) -> None:
        from entregent.services.introductions import close  # noqa: PLC0415 - only when asked for

        close(book, row, on=day)

    _lead(number, on, closed)


@introduce_command.command(
    "me", help=say(_("Note that you ask to be introduced to somebody, or that you were."))
)
@click.argument("who", metavar=say(_("WHO")))
@click.option("--through", required=True, metavar=say(_("WHO")), help=say(_("Who introduces you.")))
@click.option("--why", default="", help=say(_("Why you would like to meet.")))
@click.option("--done", is_flag=True, help=say(_("They did already.")))
@on_option
def me(who: str, through: str, why: str, done: bool, on: date | None) -> None:
    book = the_book()
    from entregent.services.introductions import to_me  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    person, introducer = the_person(book, who), the_person(book, through)
    _tell(to_me(book, person, through=introducer, why=why, on=day, received=done), day)


@introduce_command.command(
    "lineage", help=say(_("Show who came through whom, of somebody or of all."))
)
@click.argument("who", metavar=say(_("[WHO]")), default="")
@on_option
def lineage(who: str, on: date | None) -> None:
    book = the_book()
    from entregent.cli.lineage_tree import print_lineage  # noqa: PLC0415 - only when asked for
    from entregent.services.lineage import lineage_of  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    person = the_person(book, who) if who else None
    print_lineage(lineage_of(book, on=day_today(book, on), person=person), person)


Act = Callable[["Book", "Introduction", date], "list[Message] | None"]


def _lead(number: int, on: date | None, act: Act) -> None:
    """Lead an introduction on, and tell where it stands then with what may be written next."""
    book = the_book()
    from entregent.services.introductions import the_introduction  # noqa: PLC0415 - only when asked for
    from entregent.services.summaries import day_today  # noqa: PLC0415 - only when asked for

    day = day_today(book, on)
    row = the_introduction(book, number)
    _tell(row, day, act(book, row, day))


def as_json(row: "Introduction", on: date) -> dict[str, Any]:
    """Return an introduction as plain values."""
    from entregent.services.introduction_state import next_of  # noqa: PLC0415 - only when asked for

    sides = {"one": row.one_id, "other": row.other_id, "": None}
    step = next_of(row, today=on)
    return {
        "id": row.pk,
        "kind": row.kind,
        "state": row.state,
        "one": _named(row.one),
        "other": _named(row.other),
        "through": _named(row.through),
        "why": row.why,
        "outcome": row.outcome,
        "started_on": row.started_on,
        "thanked_on": row.thanked_on,
        "steps": [
            {
                "move": said["move"], "on": said["on"], "sent": said["sent"],
                "who": row.through_id if row.through_id else sides[said["who"]],
            }
            for said in row.steps
        ],
        "next": {"code": step.code, "who": step.who, "on": step.on} if step else None,
    }  # fmt: skip


def _named_surely(person: "Person") -> dict[str, Any]:
    return {"id": person.pk, "name": person.name}


def _named(person: "Person | None") -> dict[str, Any] | None:
    return _named_surely(person) if person else None


def _idea_json(idea: "Idea") -> dict[str, Any]:
    from entregent.services.wording.introductions import ask_first_of, proposed_for, reason  # noqa: PLC0415 - only when asked for

    match = idea.pair.match
    return {
        "state": "idea",
        "one": _named(idea.offers),
        "other": _named(idea.needs),
        "need": match.need.text,
        "offer": match.offer.text,
        "score": round(idea.pair.score, 4),
        "by_meaning": match.by_meaning,
        "reason": reason(idea),
        "why": proposed_for(idea),
        "first": {**_named_surely(idea.offers), "sentence": ask_first_of(idea)},
    }


def _tell(row: "Introduction", on: date, told: "list[Message] | None" = None) -> None:
    from entregent.services.introduction_drafts import messages  # noqa: PLC0415 - only when asked for
    from entregent.services.introduction_notices import notices  # noqa: PLC0415 - only when asked for
    from entregent.services.wording import introductions as words  # noqa: PLC0415 - only when asked for

    known = [words.notice(one, on=on) for one in notices(row, on=on)]
    ready = messages(row, on=on) if told is None else told
    first = ready[0].to[0] if row.state == "idea" and ready else None
    if wants_json():
        print_json(
            {
                **as_json(row, on),
                "messages": [_message_json(one) for one in ready],
                "notices": known,
                "command": words.command(row, first) or None,
            }
        )
        return
    from entregent.services.introduction_state import next_of  # noqa: PLC0415 - only when asked for

    click.secho(words.pair(row), bold=True, fg="green", nl=False)
    click.secho(f"  #{row.pk}", dim=True)
    step = next_of(row, today=on)
    due = words.next_step(row, step) if step is None or step.on <= on else ""
    click.echo(" ".join(part for part in (words.state(row), due) if part))
    for text in filter(None, (row.why, row.outcome)):
        click.echo(text)
    for sentence in known:
        click.secho(sentence, fg="yellow")
    for one in ready:
        names = ", ".join(person.name for person in one.to)
        click.echo()
        click.secho(say(_MESSAGE, names=names, subject=one.draft.subject), bold=True)
        with speaking(one.draft.lang):
            click.echo(f"\n{one.draft.body}")
    if led := words.led_by(row, first):
        click.secho(f"\n{led}", dim=True)


def _message_json(one: "Message") -> dict[str, Any]:
    return {
        "to": [_named(person) for person in one.to],
        "intent": one.intent.value,
        **one.draft._asdict(),
        "register": one.draft.register or None,
    }
