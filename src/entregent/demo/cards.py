"""The address book as a phone exports it: vCard 3.0, lines folded, CRLF."""

import random
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from entregent.demo.chance import maybe, stream
from entregent.demo.dates import at_hour, days_before
from entregent.demo.lines import folded
from entregent.demo.people import Person
from entregent.demo.story import Life

_OMIT_YEAR = 0.12  # how many birthdays are known without the year


def write_contacts(path: Path, life: Life, people: tuple[Person, ...], seed: int) -> None:
    """Write a card for everybody the owner keeps in her phone."""
    rng = stream(seed, "cards")
    cards = [line for p in people if "C" in p.presence for line in _card(rng, life, p)]
    path.write_bytes("".join(map(folded, cards)).encode())


def _card(rng: random.Random, life: Life, person: Person) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield "PRODID:-//Apple Inc.//iPhone OS 18.1//EN"
    yield f"N:{_text(person.family)};{_text(person.given)};;;"
    yield f"FN:{_text(person.name)}"
    yield from _work(person)
    yield from _addresses(person)
    yield from _birthday(rng, person)
    if person.profile:
        yield f"item1.URL;type=pref:{person.profile}"
        yield "item1.X-ABLabel:LinkedIn"
    if person.note:
        yield f"NOTE:{_text(person.note)}"
    if person.circles:
        yield f"CATEGORIES:{','.join(map(_text, person.circles))}"
    revised = at_hour(days_before(life.on, rng.randint(30, 900)), 18, rng.randrange(60))
    yield f"REV:{revised:%Y-%m-%dT%H:%M:%SZ}"
    yield f"UID:{UUID(int=rng.getrandbits(128), version=4)}"
    yield "END:VCARD"


def _work(person: Person) -> Iterator[str]:
    """Yield the organisation and title, but for those whose new job LinkedIn is to tell."""
    if person.former:
        return
    if person.organisation:
        yield f"ORG:{_text(person.organisation)};"
    if person.title:
        yield f"TITLE:{_text(person.title)}"


def _addresses(person: Person) -> Iterator[str]:
    preferred = ";type=pref"
    for email in person.emails:
        place = "WORK" if email == person.work else "HOME"
        yield f"EMAIL;type=INTERNET;type={place}{preferred}:{email}"
        preferred = ""
    if person.phone:
        yield f"TEL;type=CELL;type=VOICE;type=pref:{person.phone}"


def _birthday(rng: random.Random, person: Person) -> Iterator[str]:
    """Yield the birthday; a phone writes 1604 for a year it does not know."""
    if person.birthday is None:
        return
    if maybe(rng, _OMIT_YEAR):
        yield f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{person.birthday:%m-%d}"
    else:
        yield f"BDAY:{person.birthday.isoformat()}"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\n", "\\n")
