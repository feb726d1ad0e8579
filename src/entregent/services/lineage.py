"""Who came through whom: the trees, what grew from each introduction, whom to thank."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from entregent.core.lineage import Connector, Lineage, Momentum
from entregent.storage.models import Book, Person
from entregent.storage.queries.lineage import came_through, names_of

TREES = 12  # shown of all, those that grew most
PEOPLE = 150  # shown of one tree
DEEPEST = 12  # generations drawn; those after stand beside the last
BEST = 8  # connectors


@dataclass(slots=True)
class Branch:
    """Somebody in a tree: who came through them, and how many in all generations."""

    id: int
    name: str
    grew: int
    brought: list["Branch"] = field(default_factory=list)

    def lines(self, depth: int = 0) -> Iterator[tuple[int, "Branch"]]:
        """Yield the branch and all it bears, each with its depth."""
        yield depth, self
        for one in self.brought:
            yield from one.lines(depth + 1)


@dataclass(frozen=True, slots=True)
class Told:
    """The lineage of the book, or of one person: trees, and what they amount to.

    `generations` counts who came by generation; `left` who is not shown of the trees.
    """

    trees: list[Branch]
    left: int
    generations: list[int]
    momentum: Momentum
    connectors: list[tuple[Connector, str]]
    upstream: list[tuple[int, str]]


def lineage_of(book: Book, *, on: date, person: Person | None = None) -> Told:
    """Return who came through whom: through one person, or all the trees that grew most."""
    lineage = Lineage(came_through(book))
    best = lineage.connectors(limit=BEST)
    tops = [person.pk] if person else _tops(lineage)
    walks = {top: list(lineage.tree(top)) for top in tops}
    upstream = lineage.upstream(person.pk) if person else []
    shown = {pk for walk in walks.values() for pk, _ in walk[:PEOPLE]}
    names = names_of(shown | {one.person for one in best} | set(upstream))
    grown = [lineage.grown(top) for top in tops]
    return Told(
        trees=[_tree(walk, names) for walk in walks.values()],
        left=sum(max(0, len(walk) - PEOPLE) for walk in walks.values()),
        generations=_sum(grown),
        momentum=lineage.momentum(today=on),
        connectors=[(one, names.get(one.person, "")) for one in best],
        upstream=[(pk, names.get(pk, "")) for pk in upstream],
    )


def closes_a_circle(person: Person, through: Person) -> bool:
    """Tell whether somebody through whom a person would have come came through that person."""
    others = (row for row in came_through(person.book) if row.person != person.pk)
    return person.pk in Lineage(others).upstream(through.pk)


def _tops(lineage: Lineage) -> list[int]:
    """Return the tops of the trees that grew most, the greatest first."""
    grew = {top: sum(lineage.grown(top)) for top in lineage.tops()}
    return sorted(grew, key=lambda top: (-grew[top], top))[:TREES]


def _tree(walk: list[tuple[int, int]], names: dict[int, str]) -> Branch:
    """Return a tree as it is drawn: its first people, and no deeper than can be read."""
    grew = _grew(walk)
    top = Branch(walk[0][0], names.get(walk[0][0], ""), grew[walk[0][0]])
    above = [top]
    for person, generation in walk[1:PEOPLE]:
        branch = Branch(person, names.get(person, ""), grew[person])
        depth = min(generation, DEEPEST)
        above[depth - 1].brought.append(branch)
        above[depth:] = [branch]
    return top


def _grew(walk: list[tuple[int, int]]) -> dict[int, int]:
    """Return how many came through each person of a tree, in all generations."""
    grew: dict[int, int] = {}
    open_ones: list[tuple[int, int, int]] = []  # person, generation, place
    for place, (person, generation) in enumerate([*walk, (0, -1)]):
        while open_ones and open_ones[-1][1] >= generation:
            done, _, began = open_ones.pop()
            grew[done] = place - began - 1
        open_ones.append((person, generation, place))
    return grew


def _sum(grown: list[list[int]]) -> list[int]:
    deepest = max(map(len, grown), default=0)
    return [sum(one[n] for one in grown if n < len(one)) for n in range(deepest)]
