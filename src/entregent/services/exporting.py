"""The book written out: all of it as JSON, its people as vCards or as a CSV sheet."""

import csv
import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from django.core.serializers.json import DjangoJSONEncoder

from entregent.importers.records import Labelled, PersonRecord
from entregent.importers.vcard import write_card
from entregent.services.errors import EntregentError
from entregent.services.own_uid import own_uid
from entregent.services.plain_rows import lines
from entregent.storage.database import as_it_stands
from entregent.storage.models import Book, Person
from entregent.storage.queries.export import (
    FORMAT,
    TABLES,
    Card,
    card,
    columns_of,
    everybody,
    rows_of,
)
from entregent.storage.queries.people import people

SHEET = (
    "name", "given", "family", "emails", "phones", "profiles", "organisation", "title", "circles",
    "birthday", "met_on", "how_met", "notes",
)  # fmt: skip

_BY_NAME = {".json": "json", ".vcf": "vcard", ".vcard": "vcard", ".csv": "csv"}


def export(book: Book, form: str, out: IO[str]) -> int:
    """Write the book to an open file in this format; return how many people it holds."""
    with as_it_stands():
        return {"json": _json, "vcard": _vcards, "csv": _sheet}[form](book, out)


def form_for(path: Path | None, asked: str | None) -> str:
    """Return the format to write in: the one asked for, else that of the file's name, else json."""
    by_name = _BY_NAME.get(path.suffix.lower()) if path else None
    if asked and by_name and asked != by_name:
        raise EntregentError("not-its-format", path=str(path), form=by_name, asked=asked)
    return asked or by_name or "json"


def export_to_file(book: Book, form: str, path: Path) -> int:
    """Write the book to a new file that nobody else may read, whole or not at all."""
    if not path.absolute().parent.is_dir():
        raise EntregentError("no-such-file", path=str(path.parent))
    if path.is_dir():
        raise EntregentError("is-a-folder", path=str(path))
    target = path.resolve()  # a link stays one
    if target.is_file():
        raise EntregentError("file-exists", path=str(path))
    if target.exists():  # a pipe or a device is written to as it is
        with target.open("w", encoding="utf-8", newline="") as out:
            return export(book, form, out)
    partial = target.with_name(f".{target.name}.partial")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
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
    settings = json.dumps(_book_values(book), ensure_ascii=False, cls=_Exact)
    out.write(f'{{"entregent": {FORMAT},\n"book": {settings}')
    for model in TABLES:
        out.write(f',\n"{model._meta.model_name}": [')
        separator = "\n"
        for line in lines(columns_of(model), rows_of(model, book)):
            out.write(separator)
            out.write(line)
            separator = ",\n"
        out.write("\n]")
    out.write("\n}\n")
    return people(book).count()


def _book_values(book: Book) -> dict[str, Any]:
    return {
        f.attname: getattr(book, f.attname) for f in book._meta.concrete_fields if f.name != "id"
    }


class _Exact(DjangoJSONEncoder):
    """Writes moments to the microsecond, for what is read back must be the same."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _vcards(book: Book, out: IO[str]) -> int:
    count = 0
    for known in everybody(book, extras=True):
        record = _record_of(known)
        # Without one, a card read back where nothing else is sure would be somebody else.
        out.write(write_card(record._replace(uid=record.uid or own_uid(book, known.person.pk))))
        count += 1
    return count


def _sheet(book: Book, out: IO[str]) -> int:
    sheet = csv.writer(out)
    sheet.writerow(SHEET)
    count = 0
    for known in everybody(book, extras=False):
        sheet.writerow(map(harmless_cell, _cells(known)))
        count += 1
    return count


def _cells(known: Card) -> list[str]:
    person, of_kind = known.person, dict[str, list[str]]()
    for kind, value, _ in known.addresses:
        of_kind.setdefault(kind, []).append(value)
    ways = ["; ".join(of_kind.get(kind, ())) for kind in ("email", "phone", "profile")]
    return [
        person.name, person.given, person.family, *ways, known.organisation, known.title,
        "; ".join(known.circles), person.birthday, str(person.met_on or ""), person.how_met,
        "\n".join(known.notes),
    ]  # fmt: skip


# Telephone numbers stay as they are, for the programs that read them: digits compute nothing.
_FORMULA = re.compile(
    r"""'*(?: [=@\t\r\n＝＠＋－-] | \+ (?! \d[\d ().-]* (?:;[ ]\+?\d[\d ().-]*)* \Z ) )""",
    re.VERBOSE,
)


def harmless_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: anybody may call themselves "=…"."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def card_of(person: Person) -> str:
    """Return the vCard of one person as one hands it on: without what is one's own about them."""
    return vcard_of(card(person))


def vcard_of(known: Card) -> str:
    """Return a card as one hands it on."""
    record = _record_of(known)
    return write_card(record._replace(note="", circles=(), met_on=None, how_met="", extras=()))


def _record_of(known: Card) -> PersonRecord:
    """Return what a card of somebody says."""
    person = known.person
    addresses: dict[str, list[Labelled]] = {}
    for kind, value, label in known.addresses:
        addresses.setdefault(kind, []).append(Labelled(value, label))
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
        organisation=known.organisation,
        title=known.title,
        birthday=person.birthday,
        met_on=person.met_on,
        how_met=person.how_met,
        circles=tuple(known.circles),
        note="\n".join(known.notes),
        language=person.language,
        extras=tuple(dict.fromkeys(known.extras)),
    )
