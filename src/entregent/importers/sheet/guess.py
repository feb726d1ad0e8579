"""What the columns of a sheet hold, guessed from their titles and checked against their cells."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from entregent.core.identity import email_key
from entregent.core.text import fold
from entregent.importers.sheet import cells
from entregent.importers.sheet.fields import POSTAL, Field
from entregent.importers.sheet.said import Column
from entregent.importers.sheet.titles import (
    AMBIGUOUS_FAMILY,
    AMBIGUOUS_TITLE,
    field_of,
    label_of,
    plain,
    tells_of_others,
)
from entregent.importers.web import profile_in

_LABELLED = frozenset({Field.EMAIL, Field.PHONE, Field.WEBSITE, *POSTAL})
_CIVILITIES = frozenset(
    "m mr mm mme mmes mlle mrs ms miss mx dr pr me prof monsieur madame mademoiselle docteur maitre"
    " professeur herr frau".split()
)
Fields = list[Field | None]


def guess(titles: Sequence[str], sample: Sequence[Sequence[str]]) -> Fields:
    """Return what each column most likely holds, None where nobody knows."""
    values = [
        [cells.bare(row[index]) for row in sample if row[index]] for index in range(len(titles))
    ]
    fields = [_field(title, column) for title, column in zip(titles, values, strict=True)]
    fields = _by_cells(titles, fields, values)
    fields = without_civility(titles, fields)
    fields = [
        Field.IGNORE
        if field is Field.TITLE and column and all(map(_is_civility, column))
        else field
        for field, column in zip(fields, values, strict=True)
    ]
    return _with_family(titles, fields, sample)


def column_of(title: str, field: Field | None) -> Column:
    """Return the column of a title, with the label that this gives its values."""
    if field not in _LABELLED or field is None:
        return Column(title, field)
    label = label_of(title, field)
    return Column(title, field, label, group=label)


def without_civility(titles: Sequence[str], fields: Fields, *, alone: bool = False) -> Fields:
    """Return the fields, "Title" left out where another column tells the job.

    The first of two is the civility, and so is one that is `alone` in an address book.
    """
    unclear = [
        index
        for index, title in enumerate(titles)
        if fields[index] is Field.TITLE and plain(title) in AMBIGUOUS_TITLE
    ]
    if unclear and (alone or fields.count(Field.TITLE) > 1):
        fields = fields.copy()
        fields[unclear[0]] = Field.IGNORE
    return fields


def _field(title: str, values: Sequence[str]) -> Field | None:
    """Return the field of a title, unless not one of its cells reads as such."""
    field = field_of(title)
    reads = _READS.get(field) if field else None
    return None if reads and values and not any(map(reads, values)) else field


def _by_cells(titles: Sequence[str], fields: Fields, values: Sequence[Sequence[str]]) -> Fields:
    """Return the fields, addresses known for what they are where no title says which are whose.

    Of two columns of addresses one is often that of who looks after the person, the same in row
    after row: it would make one person of all of them.
    """
    wanted = [field for field in (Field.EMAIL, Field.PROFILE) if field not in fields]
    return [
        next((f for f in wanted if _most(_READS[f], column) and _differ(column)), None)
        if field is None and not tells_of_others(title)
        else field
        for title, field, column in zip(titles, fields, values, strict=True)
    ]


def _differ(values: Sequence[str]) -> bool:
    """Tell whether hardly any value comes again."""
    return len(values) < 3 or 10 * len({*map(str.lower, values)}) >= 8 * len(values)


def _most(reads: Callable[[str], object], values: Sequence[str]) -> bool:
    return 2 * sum(bool(reads(value)) for value in values) > len(values)


def _with_family(titles: Sequence[str], fields: Fields, sample: Sequence[Sequence[str]]) -> Fields:
    """Return the fields, "Nom" being the family name where another column holds the given one."""
    if Field.GIVEN not in fields or Field.FAMILY in fields:
        return fields
    given = fields.index(Field.GIVEN)
    fields = fields.copy()
    for index, title in enumerate(titles):
        if fields[index] is Field.NAME and plain(title) in AMBIGUOUS_FAMILY:
            whole = any(row[given] and _holds(row[index], row[given]) for row in sample)
            fields[index] = Field.NAME if whole else Field.FAMILY
            break
    return fields


def _holds(name: str, given: str) -> bool:
    words = f" {fold(name)} "
    return f" {fold(given)} " in words and words.strip() != fold(given)


def _is_civility(value: str) -> bool:
    return all(word in _CIVILITIES for word in fold(value).split())


def _succeeds(read: Callable[[str], object]) -> Callable[[str], bool]:
    def succeeds(value: str) -> bool:
        with suppress(ValueError):
            return bool(read(value))
        return False

    return succeeds


_READS: dict[Field | None, Callable[[str], object]] = {
    Field.EMAIL: lambda value: "@" in value and cells.emails_in(value)[0],
    Field.PHONE: _succeeds(cells.phones_in),
    Field.PROFILE: lambda value: any(map(profile_in, cells.parts(value))),
    Field.WEBSITE: lambda value: "." in value,
    Field.BIRTHDAY: _succeeds(lambda value: cells.birthday_in(value, day_first=True)),
    Field.MET_ON: _succeeds(lambda value: cells.day_in(value, day_first=True)),
    Field.UID: lambda value: not email_key(value),
}
