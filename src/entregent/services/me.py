"""The owner of the book: addresses by which files know them, and what they do now."""

from datetime import date

from entregent.services import journal
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


def choose_my_position(book: Book, *, title: str, organisation: str, on: date) -> None:
    """Say what the owner does now; a former organisation ends with it."""
    with journal.entry(book, "my-position") as recorder:
        set_position(
            recorder, _me(book, recorder), organisation=organisation.strip()[:300],
            title=title.strip(), on=on,
        )  # fmt: skip


def _me(book: Book, recorder: Recorder) -> Person:
    return Person.objects.filter(book=book, is_me=True).first() or recorder.create(
        Person(book=book, name="", name_key="", is_me=True, created_at=recorder.entry.at)
    )
