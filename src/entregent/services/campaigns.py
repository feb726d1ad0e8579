"""Campaigns: begun with those one chose, their days and hours, paused, stopped, taken away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from entregent.core.campaigns import Occasion, Run
from entregent.core.drafts import LANGUAGES, Draft, Intent
from entregent.core.etiquette import open_field
from entregent.core.outbox import MAY_BE_DROPPED, State
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.campaign_hours import A_DAY, checked
from entregent.services.errors import EntregentError
from entregent.services.greeting_drafts import Prepared, prepared
from entregent.services.journal import Recorder
from entregent.services.outgoing import withdraw
from entregent.services.templates import the_template
from entregent.storage import bulk
from entregent.storage.models import Book, Campaign, Greeting, Outgoing
from entregent.storage.queries.campaigns import campaign_of, messages_of
from entregent.storage.queries.outbox import account_in
from entregent.storage.queries.owner import my_addresses

MOST = 2_000  # people of a campaign
LONGEST_NAME, LONGEST_NEWS = 120, 1_000
HOURS = "9-12, 14-18"
WEEKDAYS = "12345"
_GREETING = ("id", "book_id", "campaign_id", "person_id", "way", "why", "mark", "bare", "told",
             "later", "done_on")  # fmt: skip
_MESSAGE = ("book_id", "person_id", "to", "subject", "body", "language", "intent", "item", "about",
            "via", "goal", "opportunity", "introduction", "favour", "greeting", "kind",
            "message_id", "state", "tries", "made_at", "trouble", "reply")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """A campaign as one asks for it."""

    name: str
    occasion: str
    first: date
    last: date
    weekdays: str = WEEKDAYS
    spans: str = HOURS
    a_day: int = A_DAY
    news: Mapping[str, str] | None = None
    template: int = 0


def begin(book: Book, plan: Plan, people: Sequence[int]) -> Campaign:
    """Begin a campaign with these people, a draft for each; nothing of it is approved yet."""
    if plan.occasion not in set(Occasion):
        raise EntregentError(
            "not-a-choice", value=plan.occasion[:60], choices=", ".join(Occasion)
        )  # fmt: skip
    values = _when(plan)
    news = _news(plan)
    if plan.template:
        _refuse_other_template(book, plan.template)
    row = Campaign(
        book=book, name=_name(plan.name), occasion=plan.occasion, news=news, run=Run.OPEN.value,
        template=plan.template, made_at=timezone.now(), **values,
    )  # fmt: skip
    with journal.entry(book, "campaign", name=row.name) as recorder:
        recorder.create(row)
        _add(recorder, row, people)
    return row


def add_people(book: Book, campaign: Campaign, people: Sequence[int]) -> int:
    """Add people to a campaign, a draft for each; return how many were not in it."""
    with journal.entry(book, "campaign-people", name=campaign.name) as recorder:
        count = _add(recorder, campaign, people)
        recorder.tell(count=count)
    return count


def change_hours(
    book: Book,
    campaign: Campaign,
    *,
    first: date,
    last: date,
    weekdays: str,
    spans: str,
    a_day: int,
) -> None:
    """Choose other days and hours for what has not left."""
    values = checked(first=first, last=last, weekdays=weekdays, spans=spans, a_day=a_day)
    with journal.entry(book, "campaign-hours", name=campaign.name) as recorder:
        recorder.change(campaign, **values)


def rename(book: Book, campaign: Campaign, name: str) -> None:
    """Give a campaign another name."""
    with journal.entry(book, "campaign-name", name=campaign.name) as recorder:
        recorder.change(campaign, name=_name(name))


def pause(book: Book, campaign: Campaign) -> None:
    """Let nothing more leave until the campaign goes on; each yes stands."""
    with journal.entry(book, "campaign-pause", name=campaign.name) as recorder:
        recorder.change(campaign, run=Run.PAUSED.value)


def go_on(book: Book, campaign: Campaign) -> None:
    """Let a campaign that was paused, or stopped, go on."""
    with journal.entry(book, "campaign-resume", name=campaign.name) as recorder:
        recorder.change(campaign, run=Run.OPEN.value)


def stop(book: Book, campaign: Campaign) -> int:
    """Take the yes back from all that has not left; return from how many it was taken."""
    with journal.entry(book, "campaign-stop", name=campaign.name) as recorder:
        approved = messages_of([campaign]).filter(state=State.APPROVED)
        count = approved.count()
        withdraw(approved)
        recorder.change(campaign, run=Run.STOPPED.value)
    return count


def drop(book: Book, campaign: Campaign) -> None:
    """Take a campaign away with what has not left of it; what left stays among what was sent."""
    with journal.entry(book, "campaign-drop", name=campaign.name) as recorder:
        unsent = messages_of([campaign]).filter(state__in=MAY_BE_DROPPED)
        withdraw(unsent)
        recorder.delete(Outgoing.objects.filter(pk__in=[*unsent.values_list("pk", flat=True)]))
        for row in messages_of([campaign]):
            recorder.change(row, greeting=0)
        recorder.delete(Greeting.objects.filter(campaign=campaign))
        recorder.delete(Campaign.objects.filter(pk=campaign.pk))


def the_campaign(book: Book, number: int) -> Campaign:
    """Return the campaign of this number."""
    found = campaign_of(book, number)
    if found is None:
        raise EntregentError("no-such-campaign", number=number)
    return found


def put_message(recorder: Recorder, one: Prepared, draft: Draft, *, greeting: int) -> None:
    """Put the message of one greeting into the outbox, as a draft."""
    book = recorder.entry.book
    row = _message(book, one, draft, greeting=greeting, domain=_domain(book))
    recorder.create_all(Outgoing, _MESSAGE, [row])


def _message(
    book: Book, one: Prepared, draft: Draft, *, greeting: int, domain: str
) -> tuple[Any, ...]:
    """Return the row of the message that a greeting begins with."""
    return (
        book.pk, one.person.pk, [one.to], draft.subject, draft.body, draft.lang,
        Intent.GREETING.value, "", 0, 0, 0, 0, 0, 0, greeting, "",
        f"<{uuid4()}@{domain}>", State.DRAFT.value, 0, timezone.now(), "", "",
    )  # fmt: skip


def _add(recorder: Recorder, campaign: Campaign, people: Collection[int]) -> int:
    book = recorder.entry.book
    there = set(Greeting.objects.filter(campaign=campaign).values_list("person_id", flat=True))
    new = [pk for pk in dict.fromkeys(people) if pk not in there]
    if len(there) + len(new) > MOST:
        raise EntregentError("too-many-people", most=MOST)
    made = prepared(book, campaign, new)
    if not made:
        raise EntregentError("campaign-nobody")
    ids = bulk.reserve_ids(Greeting, len(made))
    rows = [
        (pk, book.pk, campaign.pk, one.person.pk, one.way.value, one.why, one.mark, one.bare,
         one.told, False, None)
        for pk, one in zip(ids, made, strict=True)
    ]  # fmt: skip
    bulk.insert(Greeting, _GREETING, rows)
    recorder.created(Greeting, ids[0], ids[-1])
    domain = _domain(book)
    messages = [
        _message(book, one, one.draft, greeting=pk, domain=domain)
        for pk, one in zip(ids, made, strict=True)
        if one.draft
    ]
    recorder.create_all(Outgoing, _MESSAGE, messages)
    return len(made)


def _domain(book: Book) -> str:
    """Return the domain that names a message: of the account, else of an address of mine."""
    account = account_in(book)
    mine = [account.address] if account else []
    mine += [known.key for known in my_addresses(book) if known.kind == "email"]
    return next((one.rpartition("@")[2] for one in mine), "entregent.invalid")


def _when(plan: Plan) -> dict[str, Any]:
    return checked(
        first=plan.first, last=plan.last, weekdays=plan.weekdays, spans=plan.spans, a_day=plan.a_day
    )


def _name(said: str) -> str:
    name = " ".join(typed(said).split())
    if not name:
        raise EntregentError("campaign-nameless")
    if len(name) > LONGEST_NAME:
        raise EntregentError("words-too-long", most=LONGEST_NAME)
    return name


def _news(plan: Plan) -> dict[str, str]:
    """Return what is announced, by language; refused where there is nothing, or a gap in it."""
    if plan.occasion != Occasion.NEWS:
        return {}
    told = {lang: " ".join(typed(words).split()) for lang, words in (plan.news or {}).items()}
    said = {lang: words for lang, words in told.items() if words and lang in LANGUAGES}
    if not said:
        raise EntregentError("campaign-news")
    for words in said.values():
        if len(words) > LONGEST_NEWS:
            raise EntregentError("words-too-long", most=LONGEST_NEWS)
        if left_open := open_field(words):
            raise EntregentError("blurb-open", field=left_open)
    return said


def _refuse_other_template(book: Book, number: int) -> None:
    if the_template(book, number).intent != Intent.GREETING:
        raise EntregentError("campaign-template", number=number)
