"""Each greeting of a campaign: its words kept, approved, put off, done otherwise, left out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from entregent.core.boundaries import Reason
from entregent.core.campaigns import TO_APPROVE, Stands, Way, is_personal, stands, with_line
from entregent.core.outbox import LEFT, State
from entregent.core.text import typed
from entregent.services import journal, outbox
from entregent.services.book import day_of, today
from entregent.services.boundaries import boundaries_known
from entregent.services.campaign_hours import greetings_leaving
from entregent.services.campaigns import put_message
from entregent.services.errors import EntregentError
from entregent.services.greeting_drafts import prepared
from entregent.services.outgoing import withdraw
from entregent.storage.models import Book, Campaign, Greeting, Outgoing
from entregent.storage.queries import campaigns as queries
from entregent.storage.queries.boundaries import boundaries_of
from entregent.storage.queries.outbox import repeated

LONGEST_LINE = 600  # characters


@dataclass(frozen=True, slots=True)
class Shown:
    """A greeting as it stands; `at` is when it leaves or left, `answer` their answer's exchange."""

    row: Greeting
    message: Outgoing | None
    stands: Stands
    at: datetime | None = None
    answer: int = 0


class All:
    """Whom a campaign greets, each as it stands."""

    def __init__(self, book: Book, campaign: Campaign) -> None:
        self.book, self.campaign = book, campaign
        rows = list(queries.greetings_of(campaign))
        told = {row.greeting: row for row in queries.messages_of([campaign])}
        arrived = _arrived(book, told.values())
        leaves = greetings_leaving(book, timezone.now())
        sent = [row.sent_at for row in told.values() if row.sent_at]
        answers = queries.answers_since(campaign, min(sent)) if sent else {}
        self.rows = [_shown(row, told.get(row.pk), leaves, answers, arrived) for row in rows]

    @cached_property
    def figures(self) -> Mapping[Stands, int]:
        """Return how many stand where, in the order of what asks something of me."""
        counts = dict.fromkeys(Stands, 0)
        for one in self.rows:
            counts[one.stands] += 1
        return {where: count for where, count in counts.items() if count}

    @property
    def to_approve(self) -> list[Shown]:
        """Return what waits for a yes, in the order one goes through it."""
        return [one for one in self.rows if one.stands in TO_APPROVE]

    def of(self, greeting: int) -> Shown:
        """Return the greeting of this number."""
        found = next((one for one in self.rows if one.row.pk == greeting), None)
        if found is None:
            raise EntregentError("no-such-greeting", number=greeting)
        return found

    def to(self, people: Collection[int]) -> list[Shown]:
        """Return the greetings of these people."""
        return [one for one in self.rows if one.row.person_id in people]


def figures_of(book: Book, campaigns: Sequence[Campaign]) -> dict[int, Mapping[Stands, int]]:
    """Return how many stand where in each of these campaigns, by its number, all read at once."""
    told = {row.greeting: row for row in queries.messages_of(campaigns)}
    arrived, answers = _arrived(book, told.values()), queries.last_answers(campaigns)
    counts = {row.pk: dict.fromkeys(Stands, 0) for row in campaigns}
    for pk, campaign, person, way, done, bare in queries.greetings_told(campaigns):
        message = told.get(pk)
        last = answers.get(person)
        where = stands(
            way,
            message.state if message else None,
            personal=bool(
                message and message.state == State.DRAFT and is_personal(message.body, bare)
            ),
            answered=bool(message and message.sent_at and last and last > message.sent_at),
            done=done,
            came_back=bool(message and message.came_back and message.pk not in arrived),
        )
        counts[campaign][where] += 1
    return {pk: {where: count for where, count in of.items() if count} for pk, of in counts.items()}


def _arrived(book: Book, messages: Iterable[Outgoing]) -> set[int]:
    """Return which of these messages came back and left once more since, for another address."""
    gone = [row for row in messages if row.came_back]
    again = repeated(book, gone) if gone else {}
    return {pk for pk, row in again.items() if row.sent_at and not row.came_back}


def _shown(
    row: Greeting,
    message: Outgoing | None,
    leaves: Mapping[int, datetime],
    answers: Mapping[int, Sequence[tuple[datetime, int]]],
    arrived: Collection[int],
) -> Shown:
    at = None
    answer = 0
    if message:
        at = message.sent_at or leaves.get(message.pk)
        if message.sent_at:
            told = answers.get(row.person_id, ())
            answer = next((pk for on, pk in told if on > message.sent_at), 0)
    where = stands(
        row.way,
        message.state if message else None,
        personal=bool(
            message and message.state == State.DRAFT and is_personal(message.body, row.bare)
        ),
        answered=bool(answer),
        done=row.done_on is not None,
        came_back=bool(message and message.came_back and message.pk not in arrived),
    )
    return Shown(row, message, where, at, answer)


