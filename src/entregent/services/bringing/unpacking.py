"""Zips of several files, as Takeout and others give them, unpacked into their batch."""

import os
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from entregent.importers import kinds
from entregent.importers.records import Kind, UnreadableFile
from entregent.importers.source import no_progress
from entregent.importers.zips import is_zip, open_member, open_zip
from entregent.services.bringing.batch import Batch, Brought
from entregent.services.bringing.names import harmless

MOST_FILES = 500
_MAY_BE_READ = frozenset(
    (".csv", ".eml", ".ics", ".mbox", ".ods", ".tsv", ".vcf", ".xls", ".xlsx")
)  # fmt: skip
_ENCRYPTED = 0x1


def unpack(batch: Batch) -> None:
    """Put the files of each zip that no reader takes as a whole in its place."""
    files = [part for file in batch.files for part in _parts(batch, file)]
    if files != batch.files:
        batch.write("brought", {**batch.read("brought"), "files": [asdict(f) for f in files]})


def _parts(batch: Batch, file: Brought) -> list[Brought]:
    path = batch.path(file)
    if not path.is_file() or not is_zip(path) or _is_whole(path):
        return [file]
    try:
        parts = list(_unpacked(batch, file))
    except UnreadableFile:
        return [file]  # looking into it will say why
    if parts:
        path.unlink()
    return parts or [file]


def _is_whole(path: Path) -> bool:
    """Tell whether one reader reads all of a zip; one of calendars may hold mails as well."""
    try:
        [source] = kinds.find_sources(path)
    except UnreadableFile as error:
        return error.code != "unknown-kind"
    return not (isinstance(source, kinds.Source) and source.kind is Kind.CALENDAR)


def _unpacked(batch: Batch, file: Brought) -> Iterator[Brought]:
    with open_zip(batch.path(file)) as archive:
        members = [member for member in archive.infolist() if _may_be_read(member)]
        for place, member in enumerate(members[:MOST_FILES], 1):
            # The numbers of the files that were brought are below these.
            number = 1_000 * file.number + place
            part = Brought(number, harmless(member.filename), member.file_size)
            path = batch.path(part)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with (
                os.fdopen(handle, "wb") as out,
                open_member(archive, member, no_progress) as inside,
            ):
                shutil.copyfileobj(inside, out, 1 << 20)
            yield part


def _may_be_read(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    known = path.suffix.lower() in _MAY_BE_READ
    return known and not hidden and not member.is_dir() and not member.flag_bits & _ENCRYPTED
