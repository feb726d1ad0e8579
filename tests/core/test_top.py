"""Whom to keep closest: what speaks for each, who might enter a list, who might leave it."""

from datetime import date, timedelta

import pytest

from entregent.core.ties import Label
from entregent.core.top import (
    Candidate,
    Member,
    Review,
    in_list,
    proposed,
    reasons_for,
    review,
    score,
)

TODAY = date(2026, 11, 22)
LONG_AGO = TODAY - timedelta(days=400)


def somebody(number: int = 1, strength: float = 0.0, **known: object) -> Candidate:
    return Candidate(number, strength, **known)  # type: ignore[arg-type]


def member(one: Candidate, *, days: int | None = 1, **known: object) -> Member:
    last = None if days is None else TODAY - timedelta(days=days)
    return Member(one, LONG_AGO, last, **known)  # type: ignore[arg-type]


def looked_at(*members: Member, others: tuple[Candidate, ...] = (), size: int = 2) -> Review:
    return review(members, others, size=size, cadence=30, on=TODAY)


def why_leave(one: Member) -> list[str]:
    return [reason.code for leaving in looked_at(one).leaving for reason in leaving.reasons]


def test_each_thing_counts_and_none_decides_alone() -> None:
    assert score(somebody()) == 0.0
    assert score(somebody(strength=3.0)) == pytest.approx(1.0)
    assert score(somebody(strength=1e9)) < 2.0
    assert score(somebody(circle="Amis")) == score(somebody(strength=3.0))
    assert score(somebody(goals=("Lyon", "Nantes"))) == 0.75
    assert (score(somebody(favours=2)), score(somebody(favours=40))) == (0.5, 0.75)
    assert score(somebody(brought=2)) == pytest.approx(0.3)
    assert score(somebody(brought=40)) == pytest.approx(0.6)


def test_reasons_say_all_that_counts_what_they_mean_first() -> None:
    one = somebody(
        strength=4, label=Label.CLOSE, circle="Amis", goals=("Lyon",), favours=2, brought=3
    )
    assert reasons_for(one) == (
        ("circle", {"circle": "Amis"}),
        ("tie-close", {}),
        ("goal", {"goal": "Lyon"}),
        ("favours", {"count": 2}),
        ("brought", {"count": 3}),
    )
    assert reasons_for(somebody(strength=0.1)) == ()


def test_the_best_are_proposed_and_nobody_of_whom_nothing_is_known() -> None:
    strong, friend = somebody(1, 9.0, label=Label.CLOSE), somebody(2, 9.0, circle="Amis")
    weak = somebody(3, 0.2)
    found = proposed([weak, strong, friend], 5)
    assert [one.person for one in found] == [2, 1]
    assert [one.person for one in proposed([strong, friend], 1)] == [2]
    assert proposed([strong], 0) == []


@pytest.mark.parametrize(
    ("label", "days", "codes"),
    [
        (Label.REGULAR, 59, []),
        (Label.REGULAR, 60, ["silent"]),
        (Label.WEAK, None, ["never"]),
        (Label.FADING, 400, ["fading"]),
        (Label.DORMANT, 1200, ["dormant"]),
    ],
)
def test_who_fell_silent_might_leave(label: Label, days: int | None, codes: list[str]) -> None:
    assert why_leave(member(somebody(label=label), days=days)) == codes


def test_who_just_came_is_given_time_and_who_cannot_be_reached_is_told() -> None:
    one = somebody(label=Label.DORMANT)
    new = Member(one, TODAY - timedelta(days=59), LONG_AGO)
    assert why_leave(new) == []
    assert why_leave(Member(one, TODAY, None, reachable=False)) == ["unreachable"]


def test_room_that_is_left_is_filled_with_the_best() -> None:
    others = somebody(2, 9.0, label=Label.CLOSE), somebody(3, 4.0, label=Label.CLOSE)
    found = looked_at(member(somebody(1, 9.0)), others=others)
    assert [(one.person, one.instead_of) for one in found.entering] == [(2, None)]


def test_a_full_list_changes_for_somebody_well_ahead_alone() -> None:
    inside = member(somebody(1, 4.0)), member(somebody(2, 3.0))
    ahead = somebody(3, 3.0, label=Label.CLOSE, circle="Amis")
    hardly = somebody(4, 3.1, label=Label.CLOSE)
    found = looked_at(*inside, others=(ahead, hardly))
    assert [(one.person, one.instead_of) for one in found.entering] == [(3, 2)]


def test_the_place_of_somebody_who_might_leave_anyway_is_taken_first() -> None:
    silent, weak = member(somebody(1, 4.0), days=90), member(somebody(2, 3.0))
    ahead = somebody(3, 9.0, label=Label.CLOSE, circle="Amis")
    [entering] = looked_at(silent, weak, others=(ahead,)).entering
    assert entering.instead_of == 1


def test_each_comes_in_the_place_of_another() -> None:
    inside = member(somebody(1, 0.5)), member(somebody(2, 1.0))
    others = tuple(somebody(n, 9.0, circle="Amis") for n in (3, 4, 5))
    found = looked_at(*inside, others=others)
    assert [(one.person, one.instead_of) for one in found.entering] == [(3, 1), (4, 2)]


def test_nobody_takes_the_place_of_somebody_who_just_came() -> None:
    new = Member(somebody(1, 1.0), TODAY, TODAY)
    ahead = somebody(3, 9.0, label=Label.CLOSE, circle="Amis")
    assert looked_at(new, others=(ahead,), size=1).entering == ()
    old = member(somebody(2, 2.0))
    assert [one.instead_of for one in looked_at(new, old, others=(ahead,)).entering] == [2]


def test_who_stands_beyond_the_size_is_told_and_an_empty_list_of_none_is_quiet() -> None:
    ahead = somebody(3, 9.0, label=Label.CLOSE, circle="Amis")
    found = looked_at(member(somebody(1)), member(somebody(2)), others=(ahead,), size=1)
    assert found.entering == ()
    assert [(one.person, [r.code for r in one.reasons]) for one in found.leaving] == [
        (2, ["beyond"])
    ]
    assert looked_at(others=(somebody(1, 9.0, circle="Amis"),), size=0).entering == ()


@pytest.mark.parametrize(("own", "given"), [(None, 30), (90, 30), (30, 30), (7, 7)])
def test_a_list_lends_its_cadence_to_whoever_has_a_longer_one_or_none(
    own: int | None, given: int
) -> None:
    assert in_list(own, 30) == given
