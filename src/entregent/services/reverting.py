"""The rows of an act put back as they stood, the latest change first, thousands at a time."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from entregent.services.errors import EntregentError
from entregent.services.since import Since
from entregent.storage import bulk
from entregent.storage.bulk import AT_A_TIME, chunks
from entregent.storage.models import Change, Entry, Tie

_AS_THEY_CAME, _BACK, _OUT = 2_000, "back", "out"
Row = tuple[Any, ...]


class _Run(NamedTuple):
    """Rows of one table to which the same happens one after another."""

    what: str | tuple[str, ...]  # _BACK, _OUT, or the columns that are set
    rows: list[Row]


def revert(done: Entry, since: Since) -> None:
    """Put every row the act wrote back as it stood, but for what was written since.

    The rows of one table follow one another backwards, so that none stands in the way of another;
    rows that name each other across tables may wait, for that is checked at the end.
    """
    reverting = _Reverting(since)
    changes = done.changes.order_by("-id").iterator(chunk_size=_AS_THEY_CAME)
    for chunk in chunks(changes):
        since.look_for_what_is_named(chunk)
        for change in chunk:
            reverting.take(change)
    reverting.write_all()


class _Reverting:
    """What is put back, gathered table by table."""

    def __init__(self, since: Since) -> None:
        self._since = since
        self._runs: dict[type[models.Model], _Run] = {}

    def take(self, change: Change) -> None:
        """Gather what one change takes to be undone."""
        model = apps.get_model("storage", change.table)
        if change.before is None:
            self._take_out(model, change)
        elif change.deleted:
            self._bring_back(model, change)
        else:
            self._put_back(model, change)

    def _take_out(self, model: type[models.Model], change: Change) -> None:
        """Delete rows that were created; a tie that changed since stays, after its exchanges."""
        if not self._since.touched(change):
            self._add(model, _OUT, (change.first, change.last))
        elif model is not Tie:
            raise EntregentError("changed-since")

    def _bring_back(self, model: type[models.Model], change: Change) -> None:
        self._since.refuse_what_is_missing(model, change.before or {})
        self._since.is_back(change)
        row = model(**_read(model, change.before or {}))
        self._add(model, _BACK, tuple(getattr(row, name) for name in _columns(model)))

    def _put_back(self, model: type[models.Model], change: Change) -> None:
        told: dict[str, Any] = change.before or {}
        if self._since.touched(change):
            self._write(model)  # what was written since is set against what the row holds
            told = self._since.put_back(change)
        self._since.refuse_what_is_missing(model, told)
        if told:
            self._add(model, tuple(told), (change.first, *_read(model, told).values()))

    def _add(self, model: type[models.Model], what: str | tuple[str, ...], row: Row) -> None:
        run = self._runs.get(model)
        if run is None or run.what != what or len(run.rows) >= AT_A_TIME:
            self._write(model)
            run = self._runs[model] = _Run(what, [])
        run.rows.append(row)

    def write_all(self) -> None:
        """Write what is still gathered."""
        for model in list(self._runs):
            self._write(model)

    def _write(self, model: type[models.Model]) -> None:
        run = self._runs.pop(model, None)
        if run is None:
            return
        if run.what == _OUT:
            bulk.delete_runs(model, run.rows)
        elif run.what == _BACK:
            bulk.insert(model, _columns(model), run.rows)
        else:
            key = str(model._meta.pk.column)
            bulk.update(model, (key, *run.what), run.rows)


@cache
def _columns(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)


@cache
def _readers(model: type[models.Model]) -> dict[str, Callable[[Any], Any]]:
    """Return what makes of the text of the journal the values of a row: days, moments…"""
    fields = model._meta.concrete_fields
    return {f.attname: f.to_python for f in fields if f.attname == f.name}


def _read(model: type[models.Model], told: dict[str, Any]) -> dict[str, Any]:
    readers = _readers(model)
    return {
        name: readers[name](value) if name in readers else value for name, value in told.items()
    }
