"""Introductions with a double yes: asked of each in private, written once both agreed.

Either side may be asked first. A no ends it, and what one side answered is never told to the other:
somebody who was only asked learns that it will not be, not by whom. Nobody's address reaches the
other before both said yes (practice A6).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """Where an introduction stands."""

    IDEA = "idea"
    ASKED_FIRST = "asked-first"
    ASKED_SECOND = "asked-second"
    AGREED = "agreed"
    INTRODUCED = "introduced"
    MET = "met"
    DECLINED = "declined"
    CLOSED = "closed"


class Move(StrEnum):
    """What happens to an introduction."""

    ASK = "ask"
    YES = "yes"
    NO = "no"
    WRITE = "write"
    MEET = "meet"
    THANK = "thank"
    CLOSE = "close"


# From each state, where each move leads; what is not here can't be done.
MOVES: dict[State, dict[Move, State]] = {
    State.IDEA: {Move.ASK: State.ASKED_FIRST, Move.CLOSE: State.CLOSED},
    State.ASKED_FIRST: {
        Move.YES: State.ASKED_FIRST,  # until the other is asked
        Move.ASK: State.ASKED_SECOND,
        Move.NO: State.DECLINED,
        Move.CLOSE: State.CLOSED,
    },
    State.ASKED_SECOND: {
        Move.YES: State.AGREED,
        Move.NO: State.DECLINED,
        Move.CLOSE: State.CLOSED,
    },
    State.AGREED: {Move.WRITE: State.INTRODUCED, Move.NO: State.DECLINED, Move.CLOSE: State.CLOSED},
    State.INTRODUCED: {Move.MEET: State.MET, Move.CLOSE: State.CLOSED},
    State.MET: {
        Move.THANK: State.MET,  # closed once both are
        Move.CLOSE: State.CLOSED,
    },
    State.DECLINED: {Move.CLOSE: State.CLOSED},
    State.CLOSED: {},
}


class ImpossibleMove(Exception):
    """What can't be done with an introduction as it stands."""

    def __init__(self, code: str, state: State, move: Move) -> None:
        super().__init__(f"{code}: {move} when {state}")
        self.code = code
        self.state = state
        self.move = move


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: the move, the day, and whom it was asked of or who answered.

    `sent` tells that a message left for it: what was said can't be unsaid, undone or not.
    """

    move: Move
    on: date
    who: int | None = None
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two people to be introduced, and all that happened so far, the oldest first."""

    one: int
    other: int
    steps: tuple[Step, ...] = ()
    state: State = State.IDEA

    @property
    def asked(self) -> tuple[int, ...]:
        """Return whom it was asked of, in turn."""
        return tuple(s.who for s in self.steps if s.move is Move.ASK and s.who is not None)

    @property
    def agreed(self) -> frozenset[int]:
        """Return who said yes and did not take it back."""
        yes = {s.who for s in self.steps if s.move is Move.YES and s.who is not None}
        return frozenset(yes - {s.who for s in self.steps if s.move is Move.NO})

    @property
    def awaited(self) -> int | None:
        """Return whose answer is awaited, None when nobody's is."""
        if self.state not in (State.ASKED_FIRST, State.ASKED_SECOND):
            return None
        return next((who for who in self.asked if who not in self.agreed), None)

    @property
    def to_thank(self) -> tuple[int, ...]:
        """Return who is to be thanked yet: both once they met, nobody before or when it is over."""
        if self.state is not State.MET:
            return ()
        thanked = {s.who for s in self.steps if s.move is Move.THANK}
        return tuple(who for who in (self.one, self.other) if who not in thanked)

    @property
    def may_be_thanked(self) -> bool:
        """Tell whether there is something to thank them for: they met."""
        return self.state is State.MET

    def side(self, who: int) -> int:
        """Return who stands on the other side of somebody."""
        return self.other if who == self.one else self.one

    def moved(
        self, move: Move, on: date, *, who: int | None = None, sent: bool = False
    ) -> "Introduction":
        """Return the introduction after a move; asks, answers and thanks say whose they are.

        The second of the two who is thanked closes it. ImpossibleMove with its code: "not-now" in
        this state, "before-the-last" step, "not-a-side" when it is somebody else's,
        "asked-already", "answer-awaited" when the first has not said yes yet, "not-asked" for an
        answer that is not awaited, "thanked-already".
        """
        after = MOVES[self.state].get(move)
        refused = "not-now" if after is None else self._refused(move, on, who)
        if after is None or refused:
            raise ImpossibleMove(refused, self.state, move)
        if move is Move.THANK and self.to_thank == (who,):
            after = State.CLOSED
        return replace(self, steps=(*self.steps, Step(move, on, who, sent)), state=after)

    def _refused(self, move: Move, on: date, who: int | None) -> str:
        if self.steps and on < self.steps[-1].on:
            return "before-the-last"
        if move in (Move.WRITE, Move.MEET, Move.CLOSE):
            return ""
        return "not-a-side" if who not in (self.one, self.other) else self._out_of_turn(move, who)

    def _out_of_turn(self, move: Move, who: int) -> str:
        if move is Move.THANK:
            return "" if who in self.to_thank else "thanked-already"
        if move is Move.ASK:
            if who in self.asked:
                return "asked-already"
            return "answer-awaited" if self.awaited is not None else ""
        # A yes may be taken back as long as nothing was written.
        answers = who == self.awaited or (move is Move.NO and who in self.agreed)
        return "" if answers else "not-asked"


def replayed(one: int, other: int, steps: Iterable[Step]) -> Introduction:
    """Return the introduction of two people after these steps.

    ImpossibleMove as `moved` says; ValueError when the two are one.
    """
    if one == other:
        raise ValueError("nobody is introduced to themselves")
    introduction = Introduction(one, other)
    for step in steps:
        introduction = introduction.moved(step.move, step.on, who=step.who, sent=step.sent)
    return introduction
