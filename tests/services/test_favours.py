"""Favours given and asked, what came of them, thanks."""

from datetime import timedelta

import pytest
from tests.builders import TODAY, a_person, exported

from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour, drop_favour, note_outcome, thank, the_favour
from entregent.services.undoing import undo
from entregent.services.wording.favours import balance_of
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, Favour, Person
from entregent.storage.queries.favours import favours, favours_of

EARLIER = TODAY - timedelta(days=30)


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, who was asked for advice."""
    return a_person(book)


def test_a_favour_is_noted_with_what_came_of_it_and_taken_back(book: Book, alice: Person) -> None:
    before = exported(book)
    favour = add_favour(book, alice, kind="advice", given=False, on=EARLIER)
    note_outcome(book, favour, "Two good addresses")
    assert [(f.kind, f.outcome) for f in favours_of(alice)] == [("advice", "Two good addresses")]
    undo(book)
    assert Favour.objects.get().outcome == ""
    undo(book)
    assert exported(book) == before


def test_thanks_go_to_the_latest_favour_that_waits_for_them(book: Book, alice: Person) -> None:
    older = add_favour(book, alice, kind="advice", given=False, on=EARLIER)
    newer = add_favour(book, alice, kind="help", given=False, on=TODAY)
    add_favour(book, alice, kind="share", given=True, on=TODAY)
    assert thank(book, alice, on=TODAY).pk == newer.pk
    assert thank(book, alice, on=TODAY).pk == older.pk
    with pytest.raises(EntregentError, match="nothing-to-thank"):
        thank(book, alice, on=TODAY)
    undo(book)
    assert Favour.objects.get(pk=older.pk).thanked_on is None


def test_thanks_may_be_for_one_favour(book: Book, alice: Person) -> None:
    older = add_favour(book, alice, kind="advice", given=False, on=EARLIER)
    given = add_favour(book, alice, kind="share", given=True, on=TODAY)
    assert thank(book, alice, number=older.pk, on=TODAY).pk == older.pk
    for number in (given.pk, 999):
        with pytest.raises(EntregentError, match="no-such-favour"):
            thank(book, alice, number=number, on=TODAY)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"kind": "gossip"}, "not-a-choice"),
        ({"on": TODAY + timedelta(days=1)}, "favour-in-future"),
        ({"on": TODAY.replace(year=1800)}, "not-a-date"),
        ({"outcome": "a" * 2001}, "words-too-long"),
    ],
)
def test_a_favour_that_cannot_be_is_refused(
    book: Book, alice: Person, said: dict[str, object], code: str
) -> None:
    values: dict[str, object] = {"kind": "help", "given": True, "on": TODAY, **said}
    with pytest.raises(EntregentError, match=code):
        add_favour(book, alice, **values)  # type: ignore[arg-type]
    assert not Favour.objects.exists()


def test_a_favour_is_taken_out_and_comes_back(book: Book, alice: Person) -> None:
    favour = add_favour(book, alice, kind="help", given=True, on=TODAY)
    drop_favour(book, favour)
    with pytest.raises(EntregentError, match="no-such-favour"):
        the_favour(book, favour.pk)
    undo(book)
    assert the_favour(book, favour.pk) == favour


def test_the_balance_is_told_in_words_and_never_as_a_score(book: Book, alice: Person) -> None:
    for _ in range(3):
        add_favour(book, alice, kind="help", given=True, on=TODAY)
    assert balance_of(favours_of(alice)) == "You did them three favours."
    with speaking("fr"):
        assert balance_of(favours_of(alice)) == "Vous lui avez rendu trois services."
    Favour.objects.all().delete()
    add_favour(book, alice, kind="help", given=False, on=TODAY)
    assert balance_of(favours_of(alice)) == "You asked them for one favour. It is your turn."
    assert balance_of([]) == ""


def test_made_one_with_somebody_they_keep_the_favours_of_both(book: Book, alice: Person) -> None:
    other = a_person(book, "A. Martin")
    add_favour(book, alice, kind="help", given=True, on=TODAY)
    add_favour(book, other, kind="help", given=True, on=EARLIER)
    add_favour(book, other, kind="help", given=False, on=TODAY, outcome="Done")
    before = exported(book)
    merge(book, alice, other)
    assert len(favours_of(alice)) == 3
    undo(book)
    assert exported(book) == before


def test_erased_with_them_and_brought_back(book: Book, alice: Person) -> None:
    add_favour(book, alice, kind="help", given=True, on=TODAY)
    before = exported(book)
    erase_person(book, alice)
    assert favours(book) == []
    undo(book)
    assert exported(book) == before
