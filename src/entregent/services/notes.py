"""Notes on a person: put right, or taken away again."""

from entregent.core.text import typed
from entregent.services import journal, search
from entregent.services.errors import EntregentError
from entregent.services.mentions import note_mentions
from entregent.services.typed import TYPED
from entregent.storage.models import Book, Mention, Note, Person


def typed_note(person: Person, number: int) -> Note:
    """Return a note on somebody that was typed; refused when there is none."""
    note = Note.objects.filter(person=person, pk=number, origin=TYPED).first()
    if note is None:
        raise EntregentError("no-such-note", number=number)
    return note


def correct_note(book: Book, person: Person, number: int, text: str) -> None:
    """Write a note that was typed otherwise; whom it names now is named, and nobody else."""
    note, words = typed_note(person, number), typed(text)
    if not words:
        raise EntregentError("note-missing")
    with journal.entry(book, "set", person=person.pk) as recorder:
        if recorder.change(note, text=words):
            recorder.delete(Mention.objects.filter(note=note))
            note_mentions(recorder, note)
            search.refresh([person.pk])


def remove_note(book: Book, person: Person, number: int) -> None:
    """Take a note away from a person; raise EntregentError when it is not theirs."""
    note = Note.objects.filter(book=book, person=person, pk=number)
    if not note.exists():
        raise EntregentError("no-such-note", number=number)
    with journal.entry(book, "set", person=person.pk) as recorder:
        recorder.delete(Mention.objects.filter(note_id=number))
        recorder.delete(note)
        search.refresh([person.pk])
