"""Two people who are one: everything known of both, under one of them, so that it can be undone."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import Q

from entregent.core.identity import name_key
from entregent.core.text import fold
from entregent.services import to_compare
from entregent.services.journal import Recorder
from entregent.storage.models import (
    Address,
    Decision,
    FollowUp,
    LikelyPair,
    Link,
    Membership,
    Mention,
    Note,
    Occasion,
    Participant,
    Person,
    Position,
    SourceRecord,
    Tie,
)
from entregent.storage.queries.likeness import pairs_with

# What hangs on a person, with the fields that may stand only once for one person.
_HANGING: list[tuple[type[models.Model], tuple[str, ...]]] = [
    (Address, ("kind", "key")),
    (Membership, ("circle_id",)),
    (Position, ("organisation_id", "title", "current")),
    (Mention, ("note_id", "words")),
    (Note, ("text",)),
    (Participant, ("exchange_id",)),
    (Occasion, ("kind", "on")),
    (Decision, ("item",)),
    (FollowUp, ("on", "text")),
    (SourceRecord, ("source", "key")),
]
_FIELDS = ("given", "family", "birthday", "language", "register", "how_met")
_PARTS = ("given", "family")  # of the name, which they must not contradict
# What one may choose between, with the fields that go along; position and cadence are rows.
_CHOSEN_TOGETHER: dict[str, tuple[str, ...]] = {
    "name": ("name", *_PARTS),
    "birthday": ("birthday",),
    "how_met": ("how_met",),
    "met_on": ("met_on",),
    "through": ("through_id",),
    "language": ("language",),
    "register": ("register",),
}
_POSITION = ("title", "organisation")
CHOICES = (*_CHOSEN_TOGETHER, *_POSITION, "cadence")
Chosen = Mapping[str, int]  # of a choice, whose value stays
_FILLED = ("label", "started", "ended")  # of a row that both have
TYPED = "typed"


def join(recorder: Recorder, keep: Person, gone: Person, *, chosen: Chosen | None = None) -> None:
    """Put everything known of `gone` under `keep`; what was typed wins, then what `keep` had.

    What the person chose wins over both. Where both said something and not the same, what did not
    win stays in `also`.
    """
    chosen = chosen or {}
    to_compare.forget([keep.pk, gone.pk])
    _join_fields(recorder, keep, gone, chosen)
    position = _chosen_position(keep, gone, chosen)
    for model, once in _HANGING:
        _move_rows(recorder, model, once, keep.pk, gone.pk)
    _let_typed_position_win(recorder, keep.pk)
    if position:
        _make_current(recorder, keep.pk, *position)
    _move_links(recorder, keep.pk, gone.pk)
    _move_pairs(recorder, keep.pk, gone.pk)
    for other in Person.objects.filter(through=gone):
        recorder.change(other, through_id=None if other.pk == keep.pk else keep.pk)
    _join_cadence(recorder, keep, gone, chosen)
    recorder.delete(Tie.objects.filter(pk=gone.pk))
    recorder.delete(Person.objects.filter(pk=gone.pk))


def theirs_wins(keep: Person, gone: Person, field: str) -> bool:
    """Tell whether what `gone` has in a field wins by itself over what `keep` has there."""
    typed = gone.origins.get(field) == TYPED and keep.origins.get(field) != TYPED
    return typed or (field == "name" and keep.origins.get("name") == "guess")


def _join_fields(recorder: Recorder, keep: Person, gone: Person, chosen: Chosen) -> None:
    values: dict[str, Any] = {}
    taken_away = {thing: by for thing, by in gone.origins.items() if thing.startswith("-")}
    origins = {**taken_away, **keep.origins}
    one_name = name_key(keep.name) == name_key(gone.name)
    for name in ("name", *_FIELDS, "met_on", "through_id"):
        if name in _PARTS and not one_name and "name" not in values:
            continue  # the parts of another name
        if getattr(gone, name) and (theirs_wins(keep, gone, name) or not getattr(keep, name)):
            values[name] = getattr(gone, name)
            if name in gone.origins:
                origins[name] = gone.origins[name]
    for name, value in _chosen_fields(keep, gone, chosen).items():
        if value != values.get(name, getattr(keep, name)):
            origins[name] = TYPED
        values[name] = value
    if values.get("through_id") == keep.pk:
        del values["through_id"]
    archived = (keep.archived_on, gone.archived_on)
    values["archived_on"] = max(filter(None, archived)) if all(archived) else None
    values["also"] = _also(keep, gone, values)
    if "name" in values:
        values["name_key"] = name_key(values["name"])
    if "birthday" in values:
        values["birthday_in_year"] = values["birthday"][-5:] if len(values["birthday"]) > 6 else ""
    recorder.change(keep, **values, origins=origins)


def _chosen_fields(keep: Person, gone: Person, chosen: Chosen) -> dict[str, Any]:
    """Return what the person chose of the fields, whichever of the two it comes from."""
    sides = {keep.pk: keep, gone.pk: gone}
    return {
        name: getattr(sides[chosen[choice]], name)
        for choice, names in _CHOSEN_TOGETHER.items()
        if choice in chosen
        for name in names
    }


def _also(keep: Person, gone: Person, won: dict[str, Any]) -> dict[str, list[str]] | None:
    """Return what either said of a field and is not what is kept, nor was known already."""
    also = {field: list(said) for field, said in (keep.also or {}).items()}
    for field, said in (gone.also or {}).items():
        _add(also, field, said, won.get(field, getattr(keep, field, "")))
    for field in ("name", *_FIELDS, "met_on"):
        kept = won.get(field, getattr(keep, field))
        sides = [person for person in (keep, gone) if person.origins.get(field) != "guess"]
        _add(also, field, [str(getattr(p, field)) for p in sides if getattr(p, field)], kept)
    return also or None


def _add(also: dict[str, list[str]], field: str, said: list[str], kept: object) -> None:
    known = [fold(str(kept)), *map(fold, also.get(field, []))]
    for value in said:
        if fold(value) not in known:
            also.setdefault(field, []).append(value)
            known.append(fold(value))


def _move_rows(
    recorder: Recorder, model: type[models.Model], once: tuple[str, ...], keep: int, gone: int
) -> None:
    rows = model._default_manager
    there = {tuple(getattr(row, name) for name in once): row for row in rows.filter(person_id=keep)}
    for row in rows.filter(person_id=gone):
        identity = tuple(getattr(row, name) for name in once)
        mine = there.get(identity)
        if mine is None or _disagree(mine, row):
            recorder.change(row, person_id=keep)
            there.setdefault(identity, row)
        else:
            _fill(recorder, mine, row)
            if isinstance(row, Note):
                recorder.delete(Mention.objects.filter(note=row))
            recorder.delete(rows.filter(pk=row.pk))


def _disagree(mine: models.Model, theirs: models.Model) -> bool:
    """Tell whether two positions at one place were not the same: their dates differ."""
    days = ((getattr(mine, n, ""), getattr(theirs, n, "")) for n in ("started", "ended"))
    return any(one and other and one != other for one, other in days)


def _fill(recorder: Recorder, mine: models.Model, theirs: models.Model) -> None:
    """Fill a row that both have with what the other row says more; typed once is typed."""
    values = {
        name: getattr(theirs, name)
        for name in _FILLED
        if hasattr(mine, name) and not getattr(mine, name) and getattr(theirs, name)
    }
    if getattr(theirs, "origin", "") == TYPED:
        values["origin"] = TYPED
    recorder.change(mine, **values)


def _let_typed_position_win(recorder: Recorder, keep: int) -> None:
    current = Position.objects.filter(person_id=keep, current=True)
    if current.filter(origin=TYPED).exists():
        for other in current.exclude(origin=TYPED):
            recorder.change(other, current=False)


def current_position(person: Person) -> Position | None:
    """Return the position a list shows of somebody, None when there is none."""
    return Position.objects.filter(person=person, current=True).order_by("-id").first()


def _chosen_position(
    keep: Person, gone: Person, chosen: Chosen
) -> tuple[int | None, str, list[int]] | None:
    """Return the organisation and title chosen, and the positions they were chosen from."""
    if not chosen.keys() & set(_POSITION):
        return None
    sides = {person.pk: current_position(person) for person in (keep, gone)}
    both = [position for position in sides.values() if position]
    if len(both) < 2:
        return None

    def said(choice: str, name: str) -> Any:
        """Return what was chosen; where there was no choice, what goes along with the other."""
        side = chosen.get(choice) or next(chosen[c] for c in _POSITION if c in chosen)
        return getattr(sides[side], name) or next(
            filter(None, (getattr(p, name) for p in both)), None
        )

    return (
        said("organisation", "organisation_id"),
        said("title", "title") or "",
        [p.pk for p in both],
    )


def _make_current(
    recorder: Recorder, keep: int, organisation: int | None, title: str, both: list[int]
) -> None:
    """Make the position chosen the current one; what it was chosen before stays as a former one."""
    there = list(Position.objects.filter(person_id=keep, pk__in=both).order_by("-id"))
    there.sort(key=lambda p: (p.organisation_id != organisation, p.title != title))
    stays, *others = there
    as_it_was = stays.current and stays.title == title
    recorder.change(stays, title=title, current=True, origin=stays.origin if as_it_was else TYPED)
    for other in others:
        recorder.change(other, current=False)


def _move_links(recorder: Recorder, keep: int, gone: int) -> None:
    for link in Link.objects.filter(Q(a_id=gone) | Q(b_id=gone)):
        other = link.b_id if link.a_id == gone else link.a_id
        a, b = sorted((keep, other))
        mine = Link.objects.filter(a_id=a, b_id=b, kind=link.kind, origin=link.origin).first()
        if other != keep and mine is None:
            recorder.change(link, a_id=a, b_id=b)
            continue
        if mine is not None and other != keep:
            _join_evidence(recorder, mine, link)
        recorder.delete(Link.objects.filter(pk=link.pk))


def _join_evidence(recorder: Recorder, mine: Link, theirs: Link) -> None:
    said = [mine.evidence, theirs.evidence]
    clocks = ("s7", "s60", "s365", "last_at")
    livelier = theirs if theirs.s365 > mine.s365 else mine
    recorder.change(
        mine,
        evidence=" · ".join(dict.fromkeys(filter(None, said))),
        seen=mine.seen + theirs.seen,
        since=min(filter(None, (mine.since, theirs.since)), default=""),
        **{name: getattr(livelier, name) for name in clocks},
    )


def _move_pairs(recorder: Recorder, keep: int, gone: int) -> None:
    """Whoever was kept apart from one of them is kept apart from both."""
    for pair in pairs_with([gone]):
        other = pair.b_id if pair.a_id == gone else pair.a_id
        a, b = sorted((keep, other))
        if other == keep or LikelyPair.objects.filter(a_id=a, b_id=b).exists():
            recorder.delete(LikelyPair.objects.filter(pk=pair.pk))
        else:
            recorder.change(pair, a_id=a, b_id=b)


def _join_cadence(recorder: Recorder, keep: Person, gone: Person, chosen: Chosen) -> None:
    theirs = Tie.objects.filter(pk=gone.pk).exclude(cadence=None).first()
    if theirs is None:
        return
    mine = Tie.objects.filter(pk=keep.pk).first() or recorder.create(
        Tie(person=keep, book_id=keep.book_id)
    )
    if mine.cadence is None:
        recorder.change(mine, cadence=theirs.cadence, cadence_chosen_on=theirs.cadence_chosen_on)
    elif mine.cadence != theirs.cadence:
        also = {**(keep.also or {})}
        other = theirs.cadence
        if chosen.get("cadence") == gone.pk:
            other = mine.cadence
            recorder.change(
                mine, cadence=theirs.cadence, cadence_chosen_on=theirs.cadence_chosen_on
            )
        also["cadence"] = [*also.get("cadence", []), str(other)]
        recorder.change(keep, also=also)
