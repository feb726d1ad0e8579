"""The page of the review: figures, drawings, each with its reading."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.builders import TODAY, a_person, an_exchange
from tests.web.pages import addresses, text

from entregent.services.follow_ups import plan
from entregent.services.goals import add_goal
from entregent.services.language import choose_language
from entregent.storage.models import Book, Person, WantedShare

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def known(book: Book, benoit: Person) -> None:
    """Consultants whom I see all the time, people of other trades whom I hardly write to."""
    for number in range(5):
        often = a_person(book, f"Often {number}", organisation="Acme Conseil", circles=["Choir"])
        rarely = a_person(book, f"Rarely {number}", organisation="Banque du Sud")
        for day in range(12):
            an_exchange(book, often, on=TODAY - timedelta(days=20 * day))
        an_exchange(book, rarely, on=TODAY - timedelta(days=40))
        an_exchange(book, rarely, on=TODAY - timedelta(days=500))
    an_exchange(book, benoit, on=TODAY - timedelta(days=500))
    add_goal(book, name="A job", kind="job")


def test_an_empty_book_says_what_would_make_figures(me: Client) -> None:
    response = me.get("/review/")
    said = text(response)
    assert "Figures come from exchanges" in said
    assert "/import/" in addresses(response).followed
    assert "<svg class=" not in response.content.decode()


def test_each_figure_has_its_reading(me: Client, known: None) -> None:
    said = text(me.get("/review/"))
    assert "10 ties are active" in said
    assert "5 of today’s were first met within the year." in said
    assert "92% of your exchanges go to one sector, “Consulting”, where 50%" in said
    assert "The ties of this year have all taken root." in said
    assert "Where 11 people live is not known." in said


def test_new_ties_lead_to_a_message(me: Client, book: Book, known: None) -> None:
    new = a_person(book, "Chloé Petit")
    an_exchange(book, new, on=TODAY - timedelta(days=3))
    followed = addresses(me.get("/review/")).followed
    assert f"/people/{new.pk}/write/" in followed
    assert f"/people/{new.pk}/" in followed


def test_every_drawing_has_a_name_a_reading_and_its_figures_as_a_table(
    me: Client, known: None
) -> None:
    page = me.get("/review/").content.decode()
    drawings = re.findall(r'<svg class="columns".*?</svg>', page, re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        name, reading = re.findall(r'aria-labelledby="(\S+) (\S+)"', drawing)[0]
        assert 'role="img"' in drawing
        assert re.search(rf'<title id="{name}">[^<]+</title><desc id="{reading}">[^<]+<', drawing)
    figures, tables = page.count("<figure>"), re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    assert figures == len([one for one in tables if "<table>" in one]) == 2
    assert "style=" not in page


def test_of_a_thousand_circles_the_first_are_told_and_the_others_together(
    me: Client, book: Book
) -> None:
    circles = [f"Circle {number:02}" for number in range(60)]
    an_exchange(book, a_person(book, "Chloé Petit", circles=circles), on=TODAY)
    response = me.get("/review/")
    said = text(response)
    assert "54 others" in said  # beside the bars
    assert "10 others" in said  # among the figures
    assert len(set(re.findall(r"Circle \d\d", said))) == 50


def test_the_page_speaks_french(me: Client, book: Book, known: None) -> None:
    choose_language(book, "fr")
    said = text(me.get("/review/"))
    assert "Bilan" in said
    assert "92\u202f% de vos échanges vont à un seul secteur, «\u202fConseil\u202f»" in said
    assert "exchanges" not in said


def test_it_is_found_by_its_name_and_by_what_it_tells(me: Client) -> None:
    for typed in ("review", "diversity", "erosion"):
        assert "/review/" in addresses(me.get(f"/go/?to={typed}")).followed


def test_the_page_asks_the_same_few_questions_whatever_the_book_holds(
    me: Client, book: Book, known: None, django_assert_max_num_queries: AtMost
) -> None:
    with django_assert_max_num_queries(32):
        me.get("/review/")
    for number in range(20):
        friend = a_person(book, f"Friend {number}", organisation=f"Firm {number}", circles=["Lyon"])
        an_exchange(book, friend, on=date(2026, 10, 1) - timedelta(days=10 * number))
        add_goal(book, name=f"Goal {number}")
    with django_assert_max_num_queries(32):  # worked out anew
        me.get("/review/")
    with django_assert_max_num_queries(12):  # as it was kept
        me.get("/review/")


def test_a_share_and_new_ties_are_aimed_at_and_taken_back(me: Client, known: None) -> None:
    said = {"of": "sector:bank", "percent": "60"}
    response = me.post("/review/aims/", said, follow=True)
    assert "Banking: 50% of your active ties, 60% wanted" in text(response)
    response = me.post("/review/aims/", {"new-ties": "4"}, follow=True)
    assert "of the 4 you want." in text(response) or "what you wanted, 4" in text(response)
    row = WantedShare.objects.get()
    response = me.post(f"/review/aims/{row.pk}/drop/", follow=True)
    assert "No share is wanted yet" in text(response)
    me.post("/undo/", {"entry": response.context["toast"].entry, "back": "/review/"})
    assert WantedShare.objects.exists()
    assert me.post("/review/aims/999/drop/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"of": "sector:bank", "percent": "lots"}, "from 1 to 100 percent"),
        ({"of": "place:", "town": "", "percent": "10"}, "tells no place"),
        ({"of": "circle:Choir", "percent": "10"}, "is not among"),
        ({"new-ties": "-3"}, "how many new ties a quarter"),
    ],
)
def test_what_cannot_be_aimed_at_comes_back_as_it_was_filled_in(
    me: Client, known: None, wrong: dict[str, str], sentence: str
) -> None:
    response = me.post("/review/aims/", wrong)
    assert response.status_code == 422
    assert sentence in text(response)
    assert not WantedShare.objects.exists()


def test_those_who_would_widen_the_network_lead_to_a_message(
    me: Client, book: Book, known: None
) -> None:
    other = a_person(book, "Elsa Roy", organisation="Solaire du Rhône")
    an_exchange(book, other, on=TODAY - timedelta(days=500))
    response = me.get("/review/")
    assert "Elsa Roy Energy (sector: 0% of your active ties)" in text(response)
    assert f"/people/{other.pk}/write/" in addresses(response).followed


def test_what_is_decided_is_kept_and_shown_at_the_next_review(
    me: Client, book: Book, known: None
) -> None:
    assert "It is time for your review" not in text(me.get("/review/"))
    me.post("/review/held/", {"decided": "Write to Benoît.\nSee fewer consultants."})
    shown = me.get("/review/")
    assert "you decided: Write to Benoît." in text(shown)
    assert "The next review" in text(shown)
    assert "Write to Benoît." in shown.content.decode().partition("<textarea")[2]
    me.post("/review/every/", {"months": "0"})
    assert "No review is proposed." in text(me.get("/review/"))
    refused = me.post("/review/every/", {"months": "1000"})
    assert refused.status_code == 422
    assert "or never" in text(refused)


def test_a_review_that_is_due_is_told_with_the_list_of_the_day(
    me: Client, book: Book, benoit: Person
) -> None:
    plan(book, benoit, "Call", on=TODAY)
    assert "It is time for your review" not in text(me.get("/"))
    Book.objects.update(created_at=book.created_at - timedelta(days=30))
    assert "It is time for your review" in text(me.get("/"))
    me.post("/review/held/", {"decided": ""})
    assert "It is time for your review" not in text(me.get("/"))
