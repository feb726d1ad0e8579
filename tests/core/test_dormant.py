"""Whom to revive: once strong, something new, something different."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from entregent.core.dormant import News, Revival, Signal, Silent, revival, worth_reviving

TODAY = date(2026, 11, 22)
TWO_YEARS, FOUR_YEARS = TODAY - timedelta(days=730), TODAY - timedelta(days=1460)
ALICE, BENOIT, CHLOE = 1, 2, 3


def of(
    former: float = 1.0,
    *signals: Signal,
    news: tuple[News, ...] = (),
    last: date = TWO_YEARS,
    incoming: float | None = None,
) -> Revival:
    silent = Silent(ALICE, last, former, incoming, frozenset(signals), frozenset(news))
    return revival(silent, today=TODAY)


def test_a_tie_that_was_stronger_is_better_worth_reviving() -> None:
    assert of(3.0).score > of(1.0).score > of(0.1).score


def test_news_count_more_than_a_somewhat_stronger_tie() -> None:
    assert of(1.0, Signal.NEW_JOB).score > of(2.0).score


def test_news_count_more_than_anything_they_may_know() -> None:
    both = of(1.0, news=(News.OTHER_FIRM, News.OTHER_FIELD))
    assert of(1.0, Signal.PUBLICATION).score > both.score


def test_a_second_signal_adds_to_the_first() -> None:
    assert of(1.0, Signal.NEW_JOB, Signal.EVENT).score > of(1.0, Signal.NEW_JOB).score


def test_somebody_who_went_elsewhere_brings_something_new() -> None:
    moved = of(1.0, Signal.NEW_JOB, news=(News.OTHER_FIRM,))
    assert moved.score > of(1.0, Signal.NEW_JOB).score


def test_little_time_spent_together_speaks_for_reviving() -> None:
    assert of(news=(News.LITTLE_TOGETHER,)).score > of().score


def test_what_they_know_counts_as_far_as_they_used_to_answer() -> None:
    news = (News.OTHER_FIELD,)
    assert of(news=news, incoming=5.0).score > of(news=news, incoming=0.0).score


def test_a_dormant_tie_is_better_worth_reviving_than_a_fading_one() -> None:
    assert of(last=FOUR_YEARS).score > of().score


def test_a_connection_never_written_to_is_still_worth_a_little() -> None:
    assert 0 < of(0.0).score < of(1.0).score


def test_reasons_come_in_the_order_of_their_weight() -> None:
    found = of(
        4.0, Signal.EVENT, Signal.NEW_JOB, news=(News.HIGHER_LEVEL, News.OTHER_FIRM),
        last=FOUR_YEARS, incoming=1.0,
    )  # fmt: skip
    assert found.reasons == (
        "new-job", "event", "once-strong", "other-firm", "higher-level", "long-ago",
        "wrote-before",
    )  # fmt: skip


def test_a_tie_silent_for_less_than_a_year_is_not_revived() -> None:
    silent = [Silent(ALICE, TODAY - timedelta(days=300), 5.0), Silent(BENOIT, TWO_YEARS, 1.0)]
    assert [one.person for one in worth_reviving(silent, today=TODAY)] == [BENOIT]


def test_no_more_than_a_few_are_proposed_the_best_first() -> None:
    silent = [Silent(n, TWO_YEARS, float(n)) for n in range(50)]
    assert [one.person for one in worth_reviving(silent, today=TODAY)] == [49, 48, 47]


@settings(deadline=None)
@given(
    st.floats(0, 50),
    st.frozensets(st.sampled_from(list(Signal))),
    st.frozensets(st.sampled_from(list(News))),
    st.sampled_from(list(Signal)),
    st.sampled_from(list(News)),
)
def test_nothing_that_speaks_for_a_tie_ever_lowers_it(
    former: float, signals: frozenset[Signal], news: frozenset[News], signal: Signal, more: News
) -> None:
    less = of(former, *signals, news=tuple(news)).score
    assert of(former, *(signals | {signal}), news=tuple(news)).score >= less
    assert of(former, *signals, news=(*news, more)).score >= less
