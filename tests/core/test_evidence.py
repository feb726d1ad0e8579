"""Evidence: what shows that two people know each other, and what chance it gives to a request."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entregent.core.chances import SIGNS, chances, from_strengths
from entregent.core.evidence import (
    ASSUMED,
    LEAST,
    MOST,
    STATED,
    Evidence,
    Outcomes,
    Sign,
    after_outcomes,
    chance,
    from_strength,
)
from entregent.core.shared_past import Stay, together

TODAY = date(2026, 11, 22)
ALICE, BENOIT, CHLOE = 1, 2, 3

evidence = st.builds(Evidence, st.sampled_from(list(Sign)), st.floats(0, 100))


def p_of(*signs: Evidence, outcomes: Outcomes | None = None) -> float:
    found = chance(signs, outcomes)
    assert found
    return found.p


def test_nothing_known_is_no_chance_at_all() -> None:
    assert chance([]) is None


@pytest.mark.parametrize(
    ("strength", "expected"), [(0.0, 0.198), (0.1, 0.358), (1.0, 0.540), (10.0, 0.719)]
)
def test_the_chance_grows_with_what_they_sent(strength: float, expected: float) -> None:
    assert from_strength(strength) == pytest.approx(expected, abs=0.001)


@settings(deadline=None)
@given(st.floats(0, 1e12))
def test_nobody_is_sure_to_refuse_nor_to_help(strength: float) -> None:
    assert LEAST <= from_strength(strength) <= MOST


@pytest.mark.parametrize(
    ("sign", "expected"),
    [(Sign.SPOUSE, 0.7), (Sign.FAMILY, 0.7), (Sign.CLOSE, 0.5), (Sign.ACQUAINTANCE, 0.3)],
)
def test_what_was_stated_has_its_own_chance(sign: Sign, expected: float) -> None:
    assert p_of(Evidence(sign)) == expected


def test_having_been_at_one_firm_is_marked_as_assumed() -> None:
    found = chance([Evidence(Sign.EMPLOYER)])
    assert found
    assert (found.p, found.assumed) == (0.15, True)


def test_what_was_stated_speaks_before_what_is_assumed() -> None:
    found = chance([Evidence(Sign.SCHOOL), Evidence(Sign.ACQUAINTANCE)])
    assert found
    assert (found.sign, found.assumed) == (Sign.ACQUAINTANCE, False)


def test_mails_and_meetings_add_up_to_one_strength() -> None:
    both = p_of(Evidence(Sign.MAIL, 1.0), Evidence(Sign.MEETING, 2.0))
    assert both == pytest.approx(from_strength(3.0))


def test_one_acquaintance_told_in_many_ways_is_still_one() -> None:
    assert p_of(*[Evidence(Sign.ACQUAINTANCE)] * 100, Evidence(Sign.SCHOOL)) == 0.3


@settings(deadline=None)
@given(st.lists(evidence, min_size=1, max_size=6), evidence)
def test_another_sign_never_lowers_a_chance(signs: list[Evidence], more: Evidence) -> None:
    assert p_of(*signs, more) >= p_of(*signs)


def test_a_request_granted_raises_the_chance_and_one_refused_lowers_it() -> None:
    assert p_of(Evidence(Sign.CLOSE), outcomes=Outcomes(1, 1)) == pytest.approx(3 / 5)
    assert p_of(Evidence(Sign.CLOSE), outcomes=Outcomes(1, 0)) == pytest.approx(2 / 5)


@settings(deadline=None)
@given(st.floats(0.05, 0.9), st.integers(0, 20), st.integers(0, 20))
def test_outcomes_draw_a_chance_towards_what_happened(p: float, no: int, yes: int) -> None:
    tried = after_outcomes(p, Outcomes(no + yes, yes))
    share = yes / (no + yes) if no + yes else p
    assert min(p, share) - 1e-12 <= tried <= max(p, share) + 1e-12


def test_more_granted_than_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="2 granted of 1"):
        after_outcomes(0.5, Outcomes(1, 2))


rows = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(0, len(SIGNS) - 1),
        st.floats(0, 50),
    ),
    min_size=1,
    max_size=40,
)


@settings(deadline=None)
@given(
    rows, st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 4)), max_size=5)
)
def test_columns_say_what_the_formula_says_pair_by_pair(
    told: list[tuple[int, int, int, float]], granted: list[tuple[int, int, int]]
) -> None:
    tried = {(a, b): Outcomes(4, times) for a, b, times in granted}
    asks, asked, sign, strength = (np.array(column) for column in zip(*told, strict=True))
    outcomes = (
        np.array([a for a, _ in tried], dtype=np.int64),
        np.array([b for _, b in tried], dtype=np.int64),
        np.full(len(tried), 4),
        np.array([one.granted for one in tried.values()], dtype=np.int64),
    )
    steps = chances(asks, asked, sign, strength, outcomes)
    pairs = list(zip(steps.asks.tolist(), steps.asked.tolist(), strict=True))
    assert pairs == sorted({(a, b) for a, b, _, _ in told})
    for pair, p, which in zip(pairs, steps.p.tolist(), steps.sign.tolist(), strict=True):
        signs = [Evidence(SIGNS[s], x) for a, b, s, x in told if (a, b) == pair]
        expected = chance(signs, tried.get(pair))
        assert expected
        assert p == pytest.approx(expected.p)
        assert (SIGNS[which] in ASSUMED) == expected.assumed
        if expected.sign in STATED:
            assert STATED[SIGNS[which]] == STATED[expected.sign]


def test_many_strengths_at_once_are_as_one_by_one() -> None:
    strengths = np.array([0.0, 0.3, 7.0])
    assert from_strengths(strengths) == pytest.approx([from_strength(s) for s in strengths])


def test_no_row_gives_no_step() -> None:
    none = np.array([], dtype=np.int64)
    assert len(chances(none, none, none, none.astype(float)).p) == 0


def pairs_of(*stays: Stay, neighbours: int = 20) -> list[tuple[int, int]]:
    found = together(stays, today=TODAY, neighbours=neighbours)
    return [(a, b) for a, b, _, _ in found]


def test_two_who_were_at_one_firm_in_the_same_years_may_know_each_other() -> None:
    stays = Stay(ALICE, 7, date(2010, 1, 1), date(2014, 1, 1)), Stay(BENOIT, 7, date(2013, 1, 1))
    assert pairs_of(*stays) == [(ALICE, BENOIT)]


def test_one_who_came_after_the_other_left_is_not_taken_to_know_them() -> None:
    early = Stay(ALICE, 7, date(2010, 1, 1), date(2012, 1, 1))
    assert pairs_of(early, Stay(BENOIT, 7, date(2013, 1, 1), current=True)) == []


def test_another_firm_in_the_same_years_is_nothing_in_common() -> None:
    assert pairs_of(Stay(ALICE, 7, current=True), Stay(BENOIT, 8, current=True)) == []


def test_two_who_are_there_today_have_it_in_common_whenever_they_came() -> None:
    assert pairs_of(Stay(CHLOE, 7, current=True), Stay(ALICE, 7, current=True)) == [(ALICE, CHLOE)]


def test_of_a_stay_without_any_day_nothing_follows() -> None:
    assert pairs_of(Stay(ALICE, 7), Stay(BENOIT, 7, current=True)) == []


def test_a_stay_that_ends_before_it_begins_is_left_out() -> None:
    wrong = Stay(ALICE, 7, date(2020, 1, 1), date(2010, 1, 1))
    assert pairs_of(wrong, Stay(BENOIT, 7, date(2000, 1, 1), current=True)) == []


def test_a_person_back_at_the_same_firm_is_paired_once_and_never_with_themselves() -> None:
    back = [Stay(ALICE, 7, date(2000 + n, 1, 1), current=True) for n in range(3)]
    assert pairs_of(*back, Stay(BENOIT, 7, date(2001, 1, 1), current=True)) == [(ALICE, BENOIT)]


def test_in_a_large_firm_each_is_paired_with_the_nearest_alone() -> None:
    crowd = [Stay(n, 7, date.fromordinal(730_000 + n), current=True) for n in range(500)]
    found = pairs_of(*crowd, neighbours=5)
    assert len(found) == 5 * 500 - 15
    assert (498, 499) in found
