"""What is said of favours given and asked, and whether one may ask for another."""

from datetime import date, timedelta

import pytest

from entregent.core.boundaries import Boundaries, Busy
from entregent.core.favours import Favour, Other, Verdict, Word, balance, instead, may_ask, own_up

DAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def asked(*days: int) -> list[Favour]:
    return [Favour(ago(n), given=False) for n in days]


def given(*days: int) -> list[Favour]:
    return [Favour(ago(n), given=True) for n in days]


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


@pytest.mark.parametrize(
    ("given", "asked", "said"),
    [
        (0, 0, []),
        (3, 0, ["given"]),
        (0, 1, ["asked", "your-turn"]),
        (1, 2, ["given", "asked", "your-turn"]),
        (2, 2, ["given", "asked"]),
        (5, 2, ["given", "asked"]),
    ],
)
def test_it_is_my_turn_only_when_more_was_asked_than_given(
    given: int, asked: int, said: list[str]
) -> None:
    assert balance(given=given, asked=asked) == said


def test_who_was_never_asked_may_be() -> None:
    assert may_ask("advice", Boundaries(), [], on=DAY) == Verdict(Word.GO)


def test_between_two_asks_one_waits_two_weeks_or_owns_up_to_it() -> None:
    verdict = may_ask("advice", Boundaries(), [*asked(5), *given(9)], on=DAY)
    assert (verdict.word, verdict.until) == (Word.WAIT, DAY + timedelta(days=9))
    assert codes(verdict) == ["asked-lately"]
    assert verdict.acknowledge == "soon"
    assert may_ask("advice", Boundaries(), [*asked(14), *given(9)], on=DAY) == Verdict(Word.GO)


@pytest.mark.parametrize(
    ("days", "waiting", "how"),
    [
        ([], False, ""),
        ([13], False, "soon"),
        ([13], True, "soon"),
        ([14], False, ""),
        ([14], True, "open"),
        ([60], True, "open"),
        ([61], True, ""),
        ([14, 60], False, "often"),
        ([14, 61], True, "open"),
    ],
)
def test_one_owns_up_to_an_ask_of_two_weeks_to_one_still_open_and_to_several_in_two_months(
    days: list[int], waiting: bool, how: str
) -> None:
    assert own_up([ago(n) for n in days], on=DAY, waiting=waiting) == how


def test_the_two_weeks_are_those_one_chose() -> None:
    past = [*asked(20), *given(20)]
    assert may_ask("advice", Boundaries(), past, on=DAY).word is Word.GO
    assert may_ask("advice", Boundaries(), past, on=DAY, pace=30).until == ago(-10)


def test_who_is_asked_again_and_again_is_told_that_one_knows() -> None:
    verdict = may_ask("help", Boundaries(), [*asked(20, 50), *given(70, 80)], on=DAY)
    assert (verdict.word, codes(verdict)) == (Word.GO, ["asked-often"])
    assert verdict.acknowledge == "often"
    assert not may_ask("help", Boundaries(), [*asked(20, 61), *given(70, 80)], on=DAY).acknowledge


def test_more_asked_than_given_is_said_and_keeps_nobody_from_asking() -> None:
    verdict = may_ask("help", Boundaries(), asked(100), on=DAY)
    assert (verdict.word, codes(verdict)) == (Word.GO, ["your-turn"])


def test_what_somebody_never_does_is_not_asked_whenever() -> None:
    known = Boundaries(
        never={"referral": "Their firm forbids it"}, busy=[Busy("--11-01", "--12-31")]
    )
    verdict = may_ask("referral", known, [], on=DAY)
    assert (verdict.word, verdict.until, codes(verdict)) == (Word.NOT, None, ["never-asks"])


def test_only_who_saw_me_work_recommends_me_and_where_nothing_tells_one_finds_out_first() -> None:
    never = may_ask("recommendation", Boundaries(worked_together=False), [], on=DAY)
    assert (never.word, codes(never)) == (Word.NOT, ["never-worked-together"])
    unknown = may_ask("recommendation", Boundaries(), asked(3), on=DAY)
    assert (unknown.word, unknown.until, unknown.acknowledge) == (Word.WAIT, None, "")
    assert codes(unknown)[0] == "unknown-whether-worked-together"
    known = may_ask("recommendation", Boundaries(worked_together=True), [], on=DAY)
    assert known.word is Word.GO


def test_a_busy_period_shifts_the_day_and_so_does_the_one_after_the_two_weeks() -> None:
    known = Boundaries(busy=[Busy("2026-11-20", "2026-11-30"), Busy("2026-12-01", "2026-12-05")])
    verdict = may_ask("advice", known, [], on=DAY)
    assert (verdict.word, verdict.until) == (Word.WAIT, date(2026, 12, 6))
    assert not verdict.acknowledge
    later = Boundaries(busy=[Busy("2026-12-01", "2026-12-05")])
    verdict = may_ask("advice", later, [*asked(4), *given(9)], on=DAY)
    assert verdict.until == date(2026, 12, 6)  # two weeks end on the 2nd, when they are busy
    assert codes(verdict) == ["asked-lately", "busy"]


def test_a_busy_time_leaves_no_word_to_ask_all_the_same() -> None:
    known = Boundaries(busy=[Busy("2026-11-20", "2026-11-30")])
    assert may_ask("advice", Boundaries(), asked(4), on=DAY).acknowledge == "soon"
    assert not may_ask("advice", known, asked(4), on=DAY).acknowledge


def test_of_two_busy_periods_the_longer_one_is_said() -> None:
    known = Boundaries(busy=[Busy("2026-11-20", "2026-11-25"), Busy("2026-11-01", "2026-12-31")])
    [reason] = may_ask("advice", known, [], on=DAY).reasons
    assert reason.until == date(2026, 12, 31)


def test_whoever_takes_no_mail_may_be_asked_otherwise() -> None:
    verdict = may_ask("advice", Boundaries(never={"no-mail": ""}), [], on=DAY)
    assert (verdict.word, codes(verdict)) == (Word.GO, ["no-mail"])


def test_somebody_close_is_asked_as_a_peer_is() -> None:
    assert may_ask("interview", Boundaries(), [], on=DAY, gap=3, close=True).word is Word.GO


def test_to_somebody_far_above_one_gives_first() -> None:
    verdict = may_ask("interview", Boundaries(), [], on=DAY, gap=2)
    assert (verdict.word, verdict.until, codes(verdict)) == (Word.WAIT, None, ["give-first"])
    assert may_ask("interview", Boundaries(), given(3), on=DAY, gap=2).word is Word.GO
    assert may_ask("interview", Boundaries(), [], on=DAY, gap=2, offers=True).word is Word.GO
    assert may_ask("interview", Boundaries(), [], on=DAY, gap=1).word is Word.GO
    assert may_ask("interview", Boundaries(), [], on=DAY, gap=None).word is Word.GO


def test_what_happens_later_weighs_on_no_earlier_day() -> None:
    assert may_ask("advice", Boundaries(), asked(-3), on=DAY) == Verdict(Word.GO)


def test_instead_one_asks_who_is_close_able_and_rested() -> None:
    close = Other(1, 4.0)
    weak = Other(2, 0.2)
    able = Other(3, 4.0, shares=frozenset({"function", "organisation"}))
    tired = Other(4, 4.0, last_asked=ago(60), shares=frozenset({"function", "organisation"}))
    order = [other.person for other in instead([weak, tired, close, able], on=DAY, limit=3)]
    assert order == [3, 1, 4]
