"""Messages on their way out: each leaves once, after a yes to that very message.

A message is approved as it stands; changed, it waits for another yes. What was being handed to a
mail server when the program stopped may have left or not: that is unknown, and the person settles
it, for a second copy is worse than a question.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

LEAST_APART = timedelta(seconds=20)
AN_HOUR = timedelta(hours=1)


class State(StrEnum):
    """Where a message stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Move(StrEnum):
    """What happens to a message."""

    CHANGE = "change"
    APPROVE = "approve"
    HOLD = "hold"  # the yes is taken back
    HAND_OVER = "hand-over"  # its words go to the server from now on
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PUT_OFF = "put-off"  # the server will take it later
    LOST = "lost"  # nobody knows whether the server took it
    HAS_LEFT = "has-left"  # so the person settles it
    HAS_NOT_LEFT = "has-not-left"


# From each state, where each move leads; what is not here can't be done.
MOVES: dict[State, dict[Move, State]] = {
    State.DRAFT: {Move.CHANGE: State.DRAFT, Move.APPROVE: State.APPROVED},
    State.APPROVED: {
        Move.CHANGE: State.DRAFT,
        Move.HOLD: State.DRAFT,
        Move.HAND_OVER: State.SENDING,
        Move.REFUSED: State.FAILED,
        Move.PUT_OFF: State.APPROVED,
    },
    State.SENDING: {
        Move.ACCEPTED: State.SENT,
        Move.REFUSED: State.FAILED,
        Move.PUT_OFF: State.APPROVED,
        Move.LOST: State.UNKNOWN,
    },
    State.SENT: {},
    State.FAILED: {Move.CHANGE: State.DRAFT, Move.APPROVE: State.APPROVED},
    State.UNKNOWN: {Move.HAS_LEFT: State.SENT, Move.HAS_NOT_LEFT: State.DRAFT},
}
MAY_BE_DROPPED = frozenset({State.DRAFT, State.APPROVED, State.FAILED})
_AGAIN = "again-"
LEFT = frozenset({State.SENDING, State.SENT, State.UNKNOWN})  # or may have, or is leaving


class ImpossibleMove(Exception):
    """What can't be done with a message as it stands."""

    def __init__(self, state: State, move: Move) -> None:
        super().__init__(f"{move} when {state}")
        self.state = state
        self.move = move


def moved(state: State, move: Move) -> State:
    """Return where a move leads; ImpossibleMove where it can't be made."""
    after = MOVES[state].get(move)
    if after is None:
        raise ImpossibleMove(state, move)
    return after


def again(message_id: str) -> str:
    """Return what a message that sends one once more, which came back, has in place of an item."""
    return _AGAIN + blake2b(message_id.encode(), digest_size=12).hexdigest()


def is_again(item: str) -> bool:
    """Tell whether a message sends another once more, by its item."""
    return item.startswith(_AGAIN)


def brought_back(state: State) -> State:
    """Return where a message stands that comes out of a copy, a file or an act undone.

    A yes given before is none to what is brought back; what was leaving then has left or not.
    """
    return {State.APPROVED: State.DRAFT, State.SENDING: State.UNKNOWN}.get(state, state)


def free_from(sent: Sequence[datetime], *, an_hour: int, now: datetime) -> datetime:
    """Return the first moment at which another message may leave, not before now.

    `sent` are the moments at which others left, in any order; at most so many leave within an hour,
    none at once after another.
    """
    late = sorted(moment for moment in sent if moment > now - AN_HOUR)
    rested = late[-1] + LEAST_APART if late else now
    emptied = late[-an_hour] + AN_HOUR if len(late) >= an_hour else now
    return max(now, rested, emptied)


def wait_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries that a server put off, as mail servers do."""
    return min(timedelta(minutes=5 * 3**tries), timedelta(hours=12))


MOST_TRIES = 8  # about two days
