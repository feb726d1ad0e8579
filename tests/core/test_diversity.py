"""Diversity, worked out by hand for a handful of people."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.diversity import (
    blau,
    how_met,
    met_alone,
    shannon,
    shift,
    spread,
    then,
)

PARTS = st.lists(st.floats(0.1, 1000), min_size=1, max_size=8)


def test_two_halves_differ_one_time_in_two() -> None:
    assert blau([5, 5]) == 0.5
    assert shannon([5, 5], 2) == pytest.approx(1.0)


def test_the_indices_are_those_of_the_paper() -> None:
    assert blau([2, 1, 1]) == pytest.approx(1 - 0.25 - 0.0625 - 0.0625)
    by_hand = -(0.5 * log(0.5) + 2 * 0.25 * log(0.25)) / log(3)
    assert shannon([2, 1, 1], 3) == pytest.approx(by_hand)


def test_where_all_are_alike_or_nobody_is_there_nothing_is_diverse() -> None:
    assert (blau([7]), shannon([7], 1)) == (0.0, 0.0)
    assert (blau([]), shannon([], 0)) == (0.0, 0.0)


@given(PARTS)
def test_indices_stay_between_none_and_all(parts: list[float]) -> None:
    assert 0.0 <= blau(parts) < 1.0
    assert 0.0 <= shannon(parts, len(parts)) <= 1.0 + 1e-9


def test_attention_is_told_beside_people_and_what_is_unknown_apart() -> None:
    found = spread(
        {"consulting": 6, "energy": 6}, {"consulting": 72, "energy": 28},
        unknown=3, unknown_attention=10,
    )  # fmt: skip
    first, second = found.lines
    assert (first.value, first.share, first.attention_share) == ("consulting", 0.5, 0.72)
    assert (second.value, second.share, second.attention_share) == ("energy", 0.5, 0.28)
    assert (found.known, found.unknown, found.known_share) == (12, 3, 0.8)


def test_what_gets_far_more_or_less_than_its_people_is_said_the_plainest_first() -> None:
    found = spread({"a": 4, "b": 4, "c": 4}, {"a": 70, "b": 28, "c": 2})
    assert [(lean.value, lean.over) for lean in found.leans()] == [("a", True), ("c", False)]


def test_nothing_is_said_of_a_dimension_of_which_little_is_known() -> None:
    assert spread({"a": 4, "b": 4}, {"a": 9, "b": 1}).leans() == []  # eight people
    assert spread({"a": 6, "b": 6}, {"a": 9, "b": 1}, unknown=60).leans() == []
    assert spread({"a": 6, "b": 6}, {"a": 9, "b": 1}, unknown_attention=90).leans() == []
    assert spread({"a": 6, "b": 6}, {}).leans() == []


def test_a_share_that_changed_over_the_years_is_told() -> None:
    times = [
        then("2024-11-23", 20, {"a": 15, "b": 5}),
        then("2025-11-23", 20, {"a": 12, "b": 8}),
        then("2026-11-23", 20, {"a": 10, "b": 10}),
    ]
    told = shift(times)
    assert told is not None
    assert (told.value, told.before, told.after, told.since) == ("a", 0.75, 0.5, "2024-11-23")
    assert shift(times[1:2]) is None
    assert shift([times[0], times[0]]) is None


def test_a_network_met_by_introducing_oneself_is_closed() -> None:
    alone = how_met([True] * 7 + [False] * 3)
    assert (alone.asked, alone.known, alone.share) == (10, 10, 0.7)
    assert alone.closed
    assert not how_met([True] * 6 + [False] * 4).closed
    assert not how_met([True] * 9).enough  # of nine it is known
    assert not how_met([True] * 10 + [None] * 11).enough  # of fewer than half


@pytest.mark.parametrize(
    ("through", "noted", "alone"),
    [
        (True, "At a fair", False),
        (False, "", None),
        (False, "Au salon de Lyon", True),
        (False, "Grâce à Marie", False),
        (False, "Introduced by Paul", False),
    ],
)
def test_whether_somebody_stood_between_is_read_of_what_is_noted(
    through: bool, noted: str, alone: bool | None
) -> None:
    assert met_alone(through=through, noted=noted) is alone
