"""The few people to keep closest: put, moved, taken out; their cadence; who might be among them."""

from datetime import timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange, exported
from tests.services.conftest import Clock

from entregent.services.archiving import archive, bring_back
from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.favours import add_favour
from entregent.services.fields import set_fields
from entregent.services.goals import Aim, add_goal
from entregent.services.goals_served import goals_served
from entregent.services.many import archive_people
from entregent.services.top import (
    TopList,
    accept,
    choose_size,
    choose_top_cadence,
    move,
    put,
    take_out,
    the_top,
)
from entregent.services.undoing import undo
from entregent.storage.models import Book, Person, Tie, Top
from entregent.storage.queries.top import number_in_top

pytestmark = pytest.mark.django_db


def people(book: Book, *names: str) -> list[Person]:
    return [a_person(book, name) for name in names]


def inside(book: Book) -> list[str]:
    return [line.summary.person.name for line in now(book).lines]


def now(book: Book) -> TopList:
    return the_top(book, on=TODAY)


def cadence(person: Person) -> int | None:
    tie = Tie.objects.filter(pk=person.pk).first()
    return tie.cadence if tie else None


def kept(book: Book) -> str:
    """The whole book, without what the journal alone knows."""
    return exported(book)


def test_people_are_put_moved_and_taken_out_each_undone_by_one_undo(book: Book) -> None:
    alice, benoit, chloe = people(book, "Alice", "Benoît", "Chloé")
    states = [kept(book)]
    for act in (
        lambda: put(book, alice),
        lambda: put(book, benoit),
        lambda: put(book, chloe, at=1),
        lambda: move(book, alice, 1),
        lambda: move(book, alice, 99),
        lambda: put(book, alice, at=2),
        lambda: take_out(book, chloe),
    ):
        act()
        states.append(kept(book))
    assert inside(book) == ["Alice", "Benoît"]
    assert [number_in_top(one) for one in (alice, benoit, chloe)] == [1, 2, None]
    expected = [["Chloé", "Alice", "Benoît"], ["Chloé", "Benoît", "Alice"]]
    expected += [["Alice", "Chloé", "Benoît"], ["Chloé", "Alice", "Benoît"]]
    states.pop()
    for order in expected:
        undo(book)
        assert kept(book) == states.pop()
        assert inside(book) == order
    for state in reversed(states):
        undo(book)
        assert kept(book) == state


def test_whoever_enters_has_the_cadence_of_the_list_until_they_leave(book: Book) -> None:
    alice, benoit, chloe, dan = people(book, "Alice", "Benoît", "Chloé", "Dan")
    an_exchange(book, alice, on=TODAY - timedelta(days=10))
    for person, own in ((alice, "90"), (benoit, "7"), (dan, "60")):
        set_fields(book, person, [("cadence", own)], on=TODAY)
    for person in (alice, benoit, chloe, dan):
        put(book, person)
    assert [cadence(one) for one in (alice, benoit, chloe, dan)] == [30, 7, 30, 30]
    assert Tie.objects.get(pk=alice.pk).due_on == TODAY + timedelta(days=20)
    set_fields(book, dan, [("cadence", "14")], on=TODAY)
    for person in (alice, benoit, chloe, dan):
        take_out(book, person)
    assert [cadence(one) for one in (alice, benoit, chloe, dan)] == [90, 7, None, 14]


def test_another_cadence_of_the_list_is_followed_but_by_what_was_chosen_by_hand(
    book: Book,
) -> None:
    alice, benoit, chloe = people(book, "Alice", "Benoît", "Chloé")
    set_fields(book, alice, [("cadence", "45")], on=TODAY)
    for person in (alice, benoit, chloe):
        put(book, person)
    set_fields(book, chloe, [("cadence", "90")], on=TODAY)
    choose_top_cadence(book, 60)
    choose_top_cadence(book, 60)
    assert [cadence(one) for one in (alice, benoit, chloe)] == [45, 60, 90]
    choose_top_cadence(book, 14)
    assert [cadence(one) for one in (alice, benoit, chloe)] == [14, 14, 90]
    for person in (alice, benoit, chloe):
        take_out(book, person)
    assert [cadence(one) for one in (alice, benoit, chloe)] == [45, None, 90]


def test_a_full_list_takes_somebody_in_the_place_of_somebody_else(book: Book) -> None:
    alice, benoit, chloe = people(book, "Alice", "Benoît", "Chloé")
    choose_size(book, 2)
    for person in (alice, benoit):
        put(book, person)
    with pytest.raises(EntregentError, match="top-full"):
        put(book, chloe)
    put(book, chloe, instead_of=alice)
    assert inside(book) == ["Chloé", "Benoît"]
    undo(book)
    assert inside(book) == ["Alice", "Benoît"]


def test_a_smaller_list_throws_nobody_out(book: Book) -> None:
    for person in people(book, "Alice", "Benoît"):
        put(book, person)
    choose_size(book, 1)
    lines = now(book).lines
    assert [(line.beyond, [r.code for r in line.leaving]) for line in lines] == [
        (False, []), (True, ["beyond"]),
    ]  # fmt: skip


@pytest.mark.parametrize("size", [0, 51])
def test_a_list_of_none_or_of_a_crowd_is_refused(book: Book, size: int) -> None:
    with pytest.raises(EntregentError, match="not-a-top-size"):
        choose_size(book, size)
    with pytest.raises(EntregentError, match="not-a-cadence"):
        choose_top_cadence(book, 0)


