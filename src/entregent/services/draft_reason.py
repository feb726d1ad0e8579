"""What a message is for, where an item of the daily list may say it."""

from dataclasses import replace
from typing import Any

from entregent.core.drafts import Intent
from entregent.core.today import ItemKind, parse_id
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.storage.models import Book, Person
from entregent.storage.queries.today import is_an_item

_LED = frozenset({ItemKind.ANSWER_INTRODUCTION, ItemKind.INTRODUCE})  # by introductions


def person_of_item(book: Book, item: str) -> Person:
    """Return whom an item of the daily list is about; refused where no message answers it."""
    named = parse_id(item)
    if named is None or not is_an_item(book, *named):
        raise EntregentError("no-such-item", item=item)
    if named[0] in _LED:
        raise EntregentError("item-led", item=item)
    return find_person(book, str(named[1]))


def reason_of(
    person: Person, *, item: str, intent: Intent | None, usual: Intent, kind: str = "", **said: int
) -> Reason:
    """Return what a message to somebody is for: the intent that is asked for, else what an item
    of theirs asks for, else the usual; `said` are the numbers of what it is about, 0 for none.
    """
    named = parse_id(item) if item else None
    if item and (named is None or named[1] != person.pk):
        raise EntregentError("no-such-item", item=item)
    reason = Reason.of_item(item) if item else Reason(usual)
    numbers: dict[str, Any] = {name: number for name, number in said.items() if number}
    reason = replace(reason, kind=kind, **numbers)
    return replace(reason, intent=intent) if intent else reason
