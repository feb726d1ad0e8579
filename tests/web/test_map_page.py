"""The map: its picture's columns, the list that tells the same, a circle, a group, a path."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import combinations, pairwise
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange
from tests.web.pages import addresses, text

from entregent.services import aside
from entregent.services.archiving import archive
from entregent.services.aside import Aside
from entregent.services.fields import set_fields
from entregent.services.language import choose_language
from entregent.services.links import link
from entregent.services.mapping import kept, showing
from entregent.services.mapping.drawing import draw
from entregent.services.mapping.groups import names_of
from entregent.services.wording.language import speaking
from entregent.services.wording.mapping import group_name
from entregent.storage.home import map_file
from entregent.storage.models import Book, Person

AtMost = Callable[..., AbstractContextManager[Any]]


def at(book: Book, firm: str, *names: str) -> list[Person]:
    """Return people of a firm, each of whom knows the next and the first."""
    people = [a_person(book, name, organisation=firm) for name in names]
    for one, other in pairwise(people):
        link(book, one, other, evidence="x")
        if one != people[0]:
            link(book, people[0], other, evidence="x")
    return people


@pytest.fixture
def firms(book: Book) -> tuple[list[Person], list[Person]]:
    """Three of Acme and three of Globex; Alice of the one knows Dan of the other. Zoé is alone."""
    acme = at(book, "Acme", "Alice Martin", "Benoît Durand", "Chloé Petit")
    globex = at(book, "Globex", "Dan Roux", "Eva Wolf", "Farid Aziz")
    link(book, acme[0], globex[0], evidence="x")
    a_person(book, "Zoé Seule")
    return acme, globex


def told(me: Client, query: str = "") -> dict[str, Any]:
    """Return what the picture is drawn from."""
    answer = me.get(f"/map/picture.json?{query}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_an_empty_book_says_how_a_map_comes(me: Client) -> None:
    said = text(me.get("/map/"))
    assert "Nobody to draw yet" in said
    assert "Find somebody" not in said
    assert told(me)["ids"] == []


def test_the_list_tells_the_groups_their_people_and_who_joins_them(
    me: Client, firms: tuple[list[Person], list[Person]]
) -> None:
    said = text(me.get("/map/"))
    assert "Acme" in said
    assert "Globex" in said
    assert "To “Globex” through Alice Martin, who knows Dan Roux" in said
    assert "Without a known link one person Zoé Seule" in said


@pytest.mark.parametrize(
    ("at_acme", "sailing", "english", "french"),
    [
        (3, 0, "Acme", "Acme"),
        (2, 0, "In and around Acme", "Autour d’Acme"),
        (2, 3, "Voile", "Voile"),
        (0, 2, "Around the circle Voile", "Autour du cercle Voile"),
        (0, 0, "Around P0 Martin", "P0 Martin et son entourage"),
    ],
)
def test_a_group_bears_the_name_of_what_half_of_it_is_else_it_is_around_it(
    book: Book, at_acme: int, sailing: int, english: str, french: str
) -> None:
    people = [
        a_person(
            book, f"P{n} Martin", organisation="Acme" if n < at_acme else f"Firm {n}",
            circles=["Voile"] if n >= 6 - sailing else [],
        )
        for n in range(6)
    ]  # fmt: skip
    for one, other in combinations(people, 2):
        link(book, one, other, evidence="x")
    drawing = draw(book, on=TODAY)
    (name,) = names_of(drawing, {0}).values()
    assert group_name(name) == english
    with speaking("fr"):
        assert group_name(name) == french


def test_the_picture_has_a_place_for_everybody_and_every_link(
    me: Client, firms: tuple[list[Person], list[Person]]
) -> None:
    acme, globex = firms
    drawn = told(me)
    assert set(drawn["names"]) == {p.name for p in (*acme, *globex)} | {"Zoé Seule"}
    assert len({*zip(drawn["x"], drawn["y"], strict=True)}) == 7
    ends = drawn["links"]
    pairs = {frozenset(drawn["ids"][end] for end in ends[at : at + 2]) for at in range(0, 14, 2)}
    assert frozenset({acme[0].pk, globex[0].pk}) in pairs
    assert (len(pairs), len(ends)) == (7, 14)
    group = dict(zip(drawn["names"], drawn["families"]["group"]["of"], strict=True))
    assert group["Alice Martin"] == group["Chloé Petit"] != group["Dan Roux"]
    firm = drawn["families"]["firm"]
    assert sorted(firm["names"]) == ["Acme", "Globex"]
    assert firm["counts"] == [3, 3]


def test_a_circle_is_shown_alone(me: Client, book: Book, firms: tuple[list[Person], ...]) -> None:
    for person in (firms[0][0], firms[1][1]):
        set_fields(book, person, [("circle", "Voile")], on=TODAY)
    assert sorted(told(me, "circle=voile")["names"]) == ["Alice Martin", "Eva Wolf"]
    said = text(me.get("/map/?circle=voile"))
    assert "Groups in the circle “Voile”" in said
    assert "Benoît Durand" not in said.partition("Groups in the circle")[2].partition("Bridges")[0]


def test_a_circle_that_is_not_in_a_group_says_so(
    me: Client, book: Book, firms: tuple[list[Person], ...]
) -> None:
    set_fields(book, firms[0][0], [("circle", "Voile")], on=TODAY)
    asked = f"circle=voile&around={firms[1][0].pk}"
    assert "Nobody is in both" in text(me.get(f"/map/?{asked}"))
    assert told(me, asked)["ids"] == []


def test_the_group_of_somebody_is_shown_whole(me: Client, firms: tuple[list[Person], ...]) -> None:
    address = f"around={firms[1][2].pk}"
    assert sorted(told(me, address)["names"]) == ["Dan Roux", "Eva Wolf", "Farid Aziz"]
    said = text(me.get(f"/map/?{address}"))
    assert "All groups" in said
    assert "Benoît Durand" not in said


def test_a_path_is_told_in_its_order_and_drawn(me: Client, firms: tuple[list[Person], ...]) -> None:
    path = [firms[0][1], firms[0][0], firms[1][0]]
    address = "path=" + ",".join(str(person.pk) for person in path)
    drawn = told(me, address)
    assert [drawn["names"][at] for at in drawn["path"]] == [person.name for person in path]
    said = text(me.get(f"/map/?{address}"))
    assert "The path Benoît Durand Alice Martin Dan Roux Leave the path" in said


def test_a_search_leads_to_the_group_of_whoever_is_found(
    me: Client, firms: tuple[list[Person], ...]
) -> None:
    response = me.get("/map/?q=eva")
    assert f"/map/?around={firms[1][1].pk}" in addresses(response).followed
    assert "Nobody found" in text(me.get("/map/?q=zzz"))


def test_somebody_is_told_with_whom_they_know(me: Client, firms: tuple[list[Person], ...]) -> None:
    response = me.get(f"/map/who/{firms[1][0].pk}/")
    said = text(response)
    assert "Dan Roux" in said
    assert "Globex" in said
    assert "Alice Martin" in said
    assert f"/people/{firms[1][0].pk}/" in addresses(response).followed


def test_the_page_of_paths_leads_to_the_map(me: Client, book: Book) -> None:
    sophie, marc = a_person(book, "Sophie Lacaze"), a_person(book, "Marc Lacaze")
    link(book, sophie, marc, evidence="x", kind="spouse")
    an_exchange(book, sophie, on=TODAY, by="them")
    followed = addresses(me.get(f"/reach/?who={marc.pk}")).followed
    assert f"/map/?path={sophie.pk},{marc.pk}" in followed


def test_whoever_is_archived_or_renamed_is_not_told_as_before(
    me: Client, book: Book, firms: tuple[list[Person], ...]
) -> None:
    me.get("/map/")
    archive(book, firms[0][1], on=TODAY)
    set_fields(book, firms[0][2], [("name", "Chloé Grand")], on=TODAY)
    names = told(me)["names"]
    assert "Benoît Durand" not in names
    assert {"Chloé Grand"} == {name for name in names if name.startswith("Chloé")}


def test_places_stay_while_links_stay(
    me: Client, book: Book, firms: tuple[list[Person], ...]
) -> None:
    before = told(me)
    an_exchange(book, firms[0][0], on=TODAY, by="them")
    set_fields(book, firms[0][1], [("title", "Chef")], on=TODAY)
    after = told(me)
    assert (before["x"], before["y"]) == (after["x"], after["y"])
    assert before["size"] != after["size"]


def test_people_of_another_book_are_nowhere_on_it(
    me: Client, book: Book, firms: tuple[list[Person], ...]
) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    theirs = a_person(other, "Xavier Autre")
    set_fields(other, theirs, [("circle", "Secret")], on=TODAY)
    assert "Xavier Autre" not in told(me)["names"]
    mine = firms[0][0].pk
    for asked in (f"around={theirs.pk}", f"path={mine},{theirs.pk}", "circle=secret", "around=x",
                  "path=1,x", "circle=zzz", "around=999999999999999999999"):  # fmt: skip
        assert me.get(f"/map/?{asked}").status_code == 404
        assert me.get(f"/map/picture.json?{asked}").status_code == 404
    assert me.get(f"/map/who/{theirs.pk}/").status_code == 404


def test_a_hostile_name_is_harmless(me: Client, book: Book) -> None:
    names = ("<script>alert(1)</script>", "</script><img src=x>", "Bob")
    people = at(book, "<b>Firm</b>", *names)
    for address in ("/map/", f"/map/who/{people[0].pk}/", "/map/?q=script"):
        body = me.get(address).content.decode()
        assert "<script>alert" not in body
        assert "<img src=x" not in body
    answer = me.get("/map/picture.json")
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_page_speaks_french(
    me: Client, book: Book, firms: tuple[list[Person], list[Person]]
) -> None:
    choose_language(book, "fr")
    said = text(me.get("/map/"))
    assert "Vers «\u202fGlobex\u202f» par Alice Martin, qui connaît Dan Roux" in said
    assert "Sans relation connue" in told(me)["families"]["group"]["names"]


@pytest.mark.parametrize("address", ["/map/", "/map/picture.json", "/map/now/", "/map/who/1/"])
def test_a_stranger_sees_no_map(stranger: Client, address: str) -> None:
    assert stranger.get(address).status_code == 403


def test_a_damaged_drawing_is_drawn_anew(me: Client, firms: tuple[list[Person], ...]) -> None:
    before = told(me)
    for damage in (b"", b"PK\x03\x04 no zip", map_file().read_bytes()[:900]):
        map_file().write_bytes(damage)
        assert told(me) == before


def test_the_drawing_is_for_its_owner_alone(me: Client, firms: tuple[list[Person], ...]) -> None:
    me.get("/map/")
    assert map_file().stat().st_mode & 0o077 == 0
    assert b"Martin" not in map_file().read_bytes()


def test_a_large_book_says_that_it_is_being_drawn(
    me: Client, firms: tuple[list[Person], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(showing, "AT_ONCE", 0)
    monkeypatch.setattr(showing._drawing, "start", lambda: begun.append(True))
    monkeypatch.setattr(showing._drawing, "goes_on", lambda: True)
    assert "Your map is being drawn" in text(me.get("/map/"))
    assert me.get("/map/picture.json").status_code == 204
    assert "being drawn" in text(me.get("/map/now/"))
    assert begun
    monkeypatch.setattr(showing._drawing, "goes_on", lambda: False)
    assert me.get("/map/now/")["HX-Refresh"] == "true"
    monkeypatch.setattr(showing._drawing, "failed", True)
    assert "could not be drawn" in text(me.get("/map/now/"))


def test_each_change_of_a_large_book_is_drawn(
    me: Client, book: Book, firms: tuple[list[Person], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def started(work: str) -> subprocess.Popen[bytes]:
        begun.append(work)
        return subprocess.Popen([sys.executable, "-c", "pass"], stdout=subprocess.PIPE)

    monkeypatch.setattr(showing, "AT_ONCE", 0)
    monkeypatch.setattr(aside, "started", started)
    drawing = Aside("map")
    monkeypatch.setattr(showing, "_drawing", drawing)
    for name in ("Une", "Deux"):
        a_person(book, name)
        me.get("/map/")
        drawing.wait(20)
    assert begun == ["map"] * 2
    assert not drawing.goes_on()


def test_a_map_that_cannot_be_kept_is_shown_all_the_same(
    me: Client, firms: tuple[list[Person], ...]
) -> None:
    map_file().mkdir()
    assert "Alice Martin" in text(me.get("/map/"))


def test_the_map_of_before_is_shown_while_a_large_book_is_drawn_anew(
    me: Client, book: Book, firms: tuple[list[Person], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    me.get("/map/")
    a_person(book, "Nouvelle Venue")
    monkeypatch.setattr(showing, "AT_ONCE", 0)
    monkeypatch.setattr(showing._drawing, "start", lambda: None)
    said = text(me.get("/map/"))
    assert "a newer map is being drawn" in said
    assert "Alice Martin" in said


def test_the_pages_of_the_map_ask_the_same_few_questions_whatever_the_book_holds(
    me: Client, book: Book, firms: tuple[list[Person], ...],
    django_assert_max_num_queries: AtMost,
) -> None:  # fmt: skip
    alice, dan = firms[0][0].pk, firms[1][0].pk
    pages = ("/map/", f"/map/?around={alice}", "/map/picture.json", f"/map/who/{alice}/",
             f"/map/?path={alice},{dan}")  # fmt: skip

    def ask() -> None:
        me.get("/map/")  # drawn
        kept._read = None
        for page in pages:
            with django_assert_max_num_queries(16):
                assert me.get(page).status_code == 200

    ask()
    for number in range(8):
        people = at(book, f"Firm {number}", *(f"Friend {number} {each}" for each in range(5)))
        link(book, people[0], firms[0][0], evidence="x")
        set_fields(book, people[1], [("circle", f"Circle {number}")], on=TODAY)
    ask()
