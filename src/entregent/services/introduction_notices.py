"""What to know before an introduction goes on: whom to ask first, a reason that messages leave out,
a busy time, and what speaks against it.
"""

from datetime import date

from entregent.core.introductions import Introduction as Between
from entregent.core.introductions import State
from entregent.core.language import language_of
from entregent.services.boundaries import boundaries_known
from entregent.services.discreet import discreet
from entregent.services.introduction_cautions import Notice, cautions
from entregent.services.introduction_proposals import whom_to_ask_first
from entregent.services.introduction_state import steps_of
from entregent.services.manner import language_with
from entregent.storage.models import Introduction, Person
from entregent.storage.queries.boundaries import boundaries_of

_BEFORE_A_YES = (State.IDEA, State.ASKED_FIRST, State.ASKED_SECOND)


def notices(row: Introduction, *, on: date) -> list[Notice]:
    """Return what to know of an introduction as it stands, [] when there is nothing."""
    if row.state not in _BEFORE_A_YES:
        return []
    told = [Notice("reason-left-out")] if reason_is_left_out(row) else _in_another_language(row, on)
    if row.other and (notice := _whom_first(row, row.other, on)):
        told.insert(0, notice)
    told += [notice for person in _to_ask(row) for notice in _busy(person, on)]
    return told + (cautions(row.one, row.other, on=on, but=row) if row.other else [])


def _whom_first(row: Introduction, other: Person, on: date) -> Notice | None:
    """Return whom to ask first; of somebody asked where nothing is sent, that the other would
    better be, unless they are busy.
    """
    steps = steps_of(row).steps
    if len(steps) > 1 or any(step.sent for step in steps):
        return None
    first = whom_to_ask_first(row.one, other)
    if not steps:
        return Notice("ask-first", {"first": first})
    if first is None or first.who.pk == steps[0].who or list(_busy(first.who, on)):
        return None
    return Notice("other-first", {"name": first.who.name, "other": first.other.name})


def reason_is_left_out(row: Introduction) -> bool:
    """Tell whether the reason holds a way to reach somebody, so that no question says it."""
    sides = [person for person in (row.one, row.other) if person]
    return bool(row.why) and any(not discreet(row.why, person) for person in sides)


def _in_another_language(row: Introduction, on: date) -> list[Notice]:
    """Return to whom the question is in another language than the reason that it says."""
    written = language_of(row.why)
    names = [
        person.name
        for person in _to_ask(row)
        if written and language_with(row.book, person, on=on) != written
    ]
    return [Notice("reason-language", {"names": ", ".join(names)})] if names else []


def _to_ask(row: Introduction) -> list[Person]:
    """Return who has to answer yet."""
    known = steps_of(row)
    if not isinstance(known, Between):
        return [row.through] if row.kind == Introduction.ASKED and row.through else []
    agreed = known.agreed
    return [person for person in (row.one, row.other) if person and person.pk not in agreed]


def _busy(person: Person, on: date) -> list[Notice]:
    held = boundaries_known(boundaries_of(person), None).allows_busy(on)
    return [
        Notice("busy", {"name": person.name, "why": one.facts["why"], "until": one.until})
        for one in held
    ]
