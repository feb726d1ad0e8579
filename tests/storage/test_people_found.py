"""People found by any word of theirs, however it is written, in the order of their names."""

import random
from typing import Any

import pytest
from tests.builders import NOW, a_person

from entregent.services import search
from entregent.services.fields import set_fields
from entregent.storage.models import Book, Person
from entregent.storage.queries.people import people_called, people_found, people_suggested
from entregent.storage.queries.wanted import FEW


@pytest.fixture
def some(book: Book) -> Book:
    """A few people whose names are written in many ways."""
    a_person(book, "Zoé Brûlé-Łaska", organisation="Œuvres & Fils", circles=["Été 2024"])
    a_person(book, "Alice Martin", emails=["alice.m@acme.example"], title="Ingénieure")
    a_person(book, "Björn Straße", organisation="ACME", circles=["Choir"])
    a_person(book, "alain O'Neill", circles=["Choir", "Été 2024"])
    chloe = a_person(book, "Chloé Petit")
    set_fields(book, chloe, [("note", "Met at the “Saint-Jean” fair; 50% off")], on=NOW.date())
    return book


def found(book: Book, query: str = "", **how: Any) -> list[str]:
    return [person.name for person in people_found(book, query, **how)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("zoe", "Zoé Brûlé-Łaska"),
        ("ZOÉ", "Zoé Brûlé-Łaska"),
        ("zoe\u0301", "Zoé Brûlé-Łaska"),
        ("brule", "Zoé Brûlé-Łaska"),
        ("laska zo", "Zoé Brûlé-Łaska"),
        ("oeuvres", "Zoé Brûlé-Łaska"),
        ("Œuv", "Zoé Brûlé-Łaska"),
        ("strasse", "Björn Straße"),
        ("STRASSE bjorn", "Björn Straße"),
        ("bjö acme", "Björn Straße"),
        ("Bjoern Strasse", "Björn Straße"),
        ("alice.m@acme.example", "Alice Martin"),
        ("Alice.M@Acme", "Alice Martin"),
        ("m@acme.ex", "Alice Martin"),
        ("acme.example alice", "Alice Martin"),
        ("ingenieure martin", "Alice Martin"),
        ("o'neill", "alain O'Neill"),
        ("neill", "alain O'Neill"),
        ("saint-jean", "Chloé Petit"),
        ("50%", "Chloé Petit"),
        ("  chloé   fair ", "Chloé Petit"),
    ],
)
def test_words_are_found_whatever_their_accents_and_capitals(
    some: Book, query: str, name: str
) -> None:
    assert found(some, query) == [name]


def test_each_word_must_be_there(some: Book) -> None:
    assert found(some, "acme") == ["Alice Martin", "Björn Straße"]
    assert found(some, "acme martin") == ["Alice Martin"]
    assert found(some, "acme chloe") == []


def test_no_word_finds_everybody_by_name(some: Book) -> None:
    everybody = ["alain O'Neill", "Alice Martin", "Björn Straße", "Chloé Petit", "Zoé Brûlé-Łaska"]
    assert found(some) == everybody
    assert found(some, "   ") == everybody


def test_a_circle_narrows_the_search(some: Book) -> None:
    assert found(some, circle="été 2024") == ["alain O'Neill", "Zoé Brûlé-Łaska"]
    assert found(some, circle="ETE 2024") == ["alain O'Neill", "Zoé Brûlé-Łaska"]
    assert found(some, "bjorn", circle="Choir") == ["Björn Straße"]
    assert found(some, "zoe", circle="Choir") == []
    assert found(some, circle="Nobody's") == []


@pytest.mark.parametrize(
    "query",
    [
        '"', "'", '""', "*", "a*", "NEAR(a b)", "a OR b", "a AND NOT b", "words:alice", "-alice",
        "^alice", "(", ")", "alice)", "{alice}", "alice + martin", "\\", "\0", "%", "_", "; DROP",
        "é" * 300, "a " * 500, "😀", "--", "alice\"*", "col : x", ".", "🇫🇷", "\u200b", "ß", "NOT",
    ],
)  # fmt: skip
def test_signs_of_the_search_language_are_harmless(some: Book, query: str) -> None:
    assert len(found(some, query)) <= 5
    assert len(people_called(some, query)) <= 5


def test_words_of_the_search_language_are_words(some: Book) -> None:
    a_person(some, "Or Near Not")
    assert found(some, "or not") == ["Or Near Not"]
    assert found(some, "alice or bjorn") == []
    assert found(some, "near") == ["Or Near Not"]


def many(book: Book, count: int) -> list[str]:
    """Add many people whose names come in no order; return the names in theirs."""
    numbers = list(range(count))
    random.Random(3).shuffle(numbers)
    people = Person.objects.bulk_create(
        Person(book=book, name=f"Dup Ont{n:05}", name_key=f"dup ont{n:05}", created_at=NOW)
        for n in numbers
    )
    search.add((person.pk, person.name) for person in people)
    return sorted(person.name for person in people)


