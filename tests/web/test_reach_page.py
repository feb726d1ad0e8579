"""Reach on its page: the field, the paths, the draft that asks, and what would make a path."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.builders import NOW, TODAY, a_person, an_exchange, called
from tests.web.pages import addresses, text

from entregent.services.fields import set_fields
from entregent.services.language import choose_language
from entregent.services.links import link
from entregent.storage.models import Book, Person

AtMost = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def marc(book: Book) -> Person:
    """Marc, whom I have heard of from Sophie, his wife, whom I know well."""
    sophie = a_person(book, "Sophie Lacaze", title="Coach", emails=["sophie@spin.example"])
    marc = a_person(book, "Marc Lacaze", organisation="Vents du Pilat", title="Recruteur")
    set_fields(book, marc, [("email", "marc@pilat.example")], on=TODAY)
    for days in (3, 10, 17):
        an_exchange(book, sophie, channel="call", by="them", on=TODAY - timedelta(days=days))
    link(book, sophie, marc, evidence="After the spin class", kind="spouse")
    return marc


def test_the_page_asks_for_one_thing(me: Client) -> None:
    said = text(me.get("/reach/"))
    assert "Whom would you like to meet?" in said
    assert "No path yet" not in said


def test_a_path_is_told_with_its_evidence_and_leads_to_a_draft_without_contact_details(
    me: Client, marc: Person
) -> None:
    response = me.get("/reach/?who=recrutement")
    said = text(response)
    assert "How to reach “recrutement”" in said
    assert "tie, a call three days ago" in said
    assert "spouses: “After the spin class”" in said
    assert "Ask Sophie Lacaze first, aloud" in said
    (to,) = [a for a in addresses(response).followed if "ask-introduction" in a]
    draft = me.get(to)
    assert "Marc Lacaze" in text(draft)
    assert "Recruteur, Vents du Pilat" not in text(draft)  # his wife knows
    assert "marc@pilat.example" not in draft.content.decode()
    assert "Ask for an introduction" in text(draft)


def test_the_page_speaks_french(me: Client, book: Book, marc: Person) -> None:
    choose_language(book, "fr")
    said = text(me.get("/reach/?who=Marc+Lacaze"))
    assert "Comment atteindre Marc Lacaze" in said
    assert "Demandez d’abord à Sophie Lacaze, de vive voix" in said


def test_no_path_says_what_would_make_one(me: Client, book: Book) -> None:
    stranger = a_person(book, "Zoé Wolf")
    response = me.get(f"/reach/?who={stranger.pk}")
    assert "Nobody you know shares a firm, a school, a sector" in text(response)
    assert 'value="Zoé Wolf"' in response.content.decode()


def test_the_page_names_who_is_kept_out_of_introductions(
    me: Client, book: Book, marc: Person
) -> None:
    sophie = called(book, "Sophie Lacaze")
    set_fields(book, sophie, [("boundary", "no-introductions")], on=TODAY)
    said = text(me.get(f"/reach/?who={marc.pk}"))
    assert "Sophie Lacaze knows Marc Lacaze, but you noted not to ask them" in said
    set_fields(book, marc, [("boundary", "no-introductions")], on=TODAY)
    said = text(me.get(f"/reach/?who={marc.pk}"))
    assert "nobody is to be introduced to Marc Lacaze" in said
    assert "Sophie Lacaze" not in said


def test_the_page_says_first_that_nobody_is_there(me: Client, book: Book) -> None:
    anne = a_person(book, "Anne Roy", organisation="Ailes du Sud", title="Aerospace engineer")
    an_exchange(book, anne, by="them")
    said = text(me.get("/reach/?who=Airbus"))
    assert "Nobody at Airbus in your book." in said
    assert "How to reach “Airbus”" not in said
    assert said.index("Nobody at Airbus") < said.index("elsewhere") < said.index("Anne Roy")


def test_the_page_says_in_one_sentence_that_nobody_has_all_the_words(
    me: Client, book: Book
) -> None:
    anne = a_person(book, "Anne Roy", organisation="Avions Sud", title="Technicienne")
    an_exchange(book, anne, by="them")
    said = text(me.get("/reach/?who=recruteur+aéronautique"))
    assert "says all of “recruteur aéronautique”; that of one person says some of it." in said
    assert "will do" not in said
    assert "Close in meaning: Avions." in said
    me.get("/?lang=fr")
    said = text(me.get("/reach/?who=recruteur+aéronautique")).replace("\u202f", " ")
    assert "Proche par le sens : Avions." in said


def test_the_page_of_somebody_not_in_touch_leads_here(me: Client, book: Book, marc: Person) -> None:
    there = f"/reach/?who={marc.pk}"
    assert there in addresses(me.get(f"/people/{marc.pk}/")).followed
    sophie = Person.objects.get(name="Sophie Lacaze")
    near = addresses(me.get(f"/people/{sophie.pk}/")).followed
    assert not [address for address in near if address.startswith("/reach/?")]


def test_namesakes_are_offered_to_choose_from(me: Client, book: Book) -> None:
    twins = [a_person(book, "Alice Martin", title=title) for title in ("Chef", "Juge")]
    response = me.get("/reach/?who=alice+martin")
    assert response.status_code == 422
    assert {f"/reach/?who={p.pk}" for p in twins} <= set(addresses(response).followed)


@pytest.mark.parametrize("who", ["zzz", "!!", "999", "<script>alert(1)</script>", "x" * 5_000])
def test_what_means_nobody_comes_back_with_a_next_step(me: Client, who: str) -> None:
    response = me.get("/reach/", {"who": who})
    assert response.status_code == 422
    assert "<script>alert" not in response.content.decode()
    assert (
        "Try fewer words" in text(response)
        or "Nobody here" in text(response)
        or "There is nobody of number 999" in text(response)
        or ("Say whom to reach" in text(response))
    )


def test_people_of_another_book_are_neither_sought_nor_passed_through(
    me: Client, book: Book
) -> None:
    other = Book.objects.create(language="en", time_zone="UTC", created_at=NOW)
    theirs = a_person(other, "Chloé Petit", organisation="Initech", title="Recruteur")
    for who in (theirs.pk, "Chloé Petit", "Initech", "recruteur"):
        assert me.get("/reach/", {"who": who}).status_code == 422
    mine = a_person(book)
    draft = me.get(f"/people/{mine.pk}/write/?intent=ask-introduction&about={theirs.pk}")
    assert draft.status_code == 422
    assert "Chloé" not in text(draft)


def test_the_page_asks_the_same_few_questions_whatever_the_book_holds(
    me: Client, book: Book, marc: Person, django_assert_max_num_queries: AtMost
) -> None:
    me.get("/reach/?who=Marc+Lacaze")
    with django_assert_max_num_queries(20):
        me.get("/reach/?who=Marc+Lacaze")
    for number in range(20):
        friend = a_person(book, f"Friend {number}", organisation="Globex")
        an_exchange(book, friend, on=TODAY, by="them")
        link(book, friend, marc, evidence="x")
    me.get("/reach/?who=Marc+Lacaze")
    with django_assert_max_num_queries(20):
        me.get("/reach/?who=Marc+Lacaze")


def test_where_no_path_leads_a_link_is_stated_there_and_may_open_one(
    me: Client, book: Book, benoit: Person
) -> None:
    an_exchange(book, benoit, by="them")
    zoe = a_person(book, "Zoé Seule")
    page = text(me.get(f"/reach/?who={zoe.pk}"))
    assert "Nobody you know shares a firm" in page
    assert "Say who knows Zoé Seule" in page
    said = {"who": benoit.name, "kind": "close", "evidence": "cousins", "from": "reach"}
    page = text(me.post(f"/people/{zoe.pk}/links/", said, follow=True))
    assert "cousins" in page
    assert "Draft the request to" in page