def keep(book: Book, one: Greeting, *, subject: str, body: str, line: str = "") -> Outgoing:
    """Keep what was typed of a message: its words, or a line of its own to be put in."""
    row = _message(one)
    own = " ".join(typed(line).split())
    if len(own) > LONGEST_LINE:
        raise EntregentError("words-too-long", most=LONGEST_LINE)
    if own:
        body = with_line(body, own)
    outbox.change(book, row, subject=subject, body=body)
    return row


def write_line(book: Book, one: Greeting, line: str) -> Outgoing:
    """Write the line that is this person's own, in the place of the one there was."""
    row = _message(one)
    own = " ".join(typed(line).split())
    if not own:
        raise EntregentError("greeting-no-line")
    if len(own) > LONGEST_LINE:
        raise EntregentError("words-too-long", most=LONGEST_LINE)
    was = one.told.get("line", "")
    body = row.body.replace(was, own) if was and was in row.body else with_line(row.body, own)
    with journal.entry(book, "greeting-line", person=one.person_id) as recorder:
        outbox.change(book, row, subject=row.subject, body=body)
        recorder.change(one, told={**one.told, "line": own})
    return row


def approve(book: Book, one: Greeting, *, seal: str = "") -> Outgoing:
    """Say yes to a message as it stands; refused while it says nothing to that person alone."""
    row = _message(one)
    outbox.approve(book, row, seal=seal)
    return row


def hold(book: Book, one: Greeting) -> Outgoing:
    """Take the yes back."""
    row = _message(one)
    outbox.hold(book, row)
    return row


def put_off(book: Book, one: Greeting) -> None:
    """Look at a message later, after the others."""
    with journal.entry(book, "greeting-later", person=one.person_id) as recorder:
        recorder.change(one, later=True)


def greet_by(book: Book, one: Greeting, way: str) -> None:
    """Greet somebody otherwise, or not this time; what has left by mail has."""
    if way not in set(Way):
        raise EntregentError("not-a-choice", value=way[:60], choices=", ".join(Way))
    row = queries.message_for(one)
    if row and State(row.state) in LEFT:
        raise EntregentError("outbox-sent", number=row.pk)
    campaign = one.campaign
    with journal.entry(book, "greeting-way", person=one.person_id) as recorder:
        if way == Way.MAIL and row is None:
            (new,) = prepared(book, campaign, [one.person_id])
            if new.draft is None:
                outbox.address_for(one.person)  # refused with what is wrong
                raise EntregentError("no-address", id=one.person_id, name=one.person.name)
            recorder.change(one, bare=new.bare, told=new.told, mark=new.mark, why="")
            put_message(recorder, new, new.draft, greeting=one.pk)
        elif row and way != Way.MAIL:
            withdraw(Outgoing.objects.filter(pk=row.pk))
        recorder.change(one, way=way, done_on=None, later=False)


def note_done(book: Book, one: Greeting, *, on: date | None = None) -> None:
    """Note that somebody was called, or that their card is sent."""
    if one.way not in (Way.CALL, Way.CARD):
        raise EntregentError("greeting-by-mail", name=one.person.name)
    with journal.entry(book, "greeting-done", person=one.person_id) as recorder:
        recorder.change(one, done_on=on or today(book))


def the_greeting(book: Book, campaign: Campaign, number: int) -> Greeting:  # noqa: ARG001 - a verb of the book, as the others
    """Return the greeting of this number."""
    found = queries.greeting_of(campaign, number)
    if found is None:
        raise EntregentError("no-such-greeting", number=number)
    return found


def written_lately(book: Book, one: Greeting, on: date) -> int | None:
    """Return how many days ago I wrote to somebody last, None where I never did."""
    tie = getattr(one.person, "tie", None)
    last = tie.last_out_at if tie else None
    return (on - day_of(book, last)).days if last else None


def busy(book: Book, one: Greeting) -> Reason | None:
    """Return the busy period of somebody in which their greeting would leave, None for none."""
    first = max(today(book), one.campaign.first)
    return next(iter(boundaries_known(boundaries_of(one.person), None).allows_busy(first)), None)


def _message(one: Greeting) -> Outgoing:
    row = queries.message_for(one)
    if row is None or one.way != Way.MAIL:
        raise EntregentError("greeting-not-by-mail", name=one.person.name)
    return row
