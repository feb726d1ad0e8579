"""Favours as the person notes them: given or asked, what came of it, thanks."""

from datetime import date

from entregent.core.asks import ASKS, NO, YES
from entregent.core.introductions import State
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.exchanges import EARLIEST
from entregent.services.introductions import answer, thanked
from entregent.services.thanks_said import thanks_of_a_day
from entregent.services.typed import TYPED
from entregent.storage.models import Book, Favour, Opportunity, Person
from entregent.storage.queries.favours import favour_of, favours_of, to_thank_for

LONGEST = 2_000  # characters of what came of it


def add_favour(
    book: Book,
    person: Person,
    *,
    kind: str,
    given: bool,
    on: date,
    outcome: str = "",
    opportunity: Opportunity | None = None,
    thanked: bool = False,
) -> Favour:
    """Note a favour that I did somebody, or asked them for, maybe about an opportunity; with
    `thanked`, that they were thanked there and then.

    One that an introduction of that day noted by itself is told more of, not noted twice.
    """
    if kind not in ASKS:
        raise EntregentError("not-a-choice", value=kind, choices=", ".join(ASKS))
    _check_day(book, on)
    words, about = _words(outcome), opportunity.pk if opportunity else None
    if thanked and given:
        raise EntregentError("thanked-for-given")
    with journal.entry(book, "favour", person=person.pk) as recorder:
        known = Favour.objects.filter(
            person=person, kind=kind, given=given, on=on, outcome="", opportunity=None,
            introduction__isnull=False,
        ).first()  # fmt: skip
        if known:
            said = _outcome(known, words, today(book)) | {"opportunity_id": about}
            said |= {"thanked_on": today(book)} if thanked else {}
            recorder.change(known, **said)
            return known
        return recorder.create(
            Favour(
                book=book, person=person, kind=kind, given=given, on=on, outcome=words,
                outcome_on=today(book) if words else None, origin=TYPED, opportunity=opportunity,
                thanked_on=today(book) if thanked else None,
            )
        )  # fmt: skip


def note_outcome(book: Book, favour: Favour, outcome: str) -> None:
    """Note what came of a favour; what comes after the thanks is owed to them as well, once."""
    with journal.entry(book, "favour-outcome", person=favour.person_id) as recorder:
        recorder.change(favour, **_outcome(favour, _words(outcome), today(book)))


def _outcome(favour: Favour, words: str, on: date) -> dict[str, object]:
    """Return what changes of a favour by words on what came of it, noted on a day.

    What is only put right keeps the day on which it came, unless it is said anew after the thanks.
    """
    if not words or words == favour.outcome:
        return {"outcome": words} | ({} if words else {"outcome_on": None})
    known_before = favour.outcome and (favour.thanked_on is None or favour.told_on is not None)
    return {"outcome": words} | ({} if known_before else {"outcome_on": on})


def note_answer(book: Book, favour: Favour, *, yes: bool) -> None:
    """Note what somebody answered whom I asked for a favour, and on the introduction it was."""
    if favour.given:
        raise EntregentError("favour-given", number=favour.pk)
    with journal.entry(book, "favour-answer", person=favour.person_id) as recorder:
        recorder.change(favour, answer=YES if yes else NO, answered_on=today(book))
        row = favour.introduction
        answerable = {State.ASKED_FIRST} if yes else {State.ASKED_FIRST, State.AGREED}
        if row and row.state in answerable:
            answer(book, row, favour.person, yes=yes, on=max(today(book), row.moved_on))


def thank(book: Book, person: Person, *, number: int | None = None, on: date) -> Favour:
    """Note that somebody was thanked: for one favour, else the latest not thanked for yet.

    Whoever was thanked already hears with it what came of a favour since. An introduction that led
    to a meeting is over with it.
    """
    _check_day(book, on)
    asked = [f for f in favours_of(person) if not f.given]
    if number is not None:
        favour = next((f for f in asked if f.pk == number), None)
        if favour is None:
            raise EntregentError("no-such-favour", number=number)
    else:
        waiting = to_thank_for(person) or next((f for f in asked if f.thanked_on is None), None)
        favour = waiting
        if favour is None:
            raise EntregentError("nothing-to-thank", id=person.pk, name=person.name)
    with journal.entry(book, "thank", person=person.pk) as recorder:
        recorder.change(favour, **thanks_of_a_day(favour, on))
        row = favour.introduction
        if row and row.state == State.MET and on >= row.moved_on:
            thanked(book, row, on=on)
    return favour


def drop_favour(book: Book, favour: Favour) -> None:
    """Take a favour out of the book."""
    with journal.entry(book, "favour-drop", person=favour.person_id) as recorder:
        recorder.delete(Favour.objects.filter(pk=favour.pk))


def the_favour(book: Book, number: int) -> Favour:
    """Return a favour by its number, or refuse."""
    favour = favour_of(book, number)
    if favour is None:
        raise EntregentError("no-such-favour", number=number)
    return favour


def _check_day(book: Book, on: date) -> None:
    if on.year < EARLIEST:
        raise EntregentError("not-a-date", value=on.isoformat())
    if on > today(book):
        raise EntregentError("favour-in-future", on=on.isoformat())


def _words(text: str) -> str:
    words = typed(text)
    if len(words) > LONGEST:
        raise EntregentError("words-too-long", most=LONGEST)
    return words
