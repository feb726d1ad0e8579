"""The page of the few people to keep closest."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.builders import TODAY, a_person, an_exchange

from entregent.services.top import put
from entregent.storage.models import Book, Person, Tie
from entregent.storage.queries.top import number_in_top

pytestmark = pytest.mark.django_db


def close(book: Book, name: str) -> Person:
    person = a_person(book, name)
    for days in (1, 8, 15, 22, 29):
        an_exchange(book, person, channel="meal", on=TODAY - timedelta(days=days))
    return person


def test_who_is_proposed_is_put_on_the_list_moved_and_taken_out(me: Client, book: Book) -> None:
    alice, benoit = close(book, "Alice Martin"), close(book, "Benoît Durand")
    page = me.get("/top/").content.decode()
    assert "With whom to begin" in page
    assert "Often in touch" in page
    me.post("/top/accept/", {"shown": "2"})
    assert [number_in_top(one) for one in (alice, benoit)] == [1, 2]
    page = me.post(f"/top/{benoit.pk}/", {"do": "up"}, follow=True).content.decode()
    assert "The order is changed." in page
    assert [number_in_top(one) for one in (alice, benoit)] == [2, 1]
    me.post(f"/top/{benoit.pk}/", {"do": "down"})
    assert "Keep closest: number 2" in me.get(f"/people/{benoit.pk}/").content.decode()
    me.post(f"/top/{benoit.pk}/", {"do": "out", "back": f"/people/{benoit.pk}/"})
    assert "number 2" not in me.get(f"/people/{benoit.pk}/").content.decode()
    assert "With whom" not in me.get("/top/").content.decode()


def test_somebody_named_takes_a_place_or_that_of_somebody_else(me: Client, book: Book) -> None:
    alice, chloe = a_person(book, "Alice Martin"), a_person(book, "Chloé Petit")
    me.post("/top/settings/", {"size": "1"})
    me.post("/top/settings/", {"cadence": "14"})
    me.post("/top/", {"who": "Alice"})
    assert Tie.objects.get(pk=alice.pk).cadence == 14
    answer = me.post("/top/", {"who": "Chloé"})
    assert answer.status_code == 422
    assert 'value="Chloé"' in answer.content.decode()
    me.post("/top/", {"who": "Chloé", "instead": str(alice.pk)})
    assert [number_in_top(one) for one in (alice, chloe)] == [None, 1]


def test_what_cannot_be_is_said(me: Client, book: Book) -> None:
    alice = a_person(book)
    put(book, alice)
    for address, said in (
        ("/top/", {"who": "zzz"}),
        ("/top/settings/", {"size": "0"}),
        ("/top/accept/", {"shown": "3"}),
    ):
        answer = me.post(address, said)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    assert me.post("/top/999/", {"do": "put"}).status_code == 404
