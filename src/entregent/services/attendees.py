"""Who takes part in an event: put on its list, matched to the book, to be met and why, met."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core.identity import email_key, name_key
from entregent.core.text import fold, typed
from entregent.services import journal
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.journal import Recorder
from entregent.storage.bulk import matching
from entregent.storage.models import Address, Attendee, Book, Event, Person
from entregent.storage.queries.events import attendee_of, attendees, row_of
from entregent.storage.queries.owner import my_addresses
from entregent.storage.queries.people import with_positions
from entregent.storage.queries.positions import shown
from entregent.storage.queries.wanted import everybody

LONGEST_NAME, LONGEST_WHY = 300, 500  # characters
LONGEST_EMAIL = 320
MOST = 5_000  # people on the list of one event


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a list names them."""

    name: str
    organisation: str = ""
    title: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of a list: how many were new to the event, and how many of all it names are in
    the book.
    """

    named: int
    added: int
    known: int


def match(book: Book, named: Sequence[Named]) -> list[Person | None]:
    """Return who of the book each name on a list means: by e-mail, else by name; where several
    bear the name, the one whose organisation it is. None where nobody is, or nothing settles it.

    Two questions, however long the list is.
    """
    emails = {key for one in named if (key := email_key(one.email))}
    by_email = dict(
        matching(Address, ("key", "person_id"), "key", emails, book_id=book.pk, kind="email")
    )
    keys = {key for one in named if (key := name_key(one.name))}
    by_name: dict[str, list[int]] = defaultdict(list)
    for key, pk in matching(Person, ("name_key", "id"), "name_key", keys, book_id=book.pk):
        by_name[key].append(pk)
    wanted = {*by_email.values(), *(pk for found in by_name.values() for pk in found)}
    there = set(everybody(book).filter(pk__in=wanted).values_list("pk", flat=True))
    people = {person.pk: person for person in with_positions(sorted(there))}
    return [_meant(one, by_email, by_name, people) for one in named]


def _meant(
    one: Named, by_email: dict[str, int], by_name: dict[str, list[int]], people: dict[int, Person]
) -> Person | None:
    if found := people.get(by_email.get(email_key(one.email), 0)):
        return found
    called = [people[pk] for pk in by_name.get(name_key(one.name), ()) if pk in people]
    if len(called) > 1:
        called = [person for person in called if one.organisation and _is_at(person, one)]
    return called[0] if len(called) == 1 else None


def _is_at(person: Person, one: Named) -> bool:
    wanted = fold(one.organisation)
    firms = (p.organisation.name for p in person.current_positions if p.organisation)
    return any(fold(firm) == wanted for firm in firms)


def join(book: Book, event: Event, named: Sequence[Named]) -> Joined:
    """Put people on the list of an event, each once; those in the book are matched to it.

    Whoever is on the list already keeps what it says, and takes what is new.
    """
    mine = {address.key for address in my_addresses(book)}
    listed = [one for one in map(_tidy, named) if one.name and not _is_me(one, mine)]
    if not listed:
        raise EntregentError("nobody-listed")
    found = match(book, listed)
    there = attendees(event)
    if len(there) + len(listed) > MOST:
        raise EntregentError("too-many-attendees", most=MOST)
    with journal.entry(book, "event-people", name=event.name, count=len(listed)) as recorder:
        rows = _Listed(there)
        added = sum(
            _put(recorder, event, rows, one, person)
            for one, person in zip(listed, found, strict=True)
        )
    return Joined(len(listed), added, sum(person is not None for person in found))


def put(recorder: Recorder, event: Event, person: Person) -> Attendee:
    """Return somebody of the book as they take part, put on the list as part of an act."""
    row = row_of(event, person)
    if row is None:
        return recorder.create(_row(event, Named(person.name), person))
    if row.person_id is None:
        recorder.change(row, person_id=person.pk)
    return row


def want(book: Book, event: Event, person: Person, *, why: str = "") -> Attendee:
    """Note that I want to meet somebody at an event, and why."""
    with journal.entry(book, "event-want", person=person.pk) as recorder:
        row = put(recorder, event, person)
        recorder.change(row, wanted=True, why=_why(why) or row.why)
    return row


def change_wish(book: Book, row: Attendee, *, wanted: bool, why: str = "") -> None:
    """Note whether I want to meet somebody of the list, of the book or not, and why."""
    with journal.entry(book, "event-want", **_about(row)) as recorder:
        recorder.change(row, wanted=wanted, why=_why(why) if wanted else "")


def choose(book: Book, event: Event, who: str, *, wanted: bool, why: str = "") -> Attendee:
    """Note whether I want to meet whoever is meant: somebody on the list, else of the book."""
    rows = attendees(event)
    key = fold(who)
    same = [row for row in rows if row.name_key == key]
    said = same or [row for row in rows if f" {row.name_key} ".startswith(f" {key} ")]
    if len(said) == 1 and key:
        change_wish(book, said[0], wanted=wanted, why=why or said[0].why)
        return said[0]
    person = find_person(book, who)
    if wanted:
        return want(book, event, person, why=why)
    row = next((row for row in rows if row.person_id == person.pk), None)
    if row is None:
        raise EntregentError("not-on-the-list", name=person.name, event=event.name)
    change_wish(book, row, wanted=False)
    return row


def does(row: Attendee) -> tuple[str, str]:
    """Return the title and the organisation of somebody who takes part: as the book has them now,
    else as the list does.
    """
    positions = getattr(row.person, "current_positions", []) if row.person else []
    now = shown(positions)
    if now is None:
        return row.title, row.organisation
    return now.title, now.organisation.name if now.organisation else ""


def leave(book: Book, row: Attendee) -> None:
    """Take somebody off the list of an event."""
    with journal.entry(book, "event-leave", **_about(row)) as recorder:
        recorder.delete(Attendee.objects.filter(pk=row.pk))


def note_met(recorder: Recorder, event: Event, person: Person, *, on: date) -> None:
    """Note, as part of an act, that I met somebody at an event."""
    row = put(recorder, event, person)
    recorder.change(row, met_on=row.met_on or on)


def the_attendee(event: Event, number: int) -> Attendee:
    """Return somebody who takes part in an event."""
    found = attendee_of(event, number)
    if found is None:
        raise EntregentError("no-such-attendee", number=number)
    return found


class _Listed:
    """Who is on the list of an event, found by person or by name."""

    def __init__(self, rows: Iterable[Attendee]) -> None:
        self._by_person: dict[int, Attendee] = {}
        self._by_name: dict[str, Attendee] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Attendee) -> None:
        if row.person_id is None:
            self._by_name.setdefault(row.name_key, row)
        else:
            self._by_person[row.person_id] = row

    def of(self, person: int | None, key: str) -> Attendee | None:
        """Return the row of somebody: of the book, else the one of this name that is in none."""
        return self._by_person.get(person or 0) or self._by_name.get(key)


def _put(
    recorder: Recorder, event: Event, rows: _Listed, one: Named, person: Person | None
) -> bool:
    row = rows.of(person.pk if person else None, name_key(one.name))
    if row is None:
        rows.add(recorder.create(_row(event, one, person)))
        return True
    told = {
        name: value
        for name in ("organisation", "title", "email")
        if (value := getattr(one, name)) and not getattr(row, name)
    }
    recorder.change(row, person_id=person.pk if person else row.person_id, **told)
    rows.add(row)
    return False


def _row(event: Event, one: Named, person: Person | None) -> Attendee:
    return Attendee(
        book_id=event.book_id, event=event, person=person, name=one.name,
        name_key=name_key(one.name)[:LONGEST_NAME], organisation=one.organisation,
        title=one.title, email=one.email,
    )  # fmt: skip


def _is_me(one: Named, mine: Collection[str]) -> bool:
    return name_key(one.name) in mine or one.email in mine


def _tidy(one: Named) -> Named:
    name, organisation, title = (
        " ".join(typed(text).split())[:LONGEST_NAME]
        for text in (one.name, one.organisation, one.title)
    )
    email = email_key(one.email)[:LONGEST_EMAIL]
    return Named(name if name_key(name) else "", organisation, title, email)


def _why(why: str) -> str:
    said = " ".join(typed(why).split())
    if len(said) > LONGEST_WHY:
        raise EntregentError("words-too-long", most=LONGEST_WHY)
    return said


def _about(row: Attendee) -> dict[str, int]:
    return {"person": row.person_id} if row.person_id else {}
