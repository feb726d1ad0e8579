"""What matters to somebody, what they need, what they offer: noted, done, withdrawn."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from django.db import transaction

from entregent.core.language import language_of
from entregent.core.text import fold
from entregent.services import journal, meaning, search
from entregent.services.book import today
from entregent.services.errors import EntregentError
from entregent.services.journal import Recorder
from entregent.services.typed import TYPED
from entregent.storage.models import Book, Interest, Person

LONGEST = 500  # characters: more than that is a note
KINDS = (Interest.MATTERS, Interest.NEED, Interest.OFFER)


def note_interest(recorder: Recorder, person: Person, kind: str, words: str, *, on: date) -> None:
    """Note something in free words; what was over is open again, what is known stays as it is."""
    if len(words) > LONGEST:
        raise EntregentError("words-too-long", most=LONGEST)
    same = _called(person, kind, words)
    if same:
        known = next((row for row in same if row.state == Interest.OPEN), same[0])
        if known.text != words:
            _let_go_of([known])
        recorder.change(known, text=words, state=Interest.OPEN, ended_on=None, origin=TYPED)
        return
    recorder.create(
        Interest(
            book_id=person.book_id, person=person, kind=kind, text=words, on=on, origin=TYPED,
            language=language_of(words) or person.book.language,
        )
    )  # fmt: skip


def end_interest(
    recorder: Recorder, person: Person, kind: str, words: str, state: str, *, on: date
) -> None:
    """Mark as done or withdrawn what these words say, "" for all of a kind."""
    rows = Interest.objects.filter(person=person, kind=kind, state=Interest.OPEN)
    ended = [row for row in rows if not words or fold(row.text) == fold(words)]
    if words and not ended:
        raise EntregentError("not-noted", value=words[:60])
    for row in ended:
        recorder.change(row, state=state, ended_on=on)
    _let_go_of(ended)


def done(book: Book, person: Person, number: int) -> None:
    """Mark a need or an offer as done; raise EntregentError when it is not there."""
    row = Interest.objects.filter(book=book, person=person, pk=number, state=Interest.OPEN).first()
    if row is None:
        raise EntregentError("no-such-interest", number=number)
    with journal.entry(book, "set", person=person.pk) as recorder:
        recorder.change(row, state=Interest.DONE, ended_on=today(book))
        _let_go_of([row])
        search.refresh([person.pk])


def _let_go_of(ended: Sequence[Interest]) -> None:
    """Have what is over forgotten by its meaning too, once it is written."""
    transaction.on_commit(partial(meaning.forget, [row.text for row in ended]))


def _called(person: Person, kind: str, words: str) -> list[Interest]:
    rows = Interest.objects.filter(person=person, kind=kind).order_by("-pk")
    return [row for row in rows if fold(row.text) == fold(words)]
