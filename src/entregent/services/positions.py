"""The positions of a person, today's and former ones, as one types them."""

import re
from datetime import date

from entregent.core.text import fold, typed
from entregent.services import journal, search
from entregent.services.days import parse_day
from entregent.services.errors import EntregentError
from entregent.services.importing.rows import Names, taken_away
from entregent.services.journal import Recorder
from entregent.services.typed import TYPED, note_given_back, note_taken_away
from entregent.storage.models import Book, Person, Position

_AS_KNOWN = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)


def position_of(person: Person, number: int) -> Position:
    """Return a position of somebody, with its organisation; refused when it is none of theirs."""
    found = Position.objects.filter(person=person, pk=number).select_related("organisation")
    position = found.first()
    if position is None:
        raise EntregentError("no-such-position", number=number)
    return position


def write_position(
    book: Book,
    person: Person,
    *,
    number: int | None = None,
    title: str = "",
    organisation: str = "",
    started: str = "",
    ended: str = "",
    current: bool = False,
) -> Position:
    """Put a position right, or add one; what is typed wins over every file."""
    known = position_of(person, number) if number is not None else None
    title, organisation = typed(title)[:300], " ".join(typed(organisation).split())[:300]
    if not fold(title) and not fold(organisation):
        raise EntregentError("position-empty")
    started, ended = _as_known(started), _as_known(ended)
    if current and ended:
        raise EntregentError("position-not-over")
    precise = min(len(started), len(ended))
    if started[:precise] > ended[:precise]:
        raise EntregentError("position-backwards", started=started, ended=ended)
    with journal.entry(book, "set", person=person.pk) as recorder:
        firm = Names(book, recorder).organisations([organisation]).get(organisation)
        said = {
            "title": title,
            "organisation_id": firm,
            "started": started,
            "ended": ended,
            "current": current,
        }
        if known is None:
            known = recorder.create(Position(book=book, person=person, origin=TYPED, **said))
        elif any(getattr(known, name) != value for name, value in said.items()):
            recorder.change(known, **said, origin=TYPED)
        _settle(recorder, person)
    return known


def remove_position(book: Book, person: Person, number: int) -> None:
    """Take a position out; no file says today's again."""
    position_of(person, number)
    with journal.entry(book, "set", person=person.pk) as recorder:
        recorder.delete(Position.objects.filter(pk=number))
        _settle(recorder, person)


def _settle(recorder: Recorder, person: Person) -> None:
    """Note whether somebody was said to hold no position, which files then don't contradict."""
    there = Position.objects.filter(person=person, current=True).exists()
    thing = taken_away("position", "")
    if there:
        note_given_back(recorder, person, thing)
    else:
        note_taken_away(recorder, person, [thing])
    search.refresh([person.pk])


def _as_known(said: str) -> str:
    """Return a date as precise as it is known: 2021, 2021-03, 2021-03-14, "" for none."""
    text = typed(said)
    if not text:
        return ""
    if not _AS_KNOWN.fullmatch(text):
        raise EntregentError("not-a-date-as-known", value=text[:60])
    day: date = parse_day((text + "-01-01")[:10])
    return day.isoformat()[: len(text)]
