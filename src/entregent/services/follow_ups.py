"""What the person means to do about somebody, and when."""

from datetime import date

from entregent.core.follow_ups import LONGEST, day_said, follow_up_said
from entregent.core.text import typed
from entregent.services import journal
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.journal import WORDS, Recorder
from entregent.storage.models import Book, FollowUp, Person


def plan(book: Book, person: Person, text: str, *, on: date | None = None) -> FollowUp:
    """Keep what is meant to be done; its day is the one given, else the one that the words say."""
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
    with journal.entry(book, "plan", person=person.pk, on=day, **{WORDS: words}) as recorder:
        return recorder.create(FollowUp(book=book, person=person, on=day, text=words))


def plan_as_noted(recorder: Recorder, person: Person, note: str) -> None:
    """Keep what a note says is to be done, as part of the act that writes it.

    Nothing is to be done about somebody who is archived.
    """
    if person.archived_on:
        return
    book = person.book
    said = follow_up_said(typed(note), today=today(book), language=book.language)
    if said:
        recorder.create(FollowUp(book=book, person=person, on=said.on, text=said.text))


def drop(book: Book, person: Person, number: int) -> None:
    """Give up what was meant to be done; raise EntregentError when there is no such thing."""
    meant = FollowUp.objects.filter(book=book, person=person, pk=number)
    planned = meant.first()
    if planned is None:
        raise EntregentError("no-such-follow-up", number=number)
    was = {"on": planned.on, WORDS: planned.text}
    with journal.entry(book, "plan-dropped", person=person.pk, **was) as recorder:
        recorder.delete(meant)
