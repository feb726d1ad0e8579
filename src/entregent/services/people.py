"""People as the person writes them: added, corrected, erased."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from entregent.core.identity import email_key, name_key, profile_key
from entregent.services import journal, search, ties
from entregent.services.days import parse_birthday, parse_day
from entregent.services.errors import EntregentError
from entregent.services.importing.refused import sign_digest
from entregent.services.importing.rows import Names, birthday_in_year
from entregent.services.journal import Recorder
from entregent.services.phones import e164, region
from entregent.storage.models import (
    Address,
    Book,
    Circle,
    Decision,
    Exchange,
    ForgottenSign,
    Link,
    Membership,
    Note,
    Occasion,
    Participant,
    Person,
    Position,
    SourceRecord,
    Tie,
)
from entregent.storage.queries import people as queries

TYPED = "typed"
LONGEST_CADENCE = 3650  # days


def find_person(book: Book, who: str) -> Person:
    """Return the one person that an identifier, an address or a name means."""
    found = queries.people_called(book, who.strip())
    if not found:
        raise EntregentError("no-such-person", who=who)
    if len(found) > 1:
        matches = [(p.pk, p.name) for p in queries.with_summary_of(found[:20])]
        raise EntregentError("several-people", who=who, count=len(found), matches=matches)
    return found[0]


def add_person(
    book: Book,
    *,
    name: str,
    emails: Sequence[str] = (),
    organisation: str = "",
    title: str = "",
    circles: Sequence[str] = (),
    met: str = "",
    through: Person | None = None,
) -> Person:
    """Add somebody; refused when one of the addresses is somebody's already."""
    if not name_key(name):
        raise EntregentError("name-missing")
    with journal.entry(book, "add") as recorder:
        person = recorder.create(
            Person(
                book=book,
                name=name.strip()[:300],
                name_key=name_key(name)[:300],
                how_met=met,
                through=through,
                origins=_typed_origins(name=name, how_met=met, through_id=through),
                created_at=recorder.entry.at,
            )
        )
        for email in emails:
            _add_email(recorder, person, email)
        for circle in circles:
            _add_circle(recorder, person, circle)
        if organisation or title:
            _set_position(recorder, person, organisation=organisation, title=title)
        if through:
            _link_through(recorder, person, through)
        search.refresh([person.pk])
    return person


def _typed_origins(**values: object) -> dict[str, str]:
    return {field: TYPED for field, value in values.items() if value}


def set_fields(book: Book, person: Person, fields: Sequence[tuple[str, str]], *, on: date) -> None:
    """Correct what is known of somebody: what is typed here wins over every file."""
    unknown = [field for field, _ in fields if field not in SETTERS]
    if unknown:
        raise EntregentError("no-such-field", field=unknown[0], fields=", ".join(sorted(SETTERS)))
    with journal.entry(book, "set", person=person.pk) as recorder:
        for field, value in fields:
            SETTERS[field](recorder, person, value.strip(), on)
        search.refresh([person.pk])
        if Tie.objects.filter(pk=person.pk).exists():
            ties.refresh(book, [person.pk])


def _set(recorder: Recorder, person: Person, **values: Any) -> None:
    origins = {**person.origins, **dict.fromkeys(values, TYPED)}
    recorder.change(person, **values, origins=origins)


def _set_name(recorder: Recorder, person: Person, value: str, _: date) -> None:
    if not name_key(value):
        raise EntregentError("name-missing")
    _set(recorder, person, name=value[:300], name_key=name_key(value)[:300])


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
    birthday = parse_birthday(value) if value else ""
    _set(recorder, person, birthday=birthday, birthday_in_year=birthday_in_year(birthday))


def _set_met_on(recorder: Recorder, person: Person, value: str, _: date) -> None:
    _set(recorder, person, met_on=parse_day(value) if value else None)


def _set_through(recorder: Recorder, person: Person, value: str, _: date) -> None:
    through = find_person(person.book, value) if value else None
    if through and through.pk == person.pk:
        raise EntregentError("through-themselves")
    _set(recorder, person, through_id=through.pk if through else None)
    if through:
        _link_through(recorder, person, through)


def _link_through(recorder: Recorder, person: Person, through: Person) -> None:
    """Whoever brought us together knows us both."""
    a, b = sorted((person.pk, through.pk))
    if not Link.objects.filter(a_id=a, b_id=b, kind="introduced", origin=TYPED).exists():
        recorder.create(
            Link(book_id=person.book_id, a_id=a, b_id=b, kind="introduced", origin=TYPED)
        )


def _set_organisation(recorder: Recorder, person: Person, value: str, on: date) -> None:
    _set_position(recorder, person, organisation=value, on=on)


def _set_title(recorder: Recorder, person: Person, value: str, on: date) -> None:
    _set_position(recorder, person, title=value, on=on)


def _set_position(
    recorder: Recorder,
    person: Person,
    *,
    organisation: str | None = None,
    title: str | None = None,
    on: date | None = None,
) -> None:
    """Correct the current position; another organisation ends it and begins a new one."""
    current = Position.objects.filter(person=person, current=True).order_by("-id").first()
    names = Names(person.book, recorder)
    firm = names.organisations([organisation or ""]).get(organisation or "")
    same_firm = current is not None and (
        organisation is None
        or firm == current.organisation_id
        or (current.origin == TYPED and not current.organisation_id)
    )
    if current is not None and same_firm:
        values: dict[str, Any] = {"origin": TYPED}
        if organisation is not None:
            values["organisation_id"] = firm
        if title is not None:
            values["title"] = title[:300]
        recorder.change(current, **values)
        return
    for former in Position.objects.filter(person=person, current=True):
        recorder.change(former, current=False, ended=on.isoformat() if on else "")
    if organisation or title:
        recorder.create(
            Position(
                book_id=person.book_id,
                person=person,
                organisation_id=firm,
                title=(title or "")[:300],
                origin=TYPED,
            )
        )


