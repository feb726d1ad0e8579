"""What an archive says of its owner: Profile.csv, Email Addresses.csv, Positions.csv."""

from collections.abc import Iterator

from entregent.core.identity import email_key
from entregent.core.text import fold
from entregent.importers import days
from entregent.importers.linkedin import columns
from entregent.importers.linkedin.names import Known
from entregent.importers.records import BadRecord, MeRecord, PositionRecord, Record
from entregent.importers.table import Row, Table

_STILL = frozenset({"present", "current", "aujourd hui", "a ce jour", "heute"})


def read_profile(table: Table, known: Known) -> Iterator[Record]:
    """Yield who I am, with the headline I gave myself and where I live."""
    first, last = table.column(columns.FIRST), table.column(columns.LAST)
    headline, location = table.column(columns.HEADLINE), table.column(columns.GEO_LOCATION)
    for row in table.rows():
        if isinstance(row, BadRecord):
            yield row
            continue
        name = " ".join(f"{row.cells[first]} {row.cells[last]}".split())
        if known.owner:
            yield BadRecord(row.place, "second-owner", {"name": name})
            continue
        if row.problem:
            yield BadRecord(row.place, row.problem, kept=bool(name))
        if name:
            known.owner = name
            known.add(name)
            yield MeRecord(
                row.place, name, headline=row.cells[headline], address=row.cells[location]
            )


def read_addresses(table: Table, _: Known) -> Iterator[Record]:
    """Yield my e-mail addresses, one record for each."""
    address = table.column(columns.EMAIL)
    for row in table.rows():
        if isinstance(row, BadRecord):
            yield row
        elif email := email_key(row.cells[address]):
            yield MeRecord(row.place, emails=(email,))
        else:
            yield BadRecord(row.place, "bad-email", {"value": row.cells[address]})


def read_positions(table: Table, _: Known) -> Iterator[Record]:
    """Yield the positions I held, with dates as precise as the file."""
    organisation, title = table.column(columns.COMPANY_NAME), table.column(columns.TITLE)
    started, ended = table.column(columns.STARTED), table.column(columns.FINISHED)
    for row in table.rows():
        if isinstance(row, BadRecord):
            yield row
        elif not row.cells[organisation]:
            yield BadRecord(row.place, row.problem or "no-organisation")
        else:
            if row.problem:
                yield BadRecord(row.place, row.problem, kept=True)
            for index in (started, ended):
                yield from _wrong_date(row, index)
            yield PositionRecord(
                row.place,
                row.cells[organisation],
                row.cells[title],
                started=_date(row.cells[started]) or "",
                ended=_date(row.cells[ended]) or "",
            )


def _wrong_date(row: Row, index: int) -> Iterator[BadRecord]:
    if _date(row.cells[index]) is None:
        yield BadRecord(row.place, "bad-date", {"value": row.cells[index]}, kept=True)


def _date(text: str) -> str | None:
    """Return the date as precise as the text, "" for none or for today, None when it is bad."""
    try:
        return "" if fold(text) in _STILL else days.parse_partial(text)
    except ValueError:
        return None
