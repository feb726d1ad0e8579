"""Who may be told what of an introduction: every draft and page asks here.

What one side answered reaches the other only when it is yes. Whoever was asked learns that it will
not be in the same words whether the other refused or I gave it up; whoever was not asked, nothing.
"""

from enum import StrEnum

from entregent.core.introductions import Introduction, Move, State


class Fact(StrEnum):
    """What a message to one side may hold of the other."""

    NAME = "name"
    REASON = "reason"
    AGREED = "agreed"  # that the other would like to
    CONTACT = "contact"  # addresses, telephone, profile
    WILL_NOT_BE = "will-not-be"


def may_be_told(introduction: Introduction, to: int) -> frozenset[Fact]:
    """Return what a message to somebody may hold: nothing to whoever is no side of it."""
    if to not in (introduction.one, introduction.other):
        return frozenset()
    if _is_off(introduction):
        return frozenset({Fact.WILL_NOT_BE} if to in _still_waiting(introduction) else ())
    told = {Fact.NAME, Fact.REASON}
    if introduction.side(to) in introduction.agreed:
        told.add(Fact.AGREED)
    if _both_agreed(introduction):
        told.add(Fact.CONTACT)
    return frozenset(told)


def may_see_contact(introduction: Introduction, who: int, of: int) -> bool:
    """Tell whether contact details of somebody may stand in what is written to somebody for this
    introduction: their own always may.
    """
    if who == of:
        return True
    sides = {introduction.one, introduction.other}
    return {who, of} == sides and Fact.CONTACT in may_be_told(introduction, who)


def _both_agreed(introduction: Introduction) -> bool:
    return introduction.agreed == {introduction.one, introduction.other}


def _is_off(introduction: Introduction) -> bool:
    """Tell whether it ended before it was written."""
    ended = introduction.state in (State.DECLINED, State.CLOSED)
    return ended and not any(step.move is Move.WRITE for step in introduction.steps)


def _still_waiting(introduction: Introduction) -> frozenset[int]:
    """Return who was asked and did not refuse: they wait to hear of it."""
    refused = {step.who for step in introduction.steps if step.move is Move.NO}
    return frozenset(introduction.asked) - refused
