"""How far a goal is covered by a small network: figures counted by hand."""

from datetime import timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange

from entregent.services import coverage_kept
from entregent.services.archiving import archive
from entregent.services.coverage import coverage_at_once, coverage_of
from entregent.services.coverage_kept import Part
from entregent.services.goals import Aim, add_goal, add_target, find_goal
from entregent.services.links import link
from entregent.services.wording import coverage as wording
from entregent.services.wording.language import speaking
from entregent.storage.home import coverage_file
from entregent.storage.models import Book, Goal, Person

AIMS = [
    Aim("organisation", "Airbus"), Aim("organisation", "Orange"), Aim("sector", "énergie"),
    Aim("function", "finance"), Aim("place", "Lyon"), Aim("organisation", "EDF"),
]  # fmt: skip


@pytest.fixture
def people(book: Book) -> dict[str, Person]:
    """At Airbus Alice, a friend, and Benoît, met once; at Orange Chloé, whom Alice knows, and
    Elsa, whom Chloé knows; David, in finance at Solaire de Lyon, is nobody's link.
    """
    alice = a_person(book, "Alice Martin", organisation="Airbus", circles=["Amis"])
    benoit = a_person(book, "Benoît Durand", organisation="Airbus")
    chloe = a_person(book, "Chloé Petit", organisation="Orange")
    elsa = a_person(book, "Elsa Roy", organisation="Orange")
    david = a_person(book, "David Roux", organisation="Solaire du Rhône", title="Comptable")
    an_exchange(book, benoit, on=TODAY - timedelta(days=200), by="them")
    link(book, alice, chloe, evidence="Same choir", kind="close")
    link(book, chloe, elsa, evidence="Same team", kind="close")
    return {"alice": alice, "benoit": benoit, "chloe": chloe, "elsa": elsa, "david": david}


@pytest.fixture
def goal(book: Book) -> Goal:
    """A goal aimed at three firms, a sector, a function and a town."""
    add_goal(book, name="A new trade", kind="sector", aims=AIMS)
    return find_goal(book, "A new trade")


def counted(part: Part) -> tuple[int, ...]:
    return part.strong, part.weak, part.by_two, part.by_three, part.none


def test_each_target_is_covered_as_counted_by_hand(
    book: Book, people: dict[str, Person], goal: Goal
) -> None:
    found = coverage_of(book, goal, on=TODAY)
    airbus, orange, energy, finance, lyon, edf = found.parts
    assert counted(airbus) == (1, 1, 0, 0, 0)
    assert airbus.who == (people["alice"].pk, people["benoit"].pk)
    assert counted(orange) == (0, 0, 1, 1, 0)
    assert counted(energy) == counted(finance) == (0, 0, 0, 0, 1)
    assert counted(lyon) == counted(edf) == (0, 0, 0, 0, 0)
    assert counted(found.whole) == (1, 1, 1, 1, 1)  # David counts once
    assert found.gaps == [orange, energy, finance, lyon, edf]


def test_the_gap_is_said_first(book: Book, people: dict[str, Person], goal: Goal) -> None:
    found = coverage_of(book, goal, on=TODAY)
    targets = {target.pk: target for target in goal.all_targets}
    told = [wording.line(targets[part.target], part) for part in wording.gaps_first(found)]
    assert told[0] == "énergie: nobody yet · nobody leads there yet: 1"
    assert told[-2:] == [
        "Orange: nobody yet · one introduction away: 1 · two introductions away: 1",
        "Airbus: 2 ties, one of them close",
    ]
    assert wording.summary(found, targets)[0] == (
        "You know nobody yet at 5 of 6 targets: Orange, énergie, Finance and 2 more."
    )
    with speaking("fr"):
        lines = [wording.line(targets[part.target], part) for part in found.parts]
    assert lines[0] == "Airbus\u202f: 2 liens, dont un proche"
    assert lines[5] == "EDF\u202f: personne encore"


def test_a_person_aimed_at_is_told_by_how_near_they_are(
    book: Book, people: dict[str, Person]
) -> None:
    names = ("Alice Martin", "Benoît Durand", "Chloé Petit", "Elsa Roy", "David Roux")
    add_goal(book, name="Five people", aims=[Aim("person", name) for name in names])
    goal = find_goal(book, "Five people")
    found = coverage_of(book, goal, on=TODAY)
    said = [wording.of_target(*both) for both in zip(goal.all_targets, found.parts, strict=True)]
    assert said == [
        "you know them well", "you know them", "one introduction away",
        "two introductions away", "nobody leads there yet",
    ]  # fmt: skip


def test_whoever_is_in_the_archives_covers_nothing(
    book: Book, people: dict[str, Person], goal: Goal
) -> None:
    archive(book, people["benoit"], on=TODAY)
    assert counted(coverage_of(book, goal, on=TODAY).parts[0]) == (1, 0, 0, 0, 0)


def test_what_was_exchanged_since_the_goal_began_is_counted(
    book: Book, people: dict[str, Person], goal: Goal
) -> None:
    assert coverage_of(book, goal, on=TODAY).whole.spoken == 0
    an_exchange(book, people["benoit"], on=TODAY)
    assert coverage_of(book, goal, on=TODAY).whole.spoken == 1


def test_it_is_kept_until_the_book_changes_and_made_anew_where_it_is_damaged(
    book: Book, people: dict[str, Person], goal: Goal
) -> None:
    assert coverage_kept.kept(book, goal, on=TODAY) is None
    found = coverage_at_once(book, goal, on=TODAY)
    assert coverage_kept.kept(book, goal, on=TODAY) == found
    assert "Alice" not in coverage_file().read_text()
    for damaged in ("", "[]", coverage_file().read_text().replace('"who"', '"whom"')):
        coverage_file().write_text(damaged)
        assert coverage_of(book, goal, on=TODAY) == found
    assert coverage_kept.kept(book, goal, on=TODAY + timedelta(days=1)) is None
    add_target(book, goal, Aim("organisation", "Thales"))
    assert coverage_kept.kept(book, goal, on=TODAY) is None


def test_a_goal_aimed_at_nothing_is_covered_by_nobody(book: Book) -> None:
    add_goal(book, name="A choir")
    found = coverage_of(book, find_goal(book, "A choir"), on=TODAY)
    assert (found.parts, found.whole.people) == ((), 0)
    assert wording.summary(found, {}) == []
