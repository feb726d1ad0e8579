"""Google's contacts as CSV, with the header of before 2024 and the one since."""

import re
from collections.abc import Iterator
from pathlib import Path

from entregent.importers.records import Record
from entregent.importers.sheet.address_book import Cells, read_address_book
from entregent.importers.sheet.fields import Field
from entregent.importers.sheet.said import Column
from entregent.importers.source import Progress, no_progress
from entregent.importers.table import Header, headers

_GIVEN = frozenset({"given name", "first name"})
_FAMILY = frozenset({"family name", "last name"})
# No other address book has any of these.
_OWN = frozenset(
    {
        "group membership", "e mail 1 type", "e mail 1 label", "phone 1 type", "phone 1 label",
        "phonetic first name", "given name yomi", "organization 1 name",
    }
)  # fmt: skip
_NUMBERED = re.compile(
    r"(e mail|phone|website|address|organization|relation|im|event|custom field) (\d+) (.+)"
)
_FIELDS = {
    "name": Field.NAME, "given name": Field.GIVEN, "first name": Field.GIVEN,
    "additional name": Field.MIDDLE, "middle name": Field.MIDDLE, "family name": Field.FAMILY,
    "last name": Field.FAMILY, "name suffix": Field.SUFFIX, "nickname": Field.NICKNAME,
    "file as": Field.NICKNAME, "birthday": Field.BIRTHDAY,
    "notes": Field.NOTE, "language": Field.LANGUAGE, "group membership": Field.CIRCLE,
    "labels": Field.CIRCLE, "occupation": Field.TITLE, "organization name": Field.ORGANISATION,
    "organization title": Field.TITLE, "e mail value": Field.EMAIL, "phone value": Field.PHONE,
    "website value": Field.WEBSITE, "address formatted": Field.ADDRESS,
    "address street": Field.STREET, "address extended address": Field.STREET,
    "address po box": Field.BOX, "address city": Field.CITY, "address region": Field.REGION,
    "address postal code": Field.POSTCODE, "address country": Field.COUNTRY,
}  # fmt: skip


def looks_like_google(head: bytes) -> bool:
    """Tell whether a file that begins so is an export of Google's contacts."""
    return any(map(_is_google, headers(head)))


def read_google(path: Path, progress: Progress = no_progress) -> Iterator[Record]:
    """Yield a person for each contact, after what is wrong with it."""
    return read_address_book(path, progress, _is_google, _columns)


def _is_google(header: Header) -> bool:
    return header.has(_GIVEN, _FAMILY, _OWN)


def _columns(header: Header, _: Cells) -> list[Column]:
    at = {name: index for index, name in enumerate(header.names)}
    return [
        _column(title, name, at) for title, name in zip(header.titles, header.names, strict=True)
    ]


def _column(title: str, name: str, at: dict[str, int]) -> Column:
    numbered = _NUMBERED.match(name)
    if not numbered:
        return Column(title, _FIELDS.get(name))
    family, number, part = numbered.groups()
    labels = (f"{family} {number} type", f"{family} {number} label")
    if name in labels:  # told with the value it labels, which a firm has no room for
        return Column(title, None if family == "organization" else Field.IGNORE)
    label_at = next((at[label] for label in labels if label in at), -1)
    return Column(title, _FIELDS.get(f"{family} {part}"), label_at=label_at, group=number)
