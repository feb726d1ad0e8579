"""Warm paths: exact within the hops, beside a full dynamic program that tries everything."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path as File

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entregent.core.graph import Graph, build
from entregent.core.reach import LEAST, Path, nearest, warm_paths

ME, ALICE, BENOIT, CHLOE, DAVID, EVE, FAROUK, GAIA = range(8)

Edges = dict[tuple[int, int], float]


def graph_of(edges: Edges, people: int = 8) -> Graph:
    rows = np.array([(a, b) for a, b in edges], dtype=np.int64).reshape(-1, 2)
    return build(rows[:, 0], rows[:, 1], np.array(list(edges.values()), dtype=float), people)


def both_ways(edges: Edges) -> Edges:
    return edges | {(b, a): p for (a, b), p in edges.items()}


def best(
    edges: Edges, start: int, goals: set[int], hops: int, *, shut: set[int], without: set[int]
) -> float:
    """Return the best chance over at most `hops` steps: every person, every number of hops."""
    now = {start: 1.0}
    found = 1.0 if start in goals else 0.0
    for _ in range(hops):
        after: dict[int, float] = {}
        for (a, b), p in edges.items():
            through = a in now and (a == start or a not in shut)
            if through and not {a, b} & without:
                after[b] = max(after.get(b, 0.0), now[a] * p)
        now = after
        found = max(found, *(now.get(goal, 0.0) for goal in goals))
    return found


def alternatives(
    edges: Edges, goals: set[int], hops: int, least: float, shut: set[int]
) -> list[tuple[float, int]]:
    """Return the chance of each first contact, by brute force, the best first."""
    every = []
    for (a, n), p in edges.items():
        if a == ME and n != ME and (n in goals or n not in shut):
            rest = 1.0 if n in goals else best(edges, n, goals, hops - 1, shut=shut, without={ME})
            every.append((p * rest, n))
    return sorted(((p, n) for p, n in every if p >= least * (1 - 1e-9)), reverse=True)


# Few distinct chances make ties; exact halves and powers are exact in both precisions.
chances = st.sampled_from([0.0625, 0.125, 0.25, 0.5, 0.75, 0.875, 1.0])
edges = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] != pair[1]),
    chances,
    max_size=50,
)
some = st.sets(st.integers(0, 11), max_size=4)
HARD = settings(max_examples=400, deadline=None)


def is_a_path(path: Path, edges: Edges, hops: int, goals: set[int], shut: set[int]) -> bool:
    steps = list(pairwise(path.people))
    return (
        path.people[0] == ME
        and path.people[-1] in goals
        and len(set(path.people)) == len(path.people)
        and len(steps) <= hops
        and not set(path.people[1:-1]) & shut
        and [edges[step] for step in steps] == pytest.approx(list(path.steps))
    )


@HARD
@given(edges, some, some, st.integers(1, 6), st.integers(1, 4))
def test_paths_are_those_that_trying_everything_finds(
    edges: Edges, goals: set[int], shut: set[int], hops: int, count: int
) -> None:
    goals, shut = goals - {ME}, shut - {ME}
    found = warm_paths(
        graph_of(edges, 12), ME, goals, hops=hops, count=count, not_through=shut
    )  # fmt: skip
    assert all(is_a_path(path, edges, hops, goals, shut) for path in found)
    assert len({path.people[1] for path in found}) == len(found)
    near = alternatives(edges, goals, min(hops, 3), 0.05, shut)[:count] if goals else []
    shown = [path for path in found if not path.is_long]
    assert [path.chance for path in shown[: len(near)]] == pytest.approx([p for p, _ in near])
    if goals and len(near) < count:
        taken = {path.people[1] for path in found[: len(near)]}
        every = alternatives(edges, goals, hops, LEAST, shut)
        rest = [p for p, n in every if n not in taken][: count - len(near)]
        assert [path.chance for path in found[len(near) :]] == pytest.approx(rest)


@HARD
@given(edges, st.integers(1, 11), st.integers(1, 6))
def test_the_first_path_is_the_likeliest_of_all_unless_a_near_one_is_there(
    edges: Edges, goal: int, hops: int
) -> None:
    found = warm_paths(graph_of(edges, 12), ME, [goal], hops=hops, count=1)
    expected = best(edges, ME, {goal}, hops, shut=set(), without=set())
    if expected < LEAST:
        assert found == []
    elif found[0].is_long:
        assert found[0].chance == pytest.approx(expected)
    else:
        assert found[0].chance == pytest.approx(
            best(edges, ME, {goal}, min(3, hops), shut=set(), without=set())
        )


@HARD
@given(edges, some, some, st.integers(1, 6), st.integers(1, 4))
def test_the_nearest_are_those_that_trying_everything_finds(
    edges: Edges, among: set[int], shut: set[int], hops: int, count: int
) -> None:
    among, shut = among - {ME}, shut - {ME}
    found = nearest(graph_of(edges, 12), ME, among, hops=hops, count=count, not_through=shut)
    every = sorted(
        (best(edges, ME, {one}, hops, shut=shut, without=set()) for one in among), reverse=True
    )
    assert [path.chance for path in found] == pytest.approx(
        [p for p in every if p >= LEAST * (1 - 1e-9)][:count]
    )
    assert all(is_a_path(path, edges, hops, among, shut) for path in found)


def table(rng: np.random.Generator, people: int, steps: int) -> np.ndarray:
    """Return a full table of random chances, most of them 0: p[a, b] of a asking b."""
    p = np.zeros((people, people), np.float32)
    p[rng.integers(0, people, steps), rng.integers(0, people, steps)] = rng.beta(1, 2, steps)
    np.fill_diagonal(p, 0)
    return p


def best_from_everybody(p: np.ndarray, goals: list[int], shut: list[int], hops: int) -> np.ndarray:
    """Return the best chance of each person to a goal within the hops, `shut` in no middle."""
    open_to = np.ones(len(p), bool)
    open_to[shut] = False
    reach = np.zeros(len(p))
    reach[goals] = 1.0
    for _ in range(hops):
        onward = np.where(open_to, reach, 0.0)
        onward[goals] = 1.0
        reach = np.maximum(reach, (p * onward).max(axis=1))
    return reach


@pytest.mark.parametrize("hops", range(1, 7))
@pytest.mark.parametrize("seed", range(12))
def test_in_larger_networks_too_paths_are_those_of_a_full_table(seed: int, hops: int) -> None:
    rng = np.random.default_rng([seed, hops])
    p = table(rng, 120, int(rng.integers(120, 1_200)))
    goals, shut = rng.integers(1, 120, 3).tolist(), rng.integers(1, 120, 15).tolist()
    asks, asked = np.nonzero(p)
    graph = build(asks, asked, p[asks, asked], 120)
    without_me = p.copy()
    without_me[ME] = without_me[:, ME] = 0
    onward = best_from_everybody(without_me, goals, shut, hops - 1)
    onward[[one for one in shut if one not in goals]] = 0.0
    every = sorted((chance for chance in p[ME] * onward if chance >= LEAST), reverse=True)
    found = warm_paths(graph, ME, goals, count=200, hops=hops, not_through=shut)
    # A near path may stand for a likelier one of the same first contact that is longer.
    assert len(found) == len(every)
    expected = [best_from_everybody(p, goals, shut, hops)[ME]] if every else []
    chances = [path.chance for path in found]
    far = [path.chance for path in found if path.is_long]
    assert far == sorted(far, reverse=True)
    if hops <= 3:
        assert sorted(chances, reverse=True) == pytest.approx(every, rel=1e-5)
        assert max(chances, default=None) == (
            pytest.approx(expected[0], rel=1e-5) if every else None
        )
    one = [
        path.chance for path in warm_paths(graph, ME, goals, count=1, hops=hops, not_through=shut)
    ]
    assert one == pytest.approx(chances[:1])
    direct = nearest(graph, ME, goals, count=1, hops=hops, not_through=shut)
    assert [path.chance for path in direct] == pytest.approx(expected, rel=1e-5)


def paths_to(goal: int | Iterable[int], edges: Edges, **asked: object) -> list[tuple[int, ...]]:
    sought = [goal] if isinstance(goal, int) else goal
    return [p.people for p in warm_paths(graph_of(edges), ME, sought, **asked)]  # type: ignore[arg-type]


TO_DAVID = both_ways(
    {(ME, ALICE): 0.8, (ALICE, DAVID): 0.5, (ME, BENOIT): 0.9, (BENOIT, CHLOE): 0.9,
     (CHLOE, DAVID): 0.9}
)  # fmt: skip


def test_the_spin_instructor_and_her_husband_lead_to_the_hiring_manager() -> None:
    edges = {(ME, ALICE): 0.5, (ALICE, BENOIT): 0.7, (BENOIT, CHLOE): 0.4}
    path = warm_paths(graph_of(edges), ME, [CHLOE])[0]
    assert path.people == (ME, ALICE, BENOIT, CHLOE)
    assert path.chance == pytest.approx(0.14)
    assert path.weakest == 2
    assert not path.is_long


def test_three_likely_steps_are_better_than_two_unlikely_ones() -> None:
    assert paths_to(DAVID, TO_DAVID)[0] == (ME, BENOIT, CHLOE, DAVID)


def test_each_alternative_begins_with_somebody_else() -> None:
    assert paths_to(DAVID, TO_DAVID) == [(ME, BENOIT, CHLOE, DAVID), (ME, ALICE, DAVID)]


def test_whoever_does_not_introduce_stands_in_no_middle() -> None:
    assert paths_to(DAVID, TO_DAVID, not_through=[CHLOE]) == [(ME, ALICE, DAVID)]


def test_whoever_does_not_introduce_may_still_be_reached() -> None:
    assert paths_to(DAVID, TO_DAVID, not_through=[DAVID])[0][-1] == DAVID
    assert paths_to(ALICE, TO_DAVID, not_through=[ALICE])[0] == (ME, ALICE)


def test_one_i_know_who_does_not_introduce_is_also_reached_through_others() -> None:
    edges = {(ME, ALICE): 0.1, (ME, BENOIT): 0.5, (BENOIT, ALICE): 0.5}
    assert paths_to(ALICE, edges, not_through=[ALICE]) == [(ME, BENOIT, ALICE), (ME, ALICE)]


def test_somebody_i_know_is_reached_by_asking_them() -> None:
    assert paths_to(ALICE, {(ME, ALICE): 0.2}) == [(ME, ALICE)]


def test_any_of_an_organisation_will_do() -> None:
    edges = {(ME, ALICE): 0.5, (ALICE, DAVID): 0.2, (ME, BENOIT): 0.5, (BENOIT, EVE): 0.4}
    assert paths_to([DAVID, EVE], edges) == [(ME, BENOIT, EVE), (ME, ALICE, DAVID)]


def test_nobody_is_reached_over_more_hops_than_asked() -> None:
    line = {(n, n + 1): 0.9 for n in range(7)}
    assert paths_to(FAROUK, line) == [tuple(range(7))]
    assert paths_to(FAROUK, line, hops=5) == []
    assert paths_to(GAIA, line) == []


def test_a_long_path_is_shown_when_nothing_nearer_is_there_and_says_so() -> None:
    line = {(n, n + 1): 0.8 for n in range(5)}
    path = warm_paths(graph_of(line), ME, [EVE])[0]
    assert path.is_long
    assert path.chance == pytest.approx(0.8**5)


def test_a_near_path_comes_before_a_longer_one_that_is_likelier() -> None:
    long = {(ME, ALICE): 0.9, (ALICE, BENOIT): 0.9, (BENOIT, CHLOE): 0.9, (CHLOE, GAIA): 0.9}
    near = {(ME, EVE): 0.5, (EVE, GAIA): 0.5}
    assert paths_to(GAIA, long | near) == [(ME, EVE, GAIA), (ME, ALICE, BENOIT, CHLOE, GAIA)]


def test_a_step_goes_one_way_if_only_one_of_them_would_help() -> None:
    assert paths_to(BENOIT, {(ME, ALICE): 0.5, (BENOIT, ALICE): 0.9}) == []


def test_what_is_less_likely_than_one_in_a_hundred_is_no_path() -> None:
    edges = {(ME, ALICE): 0.05, (ALICE, BENOIT): 0.19}
    assert paths_to(BENOIT, edges) == []
    assert paths_to(BENOIT, edges | {(ALICE, BENOIT): 0.2}) == [(ME, ALICE, BENOIT)]


def test_nobody_to_seek_and_myself_need_no_path() -> None:
    assert paths_to([], TO_DAVID) == []
    assert paths_to([ME], TO_DAVID) == []


@pytest.mark.parametrize("hops", [0, 7])
def test_from_one_to_six_hops_can_be_asked_for(hops: int) -> None:
    with pytest.raises(ValueError, match="1 to 6"):
        paths_to(DAVID, TO_DAVID, hops=hops)


def test_a_step_told_twice_counts_once_at_its_best() -> None:
    twice = build(np.array([0, 0, 1]), np.array([1, 1, 1]), np.array([0.2, 0.4, 0.9]), 2)
    assert len(twice.asks.ends) == 1
    assert twice.p(0, 1) == pytest.approx(0.4)
    assert twice.p(1, 0) == 0.0


@pytest.mark.parametrize(("person", "p"), [(2, 0.5), (-1, 0.5), (1, 1.5), (1, float("nan"))])
def test_a_graph_refuses_what_is_no_person_and_what_is_no_chance(person: int, p: float) -> None:
    with pytest.raises(ValueError, match="0"):
        build(np.array([0]), np.array([person]), np.array([p]), 2)


def test_arrays_mapped_from_files_answer_as_those_in_memory_do(tmp_path: File) -> None:
    graph = graph_of(TO_DAVID)
    halves = []
    for name, half in (("asks", graph.asks), ("asked", graph.asked)):
        arrays = []
        for part in ("starts", "ends", "p"):
            np.save(tmp_path / f"{name}-{part}.npy", getattr(half, part))
            arrays.append(np.load(tmp_path / f"{name}-{part}.npy", mmap_mode="r"))
        halves.append(type(half)(*arrays))
    assert warm_paths(Graph(*halves), ME, [DAVID]) == warm_paths(graph, ME, [DAVID])
