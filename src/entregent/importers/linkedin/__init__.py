"""LinkedIn's "copy of your data", of any year: a zip, its folder, or one of its CSV files."""

from collections.abc import Callable, Iterator
from pathlib import Path

from entregent.importers.linkedin.archive import date_in_name, family_in, may_be_member, opened
from entregent.importers.linkedin.columns import Family
from entregent.importers.linkedin.connections import read_connections
from entregent.importers.linkedin.invitations import read_invitations
from entregent.importers.linkedin.messages import read_messages
from entregent.importers.linkedin.names import Known
from entregent.importers.linkedin.owner import read_addresses, read_positions, read_profile
from entregent.importers.linkedin.unread import is_named_unread, is_unread_table
from entregent.importers.records import BadRecord, Record, UnreadableFile
from entregent.importers.source import Progress, no_progress
from entregent.importers.table import Table, open_table
from entregent.importers.zips import is_zip, paths_outside

__all__ = [
    "archive_size",
    "date_in_name",
    "is_named_unread",
    "is_unread_table",
    "looks_like_linkedin",
    "may_be_member",
    "read_linkedin",
]

_READERS: dict[Family, Callable[[Table, Known], Iterator[Record]]] = {
    Family.PROFILE: read_profile,
    Family.ADDRESSES: read_addresses,
    Family.POSITIONS: read_positions,
    Family.INVITATIONS: read_invitations,
    Family.CONNECTIONS: read_connections,
    Family.MESSAGES: read_messages,
}


def looks_like_linkedin(head: bytes) -> bool:
    """Tell whether a file that begins so is one of LinkedIn's CSV files."""
    return family_in(head) is not None


def archive_size(path: Path) -> int | None:
    """Return how many bytes of an archive are to be read, or None when it holds nothing known."""
    with opened(path) as members:
        return sum(member.size for member in members) if members else None


def read_linkedin(path: Path, progress: Progress = no_progress) -> Iterator[Record]:
    """Yield what an archive holds: first its owner, then people, then messages."""
    known = Known()
    in_archive = path.is_dir() or is_zip(path)
    with opened(path) as members:
        if not members:
            raise UnreadableFile("no-header", name=path.name)
        if path.is_file() and is_zip(path):
            for name in paths_outside(path):
                yield BadRecord("", "path-outside", {"value": name})
        for member in members:
            with member.open(progress) as stream:
                file = member.name if in_archive else ""
                table = open_table(stream, member.family.is_header, file)
                if table is None:  # the file is no longer what it was a moment ago
                    raise UnreadableFile("no-header", name=path.name)
                yield from _READERS[member.family](table, known)
