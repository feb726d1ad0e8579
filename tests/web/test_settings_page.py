"""Settings: each choice holds, can be undone, and a refused one is still on the page."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from tests.builders import (
    ALICE,
    ME,
    NOW,
    TODAY,
    a_linkedin_archive,
    a_mail,
    a_person,
    an_exchange,
    an_mbox,
    exported,
    imported,
    mail,
    names,
)
from tests.web.pages import addresses, text

from entregent.services.cadences import Proposal
from entregent.services.ignoring import ignore
from entregent.services.me import add_my_address
from entregent.services.time_zone import time_zones
from entregent.storage.models import (
    Book,
    IgnoredAddress,
    MyAddress,
    Organisation,
    Person,
    Position,
    Tie,
)

PAGES = ["/settings/", "/settings/cadences/", "/settings/erase/"]


def chosen(me: Client, what: str, **said: str) -> Any:
    """Send one form of the settings, and follow to the page it leads to."""
    return me.post(f"/settings/{what}/", said, follow=True)


def undo(me: Client, done: Any) -> None:
    me.post("/undo/", {"entry": done.context["toast"].entry, "back": "/settings/"})


CHOICES = [
    ("language", {"language": "fr"}, "language", "fr"),
    ("zone", {"zone": "America/Toronto"}, "time_zone", "America/Toronto"),
    ("pace", {"pace": "10"}, "daily_limit", 10),
    ("between-asks", {"days": "30"}, "days_between_asks", 30),
]


@pytest.mark.parametrize(("what", "said", "field", "value"), CHOICES)
def test_a_choice_holds_until_it_is_undone(
    me: Client, book: Book, what: str, said: dict[str, str], field: str, value: object
) -> None:
    before = getattr(book, field)
    done = chosen(me, what, **said)
    book.refresh_from_db()
    assert getattr(book, field) == value
    undo(me, done)
    book.refresh_from_db()
    assert getattr(book, field) == before


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("language", {"language": "de"}),
        ("language", {}),
        ("zone", {"zone": "Mars/Olympus"}),
        ("zone", {"zone": "../../etc/passwd"}),
        ("zone", {}),
        ("pace", {"pace": "0"}),
        ("between-asks", {"days": "0"}),
        ("between-asks", {"days": "900"}),
        ("between-asks", {}),
        ("pace", {"pace": "-3"}),
        ("pace", {"pace": "9" * 30}),
        ("pace", {"pace": "x"}),
        ("mine", {"address": "nonsense"}),
        ("mine", {}),
        ("ignored", {"value": "nonsense"}),
        ("ignored", {"value": "a b@c"}),
    ],
)
def test_a_choice_that_is_none_is_refused_beside_its_form(
    me: Client, book: Book, what: str, said: dict[str, str]
) -> None:
    before = exported(book)
    response = me.post(f"/settings/{what}/", said)
    assert response.status_code == 422
    assert response.context["refused"].section == what
    assert "refusal" in response.content.decode()
    assert exported(book) == before


def test_what_was_typed_is_still_there_when_it_is_refused(me: Client) -> None:
    response = me.post("/settings/mine/", {"address": '"nonsense'})
    assert 'value="&quot;nonsense"' in response.content.decode()


def test_every_time_zone_proposed_is_one(me: Client) -> None:
    assert len(time_zones()) > 300
    assert all(ZoneInfo(name) for name in time_zones())
    assert "Toronto" in text(me.get("/settings/"))


def test_places_are_named_in_the_language_of_the_page(me: Client) -> None:
    english = me.get("/settings/").content.decode()
    assert '<option value="Europe/London">London</option>' in english
    me.get("/?lang=fr")
    french = me.get("/settings/").content.decode()
    assert '<option value="Europe/London">Londres</option>' in french
    assert '<optgroup label="Amérique">' in french
    assert french.index(">Le Caire<") < french.index(">Lomé<") < french.index(">Londres<")


def test_a_zone_chosen_elsewhere_stays_among_them(me: Client, book: Book) -> None:
    book.time_zone = "Etc/GMT+3"
    book.save()
    assert '<option value="Etc/GMT+3" selected>' in me.get("/settings/").content.decode()


def test_how_many_people_is_said_in_minutes_too(me: Client) -> None:
    assert "5 people. About 20 minutes." in text(me.get("/settings/"))


def test_my_own_name_is_shown_as_it_is_written(me: Client, book: Book, tmp_path: Path) -> None:
    imported(book, a_linkedin_archive(tmp_path, owner="Élise,de La Tour"))
    said = text(me.get("/settings/"))
    assert "Élise de La Tour" in said
    assert "elise de la tour" not in said


def test_an_address_of_mine_is_added_known_at_imports_and_removed(
    me: Client, book: Book, tmp_path: Path
) -> None:
    done = chosen(me, "mine", address=f" {ME.upper()} ")
    assert ME in text(done)
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME)))
    assert names(book) == ["Alice Martin"]
    mine = MyAddress.objects.get(key=ME)
    done = me.post(f"/settings/mine/{mine.pk}/remove/", follow=True)
    assert not MyAddress.objects.filter(key=ME).exists()
    undo(me, done)
    assert MyAddress.objects.filter(key=ME).exists()


def test_my_position_is_kept_and_the_one_before_stays(me: Client, book: Book) -> None:
    chosen(me, "position", title="Engineer", organisation="Acme")
    done = chosen(me, "position", title="Head", organisation="Globex")
    assert 'value="Globex"' in done.content.decode()
    held = Position.objects.filter(person__is_me=True).order_by("id")
    assert [(p.title, p.current) for p in held] == [("Engineer", False), ("Head", True)]
    assert names(book) == []
    undo(me, done)
    assert Position.objects.get(person__is_me=True).current


@pytest.mark.parametrize(("language", "named"), [("en", "On this page"), ("fr", "Sur cette page")])
def test_the_page_begins_with_what_it_holds_in_its_order(
    me: Client, language: str, named: str
) -> None:
    me.get("/", {"lang": language})
    page = me.get("/settings/").content.decode()
    contents = page.partition(f'<nav class="contents" aria-label="{named}">')[2]
    contents, _, parts = contents.partition("</nav>")
    listed = re.findall(r'href="#([^"]+)">([^<]+)<', contents)
    titles = re.findall(r'<section class="card" id="([^"]+)".*?<h2[^>]*>([^<]+)</h2>', parts, re.S)
    assert listed == titles


@pytest.fixture
def between_jobs(book: Book) -> Position:
    """The position that the owner's files tell of last, which is over."""
    camille = Person.objects.create(book=book, name="Camille", is_me=True, created_at=NOW)
    firm = Organisation.objects.create(book=book, name="Acme", key="acme")
    said = {"person": camille, "organisation": firm, "current": False, "origin": "linkedin"}
    dates = {"started": "2021-04", "ended": "2026-08"}
    return Position.objects.create(book=book, title="Head of Sales", **said, **dates)


