"""The strongest ties are found without reading them all, and are exactly those of a full sort."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.builders import NOW

from entregent.core.ties import Clocks
from entregent.services.ties import ranks
from entregent.storage.models import Book, Person, Tie
from entregent.storage.queries.ties import clocks_of, strongest_ties

DATES = [
    NOW,
    NOW + timedelta(days=30),
    NOW + timedelta(days=3_650),
    NOW + timedelta(microseconds=1),
]


def random_clocks(chance: random.Random) -> Clocks:
    """Return the clocks of somebody with a history of their own: steady, sudden, long silent."""
    age, count = chance.choice((5, 60, 700, 6_000)), chance.choice((0, 1, 1, 3, 20, 150))
    days = sorted((chance.uniform(0, age) for _ in range(count)), reverse=True)
    silent = chance.choice((0, 0, 3, 400))
    weights = (0.05, 0.5, 1.0, 2.0)
    return Clocks().after_all(
        (NOW - timedelta(days=day + silent), chance.choice(weights)) for day in days
    )


def ties_made(book: Book, clocks: list[Clocks]) -> None:
    people = Person.objects.bulk_create(
        Person(book=book, name=f"P{n}", name_key=f"p{n}", created_at=NOW)
        for n in range(len(clocks))
    )
    Tie.objects.bulk_create(
        Tie(
            person=person, book=book, last_at=one.last, s7=one.s7, s60=one.s60, s365=one.s365,
            **dict(zip(("rank7", "rank60", "rank365"), ranks(one), strict=True)),
        )
        for person, one in zip(people, clocks, strict=True)
    )  # fmt: skip


def sorted_in_full(book: Book, at: datetime, limit: int) -> list[float]:
    ties = Tie.objects.filter(book=book, rank365__isnull=False)
    return sorted((clocks_of(tie).strength(at) for tie in ties), reverse=True)[:limit]


@pytest.mark.parametrize("seed", range(8))
def test_the_strongest_are_those_of_a_full_sort(book: Book, seed: int) -> None:
    chance = random.Random(seed)
    ties_made(book, [random_clocks(chance) for _ in range(chance.choice((40, 300, 900)))])
    for at in DATES:
        for limit in (1, 5, 50, 150, 2_000):
            found = strongest_ties(book, at=at, limit=limit)
            strengths = [clocks_of(tie).strength(at) for tie in found]
            assert strengths == sorted_in_full(book, at, limit)
            assert len({tie.pk for tie in found}) == len(found)


def test_a_tie_that_tops_no_clock_but_the_sum_is_found(book: Book) -> None:
    """Hundreds lead one clock each; the strongest of all is second everywhere."""
    sudden = [Clocks().after(NOW, 3.0) for _ in range(200)]
    steady = [
        Clocks().after_all((NOW - timedelta(days=200 + n), 0.4) for n in range(400, 0, -1))
        for _ in range(200)
    ]
    both = Clocks().after_all(
        [*((NOW - timedelta(days=n), 0.35) for n in range(400, 0, -1)), (NOW, 1.5)]
    )
    ties_made(book, [*sudden, *steady, both])
    for limit in (1, 10):
        found = strongest_ties(book, at=NOW, limit=limit)
        assert [clocks_of(tie).strength(NOW) for tie in found] == sorted_in_full(book, NOW, limit)


def test_hundreds_of_equal_ties_give_as_many_as_asked(book: Book) -> None:
    ties_made(book, [Clocks().after(NOW, 1.0)] * 500)
    assert len(strongest_ties(book, at=NOW, limit=100)) == 100


def test_a_book_without_ties_has_no_strongest(book: Book) -> None:
    assert strongest_ties(book, at=NOW, limit=10) == []
    ties_made(book, [Clocks()] * 3)
    assert strongest_ties(book, at=NOW, limit=10) == []


def test_the_ties_of_another_book_stay_there(book: Book) -> None:
    ties_made(Book.objects.create(created_at=NOW), [Clocks().after(NOW, 2.0)])
    assert strongest_ties(book, at=NOW, limit=10) == []


def test_a_far_day_keeps_the_order(book: Book) -> None:
    chance = random.Random(99)
    ties_made(book, [random_clocks(chance) for _ in range(300)])
    far = datetime(2199, 12, 31, tzinfo=UTC)
    found = strongest_ties(book, at=far, limit=20)
    assert [clocks_of(tie).strength(far) for tie in found] == sorted_in_full(book, far, 20)


def test_few_of_many_ties_are_read(book: Book, django_assert_max_num_queries: Any) -> None:
    chance = random.Random(5)
    ties_made(book, [random_clocks(chance) for _ in range(3_000)])
    with django_assert_max_num_queries(9):
        strongest_ties(book, at=NOW, limit=50)
