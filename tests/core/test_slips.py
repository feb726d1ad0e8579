"""Slips of the hand, and the names that were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from entregent.core.slips import halves, nearest, slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("bernrd", "bernard"), ("martinn", "martin"), ("dupotn", "dupont"), ("sovhie", "sophie")],
)
def test_a_letter_more_less_other_or_two_swapped_is_a_slip(typed: str, meant: str) -> None:
    assert meant in slips(typed)


@given(st.text("abcdé", min_size=4, max_size=8))
def test_every_slip_is_one_step_away(word: str) -> None:
    assert {OSA.distance(word, slip) for slip in slips(word)} == {1}


@pytest.mark.parametrize("word", ["", "al", "lea", "x" * 40, "a1b2c3", "12345"])
def test_short_endless_and_numbered_words_have_no_slips(word: str) -> None:
    assert slips(word) == set()


def test_a_word_may_be_two_that_lost_their_blank() -> None:
    assert ("le", "goff") in halves("legoff")
    assert halves("lea") == halves("l'ami") == halves("x" * 40) == ()


def test_the_likest_name_comes_first() -> None:
    names = {1: "marta solo", 2: "bernard martin", 3: "martin bernard", 4: "zoe wolf"}
    assert nearest(["bernrd", "martni"], names)[:2] == [2, 3]
    assert nearest(["bernrd"], {}) == []
