"""The journal: each act of the person is one entry, which remembers how every row stood before."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from django.db import models, transaction
from django.utils import timezone

from entregent.services import to_compare
from entregent.storage import bulk, word_index
from entregent.storage.bulk import chunks
from entregent.storage.database import wait_to_write
from entregent.storage.models import (
    Address,
    Book,
    Change,
    Entry,
    Person,
    Position,
)

M = TypeVar("M", bound=models.Model)
KEPT_FOR = timedelta(days=30)  # what was erased can be brought back for a month, then it is gone
SAID = "fields"  # in an entry: what was typed of somebody, as (field, value)
WORDS = "words"  # in an entry: what is meant to be done about somebody
CHANGE = ("entry_id", "table", "first", "last", "before", "deleted")


class Changed(NamedTuple):
    """A row that changes: some of its columns as they were, and the same as they become."""

    pk: int
    before: dict[str, Any]
    after: dict[str, Any]

    def then(self, later: "Changed") -> "Changed":
        """Return this change and a later one of the same row as one."""
        before, after = {**later.before, **self.before}, {**self.after, **later.after}
        return Changed(self.pk, before, after)


def difference(pk: int, before: dict[str, Any], after: dict[str, Any]) -> Changed | None:
    """Return what changes of a row, given how the columns were, None when nothing does."""
    names = [name for name, value in after.items() if before[name] != value]
    if not names:
        return None
    return Changed(
        pk, {name: before[name] for name in names}, {name: after[name] for name in names}
    )


def changed(row: models.Model, **values: Any) -> Changed | None:
    """Set columns of a row, but in memory alone; return what is to be written, None for nothing."""
    found = difference(row.pk, {name: getattr(row, name) for name in values}, values)
    for name, value in (found.after if found else {}).items():
        setattr(row, name, value)
    return found


class Recorder:
    """Writes rows and remembers how they stood before."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.to_compare: set[int] = set()  # people told apart by something that was written

    def tell(self, **values: Any) -> None:
        """Add to what the entry says of the act."""
        self.entry.values = {**self.entry.values, **as_json(values)}
        self.entry.save(update_fields=["values"])

    def only(self, values: dict[str, Any]) -> None:
        """Say no more of the act than this, whatever its parts told."""
        self.entry.values = values
        self.entry.save(update_fields=["values"])

    def create(self, row: M) -> M:
        """Save a new row."""
        row.save(force_insert=True)
        self.created(type(row), row.pk, row.pk)
        self.note(row)
        return row

    def create_all(
        self, model: type[models.Model], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Insert rows at once, given without their identifiers."""
        if not rows:
            return
        ids = bulk.reserve_ids(model, len(rows))
        numbered = [(pk, *row) for pk, row in zip(ids, rows, strict=True)]
        bulk.insert(model, ("id", *columns), numbered)
        self.created(model, ids[0], ids[-1])
        if model in (Address, Position):
            person = columns.index("person_id")
            self.to_compare.update(row[person] for row in rows)

    def created(self, model: type[models.Model], first: int, last: int) -> None:
        """Remember a run of rows already inserted."""
        if last >= first:
            Change.objects.create(
                entry=self.entry, table=str(model._meta.model_name), first=first, last=last
            )
            if model is Person:
                self.to_compare.update(range(first, last + 1))

    def change(self, row: models.Model, **values: Any) -> bool:
        """Change some fields of a row; return whether anything was different."""
        different = {name: v for name, v in values.items() if getattr(row, name) != v}
        if not different:
            return False
        self._remember(row, list(different))
        self.note(row)
        for name, value in different.items():
            setattr(row, name, value)
        row.save(update_fields=list(different))
        self.note(row)
        return True

    def change_all(self, model: type[models.Model], rows: Sequence[Changed]) -> None:
        """Change rows at once, each of them once."""
        bulk.insert(Change, CHANGE, [self._as_it_was(model, row) for row in rows])
        alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for row in rows:
            alike[tuple(row.after)].append((row.pk, *row.after.values()))
        for columns, values in alike.items():
            bulk.update(model, ("id", *columns), values)
        keys = [row.pk for row in rows]
        if model is Person:
            # Whether they are archived tells nobody apart.
            self.to_compare.update(r.pk for r in rows if r.after.keys() != {"archived_on"})
        elif model in (Address, Position):
            self.to_compare.update(pk for (pk,) in bulk.matching(model, ["person_id"], "id", keys))

    def delete(self, rows: models.QuerySet[Any]) -> None:
        """Delete rows, and nothing that hangs on them: that is said by the caller."""
        for chunk in chunks(rows.order_by("pk").iterator(chunk_size=2_000), 2_000):
            Change.objects.bulk_create([self._deletion(row) for row in chunk])
        rows._raw_delete(rows.db)

    def _as_it_was(self, model: type[models.Model], row: Changed) -> tuple[Any, ...]:
        before = {n: str(v) if isinstance(v, date) else v for n, v in row.before.items()}
        return (self.entry.pk, str(model._meta.model_name), row.pk, row.pk, before, False)

    def _remember(self, row: models.Model, names: list[str]) -> None:
        Change.objects.create(
            entry=self.entry,
            table=str(row._meta.model_name),
            first=row.pk,
            last=row.pk,
            before=as_json({name: getattr(row, name) for name in names}),
        )

    def note(self, row: models.Model) -> None:
        """Note the person a row tells of, when it is one by which people are compared."""
        if isinstance(row, Person):
            self.to_compare.add(row.pk)
        elif isinstance(row, Address | Position):
            self.to_compare.add(row.person_id)

    def _deletion(self, row: models.Model) -> Change:
        self.note(row)
        values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
        return Change(
            entry=self.entry,
            table=str(row._meta.model_name),
            first=row.pk,
            last=row.pk,
            before=as_json(values),
            deleted=True,
        )


def as_json(values: dict[str, Any]) -> Any:
    """Return values as the journal keeps them."""
    # str() keeps a moment to the microsecond: what comes back must be the same.
    return json.loads(json.dumps(values, default=str))


def _forget(book: Book, *, before: datetime) -> None:
    """Drop what is too old to be undone; the words of people erased then leave the index too.

    So does the name of whoever was added by an act that was undone.

    Which rows an entry created stays: it tells from which file they came.
    """
    old = Entry.objects.filter(book=book, at__lt=before, settled=False)
    if not old.exists():
        return
    erased = old.filter(act__in=("erase", "erase-many", "ignore")).exists()
    Change.objects.filter(entry__in=old, before__isnull=False).delete()
    for undone in old.filter(act="add", undone_at__isnull=False):
        Entry.objects.filter(pk=undone.pk).update(values={"person": undone.values["person"]})
    old.update(settled=True)
    if erased:
        word_index.compact()


_open: ContextVar[Recorder | None] = ContextVar("open entry", default=None)
_noted: ContextVar[list[Entry] | None] = ContextVar("entries noted", default=None)
_door: ContextVar[str] = ContextVar("door", default="terminal")


@contextmanager
def coming_through(door: str) -> Iterator[None]:
    """Note this door in each entry made inside."""
    token = _door.set(door)
    try:
        yield
    finally:
        _door.reset(token)


@contextmanager
def entry(book: Book, act: str, **values: Any) -> Iterator[Recorder]:
    """Open one entry: all that is written through its recorder is one transaction.

    An entry opened inside another is part of it: one act, undone as one.
    """
    outer = _open.get()
    if outer is not None:
        yield outer
        return
    with transaction.atomic():
        wait_to_write()
        now = timezone.now()
        _forget(book, before=now - KEPT_FOR)
        new = Entry.objects.create(
            book=book, at=now, act=act, door=_door.get(), values=as_json(values)
        )
        recorder = Recorder(new)
        token = _open.set(recorder)
        try:
            yield recorder
        finally:
            _open.reset(token)
        to_compare.mark(book, sorted(recorder.to_compare))
        if not new.changes.exists():
            recorder.tell(changed=False)
    if (noted := _noted.get()) is not None:
        noted.append(new)


@contextmanager
def noting() -> Iterator[list[Entry]]:
    """Gather the entries made inside by this caller, whatever others write meanwhile."""
    noted: list[Entry] = []
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)
