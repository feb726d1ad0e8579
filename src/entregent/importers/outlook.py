"""Outlook's contacts as CSV, in English and in French; Google and others write the same columns."""

from collections.abc import Iterator
from pathlib import Path

from entregent.importers.records import Record
from entregent.importers.sheet.address_book import Cells, read_address_book
from entregent.importers.sheet.fields import Field
from entregent.importers.sheet.guess import by_column, column_of, without_civility
from entregent.importers.sheet.said import Column
from entregent.importers.sheet.titles import field_of, plain
from entregent.importers.source import Progress, no_progress
from entregent.importers.table import Header, headers

_GIVEN = frozenset({"first name", "prenom", "vorname"})
_FAMILY = frozenset({"last name", "nom", "nachname"})
# Columns that Outlook writes, the more of them the less likely by hand.
_OWN = frozenset(
    {
        "middle name", "business street", "home street", "business phone", "home phone",
        "e mail type", "e mail display name", "e mail 2 address", "internet free busy",
        "sensitivity", "business city", "home city", "given yomi", "other phone", "business fax",
        "deuxieme prenom", "rue bureau", "rue domicile", "telephone bureau", "telephone domicile",
        "adresse de messagerie", "adresse de messagerie 2", "type de messagerie", "page web",
        "adresse de courrier", "adresse de courrier 2", "ville bureau", "ville domicile",
        "tel mobile", "telecopie bureau", "bureau rue", "critere de diffusion",
        "weitere vornamen", "e mail adresse", "strasse geschaftlich", "telefon geschaftlich",
        "mobiltelefon",
    }
)  # fmt: skip
_ENOUGH = 4
# Filled in every row, whoever it is about, or a copy of another column.
_SAYS_NOTHING = frozenset(
    {
        "priority", "priorite", "private", "prive", "sensitivity", "critere diffusion",
        "e mail type", "e mail display name", "type messagerie", "type courrier",
        "nom complet adresse messagerie", "nom affichage courrier", "nom complet adresse courrier",
        "initials", "initiales",
    }
)  # fmt: skip


def looks_like_outlook(head: bytes) -> bool:
    """Tell whether a file that begins so is an export of Outlook's contacts."""
    return any(map(_is_outlook, headers(head)))


def read_outlook(path: Path, progress: Progress = no_progress) -> Iterator[Record]:
    """Yield a person for each contact, after what is wrong with it."""
    return read_address_book(path, progress, _is_outlook, _columns)


def _is_outlook(header: Header) -> bool:
    return header.has(_GIVEN, _FAMILY) and len(_OWN.intersection(header.names)) >= _ENOUGH


def _columns(header: Header, sample: Cells) -> list[Column]:
    fields = [_field(title) for title in header.titles]
    fields = without_civility(header.titles, fields, by_column(header.titles, sample))
    return [column_of(title, field) for title, field in zip(header.titles, fields, strict=True)]


def _field(title: str) -> Field | None:
    name = plain(title)
    if name in _SAYS_NOTHING:
        return Field.IGNORE
    return Field.FAMILY if name == "nom" else field_of(title)
