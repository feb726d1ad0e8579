"""The journal read: what was done, and what of it can still be undone."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.apps import apps
from django.db import connection
from django.db.models import Count, Max, Model, QuerySet

from entregent.storage.models import Book, Change, Entry, FollowUp, Participant, Person, Tie

FEW = 1_000  # rows changed: of more, it takes as long to tell where as to look everywhere again


class Act(NamedTuple):
    """An entry, the name of whom it is about ("" when it is about nobody or many)."""

    entry: Entry
    name: str

    @property
    def stands(self) -> bool:
        """Tell whether the act was not undone, and is not too old to be."""
        return self.entry.undone_at is None and not self.entry.settled


def latest_standing(book: Book) -> Entry | None:
    """Return the latest act that still stands, whether it changed anything or not."""
    return standing_acts(book).first()


class Version(NamedTuple):
    """What changes with every act on a book: as long as it is the same, so is the book."""

    place: str
    book: int
    begun: datetime
    last: int | None
    last_at: datetime | None
    undone: int
    undone_at: datetime | None


def version(book: Book) -> Version:
    """Return the version of a book."""
    told = Entry.objects.filter(book=book).aggregate(
        last=Max("pk"), last_at=Max("at"), undone=Count("undone_at"), undone_at=Max("undone_at")
    )
    place = str(connection.settings_dict["NAME"])
    return Version(place, book.pk, book.created_at, **told)


class Differing(NamedTuple):
    """The tables in which anything differs, and those of them to which rows were added alone."""

    tables: set[type[Model]]
    grown: set[type[Model]]


def differing(book: Book, before: Version, now: Version) -> Differing | None:
    """Return what differs between two versions, None when it may be anything."""
    same_life = (before.place, before.book, before.begun) == (now.place, now.book, now.begun)
    if not same_life or (before.undone, before.undone_at) != (now.undone, now.undone_at):
        return None
    if before.last is None:
        return None
    # A copy put back has a past of its own: what was last is not there, or was done later.
    if not Entry.objects.filter(book=book, pk=before.last, at__lte=before.last_at).exists():
        return None
    rows = Change.objects.filter(entry__book=book, entry__gt=before.last)
    told = list(rows.values_list("table", "deleted", "before")[:FEW])
    if len(told) == FEW:
        return None
    altered = {name for name, deleted, was in told if deleted or was is not None}
    tables = {apps.get_model("storage", name) for name, _, _ in told}
    grown = tables - {apps.get_model("storage", name) for name in altered}
    if Book in tables:
        return None  # its language and its time zone bear on everything
    for found in (tables, grown):
        if Participant in found:
            found.add(Tie)  # ties follow from who took part
    return Differing(tables, grown)


def standing_acts(book: Book) -> QuerySet[Entry]:
    """Return the acts that still stand, the latest first."""
    return _standing(book).order_by("-id")


def standing(book: Book, entry_id: int) -> Entry | None:
    """Return an act that still stands, None when there is none such."""
    return _standing(book).filter(pk=entry_id).first()


def standing_since(done: Entry) -> QuerySet[Entry]:
    """Return the acts after this one that still stand."""
    return _standing(done.book).filter(pk__gt=done.pk)


def _standing(book: Book) -> QuerySet[Entry]:
    return Entry.objects.filter(book=book, undone_at=None, settled=False)


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


def acts_that_name_people(book_id: int) -> QuerySet[Entry]:
    """Return the acts that name people or tell what was typed of them, the latest first."""
    acts = (
        "add", "set", "merge", "merge-all", "keep-apart", "link", "unlink", "introduce",
        "introduce-me", "plan", "plan-dropped",
    )  # fmt: skip
    return Entry.objects.filter(book=book_id, act__in=acts).order_by("-id")


def latest_acts(
    book: Book,
    *,
    limit: int,
    before: int | None = None,
    among: Sequence[str] = (),
    but: Sequence[str] = (),
) -> list[Act]:
    """Return what was done, the latest first: before an entry, of these kinds, but for those."""
    rows = Entry.objects.filter(book=book).exclude(act__in=but)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    if among:
        rows = rows.filter(act__in=among)
    entries = list(rows.order_by("-id")[:limit])
    names = names_in(entries)
    return [Act(entry, names.get(entry.pk, "")) for entry in entries]


def acts_since(book: Book, moment: datetime, *, among: Sequence[str], limit: int) -> list[Entry]:
    """Return the acts of these kinds since a moment that still stand, the latest first."""
    rows = _standing(book).filter(at__gte=moment, act__in=among)
    return list(rows.order_by("-id")[:limit])


def names_in(entries: Sequence[Entry]) -> dict[int, str]:
    """Return, by entry, the name of the person it is about, those erased since included."""
    about = {e.pk: e.values["person"] for e in entries if e.values.get("person")}
    people = Person.objects.filter(pk__in=set(about.values())).values_list("pk", "name")
    names = dict(people)
    missing = set(about.values()) - names.keys()
    erased = Change.objects.filter(table="person", deleted=True, first__in=missing)
    names.update(erased.order_by("id").values_list("first", "before__name"))
    return {entry: names[person] for entry, person in about.items() if person in names}


def planned_by(entry: Entry) -> date | None:
    """Return the day that an act planned something for, None when it planned nothing."""
    made = Change.objects.filter(entry=entry, table="followup", before__isnull=True)
    meant = FollowUp.objects.filter(pk__in=made.values("first")).values_list("on", flat=True)
    return meant.first()
