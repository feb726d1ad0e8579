"""Thanks as a note says they were given: the favour they were for is thanked for."""

from datetime import date
from typing import Any

from entregent.core.introductions import State
from entregent.core.thanks import LEFT_AFTER, RESULT
from entregent.core.thanks_said import says_thanked
from entregent.services.journal import Recorder
from entregent.storage.models import Favour, Person
from entregent.storage.queries.favours import thanks_of, to_thank_for
from entregent.storage.queries.introductions import introduced_to_me


def thanks_of_a_day(favour: Favour, on: date) -> dict[str, Any]:
    """Return what changes of a favour by thanks given that day.

    Whoever was thanked already hears with it what came of a favour since.
    """
    due = thanks_of(favour)
    said: dict[str, Any] = {"told_on" if due and due.why == RESULT else "thanked_on": on}
    if favour.outcome_on and favour.outcome_on > on:
        said["outcome_on"] = on  # noted before these thanks, it was known to whoever said them
    return said


def thank_as_noted(
    recorder: Recorder, person: Person, note: str, *, on: date, instead_of: str = ""
) -> None:
    """Note the thanks that a note of a day says were given, as part of the act that writes it: for
    one favour, the latest owed by then, else for having been introduced.

    `instead_of` is the note that it corrects. Of an introduction that led to a meeting, its own
    line asks: more is to be said than thanks.
    """
    if not says_thanked(note, name=person.name) or says_thanked(instead_of, name=person.name):
        return
    favour = to_thank_for(person)
    due = thanks_of(favour) if favour else None
    if favour and due and due.since <= on:
        if not (favour.introduction and favour.introduction.state == State.MET):
            recorder.change(favour, **thanks_of_a_day(favour, on))
        return
    for row in introduced_to_me(person.book, since=on - LEFT_AFTER, until=on):
        if row.through_id == person.pk and row.state != State.MET:
            recorder.change(row, thanked_on=on)
            return
