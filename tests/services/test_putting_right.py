"""What one noted wrong: an exchange or a note put right, or taken out, and both undone."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import ME, TODAY, a_person, an_exchange, an_mbox, exported

from entregent.services.errors import EntregentError
from entregent.services.exchanges import correct_exchange, remove_exchange
from entregent.services.fields import set_fields
from entregent.services.importing.run import import_paths
from entregent.services.notes import correct_note
from entregent.services.undoing import undo
from entregent.storage.models import Book, Exchange, Mention, Note, Person, Tie
from entregent.storage.queries.people import people_found


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, whom I rang three days ago."""
    person = a_person(book)
    an_exchange(book, person, channel="call", on=TODAY - timedelta(days=3), note="Lyon")
    return person


def test_an_exchange_put_right_is_the_one_that_counts(book: Book, alice: Person) -> None:
    call = Exchange.objects.get()
    day = TODAY - timedelta(days=40)
    correct_exchange(book, alice, call.pk, channel="meal", on=day, by="them", note="Paris")
    right = Exchange.objects.get()
    assert (right.pk, right.channel, right.by, right.note) == (call.pk, "meal", "them", "Paris")
    assert right.at.date() == day
    tie = Tie.objects.get(person=alice)
    assert (tie.last_at, tie.exchanges) == (right.at, 1)
    assert list(right.participants.values_list("at", flat=True)) == [right.at]


def test_a_word_put_right_leaves_the_hour_as_it_was(book: Book, alice: Person) -> None:
    call, day = Exchange.objects.get(), TODAY - timedelta(days=3)
    correct_exchange(book, alice, call.pk, channel="call", on=day, by="both", note="Dijon")
    assert Exchange.objects.get().at == call.at


def test_undo_puts_the_exchange_and_the_tie_back(book: Book, alice: Person) -> None:
    number, was = Exchange.objects.get().pk, exported(book)
    tie = Tie.objects.values().get()
    correct_exchange(book, alice, number, channel="meal", on=TODAY, note="Paris")
    undo(book)
    assert (exported(book), Tie.objects.values().get()) == (was, tie)
    remove_exchange(book, alice, number)
    assert not Tie.objects.exists()
    undo(book)
    assert (exported(book), Tie.objects.values().get()) == (was, tie)


def test_what_a_file_told_is_not_put_right_by_hand(book: Book, tmp_path: Path) -> None:
    alice = a_person(book, emails=["alice@acme.example"])
    import_paths(book, [an_mbox(tmp_path)], me=[ME])
    mail = Exchange.objects.get()
    with pytest.raises(EntregentError, match="no-such-exchange"):
        remove_exchange(book, alice, mail.pk)
    assert Exchange.objects.filter(pk=mail.pk).exists()


@pytest.mark.parametrize("said", [{"channel": "x"}, {"on": TODAY + timedelta(days=2)}])
def test_what_cannot_be_is_refused_as_when_it_is_logged(
    book: Book, alice: Person, said: dict[str, object]
) -> None:
    was = exported(book)
    with pytest.raises(EntregentError):
        correct_exchange(
            book, alice, Exchange.objects.get().pk, **{"channel": "call", "on": TODAY, **said}
        )  # type: ignore[arg-type]
    assert exported(book) == was


def test_a_note_put_right_is_found_by_its_new_words_and_names_whom_it_names(
    book: Book, alice: Person
) -> None:
    benoit, chloe = a_person(book, "Benoît Durand"), a_person(book, "Chloé Petit")
    set_fields(book, alice, [("note", "Sails with @Benoît Durand")], on=TODAY)
    note = Note.objects.get()
    correct_note(book, alice, note.pk, "Climbs with @Chloé Petit")
    assert [m.person_id for m in Mention.objects.all()] == [chloe.pk]
    assert people_found(book, "climbs") == [alice]
    assert people_found(book, "sails") == []
    undo(book)
    assert [m.person_id for m in Mention.objects.all()] == [benoit.pk]
    assert people_found(book, "sails") == [alice]
    assert Note.objects.get().at == note.at


def test_a_note_is_not_emptied(book: Book, alice: Person) -> None:
    set_fields(book, alice, [("note", "Sails")], on=TODAY)
    with pytest.raises(EntregentError, match="note-missing"):
        correct_note(book, alice, Note.objects.get().pk, " \n")
