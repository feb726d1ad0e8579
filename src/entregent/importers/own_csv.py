"""Our own two CSV files: exchanges noted elsewhere, and people who know each other."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from entregent.core.identity import email_key, profile_key
from entregent.importers.days import parse_partial
from entregent.importers.records import (
    BadRecord,
    Channel,
    ExchangeRecord,
    LinkRecord,
    Party,
    Record,
    UnreadableFile,
)
from entregent.importers.source import Progress, no_progress, open_counted
from entregent.importers.table import Header, Row, Table, headers, open_table

_ON, _CHANNEL, _BY, _WITH, _NAME, _SUBJECT, _A, _B, _EVIDENCE, _SINCE, _KIND = (
    frozenset({name}) for name in "on channel by with name subject a b evidence since kind".split()
)
_CHANNELS = frozenset(map(str, Channel))
_BY_WHOM = frozenset({"me", "them", "both"})
_LINK_KINDS = frozenset({"", "spouse", "family", "close", "acquaintance", "colleague"})


def looks_like_exchanges(head: bytes) -> bool:
    """Tell whether a file that begins so is our file of exchanges."""
    return any(map(_is_exchanges, headers(head)))


def looks_like_links(head: bytes) -> bool:
    """Tell whether a file that begins so is our file of links."""
    return any(map(_is_links, headers(head)))


def _is_exchanges(header: Header) -> bool:
    return header.has(_ON, _CHANNEL, _BY, _WITH)


def _is_links(header: Header) -> bool:
    return header.has(_A, _B, _EVIDENCE)


def read_exchanges(path: Path, progress: Progress = no_progress) -> Iterator[Record]:
    """Yield the exchanges of a file; a row written twice is two of them."""
    return _records(path, progress, _is_exchanges, _Exchanges)


def read_links(path: Path, progress: Progress = no_progress) -> Iterator[Record]:
    """Yield the links of a file, each after what had to be left out of it."""
    return _records(path, progress, _is_links, _Links)


def _records(
    path: Path,
    progress: Progress,
    is_header: Callable[[Header], bool],
    read_by: "Callable[[Table], _Exchanges | _Links]",
) -> Iterator[Record]:
    with open_counted(path, progress) as stream:
        table = open_table(stream, is_header)
        if table is None:
            raise UnreadableFile("no-header", name=path.name)
        reader = read_by(table)
        for row in table.rows():
            if isinstance(row, BadRecord):
                yield row
            else:
                yield from reader.records(row)


def party_of(text: str, name: str = "") -> Party:
    """Return who an e-mail address, a profile address or a name stands for."""
    if email := email_key(text):
        return Party(name=name, email=email)
    if profile := profile_key(text):
        return Party(name=name, profile=profile)
    return Party(name=name or text)


class _Exchanges:
    """Where the columns of one file stand, and what its rows make of them."""

    def __init__(self, table: Table) -> None:
        self.on = table.column(_ON)
        self.channel = table.column(_CHANNEL)
        self.by = table.column(_BY)
        self.whom = table.column(_WITH)
        self.name = table.column(_NAME)
        self.subject = table.column(_SUBJECT)
        self.seen: Counter[str] = Counter()

    def records(self, row: Row) -> Iterator[Record]:
        """Yield the exchange of a row, or what keeps it from being one."""
        wrong = self._wrong(row.cells)
        if wrong:
            code, value = wrong
            yield BadRecord(row.place, row.problem or code, {"value": value})
            return
        if row.problem:
            yield BadRecord(row.place, row.problem, kept=True)
        whom, name = row.cells[self.whom], row.cells[self.name]
        if name and whom.lower() != name.lower() and party_of(whom).name:
            yield BadRecord(row.place, "bad-address", {"value": whom}, kept=True)
        yield self._exchange(row.place, row.cells)

    def _wrong(self, cells: list[str]) -> tuple[str, str] | None:
        """Return the code of what cannot be read and how it is written, or None."""
        if not _is_date(cells[self.on]):
            return "bad-date", cells[self.on]
        if cells[self.channel].lower() not in _CHANNELS:
            return "unknown-channel", cells[self.channel]
        if cells[self.by].lower() not in _BY_WHOM:
            return "unknown-by", cells[self.by]
        if not cells[self.whom] and not cells[self.name]:
            return "nobody-named", ""
        return None

    def _exchange(self, place: str, cells: list[str]) -> ExchangeRecord:
        channel, by = Channel(cells[self.channel].lower()), cells[self.by].lower()
        party = party_of(cells[self.whom], cells[self.name])
        subject = cells[self.subject]
        key = self._key(cells[self.on], channel, by, party, subject)
        on = datetime.fromisoformat(cells[self.on]).date()
        return ExchangeRecord(place, key, on, channel, by, party, subject)

    def _key(self, on: str, channel: str, by: str, party: Party, subject: str) -> str:
        """Return the same key for the same row in any file, a different one for its second time."""
        whom = party.email or party.profile or party.name
        content = "\0".join((on, channel, by, whom, subject))
        digest = _digest(content)
        self.seen[digest] += 1
        return "exchanges:" + _digest(f"{content}\0{self.seen[digest]}")


class _Links:
    """Where the columns of one file stand, and what its rows make of them."""

    def __init__(self, table: Table) -> None:
        self.a = table.column(_A)
        self.b = table.column(_B)
        self.evidence = table.column(_EVIDENCE)
        self.since = table.column(_SINCE)
        self.kind = table.column(_KIND)

    def records(self, row: Row) -> Iterator[Record]:
        """Yield what one row gives."""
        cells = row.cells
        a, b = party_of(cells[self.a]), party_of(cells[self.b])
        if Party() in (a, b):
            yield BadRecord(row.place, row.problem or "nobody-named")
            return
        if a == b:
            yield BadRecord(row.place, "link-to-self", {"value": cells[self.a]})
            return
        if row.problem:
            yield BadRecord(row.place, row.problem, kept=True)
        since, kind = cells[self.since], cells[self.kind].lower()
        try:
            since = parse_partial(since)
        except ValueError:
            yield BadRecord(row.place, "bad-date", {"value": since}, kept=True)
            since = ""
        if kind not in _LINK_KINDS:
            yield BadRecord(row.place, "unknown-link-kind", {"value": kind}, kept=True)
            kind = ""
        yield LinkRecord(row.place, a, b, cells[self.evidence], since, kind)


def _is_date(text: str) -> bool:
    try:
        return 1900 <= datetime.fromisoformat(text).year <= 2200
    except ValueError:
        return False


def _digest(content: str) -> str:
    return blake2b(content.encode(), digest_size=12).hexdigest()
