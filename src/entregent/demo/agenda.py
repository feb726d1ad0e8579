"""The owner's calendar, as an online calendar exports it: two years back, some weeks ahead."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from entregent.demo.chance import maybe, stream
from entregent.demo.dates import at_hour, days_before, working_day
from entregent.demo.farewell import KEY, last_words
from entregent.demo.groups import Tie
from entregent.demo.lines import folded
from entregent.demo.people import Person
from entregent.demo.phrases import PROJECTS
from entregent.demo.scenes import LUNCH_DAYS_AGO, LUNCH_WITH
from entregent.demo.story import NAME, PRIVATE, Life

_HEAD = (
    "BEGIN:VCALENDAR",
    "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
    "VERSION:2.0",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    f"X-WR-CALNAME:{PRIVATE}",
    "X-WR-TIMEZONE:Europe/Paris",
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Paris",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_ROOM = (
    "ATTENDEE;CUTYPE=RESOURCE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Salle Concorde;"
    "X-NUM-GUESTS=0:mailto:salle@turbaline.example"
)

_MET = {Tie.CLOSE, Tie.REGULAR, Tie.RISING, Tie.FADING}
_PRIVATE_KINDS = (("Déjeuner", 12, 90), ("Café", 9, 45), ("Appel", 18, 30), ("Verre", 19, 120))


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the calendar; `declined` counts the guests, from the last, who won't come."""

    start: datetime
    minutes: int
    summary: str
    guests: tuple[Person, ...] = ()
    place: str = ""
    status: str = "CONFIRMED"
    extra: tuple[str, ...] = ()
    declined: int = 0


def write_calendar(path: Path, life: Life, people: tuple[Person, ...], seed: int) -> None:
    """Write the calendar."""
    rng = stream(seed, "calendar")
    events = [*_past(rng, life, people), *_told(life, people), *_ahead(life, people)]
    events += _last_words(life, people)
    lines = list(_HEAD)
    for event in sorted(events, key=lambda e: (e.start, e.summary)):
        lines += _spelt(event, rng, life)
    lines += _weekly(life, people)
    lines += [*_fair(life), "END:VCALENDAR"]
    path.write_bytes("".join(map(folded, lines)).encode())


def _past(rng: random.Random, life: Life, people: tuple[Person, ...]) -> Iterator[Event]:
    """Yield two years of meetings with those who were around at the time."""
    day = days_before(life.on, 730)
    while day < days_before(life.on, 21):
        there = [p for p in people if p.emails and p.tie in _MET and p.since <= day <= p.until]
        at_work = [p for p in there if p.group in {"turbaline", "clients"}]
        if day < life.left_turbaline and len(at_work) > 4 and maybe(rng, 0.6):
            yield _review(rng, working_day(day), tuple(rng.sample(at_work, rng.randint(2, 4))))
        elif there:
            guest = rng.choice(there)
            what, hour, minutes = rng.choice(_PRIVATE_KINDS)
            yield Event(at_hour(day, hour), minutes, f"{what} {guest.given}", (guest,))
        day += timedelta(days=rng.randint(3, 9))


def _review(rng: random.Random, day: date, guests: tuple[Person, ...]) -> Event:
    what = rng.choice(("Point fiabilité", "Revue AMDEC", "Revue de conception", "Planning essais"))
    return Event(
        at_hour(day, rng.choice((9, 10, 14, 16))),
        60,
        f"{what} {rng.choice(PROJECTS)}",
        guests,
        "Salle Concorde",
        "CANCELLED" if maybe(rng, 0.06) else "CONFIRMED",
        (_ROOM,),
        int(maybe(rng, 0.15)),
    )


def _told(life: Life, people: tuple[Person, ...]) -> Iterator[Event]:
    """Yield the lunch nobody followed up, the spin class and the farewell of a whole firm."""
    lunch = at_hour(days_before(life.on, LUNCH_DAYS_AGO), 12, 30)
    yield Event(lunch, 90, "Déjeuner Karim", _named(people, LUNCH_WITH), "Lyon Part-Dieu")
    first = days_before(life.on, 270)
    tuesday = first - timedelta(days=(first.weekday() - 1) % 7)
    skipped = tuesday + timedelta(days=84)
    yield Event(
        at_hour(tuesday, 18, 30),
        60,
        "Spinning avec Sophie",
        place="Studio Cadence, Villeurbanne",
        extra=(
            "RRULE:FREQ=WEEKLY;BYDAY=TU",
            f"EXDATE;TZID=Europe/Paris:{at_hour(skipped, 18, 30):%Y%m%dT%H%M%S}",
        ),
    )
    farewell = working_day(days_before(life.left_turbaline, 3))
    firm = tuple(
        p for p in people if p.group in {"turbaline", "clients"} and p.work and p.until > farewell
    )
    yield Event(at_hour(farewell, 17), 120, "Pot de départ de Camille", firm[:35], "Cafétéria")


