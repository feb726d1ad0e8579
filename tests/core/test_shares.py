"""What a strength is made of, exchange by exchange."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from entregent.core.shares import KINDS, Age, Exchange, Kind, in_hundredths, shares
from entregent.core.ties import WEIGHTS, Clocks, exchange_weight

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def ago(days: float, channel: str = "email", size: int = 1) -> Exchange:
    return NOW - timedelta(days=days), channel, size


def strength(exchanges: list[Exchange]) -> float:
    clocks = Clocks().after_all((at, exchange_weight(c, size)) for at, c, size in exchanges)
    return clocks.strength(NOW)


def a_long_tie(count: int) -> list[Exchange]:
    channels = list(WEIGHTS)
    return [ago((count - n) * 1.7, channels[n % len(channels)], 1 + n % 3) for n in range(count)]


def test_nothing_exchanged_has_no_shares() -> None:
    assert shares([], strength=0.0, at=NOW).kinds == {}


def test_a_crowd_gives_nothing() -> None:
    assert shares([ago(3, size=500)], strength=0.0, at=NOW).ages == {}


def test_every_channel_is_of_some_kind() -> None:
    assert KINDS.keys() == WEIGHTS.keys()


def test_each_exchange_gives_what_the_clocks_counted_of_it() -> None:
    tie = a_long_tie(300)
    told = shares(tie, strength=strength(tie), at=NOW)
    assert sum(told.kinds.values()) == pytest.approx(1.0)
    assert sum(told.ages.values()) == pytest.approx(1.0)
    assert told.kinds[Kind.MET] > told.kinds[Kind.SPOKEN] > 0.0


def test_an_hour_of_mails_gives_hardly_more_than_one_mail() -> None:
    burst = [ago(30 - n / 240, "email") for n in range(10)]
    told = shares([*burst, ago(1, "meal")], strength=1.0, at=NOW)
    alone = shares([burst[0], ago(1, "meal")], strength=1.0, at=NOW)
    assert told.kinds[Kind.MAILS] < 1.6 * alone.kinds[Kind.MAILS]


@pytest.mark.parametrize(
    ("days", "age"),
    [(0, Age.WEEK), (7, Age.WEEK), (8, Age.QUARTER), (91, Age.QUARTER), (92, Age.YEAR),
     (365, Age.YEAR), (366, Age.EARLIER), (-1, Age.WEEK)],
)  # fmt: skip
def test_an_exchange_is_as_old_as_its_day(days: float, age: Age) -> None:
    assert shares([ago(days)], strength=1.0, at=NOW).ages == {age: 1.0}


def test_the_latest_alone_tell_the_same_and_the_rest_came_earlier() -> None:
    tie = a_long_tie(300)
    whole = shares(tie, strength=strength(tie), at=NOW)
    some = shares(tie[-101:], strength=strength(tie), at=NOW, earlier=True)
    assert some.ages[Age.WEEK] == pytest.approx(whole.ages[Age.WEEK])
    assert some.ages[Age.QUARTER] == pytest.approx(whole.ages[Age.QUARTER])
    assert some.kinds[Kind.EARLIER] > 0.0
    assert sum(some.kinds.values()) == pytest.approx(1.0)
    assert all(some.kinds[kind] < whole.kinds[kind] for kind in whole.kinds)


def test_the_kinds_come_in_one_order() -> None:
    told = shares([ago(3, "message"), ago(2, "call"), ago(1, "meal")], strength=1.0, at=NOW)
    order = list(Kind)
    assert all(order.index(a) < order.index(b) for a, b in pairwise(told.kinds))


@pytest.mark.parametrize(
    ("told", "hundredths"),
    [
        ([0.505, 0.495], [51, 49]),
        ([1 / 3, 1 / 3, 1 / 3], [34, 33, 33]),
        ([0.125, 0.125, 0.75], [13, 12, 75]),
        ([0.999, 0.001], [100, 0]),
        ([1.0], [100]),
        ([], []),
    ],
)
def test_shares_in_hundredths_sum_to_a_hundred(told: list[float], hundredths: list[int]) -> None:
    assert in_hundredths(told) == hundredths
