"""Connections.csv, from the Outlook columns of 2016 to the preamble of today."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from entregent.core.identity import email_key
from entregent.importers import days
from entregent.importers.linkedin import columns
from entregent.importers.linkedin.names import Known, is_placeholder, person_profile
from entregent.importers.records import BadRecord, Ignored, Labelled, PersonRecord, Record
from entregent.importers.table import Row, Table

T = TypeVar("T")

# Only the columns of 2016 have telephones; the label is the one address books give.
_PHONES = {
    "mobile phone": "mobile",
    "primary phone": "",
    "business phone": "work",
    "business phone 2": "work",
    "home phone": "home",
    "home phone 2": "home",
    "other phone": "other",
}


def read_connections(table: Table, known: Known) -> Iterator[Record]:
    """Yield a person for each connection, after what is wrong with the row."""
    reader = _Reader(table)
    for row in table.rows():
        if isinstance(row, BadRecord):
            yield row
            continue
        for record in reader.records(row):
            if isinstance(record, PersonRecord):
                known.add(record.name)
            yield record


class _Reader:
    """Where the columns of one file stand, and what its rows make of them."""

    def __init__(self, table: Table) -> None:
        self.first = table.column(columns.FIRST)
        self.middle = table.column(columns.MIDDLE)
        self.last = table.column(columns.LAST)
        self.suffix = table.column(columns.SUFFIX)
        self.url = table.column(columns.URL)
        self.emails = list(table.columns(columns.EMAIL))
        self.company = table.column(columns.COMPANY)
        self.position = table.column(columns.POSITION)
        self.connected = table.column(columns.connected_in(table.header))
        self.birthday = table.column(columns.BIRTHDAY)
        self.notes = table.column(columns.NOTES)
        self.phones = [
            (index, label)
            for title, label in _PHONES.items()
            for index in table.columns(frozenset({title}))
        ]
        day_first = days.day_comes_first(
            table.sample(self.connected), otherwise=table.header.delimiter == ";"
        )
        self.day = partial(days.parse_day, day_first=day_first)

    def records(self, row: Row) -> Iterator[Record]:
        """Yield what one row gives: what is wrong with it, then a person, or why there is none."""
        wrong: list[BadRecord] = []
        person = self._person(row, wrong)
        identified = bool(person.profiles or person.emails)
        if row.problem == "short-row" and not identified and not person.organisation:
            yield BadRecord(row.place, row.problem)
        elif identified or person.name:
            if row.problem:
                yield BadRecord(row.place, row.problem, kept=True)
            yield from wrong
            yield person
        elif person.organisation or person.title:
            yield BadRecord(row.place, "no-name", {"organisation": person.organisation})
        else:
            yield Ignored(row.place, "hidden-member")

    def _person(self, row: Row, wrong: list[BadRecord]) -> PersonRecord:
        """Return the person of a row, adding to `wrong` the cells that could not be read."""
        cells = row.cells
        emails = [
            email
            for index in self.emails
            if (email := _said(row, index, _email, "bad-email", wrong))
        ]
        profile = _said(row, self.url, _profile, "bad-profile", wrong)
        birthday = _said(row, self.birthday, days.parse_birthday, "bad-birthday", wrong)
        name = self._name(cells)
        return PersonRecord(
            place=row.place,
            name=name,
            given=cells[self.first] if name else "",
            family=cells[self.last] if name else "",
            emails=tuple(emails),
            phones=tuple(Labelled(cells[i], label) for i, label in self.phones if cells[i]),
            profiles=(profile,) if profile else (),
            organisation=cells[self.company],
            title=cells[self.position],
            birthday=birthday or "",
            met_on=_said(row, self.connected, self.day, "bad-date", wrong),
            note=cells[self.notes],
        )

    def _name(self, cells: list[str]) -> str:
        name = " ".join(f"{cells[self.first]} {cells[self.middle]} {cells[self.last]}".split())
        if is_placeholder(name):
            return ""
        return f"{name}, {cells[self.suffix]}" if cells[self.suffix] else name


def _said(
    row: Row, index: int, reader: Callable[[str], T], code: str, wrong: list[BadRecord]
) -> T | None:
    """Return what a cell says, None when it is empty or, added to `wrong`, not readable."""
    value = row.cells[index]
    try:
        return reader(value) if value else None
    except ValueError:
        wrong.append(BadRecord(row.place, code, {"value": value}, kept=True))
        return None


def _email(text: str) -> Labelled:
    if not email_key(text):
        raise ValueError(text)
    return Labelled(text)


def _profile(text: str) -> str:
    key = person_profile(text)
    if not key:
        raise ValueError(text)
    return key
