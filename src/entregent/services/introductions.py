"""Introductions as the person leads them: each move a verb, what can't be done refused in words."""

from datetime import date

from entregent.core.asks import NO, YES
from entregent.core.introductions import ImpossibleMove, Move, State
from entregent.core.introductions import Introduction as Between
from entregent.core.introductions_to_me import ToMe
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.boundaries import refuse_not_for_introductions
from entregent.services.closeness import refuse_known_well
from entregent.services.errors import EntregentError
from entregent.services.fields import set_fields
from entregent.services.finding import find_person
from entregent.services.introduction_favours import note_asked, note_given, note_on_asked
from entregent.services.introduction_state import ONE, OTHER, open_between, steps_of
from entregent.services.journal import Recorder
from entregent.services.lineage import closes_a_circle
from entregent.services.typed import link_introduced
from entregent.storage.models import Book, Introduction, Link, Person
from entregent.storage.queries.introductions import (
    introduction_of,
    introductions_between,
    open_to_me,
)
from entregent.storage.queries.people import people_called

LONGEST = 2_000  # characters of the reason, and of what came of it


# What is wrong with a move that a state does not know, of two others and of me.
_NOT_NOW = {
    State.IDEA: "introduction-idea",
    State.ASKED_FIRST: "introduction-asked-first",
    State.ASKED_SECOND: "introduction-asked-second",
    State.AGREED: "introduction-agreed",
    State.INTRODUCED: "introduction-introduced",
    State.MET: "introduction-met",
    State.DECLINED: "introduction-declined",
    State.CLOSED: "introduction-closed",
}
_NOT_NOW_TO_ME = {
    State.IDEA: "to-me-idea",
    State.ASKED_FIRST: "to-me-asked",
    State.AGREED: "to-me-agreed",
    State.INTRODUCED: "to-me-introduced",
    State.MET: "to-me-met",
    State.DECLINED: "to-me-declined",
    State.CLOSED: "introduction-closed",
}
_EARLY = (State.IDEA, State.ASKED_FIRST, State.ASKED_SECOND)


def start(
    book: Book, one: Person, other: Person, *, why: str, on: date, ask: bool = False
) -> Introduction:
    """Keep the idea of introducing two people; with `ask`, the first is asked from now on."""
    if one.pk == other.pk:
        raise EntregentError("same-person", name=one.name)
    for person in (one, other):
        refuse_not_for_introductions(person)
    if known := open_between(one, other):
        raise EntregentError("introduced-already", id=known.pk, a=one.name, b=other.name)
    if made := next(filter(was_made, introductions_between(one, other)), None):
        raise EntregentError("introduced-before", id=made.pk, a=one.name, b=other.name)
    words = _words(why)
    if not words:
        raise EntregentError("reason-missing")
    with journal.entry(book, "introduce", person=one.pk) as recorder:
        _tell_who(recorder, one, other)
        row = recorder.create(_new(book, Introduction.MADE, one, on, words, other=other))
        if ask:
            ask_side(book, row, one, on=on)
    return row


def to_me(
    book: Book,
    person: Person,
    *,
    through: Person,
    why: str,
    on: date,
    received: bool,
    sent: bool = False,
) -> Introduction:
    """Keep that I ask somebody to introduce me to a person, or that they did.

    Nothing is asked across a boundary, nor twice, nor to meet somebody close; what they did by
    themselves is noted as it was, and so is what was sent.
    """
    if person.pk == through.pk:
        raise EntregentError("same-person", name=person.name)
    for one in () if received else (through, person):
        refuse_not_for_introductions(one)
    if not (received or sent):
        refuse_known_well(book, person, on=on)
    if known := open_to_me(through, person):
        raise EntregentError("to-me-already", id=known.pk, name=person.name, through=through.name)
    kind = Introduction.RECEIVED if received else Introduction.ASKED
    with journal.entry(book, "introduce-me", person=person.pk) as recorder:
        _tell_who(recorder, person, through)
        row = recorder.create(_new(book, kind, person, on, _words(why), through=through))
        _move(recorder, row, Move.WRITE if received else Move.ASK, on, through, sent=sent)
        if received:
            _came_through(row, on)
        else:
            note_asked(recorder, row, on=on)
    return row


