"""Weak ties that bring something, for a goal or in general, from what the book knows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from entregent.core import weak_ties as core
from entregent.core.text import fold
from entregent.core.ties import Clocks
from entregent.core.weak_ties import Acquaintance, WeakTie
from entregent.services.aimed_at import having, saying
from entregent.services.book import end_of
from entregent.services.closeness import is_often_kept_up
from entregent.services.goals import Aim
from entregent.services.manner import family_and_friends_among
from entregent.services.traits import Known, my_traits, traits_of
from entregent.storage.models import Book, Goal, Person, Target, Tie
from entregent.storage.queries import weak_ties as queries
from entregent.storage.queries.mapping import firms_of
from entregent.storage.queries.people import summaries
from entregent.storage.queries.ties import clocks_of

AT_ONCE = 10
Had = dict[int, dict[str, str]]  # person → what they have of what is sought, by dimension


@dataclass(frozen=True, slots=True)
class Depth:
    """How many are looked at: those who have what each target says, those read of them all, and
    the acquaintances among these whose links are counted. Who has most of what is sought comes
    first, then who came into the book last.
    """

    each: int = queries.MOST
    read: int = 400
    counted: int = 200


A_GLANCE = Depth(each=40, read=30, counted=10)  # what today's list has time for


@dataclass(frozen=True, slots=True)
class Found:
    """An acquaintance worth asking, with their summary read along."""

    person: Person
    tie: WeakTie


def weak_ties_for(
    book: Book, goal: Goal, *, on: date, limit: int = AT_ONCE, aims: Sequence[Aim] = ()
) -> list[Found]:
    """Return the acquaintances who may help with a goal, the best first; [] where it is aimed at
    nothing that anybody has. `aims` is what it is taken for where it is aimed at nothing.
    """
    return _told(ranked(book, goal, on=on, limit=limit, aims=aims))


def ranked(
    book: Book,
    goal: Goal,
    *,
    on: date,
    limit: int = AT_ONCE,
    but: Iterable[int] = (),
    unwritten_since: datetime | None = None,
    depth: Depth = Depth(),
    aims: Sequence[Aim] = (),
) -> list[WeakTie]:
    """Return who may help with a goal, the best first; those written to since a moment left out."""
    had, before, near, values = _who_has(book, _targets(book, goal, aims), depth.each)
    most = sorted(
        had.keys() - set(but), key=lambda pk: (-len(had[pk]), pk in near, -pk)
    )[: depth.read]  # fmt: skip
    ties = queries.acquainted(book, most)
    if unwritten_since:
        ties = {pk: tie for pk, tie in ties.items() if not _wrote_since(tie, unwritten_since)}
    if not ties:
        return []
    at = end_of(book, on)
    order = sorted(
        ties, key=lambda pk: (-len(had[pk]), pk in near, -_clocks(ties[pk]).strength(at), pk)
    )  # fmt: skip
    common = queries.how_many_they_know(order[: depth.counted])
    # One alone is like nobody else.
    firms: dict[int, int] = dict(reversed(firms_of(common))) if limit > 1 else {}
    known, near_to_me = traits_of(common), family_and_friends_among(common)
    network = [
        _acquaintance(
            person, known.get(person, Known()), strength=_clocks(ties[person]).strength(at),
            silent_days=_clocks(ties[person]).silent_days(at),
            known_well=person in near_to_me or is_often_kept_up(ties[person], at=at),
            in_common=count, firm=firms.get(person), has=had[person],
            before=frozenset({"organisation"} if person in before else ()),
            near=frozenset({"sector"} if person in near else ()),
        )
        for person, count in common.items()
    ]  # fmt: skip
    sought = core.Sought(values, job=goal.kind in ("job", "sector"))
    return core.weak_ties(network, mine=my_traits(book), sought=sought, limit=limit)


def weak_ties_in_general(book: Book, *, on: date, limit: int = AT_ONCE) -> list[Found]:
    """Return the acquaintances who bring most that is new, whatever it is for."""
    from entregent.services.bridges import bridges  # noqa: PLC0415 - numbers are loaded for it alone

    network = bridges(book, on=on)
    return _told(core.weak_ties(network, mine=my_traits(book), limit=limit))


def open_goals(book: Book) -> list[Goal]:
    """Return the goals that are open, those for a day first."""
    return queries.open_goals(book)


def _told(ties: list[WeakTie]) -> list[Found]:
    people = {person.pk: person for person in summaries([tie.person for tie in ties])}
    return [Found(people[tie.person], tie) for tie in ties if tie.person in people]


def _clocks(tie: Tie | None) -> Clocks:
    return clocks_of(tie) if tie else Clocks()


def _wrote_since(tie: Tie | None, moment: datetime) -> bool:
    return bool(tie and tie.last_out_at and tie.last_out_at >= moment)


def _acquaintance(person: int, known: Known, **told: Any) -> Acquaintance:
    return Acquaintance(
        person, traits=known.traits, named=known.named, works=known.works, **told
    )  # fmt: skip


def _targets(book: Book, goal: Goal, aims: Sequence[Aim]) -> list[Target]:
    """Return what a goal is aimed at, else what it is taken for, as targets that are not kept."""
    taken_for = (
        Target(
            pk=-number, book=book, goal=goal, kind=aim.kind, value=aim.value, key=fold(aim.value)
        )
        for number, aim in enumerate(aims, 1)
    )
    return list(goal.targets.all()) or list(taken_for)


def _who_has(
    book: Book, targets: Sequence[Target], each: int
) -> tuple[Had, set[int], set[int], dict[str, frozenset[str]]]:
    """Return who has what a goal is aimed at, who of them left the organisation that is told, who
    only works in the sector that its words belong to, and the values that would do, by dimension.
    """
    had: Had = defaultdict(dict)
    there: set[int] = set()
    left: set[int] = set()
    values: dict[str, set[str]] = defaultdict(set)
    said_by, of_sector = saying(book, targets, each)
    said = {pk for one in targets if one.kind == "sector" for pk in said_by.get(one.pk, ())}
    for target in targets:
        if target.kind == "organisation":
            for person, current in queries.worked_at(book, target.key, each):
                if current and person not in there:
                    had[person][target.kind] = target.value
                (there if current else left).add(person)
                had[person].setdefault(target.kind, target.value)
        has = having(book, target, each) | said_by.get(target.pk, set())
        for person in has | of_sector.get(target.pk, set()):
            had[person].setdefault(target.kind, target.value)
        if target.kind != "person":
            values[target.kind].add(target.value)
    near = set[int]().union(*of_sector.values()) - said
    return dict(had), left - there, near, {kind: frozenset(some) for kind, some in values.items()}
