"""What matters to somebody, what they need and offer: noted, done, withdrawn; mine too."""

from datetime import date

import pytest
from tests.builders import TODAY, a_person, exported

from entregent.services.duplicates import merge
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.finding import myself
from entregent.services.interests import done
from entregent.services.me import choose_my_position, set_mine
from entregent.services.undoing import undo
from entregent.storage.models import Book, Interest, Person, Position
from entregent.storage.queries.people import people, people_found


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, who looks for a co-founder."""
    return a_person(book)


def put(book: Book, person: Person, *fields: str, on: date = TODAY) -> None:
    set_fields(
        book, person, [(n, v) for n, _, v in (field.partition("=") for field in fields)], on=on
    )


def noted(person: Person, state: str = "open") -> list[tuple[str, str]]:
    rows = Interest.objects.filter(person=person, state=state).order_by("pk")
    return list(rows.values_list("kind", "text"))


def test_what_matters_needs_and_offers_are_noted_each_with_its_language_and_day(
    book: Book, alice: Person
) -> None:
    put(book, alice, "matters=la voile", "need=a co-founder for the firm", "offer=Excel")
    rows = list(Interest.objects.values_list("kind", "text", "language", "on"))
    assert rows == [
        ("matters", "la voile", "fr", TODAY),
        ("need", "a co-founder for the firm", "en", TODAY),
        ("offer", "Excel", "en", TODAY),
    ]


def test_a_need_is_found_by_its_words_until_it_is_done(book: Book, alice: Person) -> None:
    put(book, alice, "need=un associé", "need=a designer")
    assert people_found(book, "associe") == [alice]
    done(book, alice, Interest.objects.get(text="un associé").pk)
    assert people_found(book, "associe") == []
    assert noted(alice, "done") == [("need", "un associé")]
    undo(book)
    assert people_found(book, "associe") == [alice]


def test_with_a_minus_it_is_withdrawn_and_stays_with_its_day(book: Book, alice: Person) -> None:
    put(book, alice, "offer=Relire des CV", "offer=Excel")
    put(book, alice, "offer=-relire des cv")
    assert noted(alice) == [("offer", "Excel")]
    assert Interest.objects.get(state="withdrawn").ended_on == TODAY


def test_an_empty_value_withdraws_all_of_a_kind_and_no_other(book: Book, alice: Person) -> None:
    put(book, alice, "offer=Excel", "offer=Word", "need=Time")
    put(book, alice, "offer=")
    assert noted(alice) == [("need", "Time")]


def test_said_again_it_is_open_again_and_no_second_one(book: Book, alice: Person) -> None:
    put(book, alice, "need=Time")
    put(book, alice, "done=time")
    assert noted(alice) == []
    put(book, alice, "need=Time")
    assert noted(alice) == [("need", "Time")]
    assert Interest.objects.count() == 1


@pytest.mark.parametrize("field", ["need=-Money", "done=Money", "need=-", "done="])
def test_what_is_not_noted_can_be_neither_done_nor_withdrawn(
    book: Book, alice: Person, field: str
) -> None:
    put(book, alice, "need=Time")
    with pytest.raises(EntregentError, match="not-noted"):
        put(book, alice, field)
    assert noted(alice) == [("need", "Time")]


def test_more_words_than_a_line_holds_are_refused_not_cut(book: Book, alice: Person) -> None:
    with pytest.raises(EntregentError, match="words-too-long"):
        put(book, alice, "need=" + "a" * 501)
    assert noted(alice) == []


def test_what_is_done_cannot_be_done_again(book: Book, alice: Person) -> None:
    put(book, alice, "need=Time")
    number = Interest.objects.get().pk
    done(book, alice, number)
    with pytest.raises(EntregentError, match="no-such-interest"):
        done(book, alice, number)


def test_made_one_with_somebody_they_keep_what_either_needed(book: Book, alice: Person) -> None:
    other = a_person(book, "A. Martin")
    put(book, alice, "need=Time", "need=Money")
    put(book, other, "need=Time", "offer=Excel")
    before = exported(book)
    merge(book, alice, other)
    assert noted(alice) == [("need", "Time"), ("need", "Money"), ("offer", "Excel")]
    undo(book)
    assert exported(book) == before


def test_i_need_and_offer_too_and_am_still_nobody_of_my_people(book: Book) -> None:
    set_mine(book, [("offer", "Relire des CV"), ("need", "A flat in Lyon")], on=TODAY)
    me = myself(book)
    assert noted(me) == [("offer", "Relire des CV"), ("need", "A flat in Lyon")]
    assert people_found(book, "relire") == []
    assert not people(book).exists()
    undo(book)
    with pytest.raises(EntregentError, match="nothing-of-me"):
        myself(book)


@pytest.mark.parametrize("field", ["cadence", "circle", "boundary", "email", "through"])
def test_what_is_said_of_others_alone_is_not_said_of_me(book: Book, field: str) -> None:
    with pytest.raises(EntregentError, match="not-of-me"):
        set_mine(book, [(field, "7")], on=TODAY)
    assert not Person.objects.exists()


def test_my_position_has_a_level_and_a_function(book: Book) -> None:
    choose_my_position(
        book, title="CFO", organisation="Acme", on=TODAY, level="executive", function="finance"
    )
    told = Position.objects.values_list("title", "level", "function").get()
    assert told == ("CFO", "executive", "finance")
