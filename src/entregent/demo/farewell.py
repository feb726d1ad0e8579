"""Those she worked with to the end and kept: they are in every file of hers.

She told them from work where to write from then on, had a last word with each of them, and they
wrote to her at home.
"""

from collections.abc import Iterator
from datetime import timedelta

from entregent.demo.dates import at_hour, days_before, working_day
from entregent.demo.mail import Mailbox, register_of
from entregent.demo.people import Person
from entregent.demo.phrases import CLOSINGS, GREETINGS
from entregent.demo.story import GIVEN, Life

KEY = "Nadia Belkacem"  # the colleague who became a friend
_AT_WORK = frozenset({"turbaline", "clients", "circle"})
_SUBJECT = {
    "tu": "Mon adresse personnelle",
    "vous": "Mon adresse personnelle",
    "en": "My new address",
}
_NEWS = {
    "tu": "Je quitte Turbaline vendredi. Écris-moi désormais chez moi !",
    "vous": "Je quitte Turbaline vendredi. Vous pouvez désormais m'écrire chez moi.",
    "en": "I am leaving Turbaline on Friday. Please write to my private address from now on.",
}
_ANSWER = {"tu": "Bonne route", "vous": "Bonne continuation", "en": "All the best"}
_WISHES = {
    "tu": "C'est noté. Bonne route, et à très vite.",
    "vous": "Je vous souhaite une belle suite.",
    "en": "Noted. I wish you all the best.",
}


def everywhere(life: Life, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return those of her work who have a card and a profile, and did not fall silent."""
    return tuple(
        p
        for p in people
        if p.presence == "MCL"
        and p.group in _AT_WORK
        and p.at_work
        and p.former is None
        and p.since < days_before(life.left_turbaline, 60)
        and p.until >= days_before(life.on, 40)
    )


def last_words(life: Life, people: tuple[Person, ...]) -> Iterator[tuple[Person, int]]:
    """Yield each of them with how many days before she left they had a last word."""
    for number, person in enumerate(everywhere(life, people)):
        yield person, 4 + 2 * number


def write_farewells(box: Mailbox) -> None:
    """Write the news from work, and their answer to where she is at home."""
    for number, person in enumerate(everywhere(box.life, box.people)):
        register = register_of(person)
        leaving = working_day(days_before(box.life.left_turbaline, 3))
        at = at_hour(leaving, 15, number % 60)
        news = _letter(register, _NEWS[register], GIVEN)
        box.add(at, box.me(at, at_work=True), (box.them(person, at),), _SUBJECT[register], news)
        at = at_hour(box.life.left_turbaline + timedelta(days=2), 18, number % 60)
        wishes = _letter(register, _WISHES[register], person.given)
        box.add(at, box.them(person, at), (box.me(at),), _ANSWER[register], wishes)


def _letter(register: str, text: str, signed: str) -> str:
    return f"{GREETINGS[register]}\n\n{text}\n\n{CLOSINGS[register]}\n{signed}\n"
