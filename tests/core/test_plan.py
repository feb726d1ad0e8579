"""A plan towards a goal: its steps, its days and its progress, worked out by hand."""

from datetime import date

import pytest

from entregent.core.plan import Code, Facts, Step, end_of_plan, is_base, plan

FIRST, LAST = date(2026, 1, 1), date(2026, 4, 11)  # a hundred days


def test_the_steps_are_those_the_book_has_people_for_spread_over_the_time_there_is() -> None:
    facts = Facts(base=40, base_spoken=4, known=5, known_spoken=1, within_reach=2, introduced=1)
    found = plan(facts, begins=FIRST, ends=LAST)
    assert found.steps == (
        Step(Code.BASE, 10, 4, date(2026, 1, 26)),
        Step(Code.KNOWN, 5, 1, date(2026, 2, 20)),
        Step(Code.INTRODUCTIONS, 3, 1, date(2026, 3, 17)),
        Step(Code.EVENTS, 3, 0, LAST),
    )
    assert found.now == found.steps[0]
    assert found.share == pytest.approx((4 / 10 + 1 / 5 + 1 / 3 + 0) / 4)


def test_a_step_that_nobody_can_be_asked_for_is_none() -> None:
    (step,) = plan(Facts(), begins=FIRST, ends=LAST).steps
    assert step.code is Code.EVENTS


def test_more_than_was_wanted_counts_as_enough_and_the_next_step_is_the_one_to_take() -> None:
    facts = Facts(base=3, base_spoken=3, known=2, known_spoken=9, events=7)
    found = plan(facts, begins=FIRST, ends=LAST)
    assert [(step.wanted, step.done) for step in found.steps] == [(3, 3), (2, 2), (3, 3)]
    assert (found.now, found.share) == (None, 1.0)


@pytest.mark.parametrize(
    ("by", "today", "ends"),
    [
        (date(2026, 12, 1), FIRST, date(2026, 12, 1)),
        (None, FIRST, date(2026, 4, 2)),
        (None, date(2026, 4, 1), date(2026, 4, 2)),
        (None, date(2026, 4, 2), date(2026, 7, 2)),  # three months more
        (FIRST, FIRST, date(2026, 4, 2)),
    ],
)
def test_a_plan_runs_to_the_day_of_the_goal_else_for_three_months_at_a_time(
    by: date | None, today: date, ends: date
) -> None:
    assert end_of_plan(FIRST, by, today=today) == ends


def test_a_goal_of_a_few_days_has_one_event_and_none_is_planned_backwards() -> None:
    assert plan(Facts(), begins=FIRST, ends=FIRST).steps[-1].wanted == 1
    with pytest.raises(ValueError, match="from 2026-04-11 to 2026-01-01"):
        plan(Facts(), begins=LAST, ends=FIRST)


@pytest.mark.parametrize(
    ("circle", "base"),
    [
        ("Famille", True), ("Amis", True), ("Anciens collègues", True), ("Promo ENSIG", True),
        ("Association des parents", True), ("Former colleagues", True), ("School friends", True),
        ("Clients et fournisseurs", False), ("Voisins", False), ("Escalade", False),
    ],
)  # fmt: skip
def test_one_begins_with_family_friends_former_colleagues_an_association(
    circle: str, *, base: bool
) -> None:
    assert is_base(circle) is base