def _last_words(life: Life, people: tuple[Person, ...]) -> Iterator[Event]:
    """Yield the last word she had with each of those she kept of her work."""
    for person, days in last_words(life, people):
        day = working_day(days_before(life.left_turbaline, days))
        title = "Call" if person.language == "en" else "Café d'au revoir"
        yield Event(at_hour(day, 16), 30, f"{title} {person.given}", (person,))


def _weekly(life: Life, people: tuple[Person, ...]) -> Iterator[str]:
    """Yield the weekly meeting of her last months at work, one of its days moved, one left out."""
    first = days_before(life.left_turbaline, 300)
    last = days_before(life.left_turbaline, 7)
    monday = first - timedelta(days=first.weekday())
    skipped, moved = monday + timedelta(days=35), monday + timedelta(days=70)
    team = _named(people, KEY, "Yannick Le Goff")
    weekly = Event(
        at_hour(monday, 9, 30),
        30,
        "Point hebdo fiabilité",
        team,
        extra=(
            f"RRULE:FREQ=WEEKLY;UNTIL={last:%Y%m%d}T215959Z;BYDAY=MO",
            f"EXDATE;TZID=Europe/Paris:{at_hour(skipped, 9, 30):%Y%m%dT%H%M%S}",
        ),
    )
    later = replace(
        weekly,
        start=at_hour(moved + timedelta(days=1), 14),
        extra=(f"RECURRENCE-ID;TZID=Europe/Paris:{at_hour(moved, 9, 30):%Y%m%dT%H%M%S}",),
    )
    for event in (weekly, later):
        yield from _spelt(event, stream(0, "weekly"), life)


def _ahead(life: Life, people: tuple[Person, ...]) -> Iterator[Event]:
    """Yield the weeks to come."""
    for days, hour, minutes, summary, names in (
        (3, 18, 30, "Appel Olivier Estève", ("Olivier Estève",)),
        (6, 20, 150, "Dîner chez Mehdi", ("Mehdi Haddad", "Aïcha Traoré")),
        (9, 12, 90, "Déjeuner Vincent", ("Vincent Nguyen",)),
        (13, 10, 45, "Call with Katrin", ("Katrin Vogel",)),
        (20, 12, 90, "Déjeuner des anciens de Turbaline", ("Nadia Belkacem",)),
    ):
        start = at_hour(life.on + timedelta(days=days), hour)
        yield Event(start, minutes, summary, _named(people, *names))


def _fair(life: Life) -> list[str]:
    """Return the trade fair of the coming weeks, on two whole days."""
    first = life.on + timedelta(days=16)
    return [
        "BEGIN:VEVENT",
        f"UID:journees-maintenance-{first.year}@agenda.example",
        f"DTSTAMP:{life.on:%Y%m%d}T060000Z",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{first + timedelta(days=2):%Y%m%d}",
        "SUMMARY:Salon Maintenance et Renouvelables",
        "LOCATION:Grenoble",
        "DESCRIPTION:Stands de Rhône Éolien\\, Voltarhône et Hélianthe Énergies.",
        "END:VEVENT",
    ]


def _named(people: tuple[Person, ...], *names: str) -> tuple[Person, ...]:
    return tuple(p for p in people if p.name in names)


def _spelt(event: Event, rng: random.Random, life: Life) -> Iterator[str]:
    at_work = bool(event.guests) and all(p.at_work for p in event.guests)
    me = life.address(event.start.date(), at_work=at_work)
    end = event.start + timedelta(minutes=event.minutes)
    yield "BEGIN:VEVENT"
    yield f"UID:{rng.getrandbits(64):016x}@agenda.example"
    yield f"DTSTAMP:{life.on:%Y%m%d}T060000Z"
    yield f"CREATED:{days_before(event.start.date(), 12):%Y%m%d}T081500Z"
    yield f"DTSTART;TZID=Europe/Paris:{event.start:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID=Europe/Paris:{end:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{event.summary}"
    if event.place:
        yield "LOCATION:" + event.place.replace(",", "\\,")
    yield "SEQUENCE:0"
    yield f"STATUS:{event.status}"
    yield "TRANSP:OPAQUE"
    if event.guests:
        yield f"ORGANIZER;CN={NAME}:mailto:{me}"
        yield _attendee("ACCEPTED", NAME, me)
    for left, guest in zip(range(len(event.guests), 0, -1), event.guests, strict=True):
        answer = "DECLINED" if left <= event.declined else "ACCEPTED"
        email = guest.writes_from(event.start.date(), life)
        yield _attendee(answer, guest.name, email)
    yield from event.extra
    yield "END:VEVENT"


def _attendee(answer: str, name: str, email: str) -> str:
    return (
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;"
        f"PARTSTAT={answer};CN={name};X-NUM-GUESTS=0:mailto:{email}"
    )
