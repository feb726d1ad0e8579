"""The messages on LinkedIn: a word when connecting, a question now and then."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entregent.demo.chance import maybe, stream
from entregent.demo.dates import at_hour, days_before
from entregent.demo.mail import register_of
from entregent.demo.people import Person
from entregent.demo.story import Life


@dataclass(frozen=True, slots=True)
class Chat:
    """A message on LinkedIn, to or from the owner; `profile` is "" for who is not told."""

    conversation: int
    at: datetime
    by_owner: bool
    name: str
    profile: str
    text: str


_FIRST = {
    "tu": (
        "Salut ! Ça fait plaisir de te retrouver ici.",
        "Hello, ça fait un bail ! Tu en es où ?",
        "Salut, j'ai vu passer ton article sur la fiabilité, très clair.",
        "Tu serais au salon en fin de mois, par hasard ?",
    ),
    "vous": (
        "Bonjour,\nMerci pour la mise en relation. Votre parcours m'intéresse.",
        "Bonjour, j'ai suivi votre intervention sur les roulements, merci.",
        "Bonjour, nous échangions hier à la table ronde sur la maintenance.",
        "Bonjour,\nVous travaillez sur la surveillance vibratoire ? Nous aussi.",
    ),
    "en": (
        "Hi, thanks for connecting!",
        "Hello, I enjoyed your talk on gearbox reliability.",
    ),
}
_NEXT = {
    "tu": ("Oui, avec plaisir !", "Merci, ça me touche.", "On s'appelle bientôt ?", "Bonne idée."),
    "vous": (
        "Avec plaisir, merci à vous.",
        "Je vous remercie pour votre réponse, très utile.",
        "Bien noté, au plaisir d'en reparler.",
    ),
    "en": ("Thanks a lot, very helpful.", "My pleasure.", "Great, let's keep in touch."),
}
_CHANCES = {"online": 0.6, "clients": 0.3}
_ADVERTISEMENT = (
    '<p class="spinmail-quill-editor__spin-break">Formez-vous à la maintenance prédictive en '
    "trois jours !</p>"
)


def write_chats(life: Life, people: tuple[Person, ...], seed: int) -> list[Chat]:
    """Return every message, the newest first."""
    rng = stream(seed, "chats")
    chats = [
        Chat(
            1, at_hour(days_before(life.on, 33), 9), False, "Campus Prédictif", "", _ADVERTISEMENT
        ),
        Chat(2, at_hour(days_before(life.on, 800), 9), False, "LinkedIn Member", "", "Bonjour !"),
    ]
    for number, person in enumerate(people, 3):
        if "L" in person.presence and maybe(rng, _CHANCES.get(person.group, 0.35)):
            chats.extend(_chat(rng, life, person, number))
    return sorted(chats, key=lambda c: (c.at, c.conversation), reverse=True)


def _chat(rng: random.Random, life: Life, person: Person, conversation: int) -> Iterator[Chat]:
    """Yield a conversation; the owner has the last word when it is recent."""
    day = _first_day(rng, life, person)
    length = rng.randint(1, 4)
    by_owner = length % 2 == 1 if (life.on - day).days < 100 else maybe(rng, 0.4)
    at = at_hour(day, rng.randint(8, 15), rng.randrange(60))
    register = register_of(person)
    for text in (rng.choice(_FIRST[register]), *rng.sample(_NEXT[register], length - 1)):
        yield Chat(conversation, at, by_owner, person.name, person.profile, text)
        at, by_owner = at + timedelta(minutes=rng.randint(15, 150)), not by_owner


def _first_day(rng: random.Random, life: Life, person: Person) -> date:
    """Return when they began to write: soon after connecting, before the tie fell silent."""
    if person.group == "online":
        return person.met_on + timedelta(days=rng.randint(0, 3))
    last = min(person.until, days_before(life.on, 20))
    return person.met_on + timedelta(days=rng.randint(0, max(0, (last - person.met_on).days)))
