"""Whom one met at an event, noted in one go: a line each, understood, looked at, then kept."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core.capture import LONGEST, Captured, captured
from entregent.core.functions import function_of
from entregent.core.identity import name_key
from entregent.core.level import level_of
from entregent.core.text import fold, typed
from entregent.importers.records import Labelled, PersonRecord
from entregent.services import journal
from entregent.services.attendees import Named, match, note_met
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.event_lists import read_cards
from entregent.services.exchanges import log_exchange
from entregent.services.fields import set_fields
from entregent.services.journal import Recorder
from entregent.services.people import add_person
from entregent.services.typed import TYPED
from entregent.services.wording.events import met_at
from entregent.storage.models import Attendee, Book, Event, Exchange, Person, Tie
from entregent.storage.queries.events import attendees, exchanges_there
from entregent.storage.queries.people import with_positions
from entregent.storage.queries.positions import shown
from entregent.storage.queries.wanted import everybody

MOST = 300  # lines at once
_CARD = re.compile(r"BEGIN:VCARD\b.*?END:VCARD\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met, as a line was understood or as it was put right: who of the book they are, None
    for somebody new.
    """

    name: str
    organisation: str = ""
    title: str = ""
    note: str = ""
    email: str = ""
    phone: str = ""
    profile: str = ""
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what was understood of it; what it promises, in its own words."""

    typed: str
    met: Met
    promises: tuple[str, ...]


def understood(book: Book, event: Event, text: str, *, on: date) -> list[Line]:
    """Return what each line of a text says of somebody met on a day; nothing is written.

    Who is meant is looked for among those who take part first, by a given name alone where it is
    only one's, then in the book.
    """
    cards, text = _cards_in(text)
    lines = [line for line in typed(text).splitlines() if line.strip()]
    if len(lines) > MOST:
        raise EntregentError("too-many-lines", most=MOST)
    if any(len(line) > LONGEST for line in lines):
        raise EntregentError("words-too-long", most=LONGEST)
    there = attendees(event)
    given = {word for row in there for word in row.name_key.split()[:1]}
    told = [captured(line, on=on, language=book.language, given=given) for line in lines]
    named = [_named(one) for one in told]
    listed = [_listed(one, there) for one in named]
    whole = [
        Named(row.name, one.organisation or row.organisation, one.title, one.email or row.email)
        if row
        else one
        for one, row in zip(named, listed, strict=True)
    ]
    found = match(book, whole)
    return [
        Line(line, _met(one, said, row, row.person if row and row.person else person), one.promises)
        for line, one, said, row, person in zip(lines, told, whole, listed, found, strict=True)
    ] + _of_cards(book, cards)


def _cards_in(text: str) -> tuple[list[PersonRecord], str]:
    """Return the vCards pasted among lines, as a telephone reads the code on a card; the rest."""
    blocks = _CARD.findall(text)
    return read_cards("\n".join(blocks)) if blocks else [], _CARD.sub("\n", text)


def _of_cards(book: Book, cards: Sequence[PersonRecord]) -> list[Line]:
    named = [Named(one.name, one.organisation, one.title, _first(one.emails)) for one in cards]
    return [
        Line(
            one.name,
            Met(
                one.name, one.organisation, one.title, one.note, _first(one.emails),
                _first(one.phones), next(iter(one.profiles), ""), person,
            ),
            (),
        )
        for one, person in zip(cards, match(book, named), strict=True)
    ]  # fmt: skip


def _first(ways: Sequence[Labelled]) -> str:
    return ways[0].value if ways else ""


def capture(book: Book, event: Event, met: Sequence[Met], *, on: date) -> list[Person]:
    """Note whom I met at an event on a day, as one act; return them.

    Whoever is new is added, known from that event. What was said is the note of an exchange, and
    what it promises is to be done within two working days.
    """
    people = [one for one in met if one.name.strip()]
    if not people:
        raise EntregentError("nobody-met")
    if not event.on <= on <= event.until:
        raise EntregentError("not-a-day-of-it", on=on.isoformat(), name=event.name)
    if on > today(book):
        raise EntregentError("exchange-in-future", on=on.isoformat())
    there = exchanges_there(event, [one.person.pk for one in people if one.person])
    with journal.entry(book, "event-capture", name=event.name, count=len(people)) as recorder:
        told = recorder.entry.values
        noted = [_note(recorder, event, one, on, there) for one in people]
        recorder.only(told)  # of many, no words of one
        return noted


def capture_lines(book: Book, event: Event, text: str, *, on: date) -> list[Line]:
    """Note whom these lines say I met, as they are understood; return the lines."""
    lines = understood(book, event, text, on=on)
    unclear = next((line.typed for line in lines if not line.met.name), None)
    if unclear is not None:
        raise EntregentError("nobody-in-line", line=unclear[:80])
    people = capture(book, event, [line.met for line in lines], on=on)
    return [
        Line(line.typed, _of(line.met, person), line.promises)
        for line, person in zip(lines, people, strict=True)
    ]


def namesakes(book: Book, names: Sequence[str]) -> dict[str, list[Person]]:
    """Return, by name as it is written, who of the book is called so."""
    keys = {name_key(name): name for name in names if name_key(name)}
    found: dict[str, list[Person]] = defaultdict(list)
    numbers = everybody(book).filter(name_key__in=list(keys)).values_list("pk", flat=True)
    for person in with_positions(list(numbers[:MOST])):
        found[keys[person.name_key]].append(person)
    return found


def day_of_meeting(book: Book, event: Event) -> date:
    """Return the day on which one most likely met somebody there: today, else the last so far."""
    return max(event.on, min(event.until, today(book)))


def _note(
    recorder: Recorder, event: Event, one: Met, on: date, there: dict[int, Exchange]
) -> Person:
    book = recorder.entry.book
    person = one.person or _add(recorder, event, one, on)
    fields = _new_of(person, one, event, on=on) if one.person else _ways(one)
    note = typed(one.note)
    if person.pk in there:  # noted already: there was one meeting, with more to say of it
        fields += [("note", note)] if note else []
    if fields:
        set_fields(book, person, fields, on=on)
    if person.pk not in there:
        there[person.pk] = log_exchange(
            book, person, channel="event", on=on, by="both", note=note[:LONGEST]
        )
    note_met(recorder, event, person, on=on)
    return person


def _add(recorder: Recorder, event: Event, one: Met, on: date) -> Person:
    """Add somebody new, known from that event since that day."""
    person = add_person(
        recorder.entry.book, name=one.name, organisation=one.organisation, title=one.title,
        met=met_at(event),
    )  # fmt: skip
    recorder.change(person, met_on=on, origins={**person.origins, "met_on": TYPED})
    return person


def _ways(one: Met) -> list[tuple[str, str]]:
    ways = {"email": one.email, "phone": one.phone, "profile": one.profile}
    return [(field, value) for field, value in ways.items() if value.strip()]


def _new_of(person: Person, one: Met, event: Event, *, on: date) -> list[tuple[str, str]]:
    """Return what was said of somebody that the book did not know, field by field."""
    fields = []
    if not person.how_met and not person.met_on and _is_unmet(person):
        fields += [("how-met", met_at(event)), ("met-on", on.isoformat())]
    [read] = with_positions([person.pk])
    now = shown(read.current_positions)
    firm = now.organisation.name if now and now.organisation else ""
    said = {"organisation": typed(one.organisation), "title": typed(one.title)}
    if said["organisation"] and fold(said["organisation"]) != fold(firm):
        fields += list(said.items())  # elsewhere than the book had them
    elif said["title"] and _says_more(said["title"], now.title if now else ""):
        fields.append(("title", said["title"]))
    return fields + _ways(one)


def _says_more(title: str, known: str) -> bool:
    """Tell whether a title is news of somebody: « DRH » is none of a « Directrice des ressources
    humaines ».
    """
    same = level_of(title) == level_of(known) and function_of(title) == function_of(known)
    return not known or not same


def _is_unmet(person: Person) -> bool:
    return not Tie.objects.filter(pk=person.pk, exchanges__gt=0).exists()


def _named(told: Captured) -> Named:
    return Named(told.name, told.organisation, told.title, next(iter(told.ways.emails), ""))


def _listed(one: Named, there: Iterable[Attendee]) -> Attendee | None:
    """Return who of those that take part is meant: by their name, else by a part of it that is
    theirs alone.
    """
    key = fold(one.name)
    if not key:
        return None
    same = [row for row in there if row.name_key == key]
    begun = same or [row for row in there if f" {row.name_key} ".startswith(f" {key} ")]
    if len(begun) > 1 and one.organisation:
        begun = [row for row in begun if fold(row.organisation) == fold(one.organisation)]
    return begun[0] if len(begun) == 1 else None


def _met(told: Captured, said: Named, row: Attendee | None, person: Person | None) -> Met:
    """Return what a line says; what the list of the event says beside goes with somebody new."""
    beside = row if row and person is None else None
    return Met(
        name=person.name if person else said.name,
        organisation=told.organisation or (beside.organisation if beside else ""),
        title=told.title or (beside.title if beside else ""),
        note=told.note,
        email=next(iter(told.ways.emails), beside.email if beside else ""),
        phone=next(iter(told.ways.phones), ""),
        profile=next(iter(told.ways.profiles), ""),
        person=person,
    )


def _of(met: Met, person: Person) -> Met:
    return Met(
        person.name,
        met.organisation,
        met.title,
        met.note,
        met.email,
        met.phone,
        met.profile,
        person,
    )
