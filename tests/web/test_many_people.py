"""People ticked in the list, and what is done to them."""

from typing import Any

import pytest
from django.test import Client
from tests.builders import a_person, names
from tests.web.pages import text

from entregent.services.many import MOST
from entregent.storage.models import Book, Membership, Person, Tie


@pytest.fixture
def three(book: Book) -> list[Person]:
    """Alice, Benoît and Chloé."""
    return [a_person(book, name) for name in ("Alice Martin", "Benoît Durand", "Chloé Petit")]


def send(me: Client, people: list[Person], **said: Any) -> Any:
    """Send the form under the list with these people ticked."""
    return me.post("/people/act/", {"who": [person.pk for person in people], **said})


def test_those_ticked_are_put_in_a_circle_and_undo_takes_them_out(
    me: Client, three: list[Person]
) -> None:
    answer = send(me, three[:2], do="circle-in", circle="Voile", found="sort=last")
    assert answer["Location"] == "/people/?sort=last"
    page = me.get(answer["Location"])
    assert "2 people are in the circle now." in text(page)
    assert Membership.objects.count() == 2
    me.post("/undo/", {"entry": page.context["toast"].entry, "back": "/people/"})
    assert not Membership.objects.exists()


def test_all_who_are_found_are_taken_whatever_is_ticked(
    me: Client, book: Book, three: list[Person]
) -> None:
    for number in range(60):
        a_person(book, f"Dan {number}")
    send(me, three[:1], do="cadence:30", found="q=dan", all="1", shown="60")
    assert Tie.objects.filter(cadence=30, person__name__startswith="Dan").count() == 60
    assert Tie.objects.count() == 60


def test_those_deleted_leave_and_come_back(me: Client, book: Book, three: list[Person]) -> None:
    page = me.get(send(me, three[1:], do="erase")["Location"])
    assert names(book) == ["Alice Martin"]
    assert "2 people left the book." in text(page)
    me.post("/undo/", {"entry": page.context["toast"].entry})
    assert names(book) == ["Alice Martin", "Benoît Durand", "Chloé Petit"]


def test_what_was_so_already_offers_no_undo(me: Client, three: list[Person]) -> None:
    send(me, three, do="circle-in", circle="Voile")
    page = me.get(send(me, three, do="circle-in", circle="Voile")["Location"])
    assert "Nothing to change" in text(page)
    assert page.context["toast"].entry == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"do": "circle-in", "circle": " "}, "Say which circle"),
        ({"do": "circle-out", "circle": "Voile <b>"}, "Voile <b> is no circle of yours"),
        ({"do": "cadence:99999999"}, "Choose a cadence of the list."),
        ({"do": "promote"}, "not among"),
        ({}, "not among"),
    ],
)
def test_what_is_refused_keeps_what_was_ticked_and_typed(
    me: Client, book: Book, three: list[Person], said: dict[str, str], sentence: str
) -> None:
    hidden = a_person(book, "Zoé Wolf")
    answer = send(me, [*three[:2], hidden], found="q=martin", **said)
    assert answer.status_code == 422
    assert sentence in text(answer)
    body = answer.content.decode()
    assert f'value="{three[0].pk}" aria-labelledby="name-{three[0].pk}" checked' in body
    assert f'type="hidden" name="who" value="{hidden.pk}"' in body
    assert "<b>" not in body
    assert f'name="circle" value="{said.get("circle", "").replace("<b>", "&lt;b&gt;")}"' in body


def test_as_many_as_are_taken_at_once_can_be_ticked_one_by_one(
    me: Client, three: list[Person]
) -> None:
    answer = send(me, three * (MOST // 3), do="circle-in", circle="Voile")
    assert answer.status_code == 303
    assert Membership.objects.count() == 3


def test_more_than_are_taken_at_once_stay_ticked(
    me: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [a_person(book, f"Dan {number}") for number in range(3)]
    monkeypatch.setattr("entregent.services.many.MOST", 2)
    answer = send(me, people, do="circle-in", circle="Voile")
    assert "more than 2 people" in text(answer)
    assert answer.content.decode().count(" checked") == 3


def test_nobody_ticked_is_said(me: Client, three: list[Person]) -> None:
    answer = send(me, [], do="erase")
    assert answer.status_code == 422
    assert "Nobody is chosen" in text(answer)


@pytest.mark.parametrize("who", ["x", "-1", "9" * 30, "987654"])
def test_somebody_who_is_not_in_the_book_is_not_found(
    me: Client, three: list[Person], who: str
) -> None:
    answer = me.post("/people/act/", {"who": [three[0].pk, who], "do": "erase"})
    assert answer.status_code == 404


def test_somebody_of_another_book_is_not_found(me: Client, book: Book, three: list[Person]) -> None:
    other = Book.objects.create(created_at=book.created_at)
    stranger = a_person(other, "Dan Roux")
    assert send(me, [*three, stranger], do="erase").status_code == 404
    assert len(names(book)) == 3
    assert names(other) == ["Dan Roux"]


def test_nothing_is_done_by_a_link_or_without_the_token(
    me: Client, book: Book, three: list[Person]
) -> None:
    assert me.get("/people/act/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = me.cookies
    forged = strict.post("/people/act/", {"who": three[0].pk, "do": "erase"})
    assert forged.status_code == 403
    assert len(names(book)) == 3


def test_a_stranger_does_nothing(stranger: Client, book: Book, three: list[Person]) -> None:
    assert send(stranger, three, do="erase").status_code == 403
    assert len(names(book)) == 3


def test_all_who_are_found_are_taken_only_as_many_as_were_shown(
    me: Client, book: Book, three: list[Person]
) -> None:
    shown = str(me.get("/people/?q=alice").context["shown"])
    a_person(book, "Alice Roux")
    everybody = {"found": "q=alice", "all": "1", "circle": "Voile", "do": "circle-in"}
    answer = send(me, [], **everybody, shown=shown)
    assert answer.status_code == 422
    assert "It is 2 people now, where the page showed 1. Nothing was done yet" in text(answer)
    assert not Membership.objects.exists()
    body = answer.content.decode()
    assert 'name="shown" value="2"' in body
    assert 'name="do" value="circle-in">Do it for 2 people' in body
    assert 'name="circle" value="Voile"' in body
    assert send(me, [], **everybody, shown="2").status_code == 303
    assert Membership.objects.count() == 2


def test_all_of_a_list_too_long_to_be_counted_are_counted_first(
    me: Client, three: list[Person]
) -> None:
    answer = send(me, [], do="erase", all="1")
    assert answer.status_code == 422
    assert "This is about 3 people. Nothing was done yet" in text(answer)
    assert Person.objects.count() == 3
    send(me, [], do="erase", all="1", shown=str(answer.context["shown"]))
    assert not Person.objects.exists()
