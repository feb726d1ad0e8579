"""Whom to introduce to whom: needs of some that others of my people answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from entregent.core.matching.fit import Answers, Match, Offers, Said, answering, who_could_help
from entregent.core.matching.meaning import CloseOffers
from entregent.core.matching.worth_introducing import ROOM, Pair, Side, worth_introducing
from entregent.services.book import end_of
from entregent.services.introduction_cautions import ASKED_LATELY, asked_lately
from entregent.services.meaning import LOOKED_AT, meanings
from entregent.storage.bulk import without_collection
from entregent.storage.models import Book, Interest, Introduction, Person
from entregent.storage.queries import people as people_queries
from entregent.storage.queries import wants
from entregent.storage.queries.introductions import (
    closed_since,
    introduced_pairs,
    open_introductions,
)


@dataclass(frozen=True, slots=True)
class Idea:
    """Two people worth introducing: who needs, who offers, and why."""

    needs: Person
    offers: Person
    pair: Pair


@dataclass(frozen=True, slots=True)
class Help:
    """What can be done for somebody: people whose offers answer, and offers of mine that do."""

    helpers: list[tuple[Person, Match]]
    mine: list[Match]
    helped: list[tuple[Person, Match]]  # whose needs their own offers answer


def ideas(book: Book, *, on: date, limit: int = 20, looked_at: int | None = None) -> list[Idea]:
    """Return the pairs best worth introducing, looking at so many needs and offers, the latest."""
    found = pairs(book, on=on, limit=limit, looked_at=looked_at)
    named = _people([pk for pair in found for pk in (pair.needs, pair.offers)])
    return [Idea(named[pair.needs], named[pair.offers], pair) for pair in found]


def pairs(
    book: Book,
    *,
    on: date,
    limit: int,
    looked_at: int | None = None,
    under_way: Sequence[Introduction] | None = None,
) -> list[Pair]:
    """Return the same by number; the open introductions, where they were read already, spare
    reading them again.
    """
    needs = wants.open_wants(book, Interest.NEED, limit=looked_at)
    if not needs:
        return []
    offers = wants.open_wants(book, Interest.OFFER, limit=looked_at)
    people = {said.person for said in (*needs, *offers)}
    leeway = _leeway(book, people, on, under_way)
    sides = _sides(book, people, leeway, on)
    with without_collection():
        return worth_introducing(
            needs, offers, sides, linked=leeway.linked, limit=limit,
            meanings=lambda: meanings(said.text for said in (*needs, *offers)),
        )  # fmt: skip


def help_for(
    book: Book, person: Person, interests: Sequence[Interest], *, on: date, limit: int = 5
) -> Help:
    """Return what can be done for somebody whose interests these are.

    Others are named where they may be introduced, as `pairs` has it.
    """
    own = {
        kind: [Said(person.pk, i.text) for i in interests if i.kind == kind and i.state == i.OPEN]
        for kind in (Interest.NEED, Interest.OFFER)
    }
    helpers: list[Match] = []
    mine: list[Match] = []
    helped: list[Match] = []
    offers = wants.open_wants(book, Interest.OFFER, limit=LOOKED_AT) if own[Interest.NEED] else []
    needs = wants.open_wants(book, Interest.NEED, limit=LOOKED_AT) if own[Interest.OFFER] else []
    others = {said.person for said in (*offers, *needs)} - {person.pk}
    meets = _who_may_meet(book, person, others, on)
    if own[Interest.NEED]:
        helping = [offer for offer in offers if offer.person in meets]
        helpers = who_could_help(own[Interest.NEED], *_found_in(helping, own), limit=limit)
        offered = _found_in(wants.my_offers(book), own)
        mine = who_could_help(own[Interest.NEED], *offered, limit=limit)
    if own[Interest.OFFER]:
        whose = [need for need in needs if need.person in meets]
        offered = _found_in(own[Interest.OFFER], {Interest.NEED: whose})
        for need in whose:
            helped += answering(need, offered, limit=1)
        helped = sorted(helped, key=lambda match: -match.fit)[:limit]
    named = _people([m.offer.person for m in helpers] + [m.need.person for m in helped])
    return Help(
        [(named[m.offer.person], m) for m in helpers if m.offer.person in named],
        mine,
        [(named[m.need.person], m) for m in helped if m.need.person in named],
    )


def _found_in(offers: Sequence[Said], wanted: Mapping[str, Sequence[Said]]) -> list[Answers]:
    """Return offers as they are found, by words and by meaning, for whatever needs are wanted."""
    known = meanings(said.text for said in (*offers, *wanted[Interest.NEED]))
    return [Offers(offers), *([CloseOffers(offers, known)] if known else [])]


@dataclass(frozen=True, slots=True)
class _Leeway:
    """Who know each other or were introduced, the lower number first, and how often each of some
    people may still be asked.
    """

    linked: set[tuple[int, int]]
    room: dict[int, int]

    def may_meet(self, one: int, other: int) -> bool:
        """Tell whether two people may be introduced."""
        known = (min(one, other), max(one, other)) in self.linked
        return not known and self.room[one] > 0 and self.room[other] > 0


def _who_may_meet(book: Book, person: Person, others: set[int], on: date) -> set[int]:
    """Return whom of these somebody may be introduced to."""
    if person.archived_on or not others:
        return set()
    leeway = _leeway(book, others | {person.pk}, on)
    return {other for other in others if leeway.may_meet(person.pk, other)}


def _leeway(
    book: Book, people: set[int], on: date, under_way: Sequence[Introduction] | None = None
) -> _Leeway:
    rows = open_introductions(book) if under_way is None else under_way
    # Whoever was asked lately has no more room because it is over: they said no, or have just met.
    over = closed_since(book, on - ASKED_LATELY)
    asked, never = asked_lately([*rows, *over], on), wants.not_for_introductions(book)
    return _Leeway(
        wants.known_pairs(people) | introduced_pairs(book),
        {pk: 0 if pk in never else max(0, ROOM - asked[pk]) for pk in people},
    )


def _sides(book: Book, people: set[int], leeway: _Leeway, on: date) -> dict[int, Side]:
    at = end_of(book, on)
    strengths = {pk: clocks.strength(at) for pk, clocks in wants.clocks_with(people).items()}
    worlds = wants.worlds_of(people)
    return {
        pk: Side(strengths.get(pk, 0.0), worlds.get(pk, frozenset()), leeway.room[pk])
        for pk in people
    }


def _people(ids: Sequence[int]) -> dict[int, Person]:
    return {person.pk: person for person in people_queries.summaries(list(dict.fromkeys(ids)))}