@pytest.mark.parametrize(
    ("language", "known", "filled"),
    [
        ("en", "The latest known: Head of Sales · Acme April 2021 – August 2026", "not kept yet"),
        (
            "fr",
            "Dernier poste connu\u202f: Head of Sales · Acme avril 2021 – août 2026",
            "rien n’est encore enregistré",
        ),
    ],
)
def test_a_position_that_files_tell_of_is_proposed_and_never_kept_unseen(
    me: Client, between_jobs: Position, language: str, known: str, filled: str
) -> None:
    me.get("/", {"lang": language})
    page = me.get("/settings/")
    assert known in text(page)
    assert 'value="Head of Sales"' not in page.content.decode()
    taken_up = me.get("/settings/", {"position": between_jobs.pk})
    assert filled in text(taken_up)
    assert 'value="Head of Sales"' in taken_up.content.decode()
    assert 'value="Acme"' in taken_up.content.decode()
    assert not Position.objects.filter(current=True).exists()
    done = chosen(me, "position", title="Head of Sales", organisation="Acme")
    assert Position.objects.filter(person__is_me=True, current=True).count() == 1
    assert known not in text(done)


def test_nothing_is_proposed_to_whom_says_what_they_do(me: Client, between_jobs: Position) -> None:
    chosen(me, "position", title="Engineer", organisation="Globex")
    page = me.get("/settings/", {"position": between_jobs.pk})
    assert "The latest known" not in text(page)
    assert 'value="Engineer"' in page.content.decode()


def test_a_sender_left_out_leaves_the_book_and_undo_brings_them_back(
    me: Client, book: Book, tmp_path: Path
) -> None:
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME)), me=[ME])
    done = chosen(me, "ignored", value="@acme.example")
    assert "1 person left the book." in text(done)
    assert names(book) == []
    undo(me, done)
    assert names(book) == ["Alice Martin"]
    assert not IgnoredAddress.objects.exists()


def test_a_sender_left_out_is_let_in_again(me: Client, book: Book, tmp_path: Path) -> None:
    chosen(me, "ignored", value=mail(ALICE))
    out = IgnoredAddress.objects.get()
    done = me.post(f"/settings/ignored/{out.pk}/remove/", follow=True)
    assert "Let in again" in text(done)
    imported(book, an_mbox(tmp_path, a_mail(ALICE, ME)), me=[ME])
    assert names(book) == ["Alice Martin"]


