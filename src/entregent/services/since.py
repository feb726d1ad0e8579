"""What was written after an entry of the journal, and stays when that entry alone is undone.

Every value of a row is a chain: what it was, what one entry made of it, what the next one did. To
take one link out, its former value goes to the next link that touched the same field, which will
bring it back when it is undone in its turn; where there is none, to the row itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.db import models
from django.db.models import ForeignKey

from entregent.services.errors import EntregentError
from entregent.storage.bulk import matching
from entregent.storage.models import Change, Entry
from entregent.storage.queries.journal import changed_since, deleted_since

Row = tuple[str, int]
_BY_KEY = frozenset({"origins", "also"})  # fields that hold one value under each key
_ABSENT = object()


class Since:
    """The changes that later entries made to the rows that one entry touched, the oldest first."""

    def __init__(self, done: Entry) -> None:
        self._done = done
        self._there: dict[Row, bool] = {}
        self._changes: dict[Row, list[Change]] = defaultdict(list)
        rows = list(changed_since(done))
        if rows:
            touched = set(_rows_of(done))
            wanted = [pk for pk, table, first in rows if (table, first) in touched]
            for change in Change.objects.filter(pk__in=wanted).order_by("pk"):
                self._changes[change.table, change.first].append(change)

    def touched(self, change: Change) -> bool:
        """Tell whether a row of this change was changed or deleted later."""
        if not self._changes:
            return False
        rows = ((change.table, pk) for pk in range(change.first, change.last + 1))
        return any(row in self._changes for row in rows)

    def put_back(self, change: Change) -> dict[str, Any]:
        """Hand the former values to the later changes; return those the row itself takes."""
        own: dict[str, Any] = {}
        for name, former in (change.before or {}).items():
            row = (change.table, change.first)
            later = [c for c in self._changes.get(row, ()) if name in (c.before or {})]
            if not later:
                own[name] = former
            elif name in _BY_KEY:
                own |= self._put_back_by_key(change, name, former, later)
            else:
                self._rewrite(later[0], name, former)
        return own

    def _put_back_by_key(
        self, change: Change, name: str, former: dict[str, Any] | None, later: list[Change]
    ) -> dict[str, Any]:
        """Take the keys this entry changed out of each later state; return the present one."""
        now = _value(change, name)
        states = [*((c.before or {})[name] for c in later), now]
        for entry, state in zip([*later, None], states, strict=True):
            if state is _ABSENT:
                return {}
            told: Any = _without(state or {}, former or {}, states[0] or {})
            if not told and former is None:
                told = None
            if entry is None:
                return {name: told}
            self._rewrite(entry, name, told)
        return {}

    def _rewrite(self, later: Change, name: str, value: Any) -> None:
        later.before = {**(later.before or {}), name: value}
        later.save(update_fields=["before"])

    def look_for_what_is_named(self, changes: Iterable[Change]) -> None:
        """See at once which of the rows named by what these changes bring back are there."""
        named: dict[str, set[int]] = defaultdict(set)
        for change in changes:
            for row in _named(apps.get_model("storage", change.table), change.before or {}):
                if row not in self._there:
                    named[row[0]].add(row[1])
        for table, keys in named.items():
            model = apps.get_model("storage", table)
            key = str(model._meta.pk.column)
            there = {pk for (pk,) in matching(model, [key], key, keys)}
            self._there.update(((table, pk), pk in there) for pk in keys)

    def is_back(self, change: Change) -> None:
        """Know that the row this change deleted is there again."""
        self._there[change.table, change.first] = True

    def refuse_what_is_missing(self, model: type[models.Model], values: dict[str, Any]) -> None:
        """Refuse to bring back a row that names another which later left the book."""
        for table, pk in _named(model, values):
            self._refuse_missing(table, pk)

    def _refuse_missing(self, table: str, pk: int) -> None:
        if (table, pk) not in self._there:
            model = apps.get_model("storage", table)
            self._there[table, pk] = model._default_manager.filter(pk=pk).exists()
        if not self._there[table, pk]:
            raise EntregentError("undo-first", entry=self._who_deleted(table, pk))

    def refuse_people_gone(self) -> None:
        """Refuse when somebody a merge kept left the book since."""
        for pk in self._done.values.get("keep", []):
            self._refuse_missing("person", pk)

    def _who_deleted(self, table: str, pk: int) -> int:
        return deleted_since(self._done, table, pk) or self._done.pk


@cache
def _names(model: type[models.Model]) -> list[tuple[str, str]]:
    """Return the columns of a table that name rows of others, with the table of each."""
    fields = [f for f in model._meta.concrete_fields if isinstance(f, ForeignKey)]
    return [(f.attname, str(cast("Any", f.related_model)._meta.model_name)) for f in fields]


def _named(model: type[models.Model], values: dict[str, Any]) -> Iterator[Row]:
    for column, table in _names(model):
        if values.get(column) is not None:
            yield table, values[column]


def _rows_of(done: Entry) -> Iterator[Row]:
    for table, first, last in done.changes.values_list("table", "first", "last"):
        yield from ((table, pk) for pk in range(first, last + 1))


def _value(change: Change, name: str) -> Any:
    """Return what a field of the changed row holds now, _ABSENT when the row is gone."""
    rows = apps.get_model("storage", change.table)._default_manager.filter(pk=change.first)
    return rows.values_list(name, flat=True).first() if rows.exists() else _ABSENT


def _without(
    state: dict[str, Any], former: dict[str, Any], made_of_it: dict[str, Any]
) -> dict[str, Any]:
    """Return a state with the keys as they were formerly where they are still as they were made."""
    result = dict(state)
    for key in {*former, *made_of_it}:
        if state.get(key, _ABSENT) == made_of_it.get(key, _ABSENT):
            if key in former:
                result[key] = former[key]
            else:
                result.pop(key, None)
    return result
