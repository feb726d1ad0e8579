"""Writes to many tables, gathered: what happens to rows of one table alike is written at once."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import models

from entregent.storage import bulk
from entregent.storage.bulk import AT_A_TIME

_NEW, _OUT = "new", "out"
Row = tuple[Any, ...]


class _Run(NamedTuple):
    what: str | tuple[str, ...]  # _NEW, _OUT, or the columns that are set
    rows: list[Row]


class Runs:
    """Rows to insert, change and delete; those of one table are written in the order they came.

    Between tables the order is free: that rows name rows that are there is checked at the end.
    """

    def __init__(self) -> None:
        self._runs: dict[type[models.Model], _Run] = {}

    def insert(self, row: models.Model) -> None:
        """Gather a row that is to be, all its columns told."""
        model = type(row)
        self._add(model, _NEW, tuple(getattr(row, name) for name in _columns(model)))

    def set(self, model: type[models.Model], columns: Sequence[str], row: Row) -> None:
        """Gather a row that changes: its key, then what these columns become."""
        self._add(model, tuple(columns), row)

    def delete(self, model: type[models.Model], first: int, last: int) -> None:
        """Gather a run of identifiers that leave."""
        self._add(model, _OUT, (first, last))

    def _add(self, model: type[models.Model], what: str | tuple[str, ...], row: Row) -> None:
        run = self._runs.get(model)
        if run is None or run.what != what or len(run.rows) >= AT_A_TIME:
            self.write(model)
            run = self._runs[model] = _Run(what, [])
        run.rows.append(row)

    def write(self, model: type[models.Model]) -> None:
        """Write what is gathered of one table."""
        run = self._runs.pop(model, None)
        if run is None:
            return
        if run.what == _OUT:
            bulk.delete_runs(model, run.rows)
        elif run.what == _NEW:
            bulk.insert(model, _columns(model), run.rows)
        else:
            bulk.update(model, (str(model._meta.pk.column), *run.what), run.rows)

    def write_all(self) -> None:
        """Write all that is gathered."""
        for model in list(self._runs):
            self.write(model)


@cache
def _columns(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)
