"""Cadences proposed from the layers of the network, chosen only by the person."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from entregent.core.layers import LAYERS, Layer, overfull, proposed_cadence
from entregent.core.ties import FADING_AFTER
from entregent.services import journal, ties
from entregent.services.book import day_of, end_of
from entregent.services.shown import check_shown
from entregent.services.typed import choose_cadence
from entregent.storage.models import Book, Link, Person
from entregent.storage.queries.people import with_ties
from entregent.storage.queries.ties import chosen_cadences

ENOUGH_TO_TELL = 5  # exchanges: with fewer, who else knows somebody has not been seen yet


@dataclass(frozen=True, slots=True)
class Proposal:
    """How often to be in touch with somebody, in days."""

    person: Person
    cadence: int
    bridges: bool


def propose_cadences(book: Book, *, on: date) -> list[Proposal]:
    """Return a cadence for each of the strongest ties that has none yet.

    A tie silent for a year is one to revive first, not a promise already broken.
    """
    ids = ties.strongest(book, at=end_of(book, on), limit=LAYERS[-1].up_to)
    known_to_others = _links(book, ids)
    proposals = []
    for rank, person in enumerate(with_ties(ids), start=1):
        seen = bool(known_to_others) and person.tie.exchanges >= ENOUGH_TO_TELL
        bridges = seen and known_to_others[person.pk] <= 1
        cadence = proposed_cadence(rank, bridges=bridges)
        if cadence and person.tie.cadence is None and not _is_silent(book, person, on):
            proposals.append(Proposal(person, cadence, bridges))
    return proposals


def _is_silent(book: Book, person: Person, on: date) -> bool:
    last = person.tie.last_at
    return last is None or on - day_of(book, last) >= FADING_AFTER


def _links(book: Book, people: list[int]) -> Counter[int]:
    """Return how many of my people each of these is known to know."""
    counts: Counter[int] = Counter()
    for side in ("a_id", "b_id"):
        rows = Link.objects.filter(Q(**{f"{side}__in": people}), book=book)
        counts.update(dict(rows.values_list(side).annotate(n=Count("id"))))
    return counts


def accept_cadences(book: Book, *, on: date, shown: int | None = None) -> list[Proposal]:
    """Choose every cadence proposed; return them. Refused when not so many were shown."""
    proposals = propose_cadences(book, on=on)
    check_shown(shown, len(proposals))
    if proposals:
        with journal.entry(book, "cadences") as recorder:
            for proposal in proposals:
                choose_cadence(recorder, proposal.person, proposal.cadence, on=on)
            ties.refresh(book, [proposal.person.pk for proposal in proposals])
    return proposals


def overfull_layers(book: Book) -> list[Layer]:
    """Return the layers in which more people were promised a word than anybody keeps up with."""
    return overfull(chosen_cadences(book))
