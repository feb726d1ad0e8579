"""Exchanges that come to be known late: a tie is as though it had been replayed with them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.late import Seen, added, clocks_with, due_clock_with
from entregent.core.ties import Clocks, DueClock

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

timelines = st.lists(
    st.builds(
        Seen,
        st.integers(0, 400).map(lambda hours: NOON + timedelta(hours=hours)),
        st.floats(0, 2),
        st.booleans(),
    ),
    max_size=30,
).map(lambda seen: sorted(seen, key=lambda one: one.at))


def replayed(timeline: list[Seen]) -> list[tuple[datetime, float]]:
    return [(one.at, one.weight) for one in timeline]


@given(timelines)
def test_clocks_with_late_exchanges_are_those_of_all_in_turn(timeline: list[Seen]) -> None:
    known = [one for one in timeline if not one.late]
    late = clocks_with(Clocks().after_all(replayed(known)), list(added(timeline)))
    at_once = Clocks().after_all(replayed(timeline))
    assert late[:3] == pytest.approx(at_once[:3])
    assert late.last == at_once.last


@given(timelines, st.integers(1, 400))
def test_so_is_the_clock_of_a_cadence(timeline: list[Seen], cadence: int) -> None:
    known = [one for one in timeline if not one.late]
    clock = DueClock(cadence).after_all(replayed(known))
    at_once = DueClock(cadence).after_all(replayed(timeline))
    late = due_clock_with(clock, list(added(timeline)))
    assert late.level == pytest.approx(at_once.level)
    assert late.last == at_once.last


def test_nothing_known_late_changes_nothing() -> None:
    clocks = Clocks().after(NOON, 1.0)
    assert clocks_with(clocks, []) == clocks
    assert clocks_with(Clocks(), []) == Clocks()


def test_a_late_exchange_takes_from_the_news_of_the_one_that_follows() -> None:
    before, at, after = (NOON + timedelta(days=n) for n in (0, 9, 10))
    seen = [Seen(before, 1.0, late=False), Seen(at, 1.0, late=True), Seen(after, 1.0, late=False)]
    (_, brought), (when, taken) = added(seen)
    assert brought == pytest.approx(1.0, abs=1e-3)
    assert when == after
    assert taken == pytest.approx(-0.3678, abs=1e-3)
