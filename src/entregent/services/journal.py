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

from entregent.services import search, ties, to_compare
from entregent.services.errors import EntregentError
from entregent.services.since import Since
from entregent.storage import word_index
from entregent.storage.bulk import chunks
from entregent.storage.database import wait_to_write
from entregent.storage.models import (
    Address,
    Book,
    Change,
    Entry,
    LikelyPair,
    Participant,
    Person,
    Position,
    Tie,
)
from entregent.storage.queries.journal import latest_standing, standing

M = TypeVar("M", bound=models.Model)
ALONE = frozenset({"merge", "merge-all", "keep-apart"})  # undone whatever was done since
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
        to_compare.mark(book, sorted(recorder.to_compare))


def undo(book: Book, entry_id: int | None = None) -> Entry:
    """Undo the latest entry that still stands, or the one meant, and return it.

    Another than the latest is undone alone when it only told who is one person and who is two:
    what was written since stays, and can be undone afterwards.
    """
    with transaction.atomic():
        wait_to_write()
        done = _meant(book, entry_id)
        since = Since(done)
        since.refuse_people_gone()
        people = _people_touched(done)
        for change in done.changes.order_by("-id").iterator():
            _revert(change, since)
        done.undone_at = timezone.now()
        done.save(update_fields=["undone_at"])
        done.changes.all().delete()
        for chunk in chunks(people):
            here = set(Person.objects.filter(pk__in=chunk).values_list("pk", flat=True))
            Tie.objects.filter(pk__in=set(chunk) - here).delete()
            to_compare.forget(set(chunk) - here)
            to_compare.mark(book, here)
            ties.refresh(book, here)
            search.refresh(chunk)
        return done


def _meant(book: Book, entry_id: int | None) -> Entry:
    latest = latest_standing(book)
    if latest is None:
        raise EntregentError("nothing-to-undo")
    if entry_id is None or entry_id == latest.pk:
        return latest
    older = standing(book, entry_id)
    if older is None:
        raise EntregentError("no-such-entry", entry=entry_id)
    if older.act not in ALONE:
        raise EntregentError("done-since")
    return older


def _revert(change: Change, since: Since) -> None:
    """Put the rows of one change back as they stood, but for what was written since."""
    model = apps.get_model("storage", change.table)
    if change.before is None:
        _take_out(model, change, since)
        return
    told = change.before if change.deleted else since.put_back(change)
    since.refuse_what_is_missing(model, told)
    values = {
        name: model._meta.get_field(name.removesuffix("_id")).to_python(value)
        if not name.endswith("_id")
        else value
        for name, value in told.items()
    }
    if change.deleted:
        model(**values).save(force_insert=True)
    elif values:
        model._default_manager.filter(pk=change.first).update(**values)


def _take_out(model: type[models.Model], change: Change, since: Since) -> None:
    """Delete rows that were created; a tie that changed since stays, and follows its exchanges."""
    if since.touched(change):
        if model is not Tie:
            raise EntregentError("changed-since")
        return
    rows = model._default_manager.filter(pk__gte=change.first, pk__lte=change.last)
    rows._raw_delete(rows.db)


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
        elif change.table == "likelypair":
            pairs = LikelyPair.objects.filter(pk__gte=change.first, pk__lte=change.last)
            people.update(*pairs.values_list("a_id", "b_id"))
        elif "person_id" in names:
            if change.before and "person_id" in change.before:
                people.add(change.before["person_id"])
            rows = model._default_manager.filter(pk__gte=change.first, pk__lte=change.last)
            people.update(rows.values_list("person_id", flat=True))
    return sorted(people)
