"""What the owner wrote down of the times they met or called."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from entregent.demo.chance import maybe, spread
from entregent.demo.dates import days_before
from entregent.demo.groups import Tie
from entregent.demo.people import Person
from entregent.demo.scenes import LUNCH, LUNCH_DAYS_AGO, LUNCH_WITH
from entregent.demo.story import Life


class Meeting(NamedTuple):
    """A time they met or called; `by` is "me", "them" or "both"."""

    on: date
    channel: str
    by: str
    person: Person
    subject: str


# Mean days between two of them.
_RHYTHM = {Tie.CLOSE: 110, Tie.REGULAR: 300, Tie.RISING: 50, Tie.FADING: 280, Tie.DORMANT: 190}
_SUBJECTS = {
    "family": (
        ("call", "Nouvelles de la famille"),
        ("meal", "Repas du dimanche"),
        ("meal", "Anniversaire en famille"),
    ),
    "friends": (
        ("meal", "Dîner à la maison"),
        ("meal", "Restaurant"),
        ("call", "Longue conversation, projets de l'année"),
        ("event", "Concert"),
    ),
    "lauragais": (
        ("meal", "Déjeuner des anciens à Toulouse"),
        ("call", "Conseils sur la suite de ma carrière"),
        ("meeting", "Café place Saint-Georges"),
    ),
    "turbaline": (
        ("meal", "Déjeuner à la cantine, projet Nacelle X"),
        ("meeting", "Café avant la revue"),
        ("call", "Nouvelles de l'équipe"),
    ),
    "promo": (
        ("event", "Retrouvailles de promo"),
        ("meal", "Déjeuner au passage"),
        ("call", "Discussion sur la reconversion"),
    ),
    "climbing": (("event", "Sortie falaise à Saint-Antonin"), ("meal", "Pizza après la grimpe")),
    "circle": (("event", "Atelier du Cercle fiabilité"), ("video", "Groupe de travail pronostic")),
    "clients": (
        ("meeting", "Visite d'atelier"),
        ("video", "Point sur les essais"),
        ("call", "Délai et qualité des livraisons"),
        ("meal", "Déjeuner après la revue"),
    ),
    "neighbours": (
        ("meeting", "Café après le cours de spinning"),
        ("meeting", "Un mot après le cours du mardi"),
    ),
    "wind": (
        ("meal", "Déjeuner, le marché de l'éolien à Lyon"),
        ("video", "Échange sur la maintenance éolienne"),
        ("meeting", "Café, leurs pannes de multiplicateurs"),
    ),
}
_FAIR_DAYS_AGO = 38
_FAIR = "Salon Horizon éolien, Lyon"


def meetings(rng: random.Random, life: Life, people: tuple[Person, ...]) -> list[Meeting]:
    """Return them all, the oldest first; the last is a lunch nobody followed up."""
    met = [m for p in people if p.emails for m in _of(rng, life, p)]
    met += [
        Meeting(days_before(life.on, _FAIR_DAYS_AGO), "event", "both", p, _FAIR)
        for p in people
        if p.group == "clients" and p.tie == Tie.RISING
    ]
    guest = next(p for p in people if p.name == LUNCH_WITH)
    met.append(Meeting(days_before(life.on, LUNCH_DAYS_AGO), "meal", "both", guest, LUNCH))
    return sorted(met, key=lambda m: (m.on, m.person.sign, m.channel, m.subject))


def _of(rng: random.Random, life: Life, person: Person) -> Iterator[Meeting]:
    last = min(person.until, days_before(life.on, 21))
    for days in _days(rng, person.tie, (last - person.since).days):
        day = person.since + timedelta(days=days)
        channel, subject = rng.choice(_SUBJECTS[_theme(person, day, life)])
        by = rng.choice(("me", "them")) if channel in {"call", "video"} else "both"
        yield Meeting(day, channel, by, person, subject)


def _days(rng: random.Random, tie: Tie, span: int) -> list[int]:
    """Return after how many days they met, evenly for strong ties, at times for weak ones."""
    rhythm = _RHYTHM.get(tie)
    if rhythm:
        first = rng.randint(0, min(rhythm, span))
        days = [d + rng.randint(0, rhythm // 2) for d in range(first, span, rhythm)]
        return [d for d in days if d <= span]
    count = rng.randint(1, 2) if tie == Tie.WEAK and maybe(rng, 0.35) else 0
    return spread(rng, count, 0, span)


def _theme(person: Person, day: date, life: Life) -> str:
    if person.group == "turbaline" and day >= life.left_turbaline:
        return "lauragais"  # one more former employer
    return "wind" if (person.group, person.tie) == ("clients", Tie.RISING) else person.group
