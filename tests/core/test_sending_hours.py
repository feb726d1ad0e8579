"""When messages of a campaign leave: within the days and hours chosen, evenly apart."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entregent.core.sending_hours import (
    WORKING_DAYS,
    Hours,
    as_text,
    room,
    spans_of,
    turns,
)

clock = datetime  # what clocks show, of no zone
BEFORE = clock(2026, 12, 20, 8)
MONDAY = date(2027, 1, 4)
APART = timedelta(seconds=180)


def hours(**other: object) -> Hours:
    """Return working days of three weeks, seven hours each, twenty messages a day."""
    usual = {
        "first": MONDAY, "last": date(2027, 1, 20), "weekdays": WORKING_DAYS,
        "spans": spans_of("9-12, 14-18"), "a_day": 20,
    }  # fmt: skip
    return Hours(**{**usual, **other})  # type: ignore[arg-type]


def planned(
    chosen: Hours, count: int = 3, *, now: datetime = BEFORE,
    left: tuple[datetime, ...] = (),
) -> list[datetime]:  # fmt: skip
    """Return when the next messages leave."""
    return turns(chosen, count, now=now, left=left, least_apart=APART)


def test_messages_leave_evenly_within_the_hours_of_the_days_chosen() -> None:
    found = planned(hours(a_day=7), 8)
    assert [f"{at:%d %H:%M}" for at in found] == [
        "04 09:00", "04 10:00", "04 11:00", "04 14:00", "04 15:00", "04 16:00", "04 17:00",
        "05 09:00",
    ]  # fmt: skip


def test_nothing_leaves_on_a_weekend_nor_after_the_last_day() -> None:
    found = planned(hours(a_day=1, last=date(2027, 1, 11)), 20)
    assert [at.date().day for at in found] == [4, 5, 6, 7, 8, 11]


def test_messages_are_no_nearer_than_the_pace_of_the_account() -> None:
    first, second, _ = planned(hours(a_day=500))
    assert second - first == APART


def test_the_next_message_waits_for_the_one_before() -> None:
    noon = clock(2027, 1, 4, 11, 50)
    found = planned(hours(a_day=7), now=noon, left=(clock(2027, 1, 4, 11, 30),))
    assert found[0] == clock(2027, 1, 4, 14, 30)


def test_what_a_machine_that_slept_missed_does_not_leave_at_once() -> None:
    found = planned(hours(a_day=7), 4, now=clock(2027, 1, 4, 15, 0))
    assert [f"{at:%d %H:%M}" for at in found] == ["04 15:00", "04 16:00", "04 17:00", "05 09:00"]


def test_no_more_leave_in_a_day_than_was_chosen_even_where_hours_were_changed() -> None:
    gone = tuple(clock(2027, 1, 4, 9, minute) for minute in (0, 3, 6))
    found = planned(hours(a_day=3), 1, now=clock(2027, 1, 4, 10), left=gone)
    assert found == [clock(2027, 1, 5, 9, 0)]


def test_there_is_room_for_so_many_a_day_of_each_working_day() -> None:
    assert room(hours()) == 13 * 20 == len(planned(hours(), 1_000))


@settings(deadline=None)
@given(
    st.integers(1, 60), st.integers(0, 40 * 24 * 60), st.lists(st.integers(0, 4_000), max_size=9)
)
def test_each_moment_is_open_apart_from_the_others_and_not_before_now(
    a_day: int, minutes: int, before: list[int]
) -> None:
    chosen, now = hours(a_day=a_day), clock(2026, 12, 20) + timedelta(minutes=minutes)
    left = [now - timedelta(minutes=m) for m in before]
    found = turns(chosen, 40, now=now, left=left, least_apart=APART)
    for at in found:
        assert at >= now
        assert at.isoweekday() in WORKING_DAYS
        assert any(begins <= at.time() < ends for begins, ends in chosen.spans)
        assert chosen.first <= at.date() <= chosen.last
        assert sum(one.date() == at.date() for one in (*found, *left)) <= max(
            a_day, sum(one.date() == at.date() for one in left)
        )
    assert all(b - a >= APART for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("9-12, 14-18", "09:00-12:00,14:00-18:00"),
        ("14h30–18h; 8:15-12", "08:15-12:00,14:30-18:00"),
        ("0-24", "00:00-23:59"),
    ],
)
def test_hours_are_read_as_one_writes_them(said: str, kept: str) -> None:
    assert as_text(spans_of(said)) == kept


@pytest.mark.parametrize("said", ["", "12-9", "9-12, 11-14", "morning", "9-25", "8:61-9"])
def test_what_are_no_hours_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        spans_of(said)


def test_a_whole_day_ends_with_its_last_moment() -> None:
    assert spans_of("20-24")[0][1] == time.max
