"""A person as a card of vCard 4.0 (RFC 6350, Perreault 2011) that reads back as the same person."""

import re
from collections.abc import Callable, Iterable, Iterator

from entregent.importers.records import Labelled, PersonRecord
from entregent.importers.vcard.fields import name_parts, texts
from entregent.importers.vcard.labels import types_of_label
from entregent.importers.vcard.lines import split_line
from entregent.importers.vcard.media import as_data
from entregent.importers.vcard.text import escape, without_controls

_WIDTH = 75  # bytes of a line, its end left out
_TELEPHONE_URI = re.compile(r"\+[0-9][0-9().-]*(?:;ext=[0-9]+)?\Z")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
_NAME = re.compile(r"[^;:]*")
_NOT_IN_NAME = re.compile(r"[^\w.-]", re.ASCII)
_OF_THE_CARD = frozenset(("BEGIN", "END", "VERSION", "PRODID", "REV"))


def write_card(record: PersonRecord) -> str:
    """Return the card of a person, long lines folded; extras that are no property are left out."""
    lines = ("BEGIN:VCARD", "VERSION:4.0", *_properties(record), "END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _properties(record: PersonRecord) -> Iterator[str]:
    extras = [line for extra in record.extras if (line := _as_property(extra))]
    groups = _free_groups(extras)
    yield f"FN:{escape(record.name)}"
    if not _is_told(extras, "N", name_parts, record.family, record.given):
        yield f"N:{escape(record.family)};{escape(record.given)};;;"
    if record.uid:
        yield f"UID:{'urn:uuid:' * bool(_UUID.match(record.uid))}{escape(record.uid)}"
    for email in record.emails:
        yield from _labelled("EMAIL", escape(email.value), email.label, groups)
    for phone in record.phones:
        yield from _telephone(phone, groups)
    for address in record.postal:
        yield from _labelled("ADR", f";;{escape(address.value)};;;;", address.label, groups)
    if not _is_told(extras, "ORG", texts, record.organisation):
        yield f"ORG:{escape(record.organisation)}"
    yield from _plain(record)
    yield from (f"URL:https://{_uri(profile)}" for profile in record.profiles)
    for site in record.websites:
        yield from _labelled("URL", _uri(site.value), site.label, groups)
    yield from extras


def _plain(record: PersonRecord) -> Iterator[str]:
    if record.title:
        yield f"TITLE:{escape(record.title)}"
    if record.birthday:
        yield f"BDAY:{_basic(record.birthday)}"
    if record.circles:
        yield f"CATEGORIES:{','.join(map(escape, record.circles))}"
    if record.note:
        yield f"NOTE:{escape(record.note)}"
    if record.language:
        yield f"LANG;PREF=1:{escape(record.language)}"
    if record.met_on:
        yield f"X-ENTREGENT-MET-ON:{record.met_on.isoformat()}"
    if record.how_met:
        yield f"X-ENTREGENT-HOW-MET:{escape(record.how_met)}"
    if record.revised_on:
        yield f"REV:{_basic(record.revised_on.isoformat())}T000000Z"


def _basic(day: str) -> str:
    """Return a date as vCard 4.0 writes it: "19801201", "--1201"."""
    return day[:2] + day[2:].replace("-", "")


def _is_told(extras: list[str], name: str, read: Callable[[str], list[str]], *parts: str) -> bool:
    """Tell whether there is nothing to say, or the first extra of this name says it, and more."""
    lines = (line for extra in extras if (line := split_line(extra)))
    told = next((read(value) for head, value in lines if head.name == name), [])
    return not any(parts) or told[: len(parts)] == list(parts)


def _telephone(phone: Labelled, groups: Iterator[str]) -> Iterator[str]:
    if _TELEPHONE_URI.match(phone.value):
        return _labelled("TEL;VALUE=uri", f"tel:{phone.value}", phone.label, groups)
    return _labelled("TEL", escape(phone.value), phone.label, groups)


def _labelled(name: str, value: str, label: str, groups: Iterator[str]) -> Iterator[str]:
    """Yield a property with its label, as a TYPE or as the X-ABLabel that address books read."""
    types = types_of_label(label)
    if types:
        yield f"{name};TYPE={','.join(types)}:{value}"
    elif label:
        group = next(groups)
        yield f"{group}.{name}:{value}"
        yield f"{group}.X-ABLabel:{escape(label)}"
    else:
        yield f"{name}:{value}"


def _free_groups(extras: Iterable[str]) -> Iterator[str]:
    taken = {line[0].group for extra in extras if (line := split_line(extra))}
    number = 0
    while True:
        number += 1
        if f"item{number}" not in taken:
            yield f"item{number}"


def _uri(address: str) -> str:
    """Return an address as a value: vCard 4.0 escapes nothing in it but what readers unescape."""
    return without_controls(address).replace("\\", "\\\\").replace("\n", "\\n")


def _as_property(extra: str) -> str:
    """Return an extra with a name that vCard 4.0 allows, or "" when it is no property."""
    line = _NAME.sub(lambda name: _NOT_IN_NAME.sub("-", name[0]), extra, count=1)
    parsed = split_line(line)
    if parsed and (data := as_data(*parsed)):
        return data
    if parsed and parsed[0].name == "AGENT":  # which vCard 4.0 calls a relation
        line = f"RELATED;TYPE=agent;VALUE=text:{parsed[1]}"
    elif parsed and parsed[0].name == "BDAY":  # that no field took: a second one, or no date
        line = f"X-ENTREGENT-COLUMN:BDAY: {parsed[1]}"
    is_one_line = "\n" not in line and without_controls(line) == line
    return line if parsed and is_one_line and parsed[0].name not in _OF_THE_CARD else ""


def _folded(line: str) -> str:
    data = line.encode("utf-8", "replace")
    pieces = []
    start, end = 0, _WIDTH
    while end < len(data):
        while data[end] & 0xC0 == 0x80:  # the middle of a character
            end -= 1
        pieces.append(data[start:end])
        start, end = end, end + _WIDTH - 1
    return b"\r\n ".join((*pieces, data[start:])).decode("utf-8")
