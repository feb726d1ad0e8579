"""Thanks owed: after every answer, whatever it was; once more for what came of it later."""

from datetime import date, timedelta

import pytest

from entregent.core.thanks import Owed, Told, is_asked_for, is_left, owed

DAY = date(2026, 11, 2)
LATER, MUCH_LATER = DAY + timedelta(days=3), DAY + timedelta(days=120)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (Told(DAY), None),
        (Told(DAY, answer="yes", answered_on=LATER), "granted"),
        (Told(DAY, answer="no", answered_on=LATER), "refused"),
        (Told(DAY, outcome="A coffee", outcome_on=LATER), "came-of-it"),
        (Told(DAY, answer="yes", thanked_on=LATER), None),
        (Told(DAY, answer="no", thanked_on=LATER), None),
    ],
)
def test_thanks_are_owed_once_they_answered(told: Told, why: str | None) -> None:
    assert owed(told) == (Owed(why, LATER) if why else None)


def test_what_comes_of_it_later_is_told_once() -> None:
    hired = Told(DAY, outcome="Hired", outcome_on=MUCH_LATER, thanked_on=LATER)
    assert owed(hired) == Owed("result", MUCH_LATER)
    assert owed(Told(DAY, "yes", None, "Hired", MUCH_LATER, LATER, MUCH_LATER)) is None


def test_what_was_known_when_they_were_thanked_is_not_told_again() -> None:
    assert owed(Told(DAY, outcome="A coffee", outcome_on=LATER, thanked_on=LATER)) is None


def test_thanks_are_asked_for_at_once_then_ever_less_often() -> None:
    days = [n for n in range(400) if is_asked_for(DAY, today=DAY + timedelta(days=n))]
    assert days == [0, 1, 2, 7, 8, 9, 21, 22, 23, 42, 43, 44, 70, 71, 72]


def test_after_a_year_thanks_are_left_at_that() -> None:
    assert not is_left(DAY, today=DAY + timedelta(days=365))
    assert is_left(DAY, today=DAY + timedelta(days=366))
