"""What an introduction waits for next, and from which day on to bring it up."""

from dataclasses import dataclass
from datetime import date, timedelta

from entregent.core.introductions import Introduction, Move, State

REMINDED_AFTER = timedelta(days=7)  # an answer that is awaited; once
GIVEN_UP_AFTER = timedelta(days=21)  # no answer is an answer
HEARD_AFTER = timedelta(days=21)  # whether they met
TOLD_AFTER = timedelta(days=7)  # of the meeting: what came of it, and thanks


@dataclass(frozen=True, slots=True)
class Next:
    """What to do about an introduction, with whom (None: with both), from a day on."""

    code: str
    who: int | None
    on: date


def next_step(introduction: Introduction, *, today: date) -> Next | None:
    """Return what it waits for, None for an idea and for what is over.

    Codes: "ask-second", "remind", "give-up" (told kindly, then closed), "write", "did-they-meet",
    "thank-and-tell", "thank-the-other", "tell-it-will-not-be".
    """
    if not introduction.steps:
        return None
    last = introduction.steps[-1].on
    awaited = introduction.awaited
    if awaited is not None:
        given_up = last + GIVEN_UP_AFTER
        if today >= given_up:
            return Next("give-up", awaited, given_up)
        return Next("remind", awaited, last + REMINDED_AFTER)
    if introduction.state is State.ASKED_FIRST:
        return Next("ask-second", introduction.side(introduction.asked[0]), last)
    if introduction.state is State.DECLINED:
        refused = {step.who for step in introduction.steps if step.move is Move.NO}
        waits = [who for who in introduction.asked if who not in refused]
        return Next("tell-it-will-not-be", waits[0], last) if waits else None
    only = introduction.to_thank[0] if len(introduction.to_thank) == 1 else None
    later = {
        State.AGREED: ("write", timedelta()),
        State.INTRODUCED: ("did-they-meet", HEARD_AFTER),
        State.MET: ("thank-the-other", timedelta()) if only else ("thank-and-tell", TOLD_AFTER),
    }.get(introduction.state)
    return Next(later[0], only, last + later[1]) if later else None
