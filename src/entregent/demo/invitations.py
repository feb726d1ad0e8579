"""Invitations to connect: those accepted, and some the owner cannot place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from entregent.demo.chance import maybe, stream
from entregent.demo.dates import at_hour, days_before
from entregent.demo.people import Person
from entregent.demo.story import Life

_BY_OWNER = (
    "Bonjour, nous nous sommes croisés au salon Horizon éolien. Au plaisir de poursuivre.",
    "Bonjour, votre article sur les multiplicateurs m'a éclairée. Restons en contact !",
    "",
)
_BY_THEM = ("Bonjour Camille, merci pour cet échange.", "", "", "")
_UNPLACED = ("", "Bonjour, au plaisir de vous compter dans mon réseau.", "")


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation between the owner and somebody."""

    person: Person
    at: datetime
    by_owner: bool
    text: str


def invitations(life: Life, people: tuple[Person, ...], seed: int) -> list[Invitation]:
    """Return the invitations, the newest first."""
    sent = [*_accepted(life, people, seed), *_waiting(life, people)]
    return sorted(sent, key=lambda i: (i.at, i.person.profile), reverse=True)


def _waiting(life: Life, people: tuple[Person, ...]) -> Iterator[Invitation]:
    strangers = [p for p in people if p.presence == "I"]
    for number, (person, text) in enumerate(zip(strangers, _UNPLACED, strict=True)):
        yield Invitation(person, at_hour(days_before(life.on, 6 + 5 * number), 14, 20), False, text)


def _accepted(life: Life, people: tuple[Person, ...], seed: int) -> Iterator[Invitation]:
    """Yield those of the last two years that became a connection the day after."""
    rng = stream(seed, "invitations")
    for person in people:
        by_owner = maybe(rng, 0.6)
        text = rng.choice(_BY_OWNER if by_owner else _BY_THEM)
        if person.language == "en" or not person.formal:
            text = ""
        if "L" in person.presence and (life.on - person.met_on).days < 730:
            at = at_hour(person.met_on - timedelta(days=1), rng.randint(8, 20), rng.randrange(60))
            yield Invitation(person, at, by_owner, text)
