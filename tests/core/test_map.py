"""The map: communities, their beds, the people in them, what leads from one to another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.beds import beds
from entregent.core.communities import communities
from entregent.core.crossings import crossings, worth_drawing
from entregent.core.graph import Floats, Ints
from entregent.core.layout import layout

Columns = tuple[Ints, Ints, Floats]


def columns(links: list[tuple[int, int, float]]) -> Columns:
    one, other = (np.array([row[end] for row in links], np.int64) for end in (0, 1))
    return one, other, np.array([row[2] for row in links])


def everybody_of(people: range) -> list[tuple[int, int, float]]:
    return [(a, b, 0.5) for a in people for b in people if a < b]


def firms(count: int, each: int) -> list[tuple[int, int, float]]:
    """Return firms where everybody knows everybody, each linked to the next by one."""
    known = [
        pair for at in range(count) for pair in everybody_of(range(at * each, at * each + each))
    ]
    return known + [(at * each, at * each + each, 0.1) for at in range(count - 1)]


LINKS = st.integers(1, 40).flatmap(
    lambda people: st.tuples(
        st.just(people),
        st.dictionaries(
            st.tuples(st.integers(0, people - 1), st.integers(0, people - 1)).filter(
                lambda pair: pair[0] < pair[1]
            ),
            st.floats(0.01, 1.0),
            max_size=120,
        ),
    )
)


def of(known: dict[tuple[int, int], float]) -> Columns:
    return columns([(a, b, p) for (a, b), p in known.items()])


def test_firms_whose_people_know_one_another_are_communities() -> None:
    labels = communities(*columns(firms(12, 8)), 96)
    assert [len(set(labels[at * 8 : at * 8 + 8])) for at in range(12)] == [1] * 12
    assert len(set(labels)) == 12


def test_whoever_knows_nobody_is_of_no_community() -> None:
    labels = communities(*columns([(0, 1, 0.5)]), 3)
    assert labels.tolist() == [0, 0, -1]


def test_the_largest_community_comes_first() -> None:
    links = everybody_of(range(3)) + everybody_of(range(3, 9))
    assert communities(*columns(links), 9).tolist() == [1, 1, 1, 0, 0, 0, 0, 0, 0]


@given(LINKS)
def test_whoever_has_a_link_is_of_a_community_with_somebody_they_know(
    drawn: tuple[int, dict[tuple[int, int], float]],
) -> None:
    people, known = drawn
    one, other, weight = of(known)
    labels = communities(one, other, weight, people)
    linked = set(one) | set(other)
    assert {person for person in range(people) if labels[person] >= 0} == linked
    within = labels[one] == labels[other]
    assert set(one[within]) | set(other[within]) == linked
    sizes = np.bincount(labels[labels >= 0])
    assert (np.diff(sizes) <= 0).all()


@given(LINKS)
def test_the_same_book_is_drawn_the_same(drawn: tuple[int, dict[tuple[int, int], float]]) -> None:
    people, known = drawn
    one, other, weight = of(known)
    once, again = (communities(one, other, weight, people) for _ in range(2))
    assert (once == again).all()
    assert np.array_equal(layout(once, one, other, weight), layout(again, one, other, weight))


@given(LINKS)
def test_everybody_stands_on_a_place_of_their_own(
    drawn: tuple[int, dict[tuple[int, int], float]],
) -> None:
    people, known = drawn
    links = of(known)
    x, y = layout(communities(*links, people), *links)
    assert np.isfinite(x).all()
    assert np.isfinite(y).all()
    apart = np.hypot(x[:, None] - x, y[:, None] - y) + np.eye(people) * 9
    assert apart.min() > 0.01


@given(LINKS)
def test_communities_lie_apart(drawn: tuple[int, dict[tuple[int, int], float]]) -> None:
    people, known = drawn
    links = of(known)
    labels = communities(*links, people)
    x, y = layout(labels, *links)
    across = crossings(labels, *links)
    sizes, alone = np.bincount(labels[labels >= 0]), int((labels < 0).sum())
    placed = beds(sizes, across.a, across.b, across.links, alone=alone)
    for label in range(len(placed.r)):
        there = labels == (label if label < len(sizes) else -1)
        away = np.hypot(x[there] - placed.x[label], y[there] - placed.y[label])
        assert (away <= placed.r[label]).all()


@given(
    st.lists(st.integers(2, 400), max_size=400).map(lambda s: sorted(s)[::-1]),
    st.integers(0, 3_000),
)
def test_beds_never_overlap(sizes: list[int], alone: int) -> None:
    none = np.zeros(0, np.int64)
    placed = beds(np.array(sizes, np.int64), none, none, none, alone=alone)
    assert len(placed.r) == len(sizes) + (alone > 0)
    apart = np.hypot(placed.x[:, None] - placed.x, placed.y[:, None] - placed.y)
    touching = placed.r[:, None] + placed.r
    assert (apart + np.eye(len(placed.r)) * 1e6 > touching).all()


def test_a_bed_lies_beside_the_one_it_has_links_to() -> None:
    pair = np.array([1]), np.array([4]), np.array([9])
    placed = beds(np.array([50, 40, 30, 20, 10]), *pair)
    far = np.hypot(placed.x - placed.x[4], placed.y - placed.y[4])
    assert np.argsort(far)[1] == 1


def test_what_leads_from_one_community_to_another_is_told_with_its_strongest_link() -> None:
    labels = np.array([0, 0, 0, 1, 1, 2, 2])
    links = columns([(0, 1, 0.9), (3, 1, 0.2), (2, 4, 0.4), (6, 0, 0.1)])
    found = crossings(labels, *links)
    told = zip(found.a, found.b, found.links, found.one, found.other, strict=True)
    assert list(told) == [(0, 1, 2, 2, 4), (0, 2, 1, 0, 6)]


def test_of_too_many_links_each_person_keeps_the_strongest() -> None:
    links = columns([(0, at, at / 100) for at in range(1, 10)] + [(8, 9, 0.9)])
    drawn = worth_drawing(*links, 10, at_most=9)
    assert set(range(9)) - set(drawn.tolist()) == {7}
    assert len(worth_drawing(*links, 10, at_most=10)) == 10


@pytest.mark.parametrize("people", [0, 1, 5])
def test_people_without_any_link_have_their_places_too(people: int) -> None:
    none = columns([])
    x, _y = layout(communities(*none, people), *none)
    assert len(set(x)) == people
