"""How to reach whom one seeks: warm paths with their evidence, whom to ask first, what is missing.

Whatever the number of paths, a few questions are asked of the tables.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from entregent.core.boundaries import NO_MAIL
from entregent.core.evidence import ASSUMED, NEAR, Sign
from entregent.core.first_contact import how_to_ask
from entregent.core.graph import Ints
from entregent.core.matching.titles import but_for_hiring, how_many_said, what_matches
from entregent.core.reach import MOST_HOPS, Path, warm_paths
from entregent.services.book import end_of
from entregent.services.boundaries import boundaries
from entregent.services.network import network_of
from entregent.services.network_kept import Network
from entregent.services.sought import Sought, find_sought
from entregent.services.summaries import Summary, summary
from entregent.storage.models import Book, Boundary, Exchange, Link, Person
from entregent.storage.queries import network as queries
from entregent.storage.queries.mapping import archived
from entregent.storage.queries.people import summaries
from entregent.storage.queries.today import last_exchanges
from entregent.storage.queries.wants import not_for_introductions

if TYPE_CHECKING:
    from entregent.services.brokerage import Part
    from entregent.services.who_may_know import MayKnow

PATHS = 3
_ASKED_FOR = 4  # times as many, where some go round by somebody else


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, from me (None) or one of mine, with what speaks for it."""

    one: Summary | None
    other: Summary
    p: float
    sign: Sign
    links: tuple[Link, ...] = ()
    place: str = ""  # where both were at the same time
    last: Exchange | None = None  # with me

    @property
    def assumed(self) -> bool:
        """Tell whether nothing says that they know each other but a place in common."""
        return self.sign in ASSUMED


@dataclass(frozen=True, slots=True)
class Way:
    """A path told: its steps, the least likely of them, and how to ask the first person.

    Of words of a title, what the position it leads to says of them, `said` themselves and `near` by
    their meaning; nothing where it says them all.
    """

    steps: tuple[Step, ...]
    chance: float
    weakest: int
    is_long: bool
    how: str
    busy_until: date | None
    said: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    noted: bool = False  # a note says that they are hiring

    @property
    def first(self) -> Summary:
        """Return whom to ask first."""
        return self.steps[0].other

    @property
    def sought(self) -> Summary:
        """Return whom the path leads to."""
        return self.steps[-1].other

    @property
    def between(self) -> Summary | None:
        """Return who stands between the first person and whom one seeks, None when nobody does."""
        return self.steps[1].other if len(self.steps) > 2 else None

    @property
    def is_direct(self) -> bool:
        """Tell whether one knows whom one seeks."""
        return len(self.steps) == 1


@dataclass(frozen=True, slots=True)
class Missing:
    """Two who would make a path if they knew each other; `one` is None for me."""

    one: Person | None
    other: Person
    chance: float


@dataclass(frozen=True, slots=True)
class KeptOut:
    """Somebody who is kept out of introductions, and whom they know that would lead there."""

    one: Person
    other: Person


@dataclass(frozen=True, slots=True)
class Reached:
    """The answer: who was sought, the paths to them; where there is none, who would lead there
    but is kept out of introductions, and what would make a path.

    Of somebody sought by name, whether nobody is to be introduced to them, and their part in my
    network where they are a contact of mine; where no path leads to one person, who that is and who
    of mine may know them. Of others, to whom a path would lead but that nobody is to be introduced
    to them; and how many steps the best path has where it has more than were asked for, else 0.
    """

    sought: Sought
    ways: tuple[Way, ...]
    missing: tuple[Missing, ...] = ()
    kept_out: tuple[KeptOut, ...] = ()
    not_introduced: Person | None = None
    part: "Part | None" = None
    alone: Person | None = None
    may_know: tuple["MayKnow", ...] = ()
    barred: tuple[Person, ...] = ()
    longer: int = 0

    @property
    def is_barred(self) -> bool:
        """Tell whether a path fails for nothing but a wish that nobody be introduced."""
        led_to = self.missing or self.kept_out or self.alone or self.longer
        return bool(self.not_introduced or (self.barred and not led_to))


def reach(
    book: Book, target: str, *, on: date, hops: int = MOST_HOPS, paths: int = PATHS
) -> Reached:
    """Return how to reach somebody, an organisation, or whoever has some words in their title."""
    return ways_to(book, find_sought(book, target), on=on, hops=hops, paths=paths)