@pytest.mark.parametrize("count", [FEW - 1, FEW, FEW + 1, 2 * FEW])
@pytest.mark.parametrize("query", ["", "dup"])
def test_however_many_are_found_they_come_in_the_order_of_names(
    book: Book, count: int, query: str
) -> None:
    names = many(book, count)
    a_person(book, "Alice Martin" if query else "Zoé")
    expected = names if query else [*names, "Zoé"]
    assert found(book, query) == expected
    assert found(book, query, limit=7) == expected[:7]
    assert found(book, query, limit=0) == []


def test_people_of_another_book_and_its_owner_are_not_found(some: Book) -> None:
    other = Book.objects.create(created_at=NOW)
    a_person(other, "Alice Elsewhere")
    Person.objects.create(
        book=some, name="Alice Me", name_key="alice me", is_me=True, created_at=NOW
    )
    assert found(some, "alice") == ["Alice Martin"]
    assert found(other, "alice") == ["Alice Elsewhere"]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("alice martin", ["Alice Martin"]),
        ("ALICE.M@acme.example", ["Alice Martin"]),
        ("chlo", ["Chloé Petit"]),
        ("acme", ["Alice Martin", "Björn Straße"]),
        ("nobody@x.example", []),
        ("999999", []),
        ("9" * 40, []),
        ("", []),
    ],
)
def test_somebody_is_meant_by_a_number_an_address_or_a_name(
    some: Book, who: str, names: list[str]
) -> None:
    assert [person.name for person in people_called(some, who)] == names


def test_a_whole_name_wins_over_words_that_begin_so(book: Book) -> None:
    for name in ("Ann Lee", "Ann Leeds", "Mary Ann Lee"):
        a_person(book, name)
    assert [person.name for person in people_called(book, "ann lee")] == ["Ann Lee"]


@pytest.mark.parametrize(
    "typed",
    ["06 12 34 56 78", "0612345678", "06.12.34", "+33 6 12 34", "0033612345678", "345678",
     "tel:+33 (0)6 12 34 56 78", "33 6 12 34 56 78", "34 56 78"],
)  # fmt: skip
def test_a_telephone_number_finds_whose_it_is(some: Book, typed: str) -> None:
    alice = people_called(some, "Alice Martin")[0]
    set_fields(some, alice, [("phone", "06 12 34 56 78")], on=NOW.date())
    assert found(some, typed) == ["Alice Martin"]
    assert [person.name for person in people_suggested(some, typed, limit=8)] == ["Alice Martin"]


def test_a_number_dialled_at_home_is_not_the_middle_of_another(some: Book) -> None:
    alice, chloe = (people_called(some, name)[0] for name in ("Alice Martin", "Chloé Petit"))
    set_fields(some, alice, [("phone", "+33 6 12 34 56 78")], on=NOW.date())
    set_fields(some, chloe, [("phone", "+33 7 76 12 34 01")], on=NOW.date())
    assert found(some, "06 12 34") == ["Alice Martin"]
    assert found(some, "61 23 40") == ["Chloé Petit"]
    assert found(some, "03 61 23") == []


def test_a_number_finds_who_has_it_and_who_is_noted_with_it(some: Book) -> None:
    alice, chloe = (people_called(some, name)[0] for name in ("Alice Martin", "Chloé Petit"))
    set_fields(some, alice, [("phone", "+1 415 555 0100")], on=NOW.date())
    set_fields(some, chloe, [("note", "Her desk: 415 555 0100")], on=NOW.date())
    assert found(some, "415 555 0100") == ["Alice Martin", "Chloé Petit"]
    assert found(some, "+1 415 555 0100") == ["Alice Martin"]
    assert found(some, "55501") == []


def test_whoever_has_two_such_numbers_is_found_once(some: Book) -> None:
    alice = people_called(some, "Alice Martin")[0]
    for number in ("06 12 34 56 78", "07 12 34 56 78"):
        set_fields(some, alice, [("phone", number)], on=NOW.date())
    assert found(some, "12 34 56 78") == ["Alice Martin"]


@pytest.mark.parametrize("who", ["06 12 34 56 78", "0612345678", "+33612345678"])
def test_somebody_is_meant_by_a_telephone_number(some: Book, who: str) -> None:
    alice = people_called(some, "Alice Martin")[0]
    set_fields(some, alice, [("phone", "06 12 34 56 78")], on=NOW.date())
    assert people_called(some, who) == [alice]


def test_a_bare_number_means_nobody_by_their_telephone(some: Book) -> None:
    alice = people_called(some, "Alice Martin")[0]
    set_fields(some, alice, [("phone", "06 12 34 56 78")], on=NOW.date())
    assert people_called(some, "612345678") == []


def test_a_list_of_people_takes_as_many_queries_whatever_their_number(
    book: Book, django_assert_num_queries: Any
) -> None:
    many(book, 3)
    with django_assert_num_queries(5):
        assert len(people_found(book, limit=100)) == 3
    a_person(book, "Zoé", emails=["a@x.example", "b@x.example"], circles=["A", "B"], title="CTO")
    many(book, 90)
    with django_assert_num_queries(5):
        assert len(people_found(book, limit=100)) == 94
