"""Where the cells of an Excel workbook lead to: profiles and e-mail addresses, as they stand behind
a text. The library that reads the cells tells nothing of them.

What is read here is bounded by the process it is read in, and no text of a cell can pass for a
link: inside a part, its marks are written otherwise.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import IO
from urllib.parse import unquote
from zipfile import ZipFile

from entregent.core.identity import email_key
from entregent.importers.web import profile_in
from entregent.importers.zips import ZIP_ERRORS

Links = dict[int, dict[int, str]]  # by row from 1, by column from 0
_AT_ONCE = 1 << 20  # bytes
_MOST = 200_000
_LONGEST_TAG = 10_000
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""(?<![\w:])(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def links_in(path: Path) -> dict[str, Links]:
    """Return, by worksheet, where its cells lead to; nothing for a workbook of another program."""
    try:
        with ZipFile(path) as archive:
            targets = _relations(archive, "xl/workbook.xml")
            book = archive.read("xl/workbook.xml")
            parts = {
                said["name"]: _part(targets[said["id"]])
                for said in map(_attributes, _SHEET.findall(book))
                if said.get("id") in targets and "name" in said
            }
            return {name: found for name, part in parts.items() if (found := _of(archive, part))}
    except (KeyError, *ZIP_ERRORS):
        return {}


def _of(archive: ZipFile, part: str) -> Links:
    """Return the links of one worksheet that lead to somebody."""
    targets = {key: _address(to) for key, to in _relations(archive, part).items()}
    links: Links = defaultdict(dict)
    if not any(targets.values()):
        return links
    with archive.open(part) as stream:
        for said in _tags(stream):
            cell = _CELL.match(said.get("ref", ""))
            if cell and (address := targets.get(said.get("id", ""))):
                links[int(cell[2])][_column(cell[1])] = address
    return dict(links)


def _address(target: str) -> str:
    """Return the profile or the e-mail address that a link leads to, "" for any other page."""
    if target.lower().startswith("mailto:"):
        return email_key(unquote(target[7:].partition("?")[0]))
    return target if profile_in(target) else ""


def _relations(archive: ZipFile, part: str) -> dict[str, str]:
    """Return, by name, what a part refers to."""
    folder, _, name = part.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels"
    if listed not in archive.NameToInfo:
        return {}
    said = map(_attributes, _RELATION.findall(archive.read(listed))[:_MOST])
    return {one["Id"]: one["Target"] for one in said if "Id" in one and "Target" in one}


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _tags(stream: IO[bytes]) -> Iterator[dict[str, str]]:
    """Yield the attributes of each link of a worksheet, which may be too large to be held."""
    before = b""
    while chunk := stream.read(_AT_ONCE):
        text = before + chunk
        end = 0
        for found in _LINK.finditer(text):
            yield _attributes(found[1])
            end = found.end()
        before = text[max(end, len(text) - _LONGEST_TAG) :]


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(): unescape((one or other).decode("utf-8", "replace"))
        for name, one, other in _ATTRIBUTE.findall(tag)
    }


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
