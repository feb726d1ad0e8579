"""The sheet that prepares a meeting."""

import pytest
from django.test import Client
from tests.builders import TODAY, a_person
from tests.web.pages import text

from entregent.services.fields import set_fields
from entregent.services.me import choose_my_position
from entregent.storage.models import Book, Person


def test_from_the_page_of_somebody_one_prepares_a_meeting(
    me: Client, book: Book, benoit: Person
) -> None:
    set_fields(
        book,
        benoit,
        [("need", "an accountant"), ("how-met", "At the choir"), ("note", "A note")],
        on=TODAY,
    )
    here = f"/people/{benoit.pk}/prepare/"
    assert f'href="{here}"' in me.get(f"/people/{benoit.pk}/").content.decode()
    page = text(me.get(f"{here}?for=lunch"))
    assert "“an accountant”: how is it going, and what would help?" in page
    assert "At the choir" in page
    assert "Remove" not in page
    assert "Who else would be worth meeting?" in page


def test_to_somebody_far_above_the_sheet_says_what_to_bring(me: Client, book: Book) -> None:
    choose_my_position(book, title="Ingénieure", organisation="Globex", on=TODAY)
    for title, told in (("Présidente", True), ("Ingénieure", False)):
        person = a_person(book, "Dora Last", title=title, organisation="Initech")
        page = text(me.get(f"/people/{person.pk}/prepare/"))
        assert ("What you can do for them Bring something first" in page) == told


@pytest.mark.parametrize("kind", ["", "duel", "%00"])
def test_there_is_no_sheet_for_what_nobody_prepares(me: Client, benoit: Person, kind: str) -> None:
    assert me.get(f"/people/{benoit.pk}/prepare/?for={kind}").status_code == 404


def test_what_somebody_wrote_is_shown_harmless(me: Client, book: Book) -> None:
    person = a_person(book, "<script>alert(1)</script>", title="<b>CTO</b>", organisation="<i>")
    body = me.get(f"/people/{person.pk}/prepare/").content.decode()
    assert "<script>alert" not in body
    assert "<b>CTO" not in body
