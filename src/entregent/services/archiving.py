"""Somebody put into the archives or brought back: nothing of what is known of them changes."""

from datetime import date

from entregent.services import journal
from entregent.services.top_cadence import leave
from entregent.services.typed import set_archived
from entregent.storage.models import Book, Person


def archive(book: Book, person: Person, *, on: date) -> None:
    """Leave somebody out of every list until they are brought back; a search finds them."""
    with journal.entry(book, "archive", person=person.pk) as recorder:
        leave(recorder, [person.pk], on=on)
        set_archived(recorder, person, on)


def bring_back(book: Book, person: Person) -> None:
    """Let somebody be in the lists again."""
    with journal.entry(book, "bring-back", person=person.pk) as recorder:
        set_archived(recorder, person, None)
