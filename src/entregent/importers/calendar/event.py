"""One event as its calendar tells it."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from entregent.importers.calendar.channels import channel_of
from entregent.importers.calendar.components import Component
from entregent.importers.calendar.guests import Guests, read_guests
from entregent.importers.calendar.moments import Moment, read_moment, read_moments
from entregent.importers.calendar.zones import Zones
from entregent.importers.records import BadRecord, Channel
from entregent.importers.vcard.heads import Head
from entregent.importers.vcard.text import one_line, unescape

CROWD = 25  # people; an event of more is no exchange
_LONGEST_TITLE = 500
_LONGEST_UID = 1_000
_MOST_RULES = 10  # by which times are left out
_LONGEST_RULE = 5_000  # enough to be told that it is too long
_MOST_DATES = 10_000  # further ones of a series, or those left out of it
# What Outlook writes before the title of a meeting that was called off, and nowhere else.
_CALLED_OFF = re.compile(
    r"\s*(?:cancell?ed|cancell?ed event|annul[ée]e?s?|abgesagt)\s*:", re.IGNORECASE
)
_CONFERENCES = ("X-GOOGLE-CONFERENCE", "CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")

_Lines = dict[str, list[tuple[Head, str]]]


@dataclass(frozen=True, slots=True)
class Event:
    """An event, or one occurrence of a series when `instead_of` names which."""

    place: str
    uid: str
    start: Moment
    title: str
    channel: Channel
    guests: Guests
    cancelled: bool
    sequence: int
    rule: str
    added: tuple[datetime, ...]  # further starts, on the clocks of `start`
    left_out: frozenset[str]  # occurrences that don't take place, by name
    instead_of: str
    from_then_on: Moment | None = None  # the occurrence from which on all take place like this one
    leaving_out: tuple[str, ...] = ()  # rules by which times are left out

    @property
    def recurs(self) -> bool:
        """Whether it takes place more than once."""
        return bool(self.rule or self.added)

    def key(self, occurrence: str = "") -> str:
        """Return the key of the event, or of one of its occurrences, in every calendar."""
        text = f"{self.uid}\0{occurrence}".encode("utf-8", "surrogatepass")
        return f"calendar:{blake2b(text, digest_size=12).hexdigest()}"

    def at(self, start: datetime) -> "Event":
        """Return the occurrence that begins then."""
        return replace(self, start=self.start._replace(local=start))

    def names(self) -> tuple[str, str]:
        """Return the names of this occurrence of a series.

        Some programs tell the day alone of what has an hour, or midnight of a whole day.
        """
        day = f"{self.start.local:%Y%m%d}"
        return self.start.named(), f"{day}T000000" if self.start.whole_day else day


def read_event(component: Component, zones: Zones) -> Event | BadRecord:
    """Return the event, its problems noted at the component; or why it cannot be read."""
    lines: _Lines = {}
    for head, text in component.properties():
        lines.setdefault(head.name, []).append((head, text))
    start = _moment(lines, "DTSTART", zones)
    if isinstance(start, str):
        code = "bad-start" if start else "no-start"
        return BadRecord(component.place, code, {"value": start[:60]} if start else {})
    title = one_line(_text(lines, "SUMMARY"))[:_LONGEST_TITLE]
    place = one_line(_text(lines, "LOCATION"))
    guests = read_guests([*lines.get("ORGANIZER", ()), *lines.get("ATTENDEE", ())], place)
    for address in guests.wrong[:3]:
        component.problem("bad-email", value=address[:60])
    conference = next((text for name in _CONFERENCES if (text := _text(lines, name))), "")
    description = f"{_text(lines, 'DESCRIPTION')} {_text(lines, 'URL')}"
    instead_of = _moment(lines, "RECURRENCE-ID", zones)
    if isinstance(instead_of, str) and instead_of:
        component.problem("bad-date", value=instead_of[:60])
    return Event(
        component.place,
        _uid(lines, start, title, guests),
        start,
        title,
        channel_of(title, place, description, conference),
        guests,
        _is_cancelled(_text(lines, "STATUS"), title),
        _number(_text(lines, "SEQUENCE")),
        _text(lines, "RRULE")[:_LONGEST_RULE],
        _added(component, lines, start, zones),
        _left_out(component, lines, start, zones),
        _occurrence(instead_of, start, zones) if isinstance(instead_of, Moment) else "",
        instead_of if isinstance(instead_of, Moment) and _of_all_after(lines) else None,
        tuple(text[:_LONGEST_RULE] for _, text in lines.get("EXRULE", ())[:_MOST_RULES]),
    )


def _moment(lines: _Lines, name: str, zones: Zones) -> Moment | str:
    """Return the moment of a property, else its text, "" when there is none."""
    for head, text in lines.get(name, ()):
        try:
            return read_moment(head, text, zones)
        except ValueError:
            return text or "?"
    return ""


def _of_all_after(lines: _Lines) -> bool:
    head, _ = lines["RECURRENCE-ID"][0]
    return head.parameters.get("RANGE", "").upper() == "THISANDFUTURE"


def _text(lines: _Lines, name: str) -> str:
    return unescape(lines[name][0][1]) if name in lines else ""


def _uid(lines: _Lines, start: Moment, title: str, guests: Guests) -> str:
    uid = "".join(_text(lines, "UID").split())
    if len(uid) > _LONGEST_UID:  # many of them would fill the memory
        return blake2b(uid.encode("utf-8", "surrogatepass"), digest_size=32).hexdigest()
    if uid:
        return uid
    who = sorted(party.email or party.name for party in guests.people)
    return "\n".join((start.named(), title, *who))


def _is_cancelled(status: str, title: str) -> bool:
    said = status.strip().upper() in ("CANCELLED", "CANCELED")
    return said or bool(_CALLED_OFF.match(unicodedata.normalize("NFC", title)))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _occurrence(moment: Moment, start: Moment, zones: Zones) -> str:
    """Return the name of an occurrence, told in the way its series begins where that is clear."""
    if start.whole_day and not moment.whole_day:
        return f"{moment.local:%Y%m%d}"
    if not moment.whole_day and None in (moment.zone, start.zone):
        return Moment(moment.as_told_by(start, zones.home), start.zone).named()
    return moment.named()


def _moments(component: Component, lines: _Lines, name: str, zones: Zones) -> list[Moment]:
    found: list[Moment] = []
    for head, text in lines.get(name, ()):
        if len(found) >= _MOST_DATES:
            component.problem("long-event")
            break
        moments, wrong = read_moments(head, text, zones, _MOST_DATES)
        found += moments
        if wrong:
            component.problem("bad-date", value=wrong[0][:60])
    return found


def _added(
    component: Component, lines: _Lines, start: Moment, zones: Zones
) -> tuple[datetime, ...]:
    moments = _moments(component, lines, "RDATE", zones)
    return tuple(
        datetime.combine(m.local, start.local.time())
        if m.whole_day
        else m.as_told_by(start, zones.home)
        for m in moments
    )


def _left_out(component: Component, lines: _Lines, start: Moment, zones: Zones) -> frozenset[str]:
    moments = _moments(component, lines, "EXDATE", zones)
    names = {_occurrence(m, start, zones) for m in moments}
    if start.zone is None:  # some write the hour of no zone as one of UTC, and mean the same
        names.update(f"{m.local:%Y%m%dT%H%M%S}" for m in moments if not m.whole_day)
    return frozenset(names)
