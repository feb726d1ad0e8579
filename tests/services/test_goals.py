"""Goals: begun, aimed, corrected, closed."""

from datetime import timedelta

import pytest
from tests.builders import TODAY, a_person, exported

from entregent.services.duplicates import merge
from entregent.services.erasing import erase_person
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.goal_proposals import proposals, understood
from entregent.services.goals import (
    Aim,
    add_goal,
    add_target,
    close_goal,
    drop_target,
    find_goal,
    parse_aim,
    reopen_goal,
    set_goal,
)
from entregent.services.undoing import undo
from entregent.storage.models import Book, Goal, Person, Target
from entregent.storage.queries.goals import goals, targets_of

SOON = TODAY + timedelta(days=90)


@pytest.fixture
def aerospace(book: Book) -> Goal:
    """A goal: to join a firm of aerospace."""
    aims = [Aim("sector", "Aéronautique"), Aim("organisation", "Airbus")]
    return add_goal(book, name="Rejoindre l’aéronautique", kind="job", by=SOON, aims=aims)


def aimed(goal: Goal) -> list[tuple[str, str]]:
    return [(t.kind, t.person.name if t.person else t.value) for t in targets_of(goal)]


def test_a_goal_is_begun_with_its_targets_by_one_act(book: Book, aerospace: Goal) -> None:
    assert (aerospace.started_on, aerospace.by) == (TODAY, SOON)
    assert aimed(aerospace) == [("sector", "Aéronautique"), ("organisation", "Airbus")]
    undo(book)
    assert not Goal.objects.exists()
    assert not Target.objects.exists()


def test_a_goal_is_found_by_number_name_beginning_or_words(book: Book, aerospace: Goal) -> None:
    for which in (str(aerospace.pk), "rejoindre l'aeronautique", "REJ", "Aéronautique"):
        assert find_goal(book, which) == aerospace
    add_goal(book, name="Rejoindre un chœur")
    with pytest.raises(EntregentError, match="several-goals"):
        find_goal(book, "rej")
    for which in ("Peindre", "", "999"):
        with pytest.raises(EntregentError, match="no-such-goal"):
            find_goal(book, which)


def test_a_goal_may_aim_at_a_person_and_follows_them(book: Book, aerospace: Goal) -> None:
    alice, other = a_person(book), a_person(book, "A. Martin")
    add_target(book, aerospace, Aim("person", "A. Martin"))
    before = exported(book)
    merge(book, alice, other)
    assert aimed(aerospace)[-1] == ("person", "Alice Martin")
    undo(book)
    assert exported(book) == before
    erase_person(book, other)
    assert len(aimed(aerospace)) == 2
    undo(book)
    assert exported(book) == before


def test_a_goal_aims_at_a_thing_once_and_no_longer_when_it_is_taken_off(
    book: Book, aerospace: Goal
) -> None:
    add_target(book, aerospace, Aim("organisation", "AIRBUS "))
    assert len(aimed(aerospace)) == 2
    drop_target(book, aerospace, targets_of(aerospace)[0].pk)
    assert aimed(aerospace) == [("organisation", "Airbus")]
    with pytest.raises(EntregentError, match="no-such-target"):
        drop_target(book, aerospace, 999)


def test_a_goal_is_corrected_field_by_field_by_one_act(book: Book, aerospace: Goal) -> None:
    said = [
        ("name", "Airbus"), ("why", "To build"), ("by", ""), ("target", "function=engineering"),
        ("target", "-organisation=airbus"),
    ]  # fmt: skip
    before = exported(book)
    set_goal(book, aerospace, said)
    goal = find_goal(book, "airbus")
    assert (goal.name, goal.kind, goal.why, goal.by) == ("Airbus", "job", "To build", None)
    assert aimed(goal) == [("sector", "Aéronautique"), ("function", "engineering")]
    undo(book)
    assert exported(book) == before


