"""What somebody does and did, typed on their page."""

import re
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, exported
from tests.web.pages import addresses, text

from entregent.services.fields import set_fields
from entregent.storage.models import Book, Person, Position


@pytest.fixture
def designer(benoit: Person) -> Position:
    """What Benoît does at Globex."""
    return Position.objects.get(person=benoit)


def send(me: Client, position: Position, **said: str) -> Any:
    """Send the form of a position and follow to where it leads."""
    where = f"/people/{position.person_id}/positions/{position.pk}/"
    return me.post(where, {"title": "Designer", "organisation": "Globex", **said}, follow=True)


def test_a_former_position_is_added_and_undone(me: Client, book: Book, benoit: Person) -> None:
    was = exported(book)
    said = {"title": "Baker", "organisation": "Initech", "started": "2012-09", "ended": "2015"}
    done = me.post(f"/people/{benoit.pk}/positions/", said, follow=True)
    for words in ("Corrected: Benoît Durand.", "Baker", "September 2012 – 2015"):
        assert words in text(done)
    assert "Designer · Globex" in text(done)
    me.post("/undo/", {"entry": done.context["toast"].entry})
    assert exported(book) == was


def test_the_days_of_a_position_are_put_right(me: Client, designer: Position) -> None:
    page = me.get(f"/people/{designer.person_id}/")
    where = f"/people/{designer.person_id}/positions/{designer.pk}/"
    assert where in addresses(page).followed
    assert 'value="Globex"' in me.get(where).content.decode()
    assert "March 2021 – now" in text(send(me, designer, started="2021-03", current="1"))
    assert "2021 – 2024" in text(send(me, designer, started="2021", ended="2024"))
    assert not Position.objects.filter(current=True).exists()


def test_a_position_is_taken_out_and_undone(me: Client, book: Book, designer: Position) -> None:
    was = exported(book)
    done = send(me, designer, remove="1")
    assert "No position known." in text(done)
    me.post("/undo/", {"entry": done.context["toast"].entry})
    assert exported(book) == was


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": " ", "organisation": ""}, "Say the title or the organisation"),
        ({"started": "03/2021"}, "“03/2021” is not a date. Write 2021"),
        ({"started": "2021-13"}, "is not a date"),
        ({"started": "2022", "ended": "2021-03"}, "A position ends before it begins"),
        ({"ended": "2021", "current": "1"}, "Empty the end, or take the tick off."),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(
    me: Client, designer: Position, said: dict[str, str], sentence: str
) -> None:
    answer = send(me, designer, **said)
    assert answer.status_code == 422
    assert sentence in text(answer)
    for value in filter(str.strip, said.values()):
        assert f'value="{value}"' in answer.content.decode()
    assert Position.objects.values().get() == {
        **Position.objects.values().get(), "title": "Designer", "started": "", "current": True,
    }  # fmt: skip


def test_what_is_the_same_changes_nothing(me: Client, book: Book, designer: Position) -> None:
    set_fields(book, designer.person, [("note", "x")], on=TODAY)
    assert "Nothing was changed." in text(send(me, designer, current="1"))


def test_a_position_is_theirs_alone(me: Client, book: Book, designer: Position) -> None:
    alice = a_person(book)
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    stranger = a_person(other, "Zoé Wolf", title="Baker")
    theirs = Position.objects.get(person=stranger)
    for path in (f"{alice.pk}/positions/{designer.pk}", f"{stranger.pk}/positions/{theirs.pk}"):
        assert me.post(f"/people/{path}/", {"remove": "1"}).status_code == 404
    assert me.get(f"/people/{stranger.pk}/positions/").status_code == 404
    assert Position.objects.count() == 2


def test_a_hostile_title_is_harmless_where_it_is_put_right(me: Client, benoit: Person) -> None:
    hostile = '"><script>alert(1)</script>'
    said = {"title": hostile, "started": "x"}
    answer = me.post(f"/people/{benoit.pk}/positions/", said)
    assert "<script>alert" not in answer.content.decode()
    assert addresses(answer).inline == []


@pytest.mark.parametrize(
    ("said", "at_fault"),
    [
        ({"started": "spring", "ended": ""}, "started"),
        ({"started": "2012", "ended": "then"}, "ended"),
        ({"started": "2015", "ended": "2012"}, "ended"),
        ({"title": "", "organisation": ""}, "title"),
    ],
)
def test_a_refused_position_is_taken_up_where_the_fault_is(
    me: Client, designer: Position, said: dict[str, str], at_fault: str
) -> None:
    page = send(me, designer, **said).content.decode().partition("</main>")[0]
    fields = [field for field in re.findall("<input[^>]*>", page) if "autofocus" in field]
    assert [re.findall('name="([^"]*)"', field) for field in fields] == [[at_fault]]
