"""The people: those the story names, then the others, drawn until each group is full."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.text import fold
from entregent.demo.cast import CAST, Sketch
from entregent.demo.chance import maybe, stream, weighted
from entregent.demo.dates import birth_on, days_before
from entregent.demo.groups import GROUPS, Group, Tie
from entregent.demo.jobs import EVERYDAY, TITLES
from entregent.demo.names import Name, new_name
from entregent.demo.organisations import BY_NAME, LAURAGAIS, TURBALINE, of_field
from entregent.demo.scenes import BIRTHDAYS, FORMER_JOBS, NOTES, SILENT_FOR
from entregent.demo.story import Life

_PRIVATE_DOMAINS = ("courriel.example", "mel.example", "postal.example", "boite.example")
_EMPLOYERS = {"lauragais": LAURAGAIS, "turbaline": TURBALINE}
# Days since the last word, when the story does not say.
_SILENCES = {Tie.FADING: (390, 720), Tie.DORMANT: (1130, 1650)}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the network. They are in touch from `since` to `until` at most.

    `private` and `work` are e-mail addresses, "" when the files hold none. `former` is the
    organisation and title of a year ago when they changed since.
    """

    given: str
    family: str
    feminine: bool
    group: str
    presence: str
    tie: Tie
    organisation: str
    title: str
    former: tuple[str, str] | None
    private: str
    work: str
    profile: str
    phone: str
    birthday: date | None
    language: str
    formal: bool
    circles: tuple[str, ...]
    note: str
    met_on: date
    since: date
    until: date

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.given} {self.family}"

    @property
    def emails(self) -> tuple[str, ...]:
        """The addresses the files hold, the one most used first."""
        both = (self.work, self.private) if self.at_work else (self.private, self.work)
        return tuple(address for address in both if address)

    @property
    def at_work(self) -> bool:
        """Whether the owner writes to them from work; of her change of trade, never."""
        return GROUPS[self.group].at_work and self.tie != Tie.RISING

    @property
    def sign(self) -> str:
        """What tells them apart from a namesake: an address, else the profile, else the name."""
        return next((s for s in (*self.emails, self.profile) if s), self.name)

    def writes_from(self, day: date, life: Life) -> str:
        """Return the address they use that day with the owner."""
        if self.group == "turbaline" and day >= life.left_turbaline:
            return self.private or self.work
        return self.emails[0]


@dataclass(frozen=True, slots=True)
class _Draw:
    """What drawing a person takes, and what was given out already."""

    rng: random.Random
    life: Life
    names: set[str]
    slugs: set[str]
    numbers: Iterator[int]


def build_people(life: Life, seed: int) -> tuple[Person, ...]:
    """Return everybody, group by group, the named ones first."""
    rng = stream(seed, "people")
    names = {sketch.name for sketch in CAST}
    draw = _Draw(rng, life, names, set(), iter(rng.sample(range(10_000), 1_000)))
    people: list[Person] = []
    for code, group in GROUPS.items():
        named = [sketch for sketch in CAST if sketch.group == code]
        others = _drawn(draw, code, group, named)
        people.extend(_person(draw, sketch, group) for sketch in (*named, *others))
    return tuple(people)


def _drawn(draw: _Draw, code: str, group: Group, named: list[Sketch]) -> list[Sketch]:
    """Return the people a group still lacks; the strong ties go to those one has the card of."""
    presences = Counter(group.presence)
    presences.subtract(s.presence for s in named)
    ties = Counter(group.ties)
    ties.subtract(s.tie for s in named)
    waiting = [tie for tie in Tie for _ in range(ties[tie]) if tie != Tie.NONE]
    sketches = []
    for presence in sorted(presences, key=lambda p: ("M" not in p, "C" not in p, p)):
        for _ in range(presences[presence]):
            tie = waiting.pop(0) if "M" in presence and waiting else Tie.NONE
            name = new_name(draw.rng, draw.names)
            sketches.append(_anybody(draw.rng, code, name, presence, tie))
    return sketches


def _anybody(rng: random.Random, code: str, name: Name, presence: str, tie: Tie) -> Sketch:
    group = GROUPS[code]
    fields = {"renewables": 1} if (code, tie) == ("clients", Tie.RISING) else group.fields
    title, organisation = _occupation(rng, fields, name.feminine)
    return Sketch(
        f"{name.given} {name.family}",
        name.feminine,
        code,
        presence,
        tie,
        title,
        organisation,
        age=rng.randint(*group.ages),
        formal=maybe(rng, group.formal),
    )


def _occupation(rng: random.Random, fields: dict[str, int], feminine: bool) -> tuple[str, str]:
    """Return a title, in the right gender, and where one holds it."""
    field = weighted(rng, tuple(fields.items()))
    if field == "everyday":
        masculine_title, feminine_title, organisation = rng.choice(EVERYDAY)
        return (feminine_title if feminine else masculine_title), organisation
    employer = _EMPLOYERS.get(field)
    pair = rng.choice(TITLES["aeronautics" if employer else field])
    return pair[feminine], (employer or rng.choice(of_field(field))).name


