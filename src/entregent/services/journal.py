"""The journal: each act of the person is one entry, which remembers how every row stood before."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from entregent.services import to_compare
from entregent.storage import word_index
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


class Recorder:
    """Writes rows and remembers how they stood before."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.to_compare: set[int] = set()  # people told apart by something that was written

    def tell(self, **values: Any) -> None:
        """Add to what the entry says of the act."""
        self.entry.values = {**self.entry.values, **_as_json(values)}
        self.entry.save(update_fields=["values"])

    def create(self, row: M) -> M:
        """Save a new row."""
        row.save(force_insert=True)
        self.created(type(row), row.pk, row.pk)
        self._note(row)
        return row

    def created(self, model: type[models.Model], first: int, last: int) -> None:
        """Remember a run of rows already inserted."""
        if last >= first:
            Change.objects.create(
                entry=self.entry, table=str(model._meta.model_name), first=first, last=last
            )
            # Of the rows that come in runs, all but people belong to people who came with them.
            if model is Person:
                self.to_compare.update(range(first, last + 1))

    def change(self, row: models.Model, **values: Any) -> bool:
        """Change some fields of a row; return whether anything was different."""
        different = {name: v for name, v in values.items() if getattr(row, name) != v}
        if not different:
            return False
        self._remember(row, list(different))
        self._note(row)
        for name, value in different.items():
            setattr(row, name, value)
        row.save(update_fields=list(different))
        self._note(row)
        return True

    def delete(self, rows: models.QuerySet[Any]) -> None:
        """Delete rows, and nothing that hangs on them: that is said by the caller."""
        for chunk in chunks(rows.order_by("pk").iterator(chunk_size=2_000), 2_000):
            Change.objects.bulk_create([self._deletion(row) for row in chunk])
        rows._raw_delete(rows.db)

    def _remember(self, row: models.Model, names: list[str]) -> None:
        Change.objects.create(
            entry=self.entry,
            table=str(row._meta.model_name),
            first=row.pk,
            last=row.pk,
            before=_as_json({name: getattr(row, name) for name in names}),
        )

    def _note(self, row: models.Model) -> None:
        """Note the person a row tells of, when it is one by which people are compared."""
        if isinstance(row, Person):
            self.to_compare.add(row.pk)
        elif isinstance(row, Address | Position):
            self.to_compare.add(row.person_id)

    def _deletion(self, row: models.Model) -> Change:
        self._note(row)
        values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
        return Change(
            entry=self.entry,
            table=str(row._meta.model_name),
            first=row.pk,
            last=row.pk,
            before=_as_json(values),
            deleted=True,
        )


def _as_json(values: dict[str, Any]) -> Any:
    # str() keeps a moment to the microsecond: what comes back must be the same.
    return json.loads(json.dumps(values, default=str))


def _forget(book: Book, *, before: datetime) -> None:
    """Drop what is too old to be undone; the words of people erased then leave the index too.

    Which rows an entry created stays: it tells from which file they came.
    """
    old = Entry.objects.filter(book=book, at__lt=before, settled=False)
    if not old.exists():
        return
    erased = old.filter(act__in=("erase", "erase-many", "ignore")).exists()
    Change.objects.filter(entry__in=old, before__isnull=False).delete()
    old.update(settled=True)
    if erased:
        word_index.compact()


_open: ContextVar[Recorder | None] = ContextVar("open entry", default=None)
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
            book=book, at=now, act=act, door=_door.get(), values=_as_json(values)
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
