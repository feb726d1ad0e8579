"""Today's list from the book, and what the person answers to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from entregent.core import today as core
from entregent.core.dormant import reconnect_item
from entregent.core.ties import FADING_AFTER
from entregent.core.today import Item
from entregent.core.working_days import working_days_after
from entregent.services import journal
from entregent.services.articles import to_send
from entregent.services.book import day_of, today, zone
from entregent.services.errors import EntregentError
from entregent.services.exchanges import Mail, log_exchange, log_mail
from entregent.services.follow_ups import french_days
from entregent.services.good_news import good_news_items
from entregent.services.introduction_items import introduction_items
from entregent.services.thanks_owed import note_thanked, thanks_items
from entregent.services.unanswered import unanswered_items
from entregent.services.weak_tie_items import weak_tie_items
from entregent.storage.models import Article, Book, Decision, Occasion, Person
from entregent.storage.queries import exchanges, ties
from entregent.storage.queries import people as people_queries
from entregent.storage.queries import today as queries
from entregent.storage.queries.journal import version

PROPOSED = 40  # of each kind; settled ones among them leave room for others
LONGEST_NOTE = 160  # characters of it in a reason
SKIPPED_FOR = timedelta(days=90)
SNOOZED_FOR = timedelta(days=7)
NEWS_FOR = timedelta(days=180)
_NOTHING_TO_SAY = {core.ItemKind.KEEP_IN_TOUCH, core.ItemKind.RECONNECT}  # but that it is time


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that may be proposed one day, what is settled, and who was answered about that day."""

    items: list[Item]
    settled: Collection[str]
    answered: Collection[int]


_kept: tuple[object, Proposed] | None = None  # of which version and day


@dataclass(frozen=True, slots=True)
class Line:
    """One line of today's list with the person it speaks of, and an article they may like."""

    item: Item
    person: Person
    article: Article | None = None


def todays_list(book: Book, *, on: date, limit: int | None = None) -> list[Line]:
    """Return whom to write to that day, at most `limit` people."""
    all_of_it = _proposed(book, on)
    chosen = core.daily_list(
        all_of_it.items,
        limit=book.daily_limit if limit is None else limit,
        settled=all_of_it.settled,
        answered=all_of_it.answered,
    )
    people = people_queries.summaries([item.person_id for item in chosen])
    # A person is there once: what is to be sent goes with the one line of theirs.
    bare = [item.person_id for item in chosen if item.kind in _NOTHING_TO_SAY]
    sent = to_send(book, bare, on=on)
    return [
        Line(item, person, sent.get(person.pk)) for item, person in zip(chosen, people, strict=True)
    ]


def _proposed(book: Book, on: date) -> Proposed:
    """Return what may be proposed that day; kept until the next act."""
    global _kept  # noqa: PLW0603 - the one that is kept
    key, found = (version(book), on), _kept
    if found is None or found[0] != key:
        settled = queries.settled_items(book, on=on)
        items = _all_kinds(book, on, settled)
        found = _kept = (key, Proposed(items, settled, queries.people_answered(book, on=on)))
    return found[1]


def forget() -> None:
    """Keep no list any longer."""
    global _kept  # noqa: PLW0603 - the one that is kept
    _kept = None


def _all_kinds(book: Book, on: date, settled: Collection[str]) -> list[Item]:
    most = PROPOSED + len(settled)
    return [
        *_replies(book, on, most),
        *_planned(book, on, most),
        *unanswered_items(book, on=on, limit=most),
        *_follow_ups(book, on, most),
        *_birthdays(book, on, most),
        *_anniversaries(book, on, most),
        *_new_jobs(book, on, most),
        *_keep_in_touch(book, on, most),
        *silent_items(book, on, most),
        *introduction_items(book, on=on, limit=most),
        *thanks_items(book, on=on, limit=most),
        *good_news_items(book, on=on, limit=most),
        *weak_tie_items(book, on=on, settled=settled),
    ]


def _midnight(book: Book, day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone(book)).astimezone(UTC)


def _replies(book: Book, on: date, most: int) -> list[Item]:
    before = _midnight(book, on - core.REPLY_OWED_AFTER + timedelta(days=1))
    owed = exchanges.unanswered_mails(
        book, after=_midnight(book, on - core.REPLY_OWED_FOR), before=before
    )
    return [
        core.reply_item(
            row.person_id,
            exchange=row.exchange_id,
            subject=row.exchange.subject,
            wrote_on=day_of(book, row.exchange.at),
            today=on,
        )
        for row in owed[:most]
    ]


def _follow_ups(book: Book, on: date, most: int) -> list[Item]:
    met = exchanges.meetings_without_follow_up(
        book,
        after=_midnight(book, on - core.FOLLOW_UP_WITHIN),
        before=_midnight(book, on + timedelta(days=1)),
        among=core.FOLLOW_UP_AMONG,
    )
    return [
        core.follow_up_item(
            row.person_id,
            exchange=row.exchange_id,
            channel=row.exchange.channel,
            met_on=day_of(book, row.exchange.at),
            today=on,
            note=" ".join(row.exchange.note.split())[:LONGEST_NOTE],
        )
        for row in met[:most]
    ]


def _planned(book: Book, on: date, most: int) -> list[Item]:
    ahead = working_days_after(on, 1, french=french_days(book))
    return [
        core.planned_item(f.person_id, number=f.pk, text=f.text, on=f.on, today=on, kind=f.kind)
        for f in queries.follow_ups_due(book, on=on, ahead=ahead, limit=most)
    ]


