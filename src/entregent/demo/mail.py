"""A mail, and the talks mails belong to."""

import random
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from entregent.demo.dates import MONTHS_EN, MONTHS_FR, at_hour
from entregent.demo.people import Person
from entregent.demo.phrases import (
    ANSWERS,
    CLOSINGS,
    DISHES,
    GREETINGS,
    OPENINGS,
    PLACES,
    PROJECTS,
    SEASONS,
    SUBJECTS,
    TOPICS,
    WEEKDAYS,
)
from entregent.demo.story import NAME, Life

_BEFORE_A_VOWEL = re.compile(r" de (?=avril|août|octobre)")
INBOX, SENT = "Boîte de réception", "Messages envoyés"


class Address(NamedTuple):
    """A name and an e-mail address, as a header shows them."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it lies in the mailbox; `thread` holds the keys of the mails it answers."""

    key: str
    at: datetime
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    body: str
    thread: tuple[str, ...]
    conversation: int
    labels: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Mailbox:
    """The mails written so far, and what writing more of them takes."""

    life: Life
    people: tuple[Person, ...]
    rng: random.Random
    mails: list[Mail] = field(default_factory=list)
    told: set[tuple[str, str]] = field(default_factory=set)  # who has had which subject

    def me(self, at: datetime, *, at_work: bool = False) -> Address:
        """Return the owner, as she signed at that time."""
        return Address(NAME, self.life.address(at.date(), at_work=at_work))

    def them(self, person: Person, at: datetime) -> Address:
        """Return somebody, as they signed at that time."""
        return Address(person.name, person.writes_from(at.date(), self.life))

    def add(
        self,
        at: datetime,
        sender: Address,
        to: tuple[Address, ...],
        subject: str,
        body: str,
        *,
        cc: tuple[Address, ...] = (),
        after: Mail | None = None,
        labels: tuple[str, ...] = (),
        headers: tuple[tuple[str, str], ...] = (),
    ) -> Mail:
        """Add a mail, the answer to `after` when there is one, and return it."""
        number = len(self.mails) + 1
        domain = sender.email.partition("@")[2]
        mail = Mail(
            key=f"<{self.rng.getrandbits(48):012x}.{number}@{domain}>",
            at=at,
            sender=sender,
            to=to,
            cc=cc,
            subject=f"Re: {subject}" if after else subject,
            body=body,
            thread=(*after.thread, after.key) if after else (),
            conversation=after.conversation if after else number,
            labels=labels or ((SENT,) if sender.name == NAME else (INBOX, "Ouvert")),
            headers=headers,
        )
        self.mails.append(mail)
        return mail

    def body(self, register: str, signed: str, *, answer: bool) -> str:
        """Return the text of a short mail."""
        line = self.rng.choice((ANSWERS if answer else OPENINGS)[register])
        given = signed.partition(" ")[0]
        return f"{GREETINGS[register]}\n\n{line}\n\n{CLOSINGS[register]}\n{given}\n"


def talk(box: Mailbox, person: Person, day: date, subject: str, length: int) -> None:
    """Write a talk of that many mails between the owner and somebody, alternately.

    The owner has the last word of what is recent and of every question: whoever waits for her
    answer is told by the scenes alone.
    """
    rng, life = box.rng, box.life
    settled = "?" in subject or (life.on - day).days < 100
    by_owner = length % 2 == 1 if settled else rng.random() < 0.45
    at = at_hour(day, rng.randint(8, 18), rng.randrange(60))
    last: Mail | None = None
    for _ in range(length):
        me, them = box.me(at, at_work=person.at_work), box.them(person, at)
        sender, receiver = (me, them) if by_owner else (them, me)
        body = box.body(register_of(person), sender.name, answer=last is not None)
        last = box.add(at, sender, (receiver,), subject, body, after=last)
        at, by_owner = _next_time(rng, at, person.until), not by_owner


def _next_time(rng: random.Random, at: datetime, until: date) -> datetime:
    """Return when the answer comes: within two days, by daylight, not after the last contact."""
    later = at + timedelta(minutes=rng.randint(20, 2 * 24 * 60))
    if later.hour < 7:
        later = later.replace(hour=8)
    return later if later.date() <= until else at + timedelta(minutes=rng.randint(5, 70))


def register_of(person: Person) -> str:
    """Return how one addresses somebody: "tu", "vous" or "en"."""
    if person.language == "en":
        return "en"
    return "vous" if person.formal else "tu"


def a_subject(box: Mailbox, choices: tuple[str, ...], day: date, language: str) -> str:
    """Return a subject that suits the season, filled in."""
    rng = box.rng
    pattern = rng.choice(choices)
    while any(sign in pattern and day.month not in months for sign, months in SEASONS.items()):
        pattern = rng.choice(choices)
    months = MONTHS_EN if language == "en" else MONTHS_FR
    subject = pattern.format(
        month=months[day.month % 12],
        year=day.year,
        project=rng.choice(PROJECTS),
        place=rng.choice(PLACES),
        dish=rng.choice(DISHES),
        topic=rng.choice(TOPICS),
        weekday=rng.choice(WEEKDAYS[language]),
        n=rng.randint(100, 999),
    )
    if language == "fr":
        subject = _BEFORE_A_VOWEL.sub(" d'", subject)
    return subject[0].upper() + subject[1:]


def subject_with(box: Mailbox, person: Person, day: date) -> str:
    """Return what the owner and somebody would write about that day, a new matter if possible."""
    choices = SUBJECTS[_theme(person, day, box.life)]
    for _ in range(6):
        subject = a_subject(box, choices, day, person.language)
        if (person.sign, subject) not in box.told:
            break
    box.told.add((person.sign, subject))
    return subject


def _theme(person: Person, day: date, life: Life) -> str:
    if person.language == "en":
        return "english"
    if person.tie == "rising":
        return "rising" if person.group == "clients" else "sport"
    if person.group == "turbaline":
        if day >= life.left_turbaline:
            return "former"
        return "colleagues-formal" if person.formal else "colleagues"
    return "former" if person.group == "lauragais" else person.group
