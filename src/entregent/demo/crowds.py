"""The mails that are not between two: groups of friends, lists, robots, spam and drafts."""

from datetime import date, timedelta
from typing import NamedTuple

from entregent.demo.chance import maybe
from entregent.demo.dates import at_hour, days_before
from entregent.demo.mail import Address, Mailbox, a_subject
from entregent.demo.people import Person
from entregent.demo.phrases import GROUP_SUBJECTS
from entregent.demo.story import GIVEN, NAME, PRIVATE


class Robot(NamedTuple):
    """A list or a machine that writes every few days."""

    name: str
    email: str
    every: int
    subjects: tuple[str, ...]


_LISTS = (
    Robot(
        "La Lettre du vent",
        "lettre@vent-infos.example",
        18,
        ("La Lettre du vent n° {n}", "Spécial maintenance en mer"),
    ),
    Robot(
        "Fiabilité Hebdo",
        "redaction@fiabilite-hebdo.example",
        18,
        ("Pronostic : où en est-on ?", "Les roulements de {month}", "Numéro {n}"),
    ),
    Robot(
        "Cordées de Garonne",
        "infos@cordees-garonne.example",
        28,
        ("Infos du club, {month} {year}", "Salle fermée jeudi", "Sorties de {month}"),
    ),
    Robot(
        "Alumni ENSIG",
        "alumni@ensig.example",
        40,
        ("Agenda des anciens, {month}", "Offres d'emploi de {month}"),
    ),
    Robot(
        "Les Paniers du Rhône",
        "boutique@paniers-rhone.example",
        21,
        ("Votre panier de {month}", "Les premières asperges", "-20 % ce week-end"),
    ),
)
_ROBOTS = (
    Robot(
        "Rail Express",
        "no-reply@rail-express.example",
        28,
        ("Vos billets Lyon-Toulouse", "Votre voyage de demain", "Votre facture {n}"),
    ),
    Robot(
        "Banque des Quais",
        "ne-pas-repondre@banque-quais.example",
        40,
        ("Votre relevé de {month} est disponible",),
    ),
    Robot(
        "Colis Malin",
        "notification@colis-malin.example",
        32,
        ("Votre colis {n} est en route", "Votre colis {n} est arrivé"),
    ),
    Robot(
        "Agenda",
        "calendar-notification@agenda.example",
        35,
        ("Rappel : point d'équipe", "Invitation acceptée : réunion {project}"),
    ),
)
_SPAM = ("Gagnez un aspirateur", "Votre compte sera suspendu", "Crédit immédiat", "URGENT facture")
_EVERY = {"climbing": 75, "circle": 100, "promo": 150, "friends": 110, "family": 90}


def write_groups(box: Mailbox) -> None:
    """Write what goes round in each group, the owner being one of them."""
    for code, every in _EVERY.items():
        day = box.life.first_mail + timedelta(days=box.rng.randint(5, every))
        while day < days_before(box.life.on, 20):
            there = _there(box, code, day)
            if len(there) >= 4:
                _write_round(box, code, there, day)
            day += timedelta(days=box.rng.randint(every // 2, every + every // 2))


def write_greetings(box: Mailbox) -> None:
    """Write the owner's new year's wishes, sent to everybody at once."""
    for year in range(box.life.first_mail.year + 1, box.life.on.year + 1):
        day = date(year, 1, 4)
        there = [p for code in _EVERY for p in _there(box, code, day)]
        if len(there) > 24 and day < days_before(box.life.on, 20):
            at = at_hour(day, 18, 30)
            to = tuple(box.them(p, at) for p in box.rng.sample(there, 25))
            box.add(
                at,
                box.me(at),
                to,
                f"Bonne année {year} !",
                f"Mes meilleurs vœux à tous !\n{GIVEN}\n",
            )


def write_robots(box: Mailbox) -> None:
    """Write newsletters with their List-Id, then what machines send."""
    for robot in _LISTS:
        name = robot.email.replace("@", ".")
        _write_all(
            box,
            robot,
            (
                ("List-Id", f"<{name}>"),
                ("List-Unsubscribe", f"<mailto:desabonnement@{robot.email.partition('@')[2]}>"),
                ("Precedence", "bulk"),
            ),
        )
    for robot in _ROBOTS:
        _write_all(box, robot, (("Auto-Submitted", "auto-generated"),))


def write_rubbish(box: Mailbox) -> None:
    """Write the spam, the drafts never sent and the automatic answers."""
    for number in range(14):
        at = at_hour(days_before(box.life.on, 20 + 9 * number), 4, 30)
        sender = Address(f"Offre {number}", f"promo{number}@gain-facile.example")
        subject = box.rng.choice(_SPAM)
        box.add(at, sender, (_me(),), subject, "Cliquez vite.\n", labels=("Spam", "Non lu"))
    absent = [p for p in box.people if p.group == "clients" and p.tie == "weak" and p.work]
    for person in absent[:8]:
        at = at_hour(person.since + (person.until - person.since) / 2, 11)
        box.add(
            at,
            box.them(person, at),
            (box.me(at, at_work=True),),
            "Réponse automatique : absence",
            "Je suis en congés jusqu'à lundi.\n",
            headers=(("Auto-Submitted", "auto-replied"),),
        )
    _write_draft(box)


def _write_draft(box: Mailbox) -> None:
    """Write the mail to her mentor that the owner never dared to send."""
    mentor = next(p for p in box.people if p.name == "Philippe Castaing")
    at = at_hour(days_before(box.life.on, 40), 22, 10)
    body = "Cher Philippe,\n\nCela fait trop longtemps…\n"
    box.add(at, _me(), (box.them(mentor, at),), "Reconnexion", body, labels=("Brouillons",))


def _me() -> Address:
    return Address(NAME, PRIVATE)


def _there(box: Mailbox, code: str, day: date) -> list[Person]:
    return [
        p
        for p in box.people
        if p.group == code and "M" in p.presence and p.since <= day < p.until - timedelta(days=2)
    ]


def _write_round(box: Mailbox, code: str, there: list[Person], day: date) -> None:
    """Write a mail to a handful of people, and one or two answers to all."""
    rng = box.rng
    at = at_hour(day, rng.randint(8, 21), rng.randrange(60))
    me = box.me(at)
    circle = [box.them(p, at) for p in rng.sample(there, min(len(there), rng.randint(4, 10)))]
    everybody = (me, *circle)
    writer = me if maybe(rng, 0.3) else circle[0]
    subject = a_subject(box, GROUP_SUBJECTS[code], day, "fr")
    last = None
    for _ in range(rng.randint(1, 3)):
        to = tuple(a for a in everybody if a != writer)
        body = box.body("tu", writer.name, answer=last is not None)
        last = box.add(at, writer, to, subject, body, after=last)
        writer, at = rng.choice(everybody), at + timedelta(minutes=rng.randint(20, 600))


def _write_all(box: Mailbox, robot: Robot, headers: tuple[tuple[str, str], ...]) -> None:
    rng = box.rng
    day = box.life.first_mail + timedelta(days=rng.randint(1, robot.every))
    sender = Address(robot.name, robot.email)
    while day < days_before(box.life.on, 2):
        at = at_hour(day, 6, rng.randrange(60))
        subject = a_subject(box, robot.subjects, day, "fr")
        box.add(at, sender, (_me(),), subject, "Lire en ligne.\n", headers=headers)
        day += timedelta(days=rng.randint(robot.every - 3, robot.every + 3))