def _wrote_since(known: queries.Known, moment: datetime) -> bool:
    return bool(known.last_out_at and known.last_out_at >= moment)


def _birthdays(book: Book, on: date, most: int) -> list[Item]:
    near = core.birthdays_near(on)
    at = _midnight(book, on)
    since = {day: _midnight(book, its) for day, its in near.items()}
    return [
        core.birthday_item(
            known.person, day=near[day], today=on, strength=known.clocks.strength(at)
        )
        for day, known in queries.people_born_on(book, near, limit=2 * most)
        if not _wrote_since(known, since[day])
    ]


def _anniversaries(book: Book, on: date, most: int) -> list[Item]:
    near = core.anniversaries_near(on)
    at = _midnight(book, on)
    return [
        core.anniversary_item(
            known.person, years=years, day=day, today=on, strength=known.clocks.strength(at)
        )
        for met, known in queries.people_met_on(book, near, limit=2 * most)
        for years, day in [near[met]]
        if not _wrote_since(known, _midnight(book, day))
    ]


def _new_jobs(book: Book, on: date, most: int) -> list[Item]:
    at = _midnight(book, on)
    recent = queries.occasions_between(book, on - core.NEW_JOB_FOR, on, limit=2 * most)
    return [
        core.new_job_item(
            news.known.person,
            occasion=news.occasion,
            on=news.on,
            today=on,
            strength=news.known.clocks.strength(at),
            facts=news.values,
        )
        for news in recent
        if not _wrote_since(news.known, _midnight(book, news.on))
    ]


def _keep_in_touch(book: Book, on: date, most: int) -> list[Item]:
    return [
        core.keep_in_touch_item(
            tie.pk,
            due=tie.due_on,
            cadence=tie.cadence,
            today=on,
            last=day_of(book, tie.last_at) if tie.last_at else None,
        )
        for tie in ties.ties_due(book, on=on, limit=most)
        if tie.due_on and tie.cadence
    ]


def silent_items(book: Book, on: date, most: int) -> list[Item]:
    """Propose silent ties: those with news first looked at, then those that were strongest."""
    since = on - NEWS_FOR
    cutoff = _midnight(book, on - FADING_AFTER)
    with_news = queries.people_with_news(book, since=since, limit=most)
    silent = ties.silent_among(with_news, since=cutoff)
    silent += ties.silent_ties(book, since=cutoff, limit=most)
    known = {tie.person: tie for tie in silent if not tie.cadence}
    quiet = queries.connections_never_written_to(book, before=on - FADING_AFTER, limit=PROPOSED)
    news = queries.latest_news([*known, *(person for person, _ in quiet)], since=since)
    items = [
        _reconnect_item(
            person, day_of(book, tie.last_at), tie.former, news.get(person), on, exchanged=True
        )
        for person, tie in known.items()
    ]
    items += [
        _reconnect_item(person, met_on, 0.0, news.get(person), on, exchanged=False)
        for person, met_on in quiet
    ]
    return items


def _reconnect_item(
    person: int, last: date, former: float, news: Occasion | None, on: date, *, exchanged: bool
) -> Item:
    facts = news.values if news else None
    moved = bool(facts and facts.get("organisation") != facts.get("former_organisation"))
    return reconnect_item(
        person, last=last, exchanged=exchanged, former=former, news=facts, elsewhere=moved,
        today=on,
    )  # fmt: skip


def settle(
    book: Book, item_id: str, verdict: str, *, on: date, until: date | None = None
) -> Decision:
    """Record that an item is done, put off (a week unless said) or skipped.

    The same answer given again says nothing, and the journal tells of none.
    """
    named = core.parse_id(item_id)
    if named is None or not queries.is_an_item(book, *named):
        raise EntregentError("no-such-item", item=item_id)
    kind, person, ref = named
    if verdict == "snooze":
        until = until or on + SNOOZED_FOR
        if until <= on:
            raise EntregentError("snooze-in-past", until=until.isoformat())
    elif verdict == "skip" and not core.is_planned(ref):
        until = on + SKIPPED_FOR
    elif kind is core.ItemKind.KEEP_IN_TOUCH:
        # Told to be done, and seen in no file: asked again one cadence later.
        until = on + timedelta(days=ties.cadence_of(person) or SKIPPED_FOR.days)
    said = {"verdict": verdict, "until": until, "on": on, "person_id": person}
    decision = Decision.objects.filter(book=book, item=item_id).first()
    if decision and all(getattr(decision, name) == value for name, value in said.items()):
        return decision
    with journal.entry(book, verdict, item=item_id, person=person) as recorder:
        if kind is core.ItemKind.THANK and verdict == "done":
            note_thanked(book, Person.objects.get(pk=person), ref, on=min(on, today(book)))
        if decision:
            recorder.change(decision, **said)
            return decision
        return recorder.create(Decision(book=book, item=item_id, **said))


def log_and_settle(
    book: Book,
    item_id: str,
    person: Person,
    *,
    channel: str,
    on: date,
    by: str = "",
    note: str = "",
    mail: Mail | None = None,
) -> None:
    """Log what happened; the item it is about, where there is one, is then done: one act.

    A mail that left from here is logged as files will tell of it.
    """
    about = {"item": item_id} if item_id else {}
    with journal.entry(book, "log", person=person.pk, **about):
        if mail:
            log_mail(book, [person], mail)
        else:
            log_exchange(book, person, channel=channel, on=on, by=by, note=note)
        if item_id:
            settle(book, item_id, "done", on=today(book))
