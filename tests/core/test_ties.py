"""Ties: what an exchange adds, what time takes away, when to be in touch again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.ties import (
    CLOSE,
    REGULAR,
    Clocks,
    DueClock,
    Label,
    exchange_weight,
    label,
)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)

exchanges = st.lists(
    st.tuples(
        st.integers(0, 3_650).map(lambda hours: NOON + timedelta(hours=hours)),
        st.floats(0, 2),
    ),
    max_size=30,
)


def after(days: float) -> datetime:
    return NOON + timedelta(days=days)


def test_nothing_exchanged_is_no_strength() -> None:
    assert Clocks().strength(NOON) == 0.0


def test_the_first_exchange_adds_its_whole_weight_to_each_clock() -> None:
    clocks = Clocks().after(NOON, 2.0)
    assert (clocks.s7, clocks.s60, clocks.s365) == (2.0, 2.0, 2.0)
    assert clocks.strength(NOON) == pytest.approx(2.0 * (1 + 0.2 + 0.05))


@pytest.mark.parametrize(("days", "left"), [(7, 0.5), (60, 0.2 * 0.5), (365, 0.05 * 0.5)])
def test_each_clock_counts_half_after_its_half_life(days: int, left: float) -> None:
    clocks = {
        7: Clocks(s7=1.0, last=NOON),
        60: Clocks(s60=1.0, last=NOON),
        365: Clocks(s365=1.0, last=NOON),
    }
    assert clocks[days].strength(after(days)) == pytest.approx(left)


def test_a_hundred_messages_in_a_day_count_as_about_seven() -> None:
    clocks = Clocks().after_all((NOON + timedelta(minutes=14 * n), 1.0) for n in range(100))
    assert 6 < clocks.strength(after(1)) < 8


def test_writing_on_ten_days_counts_more_than_ten_times_in_one() -> None:
    spread = Clocks().after_all((after(n), 1.0) for n in range(10))
    at_once = Clocks().after_all((after(9 + n / 100), 1.0) for n in range(10))
    assert spread.strength(after(10)) > 2 * at_once.strength(after(10))


def test_a_message_of_the_same_minute_adds_a_twentieth() -> None:
    once = Clocks().after(NOON, 1.0)
    assert once.after(NOON, 1.0).s365 == pytest.approx(1.05)


def test_an_older_exchange_read_later_is_added_already_decayed() -> None:
    clocks = Clocks().after(after(70), 1.0).after(NOON, 1.0)
    assert clocks.last == after(70)
    assert clocks.s7 == pytest.approx(1.0 + 2**-10)


def test_reading_a_tie_before_its_last_exchange_adds_nothing() -> None:
    clocks = Clocks().after(NOON, 1.0)
    assert clocks.strength(after(-400)) == clocks.strength(NOON)


@given(exchanges, st.floats(0, 5_000), st.floats(0, 5_000))
def test_a_strength_is_never_negative_and_falls_with_time(
    seen: list[tuple[datetime, float]], days: float, more: float
) -> None:
    clocks = Clocks().after_all(seen)
    soon = (clocks.last or NOON) + timedelta(days=days)
    assert 0.0 <= clocks.strength(soon + timedelta(days=more)) <= clocks.strength(soon)


@given(exchanges, st.floats(0.1, 2))
def test_one_more_exchange_never_weakens_a_tie(
    seen: list[tuple[datetime, float]], weight: float
) -> None:
    clocks = Clocks().after_all(seen)
    now = clocks.last or NOON
    assert clocks.after(now, weight).strength(now) > clocks.strength(now)


def test_clocks_of_two_files_joined_hold_what_both_told() -> None:
    early, late = Clocks().after(NOON, 1.0), Clocks().after(after(60), 1.0)
    assert late.joined(early).s60 == pytest.approx(1.5)
    assert late.joined(Clocks()) == late
    assert Clocks().joined(early) == early


@pytest.mark.parametrize(
    ("channel", "size", "weight"),
    [
        ("meeting", 1, 2.0),
        ("meal", 25, 2.0),
        ("meeting", 26, 0.0),
        ("call", 1, 1.5),
        ("video", 2, 1.5),
        ("email", 1, 1.0),
        ("email", 4, 0.5),
        ("email", 20, 1 / 20**0.5),
        ("email", 21, 0.0),
        ("message", 0, 1.0),
        ("reaction", 1, 0.1),
    ],
)
def test_an_exchange_weighs_by_its_channel_and_its_crowd(
    channel: str, size: int, weight: float
) -> None:
    assert exchange_weight(channel, size) == pytest.approx(weight)


def test_a_tie_never_fed_is_due_one_cadence_after_it_was_chosen() -> None:
    assert DueClock(30).due_on(chosen_on=date(2026, 1, 1)) == date(2026, 1, 31)


def test_a_tie_fed_once_is_due_one_cadence_later() -> None:
    clock = DueClock(30).after_all([(NOON, 1.0)])
    assert clock.due_on(chosen_on=TODAY) == date(2026, 1, 31)


def test_a_well_fed_tie_is_due_later_by_the_log_of_its_level() -> None:
    clock = DueClock(90, level=2**1.25, last=NOON)
    assert clock.due_on(chosen_on=TODAY) == (after(90 * 1.25)).date()


def test_no_tie_is_due_later_than_one_cadence_and_a_half() -> None:
    clock = DueClock(30).after_all((after(n), 2.0) for n in range(100))
    assert clock.due_on(chosen_on=TODAY) == after(99 + 45).date()


def test_a_crowd_alone_does_not_stretch_the_due_date() -> None:
    clock = DueClock(30).after_all([(NOON, 0.0)])
    assert clock.due_on(chosen_on=TODAY) == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("strength", "silent", "called"),
    [
        (3.0, 0, Label.CLOSE),
        (2.9, 0, Label.REGULAR),
        (0.5, 364, Label.REGULAR),
        (0.4, 10, Label.WEAK),
        (9.0, 365, Label.FADING),
        (9.0, 3 * 365, Label.DORMANT),
    ],
)
def test_a_tie_is_named_by_its_silence_then_by_its_strength(
    strength: float, silent: int, called: Label
) -> None:
    assert label(strength, last_contact=TODAY - timedelta(days=silent), today=TODAY) == called


def test_a_tie_with_nothing_exchanged_is_weak() -> None:
    assert label(0.0, last_contact=None, today=TODAY) == Label.WEAK


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0.05, 2)), min_size=1, max_size=30))
def test_a_tie_is_as_strong_as_told_until_the_moment_told(
    spread: list[tuple[float, float]],
) -> None:
    seen = sorted((NOON + timedelta(days=day), weight) for day, weight in spread)
    clocks = Clocks().after_all(seen)
    for strength in (0.05, REGULAR, CLOSE):
        until = clocks.until(strength)
        if until is None:
            assert clocks.last
            assert clocks.strength(clocks.last) < strength
        else:
            assert clocks.strength(until - timedelta(minutes=1)) > strength - 1e-6
            assert clocks.strength(until + timedelta(minutes=1)) < strength + 1e-6


def test_nothing_exchanged_is_never_close() -> None:
    assert Clocks().until(CLOSE) is None
