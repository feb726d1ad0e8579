"""The book written out: all of it as JSON, its people as vCards or as a CSV sheet."""

import csv
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from entregent.importers.records import Labelled, PersonRecord
from entregent.importers.vcard import write_card
from entregent.services.errors import EntregentError
from entregent.storage.models import Book, Person
from entregent.storage.queries.export import FORMAT, TABLES, everybody, rows_of, with_card

SHEET = (
    "name", "given", "family", "emails", "phones", "profiles", "organisation", "title", "circles",
    "birthday", "met_on", "how_met", "notes",
)  # fmt: skip


def export(book: Book, form: str, out: IO[str]) -> int:
    """Write the book to an open file in this format; return how many people it holds."""
    with transaction.atomic():
        return {"json": _json, "vcard": _vcards, "csv": _sheet}[form](book, out)


def export_to_file(book: Book, form: str, path: Path, *, encoding: str = "utf-8") -> int:
    """Write the book to a file that nobody else may read, whole or not at all."""
    if not path.absolute().parent.is_dir():
        raise EntregentError("no-such-file", path=str(path.parent))
    if path.is_dir():
        raise EntregentError("is-a-folder", path=str(path))
    target = path.resolve()  # a link stays one
    if target.exists() and not target.is_file():  # a pipe or a device is written to as it is
        with target.open("w", encoding=encoding, newline="") as out:
            return export(book, form, out)
    partial = target.with_name(f".{target.name}.partial")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding=encoding, newline="") as out:
            count = export(book, form, out)
        partial.replace(target)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        with suppress(FileNotFoundError):
            partial.unlink()
    return count


def _json(book: Book, out: IO[str]) -> int:
    """Write every table, one row a line, so that a book of any size is read back in a stream."""
    out.write(f'{{"entregent": {FORMAT},\n"book": {_line(_book_values(book))}')
    people = 0
    for model in TABLES:
        name = model._meta.model_name
        out.write(f',\n"{name}": [')
        separator = "\n"
        for row in rows_of(model, book):
            out.write(separator + _line(row))
            separator = ",\n"
            people += model is Person and not row["is_me"]
        out.write("\n]")
    out.write("\n}\n")
    return people


def _book_values(book: Book) -> dict[str, Any]:
    return {
        f.attname: getattr(book, f.attname) for f in book._meta.concrete_fields if f.name != "id"
    }


def _line(values: dict[str, Any]) -> str:
    # PostgreSQL keeps the values of JSON in an order of its own.
    told = {
        name: dict(sorted(value.items())) if isinstance(value, dict) else value
        for name, value in values.items()
    }
    return json.dumps(told, ensure_ascii=False, cls=_Exact)


class _Exact(DjangoJSONEncoder):
    """Writes moments to the microsecond, for what is read back must be the same."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _vcards(book: Book, out: IO[str]) -> int:
    count = 0
    for record in _records(book):
        out.write(write_card(record))
        count += 1
    return count


def _sheet(book: Book, out: IO[str]) -> int:
    sheet = csv.writer(out)
    sheet.writerow(SHEET)
    count = 0
    for person in everybody(book):
        record = _record_of(person)
        cells = (
                record.name, record.given, record.family, _cell(record.emails),
                _cell(record.phones), "; ".join(record.profiles), record.organisation,
                record.title, "; ".join(record.circles), record.birthday, record.met_on or "",
                person.how_met, record.note,
        )  # fmt: skip
        sheet.writerow([harmless_cell(str(cell)) for cell in cells])
        count += 1
    return count


# Telephone numbers stay as they are, for the programs that read them: digits compute nothing.
_FORMULA = re.compile(
    r"""'*(?: [=@\t\r\n＝＠＋－-] | \+ (?! \d[\d ().-]* (?:;[ ]\+?\d[\d ().-]*)* \Z ) )""",
    re.VERBOSE,
)


def harmless_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: anybody may call themselves "=…"."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cell(values: tuple[Labelled, ...]) -> str:
    return "; ".join(v.value for v in values)


def card_of(person: Person) -> str:
    """Return the vCard of one person as one hands it on: without what is one's own about them."""
    record = _record_of(with_card([person.pk])[0])
    return write_card(record._replace(note="", circles=(), met_on=None, extras=()))


def _records(book: Book) -> Iterator[PersonRecord]:
    return map(_record_of, everybody(book))


def _record_of(person: Person) -> PersonRecord:
    """Return what a card of somebody says."""
    position = next(iter(person.current_positions), None)
    addresses: dict[str, list[Labelled]] = {}
    for address in person.all_addresses:
        said = Labelled(address.value, address.label)
        addresses.setdefault(address.kind, []).append(said)
    extras = [line for record in person.all_source_records for line in record.extras]
    return PersonRecord(
        "",
        name=person.name,
        given=person.given,
        family=person.family,
        uid=next((a.value for a in addresses.get("uid", [])), ""),
        emails=tuple(addresses.get("email", [])),
        phones=tuple(addresses.get("phone", [])),
        profiles=tuple(a.value for a in addresses.get("profile", [])),
        websites=tuple(addresses.get("web", [])),
        postal=tuple(addresses.get("postal", [])),
        organisation=position.organisation.name if position and position.organisation else "",
        title=position.title if position else "",
        birthday=person.birthday,
        met_on=person.met_on if isinstance(person.met_on, date) else None,
        circles=tuple(m.circle.name for m in person.in_circles),
        note="\n".join(note.text for note in person.all_notes),
        language=person.language,
        extras=tuple(dict.fromkeys(extras)),
    )
