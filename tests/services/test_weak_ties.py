"""Weak ties for a goal and in general, and those to revive: who, and the reason a person agrees
with.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import NOW, TODAY, a_person, an_exchange
from tests.drafting import draft_to

from entregent.core.functions import FUNCTIONS
from entregent.core.weak_ties import WeakTie
from entregent.services.archiving import archive
from entregent.services.brokerage import figures, parts_of
from entregent.services.drafts import Reason
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.goal_proposals import understood
from entregent.services.goals import Aim, add_goal, add_target, close_goal, find_goal
from entregent.services.links import link
from entregent.services.me import set_mine
from entregent.services.reconnect import worth_reviving
from entregent.services.today import Line, settle, todays_list
from entregent.services.traits import my_traits
from entregent.services.weak_ties import weak_ties_for, weak_ties_in_general
from entregent.services.wording import today as today_wording
from entregent.services.wording import weak_ties as wording
from entregent.services.wording.goals import taken_for
from entregent.storage.models import Address, Book, Person, Position


def met(book: Book, name: str, **known: str) -> Person:
    """Somebody I wrote with half a year ago."""
    person = a_person(book, name, **known)
    an_exchange(book, person, on=TODAY - timedelta(days=180), by="them")
    return person


@pytest.mark.parametrize(
    ("aim", "known", "why"),
    [
        (Aim("organisation", "Airbus"), {"organisation": "Airbus Helicopters"}, "are at Airbus"),
        (Aim("sector", "aéronautique"), {"title": "Aerospace buyer"}, "close to what you seek"),
        (Aim("title", "recruteur"), {"title": "Chargée de recrutement"}, "position is what"),
        (Aim("function", "finance"), {"title": "Directeur financier"}, "work in what you seek"),
        (Aim("function", "people"), {"title": "Chargée de recrutement"}, "work in what you seek"),
    ],
)
def test_who_has_what_the_goal_is_aimed_at_is_proposed_and_told_why(
    book: Book, aim: Aim, known: dict[str, str], why: str
) -> None:
    met(book, "Alice Martin", **known)
    met(book, "Benoît Durand", organisation="Globex", title="Boulanger")
    goal = add_goal(book, name="A goal", kind="job", aims=[aim])
    (found,) = weak_ties_for(book, goal, on=TODAY)
    assert found.person.name == "Alice Martin"
    assert why in wording.reason(found.tie)
    assert "hiring" in wording.ask(found.tie)


def test_a_sector_is_told_by_what_its_firms_are_called_whatever_words_they_use(
    book: Book,
) -> None:
    met(book, "Alice Martin", organisation="Nacelles d'Oc", title="Acheteuse")
    met(book, "Benoît Durand", organisation="Aéronova Systèmes", title="Technicien")
    met(book, "Chloé Petit", organisation="École du Vallon", title="Directrice d'école")
    goal = add_goal(book, name="Un secteur", kind="sector", aims=[Aim("sector", "aéronautique")])
    found = weak_ties_for(book, goal, on=TODAY)
    assert {one.person.name for one in found} == {"Alice Martin", "Benoît Durand"}
    assert all("close to what you seek: aéronautique." in wording.reason(o.tie) for o in found)


def test_of_a_sector_those_whose_words_are_the_goal_s_come_first(book: Book) -> None:
    dam = met(book, "Alice Martin", organisation="Barrages du Vercors", title="Technicienne")
    wind = met(book, "Benoît Durand", organisation="Rhône Éolien", title="Technicien")
    goal = add_goal(book, name="Le vent", kind="sector", aims=[Aim("sector", "éolien")])
    assert [one.person for one in weak_ties_for(book, goal, on=TODAY)] == [wind, dam]


def test_whoever_fell_silent_is_asked_nothing_before_their_news_are_taken(book: Book) -> None:
    alice = a_person(book, "Alice Martin", organisation="Airbus")
    an_exchange(book, alice, on=TODAY - timedelta(days=900), by="them")
    goal = add_goal(book, name="A goal", kind="job", aims=[Aim("organisation", "Airbus")])
    (found,) = weak_ties_for(book, goal, on=TODAY)
    assert wording.ask(found.tie).startswith("It has been a while: take their news first. Ask")


def test_whoever_is_seen_now_and_then_comes_before_whoever_has_been_silent_for_years(
    book: Book,
) -> None:
    silent = a_person(book, "Alice Martin", organisation="Airbus")
    for days in range(2_000, 2_400, 10):  # once the stronger of the two
        an_exchange(book, silent, on=TODAY - timedelta(days=days), by="them")
    living = met(book, "Benoît Durand", organisation="Airbus Helicopters")
    goal = add_goal(book, name="A goal", kind="job", aims=[Aim("organisation", "Airbus")])
    found = weak_ties_for(book, goal, on=TODAY)
    assert [one.person for one in found] == [living, silent]
    assert found[0].tie.score > found[1].tie.score


def test_whoever_lives_where_the_goal_is_aimed_is_proposed(book: Book) -> None:
    alice = met(book, "Alice Martin")
    Address.objects.create(
        book=book, person=alice, kind="postal", value="3 quai\n69003 LYON", key="x", origin="typed"
    )
    goal = add_goal(book, name="A goal", aims=[Aim("place", "Lyon")])
    assert [one.person for one in weak_ties_for(book, goal, on=TODAY)] == [alice]


def test_who_was_only_heard_of_who_is_archived_and_who_is_close_are_not_weak_ties(
    book: Book,
) -> None:
    a_person(book, "Heard Of", organisation="Airbus")
    archive(book, met(book, "Put Away", organisation="Airbus"), on=TODAY)
    close = a_person(book, "Very Close", organisation="Airbus")
    for days in range(12):
        an_exchange(book, close, channel="meal", on=TODAY - timedelta(days=days))
    goal = add_goal(book, name="A goal", aims=[Aim("organisation", "Airbus")])
    assert weak_ties_for(book, goal, on=TODAY) == []


def test_the_positions_of_all_that_a_goal_is_aimed_at_are_read_at_once(book: Book) -> None:
    for name, title in (
        ("Alice Martin", "Designer"),
        ("Chloé Petit", "Pilote"),
        ("Dan", "Juriste"),
    ):
        met(book, name, title=title)
    aims = [Aim("title", "designer"), Aim("title", "pilote"), Aim("function", "legal")]
    goal = add_goal(book, name="A goal", aims=aims)
    with CaptureQueriesContext(connection) as asked_of_tables:
        found = weak_ties_for(book, goal, on=TODAY)
    assert {one.person.name for one in found} >= {"Alice Martin", "Chloé Petit"}
    titles = [q for q in asked_of_tables if '."title" AS "title"' in q["sql"]]
    assert len(titles) == 1  # those of whoever was found


def test_a_goal_aimed_at_nothing_proposes_nobody(book: Book) -> None:
    met(book, "Alice Martin")
    assert weak_ties_for(book, add_goal(book, name="A goal"), on=TODAY) == []


@pytest.mark.parametrize("name", ["Rejoindre l’aéronautique", "Join aeronautics"])
def test_a_goal_with_a_name_alone_is_taken_for_what_it_names(book: Book, name: str) -> None:
    alice = met(book, "Alice Martin", organisation="Nacelles d’Oc", title="Acheteuse")
    met(book, "Benoît Durand", organisation="Globex", title="Boulanger")
    goal = add_goal(book, name=name, kind="sector")
    aims = understood(book, goal)
    assert "(sector)" in taken_for(aims)
    (found,) = weak_ties_for(book, goal, on=TODAY, aims=aims)
    assert found.person == alice
    assert goal.targets.count() == 0
    add_target(book, goal, Aim("organisation", "Globex"))
    assert understood(book, goal) == []


def test_for_a_job_those_whom_some_of_mine_know_come_first(book: Book) -> None:
    lone = met(book, "A Lone", organisation="Airbus")
    known = met(book, "Known Well", organisation="Airbus")
    for number in range(8):
        link(book, known, met(book, f"Friend {number}"), evidence="x")
    goal = add_goal(book, name="A goal", kind="job", aims=[Aim("organisation", "Airbus")])
    found = weak_ties_for(book, goal, on=TODAY)
    assert [one.person for one in found] == [known, lone]
    assert "8 people you know also know them" in wording.reason(found[0].tie)


def test_in_general_those_nobody_else_knows_come_first_and_family_is_left_out(book: Book) -> None:
    one = met(book, "Alice Martin", title="Boulangère")
    other = met(book, "Benoît Durand", title="Journaliste")
    for number in range(3):
        friend = met(book, f"Friend {number}")
        link(book, one, friend, evidence="x")
        link(book, friend, one, evidence="x")
    a_person(book, "Tante Jeanne", circles=["Famille"])
    found = weak_ties_in_general(book, on=TODAY, limit=2)
    assert found[0].person == other
    assert "nobody else you know knows them" in wording.reason(found[0].tie)
    assert "Tante Jeanne" not in {tie.person.name for tie in weak_ties_in_general(book, on=TODAY)}


def test_another_trade_than_mine_is_told(book: Book) -> None:
    set_mine(book, [("title", "CTO"), ("function", "it")], on=TODAY)
    alice = met(book, "Alice Martin", title="CFO")
    set_fields(book, alice, [("function", "finance")], on=TODAY)
    (found,) = weak_ties_in_general(book, on=TODAY)
    assert "trade is not yours: Finance" in wording.reason(found.tie)


def lives(book: Book, person: Person, address: str) -> None:
    Address.objects.create(
        book=book, person=person, kind="postal", value=address, key=address, origin="typed"
    )


def test_another_sector_and_another_town_than_mine_are_told(book: Book) -> None:
    mine = [("organisation", "Crédit Agricole"), ("address", "2 rue Haute, 38000 Grenoble")]
    set_mine(book, mine, on=TODAY)
    alice = met(book, "Alice Martin", organisation="Airbus")
    lives(book, alice, "3 quai Claude Bernard, Villeurbanne, 69100, France")
    (found,) = weak_ties_in_general(book, on=TODAY)
    said = wording.reason(found.tie)
    assert "sector is not yours: Aeronautics." in said
    assert "another town than you: Villeurbanne." in said


def test_the_next_village_and_what_is_unknown_are_no_other_place(book: Book) -> None:
    set_mine(book, [("organisation", "Turbaline")], on=TODAY)
    lives(book, Person.objects.get(book=book, is_me=True), "2 rue Haute, 38000 Grenoble")
    lives(book, met(book, "Alice Martin"), "1 place Verte, 38240 Meylan")
    met(book, "Benoît Durand", organisation="Globex")
    told = [wording.reason(one.tie) for one in weak_ties_in_general(book, on=TODAY)]
    assert len(told) == 2
    assert not [said for said in told if "another" in said]


def test_who_was_where_the_goal_is_aimed_is_told_to_have_left(book: Book) -> None:
    alice = met(book, "Alice Martin", organisation="Airbus")
    set_fields(book, alice, [("organisation", "Globex"), ("title", "")], on=TODAY)
    goal = add_goal(book, name="A goal", aims=[Aim("organisation", "Airbus")])
    for (found,) in [weak_ties_for(book, goal, on=TODAY)]:
        assert "They were at Airbus." in wording.reason(found.tie)


def test_my_sector_is_that_of_the_latest_firm_that_tells_one(book: Book) -> None:
    met(book, "Alice Martin", organisation="Airbus")
    assert "Nothing tells your own sector" in wording.unknown_of_mine(my_traits(book))
    set_mine(book, [("organisation", "Crédit Agricole")], on=TODAY)
    me = Person.objects.get(book=book, is_me=True)
    Position.objects.filter(person=me).update(current=False, started="2012", ended="2019")
    set_mine(book, [("organisation", "Globex")], on=TODAY)
    assert my_traits(book)["sector"] == "bank"
    assert wording.unknown_of_mine(my_traits(book)) == ""
    (found,) = weak_ties_in_general(book, on=TODAY)
    assert "sector is not yours: Aeronautics." in wording.reason(found.tie)


def test_what_titles_tell_is_enough_to_see_another_trade(book: Book) -> None:
    set_mine(book, [("title", "Ingénieure fiabilité")], on=TODAY)
    met(book, "Alice Martin", title="Juriste")
    (found,) = weak_ties_in_general(book, on=TODAY)
    assert "trade is not yours: Legal matters" in wording.reason(found.tie)


def test_a_function_that_was_typed_wins_over_the_title(book: Book) -> None:
    goal = add_goal(book, name="Un emploi", aims=[Aim("function", "legal")])
    met(book, "Alice Martin", title="Juriste")
    benoit = met(book, "Benoît Durand", title="Juriste")
    set_fields(book, benoit, [("function", "people")], on=TODAY)
    assert [one.person.name for one in weak_ties_for(book, goal, on=TODAY)] == ["Alice Martin"]


def test_a_circle_where_everybody_knows_everybody_is_told_to_be_closed(book: Book) -> None:
    assert wording.figures(figures(book, on=TODAY)) == []
    people = [met(book, f"Friend {number}") for number in range(3)]
    for a in people:
        for b in people:
            if a.pk < b.pk:
                link(book, a, b, evidence="x", kind="spouse")
    told = wording.figures(figures(book, on=TODAY))
    assert "same news reaches you" in told[1]
    for number in range(30):
        met(book, f"Stranger {number}")
    told = wording.figures(figures(book, on=TODAY))
    assert told[0] == (
        "33 contacts. As some know one another, they bring as much as about 32 who would not."
    )
    assert "open" in told[1]


def test_contacts_none_of_whom_knows_another_are_told_to_be_so(book: Book) -> None:
    met(book, "Alice Martin")
    met(book, "Benoît Durand")
    told = wording.figures(figures(book, on=TODAY))
    assert told[0] == "2 contacts who, as far as the book tells, do not know one another."


def test_whoever_is_known_by_name_alone_brings_nothing_one_could_name(book: Book) -> None:
    met(book, "Alice Martin")
    known = met(book, "Benoît Durand", title="Journaliste")
    assert [one.person for one in weak_ties_in_general(book, on=TODAY)] == [known]


@pytest.mark.parametrize("circle", ["", "Famille"])
def test_whoever_one_knows_well_is_no_weak_tie(book: Book, circle: str) -> None:
    well = a_person(book, "Alice Martin", organisation="Airbus", circles=[circle] * bool(circle))
    for days in (2, 20, 40, 60, 80)[: 1 if circle else 5]:
        an_exchange(book, well, on=TODAY - timedelta(days=days))
    lately = a_person(book, "Benoît Durand", organisation="Airbus")
    an_exchange(book, lately, channel="meal", on=TODAY - timedelta(days=3))
    goal = add_goal(book, name="A goal", kind="job", aims=[Aim("organisation", "Airbus")])
    assert [one.person for one in weak_ties_for(book, goal, on=TODAY)] == [lately]
    assert [one.person for one in weak_ties_in_general(book, on=TODAY)] == [lately]


def test_each_is_asked_about_what_they_bring(book: Book) -> None:
    set_mine(book, [("title", "Ingénieure fiabilité"), ("organisation", "Airbus")], on=TODAY)
    met(book, "Alice Martin", title="Juriste", organisation="Globex")
    met(book, "Benoît Durand", title="Ingénieur fiabilité", organisation="Initech")
    met(book, "Chloé Petit", organisation="Crédit Agricole")
    found = {one.person.name: wording.ask(one.tie) for one in weak_ties_in_general(book, on=TODAY)}
    assert found == {
        "Alice Martin": "Ask about Globex: which rules are about to change, and for whom.",
        "Benoît Durand": "Ask what Initech is working on, and with whom.",
        "Chloé Petit": "Ask what is changing in their sector (Banking), and what Crédit Agricole is"
        " working on.",
    }


def test_for_a_job_each_is_asked_what_they_are_placed_to_know(book: Book) -> None:
    set_mine(book, [("title", "Ingénieure fiabilité")], on=TODAY)
    for name, title in (
        ("Alice Martin", "Chargée de recrutement"), ("Benoît Durand", "Directeur industriel"),
        ("Chloé Petit", "Ingénieure fiabilité"), ("Denis Roy", "Juriste"),
    ):  # fmt: skip
        met(book, name, title=title, organisation="Airbus")
    goal = add_goal(book, name="A goal", kind="job", aims=[Aim("organisation", "Airbus")])
    found = {one.person.name: wording.ask(one.tie) for one in weak_ties_for(book, goal, on=TODAY)}
    assert "which positions they are hiring for at Airbus" in found["Alice Martin"]
    assert found["Benoît Durand"].startswith("They decide at Airbus, or know who does")
    assert found["Chloé Petit"].startswith("Their work is close to yours")
    assert found["Denis Roy"] == "Ask who does the hiring at Airbus, and how one gets in."


def test_each_contact_is_told_their_part_in_my_network(book: Book) -> None:
    hub, lone = met(book, "Alice Martin"), met(book, "Benoît Durand")
    for number in range(4):
        link(book, hub, met(book, f"Friend {number}"), evidence="x", kind="spouse")
    parts = parts_of(book, [hub.pk, lone.pk], on=TODAY)
    assert parts[lone.pk].adds == 1.0
    assert "none of your other contacts knows them" in wording.part(parts[lone.pk])
    assert parts[hub.pk].constrains > parts[lone.pk].constrains
    assert "of what holds your network together" in wording.part(parts[hub.pk])
    assert "through Alice Martin (" in wording.figures(figures(book, on=TODAY))[-1]


def test_that_colleagues_know_each_other_is_said_to_be_assumed(book: Book) -> None:
    one, *_others = [met(book, f"At Globex {n}", organisation="Globex") for n in range(3)]
    part = parts_of(book, [one.pk], on=TODAY)[one.pk]
    assert (part.known_by, part.assumed) == (0, 2)
    assumed = "2 of your other contacts were at the same firm or school at the same time: that"
    assert wording.part(part).startswith(f"{assumed} they know each other is assumed.")
    link(book, one, met(book, "Alice Martin"), evidence="x", kind="spouse")
    said = wording.part(parts_of(book, [one.pk], on=TODAY)[one.pk])
    assert said.startswith("One of your other contacts knows them too. 2 more were at the same")


def test_what_those_who_know_them_are_good_for_is_said_once(book: Book) -> None:
    hub = met(book, "Alice Martin", organisation="Airbus")
    for number in range(9):
        link(book, hub, met(book, f"Friend {number}"), evidence="x", kind="acquaintance")
    of, parts = add_goal(book, name="A", kind="job", aims=[Aim("organisation", "Airbus")]), [hub.pk]
    (found,) = weak_ties_for(book, of, on=TODAY)
    part = replace(parts_of(book, parts, on=TODAY)[hub.pk], ahead_of=0.0)
    assert "9 people you know also know them" in wording.reason(found.tie)
    assert "9 of your other contacts know them too." in wording.part(part, found.tie)
    assert "may reach you through these too" in wording.part(part)
    assert "may reach you through these too" not in wording.part(part, found.tie)


def test_whoever_is_no_contact_of_mine_has_no_part_in_my_network(book: Book) -> None:
    assert parts_of(book, [a_person(book, "Heard Of").pk], on=TODAY) == {}


def test_a_few_silent_ties_are_proposed_until_one_answers(book: Book) -> None:
    for number in range(5):
        person = a_person(book, f"Friend {number}")
        an_exchange(book, person, on=TODAY - timedelta(days=800 + number), channel="meal")
    lines = worth_reviving(book, on=TODAY)
    assert len(lines) == 3
    settle(book, lines[0].item.id, "skip", on=TODAY)
    left = worth_reviving(book, on=TODAY)
    assert lines[0].person not in [line.person for line in left]


def test_weak_ties_of_another_book_stay_there(book: Book) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    met(other, "Chloé Petit", organisation="Airbus")
    goal = add_goal(book, name="A goal", aims=[Aim("organisation", "Airbus")])
    assert weak_ties_for(book, goal, on=TODAY) == []
    assert weak_ties_in_general(book, on=TODAY) == []


def for_the_goal(book: Book, on: date = TODAY) -> list[Line]:
    return [one for one in todays_list(book, on=on, limit=20) if one.item.code == "for-a-goal"]


@pytest.fixture
def at_airbus(book: Book) -> list[Person]:
    """Two acquaintances of half a year ago who have what an open goal is aimed at."""
    people = [met(book, name, organisation="Airbus") for name in ("Alice Martin", "Chloé Petit")]
    add_goal(book, name="Rejoindre Airbus", kind="job", aims=[Aim("organisation", "Airbus")])
    return people


def test_today_names_one_acquaintance_who_may_help_with_the_goal_and_says_why(
    book: Book, at_airbus: list[Person]
) -> None:
    (line,) = for_the_goal(book)
    assert line.person in at_airbus
    assert (line.item.kind, line.item.practice) == ("reconnect", "A3")
    said = today_wording.reason(line.item)
    assert said.startswith("May help with “Rejoindre Airbus”. They are at Airbus.")
    assert "hiring" in today_wording.action(line.item)


def test_a_word_for_the_goal_asks_what_the_list_says_to_ask(
    book: Book, at_airbus: list[Person]
) -> None:
    (line,) = for_the_goal(book)
    body = draft_to(book, line.person, Reason.of_item(line.item.id), on=TODAY).body
    assert "rejoindre Airbus." in body
    assert "hiring" in body
    assert "six months" in body.lower()


@pytest.mark.parametrize("verdict", ["done", "snooze", "skip"])
def test_whoever_is_answered_about_is_the_only_one_that_day(
    book: Book, at_airbus: list[Person], verdict: str
) -> None:
    (line,) = for_the_goal(book)
    settle(book, line.item.id, verdict, on=TODAY)
    assert for_the_goal(book) == []
    (other,) = for_the_goal(book, TODAY + timedelta(days=1))
    assert other.person != line.person


def test_whoever_is_written_to_is_no_more_named_for_the_goal(
    book: Book, at_airbus: list[Person]
) -> None:
    for person in at_airbus:
        an_exchange(book, person, on=TODAY, by="me")
    assert for_the_goal(book, TODAY + timedelta(days=1)) == []


def test_a_closed_goal_names_nobody(book: Book, at_airbus: list[Person]) -> None:
    close_goal(book, find_goal(book, "Rejoindre"), on=TODAY)
    assert for_the_goal(book) == []


def test_only_a_goal_of_the_book_is_answered_about(book: Book, at_airbus: list[Person]) -> None:
    for ref in ("goal999999", "goalx", "goal"):
        with pytest.raises(EntregentError):
            settle(book, f"reconnect-{at_airbus[0].pk}-{ref}", "done", on=TODAY)


def test_burt_s_figures_are_told_with_what_they_mean_and_each_part_in_them(book: Book) -> None:
    assert wording.measured(figures(book, on=TODAY)) == ""
    one, other = met(book, "Alice Martin"), met(book, "Benoît Durand")
    met(book, "Chloé Petit")
    link(book, one, other, evidence="x", kind="spouse")
    told = wording.measured(figures(book, on=TODAY))
    assert told.startswith("Effective size: 2.3 of 3 contacts repeat nobody else. Constraint: 0.")
    said = wording.part(parts_of(book, [one.pk], on=TODAY)[one.pk])
    assert "Counts for 0.67 of a contact, and for" in said


def test_of_every_trade_there_is_something_to_ask() -> None:
    for trade in FUNCTIONS:
        about = {"function": trade, "organisation": "Globex"}
        asked = wording.ask(WeakTie(1, 1.0, (), "new-function-at", about))
        assert asked.startswith("Ask about Globex: wh")