def test_a_closed_goal_comes_after_the_open_ones_and_can_be_opened_again(
    book: Book, aerospace: Goal
) -> None:
    choir = add_goal(book, name="Un chœur")
    assert goals(book) == [aerospace, choir]
    close_goal(book, aerospace, on=TODAY)
    assert goals(book) == [choir, aerospace]
    reopen_goal(book, find_goal(book, "rej"))
    assert Goal.objects.get(pk=aerospace.pk).closed_on is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": " … "}, "goal-nameless"),
        ({"name": "rejoindre l'AERONAUTIQUE"}, "goal-there"),
        ({"name": "a" * 201}, "words-too-long"),
        ({"kind": "war"}, "not-a-choice"),
        ({"by": TODAY - timedelta(days=1)}, "goal-in-past"),
        ({"aims": [Aim("function", "cuisine")]}, "not-a-choice"),
        ({"aims": [Aim("person", "Nobody")]}, "no-such-person"),
        ({"aims": [Aim("place", "…")]}, "target-missing"),
        ({"aims": [Aim("place", "a" * 301)]}, "words-too-long"),
    ],
)
def test_a_goal_that_cannot_be_is_refused_whole(
    book: Book, aerospace: Goal, said: dict[str, object], code: str
) -> None:
    before = exported(book)
    with pytest.raises(EntregentError, match=code):
        add_goal(book, **{"name": "Another", **said})  # type: ignore[arg-type]
    assert exported(book) == before


@pytest.mark.parametrize("text", ["Airbus", "firm=Airbus", "organisation=", "=Airbus"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(EntregentError, match="not-a-target"):
        parse_aim(text)


def test_a_goal_past_its_day_can_still_be_renamed(book: Book, aerospace: Goal) -> None:
    Goal.objects.update(by=TODAY - timedelta(days=3))
    set_goal(book, find_goal(book, "rej"), [("name", "Airbus")])
    assert find_goal(book, "airbus").by == TODAY - timedelta(days=3)


def proposed(book: Book, name: str) -> list[tuple[str, str, int]]:
    goal = add_goal(book, name=name)
    return [(one.aim.kind, one.aim.value, one.people) for one in proposals(book, goal)]


@pytest.fixture
def working(book: Book) -> None:
    """Some people of mine, with their titles and firms."""
    for name, title, firm in (
        ("Alice Martin", "Responsable maintenance", "Airbus"),
        ("Benoît Durand", "Acheteur", "Nacelles d’Oc"),
        ("Chloé Petit", "Boulangère", "Atelier Merisier"),
        ("David Roche", "Directeur financier", "Globex"),
    ):
        a_person(book, name, title=title, organisation=firm)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Rejoindre l’aéronautique", ("sector", "aéronautique", 2)),
        ("Travailler chez Globex", ("organisation", "Globex", 1)),
        ("Un poste de responsable maintenance", ("title", "Responsable maintenance", 1)),
        ("Hire a buyer", ("title", "Acheteur", 1)),
    ],
)
def test_what_a_goal_could_be_aimed_at_is_told_by_its_name_and_the_book(
    book: Book, working: None, name: str, first: tuple[str, str, int]
) -> None:
    assert proposed(book, name)[0] == first
    assert not Target.objects.exists()


def test_firms_of_the_sector_are_proposed_too_but_none_that_is_aimed_at(
    book: Book, working: None
) -> None:
    told = proposed(book, "Rejoindre l’aéronautique")
    assert {value for kind, value, _ in told if kind == "organisation"} == {
        "Airbus", "Nacelles d’Oc",
    }  # fmt: skip
    goal = find_goal(book, "Rejoindre")
    add_target(book, goal, Aim("organisation", "Airbus"))
    assert "Airbus" not in {one.aim.value for one in proposals(book, find_goal(book, "Rejoindre"))}


def test_a_firm_that_the_goal_names_is_proposed_as_a_firm_first_and_as_no_sector(
    book: Book,
) -> None:
    a_person(book, "Alice Martin", organisation="Airbus")
    for number in range(2):
        a_person(book, f"Of another {number}", organisation="Aéronova Systèmes")
    goal = add_goal(book, name="Rejoindre Airbus")
    aims = [one.aim for one in proposals(book, goal)]
    assert (aims[0], "sector" in {aim.kind for aim in aims}) == (
        Aim("organisation", "Airbus"), False,
    )  # fmt: skip
    assert understood(book, goal) == [Aim("organisation", "Airbus")]


def test_a_town_is_proposed_where_somebody_lives_there(book: Book, working: None) -> None:
    alice = Person.objects.get(name="Alice Martin")
    set_fields(book, alice, [("address", "3 quai Claude Bernard, 69007 Lyon")], on=TODAY)
    assert ("place", "Lyon", 1) in proposed(book, "Vivre à Lyon")
    assert proposed(book, "Vivre à Nantes") == []


@pytest.mark.parametrize("name", ["Être heureux", "Apprendre le piano", "A better life"])
def test_where_nothing_of_the_book_fits_nothing_is_proposed(
    book: Book, working: None, name: str
) -> None:
    assert proposed(book, name) == []
