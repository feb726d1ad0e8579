"""Constraint and effective size: textbook networks by hand, any other beside the formula."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entregent.core.brokerage import Brokerage, brokerage

Links = list[tuple[int, int, float]]


def figures(mine: list[float], links: Links) -> Brokerage:
    one, other = (np.array([row[end] for row in links], dtype=np.int64) for end in (0, 1))
    return brokerage(np.array(mine), one, other, np.array([row[2] for row in links]))


def everybody_knows_everybody(n: int) -> Links:
    return [(a, b, 1.0) for a in range(n) for b in range(a)]


def one_knows_all(n: int) -> Links:
    return [(0, b, 1.0) for b in range(1, n)]


@pytest.mark.parametrize(("n", "constraint"), [(3, 0.333), (5, 0.200), (10, 0.100)])
def test_contacts_who_do_not_know_each_other_constrain_least(n: int, constraint: float) -> None:
    found = figures([1.0] * n, [])
    assert found.constraint == pytest.approx(constraint, abs=0.0005)
    assert found.effective_size == pytest.approx(n)


@pytest.mark.parametrize(("n", "constraint"), [(3, 0.926), (5, 0.648), (10, 0.361)])
def test_a_clique_constrains_as_burt_published(n: int, constraint: float) -> None:
    found = figures([1.0] * n, everybody_knows_everybody(n))
    assert found.constraint == pytest.approx(constraint, abs=0.0005)
    assert found.effective_size == pytest.approx(1.0)


@pytest.mark.parametrize(("n", "constraint"), [(3, 0.840), (5, 0.590), (10, 0.411)])
def test_one_contact_who_knows_all_the_others_constrains_as_burt_published(
    n: int, constraint: float
) -> None:
    assert figures([1.0] * n, one_knows_all(n)).constraint == pytest.approx(constraint, abs=0.0005)


def test_a_pair_among_four_repeats_one_contact_half_each_way() -> None:
    # Borgatti 1997: n − 2t/n, with t links between n contacts.
    assert figures([1.0] * 4, [(0, 1, 1.0)]).effective_size == pytest.approx(4 - 2 / 4)


def test_whom_nobody_else_knows_adds_a_whole_contact() -> None:
    found = figures([1.0, 1.0, 1.0], [(0, 1, 1.0)])
    assert found.adds[2] == 1.0
    assert found.adds[0] == pytest.approx(2 / 3)


def naive(mine: list[float], links: Links) -> tuple[float, float]:
    """Return constraint and effective size by the formulas, over full tables."""
    n = len(mine)
    z = np.zeros((n + 1, n + 1))
    z[n, :n] = z[:n, n] = mine
    for a, b, strength in links:
        if a != b and mine[a] and mine[b]:
            z[a, b] += strength
            z[b, a] = z[a, b]
    rows = z.sum(axis=1, keepdims=True)
    p = np.divide(z, rows, out=np.zeros_like(z), where=rows > 0)
    those = [j for j in range(n) if mine[j]]
    constraint = sum(
        (p[n, j] + sum(p[n, q] * p[q, j] for q in those if q != j)) ** 2 for j in those
    )
    repeats = sum(p[n, q] * z[j, q] / z[j].max() for j in those for q in those if q != j)
    return constraint, len(those) - repeats


strengths = st.sampled_from([0.0, 0.25, 1.0, 3.5])
networks = st.lists(strengths, min_size=1, max_size=9).flatmap(
    lambda mine: st.tuples(
        st.just(mine),
        st.lists(
            st.tuples(st.integers(0, len(mine) - 1), st.integers(0, len(mine) - 1), strengths),
            max_size=30,
        ),
    )
)


@settings(deadline=None)
@given(networks)
def test_any_network_has_the_figures_of_the_formula(network: tuple[list[float], Links]) -> None:
    mine, links = network
    found = figures(mine, links)
    assert (found.constraint, found.effective_size) == pytest.approx(naive(mine, links))
    assert found.constrains.sum() == pytest.approx(found.constraint)


@settings(deadline=None)
@given(networks)
def test_parts_stay_within_their_bounds(network: tuple[list[float], Links]) -> None:
    found = figures(*network)
    assert (found.constrains >= 0).all()
    assert ((found.adds > -1e-9) & (found.adds <= 1)).all()


def test_a_network_of_nobody_has_no_constraint() -> None:
    assert figures([], []).constraint == 0.0
    assert figures([0.0], []).effective_size == 0.0


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        figures([-1.0], [])
    with pytest.raises(ValueError, match="contact outside"):
        figures([1.0], [(0, 1, 1.0)])
