"""Acts taken back: each row put as it stood, what was written since left as it is."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from entregent.services import search, ties, to_compare
from entregent.services.errors import EntregentError
from entregent.services.since import Since
from entregent.storage.bulk import chunks
from entregent.storage.database import wait_to_write
from entregent.storage.models import Book, Change, Entry, LikelyPair, Participant, Person, Tie
from entregent.storage.queries.journal import latest_standing, standing, standing_since

ALONE = frozenset({"merge", "merge-all", "keep-apart"})  # undone whatever was done since
BESIDE = frozenset({"language"})  # tells of nobody: what was done before is undone from under it


def undo(book: Book, entry_id: int | None = None) -> Entry:
    """Undo the latest entry that still stands, or the one meant, and return it.

    Another than the latest is undone alone when it only told who is one person and who is two:
    what was written since stays, and can be undone afterwards; or when nothing written since
    tells of anybody.
    """
    with transaction.atomic():
        wait_to_write()
        done = _meant(book, entry_id)
        since = Since(done)
        since.refuse_people_gone()
        people = _people_touched(done)
        tied = any(_moves_ties(change) for change in done.changes.iterator())
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
            if tied:
                ties.refresh(book, here)
            search.refresh(chunk)
        return done


def undoable(book: Book, entries: Iterable[Entry]) -> set[int]:
    """Return which of these acts can be undone now: the latest, and those undone alone."""
    latest = latest_standing(book)
    return {
        entry.pk
        for entry in entries
        if entry.undone_at is None
        and not entry.settled
        and (entry.act in ALONE or (latest is not None and entry.pk == latest.pk))
    }


def _meant(book: Book, entry_id: int | None) -> Entry:
    latest = latest_standing(book)
    if latest is None:
        raise EntregentError("nothing-to-undo")
    if entry_id is None or entry_id == latest.pk:
        return latest
    older = standing(book, entry_id)
    if older is None:
        raise EntregentError("no-such-entry", entry=entry_id)
    if older.act not in ALONE and any(map(_matters, standing_since(older))):
        raise EntregentError("done-since")
    return older


def _matters(entry: Entry) -> bool:
    return entry.act not in BESIDE and bool(entry.values.get("changed", True))


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


def _moves_ties(change: Change) -> bool:
    """Tell whether a change says anything of a tie: circles, archives and what one typed of
    somebody don't.

    Ties follow from every exchange there is: thousands put in a circle need not be worked out anew.
    """
    if change.table in ("circle", "membership"):
        return False
    told = (change.before or {}).keys()
    return change.table != "person" or change.deleted or not told <= {"origins", "archived_on"}


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
