"""Weak ties: who brings something new, for a goal and in general, and why."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entregent.core.weak_ties import (
    NEVER_TALKED,
    Acquaintance,
    Sought,
    WeakTie,
    answering,
    job_fit,
    novelty,
    usual_values,
    weak_ties,
)

MINE = {"sector": "bank", "function": "marketing", "place": "Paris"}
AERONAUTICS = Sought({"sector": frozenset({"aeronautics"})}, job=True)
ALICE, BENOIT, CHLOE = 1, 2, 3


def somebody(
    person: int, *, strength: float = 0.2, in_common: int = 0, **traits: str
) -> Acquaintance:
    """Return somebody who is where I am but for these, and has them of what a goal seeks."""
    return Acquaintance(person, strength, in_common, {**MINE, **traits}, has=traits)


def codes(tie: WeakTie) -> list[str]:
    return [reason.code for reason in tie.reasons]


def whom(*people: Acquaintance, sought: Sought | None = None) -> list[int]:
    return [tie.person for tie in weak_ties(people, mine=MINE, sought=sought)]


@pytest.mark.parametrize(
    ("in_common", "fit"), [(10, 1.0), (0, 0.0112), (4, 0.615), (21, 0.687), (100, 0.0214)]
)
def test_a_tie_with_about_ten_common_contacts_fits_best_for_a_job(
    in_common: int, fit: float
) -> None:
    assert job_fit(in_common) == pytest.approx(fit, abs=0.0005)


@settings(deadline=None)
@given(st.integers(0, 5_000))
def test_no_number_of_common_contacts_fits_better_than_ten(in_common: int) -> None:
    assert 0 < job_fit(in_common) <= job_fit(10) == 1.0


def test_for_a_job_common_contacts_tell_two_of_the_sought_sector_apart() -> None:
    few = somebody(ALICE, sector="aeronautics", in_common=1)
    some = somebody(BENOIT, sector="aeronautics", in_common=9)
    assert whom(few, some, sought=AERONAUTICS) == [BENOIT, ALICE]


def test_for_a_goal_only_those_who_have_what_it_seeks_are_named() -> None:
    assert whom(somebody(ALICE, sector="trade"), sought=AERONAUTICS) == []
    found = weak_ties([somebody(BENOIT, sector="aeronautics")], mine=MINE, sought=AERONAUTICS)
    assert codes(found[0]) == ["sought-sector"]
    assert (found[0].ask, found[0].about) == ("hiring-sector", {"sector": "aeronautics"})


def test_two_of_two_sought_come_before_one_of_two() -> None:
    sought = Sought({"sector": frozenset({"aeronautics"}), "place": frozenset({"Toulouse"})})
    one = somebody(ALICE, sector="aeronautics")
    both = somebody(BENOIT, sector="aeronautics", place="Toulouse")
    assert whom(one, both, sought=sought) == [BENOIT, ALICE]


def test_what_comes_near_what_is_sought_counts_less_than_what_is_it() -> None:
    near = replace(somebody(ALICE, sector="aeronautics"), near=frozenset({"sector"}))
    assert whom(near, somebody(BENOIT, sector="aeronautics"), sought=AERONAUTICS) == [BENOIT, ALICE]
    assert codes(weak_ties([near], mine=MINE, sought=AERONAUTICS)[0]) == ["sought-sector"]


def test_nothing_is_asked_of_whoever_is_silent_before_their_news_are_taken() -> None:
    people = [somebody(ALICE, strength=0.0), replace(somebody(BENOIT), silent_days=400)]
    people = [replace(one, has={"sector": "aeronautics"}) for one in (*people, somebody(CHLOE))]
    told = {tie.person: tie.first for tie in weak_ties(people, mine=MINE, sought=AERONAUTICS)}
    assert told == {ALICE: "make-known", BENOIT: "take-news", CHLOE: ""}
    told = {tie.person: tie.first for tie in weak_ties(people, mine=MINE)}
    assert told == {ALICE: "make-known", BENOIT: "", CHLOE: ""}  # what is new is their news


def test_a_close_friend_is_no_weak_tie() -> None:
    assert whom(somebody(ALICE, strength=3.0, sector="aeronautics")) == []


def test_in_general_whoever_bridges_comes_before_whom_everybody_knows() -> None:
    bridge = somebody(ALICE, in_common=0)
    known = somebody(BENOIT, in_common=30, place="Lyon")
    assert whom(known, bridge) == [ALICE, BENOIT]
    assert codes(weak_ties([bridge], mine=MINE)[0]) == ["bridges"]
    known_to_one = somebody(ALICE, in_common=1)
    assert codes(weak_ties([known_to_one], mine=MINE)[0]) == ["bridges-but-one"]


def test_somebody_elsewhere_says_in_what() -> None:
    found = weak_ties([somebody(ALICE, in_common=5, sector="trade", place="Lyon")], mine=MINE)
    assert codes(found[0]) == ["other-sector", "other-place"]
    assert found[0].reasons[1].facts == {"place": "Lyon"}


def test_whoever_brings_nothing_new_is_not_named() -> None:
    assert whom(somebody(ALICE, in_common=5)) == []


def test_of_two_alike_the_one_likelier_to_answer_comes_first() -> None:
    assert whom(somebody(ALICE, strength=0.0), somebody(BENOIT, strength=0.4)) == [BENOIT, ALICE]


@pytest.mark.parametrize(
    ("days", "hoped"), [(0, 1.0), (365, 1.0), (730, 0.75), (4 * 365, 0.5625), (36_500, 0.5)]
)
def test_the_longer_somebody_is_silent_the_less_an_answer_is_hoped_for(
    days: int, hoped: float
) -> None:
    assert answering(replace(somebody(ALICE), silent_days=days)) == pytest.approx(hoped)
    assert answering(somebody(ALICE, strength=0.0)) == NEVER_TALKED


@pytest.mark.parametrize("sought", [AERONAUTICS, Sought(AERONAUTICS.values), None])
def test_a_tie_dead_for_years_comes_after_a_living_one_that_brings_as_much(
    sought: Sought | None,
) -> None:
    dead = replace(
        somebody(ALICE, strength=0.4, in_common=1, sector="aeronautics"), silent_days=3_000
    )
    living = somebody(BENOIT, strength=0.01, in_common=1, sector="aeronautics")
    assert whom(dead, living, sought=sought) == [BENOIT, ALICE]


def test_for_a_job_ten_common_contacts_do_not_bring_back_a_tie_silent_for_three_years() -> None:
    dead = replace(somebody(ALICE, in_common=10, sector="aeronautics"), silent_days=3 * 365)
    assert whom(dead, somebody(BENOIT, sector="aeronautics"), sought=AERONAUTICS)[0] == BENOIT


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([0.0, 0.1, 0.4]), st.integers(0, 40), st.integers(0, 4_000),
            st.sampled_from([None, 7, 8]), st.sampled_from(["aeronautics", "trade"]),
        ),
        max_size=12,
    ),
    st.sampled_from([AERONAUTICS, None]),
)  # fmt: skip
def test_the_score_is_what_orders(
    people: list[tuple[float, int, int, int | None, str]], sought: Sought | None
) -> None:
    network = [
        replace(
            somebody(n, strength=strength, in_common=common, sector=sector),
            firm=firm,
            silent_days=days,
        )
        for n, (strength, common, days, firm, sector) in enumerate(people)
    ]
    scores = [tie.score for tie in weak_ties(network, mine=MINE, sought=sought)]
    assert scores == sorted(scores, reverse=True)


def test_a_sector_half_my_regular_ties_are_in_is_half_as_new() -> None:
    regular = [somebody(n, strength=1.0, sector=s) for n, s in enumerate(["trade", "bank"])]
    usual = usual_values(regular)
    assert novelty({"sector": "trade"}, MINE, usual) == pytest.approx(0.5 / 3)
    assert novelty({"sector": "health"}, MINE, usual) == pytest.approx(1 / 3)


def test_what_is_not_known_of_them_or_of_me_is_not_new() -> None:
    assert novelty({}, MINE, {}) == 0.0
    assert novelty({"sector": "trade"}, {}, {}) == 0.0


def test_of_one_firm_the_second_comes_after_whoever_is_elsewhere() -> None:
    firms = {ALICE: 7, BENOIT: 7, CHLOE: 8}
    people = [
        replace(somebody(person, in_common=in_common, sector="aeronautics"), firm=firms[person])
        for person, in_common in ((ALICE, 10), (BENOIT, 9), (CHLOE, 3))
    ]
    assert whom(*people, sought=AERONAUTICS) == [ALICE, CHLOE, BENOIT]
    unknown = [replace(one, firm=None) for one in people]
    assert whom(*unknown, sought=AERONAUTICS) == [ALICE, BENOIT, CHLOE]


def test_the_best_comes_first_whatever_the_firms() -> None:
    crowd = [
        replace(somebody(n, in_common=n % 12, sector="aeronautics"), firm=n % 3) for n in range(60)
    ]
    told = weak_ties(crowd, mine=MINE, sought=AERONAUTICS, limit=60)
    alone = [replace(one, firm=None) for one in crowd]
    assert told[0] == weak_ties(alone, mine=MINE, sought=AERONAUTICS)[0]
    assert sorted(tie.person for tie in told) == list(range(60))
    assert {tie.person % 3 for tie in told[:3]} == {0, 1, 2}


def test_whom_colleagues_surely_know_is_no_bridge() -> None:
    lone, in_a_crowd = somebody(ALICE), replace(somebody(BENOIT), assumed=20)
    assert whom(in_a_crowd, lone) == [ALICE]


def test_what_was_so_once_is_told_as_past() -> None:
    past = replace(somebody(ALICE, sector="aeronautics"), before=frozenset({"sector"}))
    assert codes(weak_ties([past], mine=MINE, sought=AERONAUTICS)[0]) == ["sought-sector-before"]


def test_what_is_new_is_told_by_its_name_where_its_value_is_a_code() -> None:
    one = replace(somebody(ALICE, place="69"), named={"place": "Villeurbanne"})
    assert weak_ties([one], mine=MINE)[0].reasons[-1].facts == {"place": "Villeurbanne"}


def test_another_place_than_mine_is_nothing_new_where_a_place_is_sought() -> None:
    sought = Sought({"place": frozenset({"Lyon"}), "sector": frozenset({"energy"})})
    here = somebody(ALICE, sector="energy", place=MINE["place"])
    away = somebody(BENOIT, sector="energy", place="Brest")
    both = [replace(one, has={"sector": "energy"}) for one in (here, away)]
    told = weak_ties(both, mine=MINE, sought=sought)
    assert told[0].score == told[1].score
