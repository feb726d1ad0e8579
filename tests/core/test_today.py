"""The daily list: mixed, short, a person once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.dormant import reconnect_item
from entregent.core.today import (
    Item,
    ItemKind,
    anniversaries_near,
    birthday_item,
    birthdays_near,
    daily_list,
    follow_up_item,
    keep_in_touch_item,
    new_job_item,
    parse_id,
    planned_item,
    reply_item,
)

TODAY = date(2026, 11, 22)
ALICE, BENOIT, CHLOE = 1, 2, 3


def an_item(kind: ItemKind, person: int, *, pressing: float = 1.0, ref: str = "1") -> Item:
    return Item(kind, person, ref, "some-reason", TODAY, pressing)


def test_no_kind_fills_the_list() -> None:
    replies = [an_item(ItemKind.REPLY, n, pressing=100) for n in range(10, 20)]
    birthday = an_item(ItemKind.OCCASION, ALICE, pressing=0.1)
    due = an_item(ItemKind.KEEP_IN_TOUCH, BENOIT, pressing=0.1)
    chosen = daily_list([*replies, birthday, due], limit=5)
    assert {ALICE, BENOIT} < {item.person_id for item in chosen}
    assert len(chosen) == 5


def test_the_most_pressing_of_a_kind_comes_first() -> None:
    due = [an_item(ItemKind.KEEP_IN_TOUCH, n, pressing=n) for n in (2, 9, 5)]
    assert [item.person_id for item in daily_list(due, limit=2)] == [9, 5]


def test_a_person_is_named_once_for_the_first_of_their_reasons() -> None:
    reasons = [an_item(kind, ALICE) for kind in reversed(ItemKind)]
    assert [item.kind for item in daily_list(reasons, limit=5)] == [ItemKind.REPLY]


def test_what_is_settled_leaves_its_place_to_another() -> None:
    alice, benoit = (an_item(ItemKind.REPLY, p) for p in (ALICE, BENOIT))
    chosen = daily_list([alice, benoit], limit=1, settled={alice.id})
    assert [item.person_id for item in chosen] == [BENOIT]


def test_another_reason_for_the_same_person_is_not_settled_with_the_first() -> None:
    reply, due = an_item(ItemKind.REPLY, ALICE), an_item(ItemKind.KEEP_IN_TOUCH, ALICE)
    assert daily_list([reply, due], limit=5, settled={reply.id}) == [due]


def test_who_was_answered_about_today_leaves_their_place_to_another() -> None:
    due = [an_item(ItemKind.KEEP_IN_TOUCH, person) for person in (ALICE, BENOIT)]
    chosen = daily_list(due, limit=5, answered={ALICE})
    assert [item.person_id for item in chosen] == [BENOIT]


def test_what_was_planned_for_today_comes_though_something_else_was_answered() -> None:
    planned = planned_item(ALICE, number=1, text="call", on=TODAY, today=TODAY)
    assert daily_list([planned], limit=5, answered={ALICE}) == [planned]


def test_at_most_two_ties_are_revived_at_once() -> None:
    silent = [an_item(ItemKind.RECONNECT, n, pressing=n) for n in range(1, 9)]
    assert [item.person_id for item in daily_list(silent, limit=5)] == [8, 7]


def test_ties_to_revive_make_room_when_their_people_are_named_already() -> None:
    silent = [an_item(ItemKind.RECONNECT, n, pressing=n) for n in (1, 2, 3, 4)]
    birthdays = [an_item(ItemKind.OCCASION, n) for n in (3, 4)]
    chosen = daily_list([*silent, *birthdays], limit=5)
    assert sum(item.kind is ItemKind.RECONNECT for item in chosen) == 2


def test_a_list_of_none_is_empty() -> None:
    assert daily_list([an_item(ItemKind.REPLY, ALICE)], limit=0) == []
    assert daily_list([], limit=5) == []


@given(
    st.lists(
        st.builds(
            an_item,
            st.sampled_from(ItemKind),
            st.integers(1, 8),
            pressing=st.floats(0, 10),
        )
    ),
    st.integers(0, 10),
)
def test_a_list_is_never_longer_than_asked_and_names_nobody_twice(
    proposed: list[Item], limit: int
) -> None:
    chosen = daily_list(proposed, limit=limit)
    people = [item.person_id for item in chosen]
    assert len(people) == len(set(people)) <= limit
    kinds = [list(ItemKind).index(item.kind) for item in chosen]
    assert kinds == sorted(kinds)


@given(st.sampled_from(ItemKind), st.integers(1, 10**9), st.integers(0, 10**9))
def test_the_name_of_an_item_tells_its_kind_and_person(
    kind: ItemKind, person: int, ref: int
) -> None:
    assert parse_id(an_item(kind, person, ref=str(ref)).id) == (kind, person, str(ref))


@pytest.mark.parametrize(
    "name", ["", "7", "reply", "reply-7", "reply-7-", "gossip-7-1", "reply-x-1", "reply--1"]
)
def test_anything_else_names_nobody(name: str) -> None:
    assert parse_id(name) is None


def test_a_birthday_is_told_from_three_days_ahead_to_two_days_after() -> None:
    near = birthdays_near(TODAY)
    assert sorted(near) == ["11-20", "11-21", "11-22", "11-23", "11-24", "11-25"]
    assert near["11-25"] == date(2026, 11, 25)


def test_birthdays_are_told_across_the_new_year() -> None:
    near = birthdays_near(date(2026, 12, 31))
    assert (near["12-29"], near["01-03"]) == (date(2026, 12, 29), date(2027, 1, 3))


def test_who_is_born_on_the_29th_of_february_is_not_forgotten() -> None:
    assert birthdays_near(date(2027, 2, 27))["02-29"] == date(2027, 2, 28)
    assert birthdays_near(date(2028, 2, 27))["02-29"] == date(2028, 2, 29)


def test_a_birthday_of_a_stronger_tie_comes_first() -> None:
    chloe = birthday_item(3, day=TODAY + timedelta(days=1), today=TODAY, strength=9.0)
    assert chloe.pressing < birthday_item(ALICE, day=TODAY, today=TODAY, strength=0.1).pressing
    alice = birthday_item(ALICE, day=TODAY, today=TODAY, strength=0.1)
    benoit = birthday_item(BENOIT, day=TODAY, today=TODAY, strength=2.0)
    assert daily_list([alice, benoit], limit=1) == [benoit]
    assert alice.code == "birthday-today"


def test_a_reply_is_the_more_pressing_the_fresher_it_is() -> None:
    fresh, old = (
        reply_item(
            ALICE, exchange=n, subject="Lyon", wrote_on=TODAY - timedelta(days=n), today=TODAY
        )
        for n in (3, 30)
    )
    assert fresh.pressing > old.pressing
    assert (fresh.code, fresh.facts["subject"], fresh.facts["days"]) == (
        "reply-owed-about", "Lyon", 3,
    )  # fmt: skip


def test_a_reply_to_a_mail_without_subject_says_so_by_its_code() -> None:
    item = reply_item(ALICE, exchange=1, subject="", wrote_on=date(2026, 11, 1), today=TODAY)
    assert item.code == "reply-owed"


def test_a_meeting_is_followed_up_within_two_days() -> None:
    item = follow_up_item(ALICE, exchange=4, channel="meal", met_on=TODAY, today=TODAY)
    assert (item.code, item.due) == ("met-meal", date(2026, 11, 24))


def test_a_new_job_presses_less_as_it_grows_old() -> None:
    facts = {"organisation": "Globex", "title": "CTO"}
    fresh, old = (
        new_job_item(
            ALICE, occasion=1, on=TODAY - timedelta(days=n), today=TODAY, strength=1.0, facts=facts
        )
        for n in (1, 50)
    )
    assert fresh.pressing > old.pressing


def test_a_due_date_keeps_its_name_however_late_it_gets() -> None:
    due = date(2026, 10, 1)
    first, later = (
        keep_in_touch_item(
            ALICE, due=due, cadence=30, today=due + timedelta(days=n), last=date(2026, 9, 1)
        )
        for n in (0, 45)
    )
    assert first.id == later.id
    assert first.pressing < later.pressing


def test_a_cadence_never_started_is_told_as_such() -> None:
    item = keep_in_touch_item(ALICE, due=TODAY, cadence=30, today=TODAY, last=None)
    assert (item.code, item.facts["silent"]) == ("due-first", None)


@pytest.mark.parametrize(
    ("exchanged", "former", "news", "code"),
    [
        (True, 4.0, None, "silent-once-strong"),
        (True, 0.1, None, "silent"),
        (True, 0.1, {"title": "CTO"}, "silent-with-news"),
        (False, 0.0, None, "connected-only"),
    ],
)
def test_a_silent_tie_says_what_speaks_for_reviving_it(
    exchanged: bool, former: float, news: dict[str, str] | None, code: str
) -> None:
    item = reconnect_item(
        CHLOE, last=date(2024, 1, 1), exchanged=exchanged, former=former, news=news,
        elsewhere=False, today=TODAY,
    )  # fmt: skip
    assert item.code == code


@pytest.mark.parametrize(
    ("met", "today", "years"),
    [
        (date(2016, 11, 23), date(2026, 11, 23), 10),
        (date(2016, 11, 21), date(2026, 11, 23), 10),
        (date(2025, 12, 31), date(2027, 1, 1), 1),
        (date(2020, 2, 29), date(2025, 2, 28), 5),
        (date(2004, 2, 29), date(2024, 2, 29), 20),
    ],
)
def test_a_round_number_of_years_since_one_met_is_marked_that_day_or_just_after(
    met: date, today: date, years: int
) -> None:
    assert anniversaries_near(today)[met][0] == years


@pytest.mark.parametrize(
    "met",
    [date(2016, 11, 24), date(2016, 11, 20), date(2019, 11, 23), date(2026, 11, 23)],
)
def test_no_other_day_is(met: date) -> None:
    assert met not in anniversaries_near(date(2026, 11, 23))
