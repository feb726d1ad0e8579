"""The journal read: what was done, and what of it can still be undone."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from entregent.storage.models import Book, Change, Entry, Person

_CHANGES = Exists(Change.objects.filter(entry=OuterRef("pk")))


class Act(NamedTuple):
    """An entry, the name of whom it is about ("" when it is about nobody or many)."""

    entry: Entry
    name: str
    can_be_undone: bool


def latest_standing(book: Book) -> Entry | None:
    """Return the latest act that changed something and still stands."""
    return _standing(book).order_by("-id").first()


def standing(book: Book, entry_id: int) -> Entry | None:
    """Return an act that changed something and still stands, None when there is none such."""
    return _standing(book).filter(pk=entry_id).first()


def _standing(book: Book) -> QuerySet[Entry]:
    return Entry.objects.filter(_CHANGES, book=book, undone_at=None, settled=False)


def changed_since(done: Entry) -> QuerySet[Change, tuple[int, str, int]]:
    """Return identifier, table and row of all that later acts which stand changed or deleted."""
    return _later(done).values_list("pk", "table", "first")


def deleted_since(done: Entry, table: str, pk: int) -> int | None:
    """Return the later act that deleted this row, None when there is none."""
    rows = _later(done).filter(table=table, first=pk, deleted=True)
    return rows.values_list("entry_id", flat=True).last()


def _later(done: Entry) -> QuerySet[Change]:
    later = Entry.objects.filter(book=done.book_id, undone_at=None, pk__gt=done.pk)
    return Change.objects.filter(entry__in=later, before__isnull=False).order_by("pk")


def latest_acts(book: Book, *, limit: int) -> list[Act]:
    """Return what was done, the latest first."""
    rows: QuerySet[Entry] = Entry.objects.filter(book=book).order_by("-id")
    entries = list(rows.annotate(changes_are_kept=_CHANGES)[:limit])
    names = names_in(entries)
    return [
        Act(entry, names.get(entry.pk, ""), _can_be_undone(entry, entry.changes_are_kept))
        for entry in entries
    ]


def _can_be_undone(entry: Entry, changes_are_kept: bool) -> bool:
    return entry.undone_at is None and not entry.settled and changes_are_kept


def names_in(entries: Sequence[Entry]) -> dict[int, str]:
    """Return, by entry, the name of the person it is about, those erased since included."""
    about = {e.pk: e.values["person"] for e in entries if e.values.get("person")}
    people = Person.objects.filter(pk__in=set(about.values())).values_list("pk", "name")
    names = dict(people)
    missing = set(about.values()) - names.keys()
    erased = Change.objects.filter(table="person", deleted=True, first__in=missing)
    names.update(erased.order_by("id").values_list("first", "before__name"))
    return {entry: names[person] for entry, person in about.items() if person in names}
