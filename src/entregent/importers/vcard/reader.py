"""Cards of vCard 2.1, 3.0 and 4.0 as records of people."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from entregent.importers.records import BadRecord, Ignored, PersonRecord, Record
from entregent.importers.source import Progress, no_progress, open_counted
from entregent.importers.vcard import fields
from entregent.importers.vcard.card import Card
from entregent.importers.vcard.cards import cut_cards
from entregent.importers.vcard.lines import card_lines
from entregent.importers.vcard.physical import encoding_of, pieces
from entregent.importers.vcard.raw import RawCard

# The fields that one property gives, and how it is read.
_FIELDS: tuple[tuple[str, str, Callable[[Card], Any]], ...] = (
    ("UID", "uid", fields.uid),
    ("EMAIL", "emails", fields.emails),
    ("TEL", "phones", fields.phones),
    ("ORG", "organisation", fields.organisation),
    ("BDAY", "birthday", fields.birthday),
    ("X-ENTREGENT-MET-ON", "met_on", fields.met_on),
    ("X-ENTREGENT-HOW-MET", "how_met", fields.how_met),
    ("CATEGORIES", "circles", fields.circles),
    ("NOTE", "note", fields.note),
    ("LANG", "language", fields.language),
    ("REV", "revised_on", fields.revised_on),
)
_FIRST_LINE = re.compile(r"[\s\ufeff]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?:[\r\n]|\Z)", re.IGNORECASE)


def looks_like_vcard(head: bytes) -> bool:
    """Tell whether a file that begins with these bytes holds cards."""
    return bool(_FIRST_LINE.match(head.decode(encoding_of(head) or "utf-8-sig", "replace")))


def read_vcards(path: Path, progress: Progress = no_progress) -> Iterator[Record]:
    """Yield what each card says, and the problems it has; nothing when the file holds no card."""
    with open_counted(path, progress) as stream:
        for found in cut_cards(pieces(stream)):
            if isinstance(found, RawCard):
                yield from _records_of(found)
            else:
                yield found


def _records_of(raw: RawCard) -> list[Record]:
    place = f"card {raw.number}"
    problems = list(raw.problems)
    card = Card(*card_lines(raw, problems), problems)
    given, family, whole = fields.names(card)
    if code := _reason_to_ignore(card, whole):
        return [Ignored(place, code)]
    found = {field: read(card) for name, field, read in _FIELDS if name in card.read}
    profiles, websites = fields.web(card)
    name = (
        card.take_first("FN")
        or whole
        or fields.nickname(card)
        or found.get("organisation")
        or fields.name_from(found.get("emails", ()), found.get("phones", ()))
    )
    if not name:
        return [BadRecord(place, "nameless-card")]
    person = PersonRecord(
        place,
        name,
        given,
        family,
        profiles=profiles,
        websites=websites,
        postal=fields.postal(card),
        title=card.take_first("TITLE", "ROLE"),
        extras=card.extras(),
        **found,
    )
    return [person, *(BadRecord(place, code, values, kept=True) for code, values in problems)]


def _reason_to_ignore(card: Card, whole_name: str) -> str:
    kind = card.take_first("KIND", "X-ADDRESSBOOKSERVER-KIND").lower()
    if kind == "group":
        return "group"
    is_company = not whole_name and card.peek("X-ABSHOWAS").upper() == "COMPANY"
    is_thing = kind.startswith("org") or kind in ("location", "device", "application")
    return "organisation" if is_company or is_thing else ""