@pytest.mark.parametrize("what", ["mine", "ignored"])
def test_a_row_of_another_book_is_not_there(me: Client, what: str) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    add_my_address(other, ME)
    ignore(other, "spam.example")
    pk = (MyAddress if what == "mine" else IgnoredAddress)._default_manager.get().pk
    assert me.post(f"/settings/{what}/{pk}/remove/").status_code == 404
    assert MyAddress.objects.exists()
    assert IgnoredAddress.objects.exists()
    assert ME not in text(me.get("/settings/"))


def test_ties_that_few_share_are_marked_and_explained_once(
    me: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [a_person(book, name) for name in ("Alice Martin", "Benoît Durand", "Chloé Petit")]
    found = [Proposal(person, 7, person is not people[0]) for person in people]
    monkeypatch.setattr("entregent.web.views.cadences.propose_cadences", lambda *_, **__: found)
    said = text(me.get("/settings/cadences/"))
    assert said.count("a tie few share") == 2
    assert said.count("they fade first") == 1
    monkeypatch.setattr("entregent.web.views.cadences.propose_cadences", lambda *_, **__: found[:1])
    assert "they fade first" not in text(me.get("/settings/cadences/"))


def test_cadences_are_proposed_chosen_at_once_and_undone(me: Client, book: Book) -> None:
    for name in ("Alice Martin", "Benoît Durand"):
        an_exchange(book, a_person(book, name), channel="meal", on=TODAY)
    said = text(me.get("/settings/cadences/"))
    assert "Cadences are proposed for 2 of your strongest ties." in said
    assert "Every week" in said
    done = me.post("/settings/cadences/accept/", {"shown": "2"}, follow=True)
    assert "2 cadences chosen." in text(done)
    assert "No cadence to propose." in text(done)
    assert {tie.cadence for tie in Tie.objects.all()} == {7}
    undo(me, done)
    assert {tie.cadence for tie in Tie.objects.all()} == {None}


def test_cadences_proposed_since_the_page_was_read_are_shown_first(me: Client, book: Book) -> None:
    for name in ("Alice Martin", "Benoît Durand"):
        an_exchange(book, a_person(book, name), channel="meal", on=TODAY)
    answer = me.post("/settings/cadences/accept/", {"shown": "1"})
    assert answer.status_code == 422
    assert "It is 2 people now, where the page showed 1." in text(answer)
    assert 'name="shown" value="2"' in answer.content.decode()
    assert {tie.cadence for tie in Tie.objects.all()} == {None}


def test_a_layer_that_holds_too_many_says_so(me: Client, book: Book) -> None:
    for number in range(6):
        person = a_person(book, f"Alice {number}")
        me.post(f"/people/{person.pk}/cadence/", {"cadence": "7"})
    said = text(me.get("/settings/cadences/"))
    assert "6 chosen More than one keeps up with" in said


@pytest.mark.parametrize("page", PAGES)
def test_a_hostile_text_is_shown_harmless(me: Client, book: Book, page: str) -> None:
    chosen(me, "position", title='"><script>alert(1)</script>', organisation="\u202eevil" * 99)
    an_exchange(book, a_person(book, '"><script>alert(1)</script>'), channel="meal")
    response = me.get(page)
    assert "<script>alert" not in response.content.decode()
    assert addresses(response).inline == []


FORMS = [
    "language", "zone", "pace", "position", "mine", "ignored", "cadences/accept", "copies/keep",
    "copies/back", "erase/all",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_choice_needs_a_form_of_ours(me: Client, stranger: Client, form: str) -> None:
    address = f"/settings/{form}/"
    assert me.get(address).status_code == 405
    assert stranger.post(address).status_code == 403
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = me.cookies
    assert careful.post(address).status_code == 403


@pytest.mark.parametrize("page", [*PAGES, "/settings/export/json/", "/settings/copies/download/"])
def test_a_stranger_gets_nothing(stranger: Client, benoit: Person, page: str) -> None:
    assert stranger.get(page).status_code == 403


AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.mark.parametrize(("page", "queries"), [("/settings/", 10), ("/settings/cadences/", 16)])
def test_more_people_take_no_more_questions(
    me: Client, book: Book, django_assert_max_num_queries: AtMost, page: str, queries: int
) -> None:
    an_exchange(book, a_person(book), channel="meal")
    with django_assert_max_num_queries(queries):
        me.get(page)
    for number in range(30):
        person = a_person(book, f"Alice {number}", organisation=f"Firm {number}")
        an_exchange(book, person, channel="meal")
        ignore(book, f"spam{number}.example")
        add_my_address(book, f"me{number}@moi.example")
    with django_assert_max_num_queries(queries):
        me.get(page)
