"""Introductions: asked of each in private, written after two yeses, nothing told too early."""

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from entregent.core.discretion import Fact, may_be_told, may_see_contact
from entregent.core.introduction_steps import next_step
from entregent.core.introductions import (
    MOVES,
    ImpossibleMove,
    Introduction,
    Move,
    State,
    Step,
    replayed,
)

ALICE, BENOIT, CHLOE = 1, 2, 3
DAY = date(2026, 11, 2)

Said = tuple[Move, int | None]
ASKED = [(Move.ASK, ALICE)]
HALF = [*ASKED, (Move.YES, ALICE)]
BOTH_ASKED = [*HALF, (Move.ASK, BENOIT)]
AGREED = [*BOTH_ASKED, (Move.YES, BENOIT)]
WRITTEN: list[Said] = [*AGREED, (Move.WRITE, None)]
MET: list[Said] = [*WRITTEN, (Move.MEET, None)]


def after(*steps: Said) -> Introduction:
    return replayed(ALICE, BENOIT, [Step(move, DAY, who) for move, who in steps])


def refusal(introduction: Introduction, move: Move, who: int | None = None) -> str:
    with pytest.raises(ImpossibleMove) as refused:
        introduction.moved(move, DAY, who=who)
    return refused.value.code


def test_an_introduction_goes_from_idea_to_thanks() -> None:
    steps: list[Said] = [*WRITTEN, (Move.MEET, None), (Move.CLOSE, None)]
    states = [after(*steps[:n]).state.value for n in range(len(steps) + 1)]
    assert states == [
        "idea", "asked-first", "asked-first", "asked-second", "agreed", "introduced", "met",
        "closed",
    ]  # fmt: skip


@pytest.mark.parametrize("first", [ALICE, BENOIT])
def test_either_side_may_be_asked_first(first: int) -> None:
    asked = after((Move.ASK, first))
    assert (asked.state, asked.awaited) == (State.ASKED_FIRST, first)


def test_the_second_is_not_disturbed_before_the_first_said_yes() -> None:
    assert refusal(after(*ASKED), Move.ASK, BENOIT) == "answer-awaited"


def test_nobody_is_asked_twice() -> None:
    assert refusal(after(*HALF), Move.ASK, ALICE) == "asked-already"


def test_only_whoever_was_asked_answers() -> None:
    assert refusal(after(*ASKED), Move.YES, BENOIT) == "not-asked"
    assert refusal(after(*ASKED), Move.NO, CHLOE) == "not-a-side"
    assert refusal(after(*ASKED), Move.YES) == "not-a-side"


@pytest.mark.parametrize("steps", [[], ASKED, HALF, BOTH_ASKED])
def test_nothing_is_written_before_two_yeses(steps: list[Said]) -> None:
    assert refusal(after(*steps), Move.WRITE) == "not-now"


def test_a_step_is_not_earlier_than_the_one_before() -> None:
    with pytest.raises(ImpossibleMove, match="before-the-last"):
        after(*ASKED).moved(Move.YES, DAY - timedelta(days=1), who=ALICE)


@pytest.mark.parametrize("steps", [ASKED, HALF, BOTH_ASKED, AGREED])
def test_a_no_ends_it_even_where_a_yes_came_before(steps: list[Said]) -> None:
    assert after(*steps, (Move.NO, ALICE)).state is State.DECLINED


def test_what_is_written_can_no_longer_be_refused() -> None:
    assert refusal(after(*WRITTEN), Move.NO, ALICE) == "not-now"


@pytest.mark.parametrize(("first", "second"), [(ALICE, BENOIT), (BENOIT, ALICE)])
def test_it_is_over_once_both_are_thanked_whoever_is_first(first: int, second: int) -> None:
    half = after(*MET, (Move.THANK, first))
    assert (half.state, half.to_thank) == (State.MET, (second,))
    over = half.moved(Move.THANK, DAY, who=second)
    assert (over.state, over.to_thank, next_step(over, today=DAY)) == (State.CLOSED, (), None)


def test_each_is_thanked_once_and_nobody_before_they_met() -> None:
    assert refusal(after(*MET, (Move.THANK, ALICE)), Move.THANK, ALICE) == "thanked-already"
    assert refusal(after(*MET), Move.THANK, CHLOE) == "not-a-side"
    assert refusal(after(*WRITTEN), Move.THANK, ALICE) == "not-now"


def test_nobody_is_introduced_to_themselves() -> None:
    with pytest.raises(ValueError, match="themselves"):
        replayed(ALICE, ALICE, [])


def test_whoever_is_asked_learns_who_and_why_and_no_address() -> None:
    assert may_be_told(after(), ALICE) == {Fact.NAME, Fact.REASON}


def test_the_second_may_be_told_that_the_first_would_like_to() -> None:
    assert may_be_told(after(*BOTH_ASKED), BENOIT) == {Fact.NAME, Fact.REASON, Fact.AGREED}
    assert Fact.AGREED not in may_be_told(after(*BOTH_ASKED), ALICE)


