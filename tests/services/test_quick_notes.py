"""A quick note: who is meant, who is new, and one act that undo takes back whole."""

import pytest
from tests.builders import TODAY, a_person

from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.quick_notes import WhoIsMeant, note_down, suggestions
from entregent.services.undoing import undo
from entregent.storage.models import Book, Exchange, Note, Person
from entregent.storage.queries.people import people


def noted(book: Book, who: str, **said: str) -> Person:
    """Note a call of today."""
    return note_down(book, who, on=TODAY, **{"channel": "call", **said})


@pytest.mark.parametrize("who", ["Alice Martin", "alice  MARTIN", "ALICE@acme.example"])
def test_a_name_or_an_address_means_who_has_it(book: Book, who: str) -> None:
    alice = a_person(book, emails=["alice@acme.example"])
    assert noted(book, who) == alice
    assert Exchange.objects.get().channel == "call"


@pytest.mark.parametrize("who", ["06 12 34 56 78", "0612345678", "+33 6 12 34 56 78"])
def test_a_telephone_number_means_who_has_it_and_is_nobodys_name(book: Book, who: str) -> None:
    with pytest.raises(EntregentError, match="no-such-person"):
        noted(book, who)
    alice = a_person(book)
    set_fields(book, alice, [("phone", "+33612345678")], on=TODAY)
    assert noted(book, who) == alice
    assert [name for name, _ in suggestions(book, who)] == ["Alice Martin"]


def test_a_part_of_a_telephone_number_asks_who_is_meant(book: Book) -> None:
    alice = a_person(book)
    set_fields(book, alice, [("phone", "+33612345678")], on=TODAY)
    with pytest.raises(WhoIsMeant) as asked:
        noted(book, "06 12 34")
    assert [number for number, _, _ in asked.value.matches] == [alice.pk]


@pytest.mark.parametrize(
    ("who", "name"), [("Nour Haddad", "Nour Haddad"), ("nour.haddad@globex.example", "Nour Haddad")]
)
def test_somebody_new_is_added_by_one_act(book: Book, who: str, name: str) -> None:
    assert noted(book, who).name == name
    undo(book)
    assert not people(book).exists()
    assert not Exchange.objects.exists()


def test_a_part_of_a_name_asks_who_is_meant_and_writes_nothing(book: Book) -> None:
    alice = a_person(book, organisation="Acme")
    with pytest.raises(WhoIsMeant) as asked:
        noted(book, "Alice")
    assert asked.value.matches == ((alice.pk, "Alice Martin", "Acme"),)
    assert noted(book, "Alice", chosen=str(alice.pk)) == alice
    assert noted(book, "Alice", chosen="new").name == "Alice"


def test_namesakes_are_told_apart_by_number(book: Book) -> None:
    one, other = a_person(book, organisation="Acme"), a_person(book, organisation="Globex")
    with pytest.raises(WhoIsMeant):
        noted(book, "Alice Martin")
    names = [name for name, _ in suggestions(book, "alice")]
    assert names == [f"Alice Martin (#{one.pk})", f"Alice Martin (#{other.pk})"]
    assert noted(book, names[1]) == other


def test_what_begins_with_what_is_typed_comes_before_what_only_holds_it(book: Book) -> None:
    a_person(book, "Alix Zola", title="Martingale")
    a_person(book, "Martine Petit")
    assert [name for name, _ in suggestions(book, "mart")] == ["Martine Petit", "Alix Zola"]
    assert suggestions(book, "  ") == []


def test_a_line_alone_is_a_note_on_the_person(book: Book) -> None:
    alice = a_person(book)
    noted(book, "Alice Martin", channel="", note="Aime la voile")
    assert Note.objects.get(person=alice).text == "Aime la voile"
    assert not Exchange.objects.exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"channel": "", "note": ""}, "note-missing"),
        ({"who": "  "}, "name-missing"),
        ({"who": "?!"}, "name-missing"),
        ({"channel": "pigeon"}, "not-a-choice"),
        ({"chosen": "999"}, "no-such-number"),
    ],
)
def test_what_cannot_be_noted_is_refused_and_leaves_the_book_alone(
    book: Book, said: dict[str, str], code: str
) -> None:
    with pytest.raises(EntregentError, match=code):
        noted(book, **{"who": "Alice Martin", **said})
    assert not people(book).exists()
