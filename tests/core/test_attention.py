"""Attention counts days, not messages, each by its weightiest exchange."""

import numpy as np

from entregent.core.attention import Days, Others, days_of, weighed
from entregent.core.ties import exchange_weight

ALICE, BENOIT = 0, 1
MONDAY, TUESDAY = 740_000, 740_001


def days(*seen: tuple[int, int]) -> Days:
    person, day = np.array(seen, np.int64).reshape(-1, 2).T
    return days_of(person, day)


def others(*told: tuple[int, int, float]) -> Others:
    columns = np.array(told, float).reshape(-1, 3).T
    return Others(columns[0].astype(np.int64), columns[1].astype(np.int64), columns[2])


def test_many_messages_of_a_day_count_once() -> None:
    found = days(*[(ALICE, MONDAY)] * 100, (ALICE, TUESDAY), (BENOIT, MONDAY))
    assert found.exchanges.tolist() == [100, 1, 1]
    assert weighed(found, others()).tolist() == [1.0, 1.0, 1.0]


def test_a_day_weighs_as_its_weightiest_exchange() -> None:
    meal = exchange_weight("meal", 1)
    found = days((ALICE, MONDAY), (ALICE, MONDAY), (BENOIT, TUESDAY))
    assert weighed(found, others((ALICE, MONDAY, meal))).tolist() == [meal, 1.0]


def test_a_mail_to_several_weighs_less_unless_one_went_to_them_alone() -> None:
    shared = exchange_weight("email", 4)
    assert weighed(days((ALICE, MONDAY)), others((ALICE, MONDAY, shared))).tolist() == [0.5]
    both = days((ALICE, MONDAY), (ALICE, MONDAY))
    assert weighed(both, others((ALICE, MONDAY, shared))).tolist() == [1.0]


def test_a_crowd_makes_no_day_of_contact() -> None:
    crowd = exchange_weight("email", 100)
    assert weighed(days((ALICE, MONDAY)), others((ALICE, MONDAY, crowd))).tolist() == [0.0]


def test_days_come_in_order_whatever_the_order_they_are_told_in() -> None:
    found = days((BENOIT, MONDAY), (ALICE, TUESDAY), (ALICE, MONDAY))
    assert list(zip(found.person.tolist(), found.day.tolist(), strict=True)) == [
        (ALICE, MONDAY), (ALICE, TUESDAY), (BENOIT, MONDAY),
    ]  # fmt: skip
    nobody = days()
    assert weighed(nobody, others((ALICE, MONDAY, 2.0))).tolist() == []
