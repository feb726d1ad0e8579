"""Words to send once more about what I asked and nobody answered."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from entregent.core.boundaries import Boundaries
from entregent.core.today import ASKED, Item, ItemKind, numbered, parse_id, reminder_item
from entregent.core.unanswered import ASKED_WITHIN, Word, reminder
from entregent.services.book import day_of, zone
from entregent.services.boundaries import boundaries_known
from entregent.services.follow_ups import french_days
from entregent.storage.models import Book, Boundary, Favour, Person
from entregent.storage.queries import unanswered as queries
from entregent.storage.queries.network import boundaries_of_all


def unanswered_items(
    book: Book, *, on: date, limit: int, person: Person | None = None
) -> list[Item]:
    """Return whom to ask once more that day, or what to ask one person: not whoever takes no mail,
    is not to be asked this, or has a busy time.
    """
    since = on - ASKED_WITHIN
    asked = queries.asked_without_answer(book, since=since, until=on, limit=limit, person=person)
    if not asked:
        return []
    people = {row.person_id for row in asked}
    first = datetime.combine(min(row.on for row in asked), time.min, tzinfo=zone(book))
    words = queries.words_since(people, first.astimezone(UTC))
    reminded = _reminded(book, asked)
    rows: dict[int, list[Boundary]] = defaultdict(list)
    for boundary in boundaries_of_all(people):
        rows[boundary.person_id].append(boundary)
    items = []
    for row in asked:
        known = boundaries_known(rows[row.person_id], None)
        said = [Word(at, day_of(book, at), by) for at, by in words[row.person_id]]
        due = reminder(
            row.on, [one for one in said if row.on <= one.on <= on], reminded=reminded[row.pk],
            french=french_days(book),
        )  # fmt: skip
        if due and due.on <= on and not _is_held(known, row.kind, on):
            items.append(
                reminder_item(
                    row.person_id, favour=row.pk, number=due.number, what=row.kind,
                    asked_on=row.on, on=due.on, today=on,
                )
            )  # fmt: skip
    return items


def _is_held(known: Boundaries, kind: str, on: date) -> bool:
    """Tell whether a boundary keeps one from asking once more, as far as it is known."""
    never = kind in known.never or bool(known.allows_mail())
    return never or bool(known.allows_busy(on))


def _reminded(book: Book, asked: Sequence[Favour]) -> dict[int, list[date]]:
    """Return, by favour, the days on which a reminder was said to be sent."""
    people = {row.person_id for row in asked}
    days: dict[int, list[date]] = defaultdict(list)
    for item, day in queries.done_since(book, people, min(row.on for row in asked)):
        named = parse_id(item)
        if named and named[0] is ItemKind.FOLLOW_UP and (number := numbered(named[2], ASKED)):
            days[number].append(day)
    return days