def change_reason(book: Book, row: Introduction, why: str) -> None:
    """Correct why they should meet, before everybody has been asked."""
    if row.state not in (*_EARLY, State.AGREED):
        raise EntregentError(_not_now(steps_of(row)), name=_through_name(row), number=row.pk)
    words = _words(why)
    if not words and row.kind == Introduction.MADE:
        raise EntregentError("reason-missing")
    with journal.entry(book, "introduce-why", person=row.one_id, introduction=row.pk) as recorder:
        recorder.change(row, why=words)


def ask_side(book: Book, row: Introduction, who: Person, *, on: date, sent: bool = False) -> None:
    """Note that one side is asked."""
    with journal.entry(book, "introduce-ask", person=row.one_id, introduction=row.pk) as recorder:
        _move(recorder, row, Move.ASK, on, who, sent=sent)


def ask_is_sent(book: Book, row: Introduction) -> None:
    """Note that the question I had for whoever introduces me has been sent."""
    with journal.entry(book, "introduce-ask", person=row.one_id, introduction=row.pk) as recorder:
        steps = [{**step, "sent": step["sent"] or step["move"] == Move.ASK} for step in row.steps]
        recorder.change(row, steps=steps)


def answer(book: Book, row: Introduction, who: Person, *, yes: bool, on: date) -> None:
    """Note what one side answered; who answers was asked."""
    with journal.entry(
        book, "introduce-answer", person=row.one_id, introduction=row.pk
    ) as recorder:
        known = steps_of(row)
        if isinstance(known, Between) and who.pk not in known.asked:
            _move(recorder, row, Move.ASK, on, who)
        _move(recorder, row, Move.YES if yes else Move.NO, on, who)
        note_on_asked(recorder, row, answer=YES if yes else NO, answered_on=on)


def written(book: Book, row: Introduction, *, on: date, sent: bool = False) -> None:
    """Note that the introduction was made: they know each other from now on, or I know them."""
    with journal.entry(book, "introduce-write", person=row.one_id, introduction=row.pk) as recorder:
        _move(recorder, row, Move.WRITE, on, sent=sent)
        if row.kind != Introduction.MADE:
            _came_through(row, on)
            note_on_asked(recorder, row, answer=YES, answered_on=on)
            return
        note_given(recorder, row, on=on)
        if row.other and not _know_each_other(row):
            link_introduced(recorder, row.one, row.other)


def note_outcome(book: Book, row: Introduction, text: str, *, on: date) -> None:
    """Note what came of it; of an introduction that was made, also that they met."""
    words = _words(text)
    if not words:
        raise EntregentError("outcome-missing")
    with journal.entry(
        book, "introduce-outcome", person=row.one_id, introduction=row.pk
    ) as recorder:
        if row.state not in (State.MET, State.CLOSED):
            _move(recorder, row, Move.MEET, on)
        recorder.change(row, outcome=words)
        note_on_asked(recorder, row, outcome_on=on)


def thank_side(book: Book, row: Introduction, who: Person, *, on: date, sent: bool = False) -> None:
    """Note that one of the two was thanked; once both are, nothing is left to do."""
    with journal.entry(book, "introduce-thank", person=row.one_id, introduction=row.pk) as recorder:
        _move(recorder, row, Move.THANK, on, who, sent=sent)
        if row.state == State.CLOSED:
            recorder.change(row, thanked_on=on)


def thanked(book: Book, row: Introduction, *, on: date) -> None:
    """Note that thanks were sent: nothing is left to do once they met.

    Refused before there is something to thank for; whoever introduces me is thanked for it, or for
    their answer where it was a no.
    """
    known = steps_of(row)
    if not known.may_be_thanked:
        raise EntregentError(_not_now(known), name=_through_name(row), number=row.pk)
    if on < row.moved_on:
        raise EntregentError("before-the-last", day=row.moved_on.isoformat(), number=row.pk)
    with journal.entry(book, "introduce-thank", person=row.one_id, introduction=row.pk) as recorder:
        recorder.change(row, thanked_on=on)
        note_on_asked(recorder, row, thanked_on=on)
        if row.state == State.MET:
            _move(recorder, row, Move.CLOSE, on)


