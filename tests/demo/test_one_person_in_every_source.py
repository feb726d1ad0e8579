"""Who is in the archive, two mailboxes, the calendar, Google and a sheet is still one person."""

from pathlib import Path

import pytest
from django.utils import timezone

from entregent.core.identity import profile_key
from entregent.demo.farewell import KEY, everywhere
from entregent.demo.people import Person, build_people
from entregent.demo.story import Life
from entregent.services.book import today
from entregent.services.demo import make_demo
from entregent.services.sources import facts_of, tellings_of
from entregent.storage.models import Address, Book, Participant, SourceRecord
from entregent.storage.queries.people import people


@pytest.fixture
def book(db: None, tmp_path: Path) -> Book:
    """The book of the example network."""
    made = Book.objects.create(language="fr", time_zone="Europe/Paris", created_at=timezone.now())
    make_demo(made, tmp_path)
    return made


def known_everywhere(book: Book) -> tuple[Person, ...]:
    life = Life(today(book))
    return everywhere(life, build_people(life, 7))


def people_behind(person: Person) -> set[int]:
    """Return who in the book has one of somebody's addresses."""
    keys = {*person.emails, profile_key(person.profile)}
    return set(Address.objects.filter(key__in=keys).values_list("person_id", flat=True))


def sources_of(pk: int) -> set[str]:
    """Return which kinds of source told of somebody, by a row or by an exchange."""
    rows = SourceRecord.objects.filter(person_id=pk).values_list("source", flat=True)
    told = Participant.objects.filter(person_id=pk).values_list("exchange__origin", flat=True)
    return {source.partition(":")[0] for source in (*rows, *told)}


def test_all_that_is_told_of_somebody_meets_in_one_person(book: Book) -> None:
    apart = {p.name for p in known_everywhere(book) if len(people_behind(p)) != 1}
    assert apart == set()
    assert KEY in {p.name for p in known_everywhere(book)}


def test_each_of_more_than_ten_was_told_of_by_every_source(book: Book) -> None:
    every = {"linkedin", "mailbox", "calendar", "google", "sheet"}
    known = {p.name: sources_of(min(people_behind(p))) for p in known_everywhere(book)}
    assert len(known) > 10
    assert {name: every - told for name, told in known.items() if not every <= told} == {}


def test_each_fact_and_both_mailboxes_are_told_of_the_key_person(book: Book) -> None:
    key = next(p for p in known_everywhere(book) if p.name == KEY)
    person = people(book).get(pk=min(people_behind(key)))
    files = {telling.source.file for telling in tellings_of(book, person)}
    assert files >= {"mail.mbox", "mail-work.mbox", "calendar.ics", "google.csv", "suivi.csv"}
    facts = facts_of(book, person)
    assert {fact.what for fact in facts} >= {"name", "email", "phone", "position", "met_on"}
    assert [fact for fact in facts if not fact.source.file] == []
