"""messages.csv: who wrote to whom and when. What they wrote is read, and not kept."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from entregent.importers import days
from entregent.importers.linkedin import columns
from entregent.importers.linkedin.names import Known, is_placeholder, person_profile
from entregent.importers.records import BadRecord, Channel, MessageRecord, Party, Record
from entregent.importers.table import Row, Table

_CROWD = 20  # recipients; above them a message is no exchange
_NOBODY = Party()
_REMEMBERED_LENGTH = 500  # what is longer would fill the memory
_YES = frozenset({"yes", "true", "oui", "ja", "1"})
_SENT = frozenset({"sent", "envoyés", "gesendet"})
# The editor of paid messages leaves its name in their text.
_ADVERTISEMENT = "spinmail-quill-editor"


def key_of(*parts: str) -> str:
    """Return what stands for these parts wherever they are read, their blanks left out.

    Exports before 2026 have spaces where later ones have the line breaks of the message.
    """
    joined = "\0".join("".join(part.split()) for part in parts)
    return "linkedin:" + blake2b(joined.encode(), digest_size=12).hexdigest()


def party_of(name: str, address: str) -> Party:
    """Return who this is, an empty party for a hidden member."""
    short = len(name) + len(address) <= _REMEMBERED_LENGTH
    return _remembered_party(name, address) if short else _party_of(name, address)


def _party_of(name: str, address: str) -> Party:
    return Party(name="" if is_placeholder(name) else name, profile=person_profile(address))


_remembered_party = lru_cache(maxsize=100_000)(_party_of)


def read_messages(table: Table, known: Known) -> Iterator[Record]:
    """Yield the messages; those to several unsure names last, when every sender is known."""
    reader = _Reader(table, known)
    unsure: list[tuple[MessageRecord, str]] = []
    for row in table.rows():
        if isinstance(row, BadRecord):
            yield row
            continue
        message = reader.message(row)
        kept = isinstance(message, MessageRecord)
        if row.problem:
            yield BadRecord(row.place, row.problem, kept=kept)
        if isinstance(message, MessageRecord) and reader.is_unsure(row.cells):
            unsure.append((message, row.cells[reader.to]))
        elif kept or not row.problem:
            yield message
    settled: dict[str, tuple[Party, ...]] = {}
    for message, names in unsure:
        to = settled[names] = settled.get(names) or _named(known.split(names))
        yield message._replace(to=to, ignored=message.ignored or _reason(to, names))


class _Reader:
    """Where the columns of one file stand, and what its rows make of them."""

    def __init__(self, table: Table, known: Known) -> None:
        self.known = known
        self.conversation = table.column(columns.CONVERSATION)
        self.sender = table.column(columns.FROM)
        self.sender_url = table.column(columns.SENDER_URL)
        self.to = table.column(columns.TO)
        self.to_urls = table.column(columns.RECIPIENT_URLS)
        self.date = table.column(columns.DATE)
        self.subject = table.column(columns.SUBJECT)
        self.content = table.column(columns.CONTENT)
        self.folder = table.column(columns.FOLDER)
        self.draft = table.column(columns.MESSAGE_DRAFT)
        self.drafts = table.column(columns.CONVERSATION_DRAFT)
        self.day_first = days.day_comes_first(
            table.sample(self.date), otherwise=table.header.delimiter == ";"
        )

    def is_unsure(self, cells: list[str]) -> bool:
        """Tell whether only commas say who the recipients are, when names hold commas too."""
        return "," in cells[self.to] and not cells[self.to_urls]

    def message(self, row: Row) -> MessageRecord | BadRecord:
        """Return the message of a row, its recipients left out when they are unsure."""
        cells = row.cells
        try:
            at = days.parse_moment(cells[self.date], day_first=self.day_first)
        except ValueError:
            return BadRecord(row.place, "bad-date", {"value": cells[self.date]})
        sender = party_of(cells[self.sender], cells[self.sender_url])
        self.known.add(sender.name)
        to = () if self.is_unsure(cells) else self._recipients(cells[self.to], cells[self.to_urls])
        conversation, content = cells[self.conversation], cells[self.content]
        folder = cells[self.folder].lower()
        ignored = self._set_aside(cells, content, folder)
        if not ignored and not self.is_unsure(cells):
            ignored = _reason(to, cells[self.to])
        if not ignored and sender == _NOBODY:
            ignored = "nobody"
        return MessageRecord(
            place=row.place,
            key=key_of(conversation, at.isoformat(), sender.profile or sender.name, content),
            at=at,
            channel=Channel.MESSAGE,
            sender=sender,
            to=to,
            subject=cells[self.subject],
            thread=_thread(conversation),
            sent=folder in _SENT,
            ignored=ignored,
        )

    def _set_aside(self, cells: list[str], content: str, folder: str) -> str:
        """Return why a message is no exchange whoever it was for, or ""."""
        if cells[self.draft].lower() in _YES or cells[self.drafts].lower() in _YES:
            return "draft"
        if folder == "spam":
            return "spam"
        return "advertisement" if _ADVERTISEMENT in content else ""

    def _recipients(self, names: str, urls: str) -> tuple[Party, ...]:
        """Return the recipients: addresses are sure, names only where there are as many."""
        if "," not in names and "," not in urls:
            only = party_of(names, urls)
            return () if only == _NOBODY else (only,)
        profiles = [key for key in map(person_profile, urls.split(",")) if key]
        if not profiles:
            return _named(self.known.split(names))
        listed = [name for name in self.known.split(names) if not is_placeholder(name)]
        if len(profiles) == 1 and len(listed) > 1:
            listed = [", ".join(listed)]
        if len(listed) != len(profiles):
            listed = [""] * len(profiles)
        return tuple(map(_party, listed, profiles))


def _thread(conversation: str) -> tuple[str, ...]:
    return (key_of(conversation),) if conversation else ()


def _party(name: str, profile: str = "") -> Party:
    return Party(name=name, profile=profile)


def _named(names: list[str]) -> tuple[Party, ...]:
    return tuple(Party(name=name) for name in names if not is_placeholder(name))


def _reason(to: tuple[Party, ...], names: str) -> str:
    """Return why a message to these is no exchange, or ""."""
    if names and not to:
        return "nobody"
    return "crowd" if len(to) > _CROWD else ""