def ways_to(
    book: Book, sought: Sought, *, on: date, hops: int = MOST_HOPS, paths: int = PATHS
) -> Reached:
    """Return how to reach whoever was found."""
    known = network_of(book, on=on)
    if sought.kind != "person":  # whoever is archived is sought by name alone
        sought = _without_archived(book, sought)
    barred = not_for_introductions(book) & set(sought.people)
    all_free = frozenset(sought.people) - barred
    free = known.places(all_free)
    found = _first_those_meant(known, all_free, sought.after, count=paths, hops=hops)
    if len(sought.parts) > 1:
        each = [
            _first_those_meant(known, part - barred, sought.after, count=paths, hops=hops)
            for part in sought.parts[:paths]
        ]
        found = _of_each_in_turn(each, found)[:paths]
    if barred:  # nobody leads to them but I
        for some in (barred - sought.after, barred & sought.after):
            mine = warm_paths(known.graph, known.me, known.places(some), count=paths, hops=1)
            first = len(found) if some <= sought.after else 0  # those who will do, after the others
            found = [*found[:first], *_together(found[first:], mine)][:paths]
    alone = next(iter(barred), 0) if sought.kind == "person" else 0
    not_introduced = Person.objects.get(pk=alone) if alone else None
    if found:
        ways = tuple(_matched(way, sought) for way in _told(book, known, found, on))
        part = _part(book, sought, on)
        return Reached(sought, ways, not_introduced=not_introduced, part=part)
    by_others = () if not_introduced else _barred(known, barred, hops)
    further = _first_those_meant(known, all_free, sought.after, count=1, hops=MOST_HOPS)
    if further:
        return Reached(sought, (), barred=by_others, longer=len(further[0].steps))
    from entregent.core.missing_links import missing_links  # noqa: PLC0415 - where nothing leads there

    made = missing_links(
        known.graph, known.me, free, known.groups, hops=hops, not_through=known.shut
    )
    pairs = [(_number(known, m.one), _number(known, m.other), m.chance) for m in made]
    out = [(_number(known, one), _number(known, other)) for one, other in _shut_out(known, free)]
    people = Person.objects.in_bulk(
        [pk for one, other, *_ in (*pairs, *out) for pk in (one, other)]
    )
    missing = [Missing(people.get(one), people[other], chance) for one, other, chance in pairs]
    kept_out = [KeptOut(people[one], people[other]) for one, other in out]
    if len(sought.people) != 1 or not all_free:
        return Reached(
            sought, (), tuple(missing), tuple(kept_out), not_introduced, barred=by_others
        )  # fmt: skip
    from entregent.services.who_may_know import who_may_know  # noqa: PLC0415 - where nothing leads there

    who = Person.objects.get(pk=sought.people[0])
    may_know = who_may_know(book, who, on=on, but=known.ids[known.shut].tolist())
    # That somebody should know whom one seeks is told with what they share; of me it is no news.
    told = {None, *(one.person for one in may_know)}
    left = [pair for pair in missing if pair.other != who or pair.one not in told]
    return Reached(
        sought, (), tuple(left), tuple(kept_out), alone=who, may_know=tuple(may_know)
    )  # fmt: skip


def _matched(way: Way, sought: Sought) -> Way:
    """Return a way with what the position it leads to says of the words of a title, and whether a
    note says that they are hiring.
    """
    words = sought.words
    if way.sought.person.pk in sought.noted:
        way, words = replace(way, noted=True), tuple(but_for_hiring(words))
    position = (way.sought.title, way.sought.organisation)
    if how_many_said(words, *position) == len(words):
        return way
    said, near = what_matches(words, *position)
    return replace(way, said=said, near=near)


def _part(book: Book, sought: Sought, on: date) -> "Part | None":
    if sought.kind != "person":
        return None
    from entregent.services.brokerage import parts_of  # noqa: PLC0415 - of one person alone

    return next(iter(parts_of(book, sought.people[:1], on=on).values()), None)


def _without_archived(book: Book, sought: Sought) -> Sought:
    away = set(archived(book))
    people = tuple(pk for pk in sought.people if pk not in away)
    parts = tuple(part - away for part in sought.parts)
    emptied = sought.kind == "organisation" and not people
    nobody_at = sought.name if emptied else sought.nobody_at
    return replace(sought, people=people, parts=parts, nobody_at=nobody_at)


def _best_paths(known: Network, goals: Ints, *, count: int, hops: int) -> list[Path]:
    """Return the best paths, none of which goes round by somebody else to one I know better."""
    for wanted in range(count, count * _ASKED_FOR + 1, count):
        found = warm_paths(
            known.graph, known.me, goals, count=wanted, hops=hops, not_through=known.shut
        )
        kept = [path for path in found if not _goes_round(known, path)]
        if len(kept) >= count or len(found) < wanted:
            break
    return kept[:count]


def _first_those_meant(
    known: Network, people: frozenset[int], after: frozenset[int], *, count: int, hops: int
) -> list[Path]:
    """Return the best paths to some, then to those of them who will do where the others are too
    few; near ones before long ones all the same.
    """
    found = _best_paths(known, known.places(people - after), count=count, hops=hops)
    if not people & after or (len(found) == count and not any(path.is_long for path in found)):
        return found
    others = _best_paths(known, known.places(people), count=count + len(found), hops=hops)
    met = {path.people[1] for path in found}
    found += [path for path in others if path.people[1] not in met]
    return sorted(found, key=lambda path: path.is_long)[:count]  # alike, they stay as they were


