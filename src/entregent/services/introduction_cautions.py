"""What speaks against introducing two people, to know before one begins: advice, no refusal."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from entregent.core.introductions import Move
from entregent.core.matching.worth_introducing import ROOM
from entregent.core.together import Held, worked_at_once
from entregent.services.introduction_state import steps_of
from entregent.storage.models import Introduction, Person
from entregent.storage.queries.introductions import introductions_naming
from entregent.storage.queries.network import links_among, positions_of_all

ASKED_LATELY = timedelta(days=60)  # an ask that long ago leaves room for another


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know of an introduction, as a code with its facts.

    Codes: ask-first of an idea, with `first`, None where it is all the same; reason-left-out, which
    messages leave out for it holds a way to reach somebody; busy, with `name`, `why` and `until`,
    the last day; know-each-other, with both names and the `link`; same-place, with the names and
    the `place`; archived, with `name`; asked-often, with `name` and `count`.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def cautions(
    one: Person, other: Person, *, on: date, but: Introduction | None = None
) -> list[Notice]:
    """Return what speaks against introducing two people, [] when nothing does; asks of the
    introduction `but` don't count.
    """
    away = [Notice("archived", {"name": who.name}) for who in (one, other) if who.archived_on]
    rows = [row for row in introductions_naming((one.pk, other.pk)) if row != but]
    asked = asked_lately(rows, on)
    often = [
        Notice("asked-often", {"name": who.name, "count": asked[who.pk]})
        for who in (one, other)
        if asked[who.pk] >= ROOM
    ]
    return [*_known(one, other, on), *away, *often]


def asked_lately(rows: Iterable[Introduction], on: date) -> Counter[int]:
    """Return how often each was lately asked for an introduction: to say whether they would like
    one, or to introduce me.
    """
    asked: Counter[int] = Counter()
    for row in rows:
        asks = (step for step in steps_of(row).steps if step.move is Move.ASK)
        asked.update(s.who for s in asks if s.who is not None and on - s.on < ASKED_LATELY)
    return asked


def _known(one: Person, other: Person, on: date) -> list[Notice]:
    names = {"one": one.name, "other": other.name}
    if links := links_among([one.pk, other.pk]):
        return [Notice("know-each-other", {**names, "link": links[0]})]
    held: dict[int, list[tuple[Held, str]]] = {one.pk: [], other.pk: []}
    for row in positions_of_all(held):
        position = Held(row.organisation_id, row.started, row.ended, row.current)
        held[row.person_id].append((position, row.organisation.name if row.organisation else ""))
    theirs = [position for position, _ in held[other.pk]]
    places = (p for held_by, p in held[one.pk] if worked_at_once([held_by], theirs, on=on))
    return [Notice("same-place", {**names, "place": place}) for place in list(places)[:1]]
