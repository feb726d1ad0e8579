"""Rows that the records of a source make or change, gathered and then written at once."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import models

from entregent.services.importing.rows import AddressRow
from entregent.services.importing.signs import Signs
from entregent.services.journal import Changed, Recorder
from entregent.storage.models import (
    Address,
    Membership,
    Note,
    Occasion,
    Position,
    SourceRecord,
)

_COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Address: ("book_id", "person_id", "kind", "value", "key", "label", "origin"),
    Position: (
        "book_id", "person_id", "organisation_id", "title", "started", "ended", "current", "origin",
    ),
    Membership: ("book_id", "circle_id", "person_id", "origin"),
    Note: ("book_id", "person_id", "at", "text", "origin"),
    Occasion: ("book_id", "person_id", "kind", "on", "values"),
    SourceRecord: (
        "book_id", "source", "key", "digest", "person_id", "former", "told_on", "extras",
    ),
}  # fmt: skip


class Gathered:
    """What a source says of people, to be written by `write` in the order in which it came."""

    def __init__(self, book: int, source: str, recorder: Recorder) -> None:
        self._book = book
        self._source = source
        self._recorder = recorder
        self._new: dict[type[models.Model], list[tuple[Any, ...]]] = {m: [] for m in _COLUMNS}
        self._changed: dict[type[models.Model], dict[int, Changed]] = defaultdict(dict)

    def address(self, person: int, address: AddressRow) -> None:
        """Gather a new address."""
        self._new[Address].append((self._book, person, *address, self._source))

    def position(
        self,
        person: int,
        organisation: int | None,
        title: str,
        started: str = "",
        *,
        current: bool = True,
    ) -> None:
        """Gather a new position, the current one unless another is typed."""
        row = (self._book, person, organisation, title, started, "", current, self._source)
        self._new[Position].append(row)

    def membership(self, person: int, circle: int) -> None:
        """Gather a new member of a circle."""
        self._new[Membership].append((self._book, circle, person, self._source))

    def note(self, person: int, text: str) -> None:
        """Gather a new note."""
        at = self._recorder.entry.at
        self._new[Note].append((self._book, person, at, text, self._source))

    def new_job(self, person: int, on: date, values: dict[str, str]) -> None:
        """Gather an occasion to write to somebody who changed jobs."""
        self._new[Occasion].append((self._book, person, "new-job", on, values))

    def said(self, person: int, row: Signs) -> None:
        """Gather what the source said of somebody for the first time under this key."""
        told_on, extras = row.told.by_source, list(row.record.extras)
        self._new[SourceRecord].append(
            (self._book, self._source, row.key, row.digest, person, "", told_on, extras)
        )

    def change(self, model: type[models.Model], row: Changed) -> None:
        """Gather what becomes of a row."""
        rows = self._changed[model]
        rows[row.pk] = rows[row.pk].then(row) if row.pk in rows else row

    def write(self) -> None:
        """Write all that was gathered since it was last written."""
        for model, new in self._new.items():
            self._recorder.create_all(model, _COLUMNS[model], new)
            new.clear()
        for model, changed in self._changed.items():
            self._recorder.change_all(model, list(changed.values()))
        self._changed.clear()
