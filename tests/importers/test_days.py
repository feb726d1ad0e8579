"""Dates as people's files write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.importers import days


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-12",
        "2021/03/12",
        "12 Mar 2021",
        "12-Mar-21",
        "Mar 12, 2021",
        "3/12/21, 5:59 AM",
        "12 mars 2021",
        "12. März 2021",
        "12.03.2021",
        "12\u00a0March\u00a02021",
        "2021-03-12 09:30:00 UTC",
    ],
)
def test_the_same_day_is_read_however_it_is_written(text: str) -> None:
    assert days.parse_day(text) == date(2021, 3, 12)


@pytest.mark.parametrize("text", ["1er août 2020", "01 Aug 2020", "1 aout 2020", "1. August 2020"])
def test_months_are_known_in_three_languages(text: str) -> None:
    assert days.parse_day(text) == date(2020, 8, 1)


@pytest.mark.parametrize(
    "text", ["", "soon", "31 Feb 2021", "12 Foo 2021", "0001-01-01", "1/2/345"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        days.parse_day(text)


def test_a_day_that_could_be_two_follows_the_rest_of_its_column() -> None:
    french = days.day_comes_first(["03/04/2024", "15/01/2024"], otherwise=False)
    american = days.day_comes_first(["3/4/24, 2:37 PM"], otherwise=True)
    assert (french, american) == (True, False)
    assert days.parse_day("03/04/2024", day_first=french) == date(2024, 4, 3)
    assert days.parse_day("03/04/2024", day_first=american) == date(2024, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-14 14:37:00 UTC",
        "2025-03-14 14:37:00",
        "2025-03-14T14:37:00Z",
        "2025-03-14T15:37:00+01:00",
        "3/14/25, 2:37\u202fPM",
        "14 mars 2025 à 14h37",
    ],
)
def test_the_same_moment_is_read_however_it_is_written(text: str) -> None:
    assert days.parse_moment(text) == datetime(2025, 3, 14, 14, 37, tzinfo=UTC)


def test_midnight_and_noon_are_told_apart() -> None:
    assert days.parse_moment("3/14/25, 12:05 AM").hour == 0
    assert days.parse_moment("3/14/25, 12:05 PM").hour == 12


def test_a_moment_without_an_hour_stays_on_its_day_in_most_time_zones() -> None:
    assert days.parse_moment("2025-03-14") == datetime(2025, 3, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("", ""),
        ("2021", "2021"),
        ("Mar 2021", "2021-03"),
        ("Mar-21", "2021-03"),
        ("mars 2021", "2021-03"),
        ("2021-03", "2021-03"),
        ("03/2021", "2021-03"),
        ("14 Mar 2021", "2021-03-14"),
    ],
)
def test_a_date_stays_as_vague_as_it_was_written(text: str, partial: str) -> None:
    assert days.parse_partial(text) == partial


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("0/0/00", ""),
        ("--12-01", "--12-01"),
        ("12/1", "--12-01"),
        ("Dec 1", "--12-01"),
        ("1 déc.", "--12-01"),
        ("2/29", "--02-29"),
        ("12/1/1980", "1980-12-01"),
        ("1800-01-01", "1800-01-01"),
    ],
)
def test_a_birthday_may_keep_its_year_to_itself(text: str, birthday: str) -> None:
    assert days.parse_birthday(text) == birthday


def test_before_1800_nobody_of_a_book_was_born() -> None:
    with pytest.raises(days.TooLongAgo):
        days.parse_birthday("1799-12-31")


@given(st.text(max_size=30))
def test_no_text_makes_a_date_fail_otherwise(text: str) -> None:
    for parse in (days.parse_day, days.parse_moment, days.parse_partial, days.parse_birthday):
        try:
            parse(text)
        except ValueError:
            continue
