"""Many rows at once, as plain tuples: an import writes hundreds of thousands."""

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar, cast

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

T = TypeVar("T")
AT_A_TIME = 5_000


@contextmanager
def without_collection() -> Iterator[None]:
    """Look for no circles of garbage inside: rows make none, and looking takes a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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


def matching(
    model: type[models.Model],
    columns: Sequence[str],
    column: str,
    keys: Collection[Any],
    *,
    by: str = "",
    **equal: Any,
) -> list[tuple[Any, ...]]:
    """Return these columns of the rows whose `column` is among the keys, however many they are.

    Rows that agree on the column `by` come as one, with count(*) among the columns. Binding
    thousands of keys one by one would take longer than finding the rows.
    """
    if not keys:
        return []
    quote = connection.ops.quote_name
    names = ", ".join(name if "(" in name else quote(name) for name in columns)
    condition, one_value = among(quote(column), keys)
    where = " AND ".join([*(f"{quote(name)} = %s" for name in equal), condition])
    where += f" GROUP BY {quote(by)}" if by else ""
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {names} FROM {table} WHERE {where}",  # noqa: S608 - names of our own
            [*equal.values(), one_value],
        )
        return list(cursor.fetchall())


def matching_runs(
    model: type[models.Model],
    columns: Sequence[str],
    column: str,
    runs: Iterable[tuple[int, int]],
) -> Iterator[tuple[Any, ...]]:
    """Yield these columns of the rows whose `column` is in one of the runs, first and last."""
    alone = []
    for first, last in runs:
        if first == last:
            alone.append(first)
            continue
        inside = {f"{column}__gte": first, f"{column}__lte": last}
        rows = model._default_manager.filter(**inside).values_list(*columns)
        yield from rows.iterator(chunk_size=AT_A_TIME)
    for chunk in chunks(alone):
        yield from matching(model, columns, column, chunk)


def among(column: str, keys: Collection[Any]) -> tuple[str, Any]:
    """Return the condition that a column is among the keys, and the one value they travel as."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", list(keys)
    return f"{column} IN (SELECT value FROM json_each(%s))", json.dumps(list(keys))  # noqa: S608 - names of our own


def counted(
    model: type[models.Model], column: str, keys: Collection[Any], **equal: Any
) -> dict[Any, int]:
    """Return how many rows have each of the keys in this column, those without any left out."""
    return dict(matching(model, (column, "count(*)"), column, keys, by=column, **equal))


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    using: str = DEFAULT_DB_ALIAS,
    *,
    unless_there: bool = False,
) -> None:
    """Insert the rows; each gives one value for each of the columns, in that order.

    Rows that are there already are passed over when asked for, and an error else.
    """
    if not rows:
        return
    to = connections[using]
    quote = to.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    table = quote(model._meta.db_table)
    stored = _as_stored(model, columns, rows, to)
    with to.cursor() as cursor:
        if to.vendor == "postgresql" and not unless_there:
            sql = f"COPY {table} ({names}) FROM STDIN"
            with to.wrap_database_errors, cursor.copy(sql) as copy:
                for row in stored:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
        sql += " ON CONFLICT DO NOTHING" if unless_there else ""
        cursor.executemany(sql, stored)  # type: ignore[arg-type]  # a stream


def update(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Set columns of rows that exist; the first column is the primary key that finds each."""
    if not rows:
        return
    quote = connection.ops.quote_name
    key, *changed = columns
    changes = ", ".join(f"{quote(column)} = %s" for column in changed)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {changes} WHERE {quote(key)} = %s"  # noqa: S608 - names of our own
    stored = ([*values, pk] for pk, *values in _as_stored(model, columns, rows, connection))
    with connection.cursor() as cursor:
        cursor.executemany(sql, stored)  # type: ignore[arg-type]  # a stream


def delete_runs(model: type[models.Model], runs: Iterable[Sequence[Any]]) -> None:
    """Delete the rows of each run of identifiers, first and last; nothing that hangs on them."""
    quote = connection.ops.quote_name
    key = quote(str(model._meta.pk.column))
    sql = f"DELETE FROM {quote(model._meta.db_table)} WHERE {key} >= %s AND {key} <= %s"  # noqa: S608 - names of our own
    with connection.cursor() as cursor:
        cursor.executemany(sql, runs)  # type: ignore[arg-type]  # rows of any kind


def delete_among(
    model: type[models.Model], column: str, keys: Collection[Any], **equal: Any
) -> None:
    """Delete the rows whose `column` is among the keys, and nothing that hangs on them."""
    if not keys:
        return
    quote = connection.ops.quote_name
    condition, one_value = among(quote(column), keys)
    where = " AND ".join([*(f"{quote(name)} = %s" for name in equal), condition])
    sql = f"DELETE FROM {quote(model._meta.db_table)} WHERE {where}"  # noqa: S608 - names of our own
    with connection.cursor() as cursor:
        cursor.execute(sql, [*equal.values(), one_value])


def _as_stored(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    to: Any,
) -> Iterable[Sequence[Any]]:
    """Return the rows with moments, days and JSON as the database keeps them."""
    by_column = {field.column: field for field in model._meta.local_fields}
    change = [
        (index, convert)
        for index, column in enumerate(columns)
        if (convert := _converter(by_column[column], to))
    ]
    return _converted(rows, change) if change else rows


def _converted(
    rows: Sequence[Sequence[Any]], change: list[tuple[int, Callable[[Any], Any]]]
) -> Iterator[Sequence[Any]]:
    for row in rows:
        stored = list(row)
        for index, convert in change:
            stored[index] = convert(stored[index])
        yield stored


def _moments(to: Any) -> Callable[[datetime | None], Any]:
    """Return a conversion that remembers the last moment: rows written together share it."""
    adapt = to.ops.adapt_datetimefield_value
    if to.vendor == "sqlite":
        adapt = _utc_text
    last: list[Any] = [None, None]

    def convert(value: datetime | None) -> Any:
        if value is not last[0]:
            last[:] = value, adapt(value)
        return last[1]

    return convert


def _utc_text(value: datetime | None) -> str | None:
    """Return a moment as Django keeps it in SQLite, several times faster."""
    if value is None:
        return None
    utc = value if value.tzinfo is UTC else value.astimezone(UTC)
    return utc.isoformat(" ")[:-6]  # without "+00:00"


def _json() -> Callable[[Any], str | None]:
    """Return a conversion that remembers the values it has seen, by what they are."""
    seen: dict[int, str] = {}

    def convert(value: Any) -> str | None:
        if not value:
            return None if value is None else json.dumps(value)
        # The rows keep every value alive as long as this function: an id means one of them.
        if id(value) not in seen:
            seen[id(value)] = json.dumps(value)
        return seen[id(value)]

    return convert


def _converter(field: "models.Field[Any, Any]", to: Any) -> Callable[[Any], Any] | None:
    if isinstance(field, models.DateTimeField):
        return _moments(to)
    if isinstance(field, models.DateField):
        return cast("Callable[[Any], Any]", to.ops.adapt_datefield_value)
    return _json() if isinstance(field, models.JSONField) else None
