"""Who of mine may know somebody to whom no path leads: by a firm or school, a sector, a town."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from entregent.core.sectors import beginnings_of, sector_of
from entregent.services.book import end_of
from entregent.services.traits import Known, traits_of
from entregent.storage.models import Book, Person
from entregent.storage.queries import weak_ties as queries
from entregent.storage.queries.network import positions_of_all
from entregent.storage.queries.sought import titles_of_each, who_was_at
from entregent.storage.queries.ties import clocks_of

LOOKED_AT = 200  # people for each of what they may share


@dataclass(frozen=True, slots=True)
class MayKnow:
    """Somebody of mine who may know whom I seek, and what they share: "firm", "firm-before",
    "sector" or "place", with its name or code.
    """

    person: Person
    why: str
    value: str


def who_may_know(
    book: Book, person: Person, *, on: date, but: Collection[int] = (), limit: int = 3
) -> list[MayKnow]:
    """Return who of mine may know somebody, those of one firm or school first, then by the strength
    of the tie; [] where they share nothing with anybody I know.
    """
    at, shared = end_of(book, on), dict[int, tuple[str, str]]()
    for pk, why, value in _sharing(book, person):
        if pk != person.pk and pk not in but:
            shared.setdefault(pk, (why, value))
    ties = queries.acquainted(book, shared)
    firsts = list(dict.fromkeys(why for why, _ in shared.values()))
    strength = {pk: clocks_of(tie).strength(at) if tie else 0.0 for pk, tie in ties.items()}
    order = sorted(ties, key=lambda pk: (firsts.index(shared[pk][0]), -strength[pk], pk))[:limit]
    people = Person.objects.in_bulk(order)
    return [MayKnow(people[pk], *shared[pk]) for pk in order]


def _sharing(book: Book, person: Person) -> Iterable[tuple[int, str, str]]:
    """Yield who shares what with somebody, what tells most first."""
    told = (position.organisation for position in positions_of_all([person.pk]))
    places = {place.pk: place for place in told if place}
    there = who_was_at(book, places, LOOKED_AT)
    for now in (True, False):
        for pk, place, current in there:
            if current is now:
                yield pk, "firm" if now else "firm-before", places[place].name
    known = traits_of([person.pk]).get(person.pk, Known())
    if sector := known.traits.get("sector"):
        (rows,) = titles_of_each(book, [[beginnings_of(sector)]], limit=LOOKED_AT)
        for pk, title, firm in rows:
            if sector_of(firm, title) == sector:
                yield pk, "sector", sector
    if town := known.named.get("place"):
        for pk, _ in queries.living_at(book, town.split(), LOOKED_AT):
            yield pk, "place", town
