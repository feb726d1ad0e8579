"""Lineage: who came through whom, what grew from it, and whom to thank."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entregent.core.lineage import Came, Connector, Lineage, Momentum

ALICE, BENOIT, CHLOE, DAVID, EVE, FAROUK = range(1, 7)
TODAY = date(2026, 11, 22)
LAST_MONTH, LONG_AGO = TODAY - timedelta(days=30), TODAY - timedelta(days=900)

# Alice brought Benoît and Chloé; Benoît brought David, and David Ève.
FAMILY = [
    Came(BENOIT, ALICE, LONG_AGO),
    Came(CHLOE, ALICE, LAST_MONTH),
    Came(DAVID, BENOIT, LAST_MONTH),
    Came(EVE, DAVID, TODAY),
]


def test_what_an_introduction_grew_into_is_counted_by_generation() -> None:
    assert Lineage(FAMILY).grown(ALICE) == [2, 1, 1]
    assert Lineage(FAMILY).grown(EVE) == []


def test_a_tree_is_read_with_each_before_those_they_brought() -> None:
    assert list(Lineage(FAMILY).tree(ALICE)) == [
        (ALICE, 0), (BENOIT, 1), (DAVID, 2), (EVE, 3), (CHLOE, 1),
    ]  # fmt: skip


def test_everybody_upstream_is_to_be_thanked_the_nearest_first() -> None:
    assert Lineage(FAMILY).upstream(EVE) == [DAVID, BENOIT, ALICE]
    assert Lineage(FAMILY).upstream(ALICE) == []


def test_the_best_connector_is_the_one_through_whom_most_came_in_all() -> None:
    assert Lineage(FAMILY).connectors(limit=2) == [
        Connector(ALICE, brought=2, grew=4), Connector(BENOIT, brought=1, grew=2),
    ]  # fmt: skip


def test_momentum_counts_who_came_this_year_through_people_i_was_introduced_to() -> None:
    momentum = Lineage(FAMILY).momentum(today=TODAY)
    assert (momentum.introduced, momentum.led_to) == (4, 2)
    assert momentum.rate == pytest.approx(0.5)


def test_what_is_to_come_and_what_has_no_day_is_no_momentum() -> None:
    rows = [Came(BENOIT, ALICE), Came(CHLOE, BENOIT, TODAY + timedelta(days=1)), Came(EVE, BENOIT)]
    assert Lineage(rows).momentum(today=TODAY) == Momentum(introduced=2, led_to=0, undated=1)


def test_nobody_introduced_is_no_rate() -> None:
    assert Lineage([]).momentum(today=TODAY).rate == 0.0


def test_of_two_through_whom_somebody_came_the_first_counts() -> None:
    rows = [Came(CHLOE, BENOIT, LAST_MONTH), Came(CHLOE, ALICE, LONG_AGO), Came(CHLOE, DAVID)]
    assert Lineage(rows).upstream(CHLOE) == [ALICE]


@pytest.mark.parametrize(
    ("days", "top"),
    [((None, None, None), ALICE), ((None, LONG_AGO, LAST_MONTH), CHLOE)],
)
def test_of_a_circle_whoever_came_first_stands_at_the_top_and_nobody_vanishes(
    days: tuple[date | None, ...], top: int
) -> None:
    benoit, chloe, alice = days
    rows = [Came(BENOIT, ALICE, benoit), Came(CHLOE, BENOIT, chloe), Came(ALICE, CHLOE, alice)]
    lineage = Lineage([*rows, Came(DAVID, CHLOE)])
    assert lineage.tops() == [top]
    assert {person for person, _ in lineage.tree(top)} == {ALICE, BENOIT, CHLOE, DAVID}
    assert lineage.upstream(DAVID)[-1:] == [top]


def test_somebody_who_came_through_themselves_came_through_nobody() -> None:
    assert Lineage([Came(ALICE, ALICE)]).upstream(ALICE) == []


def test_a_long_line_is_followed_to_its_end() -> None:
    line = Lineage([Came(n, n - 1) for n in range(1, 20_000)])
    assert len(line.upstream(19_999)) == 19_999
    assert line.connectors(limit=1) == [Connector(0, brought=1, grew=19_999)]


rows = st.lists(st.builds(Came, st.integers(0, 12), st.integers(0, 12)), max_size=25)


@settings(deadline=None)
@given(rows)
def test_whatever_the_book_says_everybody_is_reached_once_and_nothing_hangs(
    told: list[Came],
) -> None:
    lineage = Lineage(told)
    planted = [person for top in lineage.tops() for person, _ in lineage.tree(top)]
    assert len(planted) == len(set(planted))
    alone = {row.person for row in told if row.person == row.through}
    assert {row.person for row in told} <= set(planted) | alone
    assert all(person not in lineage.upstream(person) for person in planted)


@settings(deadline=None)
@given(rows)
def test_a_connector_grew_what_its_tree_holds(told: list[Came]) -> None:
    lineage = Lineage(told)
    for connector in lineage.connectors(limit=99):
        assert connector.grew == sum(lineage.grown(connector.person))
        assert connector.brought == len(lineage.brought(connector.person))
