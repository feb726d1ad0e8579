"""The journal: each act of the person is one entry, undone as a whole, the latest first."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from entregent.services import search, ties
from entregent.services.errors import EntregentError
from entregent.storage import word_index
from entregent.storage.bulk import chunks
from entregent.storage.database import wait_to_write
from entregent.storage.models import Book, Change, Entry, Participant, Person, Tie
from entregent.storage.queries.journal import latest_standing

M = TypeVar("M", bound=models.Model)
KEPT_FOR = timedelta(days=30)  # what was erased can be brought back for a month, then it is gone


class Recorder:
    """Writes rows and remembers how they stood before."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def tell(self, **values: Any) -> None:
        """Add to what the entry says of the act."""
        self.entry.values = {**self.entry.values, **_as_json(values)}
        self.entry.save(update_fields=["values"])

    def create(self, row: M) -> M:
        """Save a new row."""
        row.save(force_insert=True)
        self.created(type(row), row.pk, row.pk)
        return row

    def created(self, model: type[models.Model], first: int, last: int) -> None:
        """Remember a run of rows already inserted."""
        if last >= first:
            Change.objects.create(
                entry=self.entry, table=str(model._meta.model_name), first=first, last=last
            )

    def change(self, row: models.Model, **values: Any) -> bool:
        """Change some fields of a row; return whether anything was different."""
        different = {name: v for name, v in values.items() if getattr(row, name) != v}
        if not different:
            return False
        self._remember(row, list(different))
        for name, value in different.items():
            setattr(row, name, value)
        row.save(update_fields=list(different))
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

    def _deletion(self, row: models.Model) -> Change:
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
    """Drop what is too old to be undone; the words of people erased then leave the index too."""
    old = Change.objects.filter(entry__book=book, entry__at__lt=before)
    erased = old.filter(entry__act__in=("erase", "ignore")).exists()
    old.delete()
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


def undo(book: Book, entry_id: int | None = None) -> Entry:
    """Undo the latest entry that still stands, refused when it is not the one meant; return it."""
    with transaction.atomic():
        wait_to_write()
        latest = latest_standing(book)
        if latest is None:
            raise EntregentError("nothing-to-undo")
        if entry_id is not None and latest.pk != entry_id:
            raise EntregentError("done-since")
        people = _people_touched(latest)
        for change in latest.changes.order_by("-id").iterator():
            _revert(change)
        latest.undone_at = timezone.now()
        latest.save(update_fields=["undone_at"])
        latest.changes.all().delete()
        for chunk in chunks(people):
            here = set(Person.objects.filter(pk__in=chunk).values_list("pk", flat=True))
            Tie.objects.filter(pk__in=set(chunk) - here).delete()
            ties.refresh(book, here)
            search.refresh(chunk)
        return latest


def _revert(change: Change) -> None:
    """Put the rows of one change back as they stood."""
    model = apps.get_model("storage", change.table)
    if change.before is None:
        rows = model._default_manager.filter(pk__gte=change.first, pk__lte=change.last)
        rows._raw_delete(rows.db)
        return
    values = {
        name: model._meta.get_field(name.removesuffix("_id")).to_python(value)
        if not name.endswith("_id")
        else value
        for name, value in change.before.items()
    }
    if change.deleted:
        model(**values).save(force_insert=True)
    else:
        model._default_manager.filter(pk=change.first).update(**values)


def _people_touched(done: Entry) -> list[int]:
    """Return the people whose tie or words change when this entry is undone."""
    people: set[int] = set()
    for change in done.changes.all():
        model = apps.get_model("storage", change.table)
        names = {f.attname for f in model._meta.concrete_fields}
        if model is Person:
            people.update(range(change.first, change.last + 1))
        elif change.table == "exchange":
            inside = Participant.objects.filter(
                exchange_id__gte=change.first, exchange_id__lte=change.last
            )
            people.update(inside.values_list("person_id", flat=True))
        elif change.before and "person_id" in change.before:
            people.add(change.before["person_id"])
        elif "person_id" in names:
            rows = model._default_manager.filter(pk__gte=change.first, pk__lte=change.last)
            people.update(rows.values_list("person_id", flat=True))
    return sorted(people)
