"""The fields of a person that can be typed, and what each does."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from entregent.core.identity import email_key, name_key, profile_key, web_key
from entregent.core.text import fold, number_in, typed
from entregent.services import journal, search, ties
from entregent.services.book import day_of
from entregent.services.days import parse_birthday, parse_day
from entregent.services.errors import EntregentError
from entregent.services.finding import find_person
from entregent.services.follow_ups import plan_as_noted
from entregent.services.importing.rows import (
    birthday_in_year,
    circle_key,
    postal_key,
    taken_away,
)
from entregent.services.journal import SAID, Recorder
from entregent.services.lineage import closes_a_circle
from entregent.services.mentions import note_mentions
from entregent.services.noted_fields import NOTED, Setter
from entregent.services.phones import e164, region
from entregent.services.thanks_said import thank_as_noted
from entregent.services.top_cadence import leave
from entregent.services.typed import (
    TYPED,
    add_address,
    add_circle,
    choose_cadence,
    correct_position,
    link_through,
    note_taken_away,
    set_archived,
    set_position,
)
from entregent.storage.models import (
    Address,
    Book,
    Circle,
    Membership,
    Note,
    Person,
    Tie,
)

LONGEST_CADENCE = 3650  # days
LONGEST_SAID = 80  # characters of what was typed, as the journal tells it
# Said together they tell a position, which may be another than before; alone, one is put right.
_WHOLE = frozenset({"organisation", "title"})
# A new organisation begins the position that the rest said with it belongs to.
_LATER = {"title": 1, "level": 2, "function": 2}
# What can be said of the owner of the book.
OF_ME = frozenset(
    {"name", "given", "family", "organisation", "title", "level", "function", "matters", "need",
     "offer", "address", "done"}
)  # fmt: skip
_YES_OR_NO = {"yes": True, "oui": True, "no": False, "non": False, "": False}


def set_fields(book: Book, person: Person, fields: Sequence[tuple[str, str]], *, on: date) -> None:
    """Correct what is known of somebody: what is typed here wins over every file."""
    unknown = [field for field, _ in fields if field not in SETTERS]
    if unknown:
        raise EntregentError("no-such-field", field=unknown[0], fields=", ".join(sorted(SETTERS)))
    beside = [field for field, _ in fields if field not in OF_ME] if person.is_me else []
    if beside:
        raise EntregentError("not-of-me", field=beside[0], fields=", ".join(sorted(OF_ME)))
    with journal.entry(book, "set", person=person.pk) as recorder:
        said = [[field, typed(value)[:LONGEST_SAID]] for field, value in fields]
        recorder.tell(**{SAID: [*recorder.entry.values.get(SAID, ()), *said]})
        moves = {field for field, _ in fields} >= _WHOLE
        for field, value in sorted(fields, key=lambda pair: _LATER.get(pair[0], 0)):
            setter = _move if moves and field == "organisation" else SETTERS[field]
            setter(recorder, person, typed(value), on)
        search.refresh([person.pk])
        if Tie.objects.filter(pk=person.pk).exists():
            ties.refresh(book, [person.pk])


def _set(recorder: Recorder, person: Person, **values: Any) -> None:
    origins = {**person.origins, **dict.fromkeys(values, TYPED)}
    recorder.change(person, **values, origins=origins)


def _set_name(recorder: Recorder, person: Person, value: str, _: date) -> None:
    if not name_key(value):
        raise EntregentError("name-missing")
    _set(recorder, person, name=" ".join(value.split())[:300], name_key=name_key(value)[:300])


def _set_text(field: str, longest: int) -> "Setter":
    def setter(recorder: Recorder, person: Person, value: str, _: date) -> None:
        _set(recorder, person, **{field: value[:longest]})

    return setter


def _set_choice(field: str, choices: Sequence[str]) -> "Setter":
    def setter(recorder: Recorder, person: Person, value: str, _: date) -> None:
        if value and value not in choices:
            raise EntregentError("not-a-choice", value=value, choices=", ".join(choices))
        _set(recorder, person, **{field: value})

    return setter


def _set_birthday(recorder: Recorder, person: Person, value: str, _: date) -> None:
    day_first = person.book.language == "fr"
    birthday = parse_birthday(value, day_first=day_first) if value else ""
    _set(recorder, person, birthday=birthday, birthday_in_year=birthday_in_year(birthday))


def _set_met_on(recorder: Recorder, person: Person, value: str, _: date) -> None:
    _set(recorder, person, met_on=parse_day(value) if value else None)


def _set_through(recorder: Recorder, person: Person, value: str, _: date) -> None:
    through = find_person(person.book, value) if value else None
    if through and through.pk == person.pk:
        raise EntregentError("through-themselves")
    if through and closes_a_circle(person, through):
        raise EntregentError("through-a-circle", name=person.name, through=through.name)
    _set(recorder, person, through_id=through.pk if through else None)
    if through:
        link_through(recorder, person, through)


def _move(recorder: Recorder, person: Person, value: str, on: date) -> None:
    set_position(recorder, person, organisation=value, on=on)


def _set_organisation(recorder: Recorder, person: Person, value: str, _: date) -> None:
    correct_position(recorder, person, organisation=value)


def _set_title(recorder: Recorder, person: Person, value: str, _: date) -> None:
    correct_position(recorder, person, title=value)


def _set_address(kind: str, key_of: Callable[[str, Book], str], error: str) -> "Setter":
    """Add an address, or take it away when it is written with a minus before it."""

    def setter(recorder: Recorder, person: Person, value: str, _: date) -> None:
        theirs = Address.objects.filter(person=person, kind=kind)
        if not value:
            _take_away(recorder, person, theirs)
            return
        bare = value.removeprefix("-").strip()
        # As it stands, an address can be taken away even where it is none.
        as_it_stands = theirs.filter(value=bare)
        if value.startswith("-") and as_it_stands.exists():
            _take_away(recorder, person, as_it_stands)
            return
        key = key_of(bare, person.book)
        if not key:
            raise EntregentError(error, value=bare)
        if not value.startswith("-"):
            add_address(recorder, person, kind, bare, key)
            return
        gone = theirs.filter(key=key)
        if not gone.exists():
            raise EntregentError("not-theirs", value=bare)
        _take_away(recorder, person, gone)

    return setter


def _take_away(recorder: Recorder, person: Person, gone: QuerySet[Address]) -> None:
    note_taken_away(recorder, person, [taken_away(a.kind, a.key) for a in gone])
    recorder.delete(gone)


def _set_circle(recorder: Recorder, person: Person, value: str, _: date) -> None:
    if value and not value.startswith("-"):
        add_circle(recorder, person, value)
        return
    theirs = Membership.objects.filter(person=person).select_related("circle")
    gone = [m.circle for m in theirs if not value or m.circle.key == circle_key(value[1:])]
    note_taken_away(recorder, person, [taken_away("circle", circle.key) for circle in gone])
    for circle in gone:
        recorder.delete(theirs.filter(circle=circle))
        if not Membership.objects.filter(circle=circle).exists():
            recorder.delete(Circle.objects.filter(pk=circle.pk))


def _set_note(recorder: Recorder, person: Person, value: str, _: date) -> None:
    if value:
        note = recorder.create(
            Note(
                book_id=person.book_id, person=person, at=recorder.entry.at, text=value,
                origin=TYPED,
            )
        )  # fmt: skip
        note_mentions(recorder, note)
        on = day_of(person.book, recorder.entry.at)
        plan_as_noted(recorder, person, value, on=on)
        thank_as_noted(recorder, person, value, on=on)


def _set_archived(recorder: Recorder, person: Person, value: str, on: date) -> None:
    said = fold(value)
    if said not in _YES_OR_NO:
        raise EntregentError("not-a-choice", value=value, choices="yes, no")
    if _YES_OR_NO[said]:
        leave(recorder, [person.pk], on=on)
    set_archived(recorder, person, on if _YES_OR_NO[said] else None)


def _set_cadence(recorder: Recorder, person: Person, value: str, on: date) -> None:
    days = number_in(value)
    if value and not 0 < (days or 0) <= LONGEST_CADENCE:
        raise EntregentError("not-a-cadence", value=value[:60])
    choose_cadence(recorder, person, days, on=on)


SETTERS: dict[str, Setter] = {
    "name": _set_name,
    "given": _set_text("given", 150),
    "family": _set_text("family", 150),
    "email": _set_address("email", lambda v, _: email_key(v), "not-an-email"),
    "phone": _set_address("phone", lambda v, b: e164(v, region(b)), "not-a-phone"),
    "profile": _set_address("profile", lambda v, _: profile_key(v), "not-a-profile"),
    "website": _set_address("web", lambda v, _: web_key(v), "not-a-website"),
    "address": _set_address("postal", lambda v, _: postal_key(v) if fold(v) else "", "not-a-place"),
    "organisation": _set_organisation,
    "title": _set_title,
    "circle": _set_circle,
    "birthday": _set_birthday,
    "language": _set_choice("language", ("fr", "en")),
    "register": _set_choice("register", ("tu", "vous")),
    "how-met": _set_text("how_met", 2_000),
    "met-on": _set_met_on,
    "through": _set_through,
    "cadence": _set_cadence,
    "archived": _set_archived,
    "note": _set_note,
    **NOTED,
}