def _add_email(recorder: Recorder, person: Person, value: str) -> None:
    if not email_key(value):
        raise EntregentError("not-an-email", value=value)
    _add_address(recorder, person, "email", value, email_key(value))


def _add_address(recorder: Recorder, person: Person, kind: str, value: str, key: str) -> None:
    """Add a way to reach somebody; refused when it already says who somebody else is."""
    same = Address.objects.filter(book_id=person.book_id, kind=kind, key=key)
    other = same.exclude(person=person).select_related("person").first()
    if other and kind in ("email", "profile"):
        raise EntregentError(
            "address-of-another", value=value, name=other.person.name, id=other.person_id
        )
    mine = same.filter(person=person).first()
    if mine:
        recorder.change(mine, origin=TYPED)
        return
    recorder.create(
        Address(
            book_id=person.book_id, person=person, kind=kind, value=value, key=key, origin=TYPED
        )
    )


def _set_address(kind: str, key_of: Callable[[str, Book], str], error: str) -> "Setter":
    """Add an address, or take it away when it is written with a minus before it."""

    def setter(recorder: Recorder, person: Person, value: str, _: date) -> None:
        bare = value.removeprefix("-").strip()
        key = key_of(bare, person.book)
        if not key:
            raise EntregentError(error, value=bare)
        if not value.startswith("-"):
            _add_address(recorder, person, kind, bare, key)
            return
        gone = Address.objects.filter(person=person, kind=kind, key=key)
        if not gone.exists():
            raise EntregentError("not-theirs", value=bare)
        recorder.delete(gone)

    return setter


def _add_circle(recorder: Recorder, person: Person, name: str) -> None:
    for circle in Names(person.book, recorder).circles([name]).values():
        if not Membership.objects.filter(circle_id=circle, person=person).exists():
            recorder.create(
                Membership(book_id=person.book_id, circle_id=circle, person=person, origin=TYPED)
            )


def _set_circle(recorder: Recorder, person: Person, value: str, _: date) -> None:
    if not value.startswith("-"):
        _add_circle(recorder, person, value)
        return
    key = name_key(value[1:])
    recorder.delete(Membership.objects.filter(person=person, circle__key=key))
    if not Membership.objects.filter(circle__book=person.book, circle__key=key).exists():
        recorder.delete(Circle.objects.filter(book=person.book, key=key))


def _set_note(recorder: Recorder, person: Person, value: str, _: date) -> None:
    recorder.create(
        Note(book_id=person.book_id, person=person, at=recorder.entry.at, text=value, origin=TYPED)
    )


def _set_cadence(recorder: Recorder, person: Person, value: str, on: date) -> None:
    if value and not (value.isdecimal() and 0 < int(value) <= LONGEST_CADENCE):
        raise EntregentError("not-a-cadence", value=value)
    choose_cadence(recorder, person, int(value) if value else None, on=on)


def choose_cadence(recorder: Recorder, person: Person, days: int | None, *, on: date) -> None:
    """Record how often the person wants to be in touch; the caller refreshes the tie."""
    tie = Tie.objects.filter(pk=person.pk).first() or recorder.create(
        Tie(person=person, book_id=person.book_id)
    )
    recorder.change(tie, cadence=days, cadence_chosen_on=on if days else None)


Setter = Callable[[Recorder, Person, str, date], None]
SETTERS: dict[str, Setter] = {
    "name": _set_name,
    "given": _set_text("given", 150),
    "family": _set_text("family", 150),
    "email": _set_address("email", lambda v, _: email_key(v), "not-an-email"),
    "phone": _set_address("phone", lambda v, b: e164(v, region(b)), "not-a-phone"),
    "profile": _set_address("profile", lambda v, _: profile_key(v), "not-a-profile"),
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
    "note": _set_note,
}


def erase_person(book: Book, person: Person) -> None:
    """Erase somebody and all that hangs on them; later files do not bring them back.

    It can be undone for a month; then nothing of them is left but digests of their addresses.
    """
    with journal.entry(book, "erase", person=person.pk) as recorder:
        for sign in _signs_of(person):
            digest = sign_digest(book.pk, sign)
            if not ForgottenSign.objects.filter(book=book, digest=digest).exists():
                recorder.create(ForgottenSign(book=book, digest=digest))
        remove(recorder, person)


def _signs_of(person: Person) -> list[tuple[str, str]]:
    kinds = ("email", "profile", "uid")
    signs = Address.objects.filter(person=person, kind__in=kinds).values_list("kind", "key")
    return list(signs) or [("name", person.name_key)]


def remove(recorder: Recorder, person: Person) -> None:
    """Take somebody out of the book with every row that names them alone."""
    alone = Exchange.objects.filter(participants__person=person).exclude(
        pk__in=Participant.objects.filter(exchange__participants__person=person)
        .exclude(person=person)
        .values("exchange_id")
    )
    theirs = list(alone.values_list("pk", flat=True))
    for model in (
        Participant, Decision, Occasion, Note, Membership, Position, Address, SourceRecord,
    ):  # fmt: skip
        recorder.delete(model._default_manager.filter(person=person))
    recorder.delete(Exchange.objects.filter(pk__in=theirs))
    recorder.delete(Link.objects.filter(Q(a=person) | Q(b=person)))
    recorder.delete(Tie.objects.filter(pk=person.pk))
    for other in Person.objects.filter(through=person):
        recorder.change(other, through_id=None)
    recorder.delete(Person.objects.filter(pk=person.pk))
    search.refresh([person.pk])
