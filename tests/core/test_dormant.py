"""Whom to revive: once strong, something new, something different."""

from entregent.core.dormant import revival_score


def score(
    former: float = 1.0, *, news: bool = False, elsewhere: bool = False, dormant: bool = False
) -> float:
    return revival_score(former=former, has_news=news, elsewhere=elsewhere, dormant=dormant)


def test_a_tie_that_was_stronger_is_better_worth_reviving() -> None:
    assert score(3.0) > score(1.0) > score(0.1)


def test_news_count_more_than_a_somewhat_stronger_tie() -> None:
    assert score(1.0, news=True) > score(2.0)


def test_somebody_who_went_elsewhere_brings_something_new() -> None:
    assert score(news=True, elsewhere=True) > score(news=True)


def test_a_dormant_tie_is_better_worth_reviving_than_a_fading_one() -> None:
    assert score(dormant=True) > score()


def test_a_connection_never_written_to_is_still_worth_a_little() -> None:
    assert 0 < score(0.0) < score(1.0)
