"""Builders of vCards: what a test does not name is as in any ordinary card."""

from pathlib import Path
from tempfile import TemporaryDirectory

from entregent.importers.records import BadRecord, PersonRecord, Record
from entregent.importers.vcard import read_vcards


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def read(data: str | bytes) -> list[Record]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.vcf"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return list(read_vcards(path))


def people(data: str | bytes) -> list[PersonRecord]:
    return [record for record in read(data) if isinstance(record, PersonRecord)]


def names(data: str | bytes) -> list[str]:
    return [person.name for person in people(data)]


def person(*lines: str, version: str = "3.0", charset: str = "utf-8") -> PersonRecord:
    """Return the one person that a card of these lines makes; Alice where no line names her."""
    is_named = any(line.startswith(("FN:", "N:", "N;")) for line in lines)
    named = lines if is_named else ("FN:Alice", *lines)
    (found,) = people(card(*named, version=version).encode(charset))
    return found


def problems(data: str | bytes) -> list[tuple[str, str]]:
    return [(r.place, r.code) for r in read(data) if isinstance(r, BadRecord)]
