"""What the columns of a sheet hold, guessed from their titles and checked against their cells."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from entregent.core.identity import email_key
from entregent.core.text import fold
from entregent.importers.names import is_civility
from entregent.importers.sheet import cells
from entregent.importers.sheet.fields import POSTAL, Field
from entregent.importers.sheet.said import Column
from entregent.importers.sheet.titles import (
    AMBIGUOUS_FAMILY,
    AMBIGUOUS_TITLE,
    CONTACTS,
    NAMES_IN_USE,
    field_of,
    label_of,
    plain,
    tells_of_others,
)
from entregent.importers.web import profile_in

_LABELLED = frozenset({Field.EMAIL, Field.PHONE, Field.WEBSITE, *POSTAL})
Fields = list[Field | None]


def guess(titles: Sequence[str], sample: Sequence[Sequence[str]]) -> Fields:
    """Return what each column most likely holds, None where nobody knows."""
    values = by_column(titles, sample)
    fields = [_field(title, column) for title, column in zip(titles, values, strict=True)]
    fields = _by_cells(titles, fields, values)
    fields = without_civility(titles, fields, values)
    return _with_family(titles, fields, sample)


def by_column(titles: Sequence[str], sample: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return what each column holds in these rows, without the empty cells."""
    return [
        [cells.bare(row[index]) for row in sample if row[index]] for index in range(len(titles))
    ]


def column_of(title: str, field: Field | None) -> Column:
    """Return the column of a title, with the label that this gives its values."""
    if field not in _LABELLED or field is None:
        return Column(title, field)
    label = label_of(title, field)
    return Column(title, field, label, group=label)


def without_civility(
    titles: Sequence[str], fields: Fields, values: Sequence[Sequence[str]]
) -> Fields:
    """Return the fields, columns of civilities left out.

    "Title" is no job where another column tells it; what it holds then is left out only if it is
    civilities indeed.
    """
    unclear = [
        index
        for index, title in enumerate(titles)
        if fields[index] is Field.TITLE and plain(title) in AMBIGUOUS_TITLE
    ]
    fields = fields.copy()
    for index in unclear:
        if values[index] and all(map(is_civility, values[index])):
            fields[index] = Field.IGNORE
    if unclear and fields.count(Field.TITLE) > 1 and fields[unclear[0]] is Field.TITLE:
        fields[unclear[0]] = None if values[unclear[0]] else Field.IGNORE
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
    """Return the fields, "Nom" being what the columns beside it make of it.

    It is the family name where another column holds the given one, the name of birth beside a name
    in use, the firm beside a person to be asked for there.
    """
    fields = fields.copy()
    names = [plain(title) for title in titles]
    unclear = [i for i, f in enumerate(fields) if f is Field.NAME and names[i] in AMBIGUOUS_FAMILY]
    contacts = [i for i, f in enumerate(fields) if f is Field.NAME and names[i] in CONTACTS]
    whole = [i for i in (*contacts, *unclear) if _are_full_names(row[i] for row in sample)]
    if Field.GIVEN not in fields:
        if Field.ORGANISATION not in fields and whole and set(whole) <= set(contacts):
            _make_firm(fields, unclear)
        return fields
    given = fields.index(Field.GIVEN)
    if Field.FAMILY not in fields and contacts and "contact" in names[given]:
        fields[contacts[0]] = Field.FAMILY
        _make_firm(fields, unclear)
        return fields
    parts = [i for i in unclear if not any(_holds(row[i], row[given]) for row in sample)]
    families = [index for index, field in enumerate(fields) if field is Field.FAMILY]
    in_use = [index for index in families if names[index] in NAMES_IN_USE]
    if in_use:
        for index in (*parts, *families):
            fields[index] = Field.FAMILY if index in in_use else Field.BIRTH_NAME
    elif not families and parts[:1] == unclear[:1]:
        for index in parts[:1]:
            fields[index] = Field.FAMILY
    return fields


def _make_firm(fields: Fields, unclear: Sequence[int]) -> None:
    for index in unclear:
        fields[index] = None if Field.ORGANISATION in fields else Field.ORGANISATION


def _are_full_names(values: Iterable[str]) -> bool:
    return _most(lambda value: " " in value, [value for value in values if value])


def _holds(name: str, given: str) -> bool:
    words = f" {fold(name)} "
    return bool(given) and f" {fold(given)} " in words and words.strip() != fold(given)


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
