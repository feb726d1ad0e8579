"""The owner of the book: addresses by which files know them, and what they do now."""

from collections.abc import Sequence
from datetime import date

from entregent.services import journal
from entregent.services.fields import set_fields
from entregent.services.importing.owner import Owner
from entregent.services.journal import Recorder
from entregent.services.typed import set_position
from entregent.storage.models import Book, MyAddress, Person


def add_my_address(book: Book, value: str) -> None:
    """Take an e-mail or profile address for the owner's at every later import."""
    with journal.entry(book, "my-address", value=value.strip()[:320]) as recorder:
        Owner(book).add_given(recorder, [value.strip()])


def remove_my_address(book: Book, mine: MyAddress) -> None:
    """Take an address for the owner's no more."""
    with journal.entry(book, "not-my-address", value=mine.key) as recorder:
        recorder.delete(MyAddress.objects.filter(pk=mine.pk))


def choose_my_position(
    book: Book, *, title: str, organisation: str, on: date, **described: str
) -> None:
    """Say what the owner does now, its level and function; a former organisation ends with it."""
    with journal.entry(book, "my-position") as recorder:
        me = _me(book, recorder)
        set_position(
            recorder, me, organisation=organisation.strip()[:300], title=title.strip(), on=on
        )
        if described:
            set_fields(book, me, list(described.items()), on=on)


def set_mine(book: Book, fields: Sequence[tuple[str, str]], *, on: date) -> Person:
    """Correct what is known of the owner; return them, made when nothing was known yet."""
    with journal.entry(book, "me") as recorder:
        me = _me(book, recorder)
        set_fields(book, me, fields, on=on)
    return me


def _me(book: Book, recorder: Recorder) -> Person:
    return Person.objects.filter(book=book, is_me=True).first() or recorder.create(
        Person(book=book, name="", name_key="", is_me=True, created_at=recorder.entry.at)
    )
