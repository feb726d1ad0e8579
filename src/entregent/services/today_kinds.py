"""The kinds of items of today's list, and what each is made from."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Model

from entregent.core import today as core
from entregent.core.dormant import reconnect_item
from entregent.core.ties import FADING_AFTER
from entregent.core.today import Item
from entregent.core.working_days import working_days_after
from entregent.services.book import day_of, zone
from entregent.services.follow_ups import french_days
from entregent.services.good_news import good_news_items
from entregent.services.introduction_items import introductions_to_thank_for
from entregent.services.thanks_owed import thanks_items
from entregent.services.unanswered import unanswered_items
from entregent.storage.models import (
    Book,
    Boundary,
    Decision,
    Exchange,
    Favour,
    FollowUp,
    Goal,
    Introduction,
    Occasion,
    Opportunity,
    Organisation,
    Outgoing,
    Participant,
    Person,
    Position,
    Target,
    Tie,
)
from entregent.storage.queries import exchanges, ties
from entregent.storage.queries import today as queries
from entregent.storage.queries.journal import Differing

PROPOSED = 40  # of each kind; settled ones among them leave room for others
LONGEST_NOTE = 160  # characters of it in a reason
NEWS_FOR = timedelta(days=180)


class Kind(NamedTuple):
    """How items of a kind are found, and from which tables alone; what is added
    to some of these only takes items away.
    """

    items: Callable[..., list[Item]]
    tables: frozenset[type[Model]]
    taking: frozenset[type[Model]]

    def stands(self, items: Sequence[Item], differing: Differing) -> bool:
        """Tell whether the items found before are those one would find now."""
        bearing = self.tables & differing.tables
        return not bearing if items else not bearing - (self.taking & differing.grown)


def _midnight(book: Book, day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone(book)).astimezone(UTC)


def _replies(book: Book, *, on: date, limit: int) -> list[Item]:
    before = _midnight(book, on - core.REPLY_OWED_AFTER + timedelta(days=1))
    owed = exchanges.unanswered_mails(
        book, after=_midnight(book, on - core.REPLY_OWED_FOR), before=before
    )
    return [
        core.reply_item(
            person, exchange=exchange, subject=subject, wrote_on=day_of(book, at), today=on
        )
        for person, exchange, subject, at in owed[:limit]
    ]


def _follow_ups(book: Book, *, on: date, limit: int) -> list[Item]:
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
        for row in met[:limit]
    ]


def _planned(book: Book, *, on: date, limit: int) -> list[Item]:
    ahead = working_days_after(on, 1, french=french_days(book))
    return [
        core.planned_item(f.person_id, number=f.pk, text=f.text, on=f.on, today=on, kind=f.kind)
        for f in queries.follow_ups_due(book, on=on, ahead=ahead, limit=limit)
    ]


def _wrote_since(known: queries.Known, moment: datetime) -> bool:
    return bool(known.last_out_at and known.last_out_at >= moment)


def _birthdays(book: Book, *, on: date, limit: int) -> list[Item]:
    near = core.birthdays_near(on)
    at = _midnight(book, on)
    since = {day: _midnight(book, its) for day, its in near.items()}
    return [
        core.birthday_item(
            known.person, day=near[day], today=on, strength=known.clocks.strength(at)
        )
        for day, known in queries.people_born_on(book, near, limit=2 * limit)
        if not _wrote_since(known, since[day])
    ]


def _anniversaries(book: Book, *, on: date, limit: int) -> list[Item]:
    near = core.anniversaries_near(on)
    at = _midnight(book, on)
    return [
        core.anniversary_item(
            known.person, years=years, day=day, today=on, strength=known.clocks.strength(at)
        )
        for met, known in queries.people_met_on(book, near, limit=2 * limit)
        for years, day in [near[met]]
        if not _wrote_since(known, _midnight(book, day))
    ]


def _new_jobs(book: Book, *, on: date, limit: int) -> list[Item]:
    at = _midnight(book, on)
    recent = queries.occasions_between(book, on - core.NEW_JOB_FOR, on, limit=2 * limit)
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


def _keep_in_touch(book: Book, *, on: date, limit: int) -> list[Item]:
    return [
        core.keep_in_touch_item(
            tie.pk,
            due=tie.due_on,
            cadence=tie.cadence,
            today=on,
            last=day_of(book, tie.last_at) if tie.last_at else None,
        )
        for tie in ties.ties_due(book, on=on, limit=limit)
        if tie.due_on and tie.cadence
    ]


def silent_items(book: Book, *, on: date, limit: int) -> list[Item]:
    """Propose silent ties: those with news first looked at, then those that were strongest."""
    since = on - NEWS_FOR
    cutoff = _midnight(book, on - FADING_AFTER)
    silent = queries.silent_with_news(book, since=since, silent_since=cutoff, limit=limit)
    silent += ties.silent_ties(book, since=cutoff, limit=limit)
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


_PEOPLE = (Person, Tie)
_MAIL = (Participant, Exchange, *_PEOPLE)
_IN_TURN = (Favour, Introduction, Opportunity, Person)


def _kind(
    items: Callable[..., list[Item]],
    tables: Iterable[type[Model]],
    *,
    taking: Iterable[type[Model]] = (),
) -> Kind:
    return Kind(items, frozenset(tables) | frozenset(taking), frozenset(taking))


KINDS = (
    _kind(_replies, _MAIL),
    _kind(_planned, (FollowUp, Person), taking=(Tie, Participant, Exchange, Outgoing)),
    _kind(
        unanswered_items, (Favour, Person),
        taking=(Participant, Exchange, Tie, Decision, Boundary),
    ),
    _kind(_follow_ups, _MAIL),
    _kind(_birthdays, _PEOPLE),
    _kind(_anniversaries, _PEOPLE),
    _kind(_new_jobs, (Occasion, *_PEOPLE)),
    _kind(_keep_in_touch, _PEOPLE),
    _kind(silent_items, (Occasion, Position, *_PEOPLE)),
    _kind(introductions_to_thank_for, (Introduction, Person)),
    _kind(thanks_items, _IN_TURN),
    _kind(good_news_items, (Goal, Target, Position, Organisation, *_IN_TURN), taking=[Tie]),
)  # fmt: skip
