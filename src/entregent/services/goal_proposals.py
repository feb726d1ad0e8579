"""What a goal could be aimed at, as its name and the book tell: proposed, never kept unasked."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core import sectors
from entregent.core.functions import function_of
from entregent.core.matching.terms import UNKNOWN, topics
from entregent.core.matching.titles import asked, beginnings, says, subjects
from entregent.core.no_firm import NO_FIRM
from entregent.core.sectors import sector_of
from entregent.core.text import fold
from entregent.services import coverage_kept
from entregent.services.goals import Aim
from entregent.storage.models import Book, Goal
from entregent.storage.queries import goals as queries
from entregent.storage.queries.sought import MOST, titles_of_each
from entregent.storage.queries.weak_ties import living_at

SHOWN = 6
EACH = 3  # organisations, or titles
_LONGEST_NAME = 4  # words of an organisation that a goal names
# What one does to reach a goal: no part of what it is about.
_ON_THE_WAY = frozenset(
    "rejoindre devenir entrer integrer travailler changer obtenir decrocher quitter aller vivre"
    " avant apres nouveau nouvelle recruter embaucher engager"
    " join become get getting into land enter switch move work working"
    " leave live before after hire recruit".split()
)
_BY_NAME = ("sector", "place", "function")  # what is proposed of these, the name tells
_BY_WORDS = ("organisation", "sector", "title")  # what paths are sought to by words
_TRADES = ("recruitment", "law")  # whoever seeks one of these seeks a trade rather than a sector
_ROLES = frozenset("chef cheffe responsable directeur directrice manager head director".split())
_WHERE = re.compile(r"\b(?:à|au|en|in|near|vers|près de|around)\s+([^\W\d_][\w'’-]+)")

Row = tuple[int, str, str]  # person, title, organisation


@dataclass(frozen=True, slots=True)
class Proposed:
    """A target that would fit, and how many people of the book have it."""

    aim: Aim
    people: int


def proposals(book: Book, goal: Goal) -> list[Proposed]:
    """Return what an open goal could be aimed at, what it names itself first; [] where the book
    holds nothing that fits.
    """
    if goal.closed_on is not None:
        return []
    targets = goal.all_targets if hasattr(goal, "all_targets") else queries.targets_of(goal)
    aimed = {(one.kind, one.key) for one in targets}
    named = _named(book, goal.name)
    firms = {fold(one.aim.value) for one in named}
    words = {word for firm in firms for word in firm.split()}
    # A word that names a firm of the book is no name of a sector.
    told = (
        one
        for one in _of_words(book, goal.name)
        if one.aim.kind != "sector" or fold(one.aim.value) not in words
    )
    found = [*named, *_places(book, goal.name), *told]
    best = {(one.aim.kind, fold(one.aim.value)): one for one in reversed(found)}
    fresh = [one for key, one in reversed(best.items()) if key not in aimed]
    kinds = list(dict.fromkeys(one.aim.kind for one in fresh))
    fresh.sort(
        key=lambda one: (kinds.index(one.aim.kind), fold(one.aim.value) not in firms, -one.people)
    )
    return fresh[:SHOWN]


def proposals_kept(book: Book, goal: Goal, *, on: date) -> list[Proposed]:
    """Return the same, worked out anew when the book has changed since."""
    rows = coverage_kept.kept_proposed(book, goal, on=on)
    if rows is None:
        found = proposals(book, goal)
        rows = [(one.aim.kind, one.aim.value, one.people) for one in found]
        coverage_kept.keep_proposed(book, goal, rows, on=on)
    return [Proposed(Aim(kind, value), people) for kind, value, people in rows]


def understood(book: Book, goal: Goal) -> list[Aim]:
    """Return what a goal that is aimed at nothing is taken for, by its name: what it names itself;
    titles and firms that merely say its words where it names nothing. [] where it is aimed at
    something, or nothing is known to fit.
    """
    if goal.all_targets if hasattr(goal, "all_targets") else list(goal.targets.all()):
        return []
    proposed = [one.aim for one in proposals(book, goal)]
    name = f" {fold(goal.name)} "
    itself = [
        aim for aim in proposed if aim.kind in _BY_NAME or f" {fold(aim.value)} " in name
    ]  # fmt: skip
    return itself or proposed


def sought_by_paths(goal: Goal, aims: Sequence[Aim]) -> list[str]:
    """Return the words by which paths may be sought to what a goal is aimed at, or taken for."""
    aimed = [(one.kind, one.value) for one in goal.targets.all()]
    told = aimed or [(aim.kind, aim.value) for aim in aims]
    return [value for kind, value in told if kind in _BY_WORDS and value][:EACH]


def _named(book: Book, name: str) -> list[Proposed]:
    """Return the organisations that the name of a goal holds."""
    words = fold(name).split()
    spans = range(1, _LONGEST_NAME + 1)
    keys = {" ".join(words[at : at + n]) for n in spans for at in range(len(words))} - NO_FIRM
    counted = queries.organisations_called(book, keys)
    return [Proposed(Aim("organisation", firm), people) for firm, people in counted[:EACH]]


def _places(book: Book, name: str) -> list[Proposed]:
    """Return the towns that the name of a goal holds, where somebody of mine lives."""
    places = {place: living_at(book, [place], MOST) for place in _WHERE.findall(name)}
    return [
        Proposed(Aim("place", place), len({person for person, _ in rows}))
        for place, rows in places.items()
        if rows and place[0].isupper()
    ]


def _of_words(book: Book, name: str) -> list[Proposed]:
    """Return the sector, the organisations, titles and the function that its words tell."""
    words = [word for word in asked(name) if word not in _ON_THE_WAY and _says_much(word)]
    about = subjects(words)
    if not about:
        return []
    sector = next((told for told in map(sector_of, about) if told not in ("", *_TRADES)), "")
    begun = [[beginnings(word)] for word in about]
    begun += [[sectors.beginnings_of(sector)]] if sector else []
    told = titles_of_each(book, begun, limit=MOST)
    found: list[Proposed] = []
    if sector:
        found += _of_sector(name, sector, told)
    for word, rows in zip(about, told, strict=False):
        named = [row for row in rows if row[2] and says([word], row[2])]
        found += _most("organisation", ((row[2], row[0]) for row in named))
    every = {row for rows in told for row in rows}
    titles = _most("title", ((row[1], row[0]) for row in every if says(words, row[1])))
    function = "" if sector or titles else function_of(" ".join(words))
    works = {person for person, title, _ in every if function_of(title) == function}
    if function and works:
        found.append(Proposed(Aim("function", function), len(works)))
    return found + titles


def _says_much(word: str) -> bool:
    """Tell whether a word is more than one that goes with anything: a course, a job."""
    told = [weight for topic in topics(word) for weight in topic.values()]
    return word[0] == "=" or max(told, default=0.0) >= UNKNOWN or word in _ROLES


def _of_sector(name: str, sector: str, told: Sequence[Sequence[Row]]) -> list[Proposed]:
    """Return the sector, as the goal writes it, and the organisations that are in it."""
    rows = {row for some in told for row in some if sector_of(row[2], row[1]) == sector}
    written = next((one for one in re.findall(r"[^\W\d_]+", name) if sector_of(one) == sector), "")
    if not rows or not written:
        return []
    firms = ((firm, person) for person, _, firm in rows if sector_of(firm) == sector)
    people = len({person for person, _, _ in rows})
    return [Proposed(Aim("sector", written), people), *_most("organisation", firms)]


def _most(kind: str, had: Iterable[tuple[str, int]]) -> list[Proposed]:
    """Return what most people have, without what one has written otherwise."""
    called: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for value, _person in sorted(set(had)):
        counts[called.setdefault(fold(value), value)] += 1
    return [Proposed(Aim(kind, value), count) for value, count in counts.most_common(EACH)]
