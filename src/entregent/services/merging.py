"""Two people who are one: everything known of both, under one of them, so that it can be undone."""

from typing import Any

from django.db import models
from django.db.models import Q

from entregent.core.identity import name_key
from entregent.services.journal import Recorder
from entregent.storage.models import (
    Address,
    Decision,
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

# What hangs on a person, with the fields that may stand only once for one person.
_HANGING: list[tuple[type[models.Model], tuple[str, ...]]] = [
    (Address, ("kind", "key")),
    (Membership, ("circle_id",)),
    (Position, ("organisation_id", "title", "current")),
    (Note, ("text",)),
    (Participant, ("exchange_id",)),
    (Occasion, ("kind", "on")),
    (Decision, ("item",)),
    (SourceRecord, ("source", "key")),
]
_FIELDS = ("given", "family", "birthday", "birthday_in_year", "language", "register", "how_met")


def join(recorder: Recorder, keep: Person, gone: Person) -> None:
    """Put everything known of `gone` under `keep`; what was typed wins, then what `keep` had."""
    _join_fields(recorder, keep, gone)
    for model, once in _HANGING:
        _move_rows(recorder, model, once, keep.pk, gone.pk)
    _move_links(recorder, keep.pk, gone.pk)
    for other in Person.objects.filter(through=gone):
        recorder.change(other, through_id=None if other.pk == keep.pk else keep.pk)
    _join_cadence(recorder, keep, gone)
    recorder.delete(Tie.objects.filter(pk=gone.pk))
    recorder.delete(Person.objects.filter(pk=gone.pk))


def _join_fields(recorder: Recorder, keep: Person, gone: Person) -> None:
    values: dict[str, Any] = {}
    taken_away = {thing: by for thing, by in gone.origins.items() if thing.startswith("-")}
    origins = {**taken_away, **keep.origins}
    for name in ("name", *_FIELDS, "met_on", "through_id"):
        typed = gone.origins.get(name) == "typed" and origins.get(name) != "typed"
        guessed = name == "name" and origins.get(name) == "guess"
        if getattr(gone, name) and (typed or guessed or not getattr(keep, name)):
            values[name] = getattr(gone, name)
            if name in gone.origins:
                origins[name] = gone.origins[name]
    if values.get("through_id") == keep.pk:
        del values["through_id"]
    if "name" in values:
        values["name_key"] = name_key(values["name"])
    recorder.change(keep, **values, origins=origins)


def _move_rows(
    recorder: Recorder, model: type[models.Model], once: tuple[str, ...], keep: int, gone: int
) -> None:
    rows = model._default_manager
    there = set(rows.filter(person_id=keep).values_list(*once))
    for row in rows.filter(person_id=gone):
        identity = tuple(getattr(row, name) for name in once)
        if identity in there:
            recorder.delete(rows.filter(pk=row.pk))
        else:
            recorder.change(row, person_id=keep)
            there.add(identity)


def _move_links(recorder: Recorder, keep: int, gone: int) -> None:
    for link in Link.objects.filter(Q(a_id=gone) | Q(b_id=gone)):
        other = link.b_id if link.a_id == gone else link.a_id
        a, b = sorted((keep, other))
        taken = Link.objects.filter(a_id=a, b_id=b, kind=link.kind, origin=link.origin).exists()
        if other == keep or taken:
            recorder.delete(Link.objects.filter(pk=link.pk))
        else:
            recorder.change(link, a_id=a, b_id=b)


def _join_cadence(recorder: Recorder, keep: Person, gone: Person) -> None:
    theirs = Tie.objects.filter(pk=gone.pk).exclude(cadence=None).first()
    if theirs is None:
        return
    mine = Tie.objects.filter(pk=keep.pk).first() or recorder.create(
        Tie(person=keep, book_id=keep.book_id)
    )
    if mine.cadence is None:
        recorder.change(mine, cadence=theirs.cadence, cadence_chosen_on=theirs.cadence_chosen_on)