def close(book: Book, row: Introduction, *, on: date) -> None:
    """Leave an introduction at that."""
    with journal.entry(book, "introduce-close", person=row.one_id, introduction=row.pk) as recorder:
        _move(recorder, row, Move.CLOSE, on)


def the_introduction(book: Book, number: int) -> Introduction:
    """Return an introduction by its number, or refuse."""
    row = introduction_of(book, number)
    if row is None:
        raise EntregentError("no-such-introduction", number=number)
    return row


def was_made(row: Introduction) -> bool:
    """Tell whether the two of an introduction were put in touch."""
    return any(step["move"] == Move.WRITE for step in row.steps)


def sides_of(row: Introduction) -> list[Person]:
    """Return who is asked and answers: both, or whoever introduces me."""
    sides = [row.through] if row.kind != Introduction.MADE else [row.one, row.other]
    return [side for side in sides if side]


def side_called(row: Introduction, person: Person) -> Person:
    """Return somebody as the side they are; refused when they are none."""
    found = next((side for side in sides_of(row) if side.pk == person.pk), None)
    if found is None:
        raise EntregentError("not-a-side", name=person.name, number=row.pk)
    return found


def side_named(book: Book, row: Introduction, who: str) -> Person:
    """Return the side meant by an identifier, an address or a name, whoever else is called so."""
    numbers = {side.pk for side in sides_of(row)}
    meant = [person for person in people_called(book, who.strip()) if person.pk in numbers]
    return side_called(row, meant[0] if len(meant) == 1 else find_person(book, who))


def _new(book: Book, kind: str, one: Person, on: date, why: str, **others: Person) -> Introduction:
    return Introduction(
        book=book, kind=kind, one=one, why=why, state=State.IDEA, started_on=on, moved_on=on,
        **others,
    )  # fmt: skip


def _move(
    recorder: Recorder,
    row: Introduction,
    move: Move,
    on: date,
    who: Person | None = None,
    *,
    sent: bool = False,
) -> None:
    known = steps_of(row)
    try:
        if isinstance(known, ToMe):
            after: Between | ToMe = known.moved(move, on, sent=sent)
        else:
            after = known.moved(move, on, who=who.pk if who else None, sent=sent)
    except ImpossibleMove as impossible:
        raise _refusal(row, known, impossible, who) from impossible
    side = "" if who is None else ONE if who.pk == row.one_id else OTHER
    step = {"move": move.value, "on": on.isoformat(), "who": side, "sent": sent}
    recorder.change(row, steps=[*row.steps, step], state=after.state.value, moved_on=on)


def _refusal(
    row: Introduction, known: Between | ToMe, impossible: ImpossibleMove, who: Person | None
) -> EntregentError:
    code, state = impossible.code, impossible.state
    if code == "not-now":
        early = impossible.move is Move.WRITE and state in _EARLY
        code = "introduction-not-agreed" if early else _not_now(known)
    elif code == "before-the-last":
        return EntregentError("before-the-last", day=row.moved_on.isoformat(), number=row.pk)
    name = who.name if who else _through_name(row)
    if code == "answer-awaited":
        name = next(p.name for p in (row.one, row.other) if p and p.pk == known.awaited)
    return EntregentError(code, name=name, number=row.pk)


def _not_now(known: Between | ToMe) -> str:
    return (_NOT_NOW_TO_ME if isinstance(known, ToMe) else _NOT_NOW)[known.state]


def _through_name(row: Introduction) -> str:
    return row.through.name if row.through else ""


def _came_through(row: Introduction, on: date) -> None:
    """Let somebody have come through whoever introduced them, unless it is known otherwise,
    or they came through that person themselves.
    """
    if not row.through or row.one.through_id is not None:
        return
    if not closes_a_circle(row.one, row.through):
        set_fields(row.book, row.one, [("through", str(row.through_id))], on=on)


def _tell_who(recorder: Recorder, one: Person, other: Person) -> None:
    recorder.tell(people=[{"id": p.pk, "name": p.name} for p in (one, other)])


def _words(text: str) -> str:
    words = typed(text)
    if len(words) > LONGEST:
        raise EntregentError("words-too-long", most=LONGEST)
    return words


def _know_each_other(row: Introduction) -> bool:
    a, b = sorted((row.one_id, row.other_id or 0))
    return Link.objects.filter(a_id=a, b_id=b).exists()
