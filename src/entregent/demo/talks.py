"""The mails of two: how often each tie writes, and the bursts when people share a project."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from entregent.demo.chance import maybe, spread, weighted
from entregent.demo.dates import at_hour, days_before, working_day
from entregent.demo.groups import Tie
from entregent.demo.mail import Mail, Mailbox, register_of, subject_with, talk
from entregent.demo.people import Person
from entregent.demo.phrases import CLOSINGS, GREETINGS, PROJECTS
from entregent.demo.scenes import THREADS, Thread
from entregent.demo.story import GIVEN

# Mean days between two talks, and the chances of talks of 1, 2, 3 and 4 mails.
_RHYTHM = {
    Tie.CLOSE: 11.5,
    Tie.RISING: 17.0,
    Tie.DORMANT: 40.0,
    Tie.FADING: 60.0,
    Tie.REGULAR: 58.0,
}
_LENGTHS = ((1, 35), (2, 42), (3, 16), (4, 7))
_SHORT_LENGTHS = ((1, 60), (2, 32), (3, 8))


def write_talks(box: Mailbox) -> None:
    """Write what the owner and each of her people wrote to each other over the years."""
    for person in box.people:
        if "M" not in person.presence:
            continue
        lengths = _SHORT_LENGTHS if person.tie == Tie.CLOSE else _LENGTHS
        for day in _talk_days(box.rng, person, box.life.on):
            subject = subject_with(box, person, day)
            talk(box, person, day, subject, weighted(box.rng, lengths))


def write_scenes(box: Mailbox) -> None:
    """Write the threads the story tells word by word."""
    for thread in THREADS:
        person = next(p for p in box.people if p.name == thread.name)
        _write_scene(box, thread, person)


def write_projects(box: Mailbox) -> None:
    """Write the mails of each project: a team in burst for some months, then nothing."""
    first, last = box.life.first_mail, box.life.left_turbaline
    span = (last - first).days // len(PROJECTS)
    for number, project in enumerate(PROJECTS):
        start = first + timedelta(days=number * span + box.rng.randint(0, 40))
        end = min(start + timedelta(days=box.rng.randint(60, 130)), days_before(last, 1))
        team = _team(box, start, end)
        if len(team) >= 3:
            _write_project(box, project, team, start, end)


def _talk_days(rng: random.Random, person: Person, on: date) -> Iterator[date]:
    """Yield the days on which a talk begins."""
    rhythm = _RHYTHM.get(person.tie)
    span = (person.until - person.since).days - 2
    if rhythm is None:
        after = spread(rng, rng.randint(2, 5), 0, span)
    else:
        after, at = [], 0.0
        while (at := at + rhythm * (0.3 + 0.7 * rng.expovariate(1))) <= span:
            after.append(int(at))
    for days in after:
        day = person.since + timedelta(days=days)
        if not (person.at_work and _is_holiday(day)) and day < days_before(on, 2):
            yield working_day(day) if person.at_work else day


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) >= (12, 24) or (day.month == 8 and day.day <= 20)


def _write_scene(box: Mailbox, thread: Thread, person: Person) -> None:
    last: Mail | None = None
    register = register_of(person)
    for line in thread.lines:
        at = at_hour(days_before(box.life.on, line.days_ago), 10 if line.by_owner else 15, 12)
        me, them = box.me(at, at_work=person.at_work), box.them(person, at)
        sender, receiver = (me, them) if line.by_owner else (them, me)
        signed = GIVEN if line.by_owner else person.given
        body = f"{GREETINGS[register]}\n\n{line.text}\n\n{CLOSINGS[register]}\n{signed}\n"
        last = box.add(at, sender, (receiver,), thread.subject, body, after=last)


def _team(box: Mailbox, start: date, end: date) -> list[Person]:
    """Return colleagues and clients who are there all through the project."""
    there = [
        p
        for p in box.people
        if p.group in {"turbaline", "clients"}
        and "M" in p.presence
        and p.since <= start
        and p.until >= end
    ]
    return box.rng.sample(there, min(len(there), box.rng.randint(4, 6)))


def _write_project(box: Mailbox, project: str, team: list[Person], start: date, end: date) -> None:
    rng = box.rng
    week, day = 1, working_day(start)
    while day < end:
        _write_minutes(box, f"{project} : avancement semaine {week}", team, day)
        for person in team[:2]:
            if maybe(rng, 0.35):
                topic = rng.choice(("planning", "essais", "anomalies", "rechanges"))
                talk(box, person, day, f"{project} : {topic}", weighted(rng, _LENGTHS))
        week, day = week + 1, day + timedelta(days=7)


def _write_minutes(box: Mailbox, subject: str, team: list[Person], day: date) -> None:
    """Write the weekly mail to the whole team, and sometimes an answer to all."""
    rng = box.rng
    at = at_hour(day, 9, rng.randrange(60))
    me = box.me(at, at_work=True)
    others = tuple(box.them(p, at) for p in team)
    body = box.body("vous", GIVEN, answer=False)
    sent = box.add(at, me, others[:3], subject, body, cc=others[3:])
    if maybe(rng, 0.4):
        writer = rng.choice(others)
        rest = tuple(o for o in others if o != writer)
        answer = box.body("vous", writer.name, answer=True)
        later = at + timedelta(hours=rng.randint(1, 6))
        box.add(later, writer, (me,), subject, answer, cc=rest, after=sent)
