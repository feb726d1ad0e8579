"""What the columns of a sheet hold: asked of the person, or said by them."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from entregent.cli.terminal import confirmed, print_table
from entregent.services.wording.language import _, say

if TYPE_CHECKING:
    from entregent.importers.kinds import Source
    from entregent.importers.records import ColumnsRecord
    from entregent.services.importing.report import SourceReport

SHOWN = 20  # columns without a field


def read_columns(
    context: click.Context,
    option: click.Parameter,
    given: tuple[str, ...],
) -> dict[str, str]:
    """Return the field of each column that --map names."""
    from entregent.importers.sheet.fields import Field  # noqa: PLC0415 - only when asked for
    from entregent.importers.sheet.titles import field_named  # noqa: PLC0415 - only when asked for

    mapped = {}
    for words in given:
        column, equals, name = words.rpartition("=")
        field = field_named(name)
        if not equals or not column.strip():
            refusal = _('“%(value)s” is not COLUMN=FIELD. Write --map "Société=organisation".')
            raise click.BadParameter(say(refusal, value=words), context, option)
        if field is None:
            refusal = _("There is no field “%(value)s”. Choose among: %(fields)s.")
            fields = ", ".join(Field)
            raise click.BadParameter(say(refusal, value=name, fields=fields), context, option)
        mapped[column.strip()] = field.value
    return mapped


def ask_whether_right() -> "Callable[[Source, ColumnsRecord], bool] | None":
    """Return what asks the person whether a guess is right, None where nobody is there to say."""
    return _is_right if sys.stdin.isatty() and sys.stdout.isatty() else None


def _is_right(source: "Source", columns: "ColumnsRecord") -> bool:
    name = f"{source.path.name}, {columns.place}" if columns.place else source.path.name
    from entregent.services.wording.columns import field_told  # noqa: PLC0415 - only when asked for

    click.secho(name, bold=True)
    rows = (
        (title, field_told(field) if (field := columns.mapping.get(title)) else "–", sample)
        for title, sample in ((title, columns.samples[title]) for title in columns.titles)
    )
    print_table(rows, head=(say(_("Column")), say(_("Field")), say(_("Example"))))
    return confirmed(say(_("Is this what the columns hold?")), default=True)


def columns_told(source: "SourceReport") -> Iterator[str]:
    """Yield what the columns of a source were taken for, and those nobody knew."""
    from entregent.services.wording.columns import mapping_told  # noqa: PLC0415 - only when asked for

    for sheet in source.columns:
        columns = mapping_told(sheet.mapping)
        if columns and sheet.place:
            yield say(
                _("Columns of the sheet %(sheet)s: %(columns)s"), sheet=sheet.place, columns=columns
            )
        elif columns:
            yield say(_("Columns: %(columns)s"), columns=columns)
    if source.unmapped:
        more = " …" if len(source.unmapped) > SHOWN else ""
        columns = ", ".join(source.unmapped[:SHOWN]) + more
        yield say(_("Kept as they stand, under no field: %(columns)s"), columns=columns)
