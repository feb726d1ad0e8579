"""What may be asked of whom for an opening: boundaries first."""

from datetime import date

from entregent.core.boundaries import Boundaries, Busy
from entregent.core.opportunities import what_to_ask

TODAY = date(2026, 11, 22)


def test_whoever_works_there_may_refer_me_whoever_left_may_open_a_door() -> None:
    assert what_to_ask(Boundaries(), there_now=True, on=TODAY).kinds[0] == "referral"
    left = what_to_ask(Boundaries(), there_now=False, on=TODAY)
    assert left.kinds == ("introduction", "advice")
    assert left.held == ()


def test_somebody_whose_firm_forbids_referrals_is_asked_for_something_else_and_why_is_told() -> (
    None
):
    known = Boundaries(never={"referral": "the firm forbids it"})
    asks = what_to_ask(known, there_now=True, on=TODAY)
    assert asks.kinds == ("introduction", "advice")
    assert [(r.code, r.facts["why"]) for r in asks.held] == [("never-asks", "the firm forbids it")]


def test_only_somebody_who_surely_worked_with_me_is_asked_to_recommend_me() -> None:
    for worked, asked in ((True, True), (False, False), (None, False)):
        known = Boundaries(worked_together=worked)
        for there in (True, False):
            kinds = what_to_ask(known, there_now=there, on=TODAY).kinds
            assert ("recommendation" in kinds) is asked
    never = Boundaries(never={"recommendation": ""}, worked_together=True)
    assert "recommendation" not in what_to_ask(never, there_now=True, on=TODAY).kinds


def test_somebody_who_is_not_for_introductions_is_not_asked_for_one() -> None:
    asks = what_to_ask(Boundaries(never={"no-introductions": ""}), there_now=False, on=TODAY)
    assert asks.kinds == ("advice",)
    assert [reason.code for reason in asks.held] == ["no-introductions"]


def test_nothing_is_left_to_ask_of_somebody_who_is_never_asked() -> None:
    never = dict.fromkeys(("referral", "introduction", "advice"), "")
    assert what_to_ask(Boundaries(never=never), there_now=True, on=TODAY).kinds == ()


def test_a_busy_period_puts_an_ask_off_and_takes_none_away() -> None:
    known = Boundaries(busy=[Busy("2026-11-01", "2026-11-30"), Busy("2026-12-01", "2026-12-05")])
    asks = what_to_ask(known, there_now=True, on=TODAY)
    assert asks.kinds[0] == "referral"
    assert asks.busy_until == date(2026, 12, 5)
    assert what_to_ask(known, there_now=True, on=date(2026, 12, 6)).busy_until is None
