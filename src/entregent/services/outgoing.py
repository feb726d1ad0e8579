"""Messages of the outbox under what is done to the rest of the book: undone, erased, brought back.

Where a message stands is in no journal: no act undone sends one again, nor makes as if one that
left had not.
"""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Any

from django.db.models import Q, QuerySet

from entregent.core.drafts import Intent
from entregent.core.outbox import LEFT, State, brought_back
from entregent.storage.bulk import chunks, matching_runs
from entregent.storage.models import Change, Entry, Outgoing

_WORDS = frozenset({"to", "subject", "body"})
_MESSAGE_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")


def messages_naming(people: Collection[int]) -> QuerySet[Outgoing]:
    """Return the messages that are to one of these people or about them, the oldest first."""
    beside = Q(other__in=people) | Q(about__in=people) | Q(via__in=people)
    return Outgoing.objects.filter(Q(person__in=people) | beside).order_by("pk")


def withdraw(rows: QuerySet[Outgoing]) -> None:
    """Take the yes back from messages that leave the book, or come back into it."""
    for state in State:
        if (after := brought_back(state)) is not state:
            rows.filter(state=state).update(state=after, approved_at=None, not_before=None)


def take_yes_back(row: Outgoing) -> None:
    """Take the yes back from one message, in memory too."""
    withdraw(Outgoing.objects.filter(pk=row.pk))
    row.refresh_from_db(fields=["state", "approved_at", "not_before"])


def as_read(row: dict[str, Any]) -> None:
    """Take the yes back from a message that a file brings; ValueError where it is none of ours."""
    to = row["to"]
    plain = isinstance(to, list) and all(isinstance(one, str) for one in to)
    if not (plain and _MESSAGE_ID.fullmatch(row["message_id"])):
        raise ValueError(row["message_id"])
    Intent(row["intent"])
    row["state"] = brought_back(State(row["state"])).value


def left_since(done: Entry) -> set[int]:
    """Return the messages an act wrote that began to leave after it: undone, it leaves them."""
    changes = done.changes.filter(table=Outgoing._meta.model_name, deleted=False)
    runs = list(changes.values_list("first", "last"))
    gone: set[int] = set()
    for chunk in chunks(pk for (pk,) in matching_runs(Outgoing, ["id"], "id", runs)):
        rows = Outgoing.objects.filter(pk__in=chunk, state__in=LEFT, handed_at__gte=done.at)
        gone.update(rows.values_list("pk", flat=True))
    return gone


def taken_out(change: Change, gone: Collection[int]) -> list[tuple[int, int]]:
    """Return the runs of messages an act wrote that leave the book as it is undone."""
    kept = sorted(pk for pk in gone if change.first <= pk <= change.last)
    ends = [change.first - 1, *kept, change.last + 1]
    return [(a + 1, b - 1) for a, b in pairwise(ends) if a + 1 < b]


def keeps_words(change: Change, gone: Collection[int]) -> bool:
    """Tell whether words that an act changed stay as they are while it is undone: they have left.

    Where they come back as they were, the yes to those that stood is taken back.
    """
    if _WORDS.isdisjoint(change.before or {}):
        return False
    if change.first not in gone:
        withdraw(Outgoing.objects.filter(pk=change.first))
    return change.first in gone


def let_go_of(first: int, last: int) -> None:
    """Let messages name nobody of a run of people whom undoing takes out of the book."""
    for name in ("person", "other"):
        named = Q(**{f"{name}__gte": first, f"{name}__lte": last})
        Outgoing.objects.filter(named).update(**{name: None})
