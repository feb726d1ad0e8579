"""Introductions in the ledger of favours: those I asked for, and those I made, to both."""

from datetime import date

from entregent.services.journal import Recorder
from entregent.services.typed import TYPED
from entregent.storage.models import Favour, Introduction, Person

KIND = "introduction"


def note_asked(recorder: Recorder, row: Introduction, *, on: date) -> None:
    """Note that I asked for an introduction as a favour asked of whoever stands between."""
    if row.through:
        _note(recorder, row, row.through, given=False, on=on)


def note_given(recorder: Recorder, row: Introduction, *, on: date) -> None:
    """Note that I introduced two people as a favour done to each."""
    for person in (row.one, row.other):
        if person:
            _note(recorder, row, person, given=True, on=on)


def note_on_asked(recorder: Recorder, row: Introduction, **values: object) -> None:
    """Note what they answered, or when I thanked them, on the favour I asked of them."""
    for favour in Favour.objects.filter(introduction=row, given=False):
        recorder.change(favour, **values)


def _note(recorder: Recorder, row: Introduction, person: Person, *, given: bool, on: date) -> None:
    """Write a favour, or let the one that was typed for that day be this one."""
    typed = Favour.objects.filter(person=person, kind=KIND, given=given, on=on, introduction=None)
    known = typed.order_by("pk").first()
    if known:
        recorder.change(known, introduction_id=row.pk)
        return
    recorder.create(
        Favour(
            book=row.book, person=person, kind=KIND, given=given, on=on, origin=TYPED,
            introduction=row,
        )
    )  # fmt: skip
