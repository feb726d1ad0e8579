"""A whole book from the JSON that `export` wrote, row for row."""

import json
from collections.abc import Callable, Iterator
from datetime import time
from functools import partial
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.db import (
    DataError,
    IntegrityError,
    InterfaceError,
    ProgrammingError,
    connection,
    models,
)
from django.utils.dateparse import parse_date, parse_datetime

from entregent.core.ties import CLOSE, REGULAR, Clocks
from entregent.importers.source import open_counted
from entregent.services import search
from entregent.services.campaign_hours import as_read as hours_as_read
from entregent.services.digests_held import hold_todays
from entregent.services.errors import EntregentError
from entregent.services.importing.report import SourceReport
from entregent.services.journal import Recorder
from entregent.services.outgoing import as_read
from entregent.services.wording.language import LANGUAGES
from entregent.storage import bulk
from entregent.storage.database import count_on
from entregent.storage.models import Book, Campaign, Exchange, Outgoing, Person, Tie
from entregent.storage.queries.export import FORMAT, TABLES
from entregent.storage.queries.wanted import everybody

_TABLES = {str(model._meta.model_name): model for model in TABLES}
Row = dict[str, Any]
_LONGEST_LINE = 1 << 26  # bytes; so much is held in memory, of a file laid out otherwise too
_BROKEN = (
    ValueError, KeyError, TypeError, StopIteration, IntegrityError, OverflowError, AttributeError,
    ZoneInfoNotFoundError, RecursionError, IndexError, DataError, InterfaceError, ProgrammingError,
    ValidationError,
)  # fmt: skip


def read_book(
    book: Book,
    path: Path,
    recorder: Recorder,
    report: SourceReport,
    progress: Callable[[int], None],
) -> None:
    """Read an exported book into this one, which must be empty."""
    if any(model._default_manager.filter(book=book).exists() for model in TABLES):
        raise EntregentError("book-not-empty", path=str(path))
    try:
        with open_counted(path, progress) as file:
            for name, rows in _tables(file):
                if name == "book":
                    _set_book(book, recorder, next(rows))
                    continue
                for chunk in bulk.chunks(rows, 2_000):
                    _insert(book, _TABLES[name], chunk, recorder, report)
        count_on(TABLES, "default")
        connection.check_constraints()
    except _BROKEN as error:
        raise EntregentError("broken-book-file", path=str(path), reason=str(error)) from error
    ids = everybody(book).values_list("pk", flat=True)
    search.refresh(list(ids))


def _tables(file: IO[bytes]) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield each table's name and rows: line by line as we write them, else read as a whole."""
    first = _line(file)
    if first.rstrip() != f'{{"entregent": {FORMAT},'.encode():
        yield from _whole(json.loads(first + _rest(file)))
        return
    for line in iter(partial(_line, file), b""):
        text = line.decode().rstrip()
        if text in ("}", ""):
            return
        name, _, value = text.partition(": ")
        name = json.loads(name)
        if value == "[":
            yield name, _rows(file)
        else:
            yield name, iter([json.loads(value.rstrip(","))])
    raise ValueError("the file ends too early")


def _rows(file: IO[bytes]) -> Iterator[Row]:
    for line in iter(partial(_line, file), b""):
        text = line.decode().rstrip().rstrip(",")
        if text == "]":
            return
        yield json.loads(text)
    raise ValueError("the file ends too early")


def _line(file: IO[bytes]) -> bytes:
    line = file.readline(_LONGEST_LINE)
    if len(line) >= _LONGEST_LINE:
        raise ValueError("a line is too long")
    return line


def _rest(file: IO[bytes]) -> bytes:
    rest = file.read(_LONGEST_LINE)
    if len(rest) >= _LONGEST_LINE:
        raise ValueError("it is not laid out line by line")
    return rest


def _whole(content: Row) -> Iterator[tuple[str, Iterator[Row]]]:
    if content.pop("entregent") != FORMAT:
        raise ValueError("another format")
    yield "book", iter([content.pop("book")])
    for name, rows in content.items():
        yield name, iter(rows)


def _set_book(book: Book, recorder: Recorder, values: Row) -> None:
    for field in book._meta.concrete_fields:
        if field.attname in values:
            values[field.attname] = _checked(field, field.to_python(values[field.attname]))
    ZoneInfo(values.get("time_zone", book.time_zone))
    if values.get("language", book.language) not in LANGUAGES:
        raise ValueError(values["language"])
    at = values.get("digest_at", book.digest_at)
    if f"{time.fromisoformat(at):%H:%M}" != at:
        raise ValueError(at)
    asked_for = values.pop("digest_by", "")
    recorder.change(book, **values)
    if asked_for:  # nobody asked this book for one; where it was asked for, it may have left today
        hold_todays(book, by=asked_for)


def _insert(
    book: Book,
    model: type[models.Model],
    rows: list[Row],
    recorder: Recorder,
    report: SourceReport,
) -> None:
    columns = [f.attname for f in model._meta.concrete_fields]
    readers = [_reader(f) for f in model._meta.concrete_fields]
    # An older version wrote no such column.
    absent: Row = {
        f.attname: f.default
        for f in model._meta.concrete_fields
        if f.db_default is not models.NOT_PROVIDED
    }
    for row in rows:
        row["book_id"] = book.pk
        if model is Tie and "regular_until" not in row:  # an older version wrote it
            _tell_until(row)
        if model is Campaign:
            hours_as_read(row)
        if model is Outgoing:  # no yes was given to what a file brings
            as_read(row)
    values = [
        tuple(
            read(row.get(name, absent.get(name)))
            for name, read in zip(columns, readers, strict=True)
        )
        for row in rows
    ]
    bulk.insert(model, columns, values)
    pk = str(model._meta.pk.attname) if model._meta.pk else "id"
    recorder.created(model, rows[0][pk], rows[-1][pk])
    count = len(rows)
    if model is Person:
        others = sum(not row["is_me"] for row in rows)
        report.people.seen += others
        report.people.created += others
    elif model is Exchange:
        report.exchanges.seen += count
        report.exchanges.created += count


def _tell_until(tie: Row) -> None:
    """Add to the row of a tie until when it is close and regular."""
    last = parse_datetime(tie["last_at"]) if tie["last_at"] else None
    clocks = Clocks(tie["s7"], tie["s60"], tie["s365"], last)
    for name, strength in (("close_until", CLOSE), ("regular_until", REGULAR)):
        until = clocks.until(strength)
        tie[name] = until.isoformat() if until else None


def _reader(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(field, models.DateTimeField):
        return lambda value: parse_datetime(value) if value else None
    if isinstance(field, models.DateField):
        return lambda value: parse_date(value) if value else None
    if isinstance(field, models.CharField | models.TextField):
        return partial(_checked, field)
    return lambda value: value


def _checked(field: "models.Field[Any, Any]", value: Any) -> Any:
    """Return a value, unless it is a text that not every database takes."""
    longest = field.max_length
    if isinstance(value, str) and ("\0" in value or (longest and len(value) > longest)):
        raise ValueError(value[:60])
    return value
