"""Today's list from the book, and what the person answers to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from entregent.core import today as core
from entregent.core.today import Item
from entregent.services import journal
from entregent.services.articles import to_send
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.exchanges import Mail, log_exchange, log_mail
from entregent.services.introduction_items import introduction_items
from entregent.services.thanks_owed import note_thanked
from entregent.services.today_kinds import KINDS, PROPOSED
from entregent.services.weak_tie_items import weak_tie_items
from entregent.storage.models import Article, Book, Decision, Person
from entregent.storage.queries import people as people_queries
from entregent.storage.queries import ties
from entregent.storage.queries import today as queries
from entregent.storage.queries.journal import Version, differing, version

BY = 10  # settled, as many more of each kind are looked at: not at each answer anew
SKIPPED_FOR = timedelta(days=90)
SNOOZED_FOR = timedelta(days=7)
_NOTHING_TO_SAY = {core.ItemKind.KEEP_IN_TOUCH, core.ItemKind.RECONNECT}  # but that it is time


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that may be proposed on a day of a book as it was, kind by kind, at most so many of each;
    what is settled, and who was answered about that day.
    """

    version: Version
    on: date
    limit: int
    kinds: Sequence[list[Item]]
    others: list[Item]  # those that the whole network bears on
    settled: Collection[str]
    answered: Collection[int]

    @property
    def items(self) -> list[Item]:
        """Return them all."""
        return [item for kind in (*self.kinds, self.others) for item in kind]


_kept: Proposed | None = None


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
    people = people_queries.with_positions([item.person_id for item in chosen])
    # A person is there once: what is to be sent goes with the one line of theirs.
    bare = [item.person_id for item in chosen if item.kind in _NOTHING_TO_SAY]
    sent = to_send(book, bare, on=on)
    return [
        Line(item, person, sent.get(person.pk)) for item, person in zip(chosen, people, strict=True)
    ]


def _proposed(book: Book, on: date) -> Proposed:
    """Return what may be proposed that day; kept until the next act, and of each kind until one
    that bears on it.
    """
    global _kept  # noqa: PLW0603 - the one that is kept
    now, found = version(book), _kept
    if found is None or (found.version, found.on) != (now, on):
        decided = queries.decisions(book, on=on)
        limit = PROPOSED + ceil(len(decided.settled) / BY) * BY
        others = introduction_items(book, on=on, limit=limit)
        others += weak_tie_items(book, on=on, settled=decided.settled)
        found = _kept = Proposed(
            now, on, limit, _kinds(book, on, limit, now, found), others, *decided
        )
    return found


def _kinds(
    book: Book, on: date, limit: int, now: Version, before: Proposed | None
) -> list[list[Item]]:
    """Return the items of each kind, those that stand as they were before among them."""
    since = None
    if before and (before.on, before.limit) == (on, limit):
        since = differing(book, before.version, now)
    if before is None or since is None:
        return [kind.items(book, on=on, limit=limit) for kind in KINDS]
    return [
        items if kind.stands(items, since) else kind.items(book, on=on, limit=limit)
        for kind, items in zip(KINDS, before.kinds, strict=True)
    ]


def forget() -> None:
    """Keep no list any longer."""
    global _kept  # noqa: PLW0603 - the one that is kept
    _kept = None


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
