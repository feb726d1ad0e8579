"""Invitations.csv: the other party becomes a person; a word sent with it is an exchange."""

from collections.abc import Iterator

from entregent.core.identity import name_key
from entregent.core.text import fold
from entregent.importers import days
from entregent.importers.linkedin import columns
from entregent.importers.linkedin.messages import key_of, party_of
from entregent.importers.linkedin.names import Known
from entregent.importers.records import (
    BadRecord,
    Channel,
    Ignored,
    MeRecord,
    MessageRecord,
    Party,
    PersonRecord,
    Record,
)
from entregent.importers.table import Row, Table

_OUTGOING = frozenset({"outgoing", "sent", "envoyee", "sortante", "gesendet", "ausgehend"})
_INCOMING = frozenset({"incoming", "received", "recue", "entrante", "erhalten", "eingehend"})


def read_invitations(table: Table, known: Known) -> Iterator[Record]:
    """Yield who I am, once, then the other party of each invitation, then what was written."""
    reader = _Reader(table, known)
    told: set[Party] = set()
    for row in table.rows():
        if isinstance(row, BadRecord):
            yield row
            continue
        for record in reader.records(row):
            if isinstance(record, MeRecord):
                me = Party(record.name, profile="".join(record.profiles))
                if me in told:
                    continue
                told.add(me)
            yield record


class _Reader:
    """Where the columns of one file stand, and what its rows make of them."""

    def __init__(self, table: Table, known: Known) -> None:
        self.known = known
        self.sender = table.column(columns.FROM)
        self.sender_url = table.column(columns.INVITER_URL)
        self.to = table.column(columns.TO)
        self.to_url = table.column(columns.INVITEE_URL)
        self.sent_at = table.column(columns.SENT_AT)
        self.message = table.column(columns.MESSAGE)
        self.direction = table.column(columns.DIRECTION)
        self.day_first = days.day_comes_first(
            table.sample(self.sent_at), otherwise=table.header.delimiter == ";"
        )

    def records(self, row: Row) -> Iterator[Record]:
        """Yield what one row gives."""
        cells = row.cells
        sender = party_of(cells[self.sender], cells[self.sender_url])
        to = party_of(cells[self.to], cells[self.to_url])
        mine = self._is_mine(cells[self.direction], sender, to)
        if mine is None:
            value = cells[self.direction]
            yield BadRecord(row.place, row.problem or "unknown-direction", {"value": value})
            return
        if row.problem:
            yield BadRecord(row.place, row.problem, kept=True)
        me, other = (sender, to) if mine else (to, sender)
        if me != Party():
            yield MeRecord(row.place, me.name, profiles=(me.profile,) if me.profile else ())
        if other == Party():
            yield Ignored(row.place, "hidden-member")
            return
        self.known.add(other.name)
        profiles = (other.profile,) if other.profile else ()
        yield PersonRecord(row.place, other.name, profiles=profiles)
        if cells[self.message]:
            yield self._message(row, sender, to)

    def _is_mine(self, direction: str, sender: Party, to: Party) -> bool | None:
        """Tell whether I sent the invitation, None when nothing says so."""
        word = fold(direction)
        if word in _OUTGOING or word in _INCOMING:
            return word in _OUTGOING
        owner = name_key(self.known.owner)
        if owner and (name_key(sender.name) == owner) != (name_key(to.name) == owner):
            return name_key(sender.name) == owner
        return None

    def _message(self, row: Row, sender: Party, to: Party) -> MessageRecord | BadRecord:
        text = row.cells[self.sent_at]
        try:
            at = days.parse_moment(text, day_first=self.day_first)
        except ValueError:
            return BadRecord(row.place, "bad-date", {"value": text}, kept=True)
        names = (sender.profile or sender.name, to.profile or to.name)
        key = key_of("invitation", *names, at.isoformat())
        return MessageRecord(row.place, key, at, Channel.MESSAGE, sender, (to,))
