"""Exchanges let in among those of a long tie, or out: it is as though all had been replayed."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import TODAY, a_person, an_exchange

from entregent.services import late, ties
from entregent.services.duplicates import merge
from entregent.services.fields import set_fields
from entregent.services.undoing import undo
from entregent.storage.models import Book, Participant, Person, Tie
from entregent.storage.queries.journal import latest_standing

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
    log(book, person, logged)
    return person


def log(book: Book, person: Person, logged: list[tuple[int, str, str]]) -> None:
    for ago, channel, by in logged:
        an_exchange(book, person, channel=channel, by=by, on=TODAY - timedelta(days=ago))


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


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=exchanges, theirs=exchanges, since=exchanges, cadence=st.sampled_from(["", "30"]))
def test_a_merge_undone_leaves_the_ties_of_a_replay(
    book: Book,
    mine: list[tuple[int, str, str]],
    theirs: list[tuple[int, str, str]],
    since: list[tuple[int, str, str]],
    cadence: str,
) -> None:
    with transaction.atomic():
        two = somebody(book, "Alice Martin", mine), somebody(book, "Alice M", theirs)
        if cadence:
            set_fields(book, two[0], [("cadence", cadence)], on=TODAY)
        kept = merge(book, *two)
        done = latest_standing(book)
        log(book, kept, since)
        undo(book, done.pk if done else None)
        let_out = [state(person) for person in two]
        ties.refresh(book, [person.pk for person in two])
        assert let_out == [state(person) for person in two]
        transaction.set_rollback(True)


def test_the_first_and_others_are_let_out_and_the_last_is_not(book: Book) -> None:
    person = somebody(book, "Alice Martin", [(n, "email", WAYS[n % 3 == 0]) for n in range(40)])
    line = list(Participant.objects.filter(person=person).order_by("at"))
    gone, last = {line[0].exchange_id, line[20].exchange_id}, {line[-1].exchange_id}
    assert ties.let_out(book, {person.pk: last}) == {}
    assert ties.let_out(book, {person.pk: gone}) == {person.pk: 38}
    let_out = state(person)
    Participant.objects.filter(exchange__in=gone).delete()
    ties.refresh(book, [person.pk])
    assert let_out == state(person)


def test_an_exchange_logged_late_leaves_the_tie_of_a_replay(book: Book) -> None:
    person = somebody(book, "Alice Martin", [(n, "email", WAYS[n % 3 == 0]) for n in range(40)])
    an_exchange(book, person, channel="call", on=TODAY - timedelta(days=20))
    let_in = state(person)
    ties.refresh(book, [person.pk])
    assert let_in == state(person)
