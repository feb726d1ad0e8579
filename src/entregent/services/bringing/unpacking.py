"""Zips of several files, as Takeout and others give them, unpacked into their batch."""

import os
import shutil
import zipfile
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from entregent.importers import kinds
from entregent.importers.records import Kind, UnreadableFile
from entregent.importers.source import no_progress
from entregent.importers.zips import is_zip, open_member, open_zip
from entregent.services.bringing.batch import Batch, Brought, Facts
from entregent.services.bringing.names import harmless

MOST_FILES = 500
NAMED = 3  # of the files left out for the same reason
_MAY_BE_READ = frozenset(
    (".csv", ".eml", ".ics", ".mbox", ".ods", ".tsv", ".vcf", ".xls", ".xlsx")
)  # fmt: skip
_ENCRYPTED = 0x1


def unpack(batch: Batch) -> None:
    """Put the files of each zip that no reader takes as a whole in its place."""
    for file in batch.files:
        path = batch.path(file)
        if not path.is_file() or not is_zip(path) or _is_whole(path):
            continue
        try:
            parts, skipped = _unpacked(batch, file)
        except UnreadableFile:
            continue  # looking into it will say why
        if parts:
            _put_in_place(batch, file, parts, skipped)


def _put_in_place(batch: Batch, file: Brought, parts: list[Brought], skipped: list[Facts]) -> None:
    files = [part for each in batch.files for part in (parts if each == file else [each])]
    facts = batch.read("brought")
    known = [*facts.get("skipped", []), *skipped]
    batch.write("brought", {**facts, "files": [asdict(f) for f in files], "skipped": known})
    # Only now: should this end in between, the zip can be unpacked again.
    batch.path(file).unlink()


def _is_whole(path: Path) -> bool:
    """Tell whether one reader reads all of a zip; one of calendars may hold mails as well."""
    try:
        [source] = kinds.find_sources(path)
    except UnreadableFile as error:
        return error.code not in {"packed-file", "unknown-kind"}
    return not (isinstance(source, kinds.Source) and source.kind is Kind.CALENDAR)


def _unpacked(batch: Batch, file: Brought) -> tuple[list[Brought], list[Facts]]:
    """Write the files of a zip into the batch; return them, and what was left out, by why."""
    with open_zip(batch.path(file)) as archive:
        members = [member for member in archive.infolist() if _is_told(member)]
        known = [member for member in members if _ending(member) in _MAY_BE_READ]
        free = [member for member in known if not member.flag_bits & _ENCRYPTED]
        parts = [
            # The numbers of the files that were brought are below these.
            _written(batch, archive, member, 1_000 * file.number + place)
            for place, member in enumerate(free[:MOST_FILES], 1)
        ]
    groups = {
        "zip-other-endings": [m for m in members if _ending(m) not in _MAY_BE_READ],
        "zip-locked": [member for member in known if member.flag_bits & _ENCRYPTED],
        "zip-beyond": free[MOST_FILES:],
    }
    return parts, [_skipped(file, code, group) for code, group in groups.items() if group]


def _written(
    batch: Batch, archive: zipfile.ZipFile, member: zipfile.ZipInfo, number: int
) -> Brought:
    part = Brought(number, harmless(member.filename), member.file_size)
    path = batch.path(part)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out, open_member(archive, member, no_progress) as inside:
        shutil.copyfileobj(inside, out, 1 << 20)
    return part


def _skipped(file: Brought, code: str, group: list[zipfile.ZipInfo]) -> Facts:
    """Return that some files of a zip were left out, the first of them by name."""
    first = ", ".join(harmless(member.filename) for member in group[:NAMED])
    values = {"count": len(group), "first": first, "most": MOST_FILES}
    return {"file": file.name, "place": "", "code": code, "values": values, "kept": False}


def _is_told(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is a file that a person put there."""
    path = PurePosixPath(member.filename)
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    return not hidden and not member.is_dir()


def _ending(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).suffix.lower()
