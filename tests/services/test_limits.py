"""What may be asked of people: the same for one, for many, and beside a message."""

from datetime import date

import pytest
from tests.builders import TODAY, a_person

from entregent.services.asking import may_i_ask
from entregent.services.boundaries import boundaries
from entregent.services.fields import set_fields
from entregent.services.limits import Limits
from entregent.services.me import choose_my_position
from entregent.services.relation import known_of
from entregent.storage.models import Book, Person
from entregent.storage.queries import dossier
from entregent.storage.queries.boundaries import boundaries_of

NOTED = {
    "forbidden": [("boundary", "referral: their firm forbids it")],
    "busy": [("boundary", "busy --11-01..--12-15: audits")],
    "no-introductions": [("boundary", "no-introductions")],
    "worked": [("worked-together", "yes")],
    "never-worked": [("worked-together", "no")],
    "colleague": [("circle", "Anciens collègues")],
    "there-with-me": [("organisation", "Globex")],
    "nothing": [("note", "Sings")],
}


@pytest.fixture
def known(book: Book) -> list[Person]:
    """Somebody of whom each of these is noted."""
    choose_my_position(book, title="Ingénieure", organisation="Globex", on=date(2020, 1, 6))
    people = [a_person(book, name) for name in NOTED]
    for person, said in zip(people, NOTED.values(), strict=True):
        set_fields(book, person, said, on=TODAY)
    return list(Person.objects.filter(pk__in=[p.pk for p in people]).order_by("pk"))


def test_what_may_be_asked_of_many_is_what_may_be_asked_of_each(
    book: Book, known: list[Person]
) -> None:
    all_of_them = Limits(book, [person.pk for person in known], on=TODAY)
    for person in known:
        rows, positions = boundaries_of(person), dossier.positions_of(person)
        alone = boundaries(person, rows, positions, on=TODAY)
        assert all_of_them.of(person) == alone, person.name
        assert Limits(book, [person.pk], on=TODAY).of(person) == alone, person.name


def test_a_message_and_the_word_before_an_ask_go_by_the_same(
    book: Book, known: list[Person]
) -> None:
    for person in known:
        beside = known_of(book, person, on=TODAY)
        answer = may_i_ask(book, person, "recommendation", on=TODAY)
        codes = {reason.code for reason in answer.verdict.reasons}
        worked = beside.relation.worked_together
        assert ("never-worked-together" in codes) == (worked is False), person.name
        assert ("unknown-whether-worked-together" in codes) == (worked is None), person.name
        assert ("busy" in codes) == bool(beside.relation.busy_until), person.name
        assert beside.boundaries == boundaries_of(person)
