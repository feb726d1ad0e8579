"""What is done to several people at once is one act, and one Undo takes all of it back."""

import re
from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, a_person, an_exchange, exported, names

from entregent.services import many
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.many import (
    choose_cadences,
    erase_people,
    put_in_circle,
    take_out_of_circle,
)
from entregent.services.undoing import undo
from entregent.services.wording.journal import act_sentence
from entregent.storage.models import (
    Book,
    Circle,
    Entry,
    Exchange,
    Membership,
    Participant,
    Person,
    Tie,
)
from entregent.storage.queries.people import people_found


@pytest.fixture
def garden(book: Book) -> list[int]:
    """Alice, Benoît and Chloé; Alice and Benoît sing, Chloé left the choir."""
    alice = a_person(book, circles=["Choir"], emails=["alice@acme.example"])
    benoit = a_person(book, "Benoît Durand", circles=["Choir"], through=alice)
    chloe = a_person(book, "Chloé Petit", circles=["Choir"])
    set_fields(book, chloe, [("circle", "-Choir")], on=TODAY)
    set_fields(book, benoit, [("cadence", "30")], on=TODAY)
    an_exchange(book, alice, channel="meal")
    return [alice.pk, benoit.pk, chloe.pk]


def members(book: Book, circle: str) -> list[str]:
    return [person.name for person in people_found(book, circle=circle)]


ACTS: dict[str, Callable[[Book, list[int]], int]] = {
    "a new circle": lambda book, ids: put_in_circle(book, ids, "Été à Lyon"),
    "a known circle": lambda book, ids: put_in_circle(book, ids, "CHOIR"),
    "out of a circle": lambda book, ids: take_out_of_circle(book, ids, "choir"),
    "a cadence": lambda book, ids: choose_cadences(book, ids, 90, on=TODAY),
    "no cadence": lambda book, ids: choose_cadences(book, ids, None, on=TODAY),
    "erased": erase_people,
}


def test_erasing_several_at_once_leaves_what_erasing_each_would(
    book: Book, garden: list[int]
) -> None:
    stays = a_person(book, "Dan Roux", through=Person.objects.get(pk=garden[0]))
    for person in (*Person.objects.filter(pk__in=garden[:2]), stays):
        an_exchange(book, person, channel="call")
    together = Exchange.objects.latest("pk")
    for person in garden[:2]:
        Participant.objects.create(exchange=together, person_id=person, book=book, at=together.at)
    left = []
    for act in (erase_people, one_by_one):
        with transaction.atomic():
            act(book, garden)
            left.append(without_numbers(exported(book)))
            transaction.set_rollback(True)
    assert left[0] == left[1] != without_numbers(exported(book))
    erase_people(book, garden)
    assert names(book) == ["Dan Roux"]
    assert Exchange.objects.filter(pk=together.pk).exists()


def without_numbers(export: str) -> str:
    """What is forgotten, but for the numbers: PostgreSQL goes on from those given up."""
    return re.sub(r'"id": \d+, "digest"', '"digest"', export)


def one_by_one(book: Book, ids: list[int]) -> None:
    for person in Person.objects.filter(pk__in=ids).order_by("pk"):
        erase_person(book, person)


def test_erasing_many_asks_as_much_as_few(book: Book) -> None:
    asked = []
    for count in (2, 12):
        ids = [a_person(book, f"Person {n}", emails=[f"{n}@x.example"]).pk for n in range(count)]
        with CaptureQueriesContext(connection) as queries:
            erase_people(book, ids)
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("act", ACTS)
def test_one_undo_brings_all_of_it_back(book: Book, garden: list[int], act: str) -> None:
    before = exported(book)
    ACTS[act](book, garden)
    assert exported(book) != before
    undo(book)
    assert exported(book) == before
    for words in ("alice", "choir", "lyon"):
        found = {person.name for person in people_found(book, words)}
        assert found == {"alice": {"Alice Martin"}, "choir": {"Alice Martin", "Benoît Durand"}}.get(
            words, set()
        )


@pytest.mark.parametrize("act", ACTS)
def test_it_is_one_entry_of_the_journal_with_its_words(
    book: Book, garden: list[int], act: str
) -> None:
    before = Entry.objects.count()
    ACTS[act](book, garden)
    assert Entry.objects.count() == before + 1
    assert "%" not in act_sentence(Entry.objects.latest("pk"))


def test_people_put_in_a_circle_are_found_by_it(book: Book, garden: list[int]) -> None:
    assert put_in_circle(book, garden[1:], "Voile") == 2
    assert put_in_circle(book, garden, "voile") == 1
    assert members(book, "voile") == ["Alice Martin", "Benoît Durand", "Chloé Petit"]
    assert len(people_found(book, "voile")) == 3
    assert Circle.objects.filter(key="voile").count() == 1


def test_an_empty_circle_is_gone_with_its_last_member(book: Book, garden: list[int]) -> None:
    assert take_out_of_circle(book, garden, "Choir") == 2
    assert members(book, "choir") == []
    assert not Circle.objects.exists()
    assert people_found(book, "choir") == []


def test_whoever_left_a_circle_by_hand_is_let_in_again(book: Book, garden: list[int]) -> None:
    put_in_circle(book, garden, "Choir")
    assert "-circle choir" not in Person.objects.get(pk=garden[2]).origins
    assert Membership.objects.count() == 3


def test_a_cadence_chosen_for_many_is_due_for_each(book: Book, garden: list[int]) -> None:
    assert choose_cadences(book, garden, 30, on=TODAY) == 3
    assert Tie.objects.filter(cadence=30, due_on__isnull=False).count() == 3


def test_those_erased_leave_the_book(book: Book, garden: list[int]) -> None:
    assert erase_people(book, garden[:2]) == 2
    assert names(book) == ["Chloé Petit"]


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda book, ids: put_in_circle(book, ids, " … "), "circle-missing"),
        (lambda book, ids: take_out_of_circle(book, ids, "Nobody's"), "no-such-circle"),
        (lambda book, ids: choose_cadences(book, ids, 9_999_999, on=TODAY), "not-a-cadence"),
        (lambda book, ids: erase_people(book, []), "nobody-chosen"),
        (lambda book, ids: erase_people(book, [*ids, 10**9]), "too-many-people"),
        (erase_people, "too-many-exchanges"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    book: Book,
    garden: list[int],
    act: Callable[[Book, list[int]], int],
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(many, "MOST_ERASED", 3)
    monkeypatch.setattr(many, "MOST_EXCHANGES", 0)
    before = exported(book)
    with pytest.raises(EntregentError) as refused:
        act(book, garden)
    assert refused.value.code == code
    assert exported(book) == before


def test_people_of_another_book_are_left_alone(book: Book, garden: list[int]) -> None:
    other = Book.objects.create(created_at=book.created_at)
    stranger = a_person(other, "Dan Roux")
    erase_people(book, [stranger.pk, garden[0]])
    assert names(other) == ["Dan Roux"]
    assert names(book) == ["Benoît Durand", "Chloé Petit"]
