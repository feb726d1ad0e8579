"""The few silent ties best worth reviving, whether today's list has room for them or not."""

from datetime import date

from entregent.core.dormant import AT_ONCE
from entregent.services.today import Line
from entregent.services.today_kinds import PROPOSED, silent_items
from entregent.storage.models import Book
from entregent.storage.queries import today as queries
from entregent.storage.queries.people import summaries


def worth_reviving(book: Book, *, on: date, limit: int = AT_ONCE) -> list[Line]:
    """Return whom to revive that day, the best first; those put off or settled left out."""
    settled = queries.decisions(book, on=on).settled
    items = silent_items(book, on=on, limit=PROPOSED + len(settled))
    waiting = [item for item in items if item.id not in settled]
    waiting.sort(key=lambda item: (-item.pressing, item.person_id))
    chosen = {item.person_id: item for item in reversed(waiting)}
    best = [item for item in waiting if chosen[item.person_id] is item][:limit]
    people = summaries([item.person_id for item in best])
    return [Line(item, person) for item, person in zip(best, people, strict=True)]
