"""Notes on a person: taken away again, which can be undone."""

from entregent.services import journal, search
from entregent.services.errors import EntregentError
from entregent.storage.models import Book, Mention, Note, Person


def remove_note(book: Book, person: Person, number: int) -> None:
    """Take a note away from a person; raise EntregentError when it is not theirs."""
    note = Note.objects.filter(book=book, person=person, pk=number)
    if not note.exists():
        raise EntregentError("no-such-note", number=number)
    with journal.entry(book, "set", person=person.pk) as recorder:
        recorder.delete(Mention.objects.filter(note_id=number))
        recorder.delete(note)
        search.refresh([person.pk])
