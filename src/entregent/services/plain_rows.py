"""Rows as lines of JSON, a column at a time: the tables of a large book hold millions."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from json.encoder import encode_basestring
from typing import Any

from django.db import models

Encoder = Callable[[Any], Any]
_BOOLEAN = {None: "null", False: "false", True: "true"}
_WHOLE = (models.IntegerField, models.ForeignKey, models.FloatField)
_MANY = 10_000


def lines(
    fields: Sequence["models.Field[Any, Any]"], chunks: Iterable[Sequence[tuple[Any, ...]]]
) -> Iterator[str]:
    """Yield each row, as the database gives it, as an object of JSON."""
    encoders = [_encoder(field) for field in fields]
    names = (encode_basestring(field.attname).replace("%", "%%") for field in fields)
    line = "{" + ", ".join(f"{name}: %s" for name in names) + "}"
    for rows in chunks:
        columns = zip(*rows, strict=True)
        encoded = (
            map(encoder, column) if encoder else column
            for encoder, column in zip(encoders, columns, strict=True)
        )
        yield from map(line.__mod__, zip(*encoded, strict=True))


def _encoder(field: "models.Field[Any, Any]") -> Encoder | None:
    """Return what writes the values of a column, None for numbers, which stay as they are."""
    if isinstance(field, models.JSONField):
        return _remembered()
    if isinstance(field, models.BooleanField):
        return _BOOLEAN.__getitem__
    if isinstance(field, models.DateTimeField):
        return _moment
    if isinstance(field, models.DateField):
        return _day
    if isinstance(field, _WHOLE):
        return _number if field.null else None
    return _text if field.null else encode_basestring


def _number(value: Any) -> Any:
    return "null" if value is None else value


def _text(value: str | None) -> str:
    return "null" if value is None else encode_basestring(value)


def _moment(value: str | datetime | None) -> str:
    """Return a moment to the microsecond, for what is read back must be the same."""
    if value is None:
        return "null"
    if isinstance(value, str):  # SQLite keeps them in words, without saying that they are of UTC
        return f'"{value[:10]}T{value[11:]}+00:00"'
    return f'"{value.astimezone(UTC).isoformat()}"'


def _day(value: str | date | None) -> str:
    return "null" if value is None else f'"{value}"'


def _remembered() -> Encoder:
    """Return a writer of values of JSON that knows those it met: many rows hold the same."""
    known: dict[str | None, str] = {None: "null"}

    def encode(stored: str | None) -> str:
        if stored not in known:
            if len(known) > _MANY:
                known.clear()
                known[None] = "null"
            known[stored] = _in_order(json.loads(stored or "null"))
        return known[stored]

    return encode


def _in_order(value: Any) -> str:
    # PostgreSQL keeps the values of JSON in an order of its own.
    told = dict(sorted(value.items())) if isinstance(value, dict) else value
    return json.dumps(told, ensure_ascii=False)
