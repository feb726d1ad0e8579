"""What a follow-up to somebody is about first: a promise, or a question without an answer."""

from datetime import date

from entregent.core.today import Item, planned_item
from entregent.core.working_days import working_days_after
from entregent.services.follow_ups import french_days
from entregent.services.unanswered import unanswered_items
from entregent.storage.models import Book, FollowUp, Person
from entregent.storage.queries.today import decisions, follow_ups_of


def item_due(book: Book, person: Person, *, on: date) -> Item | None:
    """Return the promise of mine, the question without an answer or the promise of theirs that
    today's list would bring up first, None for none: what is put off or skipped is not due.
    """
    ahead = working_days_after(on, 1, french=french_days(book))
    until = {FollowUp.PROMISE: ahead, FollowUp.THEIRS: on}
    items = [
        planned_item(person.pk, number=f.pk, text=f.text, on=f.on, today=on, kind=f.kind)
        for f in follow_ups_of(person)
        if f.kind in until and f.on <= until[f.kind]
    ]
    items += unanswered_items(book, on=on, limit=1, person=person)
    settled = decisions(book, on=on).settled if items else set()
    due = [item for item in items if item.id not in settled]
    return max(due, key=lambda item: item.pressing, default=None)