def test_addresses_are_open_to_both_once_both_agreed_and_to_nobody_else() -> None:
    assert may_see_contact(after(*AGREED), ALICE, BENOIT)
    assert may_see_contact(after(*AGREED), BENOIT, ALICE)
    assert not may_see_contact(after(*AGREED), CHLOE, BENOIT)
    assert not may_see_contact(after(*AGREED), ALICE, CHLOE)


def test_a_yes_taken_back_closes_the_addresses_again() -> None:
    assert not may_see_contact(after(*AGREED, (Move.NO, ALICE)), ALICE, BENOIT)


def test_a_refusal_is_told_as_if_i_had_given_it_up_myself() -> None:
    refused = after(*BOTH_ASKED, (Move.NO, BENOIT))
    given_up = after(*BOTH_ASKED, (Move.CLOSE, None))
    assert may_be_told(refused, ALICE) == may_be_told(given_up, ALICE) == {Fact.WILL_NOT_BE}


def test_whoever_was_never_asked_hears_nothing_of_a_refusal() -> None:
    assert may_be_told(after(*ASKED, (Move.NO, ALICE)), BENOIT) == frozenset()


@pytest.mark.parametrize(
    ("steps", "days", "code", "who", "due"),
    [
        (ASKED, 0, "remind", ALICE, 7),
        (ASKED, 21, "give-up", ALICE, 21),
        (HALF, 0, "ask-second", BENOIT, 0),
        (BOTH_ASKED, 3, "remind", BENOIT, 7),
        (AGREED, 0, "write", None, 0),
        (WRITTEN, 5, "did-they-meet", None, 21),
        (MET, 5, "thank-and-tell", None, 7),
        ([*MET, (Move.THANK, BENOIT)], 5, "thank-the-other", ALICE, 0),
        ([*BOTH_ASKED, (Move.NO, BENOIT)], 0, "tell-it-will-not-be", ALICE, 0),
    ],
)
def test_each_state_says_what_it_waits_for_and_when(
    steps: list[Said], days: int, code: str, who: int | None, due: int
) -> None:
    found = next_step(after(*steps), today=DAY + timedelta(days=days))
    assert found
    assert (found.code, found.who, found.on - DAY) == (code, who, timedelta(days=due))


@pytest.mark.parametrize("steps", [[], [*ASKED, (Move.NO, ALICE)], [*ASKED, (Move.CLOSE, None)]])
def test_an_idea_and_what_is_over_wait_for_nothing(steps: list[Said]) -> None:
    assert next_step(after(*steps), today=DAY) is None


class RandomWalk(RuleBasedStateMachine):
    """Whatever is tried, in whatever order, consent and discretion hold."""

    def __init__(self) -> None:
        super().__init__()
        self.now = after()
        self.day = DAY

    @rule(
        move=st.sampled_from(Move), who=st.sampled_from([ALICE, BENOIT, CHLOE, None]),
        later=st.integers(-1, 5), sent=st.booleans(),
    )  # fmt: skip
    def try_a_move(self, move: Move, who: int | None, later: int, sent: bool) -> None:
        before, on = self.now, self.day + timedelta(days=later)
        try:
            self.now = before.moved(move, on, who=who, sent=sent)
        except ImpossibleMove:
            return
        both_thanked = move is Move.THANK and len(before.to_thank) == 1
        led = State.CLOSED if both_thanked else MOVES[before.state][move]
        assert led is self.now.state
        self.day = on

    @invariant()
    def addresses_wait_for_two_yeses(self) -> None:
        yes = {step.who for step in self.now.steps if step.move is Move.YES}
        for who, of in ((ALICE, BENOIT), (BENOIT, ALICE)):
            assert not may_see_contact(self.now, who, of) or yes == {ALICE, BENOIT}

    @invariant()
    def what_is_written_was_agreed_by_both(self) -> None:
        if self.now.state in (State.AGREED, State.INTRODUCED, State.MET):
            assert self.now.agreed == {ALICE, BENOIT}

    @invariant()
    def a_no_leaves_no_trace_for_the_other(self) -> None:
        refused = [step.who for step in self.now.steps if step.move is Move.NO and step.who]
        for who in refused:
            other = self.now.side(who)
            dropped = after(*[(s.move, s.who) for s in self.now.steps if s.move is not Move.NO])
            if dropped.state is not State.CLOSED:
                dropped = dropped.moved(Move.CLOSE, DAY)
            assert may_be_told(self.now, other) == may_be_told(dropped, other)

    @invariant()
    def telling_it_again_from_its_steps_gives_the_same(self) -> None:
        assert replayed(ALICE, BENOIT, self.now.steps) == self.now

    @invariant()
    def a_stranger_is_told_nothing(self) -> None:
        assert may_be_told(self.now, CHLOE) == frozenset()


TestRandomWalk = RandomWalk.TestCase
TestRandomWalk.settings = settings(deadline=None)
