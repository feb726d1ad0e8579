"""What the book knows of the relation with somebody, as the check of a message asks it."""

from datetime import date, timedelta

import pytest
from tests.builders import TODAY, a_person, an_exchange

from entregent.services.asking import may_i_ask
from entregent.services.favours import add_favour
from entregent.services.fields import set_fields
from entregent.services.me import choose_my_position
from entregent.services.relation import relation_with
from entregent.storage.models import Book, Person


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def alice(book: Book) -> Person:
    """Alice, who directs Acme."""
    return a_person(book, title="CEO", organisation="Acme")


def test_of_somebody_just_added_next_to_nothing_is_known(book: Book) -> None:
    known = relation_with(book, a_person(book, "Benoît Durand"), on=TODAY)
    assert known.recipient == "Benoît Durand"
    assert (known.knows_me, known.days_since_last_exchange, known.level_gap) == (None, None, None)
    assert (known.worked_together, known.register, known.never) == (None, None, {})
    assert (known.asks_last_60_days, known.given_before) == (0, False)


def test_the_gap_in_level_is_theirs_minus_mine_and_unknown_without_mine(
    book: Book, alice: Person
) -> None:
    assert relation_with(book, alice, on=TODAY).level_gap is None
    choose_my_position(book, title="Engineer", organisation="Globex", on=TODAY)
    known = relation_with(book, alice, on=TODAY)
    assert known.level_gap is not None
    assert known.level_gap >= 2
    assert known.far_above


def test_asks_of_the_last_sixty_days_count_and_older_ones_do_not(book: Book, alice: Person) -> None:
    for days in (61, 60, 3):
        add_favour(book, alice, kind="advice", given=False, on=ago(days))
    assert relation_with(book, alice, on=TODAY).asks_last_60_days == 2


def test_a_favour_asked_after_the_day_looked_at_is_not_known_yet(book: Book, alice: Person) -> None:
    add_favour(book, alice, kind="advice", given=False, on=ago(3))
    add_favour(book, alice, kind="help", given=True, on=ago(3))
    before = relation_with(book, alice, on=ago(10))
    assert (before.asks_last_60_days, before.given_before) == (0, False)


def test_what_i_gave_is_given_however_long_ago_and_is_no_ask(book: Book, alice: Person) -> None:
    add_favour(book, alice, kind="introduction", given=True, on=ago(900))
    known = relation_with(book, alice, on=TODAY)
    assert (known.given_before, known.asks_last_60_days) == (True, 0)


def test_the_register_is_the_one_typed(book: Book, alice: Person) -> None:
    set_fields(book, alice, [("register", "tu")], on=TODAY)
    assert relation_with(book, alice, on=TODAY).register == "tu"


def test_boundaries_come_with_why_and_introductions_are_never_asked_of_who_makes_none(
    book: Book, alice: Person
) -> None:
    said = ("referral: their firm forbids it", "no-introductions: too many asked")
    set_fields(book, alice, [("boundary", one) for one in said], on=TODAY)
    never = relation_with(book, alice, on=TODAY).never
    assert never["referral"] == "their firm forbids it"
    assert never["introduction"] == "too many asked"


def test_those_who_wrote_of_late_know_me_and_those_i_alone_wrote_to_may(
    book: Book, alice: Person
) -> None:
    an_exchange(book, alice, on=ago(30), by="me")
    silent = relation_with(book, alice, on=TODAY)
    assert (silent.knows_me, silent.days_since_last_exchange) == ("maybe", 30)
    an_exchange(book, alice, on=ago(12), by="them")
    answered = relation_with(book, alice, on=TODAY)
    assert (answered.knows_me, answered.days_since_last_exchange) == ("yes", 12)


def test_family_and_ties_kept_up_are_asked_as_peers_however_high_they_stand(
    book: Book, alice: Person
) -> None:
    choose_my_position(book, title="Engineer", organisation="Globex", on=TODAY)
    chloe = a_person(book, "Chloé Petit", title="CEO", organisation="Acme")
    set_fields(book, chloe, [("circle", "Famille")], on=TODAY)
    for days in range(1, 40):
        an_exchange(book, alice, on=ago(days))
    for person in (Person.objects.get(pk=alice.pk), chloe):
        known = relation_with(book, person, on=TODAY)
        assert known.level_gap is not None
        assert known.level_gap >= 2
        assert (known.close, known.far_above) == (True, False)
        assert not may_i_ask(book, person, "help", on=TODAY).gives_first
