"""Introductions to me: those I ask somebody for, and those somebody made by themselves.

Whoever introduces asks the other side in their own way, so that one answer is awaited: theirs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.introduction_steps import GIVEN_UP_AFTER, REMINDED_AFTER, Next
from entregent.core.introductions import ImpossibleMove, Move, State, Step

KEPT_WORD_AFTER = timedelta(days=14)  # a yes that nothing followed
MET_AFTER = timedelta(days=21)  # whether we met

MOVES: dict[State, dict[Move, State]] = {
    State.IDEA: {
        Move.ASK: State.ASKED_FIRST,
        Move.WRITE: State.INTRODUCED,  # they did it by themselves
        Move.CLOSE: State.CLOSED,
    },
    State.ASKED_FIRST: {
        Move.YES: State.AGREED,
        Move.WRITE: State.INTRODUCED,
        Move.NO: State.DECLINED,
        Move.CLOSE: State.CLOSED,
    },
    State.AGREED: {Move.WRITE: State.INTRODUCED, Move.NO: State.DECLINED, Move.CLOSE: State.CLOSED},
    State.INTRODUCED: {Move.MEET: State.MET, Move.CLOSE: State.CLOSED},
    State.MET: {Move.CLOSE: State.CLOSED},
    State.DECLINED: {Move.CLOSE: State.CLOSED},
    State.ASKED_SECOND: {},
    State.CLOSED: {},
}


@dataclass(frozen=True, slots=True)
class ToMe:
    """An introduction of me to somebody, and all that happened so far, the oldest first."""

    through: int
    steps: tuple[Step, ...] = ()
    state: State = State.IDEA

    @property
    def awaited(self) -> int | None:
        """Return whose answer is awaited, None when nobody's is."""
        return self.through if self.state is State.ASKED_FIRST else None

    @property
    def may_be_thanked(self) -> bool:
        """Tell whether there is something to thank them for: an introduction, or a plain no."""
        return self.state in (State.INTRODUCED, State.MET, State.DECLINED)

    def moved(self, move: Move, on: date, *, sent: bool = False) -> "ToMe":
        """Return the introduction after a move.

        ImpossibleMove with its code: "not-now" in this state, "before-the-last" step.
        """
        after = MOVES[self.state].get(move)
        if after is None:
            raise ImpossibleMove("not-now", self.state, move)
        if self.steps and on < self.steps[-1].on:
            raise ImpossibleMove("before-the-last", self.state, move)
        asks = move in (Move.ASK, Move.YES, Move.NO)
        step = Step(move, on, self.through if asks else None, sent)
        return ToMe(self.through, (*self.steps, step), after)


def replayed_to_me(through: int, steps: Iterable[Step]) -> ToMe:
    """Return the introduction after these steps; ImpossibleMove as `moved` says."""
    introduction = ToMe(through)
    for step in steps:
        introduction = introduction.moved(step.move, step.on, sent=step.sent)
    return introduction


def next_step_to_me(introduction: ToMe, *, today: date) -> Next | None:
    """Return what it waits for, None for an idea and for what is over.

    Codes: "remind", "give-up", "wait-for-it" (they said yes), "did-we-meet", "thank-them".
    """
    if not introduction.steps:
        return None
    last, through = introduction.steps[-1].on, introduction.through
    if introduction.state is State.ASKED_FIRST and today >= last + GIVEN_UP_AFTER:
        return Next("give-up", through, last + GIVEN_UP_AFTER)
    later = {
        State.ASKED_FIRST: ("remind", REMINDED_AFTER),
        State.AGREED: ("wait-for-it", KEPT_WORD_AFTER),
        State.INTRODUCED: ("did-we-meet", MET_AFTER),
        State.MET: ("thank-them", timedelta()),
    }.get(introduction.state)
    return Next(later[0], through, last + later[1]) if later else None
