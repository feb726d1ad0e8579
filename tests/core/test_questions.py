"""Questions for a meeting: what only they can answer, then what is not known of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entregent.core.functions import FUNCTIONS
from entregent.core.questions import (
    LEAST,
    MOST,
    TRADES,
    Known,
    Meeting,
    Place,
    Question,
    questions,
)

DAY = date(2026, 11, 22)
FULL = Known(
    now=Place("Initech", "CTO", "2026-05", function="it"),
    before=(Place("Globex", "Designer", "2015", "2026", "design"),),
    level="executive",
    topic="Lyon",
    needs=("an accountant",),
    matters=("sailing",),
    offers=("advice on design",),
    mine=frozenset({"Globex"}),
    goal="Join an aerospace firm",
)


def codes(known: Known, meeting: Meeting) -> list[str]:
    return [question.code for question in questions(known, meeting, on=DAY)]


def test_an_interview_asks_about_the_path_first_and_ends_with_whom_else_to_meet() -> None:
    assert codes(FULL, Meeting.INTERVIEW) == [
        "path", "changed-function", "new-job", "need", "trade", "goal", "begin", "who-else",
    ]  # fmt: skip
    first = questions(FULL, Meeting.INTERVIEW, on=DAY)[0]
    assert first == Question("path", {"before": "Globex", "firm": "Initech"})


def test_at_lunch_one_begins_where_one_left() -> None:
    assert codes(FULL, Meeting.LUNCH)[:3] == ["topic", "matters", "need"]
    assert "together" in codes(FULL, Meeting.LUNCH)


@pytest.mark.parametrize("meeting", Meeting)
def test_of_somebody_unknown_one_asks_what_is_not_known(meeting: Meeting) -> None:
    asked = codes(Known(), meeting)
    assert LEAST <= len(asked) <= MOST
    assert asked[-1] == "who-else"


@pytest.mark.parametrize(
    ("started", "said"),
    [
        ("2026", "new-job"),
        ("2025-12-01", "new-job"),
        ("2018-11", "long-there"),
        ("2020", ""),
        ("", ""),
        ("2031", ""),
        ("2026-13", ""),
    ],
)
def test_years_in_a_job_say_something_when_few_or_many(started: str, said: str) -> None:
    asked = codes(Known(now=Place("Initech", "", started)), Meeting.LUNCH)
    assert {"new-job", "long-there"} & set(asked) == ({said} if said else set())


places = st.builds(
    Place,
    st.sampled_from(["", "Globex", "Initech"]),
    st.sampled_from(["", "CTO"]),
    st.sampled_from(["", "2010", "2026-03", "x"]),
    st.just(""),
    st.sampled_from(["", "it", "design"]),
)
some = st.lists(st.sampled_from(["a", "b"]), max_size=2)


@given(
    st.builds(
        Known,
        now=st.none() | places,
        before=st.lists(places, max_size=3),
        level=st.sampled_from(["", "director"]),
        topic=st.sampled_from(["", "Lyon"]),
        needs=some,
        matters=some,
        offers=some,
    ),
    st.sampled_from(list(Meeting)),
)
def test_there_are_never_more_than_eight_and_none_twice(known: Known, meeting: Meeting) -> None:
    asked = codes(known, meeting)
    assert LEAST <= len(asked) <= MOST
    assert len(set(asked)) == len(asked)


def test_what_somebody_works_on_and_what_is_not_known_of_them_makes_their_questions() -> None:
    seller = Known(now=Place("Acme", "Sales manager", function="sales"))
    jurist = Known(now=Place("Acme", "", function="legal"))
    risen = Known(
        now=Place("Acme", "CFO", "2019", function="finance"),
        before=(Place("Acme", "Accountant"), Place("Globex", "Clerk"), Place("Initech", "Clerk")),
    )
    sellers = codes(seller, Meeting.INTERVIEW)
    assert sellers[:4] == ["trade", "no-path", "since", "week"]
    assert codes(jurist, Meeting.INTERVIEW)[:2] == ["trade", "no-title"]
    assert {"risen", "first-firm", "trade"} <= set(codes(risen, Meeting.INTERVIEW))
    asked = questions(risen, Meeting.INTERVIEW, on=DAY)
    assert Question("first-firm", {"firm": "Initech"}) in asked
    assert "new-job" in codes(Known(now=Place("Acme", "CFO"), news="ACME"), Meeting.LUNCH)


def test_a_firm_I_know_from_inside_is_asked_about_as_one_who_was_there() -> None:
    here = Place("Initech", "CTO", function="it")
    asked = codes(
        Known(now=here, level="executive", mine=frozenset({"Initech"})), Meeting.INTERVIEW
    )
    assert not {"no-path", "since", "leads", "since-i-left"} & set(asked)
    initech = frozenset({"Initech"})
    assert "since-i-left" in codes(Known(now=here, mine=initech, left=initech), Meeting.INTERVIEW)
    assert {"no-path", "since"} <= set(codes(Known(now=here), Meeting.INTERVIEW))


def test_whoever_works_on_something_else_is_asked_whom_to_see_and_not_where_to_begin() -> None:
    here = Place("Initech", "CTO", function="it")
    for mine, code in (("it", "goal"), ("", "goal"), ("health", "goal-people")):
        known = Known(now=here, goal="A job in wind", my_function=mine)
        assert code in codes(known, Meeting.INTERVIEW)


@pytest.mark.parametrize("meeting", Meeting)
def test_no_trade_is_asked_of_whom_none_is_known(meeting: Meeting) -> None:
    asked = set(codes(Known(goal="A job in wind"), meeting))
    assert not asked & {"begin", "mistake", "read", "goal"}
    assert {"days", "joy"} <= asked


def test_every_function_has_its_question() -> None:
    assert set(TRADES) == set(FUNCTIONS)
