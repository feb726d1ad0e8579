"""People named in notes: still named when they are renamed, merged, erased and brought back."""

from pathlib import Path

import pytest
from tests.builders import NOW, TODAY, a_person, exported, imported, written

from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.fields import set_fields
from entregent.services.notes import remove_note
from entregent.services.undoing import undo
from entregent.storage.models import Book, Mention, Note, Person


@pytest.fixture
def claire(book: Book) -> Person:
    """Claire Morel."""
    return a_person(book, "Claire Morel")


@pytest.fixture
def benoit(book: Book, claire: Person) -> Person:
    """Benoît, with a note that names Claire."""
    benoit = a_person(book, "Benoît Durand")
    set_fields(book, benoit, [("note", "Met by @Claire Morel, in Lyon")], on=TODAY)
    return benoit


def named(book: Book) -> list[tuple[str, str]]:
    """Return whom notes name, as what."""
    rows = Mention.objects.filter(book=book).order_by("words", "pk")
    return [(mention.words, mention.person.name) for mention in rows]


def test_a_note_names_the_one_person_so_called(book: Book, benoit: Person) -> None:
    assert named(book) == [("Claire Morel", "Claire Morel")]


def test_accents_and_case_do_not_matter(book: Book, claire: Person, benoit: Person) -> None:
    set_fields(book, claire, [("note", "Cousin of @benoit DURAND.")], on=TODAY)
    assert ("benoit DURAND", "Benoît Durand") in named(book)


def test_a_name_that_two_people_bear_names_nobody_without_its_number(
    book: Book, claire: Person
) -> None:
    other = a_person(book, "Claire Morel")
    a_person(book, "Claire")
    about = a_person(book, "Dan Roux")
    set_fields(book, about, [("note", "With @Claire Morel again")], on=TODAY)
    assert named(book) == []
    set_fields(book, about, [("note", f"With @Claire Morel (#{other.pk}) again")], on=TODAY)
    assert Mention.objects.get().person == other


def test_a_number_of_another_book_names_nobody(book: Book, benoit: Person) -> None:
    stranger = a_person(Book.objects.create(created_at=NOW), "Zoé Wolf")
    set_fields(book, benoit, [("note", f"@Zoé Wolf (#{stranger.pk}) and @Zoé Wolf")], on=TODAY)
    assert named(book) == [("Claire Morel", "Claire Morel")]


def test_whoever_is_renamed_stays_named(book: Book, claire: Person, benoit: Person) -> None:
    set_fields(book, claire, [("name", "Claire Petit")], on=TODAY)
    assert named(book) == [("Claire Morel", "Claire Petit")]


def test_whoever_is_merged_is_named_under_the_one_kept(
    book: Book, claire: Person, benoit: Person
) -> None:
    other = a_person(book, "Claire Morel-Petit")
    set_fields(book, benoit, [("note", "@Claire Morel-Petit and @Claire Morel")], on=TODAY)
    before = exported(book)
    merge(book, claire, other)
    assert {name for _, name in named(book)} == {"Claire Morel"}
    undo(book)
    assert exported(book) == before


def test_a_note_that_both_have_is_kept_once_with_whom_it_names(
    book: Book, claire: Person, benoit: Person
) -> None:
    other = a_person(book, "Benoit Durant")
    set_fields(book, other, [("note", "Met by @Claire Morel, in Lyon")], on=TODAY)
    before = exported(book)
    merge(book, benoit, other)
    assert Note.objects.count() == Mention.objects.count() == 1
    undo(book)
    assert exported(book) == before


@pytest.mark.parametrize("who", ["Claire Morel", "Benoît Durand"])
def test_whoever_is_erased_is_named_no_more_until_that_is_undone(
    book: Book, benoit: Person, who: str
) -> None:
    before = exported(book)
    erase_person(book, Person.objects.get(name=who))
    assert named(book) == []
    undo(book)
    assert exported(book) == before


def test_a_note_removed_names_nobody_until_it_is_back(book: Book, benoit: Person) -> None:
    before = exported(book)
    remove_note(book, benoit, Note.objects.get().pk)
    assert named(book) == []
    undo(book)
    assert exported(book) == before


def test_undoing_the_note_leaves_nothing_of_it(book: Book, benoit: Person) -> None:
    undo(book)
    assert not Mention.objects.exists()
    assert not Note.objects.exists()


def test_the_book_written_out_and_read_back_names_the_same(
    book: Book, benoit: Person, tmp_path: Path
) -> None:
    out = written(tmp_path / "book.json", exported(book))
    Book.objects.all().delete()
    other = Book.objects.create(created_at=NOW)
    imported(other, out)
    assert exported(other) == out.read_text()
    assert named(other) == [("Claire Morel", "Claire Morel")]
