"""The likely pairs of a book: people who share a key are compared, and no others."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from entregent.core.likeness.probability import Crowd, Likeness
from entregent.core.likeness.traits import MOST, Traits, kind_of
from entregent.core.likeness.weights import MOST_OFTEN, TWICE

LIKELY = 0.87  # from here on a pair is worth showing
WORTH_COUNTING = 1e-4
ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one, a before b."""

    a: int
    b: int
    likeness: Likeness


def pairs_to_compare(
    blocks: Mapping[int, Sequence[int]], touched: Collection[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield each pair of people who share a key, once; only those with somebody touched."""
    seen: set[tuple[int, int]] = set()
    for number, people in blocks.items():
        if not 1 < len(people) <= MOST[kind_of(number)]:
            continue
        for a in people:
            if touched is not None and a not in touched:
                continue
            for b in people:
                pair = (a, b) if a < b else (b, a)
                if a != b and pair not in seen:
                    seen.add(pair)
                    yield pair


def likely_pairs(
    crowd: Crowd,
    people: Mapping[int, Traits],
    pairs: Iterable[tuple[int, int]],
    *,
    count_twice: bool = False,
) -> list[Pair]:
    """Return those of the pairs that are likely to be one person.

    Where the pairs are those of the whole book, they tell how many people are in it twice.
    """
    seen = []
    for a, b in pairs:
        likeness = crowd.likeness(people[a], people[b])
        if likeness.probability > WORTH_COUNTING:
            seen.append(Pair(a, b, likeness))
    if count_twice:
        often = _twice(crowd, [p.likeness.probability for p in seen]) / crowd.twice
        seen = [Pair(p.a, p.b, _more_often(p.likeness, often)) for p in seen]
    return [pair for pair in seen if pair.likeness.probability >= LIKELY]


def _twice(crowd: Crowd, probabilities: Sequence[float]) -> float:
    """Return how often somebody is in this book twice, from the pairs themselves.

    It is the one figure no table can hold: two address books read one after the other hold most
    people twice. Expectation and maximisation in turn (Dempster, Laird & Rubin 1977), everything
    else as it stands in the table.
    """
    odds = [p / (1 - p) / crowd.twice for p in probabilities if p < 1]
    sure = len(probabilities) - len(odds)
    twice = crowd.twice
    for _ in range(ROUNDS):
        expected = sure + sum(twice * o / (1 + twice * o) for o in odds)
        twice = min(max(expected / max(crowd.people, 1), TWICE), MOST_OFTEN)
    return twice


def _more_often(likeness: Likeness, often: float) -> Likeness:
    """Return a likeness in a book that holds people twice so many times more often."""
    odds = often * likeness.probability
    return likeness._replace(probability=odds / (odds + 1 - likeness.probability))
