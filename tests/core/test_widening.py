"""Whom to meet or revive for the widest gain: worked out by hand on a handful of people."""

import numpy as np
import pytest

from entregent.core.widening import Gain, Side, answering, widest

A, B, C = range(3)  # values


def side(value: list[int], counts: list[float], wanted: list[float] | None = None) -> Side:
    return Side(np.array(value), np.array(counts), np.array(wanted or [0.0] * len(counts)))


def test_whoever_makes_active_ties_most_diverse_comes_first_each_counted_before_the_next() -> None:
    # Of four active ties, three have A and one B: Blau 1 − (9 + 1)/16 = 0.375.
    sector = side([A, B, C, C], [3.0, 1.0, 0.0])
    first, second, third = widest({"sector": sector}, np.ones(4), active=4)
    # One C more: 1 − (9 + 1 + 1)/25 = 0.56. Then B, 1 − (9 + 4 + 1)/36; a second C is the same.
    assert first == Gain(2, pytest.approx(0.56 - 0.375), (("sector", C),))
    assert second == Gain(1, pytest.approx(1 - 14 / 36 - 0.56), (("sector", B),))
    assert third == Gain(3, pytest.approx(1 - 17 / 49 - (1 - 14 / 36)), (("sector", C),))


def test_what_lowers_one_dimension_is_weighed_against_another() -> None:
    sides = {"sector": side([B, A], [1.0, 1.0]), "place": side([A, B], [2.0, 0.0])}
    (best,) = widest(sides, np.ones(2), active=2, count=1)
    # Both lower the sector alike, from 1/2 to 4/9; only the second brings another place: 4/9.
    assert best == Gain(1, pytest.approx(4 / 9 - 1 / 2 + 4 / 9), (("place", B),))


def test_where_shares_are_wanted_whoever_brings_them_nearer_comes_first() -> None:
    # Wanted: a third of B, where there is none in nine; C would be the more diverse choice.
    sector = side([C, B], [6.0, 0.0, 3.0], [0.0, 1 / 3, 0.0])
    (best,) = widest({"sector": sector}, np.ones(2), active=9)
    assert best == Gain(1, pytest.approx(1 / 10), (("sector", B),))


def test_nobody_is_named_who_adds_nothing_or_is_no_candidate() -> None:
    alike = side([A, -1, B], [1.0, 0.0])
    assert widest({"sector": alike}, np.array([1.0, 1.0, 0.0]), active=1) == []
    assert widest({"sector": side([A], [0.0])}, np.ones(1), active=1) == []
    assert widest({}, np.zeros(0), active=0) == []


def test_the_longer_the_silence_the_less_may_be_hoped() -> None:
    days, spoken = np.array([0.0, 365.0, 730.0, 0.0]), np.array([1, 1, 1, 0])
    assert answering(days, spoken).tolist() == [1.0, 1.0, 0.75, 0.5]
    sector = side([B, B], [1.0, 0.0])
    assert widest({"sector": sector}, np.array([0.5, 0.75]), active=1)[0].person == 1


def test_a_dimension_known_of_few_ties_does_not_outweigh_the_others() -> None:
    # Of ten active ties the sector is known of all, the decade of one.
    sides = {"sector": side([C, -1], [5.0, 5.0, 0.0]), "generation": side([-1, B], [1.0, 0.0])}
    best, *_ = widest(sides, np.ones(2), active=10)
    # C: from 1/2 to 1 − 51/121, 0.079; another decade: from 0 to 1/2, a tenth of it, 0.05.
    assert best == Gain(0, pytest.approx(1 - 51 / 121 - 1 / 2), (("sector", C),))