def _goes_round(known: Network, path: Path) -> bool:
    """Tell whether I know the second person of a path, who leads on, with a better chance than by
    the first. Another way to whom one seeks is worth knowing all the same.
    """
    if len(path.steps) <= 2:
        return False
    return known.graph.p(known.me, path.people[2]) > path.steps[0] * path.steps[1]


def _together(some: list[Path], others: list[Path]) -> list[Path]:
    """Return the paths of both, the best first, each with another first contact."""
    best: dict[int, Path] = {}
    for path in sorted([*some, *others], key=lambda path: (path.is_long, -path.chance)):
        best.setdefault(path.people[1], path)
    return list(best.values())


def _of_each_in_turn(each: list[list[Path]], best: list[Path]) -> list[Path]:
    """Return the best paths of each list in turn, so that no word sought hides another, then the
    best of all, each with another first contact.
    """
    turns = (path for turn in zip_longest(*each) for path in turn if path is not None)
    chosen: dict[int, Path] = {}
    for path in (*turns, *best):
        chosen.setdefault(path.people[1], path)
    return list(chosen.values())


def _shut_out(known: Network, goals: Ints) -> list[tuple[int, int]]:
    """Return who would lead to one of these, were they not kept out of introductions, and the
    next after each.
    """
    shut = set(known.shut.tolist())
    found = warm_paths(known.graph, known.me, goals, count=PATHS)
    steps = [two for path in found for two in pairwise(path.people[1:]) if two[0] in shut]
    return list(dict.fromkeys(steps))


def _barred(known: Network, barred: Collection[int], hops: int) -> tuple[Person, ...]:
    """Return those of these people to whom a path would lead, were they to be introduced to."""
    goals = known.places(barred)
    found = warm_paths(
        known.graph, known.me, goals, count=PATHS, hops=hops, not_through=known.shut
    )  # fmt: skip
    numbers = dict.fromkeys(_number(known, path.people[-1]) for path in found)
    people = Person.objects.in_bulk(numbers)
    return tuple(people[pk] for pk in numbers)


def _number(known: Network, place: int) -> int:
    """Return the number of a person, 0 for me."""
    return 0 if place == known.me else int(known.ids[place])


def _told(book: Book, known: Network, paths: list[Path], on: date) -> list[Way]:
    numbers = [[_number(known, place) for place in path.people[1:]] for path in paths]
    ids = list(dict.fromkeys(pk for path in numbers for pk in path))
    people = {person.pk: summary(book, person, on) for person in summaries(ids)}
    firsts = [path[0] for path in numbers]
    last = last_exchanges(firsts, until=end_of(book, on))
    limits = queries.boundaries_of_all(firsts)
    steps = _Steps(known, people, queries.links_among(ids), _places(ids), last)
    return [
        _way(path, steps.of(path), [row for row in limits if row.person_id == first], on)
        for path, first in zip(paths, firsts, strict=True)
    ]


def _way(path: Path, steps: list[Step], limits: list[Boundary], on: date) -> Way:
    first = steps[0].other
    theirs = boundaries(first.person, limits, [], on=on) if limits else None
    free = theirs.free_from(on) if theirs else on
    how = how_to_ask(
        strength=first.tie.strength, last=first.tie.last_on, is_sought=len(steps) == 1, today=on,
        no_mail=any(row.kind == NO_MAIL for row in limits), is_near=steps[0].sign in NEAR,
    )  # fmt: skip
    busy = free if free != on else None
    return Way(tuple(steps), path.chance, path.weakest, path.is_long, how, busy)


@dataclass(frozen=True, slots=True)
class _Steps:
    """What the steps of several paths are told with."""

    known: Network
    people: dict[int, Summary]
    links: list[Link]
    places: dict[int, dict[int, str]]
    last: dict[int, Exchange]

    def of(self, path: Path) -> list[Step]:
        return [self._step(path, n) for n in range(len(path.steps))]

    def _step(self, path: Path, n: int) -> Step:
        asks, asked = path.people[n], path.people[n + 1]
        one, other = _number(self.known, asks), _number(self.known, asked)
        sign = self.known.sign_of(asks, asked)
        between = {min(one, other), max(one, other)}
        return Step(
            self.people.get(one),
            self.people[other],
            path.steps[n],
            sign,
            tuple(link for link in self.links if {link.a_id, link.b_id} == between),
            self._in_common(one, other) if sign in ASSUMED else "",
            self.last.get(other) if n == 0 else None,
        )

    def _in_common(self, one: int, other: int) -> str:
        theirs = self.places.get(other, {})
        shared = [name for pk, name in self.places.get(one, {}).items() if pk in theirs]
        return shared[0] if shared else next(iter(theirs.values()), "")


def _places(ids: list[int]) -> dict[int, dict[int, str]]:
    """Return where each of these people was, the present places first."""
    found: dict[int, dict[int, str]] = {}
    for position in queries.positions_of_all(ids):
        if position.organisation:
            place = position.organisation
            found.setdefault(position.person_id, {}).setdefault(place.pk, place.name)
    return found
