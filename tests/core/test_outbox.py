"""Messages on their way out: a yes to that very message, and never a second copy."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.outbox import (
    LEAST_APART,
    MOVES,
    ImpossibleMove,
    Move,
    State,
    free_from,
    moved,
    wait_after,
)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@given(st.lists(st.sampled_from(list(Move)), max_size=60))
def test_a_message_leaves_once_and_only_after_a_yes_to_it_as_it_stands(moves: list[Move]) -> None:
    state, agreed, left = State.DRAFT, False, 0
    for move in moves:
        if move not in MOVES[state]:
            with pytest.raises(ImpossibleMove):
                moved(state, move)
            continue
        if move is Move.HAND_OVER:
            assert agreed
        left += move in (Move.ACCEPTED, Move.HAS_LEFT)
        agreed = {Move.APPROVE: True, Move.CHANGE: False, Move.HOLD: False}.get(move, agreed)
        agreed = agreed and move is not Move.HAS_NOT_LEFT
        state = moved(state, move)
    assert left == (state is State.SENT)


def test_what_may_have_left_is_for_the_person_to_settle() -> None:
    assert MOVES[State.UNKNOWN].keys() == {Move.HAS_LEFT, Move.HAS_NOT_LEFT}
    assert MOVES[State.SENT] == {}
    with pytest.raises(ImpossibleMove):
        moved(State.UNKNOWN, Move.HAND_OVER)


def test_messages_leave_one_after_the_other_and_so_many_an_hour() -> None:
    assert free_from([], an_hour=3, now=NOW) == NOW
    just = [NOW - timedelta(seconds=5)]
    assert free_from(just, an_hour=3, now=NOW) == just[0] + LEAST_APART
    full = [NOW - timedelta(minutes=minutes) for minutes in (50, 30, 10, 80)]
    assert free_from(full, an_hour=3, now=NOW) == NOW + timedelta(minutes=10)
    assert free_from(full, an_hour=4, now=NOW) == NOW


def test_a_server_that_puts_off_is_asked_again_less_and_less_often() -> None:
    waits = [wait_after(tries) for tries in range(10)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(minutes=5)
    assert waits[-1] == timedelta(hours=12)
