"""Layers: how many people, how often."""

import pytest

from entregent.core.layers import LAYERS, overfull, proposed_cadence


@pytest.mark.parametrize(
    ("rank", "cadence"),
    [(1, 7), (5, 7), (6, 30), (15, 30), (16, 180), (50, 180), (51, 365), (150, 365), (151, None)],
)
def test_a_cadence_follows_from_the_layer(rank: int, cadence: int | None) -> None:
    assert proposed_cadence(rank) == cadence


@pytest.mark.parametrize(("rank", "cadence"), [(1, 7), (6, 7), (16, 30), (51, 180), (151, None)])
def test_a_tie_that_bridges_is_kept_one_layer_closer(rank: int, cadence: int | None) -> None:
    assert proposed_cadence(rank, bridges=True) == cadence


def test_six_people_every_week_are_one_too_many() -> None:
    assert overfull([7] * 5 + [30] * 10) == []
    assert overfull([7] * 6) == [LAYERS[0]]


def test_closer_people_count_in_the_wider_layers_too() -> None:
    assert overfull([7] * 5 + [30] * 11) == [LAYERS[1]]
