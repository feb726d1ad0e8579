"""Many rows at once, as plain tuples: an import writes hundreds of thousands."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models

T = TypeVar("T")
AT_A_TIME = 5_000


def chunks(values: Iterable[T], size: int = AT_A_TIME) -> Iterator[list[T]]:
    """Yield the values in lists of at most `size`."""
    iterator = iter(values)
    while chunk := list(islice(iterator, size)):
        yield chunk


def reserve_ids(model: type[models.Model], count: int) -> range:
    """Return identifiers that nobody else will use, for rows about to be inserted."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, count],
            )
            ids = [row[0] for row in cursor.fetchall()]
            return range(ids[0], ids[0] + count) if ids else range(0)
        # The write lock is held from the start of the transaction: nobody inserts in between.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    first = (row[0] if row else 0) + 1
    return range(first, first + count)


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert the rows; each gives one value for each of the columns, in that order."""
    if not rows:
        return
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, _as_stored(model, columns, rows))  # type: ignore[arg-type]  # a stream


def _as_stored(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Iterable[Sequence[Any]]:
    """Yield the rows with moments, days and JSON as the database keeps them."""
    by_column = {field.column: field for field in model._meta.local_fields}
    change: list[tuple[int, Callable[[Any], Any]]] = []
    for index, column in enumerate(columns):
        field = by_column[column]
        if isinstance(field, models.DateTimeField):
            change.append((index, _moment))
        elif isinstance(field, models.DateField):
            change.append((index, _day))
        elif isinstance(field, models.JSONField):
            change.append((index, json.dumps))
    if not change:
        yield from rows
        return
    for row in rows:
        stored = list(row)
        for index, convert in change:
            stored[index] = convert(stored[index])
        yield stored


def _moment(value: datetime | None) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _day(value: date | None) -> Any:
    return connection.ops.adapt_datefield_value(value)
