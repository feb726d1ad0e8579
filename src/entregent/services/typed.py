"""What the person types of somebody, row by row: it wins over every file."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from entregent.core.identity import email_key
from entregent.services.erasing import welcome_back
from entregent.services.errors import EntregentError
from entregent.services.importing.rows import (
    Names,
    as_said,
    circle_key,
    position_said,
    taken_away,
)
from entregent.services.journal import Recorder
from entregent.storage.models import (
    Address,
    Link,
    Membership,
    NotLinked,
    Person,
    Position,
    Tie,
)
from entregent.storage.queries.positions import position_of, shown

TYPED = "typed"


def note_taken_away(recorder: Recorder, person: Person, things: Iterable[str]) -> None:
    recorder.change(person, origins={**person.origins, **dict.fromkeys(things, TYPED)})


def note_given_back(recorder: Recorder, person: Person, thing: str) -> None:
    recorder.change(person, origins={k: v for k, v in person.origins.items() if k != thing})


def add_email(recorder: Recorder, person: Person, value: str) -> None:
    if not email_key(value):
        raise EntregentError("not-an-email", value=value)
    add_address(recorder, person, "email", value, email_key(value))


def add_address(recorder: Recorder, person: Person, kind: str, value: str, key: str) -> None:
    """Add a way to reach somebody; refused when it already says who somebody else is."""
    same = Address.objects.filter(book_id=person.book_id, kind=kind, key=key)
    other = same.exclude(person=person).select_related("person").first()
    if other and kind in ("email", "profile"):
        raise EntregentError(
            "address-of-another", value=value, name=other.person.name, id=other.person_id
        )
    welcome_back(recorder, person.book, [(kind, key)])
    note_given_back(recorder, person, taken_away(kind, key))
    mine = same.filter(person=person).first()
    if mine:
        recorder.change(mine, origin=TYPED)
        return
    recorder.create(
        Address(
            book_id=person.book_id, person=person, kind=kind, value=value, key=key, origin=TYPED
        )
    )


def add_circle(recorder: Recorder, person: Person, name: str) -> None:
    note_given_back(recorder, person, taken_away("circle", circle_key(name)))
    for circle in Names(person.book, recorder).circles([name]).values():
        if not Membership.objects.filter(circle_id=circle, person=person).exists():
            recorder.create(
                Membership(book_id=person.book_id, circle_id=circle, person=person, origin=TYPED)
            )


def set_position(
    recorder: Recorder,
    person: Person,
    *,
    organisation: str | None = None,
    title: str | None = None,
    on: date | None = None,
) -> None:
    """Tell the current position; another organisation ends it and begins a new one."""
    theirs = Position.objects.filter(person=person)
    standing = list(theirs.filter(current=True).select_related("organisation").order_by("id"))
    current = shown(standing[::-1])
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
        _note_said(recorder, person, [current])
        recorder.change(current, **values)
        return
    _note_said(recorder, person, standing)
    for former in standing:
        recorder.change(former, current=False, ended=on.isoformat() if on else "")
    if not organisation and not title:
        note_taken_away(recorder, person, [taken_away("position", "")])
    else:
        note_given_back(recorder, person, taken_away("position", ""))
        told = theirs.filter(current=False, ended="").exclude(started="").order_by("id")
        if firm is not None and (known := told.filter(organisation_id=firm).last()):
            # A file has told of it: it keeps its first day.
            chosen = known.title if title is None else title[:300]
            recorder.change(known, current=True, title=chosen, origin=TYPED)
            return
        recorder.create(
            Position(
                book_id=person.book_id,
                person=person,
                organisation_id=firm,
                title=(title or "")[:300],
                origin=TYPED,
            )
        )


def correct_position(
    recorder: Recorder, person: Person, *, organisation: str | None = None, title: str | None = None
) -> None:
    """Put one half of the position that is shown right: the other stays, and nothing ends.

    Where there is none, one begins; where neither half is left, it goes.
    """
    rows = Position.objects.filter(person=person, current=True).select_related("organisation")
    standing = list(rows.order_by("-id"))
    current = shown(standing)
    if current is None:
        set_position(recorder, person, organisation=organisation, title=title)
        return
    firm, called = current.organisation_id, current.title if title is None else title[:300]
    same = [current]
    if organisation is not None:
        # What another source says of the same job would be shown in its place.
        same += [p for p in standing if p != current and p.organisation_id == firm and not p.title]
        firm = Names(person.book, recorder).organisations([organisation]).get(organisation)
    _note_said(recorder, person, same[::-1])
    if firm or called:
        gone = same[1:]
        recorder.change(current, organisation_id=firm, title=called, origin=TYPED)
    else:
        gone = same
        note_taken_away(recorder, person, [taken_away("position", "")])
    recorder.delete(Position.objects.filter(pk__in=[p.pk for p in gone]))


def _note_said(recorder: Recorder, person: Person, positions: Iterable[Position]) -> None:
    """Keep what sources said of positions that what is typed takes the place of."""
    said = {
        position_said(p.origin): as_said(p.organisation.name if p.organisation else "", p.title)
        for p in positions
        if p.origin != TYPED
    }
    if said:
        recorder.change(person, origins={**person.origins, **said})


def link_through(recorder: Recorder, person: Person, through: Person) -> None:
    """Whoever brought us together knows us both."""
    a, b = sorted((person.pk, through.pk))
    let_know(recorder, a, b)
    if not Link.objects.filter(a_id=a, b_id=b, kind="introduced", origin=TYPED).exists():
        recorder.create(
            Link(book_id=person.book_id, a_id=a, b_id=b, kind="introduced", origin=TYPED)
        )


def link_introduced(recorder: Recorder, one: Person, other: Person) -> None:
    """Two people whom I introduced know each other; how one knows is worded where it is shown."""
    a, b = sorted((one.pk, other.pk))
    let_know(recorder, a, b)
    recorder.create(Link(book_id=one.book_id, a_id=a, b_id=b, kind="acquaintance", origin=TYPED))


def let_know(recorder: Recorder, a: int, b: int) -> None:
    """Forget that two people were said not to know each other."""
    recorder.delete(NotLinked.objects.filter(a_id=a, b_id=b))


def describe_position(recorder: Recorder, person: Person, **said: str) -> None:
    """Say the level or the function of the current position; refused where there is none.

    The rest of the position stays as its source gave it.
    """
    current = position_of(person)
    if current is not None:
        recorder.change(current, **said)
    elif any(said.values()):
        raise EntregentError("position-missing")


def set_archived(recorder: Recorder, person: Person, on: date | None) -> None:
    """Note since when somebody is archived, None for no longer; the first day stays."""
    recorder.change(person, archived_on=on and (person.archived_on or on))


def choose_cadence(recorder: Recorder, person: Person, days: int | None, *, on: date) -> None:
    """Record how often the person wants to be in touch; the caller refreshes the tie."""
    known = Tie.objects.filter(pk=person.pk)
    tie = known.first()
    if days is None and tie is not None and not tie.exchanges:
        recorder.delete(known)
    elif days is not None or tie is not None:
        tie = tie or recorder.create(Tie(person=person, book_id=person.book_id))
        recorder.change(tie, cadence=days, cadence_chosen_on=on if days else None)
