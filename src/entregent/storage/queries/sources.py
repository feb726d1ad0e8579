"""Where what is known of a person came from: which import wrote each row."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model, OuterRef, QuerySet, Subquery

from entregent.storage.models import Book, Change, Entry, Participant, Person, SourceRecord

M = TypeVar("M", bound=Model)


class Reading(NamedTuple):
    """A row with the entry of the journal that wrote it, None when the journal does not know."""

    row: Any
    entry: Entry | None


class Told(NamedTuple):
    """A source that told of a person: by rows of its own, or by so many exchanges."""

    source: str
    entry: Entry | None
    exchanges: int


def readings(rows: QuerySet[M]) -> list[Reading]:
    """Return these rows with the entry that wrote each of them."""
    # Runs of one table never overlap: only the nearest below can hold the row.
    run = Change.objects.filter(
        table=rows.model._meta.model_name, before__isnull=True, first__lte=OuterRef("pk")
    ).order_by("-first")
    found = list(
        rows.annotate(
            written_by=Subquery(run.values("entry_id")[:1]),
            written_to=Subquery(run.values("last")[:1]),
        )
    )
    known = {_writer(row) for row in found}
    entries = Entry.objects.in_bulk([pk for pk in known if pk is not None])
    return [Reading(row, entries.get(_writer(row) or 0)) for row in found]


def _writer(row: Any) -> int | None:
    within = row.written_to is not None and row.pk <= row.written_to
    return row.written_by if within else None


def who_wrote(person: Person, fields: Sequence[str]) -> dict[str, Entry | None]:
    """Return, by field, the entry that wrote it last: who changed it, else who made the person."""
    [(_, made_by)] = readings(Person.objects.filter(pk=person.pk))
    changes = Change.objects.filter(table="person", first=person.pk, before__isnull=False)
    wrote: dict[str, Entry | None] = dict.fromkeys(fields, made_by)
    for change in changes.select_related("entry").order_by("pk"):
        wrote.update((name, change.entry) for name in change.before or {} if name in wrote)
    return wrote


def told_by(book: Book, person: Person) -> list[Told]:
    """Return every source that told of a person, those of exchanges last."""
    records = readings(SourceRecord.objects.filter(person=person).order_by("pk"))
    rows = {(reading.row.source, reading.entry): 0 for reading in records}
    return [Told(*who, count) for who, count in {**rows, **_exchanges(book, person)}.items()]


def _exchanges(book: Book, person: Person) -> Counter[tuple[str, Entry | None]]:
    """Return how many exchanges with a person each import wrote."""
    runs = list(
        Change.objects.filter(entry__book=book, table="exchange", before__isnull=True)
        .order_by("first")
        .values_list("first", "last", "entry_id")
    )
    starts = [first for first, _, _ in runs]
    counts: Counter[tuple[str, int | None]] = Counter()
    theirs = Participant.objects.filter(person=person)
    for exchange, origin in theirs.values_list("exchange_id", "exchange__origin").iterator():
        at = bisect_right(starts, exchange) - 1
        counts[origin, runs[at][2] if at >= 0 and exchange <= runs[at][1] else None] += 1
    entries = Entry.objects.in_bulk({pk for _, pk in counts if pk is not None})
    return Counter({(origin, entries.get(pk or 0)): n for (origin, pk), n in counts.items()})
