"""What the cells of one row say, put under the fields of a person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from entregent.importers.circles import circle_named
from entregent.importers.records import BadRecord, Labelled
from entregent.importers.sheet import cells
from entregent.importers.sheet.fields import POSTAL, SINGLE, Field
from entregent.importers.sheet.labels import as_label
from entregent.importers.sheet.postal import on_one_line
from entregent.importers.vcard.text import escape_lines, without_controls
from entregent.importers.web import profile_in

_WORLD_WIDE = 16  # characters, from which on no two programs make the same identifier


class Column(NamedTuple):
    """What a column holds: no field when nobody knows, and then it is kept as it stands."""

    title: str
    field: Field | None = None
    label: str = ""
    label_at: int = -1  # the column that holds the label of this one, if any
    group: str = ""  # of a part of a postal address, or of an identifier
    day_first: bool = False
    family_first: bool | None = None  # of whole names; None where others hold their parts


@dataclass(slots=True)
class Said:
    """What a row says so far, and what of it could not be read."""

    place: str
    cells: list[str]
    single: dict[Field, str] = field(default_factory=dict)
    under: dict[Field, Column] = field(default_factory=dict)  # the columns of unsettled names
    emails: list[Labelled] = field(default_factory=list)
    phones: list[Labelled] = field(default_factory=list)
    profiles: list[str] = field(default_factory=list)
    websites: list[Labelled] = field(default_factory=list)
    postal: dict[tuple[str, str], list[tuple[Field, str]]] = field(default_factory=dict)
    birthday: str = ""
    met_on: date | None = None
    language: str = ""
    circles: list[str] = field(default_factory=list)
    how_met: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)
    problems: list[BadRecord] = field(default_factory=list)

    def take(self, column: Column, cell: str) -> None:
        """Put a cell where it belongs; what belongs nowhere is kept as an extra."""
        if cell[0] in "#'" and not (cell := self._without_formula(cell)):
            return
        if column.field is None:
            self._leave(column, cell)
        elif len(cell) > cells.LONGEST_NOTHING or not cells.says_nothing(cell):
            _TAKERS[column.field](self, column, cell)

    def _without_formula(self, cell: str) -> str:
        """Return a cell without what is a formula's, telling of one that failed."""
        if cells.is_formula_error(cell):
            self._wrong("formula-error", cell)
            return ""
        return cells.bare(cell)

    def addresses(self) -> tuple[Labelled, ...]:
        """Return each postal address on one line."""
        lines = [Labelled(on_one_line(pieces), label) for (_, label), pieces in self.postal.items()]
        return tuple(line for line in lines if line.value)

    def _wrong(self, code: str, value: str) -> None:
        self.problems.append(BadRecord(self.place, code, {"value": value[:100]}, kept=True))

    def _refuse(self, code: str, column: Column, cell: str) -> None:
        """Tell of a cell that is not what its column is for, and keep it as a card's is kept."""
        self._wrong(code, cell)
        self._leave(column, cell)

    def _leave(self, column: Column, cell: str) -> None:
        """Keep a cell as a property that goes into a card and comes back out of it."""
        if cells.says_nothing(cell):
            return
        label = self._label(column)
        title = f"{column.title} ({label})" if label else column.title
        self.extras.append(
            "X-ENTREGENT-COLUMN:" + escape_lines(without_controls(f"{title}: {cell}"))
        )

    def _label(self, column: Column) -> str:
        return as_label(self.cells[column.label_at]) if column.label_at >= 0 else column.label

    def _take_single(self, column: Column, cell: str) -> None:
        if self.single.setdefault(column.field, cell) != cell:  # type: ignore[arg-type]  # it has one here
            self._leave(column, cell)

    def _take_name(self, column: Column, cell: str) -> None:
        self._take_single(column, cell)
        self.under.setdefault(column.field, column)  # type: ignore[arg-type]  # it has one here

    def leave_name(self, field: Field) -> None:
        """Keep beside the name what turned out not to be it."""
        self._leave(self.under[field], self.single[field])

    def _take_emails(self, column: Column, cell: str) -> None:
        found, beside = cells.emails_in(cell)
        self.emails += [Labelled(email, self._label(column)) for email in found]
        if not found:
            self._refuse("bad-email", column, cell)
        elif beside:
            self._leave(column, cell)

    def _take_phones(self, column: Column, cell: str) -> None:
        try:
            found = cells.phones_in(cell)
        except ValueError:
            self._refuse("bad-phone", column, cell)
        else:
            self.phones += [Labelled(number, self._label(column)) for number in found]

    def _take_web(self, column: Column, cell: str) -> None:
        for address in cells.parts(cell.replace(",", "\n") if "://" in cell else cell):
            if profile := profile_in(address):
                self.profiles.append(profile)
            elif "." in address and " " not in address:
                self.websites.append(Labelled(address, self._label(column)))
            else:
                self._leave(column, address)

    def _take_postal(self, column: Column, cell: str) -> None:
        place = (column.group, self._label(column))
        self.postal.setdefault(place, []).append((column.field, cell))  # type: ignore[arg-type]  # it has one here

    def _take_birthday(self, column: Column, cell: str) -> None:
        if self.birthday:
            self._leave(column, cell)
            return
        try:
            self.birthday = cells.birthday_in(cell, day_first=column.day_first)
        except ValueError:
            self._refuse("bad-birthday", column, cell)

    def _take_met_on(self, column: Column, cell: str) -> None:
        if self.met_on:
            self._leave(column, cell)
            return
        try:
            self.met_on = cells.day_in(cell, day_first=column.day_first)
        except ValueError:
            self._refuse("bad-date", column, cell)

    def _take_language(self, column: Column, cell: str) -> None:
        known = cells.language_in(cell)
        if known and not self.language:
            self.language = known
        else:
            self._leave(column, cell)

    def _take_circles(self, column: Column, cell: str) -> None:  # noqa: ARG002 - as the others
        self.circles += [name for part in cells.parts(cell) if (name := circle_named(part))]

    def _take_note(self, column: Column, cell: str) -> None:  # noqa: ARG002 - as the others
        self.notes.append(cell)

    def _take_how_met(self, column: Column, cell: str) -> None:  # noqa: ARG002 - as the others
        self.how_met.append(cell)

    def _take_uid(self, column: Column, cell: str) -> None:
        # A short one is a number of this sheet's own: the same in another is somebody else.
        own = len(cell) < _WORLD_WIDE and column.group
        self.single.setdefault(Field.UID, f"{cell}@{column.group}" if own else cell)

    def _take_nickname(self, column: Column, cell: str) -> None:
        self.single.setdefault(Field.NICKNAME, cell)
        self._leave(column, cell)


_TAKERS: dict[Field, Callable[[Said, Column, str], None]] = {
    **dict.fromkeys(SINGLE, Said._take_single),
    **dict.fromkeys(POSTAL, Said._take_postal),
    Field.NAME: Said._take_name,
    Field.BIRTH_NAME: Said._take_name,
    Field.UID: Said._take_uid,
    Field.NICKNAME: Said._take_nickname,
    Field.EMAIL: Said._take_emails,
    Field.PHONE: Said._take_phones,
    Field.PROFILE: Said._take_web,
    Field.WEBSITE: Said._take_web,
    Field.BIRTHDAY: Said._take_birthday,
    Field.MET_ON: Said._take_met_on,
    Field.LANGUAGE: Said._take_language,
    Field.CIRCLE: Said._take_circles,
    Field.HOW_MET: Said._take_how_met,
    Field.NOTE: Said._take_note,
}