def _person(draw: _Draw, sketch: Sketch, group: Group) -> Person:
    rng, on = draw.rng, draw.life.on
    given, _, family = sketch.name.partition(" ")
    slug = _free_slug(given, family, draw.slugs)
    private, work = _addresses(rng, sketch, slug)
    known_for = max(_known_for(rng, group, sketch), 420 if sketch.name in FORMER_JOBS else 0)
    carded, heard_of = "C" in sketch.presence, sketch.group == "heard-of"
    profiled = heard_of or not {"L", "I"}.isdisjoint(sketch.presence)
    abroad = _is_abroad(sketch)
    return Person(
        given=given,
        family=family,
        feminine=sketch.feminine,
        group=sketch.group,
        presence=sketch.presence,
        tie=sketch.tie,
        organisation=sketch.organisation,
        title=sketch.title,
        former=FORMER_JOBS.get(sketch.name),
        private=private,
        work=work,
        profile=f"https://www.linkedin.com/in/{slug.replace('.', '-')}-demo" if profiled else "",
        phone=_phone(rng, next(draw.numbers)) if carded and not heard_of and not abroad else "",
        birthday=_birthday(rng, sketch, group, draw.life) if carded and not heard_of else None,
        language="en" if abroad else "fr",
        formal=sketch.formal,
        circles=tuple(c for c in (group.circle, *sketch.circles) if c),
        note=NOTES.get((sketch.group, sketch.name)) or _met(rng, group, sketch.feminine),
        met_on=days_before(on, known_for),
        since=days_before(on, min(known_for, 6 * 365)),
        until=days_before(on, _silence(rng, sketch)),
    )


def _free_slug(given: str, family: str, slugs: set[str]) -> str:
    """Return "anne-laure.pinson", with a figure when a namesake already has it."""
    plain = f"{fold(given).replace(' ', '-')}.{fold(family).replace(' ', '-')}"
    slug, count = plain, 1
    while slug in slugs:
        count += 1
        slug = f"{plain}{count}"
    slugs.add(slug)
    return slug


def _addresses(rng: random.Random, sketch: Sketch, slug: str) -> tuple[str, str]:
    """Return the private and the work address that the files hold."""
    private = f"{slug}@{rng.choice(_PRIVATE_DOMAINS)}"
    both = maybe(rng, 0.3)
    if "M" not in sketch.presence and not ("CL" in sketch.presence and both):
        return "", ""  # a number without an address, or a connection
    employer = _EMPLOYERS.get(sketch.group) or BY_NAME.get(sketch.organisation)
    work = f"{slug}@{employer.domain}" if employer and employer.domain else ""
    if sketch.group == "turbaline":
        return (private if "C" in sketch.presence else ""), work
    if GROUPS[sketch.group].at_work and work:
        return "", work
    return private, (work if "C" in sketch.presence and both else "")


def _known_for(rng: random.Random, group: Group, sketch: Sketch) -> int:
    if sketch.tie == Tie.RISING:
        return rng.randint(120, 280)
    shortest, longest = group.known_for
    if sketch.tie in _SILENCES:
        shortest = max(shortest, min(2300, longest - 100))
    elif sketch.tie == Tie.CLOSE:
        shortest = max(shortest, longest - 300)
    elif sketch.group == "online" and maybe(rng, 0.35):
        longest = 330  # since she thinks of wind power, she meets more people
    return rng.randint(shortest, longest)


def _silence(rng: random.Random, sketch: Sketch) -> int:
    """Return the days since the last contact at the latest."""
    drawn = rng.randint(*_SILENCES.get(sketch.tie, (2, 2)))
    return SILENT_FOR.get(sketch.name, drawn)


def _is_abroad(sketch: Sketch) -> bool:
    organisation = BY_NAME.get(sketch.organisation)
    return organisation is not None and organisation.field == "abroad"


def _met(rng: random.Random, group: Group, feminine: bool) -> str:
    told = rng.choice(group.met)
    return told.replace("·e", "e" if feminine else "")


def _phone(rng: random.Random, number: int) -> str:
    """Return a mobile number of the range kept for fiction in France, as people type it."""
    digits = f"{number:04d}"
    first, last = digits[:2], digits[2:]
    spellings = (
        f"06 39 98 {first} {last}",
        f"+33 6 39 98 {first} {last}",
        f"063998{digits}",
        f"06.39.98.{first}.{last}",
        f"+33 (0)6 39 98 {first} {last}",
        f"+3363998{digits}",
        f"06-39-98-{first}-{last}",
    )
    return rng.choice(spellings)


def _birthday(rng: random.Random, sketch: Sketch, group: Group, life: Life) -> date | None:
    """Return a birth date when the owner would know it, the story's own first."""
    if sketch.name in BIRTHDAYS:
        days, age = BIRTHDAYS[sketch.name]
        return birth_on(life.on + timedelta(days=days), age)
    known = maybe(rng, 0.9 if sketch.group in {"family", "friends"} else 0.35)
    day = life.on + timedelta(days=rng.randint(8, 360))
    return birth_on(day, sketch.age or rng.randint(*group.ages)) if known else None
