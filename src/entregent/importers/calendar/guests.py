"""Who takes part in an event: people, and not the rooms, groups and robots named beside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from entregent.core.identity import email_key, is_robot
from entregent.core.text import fold
from entregent.importers.names import as_one_says
from entregent.importers.records import Party
from entregent.importers.vcard.heads import Head
from entregent.importers.vcard.text import one_line, unescape

_THINGS = frozenset({"ROOM", "RESOURCE", "GROUP"})
_ABSENT = frozenset({"DECLINED", "DELEGATED"})
# Calendars, rooms and placeholders that Google and Exchange write as if they were people.
_NOBODY = re.compile(
    r"@(?:group\.calendar|resource\.calendar|import\.calendar|group\.v\.calendar)\.google\.com\Z"
    r"|\Aunknownorganizer@calendar\.google\.com\Z"
)
_LONGEST_NAME = 1_000
# Robots that find a date, and hold the meeting in their own name or in somebody's: "… via Doodle".
_SCHEDULER = re.compile(r"@(?:[\w-]+\.)*(?:doodle|calendly)\.com\Z")
_VIA_SCHEDULER = re.compile(r"\b(?:via|through|par) (?:doodle|calendly)\Z")
# How rooms are called in folded words, and how their addresses begin, French and English.
_ROOM_NAME = re.compile(
    r"(?:salles?|room|conf(?:erence)? room|meeting room|bureau de reunion)\b|.* room\Z"
)
_ROOM_ADDRESS = re.compile(
    r"(?:salles?|rooms?|conf(?:erence)?[-_.]?rooms?|meeting[-_.]?rooms?|conf|bureau[-_.]?(?:de[-_.]?)?"
    r"reunion)[-_.][^@]*@"
)
_PARTS = re.compile(r"[;,]")  # of a place
_LONGEST_PLACE = 1_000
_SHOWN_ADDRESS = re.compile(r"(.*?)<([^<>]+)>\s*\Z", re.DOTALL)  # vCalendar 1.0


@dataclass(slots=True)
class Guests:
    """Those who come, the organiser first; those who don't; and who called the meeting."""

    people: tuple[Party, ...] = ()
    declined: tuple[Party, ...] = ()
    organizer: Party | None = None
    invited: int = 0  # how many people the list of guests holds, those who declined left out
    wrong: tuple[str, ...] = ()  # addresses that are none


def read_guests(lines: Iterable[tuple[Head, str]], place: str) -> Guests:
    """Return who takes part by the ORGANIZER and ATTENDEE lines of an event held at a place."""
    rooms = _rooms(place)
    organizers: list[Party] = []
    came: dict[str, Party] = {}
    absent: dict[str, Party] = {}
    wrong: list[str] = []
    for head, value in lines:
        party, address = _party(head, value)
        if party is None:
            wrong += [address] if address else []
        elif _is_no_person(head, party, rooms):
            continue
        elif head.name == "ORGANIZER":
            organizers.append(party)
        else:
            _file(party, absent if _is_absent(head) else came)
    organizer = organizers[0] if organizers else None
    invited = len(came)
    if organizer and _key(organizer) not in absent:
        came = {_key(organizer): _fuller(organizer, came.get(_key(organizer)))} | {
            key: party for key, party in came.items() if key != _key(organizer)
        }
    declined = tuple(party for key, party in absent.items() if key not in came)
    return Guests(tuple(came.values()), declined, organizer, invited, tuple(wrong))


def is_nobody(email: str) -> bool:
    """Tell whether an address is of a robot, a list, a room or a calendar rather than a person."""
    return is_robot(email) or bool(_NOBODY.search(email) or _SCHEDULER.search(email))


def _party(head: Head, value: str) -> tuple[Party | None, str]:
    """Return whom a line names, or None and what it gives for an address."""
    name = one_line(unescape(head.parameters.get("CN", "")[:_LONGEST_NAME])).strip("'\" ")
    text = value.strip().strip("\"'")
    if shown := _SHOWN_ADDRESS.match(text):
        name, text = name or one_line(shown[1][:_LONGEST_NAME]).strip("'\" "), shown[2]
    bare = _without_scheme(text)
    email = email_key(bare) or email_key(_without_scheme(head.parameters.get("EMAIL", "")))
    email = email or email_key(name)
    name = "" if email_key(name) else name
    if email or name:
        return Party(as_one_says(name, email), email), ""
    return None, "" if bare.lower() in ("", "nomail", "mailto") else text


def _without_scheme(text: str) -> str:
    lower = text.lower()
    at = lower.rfind("mailto:")
    if at >= 0:
        text = text[at + 7 :]
    elif lower.startswith("invalid:"):
        text = text[8:]
    return text.partition("?")[0].strip(" \"'")


def _is_no_person(head: Head, party: Party, rooms: frozenset[str]) -> bool:
    said = head.parameters.get("CUTYPE", "").upper()
    if said in _THINGS or head.parameters.get("ROLE", "").upper() == "NON-PARTICIPANT":
        return True
    if is_nobody(party.email) or _VIA_SCHEDULER.search(fold(party.name)):
        return True
    # Some programs invite the room without saying that it is one, or say that it is somebody.
    return head.name == "ATTENDEE" and _is_room(party, rooms)


def _is_room(party: Party, rooms: frozenset[str]) -> bool:
    """Tell whether a guest is the place where the meeting was held, or named and addressed as one.

    "Salle" is a family name too: the name alone makes a room of nobody.
    """
    name = fold(party.name or party.email.partition("@")[0])
    if name in rooms:
        return True
    return bool(_ROOM_NAME.match(name) and party.name and _ROOM_ADDRESS.match(party.email))


def _rooms(place: str) -> frozenset[str]:
    """Return what a guest is called who is the place itself: all of it, or a room named in it."""
    parts = (fold(part) for part in _PARTS.split(place[:_LONGEST_PLACE]))
    return frozenset({fold(place[:_LONGEST_PLACE]), *filter(_ROOM_NAME.match, parts)}) - {""}


def _is_absent(head: Head) -> bool:
    answer = head.parameters.get("PARTSTAT") or head.parameters.get("STATUS", "")
    return answer.upper() in _ABSENT


def _file(party: Party, among: dict[str, Party]) -> None:
    among[_key(party)] = _fuller(party, among.get(_key(party)))


def _fuller(party: Party, other: Party | None) -> Party:
    return Party(party.name or other.name, party.email) if other else party


def _key(party: Party) -> str:
    return party.email or party.name
