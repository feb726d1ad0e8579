"""Duplicates: pairs side by side, and what one answers to them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange, exported, names
from tests.web.pages import addresses, text

from entregent.services import comparing
from entregent.services.fields import set_fields
from entregent.services.likeness import catch_up
from entregent.storage.models import Book, Entry, LikelyPair, Person, ToCompare

Two = tuple[Person, Person]
PAGES = ["/duplicates/", "/duplicates/sure/"]


def two(book: Book, one: str = "Robert Smith", other: str = "Bob Smith", **known: Any) -> Two:
    """Add two people of one firm."""
    known = {"organisation": "Acme", **known}
    return a_person(book, one, **known), a_person(book, other, **known)


@pytest.fixture
def pair(book: Book) -> Two:
    """Robert and Bob Smith of Acme, who differ in a name and a birthday."""
    robert, bob = two(book)
    set_fields(book, robert, [("birthday", "1980-05-01"), ("note", "Sails")], on=TODAY)
    set_fields(book, bob, [("birthday", "--05-01"), ("email", "bob@acme.example")], on=TODAY)
    an_exchange(book, bob, channel="meal")
    return robert, bob


def merge(me: Client, pair: Two, **chosen: int) -> Any:
    """Press the button that makes a pair one, and follow to the page it leads to."""
    a, b = pair
    return me.post(f"/duplicates/{a.pk}/{b.pk}/merge/", chosen, follow=True)


def test_nobody_twice_is_said_kindly(me: Client, benoit: Person) -> None:
    assert "Nobody seems to be in the book twice." in text(me.get("/duplicates/"))


def test_a_pair_is_shown_with_what_agrees_and_what_differs(me: Client, pair: Two) -> None:
    said = text(me.get("/duplicates/"))
    for words in (
        "Almost certain Robert Smith · Bob Smith",
        "One first name may be short for the other.",
        "They differ in 2 things: choose what to keep.",
        "Birthday different",
        "1 May 1980",
        "Organisation the same",
        "E-mail both are kept",
        "1 exchange, the last today",
        "1 note",
    ):
        assert words in said


def test_merging_makes_one_of_them_and_undo_two(me: Client, book: Book, pair: Two) -> None:
    me.get("/duplicates/")
    before = exported(book)
    done = merge(me, pair)
    assert names(book) == ["Robert Smith"]
    assert "Robert Smith is one person now." in text(done)
    assert "Nobody seems to be in the book twice." in text(done)
    me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/duplicates/"})
    assert exported(book) == before
    assert len(me.get("/duplicates/").context["pairs"]) == 1


def test_merging_takes_the_values_chosen(me: Client, book: Book, pair: Two) -> None:
    robert, bob = pair
    merge(me, pair, name=bob.pk, birthday=robert.pk)
    kept = Person.objects.get(name="Bob Smith")
    assert (kept.pk, kept.birthday) == (robert.pk, "1980-05-01")


def test_the_values_chosen_beforehand_are_those_a_merge_keeps(
    me: Client, book: Book, pair: Two
) -> None:
    [shown] = me.get("/duplicates/").context["pairs"]
    chosen = {single.field: single.wins for single in shown.singles}
    merge(me, pair, **chosen)
    kept = Person.objects.get()
    assert (kept.name, kept.birthday) == ("Robert Smith", "1980-05-01")


@pytest.mark.parametrize("side", ["0", "x", "999999"])
def test_a_choice_of_somebody_else_changes_nothing(
    me: Client, book: Book, pair: Two, side: str
) -> None:
    response = me.post(f"/duplicates/{pair[0].pk}/{pair[1].pk}/merge/", {"name": side})
    assert response.status_code == 422
    assert len(names(book)) == 2


def test_two_kept_apart_are_not_proposed_until_that_is_undone(
    me: Client, book: Book, pair: Two
) -> None:
    a, b = pair
    done = me.post(f"/duplicates/{a.pk}/{b.pk}/apart/", follow=True)
    assert "They stay two people" in text(done)
    assert done.context["pairs"] == []
    assert len(names(book)) == 2
    me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/duplicates/"})
    assert len(me.get("/duplicates/").context["pairs"]) == 1


@pytest.mark.parametrize("act", ["merge", "apart"])
def test_somebody_of_another_book_is_nobody_here(me: Client, pair: Two, act: str) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    stranger = a_person(other, "Bob Smith")
    response = me.post(f"/duplicates/{pair[0].pk}/{stranger.pk}/{act}/")
    assert response.status_code == 404
    assert Person.objects.filter(pk=stranger.pk).exists()


@pytest.mark.parametrize("act", ["merge", "apart"])
def test_answering_needs_a_form(me: Client, book: Book, pair: Two, act: str) -> None:
    assert me.get(f"/duplicates/{pair[0].pk}/{pair[1].pk}/{act}/").status_code == 405
    assert len(names(book)) == 2


def test_what_only_one_of_them_has_is_shown(me: Client, book: Book, pair: Two) -> None:
    said = [
        ("met-on", "2020-03-14"),
        ("birthday", "--05-01"),
        ("cadence", "30"),
        ("language", "fr"),
    ]
    set_fields(book, pair[0], [*said, ("archived", "yes")], on=TODAY)
    page = text(me.get("/duplicates/"))
    for words in ("14 March 2020", "1 May", "every month", "French", "In the archives"):
        assert words in page


def test_ten_pairs_make_a_page_the_likeliest_first(me: Client, book: Book) -> None:
    for number in range(12):
        family = f"{chr(97 + number) * 3}ov {chr(110 - number) * 4}ine"
        two(book, f"Claire {family}", f"Claire {family}", organisation=f"Firm {number}")
    first, second = me.get("/duplicates/"), me.get("/duplicates/?page=2")
    assert [len(page.context["pairs"]) for page in (first, second)] == [10, 2]
    likely = [shown.pair.probability for shown in first.context["pairs"]]
    assert likely == sorted(likely, reverse=True)
    assert "12 pairs may be one person." in text(first)
    assert len(me.get("/duplicates/?page=9").context["pairs"]) == 2


def test_all_sure_pairs_are_shown_before_they_are_merged(me: Client, book: Book, pair: Two) -> None:
    two(book, "Claire Morel", "Claire Morel")
    asked = me.get("/duplicates/sure/?above=0.95")
    assert "2 people would be joined" in text(asked)
    assert len(names(book)) == 4
    done = me.post("/duplicates/sure/merge/", {"above": "0.95", "shown": "2"}, follow=True)
    assert names(book) == ["Claire Morel", "Robert Smith"]
    assert "2 people joined to somebody already here." in text(done)
    me.post("/undo/", {"entry": done.context["toast"].entry})
    assert len(names(book)) == 4


def test_sure_pairs_that_came_since_they_were_shown_are_shown_first(
    me: Client, book: Book, pair: Two
) -> None:
    two(book, "Claire Morel", "Claire Morel")
    answer = me.post("/duplicates/sure/merge/", {"above": "0.95", "shown": "1"})
    assert answer.status_code == 422
    assert "It is 2 people now, where the page showed 1. Nothing was done yet" in text(answer)
    assert 'name="shown" value="2"' in answer.content.decode()
    assert len(names(book)) == 4


@pytest.mark.parametrize("above", ["", "0", "-1", "nan", "0.2", "x"])
def test_a_probability_that_is_not_proposed_is_the_surest(
    me: Client, pair: Two, above: str
) -> None:
    assert me.get("/duplicates/sure/", {"above": above}).context["above"] == 0.99


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, pair: Two) -> Two:
    """Two people, more than are compared without being asked."""
    monkeypatch.setattr(comparing, "AT_ONCE", 1)
    return pair


def test_very_many_are_compared_only_when_asked(me: Client, many: Two) -> None:
    said = text(me.get("/duplicates/"))
    assert "2 people wait to be compared with the others." in said
    assert not LikelyPair.objects.exists()
    assert me.get("/duplicates/sure/").status_code == 302


def test_comparing_them_shows_the_pairs(
    me: Client, book: Book, many: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "compare_meanwhile", lambda: catch_up(book))
    done = me.post("/duplicates/compare/", follow=True)
    assert "Everybody is compared." in text(done)
    assert len(done.context["pairs"]) == 1


def test_comparing_that_takes_long_goes_on_while_the_page_says_so(
    me: Client, many: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "compare_meanwhile", lambda: False)
    monkeypatch.setattr(comparing, "goes_on", lambda: True)
    said = text(me.post("/duplicates/compare/", follow=True))
    assert "They are being compared…" in said
    assert "Make them one" not in said


def test_comparing_that_fails_says_so_and_can_be_asked_again(
    me: Client, many: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "compare_meanwhile", lambda: True)
    monkeypatch.setattr(comparing, "failed", lambda: True)
    said = text(me.post("/duplicates/compare/", follow=True))
    assert "The comparing stopped before its end." in said
    assert "Compare them" in said


HOSTILE = '"><script>alert(1)</script>\u202e' + "é" * 200


def test_a_hostile_name_is_shown_harmless(me: Client, book: Book) -> None:
    two(book, f"Bob {HOSTILE}", f"Robert {HOSTILE}", met=HOSTILE, title=HOSTILE)
    for page in PAGES:
        response = me.get(page)
        assert "<script>alert" not in response.content.decode()
        assert addresses(response).inline == []


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_sees_no_pair(stranger: Client, pair: Two, page: str) -> None:
    response = stranger.get(page)
    assert response.status_code == 403
    assert "Smith" not in text(response)


AtMost = Callable[..., AbstractContextManager[Any]]


def test_more_pairs_take_no_more_questions(
    me: Client, book: Book, pair: Two, django_assert_max_num_queries: AtMost
) -> None:
    for number in range(12):
        family = f"{chr(97 + number) * 3}ov {chr(110 - number) * 4}ine"
        known: dict[str, Any] = {"through": pair[0], "met": "Fair", "circles": ["Choir"]}
        for person in two(book, f"Claire {family}", f"Claire {family}", **known):
            set_fields(book, person, [("note", "x"), ("birthday", "--05-01")], on=TODAY)
    catch_up(book)
    assert not ToCompare.objects.exists()
    acts = Entry.objects.count()
    with django_assert_max_num_queries(18):
        assert len(me.get("/duplicates/").context["pairs"]) == 10
    assert Entry.objects.count() == acts
