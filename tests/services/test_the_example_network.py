"""What the example network shows to whoever opens it: each practice on people of its own."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.builders import TODAY, an_exchange

from entregent.core.favours import Verdict, Word
from entregent.core.plan import Code
from entregent.core.today import ItemKind
from entregent.services.asking import may_i_ask
from entregent.services.demo import make_demo
from entregent.services.finding import find_person
from entregent.services.goals import Aim, add_goal, close_goal
from entregent.services.introduction_ideas import ideas
from entregent.services.lineage import lineage_of
from entregent.services.plans import road_of
from entregent.services.reach import reach
from entregent.services.today import todays_list
from entregent.services.today_kinds import KINDS
from entregent.services.weak_ties import open_goals, weak_ties_for
from entregent.services.wording import asking as wording
from entregent.services.wording.language import speaking
from entregent.storage.models import Book, Opportunity, Person
from entregent.storage.queries.goals import goals
from entregent.storage.queries.positions import shown

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def example(book: Book, tmp_path: Path) -> Book:
    make_demo(book, tmp_path, on=TODAY)
    return book


ASKED = {
    ("Mehdi Haddad", "advice"): (Word.WAIT, {"asked-lately", "your-turn", "thanks-owed"}),
    ("Vincent Nguyen", "introduction"): (Word.GO, {"asked-often", "your-turn"}),
    ("Thomas Guérin", "help"): (Word.WAIT, {"busy"}),
    ("Guillaume Delmas", "referral"): (Word.NOT, {"never-asks"}),
    ("Damien Marchal", "introduction"): (Word.NOT, {"no-introductions"}),
    ("Patrick Alibert", "help"): (Word.GO, {"no-mail"}),
    ("Hélène Besnard", "interview"): (Word.WAIT, {"give-first"}),
    ("Sophie Lacaze", "recommendation"): (Word.WAIT, {"unknown-whether-worked-together"}),
    ("Sophie Lacaze", "introduction"): (Word.GO, {"nothing-against"}),
    ("Aoife Brennan", "advice"): (Word.GO, {"never-talked"}),
}


def test_each_verdict_on_asking_is_shown_by_somebody_and_told_in_both_languages(
    example: Book,
) -> None:
    words = set()
    for (name, kind), (word, codes) in ASKED.items():
        answer = may_i_ask(example, find_person(example, name), kind, on=TODAY)
        told = {reason.code for reason in answer.verdict.reasons}
        assert (answer.verdict.word, told & codes) == (word, codes), (name, told)
        words.add(word)
        french, english = (reasons(answer.verdict, lang) for lang in ("fr", "en"))
        assert all(french)
        assert not set(french) & set(english)
    assert words == set(Word)


def reasons(verdict: Verdict, lang: str) -> list[str]:
    with speaking(lang):
        return [wording.reason(reason, on=TODAY, pace=14) for reason in verdict.reasons]


def test_the_way_to_whom_camille_seeks_goes_by_the_spinning_class(example: Book) -> None:
    for words in ("hiring manager", "responsable recrutement"):
        first, *_ = reach(example, words, on=TODAY).ways
        assert [step.other.person.name for step in first.steps] == ["Sophie Lacaze", "Marc Lacaze"]
    assert "spinning" in " ".join(link.evidence for link in first.steps[1].links)


@pytest.mark.parametrize("words", ["recruteur éolien", "recruteur aéronautique"])
def test_the_recruiter_she_knows_through_her_instructor_comes_up_for_any_sector(
    example: Book, words: str
) -> None:
    told = reach(example, words, on=TODAY)
    assert "Marc Lacaze" in [way.sought.person.name for way in told.ways]


def test_a_sector_she_seeks_is_found_in_several_firms(example: Book) -> None:
    aims = [Aim("sector", "aéronautique")]
    goal = add_goal(example, name="Rejoindre l’aéronautique", kind="sector", aims=aims)
    found = weak_ties_for(example, goal, on=TODAY, limit=6)
    at = {shown(one.person.current_positions).organisation.name for one in found}
    assert {"Aérostructures du Lauragais", "Nacelles d'Oc", "Aéronova Systèmes"} <= at


def test_her_goal_has_weak_ties_and_openings(example: Book) -> None:
    (goal,) = open_goals(example)
    found = {one.person.name for one in weak_ties_for(example, goal, on=TODAY)}
    assert {"Guillaume Delmas", "Katrin Vogel"} & found
    assert Opportunity.objects.filter(goal=goal).count() == 2


def test_people_whose_needs_and_offers_meet_are_worth_introducing(example: Book) -> None:
    pairs = {(idea.needs.name, idea.offers.name) for idea in ideas(example, on=TODAY)}
    assert ("Karim Benali", "Olivier Estève") in pairs
    assert ("Élodie Rousset-Marchal", "Monique Perrault") in pairs


def test_who_came_through_whom_goes_back_to_her_first_manager(example: Book) -> None:
    told = lineage_of(example, on=TODAY, person=find_person(example, "Claire Vasseur"))
    assert [name for _, name in told.upstream] == ["Olivier Estève", "Philippe Castaing"]


def test_her_day_has_something_of_each_kind(example: Book) -> None:
    kinds = {line.item.kind for line in todays_list(example, on=TODAY, limit=40)}
    assert kinds >= {
        ItemKind.REPLY, ItemKind.FOLLOW_UP, ItemKind.OCCASION, ItemKind.RECONNECT,
        ItemKind.ANSWER_INTRODUCTION, ItemKind.INTRODUCE,
    }  # fmt: skip


def test_a_kind_of_item_hangs_on_the_tables_it_names_and_on_no_other(example: Book) -> None:
    goal = add_goal(
        example, name="Rejoindre Safran", kind="job", aims=[Aim("organisation", "Safran")]
    )
    close_goal(example, goal, on=TODAY, reached=True)
    for kind in KINDS:
        with CaptureQueriesContext(connection) as asked:
            kind.items(example, on=TODAY, limit=40)
        read = {name for one in asked for name in re.findall(r'(?:FROM|JOIN) "(\w+)"', one["sql"])}
        named = {table._meta.db_table for table in (*kind.tables, Book)}
        assert read <= named, kind.items


def test_the_change_of_trade_shows_its_gap_its_plan_and_its_progress(example: Book) -> None:
    (goal,) = goals(example)
    assert goal.kind == "sector"
    before = road_of(example, goal, on=TODAY)
    assert 0 < len(before.coverage.gaps) < len(before.coverage.parts)
    assert before.coverage.whole.within_reach
    assert [step.code for step in before.plan.steps] == list(Code)
    first = before.first[0]
    assert before.plan.now is not None
    assert (before.plan.now.code, before.plan.now.done) == (Code.BASE, 0)
    assert before.old_trade is not None
    assert before.old_trade.labelling
    assert before.old_trade.free
    an_exchange(example, Person.objects.get(pk=first.person), on=TODAY)
    after = road_of(example, goal, on=TODAY)
    assert after.plan.now is not None
    assert after.plan.now.done == 1
    assert after.plan.share > before.plan.share
    assert first not in after.first
