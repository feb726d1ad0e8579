"""People in the archives: kept whole, found by a search, in no list until they are brought back."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import (
    ALICE,
    NOW,
    TODAY,
    a_card,
    a_mail,
    a_person,
    a_vcf,
    an_exchange,
    an_mbox,
    exported,
    imported,
    names,
    written,
)

from entregent.services.archiving import archive, bring_back
from entregent.services.cadences import propose_cadences
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.exchanges import log_exchange
from entregent.services.fields import set_fields
from entregent.services.follow_ups import plan
from entregent.services.many import archive_people, bring_people_back
from entregent.services.quick_notes import suggestions
from entregent.services.summaries import people, strongest
from entregent.services.today import todays_list
from entregent.services.undoing import undo
from entregent.storage.models import Book, Exchange, FollowUp, Occasion, Person, ToCompare


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, with every reason to be in today's list."""
    alice = a_person(book, emails=["alice@acme.example"], organisation="Acme")
    an_exchange(book, alice, channel="meal", on=TODAY - timedelta(days=2))
    fields = [("birthday", f"--{TODAY:%m-%d}"), ("cadence", "1"), ("met-on", "2020-01-01")]
    set_fields(book, alice, fields, on=TODAY - timedelta(days=40))
    Occasion.objects.create(book=book, person=alice, kind="new-job", on=TODAY, values={})
    plan(book, alice, "call", on=TODAY)
    return alice


def listed(book: Book) -> list[str]:
    """Return whom today's list, the ties, the proposals and the people tell of."""
    return [
        *(line.person.name for line in todays_list(book, on=TODAY)),
        *(row.person.name for row, _ in strongest(book, on=TODAY, limit=9)),
        *(row.person.name for row, _ in strongest(book, on=TODAY - timedelta(days=1), limit=9)),
        *(proposal.person.name for proposal in propose_cadences(book, on=TODAY)),
        *(row.person.name for row in people(book, on=TODAY)),
        *(name for name, _ in suggestions(book, "Ali")),
        *names(book),
    ]


def test_somebody_archived_is_in_no_list_and_found_by_a_search(book: Book, alice: Person) -> None:
    assert len(listed(book)) >= 6
    archive(book, alice, on=TODAY)
    assert listed(book) == []
    assert [row.person.name for row in people(book, "alice", on=TODAY)] == ["Alice Martin"]
    assert [row.person.name for row in people(book, archived=True, on=TODAY)] == ["Alice Martin"]


def test_whoever_is_brought_back_is_in_every_list_again(book: Book, alice: Person) -> None:
    before = listed(book)
    archive(book, alice, on=TODAY)
    bring_back(book, alice)
    assert listed(book) == before
    assert alice.archived_on is None


def test_one_undo_takes_an_archiving_back_and_another_brings_it_again(
    book: Book, alice: Person
) -> None:
    before = exported(book)
    archive(book, alice, on=TODAY)
    undo(book)
    assert exported(book) == before


def test_a_contact_does_not_bring_them_back(book: Book, alice: Person, tmp_path: Path) -> None:
    archive(book, alice, on=TODAY)
    imported(book, an_mbox(tmp_path, a_mail(ALICE)), me=["paul@moi.example"])
    imported(book, a_vcf(tmp_path, a_card("Alice Martin", "EMAIL:alice@acme.example", "ORG:New")))
    log_exchange(book, alice, channel="call", on=TODAY)
    assert Exchange.objects.count() == 3
    assert listed(book) == []


def test_nothing_is_planned_about_somebody_archived(book: Book, alice: Person) -> None:
    archive(book, alice, on=TODAY)
    with pytest.raises(EntregentError, match="follow-up-archived"):
        plan(book, alice, "call", on=TODAY)
    set_fields(book, alice, [("note", "Call her back on Tuesday")], on=TODAY)
    assert FollowUp.objects.count() == 1


@pytest.mark.parametrize(("value", "away"), [("yes", True), ("Oui", True), ("no", False)])
def test_the_field_says_yes_or_no(book: Book, alice: Person, value: str, away: bool) -> None:
    set_fields(book, alice, [("archived", value)], on=TODAY)
    assert (Person.objects.get(pk=alice.pk).archived_on is not None) is away


def test_any_other_word_is_refused(book: Book, alice: Person) -> None:
    with pytest.raises(EntregentError, match="not-a-choice"):
        set_fields(book, alice, [("archived", "maybe")], on=TODAY)


def test_the_day_of_the_first_archiving_stays(book: Book, alice: Person) -> None:
    archive(book, alice, on=TODAY - timedelta(days=9))
    archive(book, alice, on=TODAY)
    assert Person.objects.get(pk=alice.pk).archived_on == TODAY - timedelta(days=9)


def test_several_are_archived_and_brought_back_as_one_act_each(book: Book) -> None:
    three = [a_person(book, name).pk for name in ("Alice Martin", "Benoît Durand", "Chloé Petit")]
    ToCompare.objects.all().delete()
    assert archive_people(book, three[:2], on=TODAY) == 2
    assert archive_people(book, three, on=TODAY) == 1
    assert names(book) == []
    undo(book)
    assert names(book) == ["Chloé Petit"]
    assert bring_people_back(book, three) == 2
    assert len(names(book)) == 3
    assert not ToCompare.objects.exclude(person=three[2]).exists()


@pytest.mark.parametrize("both", [True, False])
def test_two_who_become_one_are_archived_only_if_both_were(book: Book, both: bool) -> None:
    one, other = a_person(book, "Alice Martin"), a_person(book, "Alice Martin-Roux")
    archive(book, other, on=TODAY)
    if both:
        archive(book, one, on=TODAY)
    kept = merge(book, one, other)
    assert (kept.archived_on is not None) is both
    undo(book)
    assert Person.objects.get(pk=other.pk).archived_on == TODAY


def test_somebody_archived_and_erased_comes_back_archived(book: Book, alice: Person) -> None:
    archive(book, alice, on=TODAY)
    erase_person(book, alice)
    undo(book)
    assert Person.objects.get(pk=alice.pk).archived_on == TODAY


def test_the_whole_book_written_out_and_read_back_keeps_the_archives(
    book: Book, alice: Person, tmp_path: Path
) -> None:
    archive(book, alice, on=TODAY)
    written_out = written(tmp_path / "book.json", exported(book))
    assert "Alice Martin" in exported(book, "vcard")
    assert "Alice Martin" in exported(book, "csv")
    other = Book.objects.create(created_at=NOW)
    Book.objects.filter(pk=book.pk).delete()
    imported(other, written_out)
    assert Person.objects.get(name="Alice Martin").archived_on == TODAY
    assert exported(other) == written_out.read_text()
