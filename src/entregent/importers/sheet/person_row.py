"""A row of any table of people as a record, once it is known what each of its columns holds."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from entregent.core.text import fold
from entregent.importers.linkedin.names import is_placeholder
from entregent.importers.names import apart
from entregent.importers.records import BadRecord, Ignored, PersonRecord, Record
from entregent.importers.sheet.asides import Asides
from entregent.importers.sheet.fields import NAMED, Field
from entregent.importers.sheet.said import Column, Said
from entregent.importers.sheet.titles import UNCLEAR_NAMES, plain
from entregent.importers.table import Row

_NOBODY = frozenset(
    {
        "anonyme", "anonymous", "inconnu", "inconnue", "unknown", "n/a", "sans nom", "no name",
        "membre viadeo", "viadeo member", "total", "total :", "sous-total", "grand total",
        "total général",
    }
)  # fmt: skip


class _Name(NamedTuple):
    """The name of a person, whole and in parts; all "" when the row only stands for one."""

    whole: str = ""
    given: str = ""
    family: str = ""


class PeopleRows:
    """Makes people of rows whose columns are known."""

    def __init__(self, columns: Sequence[Column], asides: Asides | None = None) -> None:
        self._columns = columns
        self._asides = asides

    def records(self, row: Row) -> Iterator[Record]:
        """Yield what one row gives: what is wrong with it, then a person, or why there is none."""
        cells = row.cells
        said = Said(row.place, cells)
        for column, cell in compress(zip(self._columns, cells, strict=False), cells):
            if column.field is not Field.IGNORE:
                said.take(column, cell)
        if aside := self._aside(row):
            yield aside
            return
        person = _person(said)
        if person.name or person.emails or person.profiles or person.phones:
            if row.problem:
                yield BadRecord(row.place, row.problem, kept=True)
            yield from said.problems
            yield person
        else:
            yield _why_nobody(row, said)

    def _aside(self, row: Row) -> Record | None:
        """Return what there is to say of a row between those of people, None of any other."""
        if self._asides is None:
            return None
        if self._asides.is_total(row.cells):
            return Ignored(row.place, "placeholder")
        if self._asides.is_heading(row.cells):
            return BadRecord(row.place, "heading-row", {"value": "".join(row.cells)})
        return None


def _person(said: Said) -> PersonRecord:
    single = said.single
    name = _name(said)
    return PersonRecord(
        said.place,
        *name,
        uid=single.get(Field.UID, ""),
        emails=tuple(said.emails),
        phones=tuple(said.phones),
        profiles=tuple(dict.fromkeys(said.profiles)),
        websites=tuple(said.websites),
        postal=said.addresses(),
        organisation=single.get(Field.ORGANISATION, ""),
        title=single.get(Field.TITLE, ""),
        birthday=said.birthday,
        met_on=said.met_on,
        circles=tuple(dict.fromkeys(said.circles)),
        how_met="\n".join(dict.fromkeys(said.how_met)),
        note="\n".join(dict.fromkeys(said.notes)),
        language=said.language,
        extras=tuple(said.extras),
    )


def _name(said: Said) -> _Name:
    single = said.single
    given, family = single.get(Field.GIVEN, ""), _family(said)
    joined = " ".join(filter(None, (given, single.get(Field.MIDDLE, ""), family)))
    whole = single.get(Field.NAME) or joined
    if joined and whole is not joined and _is_of_another(said, whole):
        said.leave_name(Field.NAME)
        whole = joined
    if whole and not joined and (parts := _apart(said, whole)):
        given, family = parts
        whole = f"{given} {family}"
    if whole and (suffix := single.get(Field.SUFFIX)) and not whole.endswith(suffix):
        whole = f"{whole}, {suffix}"
    whole = " ".join((whole or single.get(Field.NICKNAME, "")).split())
    lettered = any(map(str.isalpha, whole))
    if not lettered or is_placeholder(whole) or whole.lower() in _NOBODY:
        return _Name()
    return _Name(whole, given, family)


def _apart(said: Said, whole: str) -> tuple[str, str] | None:
    """Return the given and the family name of a whole one; what is no part of it is kept."""
    family_first = said.under[Field.NAME].family_first
    if family_first is None:
        return None
    email = said.emails[0].value if said.emails else ""
    parts = apart(whole, email, family_first=family_first)
    if parts and set(fold(whole).split()) - set(fold(" ".join(parts)).split()):
        said.leave_name(Field.NAME)
    return parts


def _family(said: Said) -> str:
    """Return the family name in use; the one of birth is kept beside it, and stands in for it."""
    family, birth = said.single.get(Field.FAMILY, ""), said.single.get(Field.BIRTH_NAME, "")
    if not birth or birth == family:
        return family
    if family or Field.NAME in said.single:
        said.leave_name(Field.BIRTH_NAME)
        return family
    return birth


def _is_of_another(said: Said, whole: str) -> bool:
    """Tell whether a whole name is a firm's or another's: it does not say what the parts say."""
    if plain(said.under[Field.NAME].title) not in UNCLEAR_NAMES:
        return False
    parts = [said.single.get(field, "") for field in (Field.GIVEN, Field.FAMILY)]
    if not parts[0] and " " in whole:
        return False
    squeezed = fold(whole).replace(" ", "")
    return not all(fold(part).replace(" ", "") in squeezed for part in parts)


def _why_nobody(row: Row, said: Said) -> Record:
    if row.problem:
        return BadRecord(row.place, row.problem)
    if firm := said.single.get(Field.ORGANISATION) or said.single.get(Field.TITLE):
        return BadRecord(row.place, "no-name", {"organisation": firm})
    named = NAMED & said.single.keys()
    return Ignored(row.place, "placeholder") if named else BadRecord(row.place, "nobody-named")
