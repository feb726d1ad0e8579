"""What is done to several people at once: each is one act, which one Undo takes back."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Sum

from entregent.services import journal, search, ties
from entregent.services.erasing import erase
from entregent.services.errors import EntregentError
from entregent.services.fields import LONGEST_CADENCE
from entregent.services.importing.rows import Names, circle_key, taken_away
from entregent.services.journal import Recorder
from entregent.services.top_cadence import leave
from entregent.services.typed import TYPED, choose_cadence, note_given_back, note_taken_away
from entregent.storage import bulk
from entregent.storage.models import Book, Circle, Membership, Person, Tie
from entregent.storage.queries.circles import circles_of
from entregent.storage.queries.wanted import these_of

# So much in one act, for it to be done and undone within seconds.
MOST, MOST_CADENCES, MOST_ERASED = 2_000, 500, 200  # people
TOLD = 12  # circles named where another one was meant
MOST_EXCHANGES = 2_000  # that leave with people erased


def put_in_circle(book: Book, person_ids: Collection[int], name: str) -> int:
    """Put people into a circle, made when it is new; return how many were not in it."""
    if not circle_key(name):
        raise EntregentError("circle-missing")
    people = _chosen(book, person_ids, MOST)
    with journal.entry(book, "circle-in", circle=name.strip()[:120]) as recorder:
        (circle,) = Names(book, recorder).circles([name.strip()]).values()
        there = Membership.objects.filter(circle=circle, person__in=people)
        inside = set(there.values_list("person_id", flat=True))
        new = [person for person in people if person.pk not in inside]
        for person in new:
            note_given_back(recorder, person, taken_away("circle", circle_key(name)))
        ids = bulk.reserve_ids(Membership, len(new))
        rows = [(pk, book.pk, circle, p.pk, TYPED) for pk, p in zip(ids, new, strict=True)]
        bulk.insert(Membership, ("id", "book_id", "circle_id", "person_id", "origin"), rows)
        if new:
            recorder.created(Membership, ids[0], ids[-1])
        search.refresh(person.pk for person in new)
        recorder.tell(count=len(new))
    return len(new)


def take_out_of_circle(book: Book, person_ids: Collection[int], name: str) -> int:
    """Take people out of a circle, for good; return how many were in it."""
    people = _chosen(book, person_ids, MOST)
    circle = Circle.objects.filter(book=book, key=circle_key(name)).first()
    if circle is None:
        raise no_such_circle(book, name)
    with journal.entry(book, "circle-out", circle=circle.name) as recorder:
        gone = Membership.objects.filter(circle=circle, person__in=people)
        inside = set(gone.values_list("person_id", flat=True))
        for person in people:
            if person.pk in inside:
                note_taken_away(recorder, person, [taken_away("circle", circle.key)])
        recorder.delete(gone)
        if not Membership.objects.filter(circle=circle).exists():
            recorder.delete(Circle.objects.filter(pk=circle.pk))
        search.refresh(inside)
        recorder.tell(count=len(inside))
    return len(inside)


def choose_cadences(book: Book, person_ids: Collection[int], days: int | None, *, on: date) -> int:
    """Choose one cadence for several people, or none; return how many they are."""
    if days is not None and not 0 < days <= LONGEST_CADENCE:
        raise EntregentError("not-a-cadence", value=days)
    people = _chosen(book, person_ids, MOST_CADENCES)
    with journal.entry(book, "cadence-many", count=len(people)) as recorder:
        for person in people:
            choose_cadence(recorder, person, days, on=on)
        ties.refresh(book, [person.pk for person in people])
    return len(people)


def archive_people(book: Book, person_ids: Collection[int], *, on: date) -> int:
    """Leave several people out of every list; return how many were not archived yet."""
    people = [person for person in _chosen(book, person_ids, MOST) if not person.archived_on]
    with journal.entry(book, "archive-many", count=len(people)) as recorder:
        leave(recorder, [person.pk for person in people], on=on)
        _set_archived(recorder, people, on)
    return len(people)


def bring_people_back(book: Book, person_ids: Collection[int]) -> int:
    """Let several people be in the lists again; return how many were archived."""
    people = [person for person in _chosen(book, person_ids, MOST) if person.archived_on]
    with journal.entry(book, "bring-back-many", count=len(people)) as recorder:
        _set_archived(recorder, people, None)
    return len(people)


def _set_archived(recorder: Recorder, people: Sequence[Person], on: date | None) -> None:
    changes = [journal.changed(person, archived_on=on) for person in people]
    recorder.change_all(Person, [change for change in changes if change])


def erase_people(book: Book, person_ids: Collection[int]) -> int:
    """Erase several people as one would each; return how many they were."""
    people = _chosen(book, person_ids, MOST_ERASED)
    exchanges = Tie.objects.filter(person__in=people).aggregate(all=Sum("exchanges"))["all"] or 0
    if len(people) > 1 and exchanges > MOST_EXCHANGES:
        raise EntregentError("too-many-exchanges", count=exchanges)
    with journal.entry(book, "erase-many", count=len(people)) as recorder:
        erase(recorder, people)
    return len(people)


def no_such_circle(book: Book, name: str) -> EntregentError:
    """Return the refusal of a circle that is none, with those there are."""
    known = ", ".join(circle for circle, _ in circles_of(book)[:TOLD])
    return EntregentError("no-such-circle" if known else "no-circle", name=name, known=known)


def _chosen(book: Book, person_ids: Collection[int], most: int) -> list[Person]:
    if len(person_ids) > most:
        raise EntregentError("too-many-people", most=most)
    people = these_of(book, person_ids)
    if not people:
        raise EntregentError("nobody-chosen")
    return people