def test_who_is_archived_or_erased_leaves_and_undo_brings_back(book: Book) -> None:
    alice, benoit = people(book, "Alice", "Benoît")
    put(book, alice)
    put(book, benoit)
    archive(book, alice, on=TODAY)
    assert (inside(book), cadence(alice)) == (["Benoît"], None)
    with pytest.raises(EntregentError, match="asking-archived"):
        put(book, Person.objects.get(pk=alice.pk))
    undo(book)
    assert (inside(book), cadence(alice)) == (["Alice", "Benoît"], 30)
    before = kept(book)
    for leaves in (
        lambda: archive_people(book, [alice.pk], on=TODAY),
        lambda: set_fields(book, alice, [("archived", "yes")], on=TODAY),
        lambda: erase_person(book, alice),
    ):
        alice.refresh_from_db()
        leaves()
        assert inside(book) == ["Benoît"]
        undo(book)
        assert kept(book) == before
    archive(book, alice, on=TODAY)
    bring_back(book, Person.objects.get(pk=alice.pk))
    assert inside(book) == ["Benoît"]


def test_of_two_who_are_one_the_better_place_stays_with_the_cadence_of_the_list(
    book: Book,
) -> None:
    alice, other, benoit, chloe = people(book, "Alice", "Alice M", "Benoît", "Chloé")
    set_fields(book, alice, [("cadence", "90")], on=TODAY)
    for person in (other, benoit, alice):
        put(book, person)
    before = kept(book)
    merge(book, alice, other)
    assert inside(book) == ["Alice", "Benoît"]
    assert (cadence(alice), Top.objects.get(person=alice).cadence_before) == (30, 90)
    undo(book)
    assert kept(book) == before
    merge(book, chloe, other)
    assert inside(book) == ["Chloé", "Benoît", "Alice"]
    take_out(book, chloe)
    assert cadence(chloe) is None


def test_who_is_proposed_is_close_means_something_or_did_something(book: Book) -> None:
    alice, benoit, chloe, dan = people(book, "Alice", "Benoît", "Chloé", "Dan")
    for days in (1, 8, 15, 22, 29):
        an_exchange(book, alice, channel="meal", on=TODAY - timedelta(days=days))
    for person in (benoit, chloe, dan):
        an_exchange(book, person, on=TODAY - timedelta(days=300))
    set_fields(book, benoit, [("circle", "Famille"), ("title", "Chef de chœur")], on=TODAY)
    add_goal(book, name="Chanter", aims=[Aim("title", "chef de chœur"), Aim("place", "Lyon")])
    add_favour(book, chloe, kind="advice", given=False, on=TODAY, outcome="Done")
    set_fields(book, dan, [("through", "Chloé")], on=TODAY)
    found = now(book).entering
    assert [
        (one.summary.person.name, [reason.code for reason in one.why.reasons]) for one in found
    ] == [
        ("Benoît", ["circle", "goal"]),
        ("Alice", ["tie-close"]),
        ("Chloé", ["favours", "brought"]),
    ]
    with pytest.raises(EntregentError, match="not-as-shown"):
        accept(book, on=TODAY, shown=2)
    accept(book, on=TODAY, shown=3)
    assert inside(book) == ["Benoît", "Alice", "Chloé"]
    assert accept(book, on=TODAY) == []
    undo(book)
    assert inside(book) == []


def test_who_was_taken_out_is_not_proposed_for_a_year(book: Book, clock: Clock) -> None:
    [alice] = people(book, "Alice")
    for days in (1, 8, 15, 22, 29):
        an_exchange(book, alice, channel="meal", on=TODAY - timedelta(days=days))
    take_out(book, alice)
    assert now(book).entering == []
    put(book, alice)
    assert inside(book) == ["Alice"]
    undo(book)
    assert now(book).entering == []
    undo(book)
    assert len(now(book).entering) == 1


def test_who_fell_silent_or_cannot_be_reached_might_leave(book: Book, clock: Clock) -> None:
    alice, benoit = people(book, "Alice", "Benoît")
    an_exchange(book, alice)
    put(book, alice)
    put(book, benoit)
    later = TODAY + timedelta(days=70)
    codes = [[r.code for r in line.leaving] for line in the_top(book, on=later).lines]
    assert codes == [["silent"], ["never"]]


def test_nobody_is_moved_who_is_not_on_the_list(book: Book) -> None:
    with pytest.raises(EntregentError, match="not-in-top"):
        move(book, a_person(book), 1)


@pytest.mark.parametrize(
    ("aims", "served"),
    [
        ([Aim("organisation", "Acme")], ["Alice", "Benoît"]),
        ([Aim("organisation", "Acm")], []),
        ([Aim("function", "marketing")], ["Benoît"]),
        ([Aim("place", "Lyon")], ["Alice"]),
        ([Aim("person", "Benoît"), Aim("place", "Lyon")], ["Benoît"]),
        ([], []),
    ],
)
def test_who_serves_a_goal_has_what_it_is_aimed_at(
    book: Book, aims: list[Aim], served: list[str]
) -> None:
    alice = a_person(book, "Alice", organisation="Acme France", title="Comptable")
    benoit = a_person(book, "Benoît", organisation="Acme", title="Directeur marketing")
    set_fields(book, alice, [("address", "1 rue de la Gare, 69000 Lyon")], on=TODAY)
    add_goal(book, name="Un poste", aims=aims)
    found = goals_served(book, [alice.pk, benoit.pk])
    assert [one.name for one in (alice, benoit) if one.pk in found] == served
