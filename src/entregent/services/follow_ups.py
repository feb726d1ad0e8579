"""What the person means to do about somebody, and when."""

from datetime import date

from entregent.core.follow_ups import LONGEST, day_said, follow_up_said
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.journal import WORDS, Recorder
from entregent.storage.models import Book, FollowUp, Person
from entregent.storage.queries.today import follow_ups_of


def plan(book: Book, person: Person, text: str, *, on: date | None = None) -> FollowUp:
    """Keep what is meant to be done; its day is the one given, else the one that the words say.

    What is meant for that day in these words already is returned as it stands.
    """
    words = " ".join(typed(text).split())[:LONGEST]
    if not words:
        raise EntregentError("follow-up-missing")
    day = on or day_said(words, today=today(book), language=book.language)
    if day is None:
        raise EntregentError("follow-up-without-day")
    if day < today(book):
        raise EntregentError("follow-up-in-past", on=day.isoformat())
    if person.archived_on:
        raise EntregentError("follow-up-archived", name=person.name, id=person.pk)
    if already := _meant_already(person, words, day):
        return already
    with journal.entry(book, "plan", person=person.pk, on=day, **{WORDS: words}) as recorder:
        return recorder.create(FollowUp(book=book, person=person, on=day, text=words))


def plan_as_noted(recorder: Recorder, person: Person, note: str) -> None:
    """Keep what a note says is to be done, as part of the act that writes it.

    Nothing is to be done about somebody who is archived, nor the same twice.
    """
    if person.archived_on:
        return
    book = person.book
    said = follow_up_said(typed(note), today=today(book), language=book.language)
    if said and not _meant_already(person, said.text, said.on):
        recorder.create(FollowUp(book=book, person=person, on=said.on, text=said.text))


def _meant_already(person: Person, words: str, on: date) -> FollowUp | None:
    """Return what is still meant to be done about somebody that day in the same words."""
    meant = (f for f in follow_ups_of(person) if f.on == on)
    return next((f for f in meant if f.text.casefold() == words.casefold()), None)


def drop(book: Book, person: Person, number: int) -> None:
    """Give up what was meant to be done; raise EntregentError when there is no such thing."""
    meant = FollowUp.objects.filter(book=book, person=person, pk=number)
    planned = meant.first()
    if planned is None:
        raise EntregentError("no-such-follow-up", number=number)
    was = {"on": planned.on, WORDS: planned.text}
    with journal.entry(book, "plan-dropped", person=person.pk, **was) as recorder:
        recorder.delete(meant)
