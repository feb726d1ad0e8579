"""Exchanges let in among those of a long tie: it is as though all had been replayed."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import TODAY, a_person, an_exchange

from entregent.services import late, ties
from entregent.services.duplicates import merge
from entregent.services.fields import set_fields
from entregent.storage.models import Book, Person, Tie

WAYS = ("me", "them")
CHANNELS = ("email", "call", "meeting", "reaction")
days = st.integers(0, 60)
exchanges = st.lists(st.tuples(days, st.sampled_from(CHANNELS), st.sampled_from(WAYS)), max_size=25)


@pytest.fixture(autouse=True)
def every_tie_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties, "FEW_AMONG", 1)
    monkeypatch.setattr(late, "_AROUND", 1)


def somebody(book: Book, name: str, logged: list[tuple[int, str, str]]) -> Person:
    person = a_person(book, name)
    for ago, channel, by in logged:
        an_exchange(book, person, channel=channel, by=by, on=TODAY - timedelta(days=ago))
    return person


def state(person: Person) -> dict[str, object]:
    row = Tie.objects.filter(pk=person.pk).values().first() or {}
    moments = {name: value for name, value in row.items() if name.endswith("_until")}
    numbers = {name: value for name, value in row.items() if isinstance(value, float)}
    return {
        **{name: value for name, value in row.items() if name not in {**moments, **numbers}},
        **{name: pytest.approx(value) for name, value in numbers.items()},
        **{name: value and round(value.timestamp()) for name, value in moments.items()},
    }


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=exchanges, theirs=exchanges, cadences=st.tuples(*[st.sampled_from(["", "30"])] * 2))
def test_a_merge_leaves_the_tie_of_a_replay(
    book: Book,
    mine: list[tuple[int, str, str]],
    theirs: list[tuple[int, str, str]],
    cadences: tuple[str, str],
) -> None:
    with transaction.atomic():
        two = somebody(book, "Alice Martin", mine), somebody(book, "Alice M", theirs)
        for person, cadence in zip(two, cadences, strict=True):
            if cadence:
                set_fields(book, person, [("cadence", cadence)], on=TODAY)
        kept = merge(book, *two)
        let_in = state(kept)
        ties.refresh(book, [kept.pk])
        assert let_in == state(kept)
        transaction.set_rollback(True)


def test_an_exchange_logged_late_leaves_the_tie_of_a_replay(book: Book) -> None:
    person = somebody(book, "Alice Martin", [(n, "email", WAYS[n % 3 == 0]) for n in range(40)])
    an_exchange(book, person, channel="call", on=TODAY - timedelta(days=20))
    let_in = state(person)
    ties.refresh(book, [person.pk])
    assert let_in == state(person)
